using System.Globalization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;
using Cycle = CeePortal.Domain.Validations.ValidationLifeCycle;

namespace CeePortal.Domain.Validations;

/// <content>Its clocks, what its events do to it, and what stands against a move beyond its states.</content>
public sealed partial class Validation
{
    /// <summary>The programmes of which the trade was told.</summary>
    readonly List<ValidationProgram> announced = [];

    /// <summary>The review is to be over before the entry liquidates.</summary>
    protected override IEnumerable<WorkClock> OwnClocks(Law law)
    {
        if (!State.IsOpen || entries.Count == 0) yield break;
        var cycle = law.Clocks[LiquidationClocks.UsualCycle].Limit!.Value.Length;
        if (entries.Where(e => e.Liquidated is null).OrderBy(e => e.Expected(cycle).On).FirstOrDefault() is not { } first) yield break;
        yield return new(entries.Count > 1 ? first.Entry.ToString() : "", Clock.Begin(law.Clocks[ValidationClocks.FinishReview], first.Expected(cycle), first.Port));
    }

    /// <summary>Takes over the dates of an entry, and that it was liquidated.</summary>
    public override void FollowEntry(FollowedEntry entry, Act act)
    {
        if (State.IsClosed || entries.Find(e => e.Entry == entry.Entry) is not { } mine) return;
        var now = mine with
        {
            EntryDate = entry.EntryDate is { } on ? new(on, Domain.Entries.DateBasis.EntryDate) : mine.EntryDate,
            Scheduled = entry.Scheduled,
            Liquidated = entry.Liquidated is { IsEstimated: false } liquidated ? liquidated.On : null,
        };
        if (now != mine) Record(new ReviewedEntryChanged(now), act);
    }

