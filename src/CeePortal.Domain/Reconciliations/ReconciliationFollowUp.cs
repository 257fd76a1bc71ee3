using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.Reconciliations.FollowUpLifeCycle;

namespace CeePortal.Domain.Reconciliations;

/// <summary>Follows entries that an importer flagged for reconciliation, until a reconciliation entry of type 09 covers them
/// (19 U.S.C. 1484(b)): within 12 months of the earliest import for a trade agreement, else within 21 months of the declaration of intent.</summary>
/// <remarks>The declaration of intent is the flag on the summary; of several entries the earliest decides. What follows a
/// reconciliation that does not come, liquidation as entered and damages, is general knowledge and shown as such. Reconciliation
/// entries themselves are filed by ABI alone, at any port.</remarks>
public sealed class ReconciliationFollowUp : WorkItem
{
    /// <summary>The kind.</summary>
    public static readonly WorkKind FollowUpKind = new("reconciliation-followup", "Reconciliation follow-up", new(950_001, 979_999), Cycle.Cycle, static () => new ReconciliationFollowUp()) { Wording = FollowUpNotices.Of };

    ReconciliationFollowUp() : base(FollowUpKind) { }

    /// <summary>What is followed.</summary>
    public FollowUpFiling? Filing { get; private set; }

    /// <summary>The day on which it was opened.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>From when the time for the reconciliation entry runs.</summary>
    public DateOnly RunsFrom { get; private set; }

    /// <summary>The reconciliation entry that was named; null while there is none.</summary>
    public ReconciliationNamed? Reconciliation { get; private set; }

    /// <summary>How it ended without one; null unless it did.</summary>
    public NotReconciled? Ended { get; private set; }

