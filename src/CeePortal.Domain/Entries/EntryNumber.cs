using System.Diagnostics.CodeAnalysis;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Entries;

/// <summary>
/// The number of an entry: the filer's code, seven digits that the filer counts, and a check digit.
/// </summary>
/// <remarks>
/// Shape: 11 characters. Printed <c>XYZ-0000001-5</c>; in ACE extracts <c>XYZ00000015</c> (<see cref="ToCompact"/>).
/// Read in either form, with or without hyphens and blanks.
/// The check digit is computed by ACE CATAIR Appendix E. A filer that has used up its numbers is given a check digit
/// factor of 1 to 9, which is added to the digit (Appendix E, step 6); most filers have factor 0.
/// The default value is no number (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct EntryNumber : IParsable<EntryNumber>, IComparable<EntryNumber>
{
    readonly FilerCode filer;
    readonly int digits; // seven digits and the check digit

    EntryNumber(FilerCode filer, int digits)
    {
        this.filer = filer;
        this.digits = digits;
    }

    /// <summary>The filer whose number this is.</summary>
    public FilerCode Filer => filer;

    /// <summary>The filer's own count, 0 to 9,999,999.</summary>
    public int Serial => digits / 10;

    /// <summary>The last digit.</summary>
    public int CheckDigit => digits % 10;

    /// <summary>True for the default value, which is no entry number.</summary>
    public bool IsNone => filer.IsNone;

    /// <summary>The factor (0 to 9) under which this check digit is right; every digit is right under exactly one.</summary>
    public int CheckDigitFactor => (CheckDigit - ComputeCheckDigit(filer, Serial) + 10) % 10;

    /// <summary>The check digit of Appendix E for a filer's next number.</summary>
    /// <param name="filer">The filer.</param>
    /// <param name="serial">The filer's count, 0 to 9,999,999.</param>
    /// <param name="factor">The filer's check digit factor, 0 to 9.</param>
    public static int ComputeCheckDigit(FilerCode filer, int serial, int factor = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)serial, 9_999_999u, nameof(serial));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)factor, 9u, nameof(factor));
        // Ten digits, numbered from 1 at the left: 2, 4, 6, 8 and 10 are doubled, and a product above 9 counts the sum
        // of its digits.
        var sum = 0;
        for (var position = 10; position >= 4; position--, serial /= 10) sum += Weigh(serial % 10, position);
        for (var position = 1; position <= 3; position++) sum += Weigh(DigitOf(filer[position - 1]), position);
        return (10 - sum % 10 + factor) % 10;

        static int Weigh(int digit, int position)
        {
            if (position % 2 != 0) return digit;
            var doubled = digit * 2;
            return doubled > 9 ? doubled - 9 : doubled;
        }

        // A to I are 1 to 9, J to R are 1 to 9, S to Z are 2 to 9.
        static int DigitOf(char c) => c switch
        {
            >= 'A' and <= 'I' => c - 'A' + 1,
            >= 'J' and <= 'R' => c - 'J' + 1,
            >= 'S' and <= 'Z' => c - 'S' + 2,
            _ => c - '0',
        };
    }

    /// <summary>The number with its right check digit.</summary>
    public static EntryNumber Create(FilerCode filer, int serial, int factor = 0) =>
        filer.IsNone
            ? throw new ArgumentException("An entry number needs a filer code.", nameof(filer))
            : new(filer, serial * 10 + ComputeCheckDigit(filer, serial, factor));

    /// <summary>Reads an entry number and checks its last digit.</summary>
    /// <param name="text">11 characters, with or without hyphens and blanks.</param>
    /// <param name="factor">The filer's check digit factor, or null to accept any (a number that we stored ourselves).</param>
    /// <param name="value">The number.</param>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, int? factor, out EntryNumber value)
    {
        value = default;
        if (text.IsWhiteSpace()) return "The entry number is missing.";
        Span<char> compact = stackalloc char[11];
        if (Ascii.Compact(text, compact, "- ") != 11)
            return "An entry number has 11 characters: the filer code, seven digits and a check digit, such as ABC-1234567-6.";
        if (FilerCode.Read(compact[..3], out var filer) is { } problem) return problem;
        if (!Ascii.AllDigits(compact[3..])) return "The eight characters after the filer code must be digits.";
        var digits = int.Parse(compact[3..], System.Globalization.CultureInfo.InvariantCulture);
        if (factor is { } f && ComputeCheckDigit(filer, digits / 10, f) != digits % 10)
            return "The check digit is wrong. Compare the number with your records; one of its characters was probably mistyped.";
        value = new EntryNumber(filer, digits);
        return null;
    }

    /// <inheritdoc/>
    public static EntryNumber Parse(string s, IFormatProvider? provider = null) =>
        Read(s, null, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntryNumber result) =>
        Read(s, null, out result) is null;

    /// <inheritdoc/>
    public int CompareTo(EntryNumber other)
    {
        var byFiler = filer.CompareTo(other.filer);
        return byFiler != 0 ? byFiler : digits.CompareTo(other.digits);
    }

    /// <summary>The 11 characters without hyphens, as ACE extracts print and the database stores it.</summary>
    public string ToCompact() => IsNone ? "" : string.Create(11, this, static (s, n) =>
    {
        for (var i = 0; i < 3; i++) s[i] = n.filer[i];
        n.digits.TryFormat(s[3..], out _, "D8", System.Globalization.CultureInfo.InvariantCulture);
    });

    /// <summary>The official form, <c>XYZ-0000001-5</c>.</summary>
    public override string ToString() =>
        IsNone ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{filer}-{Serial:D7}-{CheckDigit}");
}
