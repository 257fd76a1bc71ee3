using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;

namespace CeePortal.Domain.Corrections;

/// <summary>The two ways of amending on paper. The numbers are stored.</summary>
public enum AmendmentForm
{
    /// <summary>A letter about one entry: errors of $20 or more in revenue, any AD/CVD, statistics.</summary>
    Single = 1,

    /// <summary>The tracking report of a quarter: no revenue, or under $20 and a value that differs by less than $10,000.</summary>
    Quarterly = 2,
}

/// <summary>An entry of an amendment.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Port">Its port of entry.</param>
/// <param name="Type">Its type.</param>
/// <param name="EntryDate">Its date of entry.</param>
/// <param name="Scheduled">Its scheduled liquidation, which the cover sheet must state.</param>
/// <param name="Revenue">How much more is owed; negative for less.</param>
/// <param name="ValueChange">By how much the value differs.</param>
/// <param name="What">What is amended.</param>
public sealed record AmendedEntry(EntryNumber Entry, PortCode Port, EntryType Type, DateOnly EntryDate, DateOnly? Scheduled, Money Revenue, Money ValueChange, string What)
{
    /// <summary>True when antidumping or countervailing duty is touched, in whatever amount.</summary>
    public bool TouchesAdCvd { get; init; }

    /// <summary>The day on which it was liquidated, as far as that is on file and was before the paper came in; null else.</summary>
    public DateOnly? Liquidated { get; init; }

    /// <summary>True when it was filed in ACE, where amendments ended on September 22, 2011.</summary>
    public bool IsAceSummary { get; init; }
}

/// <summary>A post entry amendment: the paper before the post summary correction, for entries of its period.</summary>
/// <param name="Form">Single or quarterly.</param>
/// <param name="ImporterId">The importer, by its key.</param>
/// <param name="AgentId">The broker that sent it; null when the importer did.</param>
/// <param name="Entries">The entries; one when it is single.</param>
/// <param name="Letter">What the letter says.</param>
public sealed record PostEntryAmendment(AmendmentForm Form, long ImporterId, long? AgentId, IReadOnlyList<AmendedEntry> Entries, string Letter)
{
    /// <summary>The first day of the test: amendments exist for entries since then.</summary>
    public static readonly DateOnly Began = new(2000, 11, 28);

    /// <summary>From this day none is taken for summaries filed in ACE.</summary>
    public static readonly DateOnly EndedInAce = new(2011, 9, 22);

    /// <summary>Revenue from which a single letter is the way.</summary>
    public static readonly Money SingleFrom = Money.Dollars(20);

    /// <summary>A value that differs by so much or more is not for the quarterly report.</summary>
    public static readonly Money QuarterlyBelow = Money.Dollars(10_000);

    /// <summary>What is at issue in a single letter, and in a quarterly report: by this code lists find amendments.</summary>
    public const string SingleIssue = "PEA", QuarterlyIssue = "PEAQ";

    /// <summary>The net of what is owed.</summary>
    public Money Revenue => new(Entries.Sum(e => e.Revenue.Cents));

    /// <summary>What keeps it from being entered at all.</summary>
    /// <param name="received">The day on which the paper came in.</param>
    public IReadOnlyList<Finding> Check(DateOnly received)
    {
        List<Finding> findings = [];
        if (Entries.Count == 0) Add("PEA1", "Entries", "The amendment names no entry.", "Add the entries that it amends.");
        if (Form == AmendmentForm.Single && Entries.Count > 1) Add("PEA2", "Entries", Invariant($"A single amendment is about one entry; this one names {Entries.Count}."), "Enter one for each entry, or a quarterly tracking report (72 FR 46654).");
        if (string.IsNullOrWhiteSpace(Letter)) Add("PEA3", "Letter", "What the letter asks is not said.", "Enter what was wrong and what is right.");
        foreach (var twice in Entries.GroupBy(e => e.Entry).Where(g => g.Count() > 1))
            Add("PEA4", "Entries", $"Entry {twice.Key} is named twice.", "Name it once.", twice.Key);
        foreach (var e in Entries)
        {
            if (e.EntryDate > received) Add("PEA5", "Entry date", $"Entry {e.Entry} is dated {e.EntryDate.InWords()}, after the amendment came in.", "Correct the date of entry.", e.Entry);
            if (string.IsNullOrWhiteSpace(e.What)) Add("PEA6", "What is amended", $"It is not said what of entry {e.Entry} is amended.", "Say what was wrong and what is right.", e.Entry);
        }
        return findings;

        void Add(string code, string field, string message, string fix, EntryNumber entry = default) =>
            findings.Add(new() { Code = code, Severity = Severity.Fatal, Field = field, Message = message, Fix = fix, Entry = entry.IsNone ? null : entry.ToString() });
    }

