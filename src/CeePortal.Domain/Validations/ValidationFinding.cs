using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;

namespace CeePortal.Domain.Validations;

/// <summary>What follows from a finding. The numbers are stored.</summary>
public enum FindingAction
{
    /// <summary>Nothing: the entry is right in this.</summary>
    None = 1,

    /// <summary>The Center changes what was entered, by notice of action and at liquidation.</summary>
    Change = 2,

    /// <summary>The filer is told for the future; nothing of this entry changes.</summary>
    Inform = 3,

    /// <summary>The summary is rejected and filed again.</summary>
    RejectSummary = 4,

    /// <summary>A notice to mark or redeliver (CF-4647).</summary>
    MarkOrRedeliver = 5,

    /// <summary>Regulatory Audit takes it up.</summary>
    ReferToAudit = 6,

    /// <summary>Enforcement takes it up.</summary>
    ReferToEnforcement = 7,
}

/// <summary>The actions in words.</summary>
public static class FindingActions
{
    /// <summary>All, in the order in which forms offer them.</summary>
    public static IReadOnlyList<FindingAction> All { get; } = Enum.GetValues<FindingAction>();

    /// <summary>The name of one.</summary>
    public static string Name(this FindingAction action) => action switch
    {
        FindingAction.None => "No action",
        FindingAction.Change => "Change at liquidation",
        FindingAction.Inform => "Inform the importer",
        FindingAction.RejectSummary => "Reject the summary",
        FindingAction.MarkOrRedeliver => "Mark or redeliver (CF-4647)",
        FindingAction.ReferToAudit => "Refer to Regulatory Audit",
        FindingAction.ReferToEnforcement => "Refer to enforcement",
    };
}

/// <summary>What of a finding's change a correction had stated with which CBP did not concur, and nobody deposited.</summary>
/// <param name="Correction">The correction.</param>
/// <param name="On">The legal day of its filing.</param>
/// <param name="Amount">How much.</param>
public sealed record StatedBefore(WorkNumber Correction, DateOnly On, Money Amount);

/// <summary>One result of a validation, on an entry or a line of it. Nothing of it may be missing: results that were recorded
/// in different ways by different people are what GAO-17-618 found.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Line">The line; null for the whole entry.</param>
/// <param name="Program">What was checked.</param>
/// <param name="Discrepancy">The code of the discrepancy; <see cref="NoDiscrepancy"/> when there is none.</param>
/// <param name="DiscrepancyName">What the code meant when it was recorded.</param>
/// <param name="RevenueChange">How much more is owed by it; negative for less.</param>
/// <param name="Action">What follows.</param>
/// <param name="Rationale">Why, and on what evidence.</param>
public sealed record ValidationFinding(EntryNumber Entry, int? Line, ValidationProgram Program, string Discrepancy, string DiscrepancyName, Money RevenueChange, FindingAction Action, string Rationale)
{
    /// <summary>The code that says that nothing is wrong.</summary>
    public const string NoDiscrepancy = "NONE";

    /// <summary>What the line should be, from which the change is computed; null when it is typed, or nothing changes.</summary>
    public LineShouldBe? Should { get; init; }

    /// <summary>How the change was computed; null when it is typed.</summary>
    public Revenue.Figure? Computed { get; init; }

    /// <summary>How an amount was found that is typed; empty for one that is computed.</summary>
    public string TypedBecause { get; init; } = "";

    /// <summary>What of the change a correction had stated; null for nothing.</summary>
    public StatedBefore? Stated { get; init; }

    /// <summary>True when nothing is wrong.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsClean => Discrepancy == NoDiscrepancy;

    /// <summary>It in one line: "XYZ-0000001-5 line 2, value: VAL1 Assists not declared, +$1,240.00, change at liquidation".</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string InWords => Invariant($"{Entry}{(Line is { } line ? Invariant($" line {line}") : "")}, {Program.Name()}: {DiscrepancyName}{(RevenueChange == Money.Zero ? "" : $", {(RevenueChange > Money.Zero ? "+" : "")}{RevenueChange}")}, {Action.Name()}");
}

