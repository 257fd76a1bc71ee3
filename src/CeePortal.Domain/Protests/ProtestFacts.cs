using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Protests;

/// <summary>The protest was filed.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Office">Where it is worked.</param>
/// <param name="Filing">What was filed.</param>
/// <param name="ReceivedOn">The legal day of receipt.</param>
/// <param name="Timeliness">What was computed per entry on that day.</param>
public sealed record ProtestFiled(WorkNumber Number, Destination Office, ProtestFiling Filing, DateOnly ReceivedOn, IReadOnlyList<EntryTimeliness> Timeliness) : WorkFact
{
    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => ReceivedOn;
}

/// <summary>Objections to further decisions were added (19 CFR 174.14).</summary>
/// <param name="Objections">The objections.</param>
public sealed record ProtestAmended(IReadOnlyList<ObjectionFiling> Objections) : PaperFact;

/// <summary>Grounds or arguments were added (19 CFR 174.28).</summary>
/// <param name="Text">The argument.</param>
/// <param name="OralOn">When it was made orally, if it puts an oral argument in writing.</param>
public sealed record ArgumentAdded(string Text, DateOnly? OralOn) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>CBP's own dates of an entry arrived, or a better estimate.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="EntryDate">Its date of entry; null leaves it.</param>
/// <param name="Decided">The day of the decision protested; null leaves it.</param>
/// <param name="Timeliness">Whether the protest of it was in time, computed anew.</param>
public sealed record DatesArrived(EntryNumber Entry, DecidingDate? EntryDate, ClockStart? Decided, EntryTimeliness Timeliness) : WorkFact
{
    /// <summary>The judgments on decisions that run from other days; null for none.</summary>
    public IReadOnlyList<EntryTimeliness>? Others { get; init; }
}

/// <summary>What is on file about the liquidation of an entry changed after the protest was filed: it was reliquidated, an
/// event was struck out as a mistake, or one was recorded in another's place.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Decided">The liquidation as it is on file now; null when it is not on file any more.</param>
/// <param name="Reliquidations">The reliquidations as they are on file now; null for none.</param>
/// <param name="Text">What changed, in words.</param>
/// <param name="RecordedBy">Who recorded it, by hand or by a file; null when that is not known.</param>
/// <param name="Timeliness">Whether the protest of it was in time, judged anew.</param>
public sealed record LiquidationChanged(EntryNumber Entry, ClockStart? Decided, IReadOnlyList<Reliquidation>? Reliquidations, string Text, long? RecordedBy,
    IReadOnlyList<EntryTimeliness> Timeliness) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];

    /// <inheritdoc/>
    public override long? RecordedFirstBy => RecordedBy;
}

/// <summary>The filer withdrew one objection; the others stand.</summary>
/// <param name="Objection">The objection, by its number.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record ObjectionWithdrawn(int Objection, string Reason) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>Another person was named, or no other any more, to whom notices go (19 CFR 174.30).</summary>
/// <param name="Recipient">The person, by key; null for the protestant or its agent.</param>
public sealed record NoticeRecipientNamed(long? Recipient) : WorkFact;

/// <summary>Another party's protest about the same goods of the same entry counts as part of one with this (19 CFR 174.15).</summary>
/// <param name="With">The other protest.</param>
/// <param name="ReceivedOn">When the other was received: the two years for a decision run from the last of them.</param>
public sealed record ProtestConsolidated(WorkNumber With, DateOnly ReceivedOn) : WorkFact
{
    /// <inheritdoc/>
    public override WorkNumber Names => With;
}

/// <summary>Accelerated disposition was requested (19 U.S.C. 1515(b)).</summary>
/// <param name="MailedOn">The day of certified or registered mailing, from which the thirty days run.</param>
public sealed record AccelerationRequested(DateOnly MailedOn) : WorkFact;

/// <summary>The request for accelerated disposition was withdrawn.</summary>
public sealed record AccelerationWithdrawn : PaperFact;

