using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Work;

/// <summary>The number of a protest or a claim: port of entry, calendar year of receipt, and a sequence of six digits.</summary>
/// <remarks>
/// Printed <c>DDPP-YY-NNNNNN</c>, such as <c>2304-23-102696</c>. Read with a year of two or four digits, of one digit for
/// the numbers before 1990 (<c>3801-8-002052</c> is of 1988), or as twelve digits without hyphens. The port is always a
/// port of entry, never a Center. Source: numbers in published rulings of CBP; no text that sets the form was read.
/// The default value is no number (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct WorkNumber : IParsable<WorkNumber>, IComparable<WorkNumber>
{
    /// <summary>The first year that two digits can mean; the last is 99 years later.</summary>
    public const int FirstYear = 1980;

    readonly int sequencePlusOne;

    WorkNumber(PortCode port, int year, int sequence) => (Port, Year, sequencePlusOne) = (port, year, sequence + 1);

    /// <summary>The port of entry.</summary>
    public PortCode Port { get; }

    /// <summary>The calendar year of receipt, four digits.</summary>
    public int Year { get; }

    /// <summary>The sequence, 0 to 999,999.</summary>
    public int Sequence => sequencePlusOne - 1;

    /// <summary>True for the default value, which is no number.</summary>
    public bool IsNone => sequencePlusOne == 0;

    /// <summary>A number from its parts.</summary>
    /// <exception cref="ArgumentException">A part is out of its range; the message says which.</exception>
    public static WorkNumber Of(PortCode port, int year, int sequence) =>
        port.IsNone ? throw new ArgumentException("A number needs a port of entry.", nameof(port))
        : year is < FirstYear or > FirstYear + 99 ? throw new ArgumentException($"The year of a number is {FirstYear} to {FirstYear + 99}.", nameof(year))
        : sequence is < 0 or > 999_999 ? throw new ArgumentException("The sequence of a number has at most six digits.", nameof(sequence))
        : new(port, year, sequence);

    /// <summary>Reads a number in one of its forms.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out WorkNumber value)
    {
        value = default;
        text = text.Trim();
        if (text.IsEmpty) return "The number is missing. Enter it as 2304-23-102696: port, year and sequence.";
        var isBare = text.Length == 12 && Ascii.AllDigits(text);
        var first = isBare ? 4 : text.IndexOf('-');
        var last = isBare ? 6 : text.LastIndexOf('-');
        if (first < 0 || first == last) return Shape;
        var hyphen = isBare ? 0 : 1;
        var port = text[..first];
        var year = text[(first + hyphen)..last];
        var sequence = text[(last + hyphen)..];
        if (port.Length != 4 || sequence.Length != 6 || year.Length is not (1 or 2 or 4)
            || !Ascii.AllDigits(port) || !Ascii.AllDigits(year) || !Ascii.AllDigits(sequence)) return Shape;
        var of = int.Parse(year, CultureInfo.InvariantCulture);
        of = year.Length switch { 1 => 1980 + of, 2 => of >= FirstYear % 100 ? 1900 + of : 2000 + of, _ => of };
        if (of is < FirstYear or > FirstYear + 99) return $"The year of a number is {FirstYear} to {FirstYear + 99}.";
        value = new(PortCode.Parse(port.ToString()), of, int.Parse(sequence, CultureInfo.InvariantCulture));
        return null;
    }

    const string Shape = "A number is four digits of the port, the year and six digits, such as 2304-23-102696, or the twelve digits without hyphens.";

    /// <inheritdoc/>
    public static WorkNumber Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WorkNumber result) =>
        Read(s, out result) is null;

    /// <inheritdoc/>
    public int CompareTo(WorkNumber other) => (Port, Year, sequencePlusOne).CompareTo((other.Port, other.Year, other.sequencePlusOne));

    /// <summary>The twelve digits without hyphens, as the database stores it.</summary>
    public string ToCompact() => IsNone ? "" : string.Create(CultureInfo.InvariantCulture, $"{Port}{Year % 100:D2}{Sequence:D6}");

    /// <summary>The official form, <c>2304-23-102696</c>.</summary>
    public override string ToString() => IsNone ? "" : string.Create(CultureInfo.InvariantCulture, $"{Port}-{Year % 100:D2}-{Sequence:D6}");
}
