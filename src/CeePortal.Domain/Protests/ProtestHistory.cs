using System.Globalization;
using CeePortal.Domain.Work;
using static System.FormattableString;
using Cycle = CeePortal.Domain.Protests.ProtestLifeCycle;

namespace CeePortal.Domain.Protests;

/// <content>What its events do to it, and what stands against a move beyond its states.</content>
public sealed partial class Protest
{
    /// <inheritdoc/>
    protected override string? Veto(WorkMove move, Act act) => move.Code switch
    {
        "amended" when AccelerationMailedOn is not null && !act.By.Is(WorkRoles.Office) => TooLateToAmend, // an officer's paper may have come in before
        "objection-withdrawn" when objections.Count(o => o.IsOpen) < 2 => "This is the only objection left to decide. Withdraw the protest instead.",
        "acceleration-requested" when AccelerationMailedOn is not null => "Accelerated disposition was requested already.",
        "acceleration-withdrawn" when AccelerationMailedOn is null => "No request for accelerated disposition stands.",
        "further-review-requested" when Review is not null => "Further review was applied for already; a protest has one application.",
        "further-review-returned" when (Designee is { } designee ? act.By.Id != designee : !act.By.Is(WorkRoles.Headquarters))
            => Designee is null ? "Headquarters reviews this protest, so only Headquarters returns it." : "Only the designee who reviews this protest returns it.",
        "suspended" when followers.Count > 0 => "Other protests wait for this one, so it cannot wait for another.",
        "follower-joined" when !Lead.IsNone => "This protest waits for another itself, so it cannot lead.",
        "set-aside-requested" when ReviewStatus != ReviewStatus.Denied => "No application for further review was denied, so there is nothing to set aside.",
        "set-aside-requested" when SetAside != RequestStatus.None => "That was requested already.",
        "set-aside-granted" or "set-aside-denied" or "set-aside-deemed-denied" when SetAside != RequestStatus.Pending => "No set-aside request is pending.",
        "void-requested" when Void == RequestStatus.Pending => "That was requested already.",
        "void-requested" when Void == RequestStatus.Denied => "The request to void this denial was refused.",
        "void-refused" when Void != RequestStatus.Pending => "No request to void the denial is pending.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override string StateAfter(WorkFact fact) => fact switch
    {
        ProtestDecided decided => StateOf(decided.Result),
        DecidedWithLead decided => StateOf(decided.Result),
        FurtherReviewDenied or LeftLead => IsReopened ? Cycle.Reopened : Cycle.Open, // as it was before
        _ => base.StateAfter(fact),
    };

    static string StateOf(Disposition result) => result switch
    {
        Disposition.Allowed => Cycle.Approved,
        Disposition.AllowedInPart => Cycle.ApprovedInPart,
        Disposition.Denied => Cycle.Denied,
    };

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        Remember(fact, e.By);
        switch (fact)
        {
            case ProtestFiled filed: Apply(filed); break;
            case ProtestAmended amended: Add(amended.Objections); break;
            case ArgumentAdded argument: arguments.Add(argument); break;
            case DatesArrived dates: Apply(dates); break;
            case LiquidationChanged changed: Apply(changed); break;
            case ObjectionWithdrawn gone: objections = [.. objections.Select(o => o.Number == gone.Objection ? o with { WithdrawnOn = e.On } : o)]; break;
            case NoticeRecipientNamed named: NoticeRecipient = named.Recipient; break;
            case ProtestConsolidated one: consolidated.Add(one); break;
            case AccelerationRequested request: AccelerationMailedOn = request.MailedOn; break;
            case AccelerationWithdrawn: AccelerationMailedOn = null; break;
            case FurtherReviewRequested request:
                (Review, ReviewRequestedOn, ReviewUntimelyFor, ReviewStatus) = (request.Application, e.On, request.UntimelyEntries, ReviewStatus.Pending);
                ReviewRulingRunsFrom = e.On;
                break;
            case FurtherReviewForwarded forwarded: (Designee, ReviewGrounds, ReviewRemarks, ReviewStatus) = (forwarded.Designee, forwarded.Grounds, forwarded.Remarks, ReviewStatus.Forwarded); break;
            case FurtherReviewReassigned another: (Designee, ReviewGrounds) = (another.Designee, another.Grounds); break;
            case FurtherReviewDenied denied: // a new denial can be set aside anew
                (ReviewDenialNoticeOn, ReviewStatus, SetAside, SetAsideRequestedOn) = (denied.NoticeOn, ReviewStatus.Denied, RequestStatus.None, null);
                break;
            case FurtherReviewReturned returned: (Directions, ReviewReturnedOn, ReviewStatus) = (returned.Directions, e.On, ReviewStatus.Returned); break;
            case SuspendedBehindLead suspended: (Lead, Likeness) = (suspended.Lead, suspended.Likeness); break;
            case LeftLead: (Lead, Likeness) = (default, new Dictionary<int, int>()); break;
            case FollowerJoined joined: followers.Add(joined.Follower); break;
            case FollowerLeft left: followers.Remove(left.Follower); break;
            case ProtestDecided decided: Dispose(decided.Rulings, decided.Result, decided.NoticeOn, e.On); break;
            case DecidedWithLead decided: Dispose(decided.Rulings, decided.Result, decided.NoticeOn, e.On); break;
            case ProtestRejected rejected: End(e.On, rejected.NoticeOn); break;
            case DeemedDenied deemed: End(deemed.On, deemed.On); break;
            case ProtestWithdrawn: End(null, null); StopRequests(); break;
            case SetAsideRequested request: (SetAside, SetAsideRequestedOn) = (RequestStatus.Pending, request.On); break;
            case SetAsideGranted:
                Reopen();
                (SetAside, ReviewStatus, ReviewDenialNoticeOn, ReviewRulingRunsFrom, Directions) = (RequestStatus.Granted, ReviewStatus.Pending, null, e.On, []);
                break;
            case SetAsideDenied: SetAside = RequestStatus.Denied; break;
            case SetAsideDeemedDenied: SetAside = RequestStatus.DeemedDenied; break;
            case VoidRequested: Void = RequestStatus.Pending; break;
            case VoidRefused: Void = RequestStatus.Denied; break;
            case DenialVoided: Reopen(); break;
            case CourtOutcomeRecorded outcome: CourtOutcome = outcome; break;
            case CourtActionFiled action: (CourtNumber, CourtFiledOn) = (action.CourtNumber, action.On); StopRequests(); break;
        }
    }

