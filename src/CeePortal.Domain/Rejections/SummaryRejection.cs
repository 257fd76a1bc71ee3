using System.Globalization;
using System.Text.Json.Serialization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRefusedException;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.Rejections;

/// <summary>A summary that is to be rejected, as it is on file.</summary>
/// <param name="PartyId">The importer.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Port">Its port of entry.</param>
/// <param name="Type">Its type.</param>
/// <param name="EntryDate">Its date of entry, which may be estimated.</param>
/// <param name="SummaryOn">The day on which the summary was filed.</param>
/// <param name="Version">The version on file, in hundreds as ACE prints it.</param>
/// <param name="HasCase">True when a line names an antidumping or countervailing case.</param>
public sealed record RejectedSummary(long PartyId, EntryNumber Entry, PortCode Port, EntryType Type, DecidingDate EntryDate, DateOnly SummaryOn, int Version, bool HasCase)
{
    /// <summary>The day of its liquidation; null while none is on file.</summary>
    public DateOnly? Liquidated { get; init; }

    /// <summary>True for an antidumping or countervailing summary, which CBP may reject for 300 days.</summary>
    [JsonIgnore]
    public bool IsAntidumping => HasCase || (!Type.IsNone && Type.Code is 3 or 7 or 34 or 38);
}

/// <summary>CBP rejected an entry summary, which is to be filed again.</summary>
/// <param name="Number">The number of the rejection.</param>
/// <param name="Office">Who rejected it.</param>
/// <param name="Summary">The summary as it was.</param>
/// <param name="ReasonCode">The code of the reason.</param>
/// <param name="ReasonName">What the code meant.</param>
/// <param name="Explanation">What is wrong, and what is to be done.</param>
/// <param name="Contact">Whom the filer asks.</param>
/// <param name="AnswerBy">The last day to file it again.</param>
public sealed record SummaryRejected(WorkNumber Number, Destination Office, RejectedSummary Summary, string ReasonCode, string ReasonName, string Explanation, string Contact, DateOnly AnswerBy)
    : AskingFact(Explanation, AnswerBy)
{
    /// <summary>The clock that decides when it is to be filed again.</summary>
    public string DueBy { get; init; } = EntryClocks.ReturnRejected.Code;

    /// <summary>The day from which that clock runs.</summary>
    public DateOnly DueFrom { get; init; }

    /// <summary>Which date stands for the date of entry, when the clock runs from an estimate.</summary>
    public DateBasis? DueEstimatedBy { get; init; }

    /// <summary>The validation in which it was found; none for none.</summary>
    public WorkNumber Because { get; init; }

    /// <inheritdoc/>
    public override WorkNumber Names => Because;

    /// <inheritdoc/>
    public override bool NamesForStaff => true; // it may not be announced

    /// <inheritdoc/>
    public override string Code => "resubmit";

    /// <inheritdoc/>
    public override string Name => "Rejected entry summary";

    /// <inheritdoc/>
    public override string? Clock => DueBy;

    /// <inheritdoc/>
    public override ClockStart? ClockStart => new(DueFrom, DueEstimatedBy);

    /// <inheritdoc/>
    public override PortCode ClockPort => Summary.Port;

    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [$"{ReasonCode} {ReasonName}", Explanation, $"Contact: {Contact}"];
}

/// <summary>The summary was filed again.</summary>
/// <param name="Version">The version that is on file now, in hundreds.</param>
/// <param name="On">The day of its receipt.</param>
/// <param name="IsLate">True when that was after the last day.</param>
public sealed record SummaryResubmitted(int Version, DateOnly On, bool IsLate) : WorkFact
{
    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => On;
}

/// <summary>CBP took the rejection back: the summary stands as it was filed.</summary>
/// <param name="Reason">Why.</param>
public sealed record RejectionTakenBack(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The summary was not filed again, and CBP no longer waits for it.</summary>
/// <param name="Reason">What was done instead.</param>
public sealed record ResubmissionGivenUp(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Reason, ForStaff: true)];
}

/// <summary>The states of a rejection and the moves between them.</summary>
public static class RejectionLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string Rejected = "rejected", Resubmitted = "resubmitted", ResubmittedLate = "resubmitted-late", TakenBack = "taken-back", Closed = "closed";
#pragma warning restore CS1591

    const string Source = "CBP, Acceptance and Reject Process";

    /// <summary>The life cycle.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(Rejected, "Rejected, to be filed again", WorkPhase.Open),
            new(Resubmitted, "Filed again in time", WorkPhase.Closed),
            new(ResubmittedLate, "Filed again late", WorkPhase.Closed),
            new(TakenBack, "Rejection taken back", WorkPhase.Closed),
            new(Closed, "Not filed again", WorkPhase.Closed),
        ],
        [
            Of<SummaryRejected>("rejected", "Reject the summary", Office, [WorkState.Draft.Code], [Rejected], Source) with { Done = "rejected the entry summary" },
            Of<SummaryResubmitted>("resubmitted", "Take in the summary filed again", WorkRoles.System, [Rejected], [Resubmitted, ResubmittedLate], Source) with { Done = "took in the summary that was filed again" },
            Of<RejectionTakenBack>("rejection-taken-back", "Take the rejection back", Office, [Rejected], [TakenBack], Source) with { Done = "took the rejection back", ByHolder = true },
            Of<ResubmissionGivenUp>("resubmission-given-up", "Close: it was not filed again", Office, [Rejected], [Closed], Source) with { Done = "closed it: the summary was not filed again", ByHolder = true },
        ]);
}