    /// <inheritdoc/>
    protected override string? Veto(WorkMove move, Act act) => move.Code switch
    {
        "action-proposed" when OpenProposal is { } open => $"A notice of action proposed was sent on {Print(open.AskedOn)} and waits for an answer. Take it back before you send another.",
        "action-proposed" when Findings.Count == 0 => "Nothing is recorded yet. Record the findings first.",
        "action-agreed" when Agreement is not null => "The importer has agreed to the proposed action already.",
        "concluded" when Findings.Count == 0 => "Nothing is recorded yet. Record the findings first; when nothing is wrong, record that.",
        "second-review-agreed" or "second-review-returned" when act.By.Id is not { } id || workedOn.Contains(id) =>
            "The second reviewer is somebody who has not worked on this validation.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override string StateAfter(WorkFact fact) => fact switch
    {
        EndOfValidation end => end.Conclusion.Outcome switch
        {
            ValidationOutcome.NoChange => Cycle.NoChange,
            ValidationOutcome.Rejected => Cycle.Rejected,
            ValidationOutcome.ActionTaken => Cycle.ActionTaken,
            ValidationOutcome.Referred => Cycle.Referred,
        },
        SecondReviewAsked => Proposal is null ? Cycle.SecondReview : Cycle.SecondReviewOfProposal,
        SecondReviewReturned => Proposal is null ? Cycle.Review : Cycle.Proposed, // as it was before
        _ => base.StateAfter(fact),
    };

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        if (e.By.Id is { } id && e.By.Is(WorkRoles.Staff) && fact is FindingsRecorded or ActionProposed or SecondReviewAsked or InformationFormSent) workedOn.Add(e.By.Id!.Value);
        switch (fact)
        {
            case ValidationOpened opened:
                (Number, Office, Opening, OpenedOn) = (opened.Number, opened.Office, opened.Opening, opened.On);
                entries = [.. opened.Opening.Entries];
                break;
            case EntriesAdded added: entries.AddRange(added.Entries); break;
            case ReviewedEntryChanged changed: entries[entries.FindIndex(x => x.Entry == changed.Entry.Entry)] = changed.Entry; break;
            case FindingsRecorded found: Findings = found.Findings; break;
            case ActionProposed proposed: (Proposal, Agreement) = (proposed, null); break;
            case ActionAgreed agreed: Agreement = agreed; break;
            case ProposalWithdrawn: (Proposal, Agreement) = (null, null); break;
            case SecondReviewAsked asked: AskedReview = asked; break;
            case SecondReviewReturned: AskedReview = null; break;
            case EndOfValidation end: (Conclusion, AskedReview) = (end.Conclusion, null); break;
        }
        foreach (var program in fact switch { InformationFormSent form => form.Programs, ActionProposed proposed => proposed.Findings.Select(f => f.Program), EndOfValidation { Conclusion: { SendsNotice: true } done } => done.Findings.Where(f => f.Action == FindingAction.Change).Select(f => f.Program), _ => [] })
            if (!announced.Contains(program)) announced.Add(program);
        // What is asked of the trade announces it, a note of the office among them; so does the notice of what was done.
        IsAnnounced |= fact is AskingFact or EndOfValidation { Conclusion.SendsNotice: true };
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe()
    {
        yield return ("Entries", entries.Count == 0 ? null : entries.Count <= 5 ? string.Join(", ", entries.Select(e => e.Entry)) : entries.Count.ToString("N0", CultureInfo.InvariantCulture));
        yield return new("Liquidated", entries.Exists(e => e.Liquidated is not null) ? string.Join(", ", entries.Where(e => e.Liquidated is not null).Select(e => $"{e.Entry} on {Print(e.Liquidated!.Value)}")) : null, IsInternal: true);
        yield return new("Liquidation expected", entries.Exists(e => e.Scheduled is not null) ? string.Join(", ", entries.Where(e => e.Scheduled is not null).Select(e => $"{e.Entry} on {Print(e.Scheduled!.Value)}")) : null, IsInternal: true);
        yield return new("Findings", Findings.Count == 0 ? null : Invariant($"{Findings.Count}, {Findings.AtStake()} at stake"), IsInternal: true);
        yield return ("Proposed action", Proposal is null ? null : string.Join(", ", Proposal.Changes.Select(InWords)));
        yield return ("Importer agrees", Agreement is null ? null : "to the proposed action");
        yield return new("Second review", AskedReview is { } asked ? $"asked: {asked.AtStake} at stake, above {asked.Above}" : null, IsInternal: true);
        yield return ("Action taken", Conclusion is { Outcome: ValidationOutcome.ActionTaken } taken ? string.Join(", ", taken.Changes.Select(InWords)) : null);
        yield return new("Referred onward to", Conclusion?.ReferredTo is { } to ? Name(to) : null, IsInternal: true);
        yield return ("Rejection", Conclusion is { Rejection.IsNone: false } rejected ? rejected.Rejection.ToString() : null);
    }

    static string InWords(EntryChange change) => $"{change.Entry} {(change.Change > Money.Zero ? "+" : "")}{change.Change}";

    /// <summary>Who goes on with it, in words.</summary>
    public static string Name(ValidationReferral to) => to switch
    {
        ValidationReferral.RegulatoryAudit => "Regulatory Audit",
        ValidationReferral.Investigations => "Homeland Security Investigations",
        ValidationReferral.FinesPenaltiesForfeitures => "Fines, penalties and forfeitures",
    };

    /// <summary>An outcome in words.</summary>
    public static string Name(ValidationOutcome outcome) => outcome switch
    {
        ValidationOutcome.NoChange => "No change",
        ValidationOutcome.Rejected => "Summary rejected",
        ValidationOutcome.ActionTaken => "Action taken",
        ValidationOutcome.Referred => "Referred to audit or enforcement",
    };

    /// <summary>A trigger in words.</summary>
    public static string Name(ValidationTrigger trigger) => trigger switch
    {
        ValidationTrigger.Specialist => "A specialist",
        ValidationTrigger.Sample => "The random draw",
        ValidationTrigger.Rule => "A selection rule",
        ValidationTrigger.Correction => "A correction not concurred with",
    };
}