/// <summary>Findings as a whole.</summary>
public static class ValidationFindings
{
    /// <summary>Refuses findings that lack something or contradict themselves.</summary>
    /// <exception cref="Work.WorkRefusedException">The first thing that is wrong, with the number of its row.</exception>
    public static IReadOnlyList<ValidationFinding> Checked(IReadOnlyList<ValidationFinding> findings, IReadOnlyList<ReviewedEntry> entries)
    {
        Unless(findings.Count > 0, "Record at least one finding. When nothing is wrong, record that: \"no discrepancy\", with what you looked at.");
        List<ValidationFinding> all = [];
        foreach (var (finding, row) in findings.Select((f, i) => (f, i + 1)))
        {
            Unless(entries.Any(e => e.Entry == finding.Entry), Invariant($"Finding {row}: entry {finding.Entry} is not under review here. Choose one of its entries, or add the entry first."));
            Unless(finding.Line is null or >= 1 and <= 999, Invariant($"Finding {row}: a line is a number from 1 to 999; leave it empty for the whole entry."));
            Unless(Enum.IsDefined(finding.Program), Invariant($"Finding {row}: choose the programme."));
            Unless(!string.IsNullOrWhiteSpace(finding.Discrepancy), Invariant($"Finding {row}: choose the discrepancy, or \"no discrepancy\"."));
            Unless(Enum.IsDefined(finding.Action), Invariant($"Finding {row}: choose what follows."));
            Unless(!string.IsNullOrWhiteSpace(finding.Rationale), Invariant($"Finding {row}: say why, and on what evidence."));
            Unless(!finding.IsClean || finding.RevenueChange == Money.Zero, Invariant($"Finding {row}: without a discrepancy nothing of the revenue changes. Choose the discrepancy, or take the amount out."));
            Unless(!finding.IsClean || finding.Action == FindingAction.None, Invariant($"Finding {row}: without a discrepancy nothing follows. Choose the discrepancy, or \"no action\"."));
            Unless(finding.Should is not { IsEmpty: false } || finding.Line is not null, Invariant($"Finding {row}: name the line that is corrected."));
            Unless(finding.Should is not { IsEmpty: false } || finding.Computed is not null, Invariant($"Finding {row}: what the line should be was not computed."));
            Unless(finding.RevenueChange == Money.Zero || finding.Computed is not null || !string.IsNullOrWhiteSpace(finding.TypedBecause),
                Invariant($"Finding {row}: an amount is computed from what the line should be. Say that, or say how the amount that you type was found."));
            Unless(finding.RevenueChange == Money.Zero || finding.Action is not (FindingAction.None or FindingAction.Inform), Invariant($"Finding {row}: {finding.RevenueChange} is at stake, so something follows. Choose the action."));
            all.Add(finding with { Discrepancy = finding.Discrepancy.Trim(), DiscrepancyName = finding.DiscrepancyName.Trim(), Rationale = finding.Rationale.Trim(), TypedBecause = finding.TypedBecause.Trim() });
        }
        Unless(all.GroupBy(f => (f.Entry, f.Line, f.Program, f.Discrepancy)).All(g => g.Count() == 1), "Two findings are about the same programme and discrepancy of the same line. Make one of them.");
        return all;
    }

    /// <summary>How much more is owed on an entry by what the Center changes of it; negative for less.</summary>
    public static Money ChangeOf(this IEnumerable<ValidationFinding> findings, EntryNumber entry) =>
        findings.Where(f => f.Entry == entry && f.Action == FindingAction.Change).Aggregate(Money.Zero, (sum, f) => sum + f.RevenueChange);

    /// <summary>What of the change of an entry a correction had stated, so that a notice can be held against the bill; null for nothing. No more than
    /// the change itself, which other findings may lower.</summary>
    public static StatedBefore? StatedOf(this IEnumerable<ValidationFinding> findings, EntryNumber entry)
    {
        List<ValidationFinding> changing = [.. findings.Where(f => f.Entry == entry && f.Action == FindingAction.Change)];
        var told = changing.Select(f => f.Stated).OfType<StatedBefore>().ToList();
        var amount = new Money(Math.Min(told.Sum(s => s.Amount.Cents), changing.ChangeOf(entry).Cents));
        return told.Count > 0 && amount > Money.Zero ? told[^1] with { Amount = amount } : null;
    }

    /// <summary>The amount at stake, by which it is told whether a second person reviews: increases and decreases both count, so
    /// that one does not hide the other.</summary>
    public static Money AtStake(this IEnumerable<ValidationFinding> findings) => findings.Aggregate(Money.Zero, (sum, f) => sum + new Money(Math.Abs(f.RevenueChange.Cents)));
}
