using System.Diagnostics.CodeAnalysis;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Tariff;

/// <summary>A number of the Harmonized Tariff Schedule, from a 4-digit heading to a 10-digit statistical number.</summary>
/// <remarks>
/// Shape: 4, 6, 8 or 10 digits. Printed with dots, <c>8471.30.0100</c>; in CATAIR records without (<see cref="ToCompact"/>).
/// Source: HTSUS general notes; CATAIR AE chapter, record 50. Whether the number exists is a question to a loaded tariff.
/// The default value is no number (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct HtsNumber : IParsable<HtsNumber>, IComparable<HtsNumber>
{
    readonly long tenDigits; // right-filled with zeros to ten digits, so that numbers sort in tariff order
    readonly ushort heading; // kept, since every look-up begins with it
    readonly byte length;

    HtsNumber(long tenDigits, int length) =>
        (this.tenDigits, heading, this.length) = (tenDigits, (ushort)(tenDigits / 1_000_000), (byte)length);

    /// <summary>True for the default value, which is no number.</summary>
    public bool IsNone => length == 0;

    /// <summary>How many digits were given: 4, 6, 8 or 10.</summary>
    public int Length => length;

    /// <summary>The chapter, 1 to 99.</summary>
    public int Chapter => heading / 100;

    /// <summary>The heading, the first four digits, 100 to 9999.</summary>
    public int Heading => heading;

    /// <summary>The digits filled with zeros on the right to ten, as one number. For ranges and look-ups.</summary>
    public long TenDigits => tenDigits;

    /// <summary>The last ten-digit number under this one, its digits filled with nines. For ranges and look-ups.</summary>
    public long LastUnder => tenDigits + length switch { 4 => 999_999, 6 => 9_999, 8 => 99, _ => 0 };

    /// <summary>True for chapters 98 and 99, which say how goods are treated and not what they are.</summary>
    public bool IsSpecialChapter => heading >= 9800;

    /// <summary>Reads 4, 6, 8 or 10 digits, with or without dots and blanks.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out HtsNumber value)
    {
        value = default;
        if (text.IsWhiteSpace()) return "The HTS number is missing.";
        long digits = 0;
        var count = 0;
        foreach (var c in text)
        {
            if (Ascii.IsDigit(c))
            {
                if (++count > 10) return "An HTS number has at most 10 digits, such as 8471.30.0100.";
                digits = digits * 10 + (c - '0');
            }
            else if (c is not ('.' or ' ' or '-')) return "An HTS number has only digits and dots, such as 8471.30.0100.";
        }
        if (count is not (4 or 6 or 8 or 10)) return "An HTS number has 4, 6, 8 or 10 digits, such as 8471.30.0100.";
        for (var i = count; i < 10; i++) digits *= 10;
        if (digits / 100_000_000 is 0 or 77) return "This chapter does not exist: chapters run from 01 to 99, without 77.";
        value = new HtsNumber(digits, count);
        return null;
    }

    /// <summary>True when this number is <paramref name="prefix"/> or lies under it.</summary>
    public bool IsUnder(HtsNumber prefix)
    {
        if (prefix.IsNone || length < prefix.length) return false;
        var scale = 1L;
        for (var i = prefix.length; i < 10; i++) scale *= 10;
        return tenDigits / scale == prefix.tenDigits / scale;
    }

    /// <inheritdoc/>
    public static HtsNumber Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HtsNumber result) =>
        Read(s, out result) is null;

    /// <inheritdoc/>
    public int CompareTo(HtsNumber other)
    {
        var byDigits = tenDigits.CompareTo(other.tenDigits);
        return byDigits != 0 ? byDigits : length.CompareTo(other.length);
    }

    /// <summary>The digits without dots.</summary>
    public string ToCompact() =>
        IsNone ? "" : tenDigits.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)[..length];

    /// <summary>The digits with dots after the fourth, sixth and eighth: <c>8471</c>, <c>8471.30</c>, <c>8471.30.01</c>, <c>8471.30.0100</c>.</summary>
    public override string ToString()
    {
        var d = ToCompact();
        return d.Length switch
        {
            <= 4 => d,
            6 => $"{d[..4]}.{d[4..]}",
            _ => $"{d[..4]}.{d[4..6]}.{d[6..]}",
        };
    }
}
