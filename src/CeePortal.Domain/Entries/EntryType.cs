using System.Diagnostics.CodeAnalysis;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Entries;

/// <summary>The two-digit type of an entry; the first digit is the family (0 consumption, 1 informal, 2 warehouse or
/// temporary, 3 withdrawal, 5 government).</summary>
/// <remarks>
/// Any two digits can be held: which types exist and which ACE accepts is reference data. Source: CBP Form 7501
/// instructions; ACE CATAIR Appendix B. The default value is no type (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct EntryType : IParsable<EntryType>
{
    readonly byte codePlusOne;

    EntryType(int code) => codePlusOne = (byte)(code + 1);

    /// <summary>Consumption, free and dutiable.</summary>
    public static readonly EntryType Consumption = new(1);

    /// <summary>Consumption subject to antidumping or countervailing duty.</summary>
    public static readonly EntryType AntidumpingCountervailing = new(3);

    /// <summary>True for the default value, which is no entry type.</summary>
    public bool IsNone => codePlusOne == 0;

    /// <summary>The two digits as a number.</summary>
    public int Code => codePlusOne - 1;

    /// <summary>The first digit.</summary>
    public int Family => Code / 10;

    /// <summary>True for the informal types 11 and 12.</summary>
    public bool IsInformal => Family == 1;

    /// <summary>Reads two digits.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out EntryType value)
    {
        value = default;
        text = text.Trim();
        if (text.IsEmpty) return "The entry type is missing. Enter its two digits, such as 01 for consumption.";
        if (text.Length != 2 || !Ascii.AllDigits(text)) return "An entry type has two digits, such as 01.";
        value = new EntryType((text[0] - '0') * 10 + text[1] - '0');
        return null;
    }

    /// <inheritdoc/>
    public static EntryType Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntryType result) =>
        Read(s, out result) is null;

    /// <summary>The two digits, or an empty text for no type.</summary>
    public override string ToString() => IsNone ? "" : Code.ToString("D2", System.Globalization.CultureInfo.InvariantCulture);
}