/// <summary>Further review was applied for.</summary>
/// <param name="Application">The application.</param>
/// <param name="UntimelyEntries">The entries for which it came too late.</param>
public sealed record FurtherReviewRequested(ReviewApplication Application, IReadOnlyList<EntryNumber> UntimelyEntries) : PaperFact;

/// <summary>Further review was granted and the protest forwarded.</summary>
/// <param name="Grounds">Why to Headquarters; none when to a designee.</param>
/// <param name="Designee">The designee; null when to Headquarters.</param>
/// <param name="Remarks">What goes with it.</param>
public sealed record FurtherReviewForwarded(HeadquartersGrounds Grounds, long? Designee, string Remarks) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Remarks, ForStaff: true)];
}

/// <summary>Another designee, or Headquarters, reviews a protest that was forwarded: the one before left, or the protest went to another office.</summary>
/// <param name="Grounds">Why Headquarters; none when a designee.</param>
/// <param name="Designee">The designee; null for Headquarters.</param>
/// <param name="Reason">Why another.</param>
public sealed record FurtherReviewReassigned(HeadquartersGrounds Grounds, long? Designee, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Reason, ForStaff: true)];
}

/// <summary>The application for further review was denied.</summary>
/// <param name="Reason">Why.</param>
/// <param name="NoticeOn">The date of the notice, from which the sixty days for a set-aside request run.</param>
public sealed record FurtherReviewDenied(StructuredReason Reason, DateOnly NoticeOn) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason.InHistory];

    /// <summary>The days that its letter names; null in events recorded before they were kept, and when nothing was denied.</summary>
    public NoticeDays? Days { get; init; }
}

/// <summary>The review came back with directions (19 CFR 174.27).</summary>
/// <param name="Directions">One for each open objection.</param>
/// <param name="Text">The decision in words, or its number.</param>
public sealed record FurtherReviewReturned(IReadOnlyList<Direction> Directions, string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The protest waits for the result of a lead protest.</summary>
/// <param name="Lead">The lead.</param>
/// <param name="Likeness">For each objection, by number, the objection of the lead that decides it.</param>
public sealed record SuspendedBehindLead(WorkNumber Lead, IReadOnlyDictionary<int, int> Likeness) : WorkFact
{
    /// <inheritdoc/>
    public override WorkNumber Names => Lead;
}

/// <summary>The protest no longer waits for its lead.</summary>
/// <param name="Reason">Why.</param>
public sealed record LeftLead(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>Another protest began to wait for this one.</summary>
/// <param name="Follower">The other.</param>
public sealed record FollowerJoined(WorkNumber Follower) : WorkFact
{
    /// <inheritdoc/>
    public override WorkNumber Names => Follower;
}

/// <summary>Another protest no longer waits for this one.</summary>
/// <param name="Follower">The other.</param>
public sealed record FollowerLeft(WorkNumber Follower) : WorkFact
{
    /// <inheritdoc/>
    public override WorkNumber Names => Follower;
}

/// <summary>The protest was decided.</summary>
/// <param name="Rulings">One for each objection that was open.</param>
/// <param name="NoticeOn">The date on the notice, which is the date of mailing (19 CFR 174.30(a)).</param>
/// <param name="Result">What that makes of the whole.</param>
public sealed record ProtestDecided(IReadOnlyList<Ruling> Rulings, DateOnly NoticeOn, Disposition Result) : WorkFact
{
    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string? Letter => Result == Disposition.Allowed ? null : "denial";

    /// <summary>The days that its letter names; null in events recorded before they were kept, and when nothing was denied.</summary>
    public NoticeDays? Days { get; init; }
}

/// <summary>The protest was decided with its lead.</summary>
/// <param name="Lead">The lead.</param>
/// <param name="Rulings">One for each objection that was open.</param>
/// <param name="NoticeOn">The date on the notice.</param>
/// <param name="Result">What that makes of the whole.</param>
public sealed record DecidedWithLead(WorkNumber Lead, IReadOnlyList<Ruling> Rulings, DateOnly NoticeOn, Disposition Result) : WorkFact
{
    /// <inheritdoc/>
    public override WorkNumber Names => Lead;

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string? Letter => Result == Disposition.Allowed ? null : "denial";

    /// <summary>The days that its letter names; null in events recorded before they were kept, and when nothing was denied.</summary>
    public NoticeDays? Days { get; init; }
}

/// <summary>The protest was rejected, because what it protests may not be protested.</summary>
/// <param name="Reason">Why.</param>
/// <param name="NoticeOn">The date on the notice.</param>
public sealed record ProtestRejected(StructuredReason Reason, DateOnly NoticeOn) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason.InHistory];

    /// <summary>The days that its letter names; null in events recorded before they were kept, and when nothing was denied.</summary>
    public NoticeDays? Days { get; init; }
}