/// <summary>The rejection of an entry summary by CBP: reason, contact, the time to file it again, and the filing that did.</summary>
public sealed class SummaryRejection : WorkItem
{
    /// <summary>The kind.</summary>
    public static readonly WorkKind RejectionKind = new("summary-rejection", "Summary rejection", new(860_001, 899_999), RejectionLifeCycle.Cycle, static () => new SummaryRejection())
    {
        Wording = Words,
        Origin = WorkOrigin.OpenedByStaff,
    };

    SummaryRejection() : base(RejectionKind) { }

    /// <summary>The rejection.</summary>
    public SummaryRejected? Rejection { get; private set; }

    /// <summary>The legal day of it.</summary>
    public DateOnly RejectedOn { get; private set; }

    /// <summary>The filing that took the place of what was rejected; null for none yet.</summary>
    public SummaryResubmitted? Resubmission { get; private set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkSubject Subject => new(Rejection?.Summary.PartyId ?? 0, null,
        Rejection is null ? [] : [new SubjectEntry(Rejection.Summary.Entry, Rejection.Summary.Port, Invariant($"version {Rejection.Summary.Version}, {RejectedOn:yyyy-MM-dd} {Number}"))],
        Rejection?.ReasonCode ?? "", Rejection is null ? "" : $"{Rejection.ReasonCode} {Rejection.ReasonName}", RejectedOn);

    /// <summary>Rejects a summary: within 90 days, or 300 for an antidumping or countervailing summary with a supervisor's approval.</summary>
    /// <param name="number">The number of the rejection.</param>
    /// <param name="office">Who rejects.</param>
    /// <param name="summary">The summary as it is on file.</param>
    /// <param name="reason">The code of the reason, and what it means.</param>
    /// <param name="explanation">What is wrong, and what is to be done.</param>
    /// <param name="contact">Whom the filer asks.</param>
    /// <param name="because">The validation in which it was found; none for none.</param>
    /// <param name="act">Who and when.</param>
    public static SummaryRejection Reject(WorkNumber number, Destination office, RejectedSummary summary, (string Code, string Name) reason, string explanation, string contact, WorkNumber because, Act act)
    {
        WorkRefusedException.When(WhyNot(summary, act));
        Unless(!string.IsNullOrWhiteSpace(reason.Code), "Choose the reason of the rejection.");
        Unless(number.Port == summary.Port, $"The number of a rejection has the port of entry, {summary.Port}, never that of a Center.");
        var clock = ResubmissionLimit.Of(act.Day, summary.EntryDate, summary.Port, act.Law);
        var rejection = new SummaryRejection();
        rejection.Record(new SummaryRejected(number, office, summary, reason.Code, reason.Name, Said(explanation, "Say what is wrong with the summary, and what is to be done."),
            Said(contact, "Say whom the filer can ask."), act.Law.Read(clock).LastTimelyDay!.Value)
        {
            DueBy = clock.Rule.Code,
            DueFrom = clock.Start.On,
            DueEstimatedBy = clock.Start.EstimatedBy,
            Because = because,
        }, act);
        return rejection;
    }

    /// <summary>Why a summary cannot be rejected now; null when it can.</summary>
    public static string? WhyNot(RejectedSummary summary, Act act)
    {
        if (summary.Liquidated is { } on) return $"Entry {summary.Entry} was liquidated on {Print(on)}, so its summary is not rejected any more. Within 90 days CBP may reliquidate it (19 U.S.C. 1501).";
        var usual = act.Law.Read(Clock.Begin(act.Law.Clocks[EntryClocks.RejectSummary], summary.SummaryOn));
        if (usual.Judge(act.Day) != Outcome.Untimely) return null;
        if (!summary.IsAntidumping)
            return $"The summary was filed on {Print(summary.SummaryOn)} and could be rejected until {Print(usual.LastTimelyDay!.Value)} ({usual.Clock.Rule.Citation}). Send a notice of action (CF-29), or change it at liquidation.";
        var longer = act.Law.Read(Clock.Begin(act.Law.Clocks[EntryClocks.RejectAntidumpingSummary], summary.SummaryOn));
        return longer.Judge(act.Day) == Outcome.Untimely
            ? $"The summary was filed on {Print(summary.SummaryOn)}; as an antidumping or countervailing summary it could be rejected until {Print(longer.LastTimelyDay!.Value)} ({longer.Clock.Rule.Citation}). Send a notice of action (CF-29), or change it at liquidation."
            : act.By.Is(Supervisor) ? null
            : $"More than {usual.Clock.Rule.Limit} have passed since the summary was filed. An antidumping or countervailing summary can be rejected until {Print(longer.LastTimelyDay!.Value)}, but only by a supervisor ({longer.Clock.Rule.Citation}).";
    }

    /// <summary>Takes in the filing that stands in the place of what was rejected, which ends the matter.</summary>
    /// <param name="version">The version on file now.</param>
    /// <param name="on">The day of its receipt.</param>
    /// <param name="act">The portal, and when.</param>
    public void TakeResubmission(int version, DateOnly on, Act act)
    {
        Ensure<SummaryResubmitted>(act);
        Unless(version > Rejection!.Summary.Version, "That filing was on file before the rejection.");
        Record(new SummaryResubmitted(version, on, on > DueOn), act);
    }

    /// <summary>Takes the rejection back; the summary stands as it was filed.</summary>
    public void TakeBack(string reason, Act act)
    {
        Ensure<RejectionTakenBack>(act);
        TakeUnheld(act);
        Record(new RejectionTakenBack(Said(reason, "Say why the rejection is taken back.")), act);
    }

    /// <summary>Closes the matter although the summary was not filed again.</summary>
    public void GiveUp(string reason, Act act)
    {
        Ensure<ResubmissionGivenUp>(act);
        TakeUnheld(act);
        Unless(act.Day > DueOn, $"The filer has until {Print(DueOn)} to file the summary again.");
        Record(new ResubmissionGivenUp(Said(reason, "Say what is done instead, such as a claim for liquidated damages.")), act);
    }

    /// <summary>The last day to file it again, with the time that was given since.</summary>
    [JsonIgnore]
    public DateOnly DueOn => Requests is [var first, ..] ? first.AnswerBy : DateOnly.MinValue;

    /// <inheritdoc/>
    protected override IEnumerable<WorkClock> OwnClocks(Law law) => []; // the time to file it again runs as a request

    /// <inheritdoc/>
    protected override string? Veto(WorkMove move, Act act) => move.Code switch
    {
        "information-answered" when OpenRequests.All(r => r.Code == "resubmit") => "A rejected summary is answered by filing it again, in a file of entry summaries. The rejection closes by itself then.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override string StateAfter(WorkFact fact) => fact is SummaryResubmitted again
        ? again.IsLate ? RejectionLifeCycle.ResubmittedLate : RejectionLifeCycle.Resubmitted
        : base.StateAfter(fact);

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        switch (fact)
        {
            case SummaryRejected rejected: (Number, Office, Rejection, RejectedOn) = (rejected.Number, rejected.Office, rejected, e.On); break;
            case SummaryResubmitted again: Resubmission = again; break;
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe()
    {
        yield return ("Entry", Rejection?.Summary.Entry.ToString());
        yield return ("Reason", Rejection is null ? null : $"{Rejection.ReasonCode} {Rejection.ReasonName}");
        yield return ("Filed again", Resubmission is { } again ? $"version {again.Version.ToString("D5", CultureInfo.InvariantCulture)} on {Print(again.On)}{(again.IsLate ? ", late" : "")}" : null);
    }

    static WorkNotice? Words(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        if (item is not SummaryRejection rejection) return null;
        var name = WorkNotices.NameOf(item);
        return e.Fact switch
        {
            SummaryRejected rejected => new(NoticeTopic.Request, $"{name}: CBP rejected an entry summary",
                $"CBP rejected the summary of entry {rejected.Summary.Entry} for the reason {rejected.ReasonCode}. File it again by {WorkNotices.Print(rejected.AnswerBy)}.",
                $"{rejected.ReasonCode}: {rejected.ReasonName}.\n\n{rejected.Explanation}\n\nContact: {rejected.Contact}\n\n{Due(rejected, law)}"),
            SummaryResubmitted again => new(NoticeTopic.Decision, $"{name}: the summary was filed again{(again.IsLate ? ", late" : "")}", $"The summary was filed again on {WorkNotices.Print(again.On)}{(again.IsLate ? ", after the last day" : "")}, and stands in the place of the rejected one.",
                again.IsLate ? $"The last day was {WorkNotices.Print(rejection.DueOn)}. A late summary may lead to a claim for liquidated damages (19 CFR 142.15)." : null),
            RejectionTakenBack back => new(NoticeTopic.Decision, $"{name} was taken back", "CBP has taken the rejection back. The summary stands as it was filed.", back.Reason),
            ResubmissionGivenUp given => new(NoticeTopic.Decision, $"{name} was closed", "The summary was not filed again in time, and CBP waits for it no longer.", reader.IsStaff ? given.Reason : null),
            _ => null,
        };
    }

    static string Due(SummaryRejected rejected, Law law)
    {
        var rule = law.Clocks[rejected.DueBy];
        return rejected.DueBy == EntryClocks.ReturnRejected.Code
            ? $"{rule.Sentence} ({rule.Citation})."
            : $"{rule.Sentence} ({rule.Citation}), which is longer than two working days from the rejection.";
    }
}