    /// <summary>Keeps in mind which of the staff acted on it.</summary>
    void Remember(WorkFact fact, Actor by)
    {
        if (by.Id is { } id && by.Is(WorkRoles.Staff) && fact is not (Noted or Linked or Assigned or PaperFact { Paper: not null })) officers.Add(id);
        if (fact is Assigned assigned) officers.Add(assigned.To);
    }

    void Apply(ProtestFiled filed)
    {
        (Number, Office, Protestant, ReceivedOn) = (filed.Number, filed.Office, filed.Filing.Protestant, filed.ReceivedOn);
        (entries, Timeliness, IsExclusionRunning) = ([.. filed.Filing.Entries], filed.Timeliness, filed.Filing.SaysExclusion);
        (SameDispositionAs, SameDispositionReceivedOn, NoticeRecipient) = (filed.Filing.SameDispositionAs, filed.Filing.SameDispositionReceivedOn, filed.Filing.NoticeRecipient);
        DrawbackDeclaration = filed.Filing.DrawbackDeclaration;
        Add(filed.Filing.Objections);
    }

    void Apply(DatesArrived dates)
    {
        var at = entries.FindIndex(e => e.Entry == dates.Entry);
        entries[at] = entries[at].Dated(dates.Decided ?? entries[at].Decided) with { EntryDate = dates.EntryDate ?? entries[at].EntryDate };
        Judged(dates.Entry, [dates.Timeliness, .. dates.Others ?? []]);
    }

    void Apply(LiquidationChanged changed)
    {
        var at = entries.FindIndex(e => e.Entry == changed.Entry);
        entries[at] = entries[at].Dated(changed.Decided) with { Reliquidations = changed.Reliquidations };
        Judged(changed.Entry, changed.Timeliness);
    }

    /// <summary>What was judged anew of an entry takes the place of what was.</summary>
    void Judged(Entries.EntryNumber entry, IReadOnlyList<EntryTimeliness> anew)
    {
        List<EntryTimeliness> all = [.. Timeliness];
        var at = all.FindIndex(t => t.Entry == entry);
        all.RemoveAll(t => t.Entry == entry);
        all.InsertRange(at < 0 ? all.Count : at, anew);
        Timeliness = all;
    }

    void Add(IReadOnlyList<ObjectionFiling> added)
    {
        foreach (var objection in added) objections.Add(new(objections.Count + 1, objection, null));
    }

    void Dispose(IReadOnlyList<Ruling> rulings, Disposition result, DateOnly noticeOn, DateOnly on)
    {
        objections = [.. objections.Select(o => rulings.FirstOrDefault(r => r.Objection == o.Number) is { } ruling ? o with { Ruling = ruling } : o)];
        if (result == Disposition.Allowed)
        {
            End(null, null);
            StopRequests();
        }
        else End(on, noticeOn);
    }

