using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Validations;

/// <summary>A share of all, in millionths: 12,500 is 1.25 %.</summary>
/// <param name="Millionths">0 to 1,000,000.</param>
public readonly record struct Share(int Millionths) : IComparable<Share>
{
    /// <summary>None.</summary>
    public static readonly Share None;

    /// <summary>Every one.</summary>
    public static readonly Share All = new(1_000_000);

    /// <summary>Reads a percentage as people write it: <c>1.25</c> or <c>1.25 %</c>, at most four decimals.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(string? text, out Share share)
    {
        share = default;
        var plain = (text ?? "").Trim().TrimEnd('%').Trim();
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)) return "Enter a share in percent, such as 1.25.";
        if (percent is < 0 or > 100) return "A share is from 0 to 100 percent.";
        if (decimal.Round(percent, 4) != percent) return "A share has at most four decimals.";
        share = new((int)(percent * 10_000));
        return null;
    }

    /// <inheritdoc/>
    public int CompareTo(Share other) => Millionths.CompareTo(other.Millionths);

    /// <summary>"1.25 %".</summary>
    public override string ToString() => (Millionths / 10_000m).ToString("0.####", CultureInfo.InvariantCulture) + " %";

#pragma warning disable CS1591 // plain comparisons
    public static bool operator <(Share a, Share b) => a.Millionths < b.Millionths;
    public static bool operator >(Share a, Share b) => a.Millionths > b.Millionths;
    public static bool operator <=(Share a, Share b) => a.Millionths <= b.Millionths;
    public static bool operator >=(Share a, Share b) => a.Millionths >= b.Millionths;
#pragma warning restore CS1591
}

/// <summary>The draw of one entry: a number that follows from the seed of the period and the entry number, and that anybody who
/// has the seed can compute again.</summary>
/// <remarks>
/// <para>The number is the first eight bytes, the most significant first, of the SHA-256 of the UTF-8 text
/// <c>seed|period|entry number without hyphens</c>. The entry is drawn when number ÷ 2^64 is less than the share. So a greater
/// share draws all that a smaller one drew, the order of the entries does not matter, and a second run draws the same.</para>
/// <para>The seed is random and stays with CBP until the period is over: filers choose entry numbers, and could otherwise choose
/// those that are not drawn. docs/validations.md says how to repeat a draw.</para>
/// </remarks>
public static class SamplingDraw
{
    /// <summary>The number of an entry.</summary>
    public static ulong Number(string seed, string period, EntryNumber entry) => Number(Text(seed, period, entry));

    /// <summary>The number of a text.</summary>
    public static ulong Number(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The text whose SHA-256 it is.</summary>
    public static string Text(string seed, string period, EntryNumber entry) => $"{seed}|{period}|{entry.ToCompact()}";

    /// <summary>True when a share draws a number.</summary>
    public static bool IsDrawn(ulong number, Share share) => (UInt128)number * 1_000_000 < (UInt128)(uint)share.Millionths << 64;

    /// <summary>The number as a percentage of all numbers, to compare it with the share: "0.7312 %".</summary>
    public static string InWords(ulong number) => ((decimal)number / ulong.MaxValue * 100).ToString("0.0000", CultureInfo.InvariantCulture) + " %";

    /// <summary>The period of a day of receipt: the quarter of the calendar, "2026-Q4".</summary>
    public static string PeriodOf(DateOnly received) => string.Create(CultureInfo.InvariantCulture, $"{received.Year}-Q{(received.Month + 2) / 3}");

    /// <summary>A new seed: 128 random bits.</summary>
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