    /// <summary>Why entries go back to whoever sent it: they came too late, by the wrong way, or are outside its period.</summary>
    /// <param name="received">The day on which the paper came in.</param>
    /// <param name="law">The law.</param>
    public IReadOnlyList<AmendmentReturn> ReturnedBecause(DateOnly received, Law law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return [.. Entries.SelectMany(e => WhyBack(e, received, law))];
    }

    /// <summary>The entries that can be reviewed: all for which no reason is named. Without any, the amendment goes back whole.</summary>
    /// <param name="reasons">Why entries go back.</param>
    public IReadOnlyList<AmendedEntry> Reviewable(IEnumerable<AmendmentReturn> reasons)
    {
        var back = reasons.Select(r => r.Entry).ToHashSet();
        return [.. Entries.Where(e => !back.Contains(e.Entry))];
    }

    /// <summary>The last day for a single letter about an entry; null while its scheduled liquidation is not stated.</summary>
    public static DateOnly? LastDay(AmendedEntry entry, Law law)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(law);
        return Window(entry, law)?.LastTimelyDay;
    }

    static ClockReading? Window(AmendedEntry entry, Law law) =>
        entry.Scheduled is { } scheduled ? law.Read(Clock.Begin(law.Clocks[CorrectionClocks.PostEntryAmendment], scheduled, entry.Port)) : null;

    IEnumerable<AmendmentReturn> WhyBack(AmendedEntry e, DateOnly received, Law law)
    {
        AmendmentReturn Because(string why, string citation = Notice) => new(e.Entry, why, citation);

        if (e.Type is { IsNone: false, IsInformal: true }) yield return Because($"Entry {e.Entry} is informal (type {e.Type}); informal entries are not amended.");
        if (e.EntryDate < Began) yield return Because($"Entry {e.Entry} is dated {e.EntryDate.InWords()}, before the test began on {Began.InWords()}.", "65 FR 70872");
        if (e.IsAceSummary && received >= EndedInAce) yield return Because($"Entry {e.Entry} was filed in ACE, for which no amendment is taken since {EndedInAce.InWords()}. A post summary correction is the way.", "76 FR 37136");
        if (e.Liquidated is { } on) yield return Because($"Entry {e.Entry} was liquidated on {on.InWords()}, before the amendment came in. A protest is the way until 180 days after.", "19 U.S.C. 1514(c)(3)") with { IsUntimely = true };
        else if (Window(e, law) is not { } window) yield return Because($"The scheduled liquidation of entry {e.Entry} is not stated, which the cover sheet must give.");
        else if (Form == AmendmentForm.Single && window.Judge(received) == Outcome.Untimely) // the 20 days are those of the letter; the notice sets none for the report
            yield return Because($"Untimely: entry {e.Entry} is scheduled for liquidation on {e.Scheduled!.Value.InWords()}, so the last day for an amendment was {window.LastTimelyDay!.Value.InWords()}.", window.Clock.Rule.Citation) with { IsUntimely = true };
        if (Form == AmendmentForm.Quarterly)
        {
            if (e.TouchesAdCvd) yield return Because($"Entry {e.Entry} touches antidumping or countervailing duty, for which a single letter is the way, whatever the amount.");
            else if (Math.Abs(e.Revenue.Cents) >= SingleFrom.Cents) yield return Because($"Entry {e.Entry} changes the revenue by {e.Revenue}; from {SingleFrom} a single letter is the way.");
            else if (Math.Abs(e.ValueChange.Cents) >= QuarterlyBelow.Cents) yield return Because($"The value of entry {e.Entry} differs by {e.ValueChange.ToWholeDollars()}; from {QuarterlyBelow.ToWholeDollars()} a single letter is the way.");
        }
        else if (!e.TouchesAdCvd && e.Revenue.Cents != 0 && Math.Abs(e.Revenue.Cents) < SingleFrom.Cents && Math.Abs(e.ValueChange.Cents) < QuarterlyBelow.Cents)
            yield return Because($"Entry {e.Entry} changes the revenue by {e.Revenue}, less than {SingleFrom}; that belongs into the quarterly tracking report.");
    }

    /// <summary>The notice that changed the test: the vehicles and their thresholds.</summary>
    public const string Notice = "72 FR 46654";
}

/// <summary>Why an entry of an amendment goes back.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Why">Why, a sentence.</param>
/// <param name="Citation">What that rests on.</param>
public sealed record AmendmentReturn(EntryNumber Entry, string Why, string Citation)
{
    /// <summary>True when it came too late: what goes back is marked so.</summary>
    public bool IsUntimely { get; init; }

    /// <summary>Sentence and citation.</summary>
    public override string ToString() => $"{Why} ({Citation})";
}
