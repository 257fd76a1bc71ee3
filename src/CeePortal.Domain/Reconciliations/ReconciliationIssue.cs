using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Reconciliations;

/// <summary>What is left open on a flagged entry. The numbers are stored, and are those of the flag on the summary (record 10,
/// positions 47 to 49); a trade agreement has an indicator of its own there (position 46).</summary>
public enum ReconciliationIssue
{
    /// <summary>Value.</summary>
    Value = 1,

    /// <summary>Classification.</summary>
    Classification = 2,

    /// <summary>Heading 9802.</summary>
    Heading9802 = 3,

    /// <summary>Value and classification.</summary>
    ValueAndClassification = 4,

    /// <summary>Value and heading 9802.</summary>
    ValueAnd9802 = 5,

    /// <summary>Classification and heading 9802.</summary>
    ClassificationAnd9802 = 6,

    /// <summary>All three.</summary>
    ValueClassificationAnd9802 = 7,

    /// <summary>A free trade agreement.</summary>
    TradeAgreement = 100,
}

/// <summary>Issues in words, and as summaries flag them.</summary>
public static class ReconciliationIssues
{
    /// <summary>In words.</summary>
    public static string Name(this ReconciliationIssue issue) => issue switch
    {
        ReconciliationIssue.Value => "Value",
        ReconciliationIssue.Classification => "Classification",
        ReconciliationIssue.Heading9802 => "Heading 9802",
        ReconciliationIssue.ValueAndClassification => "Value and classification",
        ReconciliationIssue.ValueAnd9802 => "Value and heading 9802",
        ReconciliationIssue.ClassificationAnd9802 => "Classification and heading 9802",
        ReconciliationIssue.ValueClassificationAnd9802 => "Value, classification and heading 9802",
        ReconciliationIssue.TradeAgreement => "Free trade agreement",
    };

    /// <summary>True when a summary is flagged for an issue. One summary may carry a trade agreement and another issue.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="code">The three digits of its flag; null for none.</param>
    /// <param name="tradeAgreement">The indicator of a trade agreement.</param>
    public static bool IsFlagged(this ReconciliationIssue issue, string? code, bool tradeAgreement) =>
        issue == ReconciliationIssue.TradeAgreement ? tradeAgreement : int.TryParse(code, System.Globalization.CultureInfo.InvariantCulture, out var number) && number == (int)issue;
}

/// <summary>Judges a follow-up before it is opened.</summary>
public static class FollowUpCheck
{
    /// <summary>As many underlying entries as one reconciliation entry takes.</summary>
    public const int MostEntries = 9_999;

    /// <summary>Judges a follow-up.</summary>
    public static IEnumerable<Finding> Of(FollowUpFiling filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        if (!Enum.IsDefined(filing.Issue)) yield return Found("CPR01", "Issue", "It is not said what is to be reconciled.", "Choose the issue.");
        if (filing.Entries.Count == 0) yield return Found("CPR02", "Entries", "No flagged entry is named.", "Name the entries, or choose a period.");
        if (filing.Entries.Count > MostEntries)
            yield return Found("CPR03", "Entries", $"{Count(filing.Entries.Count)} entries are named.", $"One reconciliation entry covers at most {Count(MostEntries)} entries. Choose a shorter period, and open another follow-up for the rest.");
        foreach (var twice in filing.Entries.GroupBy(e => e.Entry).Where(g => g.Skip(1).Any()))
            yield return Found("CPR04", "Entries", $"Entry {twice.Key} is named twice.", "Name it once.");
        if (filing.Issue == ReconciliationIssue.TradeAgreement && filing.Entries.FirstOrDefault(e => e.ImportedOn is null) is { } missing)
            yield return Found("CPR05", "Entries", $"The date of importation of entry {missing.Entry} is not on file, and the twelve months run from the earliest.", "Have the summary corrected, or leave the entry out.");
    }

    static string Count(int count) => count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    static Finding Found(string code, string field, string message, string fix) => new() { Code = code, Severity = Severity.Fatal, Message = message, Fix = fix, Field = field };
}
