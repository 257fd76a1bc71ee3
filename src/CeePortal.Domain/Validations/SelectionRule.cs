using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Validations;

/// <summary>What a selection rule asks of a line.</summary>
/// <param name="Number">Its number in the entry.</param>
/// <param name="Tariff">The tariff number that decides for it, digits only; null when there is none.</param>
/// <param name="Origin">Its country of origin; null when there is none.</param>
/// <param name="Value">Its entered value.</param>
/// <param name="Preference">The special program claimed; null for none.</param>
public sealed record SelectableLine(int Number, string? Tariff, string? Origin, Money Value, string? Preference);

/// <summary>A rule that selects entries for review: an entry meets it when one line meets all that it asks. What it leaves empty it
/// does not ask.</summary>
/// <param name="Code">Its short name, which validations keep.</param>
/// <param name="Name">What it is for.</param>
public sealed record SelectionRule(string Code, string Name)
{
    /// <summary>The Center or port whose entries it selects, by code; null for all.</summary>
    public string? Office { get; init; }

    /// <summary>The entry type; none for all.</summary>
    public EntryType EntryType { get; init; }

    /// <summary>The first digits of the tariff number, two to ten; null for all.</summary>
    public string? Tariff { get; init; }

    /// <summary>The country of origin; null for all.</summary>
    public string? Origin { get; init; }

    /// <summary>The special program claimed, such as <c>S</c>; null for all, and for lines without one.</summary>
    public string? Preference { get; init; }

    /// <summary>The value that a line is to exceed; null for any.</summary>
    public Money? ValueAbove { get; init; }

    /// <summary>What is to be checked of an entry that it selects.</summary>
    public ValidationProgram Program { get; init; } = ValidationProgram.Classification;

    /// <summary>Which share of the entries that meet it is reviewed; the draw is that of <see cref="SamplingDraw"/>.</summary>
    public Share Share { get; init; } = Share.All;

    /// <summary>True when it asks nothing of a line, so that lines need not be read.</summary>
    public bool AsksOfEntryAlone => Tariff is null && Origin is null && Preference is null && ValueAbove is null;

    /// <summary>True when it may select an entry of an office and type; its lines decide.</summary>
    public bool Concerns(string office, EntryType type) => (Office is null || Office == office) && (EntryType.IsNone || EntryType == type);

    /// <summary>The first line that meets it; null for none.</summary>
    public SelectableLine? FirstMet(IEnumerable<SelectableLine> lines) => lines.FirstOrDefault(l =>
        (Tariff is null || l.Tariff?.StartsWith(Tariff, StringComparison.Ordinal) == true)
        && (Origin is null || l.Origin == Origin)
        && (Preference is null || l.Preference == Preference)
        && (ValueAbove is not { } above || l.Value > above));

    /// <summary>What it asks, in words: "tariff 8471, origin CN, more than $5,000.00 on a line".</summary>
    public string InWords
    {
        get
        {
            List<string> asks = [];
            if (!EntryType.IsNone) asks.Add($"type {EntryType}");
            if (Tariff is not null) asks.Add($"tariff {Tariff}");
            if (Origin is not null) asks.Add($"origin {Origin}");
            if (Preference is not null) asks.Add($"program {Preference}");
            if (ValueAbove is { } above) asks.Add($"more than {above} on a line");
            return asks.Count == 0 ? "every entry" : string.Join(", ", asks);
        }
    }
}