    /// <summary>An entry is followed once for a trade agreement, and once for anything else.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public override WorkSubject Subject => new(Filing?.PartyId ?? 0, Filing?.AgentId,
        [.. (Filing?.Entries ?? []).Select(e => new SubjectEntry(e.Entry, e.Port, State.Code == Cycle.Closed ? "" : Filing!.Issue == ReconciliationIssue.TradeAgreement ? "fta" : "other"))],
        "reconciliation", Filing is { } f ? Invariant($"{f.Issue.Name()}: {f.Entries.Count:N0} flagged {(f.Entries.Count == 1 ? "entry" : "entries")}") : "", OpenedOn);

    /// <inheritdoc/>
    public override string AlreadyFiled(EntryNumber entry, WorkNumber other) => $"Entry {entry} is followed in {other} already. Leave it out.";

    /// <summary>True until a reconciliation entry is named, which nobody asked for by a request.</summary>
    public override bool IsWaitingForTrade => State.Code == Cycle.Due || base.IsWaitingForTrade;

    /// <summary>Opens a follow-up.</summary>
    /// <param name="number">Its number: port of the leading entry, year.</param>
    /// <param name="filing">What is followed.</param>
    /// <param name="act">Who and when.</param>
    public static ReconciliationFollowUp Open(WorkNumber number, FollowUpFiling filing, Act act)
    {
        ArgumentNullException.ThrowIfNull(filing);
        ArgumentNullException.ThrowIfNull(act);
        if (FollowUpCheck.Of(filing).FirstOrDefault() is { } finding) throw new WorkRefusedException($"{finding.Message} {finding.Fix}");
        Unless(number.Port == filing.Entries[0].Port && number.Year == act.Day.Year, "The number of a follow-up has the port of its leading entry and the year.");
        var one = new ReconciliationFollowUp();
        one.Record(new FollowUpOpened(number, filing, StartOf(filing)), act);
        return one;
    }

    /// <summary>From when the time runs for a set of entries.</summary>
    public static DateOnly StartOf(FollowUpFiling filing) =>
        filing.Issue == ReconciliationIssue.TradeAgreement ? filing.Entries.Min(e => e.ImportedOn!.Value) : filing.Entries.Min(e => e.DeclaredOn);

    /// <summary>The time for the reconciliation entry of an issue.</summary>
    public static Clock ClockOf(ReconciliationIssue issue, DateOnly runsFrom, PortCode port, Law law) =>
        Clock.Begin(law.Clocks[issue == ReconciliationIssue.TradeAgreement ? ClaimClocks.ReconcileTradeAgreement : ClaimClocks.Reconcile], runsFrom, port);

    /// <summary>Names the reconciliation entry that covers the entries.</summary>
    public void Name(EntryNumber reconciliation, DateOnly filedOn, ReconciliationForm form, bool isChange, Money? difference, Act act)
    {
        Ensure<ReconciliationNamed>(act);
        Unless(!reconciliation.IsNone, "Enter the number of the reconciliation entry.");
        Unless(!Filing!.Entries.Any(e => e.Entry == reconciliation), "That is one of the flagged entries. Enter the number of the reconciliation entry, type 09.");
        Unless(filedOn >= RunsFrom && filedOn <= act.Day, $"A day from {Print(RunsFrom)} to today is possible. Enter the day on which the reconciliation entry was filed.");
        Unless(Enum.IsDefined(form), "Say whether it is aggregate or entry by entry.");
        Unless(isChange || difference is null or { Cents: 0 }, "A reconciliation without change has no difference. Leave the amount out, or say that something changes.");
        Record(new ReconciliationNamed(reconciliation, filedOn, form, isChange, difference, act.Law.Read(Due(act.Law)).Judge(filedOn)), act);
    }

    /// <summary>Returns a reconciliation that does not cover the entries.</summary>
    public void Return(string reason, Act act)
    {
        Ensure<ReconciliationReturned>(act);
        reason = Said(reason, "Say what is missing; the importer reads it.");
        TakeUnheld(act);
        Record(new ReconciliationReturned(reason), act);
    }

    /// <summary>Accepts the entries as reconciled.</summary>
    public void Accept(string text, Act act)
    {
        Ensure<EntriesReconciled>(act);
        TakeUnheld(act);
        Record(new EntriesReconciled(text.Trim()), act);
    }

    /// <summary>Closes it when no reconciliation came in time.</summary>
    public void CloseUnreconciled(bool refersDamages, string reason, Act act)
    {
        Ensure<NotReconciled>(act);
        reason = Said(reason, "Say what follows; the importer reads it.");
        TakeUnheld(act);
        Record(new NotReconciled(refersDamages, reason), act);
    }

    /// <summary>Closes it without a reconciliation: opened twice, or flagged by mistake.</summary>
    public void Close(string reason, Act act)
    {
        Ensure<FollowUpClosed>(act);
        reason = Said(reason, "Say why no reconciliation is needed.");
        TakeUnheld(act);
        Record(new FollowUpClosed(reason), act);
    }

    /// <inheritdoc/>
    protected override string? Veto(WorkMove move, Act act)
    {
        if (move.Code != "not-reconciled" || act.Law.Read(Due(act.Law)) is not { LastTimelyDay: { } last } due || due.HasRunOut(act.Day)) return null;
        return $"The reconciliation entry may be filed until {Print(last)} ({due.Clock.Rule.Citation}).";
    }

    Clock Due(Law law) => ClockOf(Filing!.Issue, RunsFrom, Number.Port, law);

    /// <inheritdoc/>
    protected override IEnumerable<WorkClock> OwnClocks(Law law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (State.Code == Cycle.Due) yield return new("", Due(law));
    }

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        switch (fact)
        {
            case FollowUpOpened opened: (Number, Office, Filing, RunsFrom, OpenedOn) = (opened.Number, opened.Filing.Office, opened.Filing, opened.RunsFrom, e.On); break;
            case ReconciliationNamed named: Reconciliation = named; break;
            case ReconciliationReturned: Reconciliation = null; break;
            case NotReconciled ended: Ended = ended; break;
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe()
    {
        yield return ("Issue", Filing?.Issue.Name());
        yield return ("Flagged entries", Filing is { } f ? Invariant($"{f.Entries.Count:N0}") : null);
        yield return (Filing?.Issue == ReconciliationIssue.TradeAgreement ? "Earliest import" : "Declaration of intent", Filing is null ? null : Print(RunsFrom));
        yield return ("Reconciliation entry", Reconciliation is { } r ? $"{r.Reconciliation}, filed {Print(r.FiledOn)}{(r.Outcome == Outcome.Untimely ? ", late" : "")}, {Words(r.Form)}, {(r.IsChange ? "with change" : "no change")}" : null);
        yield return ("Difference", Reconciliation?.Difference is { } d ? d.ToString() : null);
        yield return ("Damages", Ended is { RefersDamages: true } ? "referred" : null);
    }

    /// <summary>A form in words.</summary>
    public static string Words(ReconciliationForm form) => form switch
    {
        ReconciliationForm.Aggregate => "aggregate",
        ReconciliationForm.EntryByEntry => "entry by entry",
    };
}