/// <summary>The protest was deemed denied by passage of time.</summary>
/// <param name="Clock">The code of the clock that ran out.</param>
/// <param name="On">The legal day on which it did.</param>
public sealed record DeemedDenied(string Clock, DateOnly On) : WorkFact
{
    /// <summary>The days that its letter names; null in events recorded before they were kept.</summary>
    public NoticeDays? Days { get; init; }

    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => On;
}

/// <summary>The filer withdrew the protest.</summary>
/// <param name="Reason">Why; may be empty.</param>
public sealed record ProtestWithdrawn(string Reason) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The Commissioner was asked to set aside the denial of further review (19 U.S.C. 1515(c)).</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">The date of the request, from which the Commissioner's sixty days run.</param>
public sealed record SetAsideRequested(string Reason, DateOnly On) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The Commissioner set the denial of further review aside, and voided the denial of the protest if there was one.</summary>
/// <param name="Text">The decision in words.</param>
public sealed record SetAsideGranted(string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The Commissioner denied the set-aside request.</summary>
/// <param name="Text">The decision in words.</param>
public sealed record SetAsideDenied(string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The set-aside request was deemed denied by passage of time.</summary>
/// <param name="On">The legal day.</param>
public sealed record SetAsideDeemedDenied(DateOnly On) : WorkFact
{
    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => On;
}

/// <summary>CBP was asked to void the denial as contrary to proper instructions (19 U.S.C. 1515(d)).</summary>
/// <param name="Reason">Which instructions, and how.</param>
public sealed record VoidRequested(string Reason) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The request to void the denial was refused.</summary>
/// <param name="Reason">Why.</param>
public sealed record VoidRefused(StructuredReason Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason.InHistory];
}

/// <summary>The denial was voided, on request or by CBP on its own; what was denied is open again.</summary>
/// <param name="Instructions">The instructions that it went against.</param>
public sealed record DenialVoided(string Instructions) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Instructions];
}

/// <summary>An action was filed in the Court of International Trade.</summary>
/// <param name="On">The day of filing.</param>
/// <param name="CourtNumber">The number of the court.</param>
/// <param name="Outcome">Whether it was in time by our reckoning; the court decides.</param>
public sealed record CourtActionFiled(DateOnly On, string CourtNumber, Outcome Outcome) : WorkFact
{
    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => On;
}

/// <summary>How an action in court ended. The numbers are stored.</summary>
public enum CourtResult
{
    /// <summary>Judgment for the party that protested.</summary>
    ForProtestant = 1,

    /// <summary>Judgment for it in part.</summary>
    InPart = 2,

    /// <summary>Judgment for the United States.</summary>
    ForUnitedStates = 3,

    /// <summary>Judgment on a stipulation of both sides.</summary>
    Stipulated = 4,

    /// <summary>The action was dismissed.</summary>
    Dismissed = 5,
}

/// <summary>The action in court ended.</summary>
/// <param name="On">The day of the judgment or dismissal.</param>
/// <param name="Result">How.</param>
/// <param name="Text">What it says, or where it is published.</param>
public sealed record CourtOutcomeRecorded(DateOnly On, CourtResult Result, string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];

    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => On;
}
