using System.Diagnostics.CodeAnalysis;

namespace CeePortal.Domain.Trade;

/// <summary>Which of the three kinds of number an importer uses.</summary>
public enum ImporterNumberKind
{
    /// <summary>An Internal Revenue Service employer number, <c>NN-NNNNNNN</c>, with an optional two-character suffix.</summary>
    Irs = 1,

    /// <summary>A person's Social Security number, <c>NNN-NN-NNNN</c>. Stored encrypted, shown masked.</summary>
    SocialSecurity = 2,

    /// <summary>A number that CBP assigned, <c>YYDDPP-NNNNN</c> (year, district, port, sequence).</summary>
    CbpAssigned = 3,
}

/// <summary>The number of an importer of record, consignee, or other party.</summary>
/// <remarks>
/// Shapes: <c>NN-NNNNNNN</c> or <c>NN-NNNNNNNss</c> (Internal Revenue Service), <c>NNN-NN-NNNN</c> (Social Security),
/// <c>YYDDPP-NNNNN</c> (CBP-assigned). Source: ACE CATAIR AE chapter, record 11; CBP Form 5106.
/// <see cref="ToString"/> masks a Social Security number, so that it cannot slip into a log or a page;
/// <see cref="ToOfficial"/> gives it in full to the two places that need it: encryption and the keyed look-up hash.
/// The default value is no number (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct ImporterNumber : IParsable<ImporterNumber>
{
    readonly string? official;

    ImporterNumber(string official, ImporterNumberKind kind) => (this.official, Kind) = (official, kind);

    /// <summary>Which kind of number this is.</summary>
    public ImporterNumberKind Kind { get; }

    /// <summary>True for the default value, which is no number.</summary>
    public bool IsNone => official is null;

    /// <summary>True for a Social Security number, which belongs to a person.</summary>
    public bool IsPersonal => Kind == ImporterNumberKind.SocialSecurity;

    /// <summary>Reads one of the three forms; the hyphens must stand where the form has them, since they tell the forms apart.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out ImporterNumber value)
    {
        value = default;
        text = text.Trim();
        if (text.IsEmpty) return "The importer number is missing.";
        Span<char> upper = stackalloc char[12];
        if (text.Length is >= 10 and <= 12)
        {
            for (var i = 0; i < text.Length; i++) upper[i] = Ascii.Upper(text[i]);
            var number = upper[..text.Length];
            if (KindOf(number) is { } kind)
            {
                value = new ImporterNumber(number.ToString(), kind);
                return null;
            }
        }
        return "An importer number has one of three forms: NN-NNNNNNN with an optional two-character suffix (IRS), "
            + "NNN-NN-NNNN (Social Security), or YYDDPP-NNNNN (assigned by CBP). Keep the hyphens.";
    }

    static ImporterNumberKind? KindOf(ReadOnlySpan<char> n) => n.Length switch
    {
        10 or 12 when n[2] == '-' && Ascii.AllDigits(n[..2]) && Ascii.AllDigits(n[3..10]) && IsSuffix(n[10..]) => ImporterNumberKind.Irs,
        11 when n[3] == '-' && n[6] == '-' && Ascii.AllDigits(n[..3]) && Ascii.AllDigits(n[4..6]) && Ascii.AllDigits(n[7..])
            => ImporterNumberKind.SocialSecurity,
        12 when n[6] == '-' && Ascii.AllDigits(n[..6]) && Ascii.AllDigits(n[7..]) => ImporterNumberKind.CbpAssigned,
        _ => null,
    };

    static bool IsSuffix(ReadOnlySpan<char> suffix)
    {
        foreach (var c in suffix)
            if (!Ascii.IsDigit(c) && !Ascii.IsLetter(c))
                return false;
        return true;
    }

    /// <inheritdoc/>
    public static ImporterNumber Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ImporterNumber result) =>
        Read(s, out result) is null;

    /// <summary>The number in full, with its hyphens, also when it is a person's.</summary>
    public string ToOfficial() => official ?? "";

    /// <summary>The number for people to see: a Social Security number shows only its last four digits, <c>***-**-6789</c>.</summary>
    public override string ToString() => IsPersonal ? "***-**-" + official![7..] : official ?? "";
}
