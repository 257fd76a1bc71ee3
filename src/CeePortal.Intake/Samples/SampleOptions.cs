using CeePortal.Domain.Trade;

namespace CeePortal.Intake.Samples;

/// <summary>What sample to write.</summary>
public sealed record SampleOptions
{
    /// <summary>The largest number of lines that an entry may have here: identifiers have three characters.</summary>
    public const int MaxLines = 998;

    /// <summary>The largest number of entries: a filer has no more numbers.</summary>
    public const int MaxEntries = 9_999_999;

    /// <summary>The format.</summary>
    public IntakeFormat Format { get; init; } = IntakeFormat.CatairAe;

    /// <summary>How many entries.</summary>
    public int Entries { get; init; } = 100;

    /// <summary>How many lines each entry has.</summary>
    public int Lines { get; init; } = 3;

    /// <summary>The same seed, with the same other options, gives the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many entries of a hundred have a fault, 0 to 100.</summary>
    public decimal FaultPercent { get; init; }

    /// <summary>The filer.</summary>
    public FilerCode Filer { get; init; } = FilerCode.Parse("XYZ");

    /// <summary>The filer's check digit factor, 0 to 9.</summary>
    public int CheckDigitFactor { get; init; }

    /// <summary>The day around which the dates lie.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The filer's first number, 0 to 9,999,999; null takes one by the seed, so that samples of different seeds seldom meet.</summary>
    public int? FirstSerial { get; init; }

    /// <summary>The importer of every entry; null for many that are made up.</summary>
    public ImporterNumber? Importer { get; init; }

    /// <summary>What that importer mostly imports: the number of a Center, 1 to 10.</summary>
    public int ImporterIndustry { get; init; } = 7;

    /// <summary>True for formal entries alone: informal ones cannot be corrected.</summary>
    public bool FormalOnly { get; init; }

    /// <summary>True for post summary corrections of what the same options give without this: the value of the last line of each entry
    /// is another, and its duty and fees with it. AE batches only.</summary>
    public bool AsCorrections { get; init; }

    /// <summary>What is wrong with the options, in a sentence; null when they are right.</summary>
    public string? Problem =>
        Entries is < 1 or > MaxEntries ? "A sample has 1 to 9,999,999 entries."
        : Lines is < 1 or > MaxLines ? "An entry of a sample has 1 to 998 lines."
        : FaultPercent is < 0 or > 100 ? "The share of faults is a percentage, 0 to 100."
        : CheckDigitFactor is < 0 or > 9 ? "A check digit factor is 0 to 9."
        : ImporterIndustry is < 1 or > 10 ? "An industry is the number of a Center, 1 to 10."
        : Filer.IsNone ? "A sample needs a filer code."
        : AsCorrections && (Format != IntakeFormat.CatairAe || !FormalOnly) ? "Corrections are written as AE batches of formal entries."
        : FirstSerial is { } first && (first < 0 || first > 10_000_000L - Entries) ? "The filer's numbers end at 9,999,999: begin further down or write fewer entries."
        : null;
}

/// <summary>What has been written.</summary>
/// <param name="Entries">How many entries.</param>
/// <param name="Faulty">How many of them have a fault and must be rejected.</param>
/// <param name="ExpectedCodes">The condition codes of the faults, with how many entries have each. A faulty entry has one fault.</param>
/// <param name="Bytes">How many bytes.</param>
public sealed record SampleSummary(int Entries, int Faulty, IReadOnlyDictionary<string, int> ExpectedCodes, long Bytes)
{
    /// <summary>How many entries must be accepted.</summary>
    public int Good => Entries - Faulty;
}