    /// <summary>Ends what runs while it is open. A pending review has no object any more.</summary>
    void End(DateOnly? deniedOn, DateOnly? courtRunsFrom)
    {
        (AccelerationMailedOn, IsExclusionRunning, DeniedOn, CourtRunsFrom) = (null, false, deniedOn, courtRunsFrom);
        if (ReviewStatus is ReviewStatus.Pending or ReviewStatus.Forwarded) ReviewStatus = ReviewStatus.Moot;
    }

    /// <summary>Requests that are not answered fall away when the protest is over or before the court.</summary>
    void StopRequests()
    {
        if (SetAside == RequestStatus.Pending) SetAside = RequestStatus.None;
        if (Void == RequestStatus.Pending) Void = RequestStatus.None;
    }

    /// <summary>The denial is void: what was denied in whole or in part is open again, and its clocks are gone. What a
    /// review directed binds the new decision too (19 CFR 174.27): a denial is voided because it went against instructions.</summary>
    void Reopen()
    {
        objections = [.. objections.Select(o => o.Ruling is { Disposition: not Disposition.Allowed } ? o with { Ruling = null } : o)];
        IsReopened = IsReopened || DeniedOn is not null; // a denial of further review alone denied nothing
        (DeniedOn, CourtRunsFrom, Void) = (null, null, RequestStatus.None);
        (Lead, Likeness) = (default, new Dictionary<int, int>());
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe()
    {
        yield return ("Entries", entries.Count == 0 ? null : entries.Count <= 5 ? string.Join(", ", entries.Select(e => $"{e.Entry}{Dated(e)}")) : entries.Count.ToString("N0", CultureInfo.InvariantCulture));
        foreach (var o in objections)
            yield return (Invariant($"Objection {o.Number}"), o.Ruling switch
            {
                null => $"to {Protestable.Name(o.Filed.Decision)}: {(o.WithdrawnOn is { } gone ? $"withdrawn {Print(gone)}" : "not decided")}",
                { Reason: { } reason } r => $"{(r.Disposition == Disposition.Denied ? "denied" : "allowed in part")}: {reason.Text} ({reason.Citation})",
                _ => "allowed",
            });
        yield return ("Added arguments", arguments.Count == 0 ? null : arguments.Count.ToString(CultureInfo.InvariantCulture));
        yield return ("Accelerated disposition", AccelerationMailedOn is { } mailed ? $"request mailed {Print(mailed)}" : null);
        yield return ("Further review", ReviewStatus == ReviewStatus.None ? null : ReviewStatus.ToString());
        yield return ("Set-aside request", SetAside == RequestStatus.None ? null : SetAside.ToString());
        yield return ("Request to void the denial", Void == RequestStatus.None ? null : Void.ToString());
        yield return ("Lead protest", Lead.IsNone ? null : Lead.ToString());
        yield return ("Followers", followers.Count == 0 ? null : string.Join(", ", followers));
        yield return ("Denied on", DeniedOn is { } denied ? Print(denied) : null);
        yield return ("Time for court runs from", CourtRunsFrom is { } from ? Print(from) : null);
        yield return ("Court number", CourtNumber);
        yield return ("Outcome in court", CourtOutcome is { } court ? $"{Name(court.Result)}, {Print(court.On)}: {court.Text}" : null);
        yield return ("Treated as one with", consolidated.Count == 0 ? null : string.Join(", ", consolidated.Select(c => c.With)));
        yield return ("Same disposition asked as", SameDispositionAs.IsNone ? null : SameDispositionAs.ToString());
        yield return ("Notices go to", NoticeRecipient is null ? null : "another person, named by the filer");

        static string Dated(ProtestedEntry e) => e.Decided is { } d ? $" ({(d.IsEstimated ? "estimated " : "")}{Print(d.On)}{string.Concat((e.Reliquidations ?? []).Select(r => $", reliquidated {Print(r.On)}"))}{(e.DecidedApart is { } own ? $", another decision {Print(own.On)} by the filer" : "")})" : e.DecidedApart is { } alone ? $" (decided {Print(alone.On)} by the filer)" : "";
    }

    /// <summary>The outcome of an action in words.</summary>
    public static string Name(CourtResult result) => result switch
    {
        CourtResult.ForProtestant => "Judgment for the protesting party",
        CourtResult.InPart => "Judgment for the protesting party in part",
        CourtResult.ForUnitedStates => "Judgment for the United States",
        CourtResult.Stipulated => "Judgment on a stipulation",
        CourtResult.Dismissed => "Dismissed",
    };
}
