using CeePortal.Domain.Clocks;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tests.Work;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Protests.Samples;

namespace CeePortal.Domain.Tests.Protests;

/// <summary>Makes any move of a protest by its public method, with a request that is sound in itself.</summary>
static class ProtestActs
{
    /// <returns>Why it was refused; null when it was made, or when a lapse had nothing to record.</returns>
    public static string? Make(Protest p, string move, Act act, int choice)
    {
        try
        {
            Do(p, move, act, choice);
            return null;
        }
        catch (WorkRefusedException refused)
        {
            return refused.Message;
        }
    }

    static void Do(Protest p, string move, Act act, int choice)
    {
        var today = act.Day;
        var paper = act.By.Is(WorkRoles.Office) ? new Paper(today, (PaperFrom)(1 + (choice % 2))) : null;
        List<Ruling> Rulings() => [.. p.Objections.Where(o => o.IsOpen).Select(o => (p.Directions.FirstOrDefault(d => d.Objection == o.Number)?.Disposition
            ?? (Disposition)(1 + ((choice + o.Number) % 3))) is var d && d == Disposition.Allowed ? Ruling.Allow(o.Number) : new Ruling(o.Number, d, Reason()))];
        Protest Other(int sequence) => File("2026-01-05", sequence: sequence);
        switch (move)
        {
            case "amended": p.Amend([Objection((ProtestableDecision)(1 + (choice % 8)))], act, paper); break;
            case "argument-added": p.AddArgument("See the sample.", null, act, paper); break;
            case "objection-withdrawn": p.WithdrawObjection(p.Objections.FirstOrDefault(o => o.IsOpen)?.Number ?? 1, "", act, paper); break;
            case "notice-recipient-named": p.NameNoticeRecipient(p.NoticeRecipient is null ? 9 : null, act); break;
            case "consolidated":
                ConsolidatedProtests.TreatAsOne(p, Protest.File(WorkNumber.Parse($"2704-26-{800_000 + (choice % 9)}"), Filing() with { Protestant = new(ProtestantKind.Consignee, 6) }, Acts.Filer("2026-01-08")), act);
                break;
            case "dates-arrived": p.TakeDates(First, null, new ClockStart(new(2025, 7, 18)), act); break;
            case "liquidation-changed": p.FollowLiquidation(First, new ClockStart(new(2025, 7, 18)), [new(new(2025, 8, 1 + (choice % 9)), choice % 2 == 0 ? null : TouchedDecisions.Of(ProtestableDecision.Classification))], 3, act); break;
            case "acceleration-requested": p.RequestAcceleration(today, act); break;
            case "acceleration-withdrawn": p.WithdrawAcceleration(act, paper); break;
            case "further-review-requested": p.ApplyForFurtherReview(Application, act, paper); break;
            case "further-review-forwarded":
                if (choice % 2 == 0) p.ForwardForFurtherReview(HeadquartersGrounds.NeverRuledOn, null, [], "", act);
                else p.ForwardForFurtherReview(HeadquartersGrounds.None, 1 + (choice % 20), [], "", act);
                break;
            case "further-review-reassigned":
                if (p.Designee is not null) p.ReassignFurtherReview(HeadquartersGrounds.NeverRuledOn, null, [], "The designee left.", act);
                else p.ReassignFurtherReview(HeadquartersGrounds.None, 1 + (choice % 20), [], "The office has somebody.", act);
                break;
            case "further-review-denied": p.DenyFurtherReview(Reason("criteria-not-met"), today, act); break;
            case "further-review-returned": p.ReturnWithDirections([.. p.Objections.Where(o => o.IsOpen).Select(o => new Direction(o.Number, (Disposition)(1 + (choice % 3))))], "HQ H1", act); break;
            case "suspended": LeadProtest.Suspend(Other(900_001), p, p.Objections.ToDictionary(o => o.Number, _ => 1), act with { By = act.By with { Roles = WorkRoles.Office } }); break;
            case "left-lead": LeadProtest.Release(Other(900_001), p, "Other goods", act); break;
            case "follower-joined": LeadProtest.Suspend(p, Other(900_002), p.Objections.Take(1).ToDictionary(_ => 1, _ => p.Objections.FirstOrDefault(o => o.IsOpen)?.Number ?? 1), act); break;
            case "follower-left":
                var follower = Other(900_003);
                LeadProtest.Suspend(Protest.File(p.Number, Filing(), Acts.Filer("2026-01-05")), follower, null, Acts.Specialist("2026-01-05"));
                LeadProtest.Release(p, follower, "Other goods", act);
                break;
            case "decided": p.Decide(Rulings(), today.AddDays(choice % 3), act); break;
            case "decided-with-lead":
                var lead = Other(900_001);
                lead.Decide([choice % 2 == 0 ? Ruling.Allow(1) : Ruling.Deny(1, Reason())], today, act with { By = new(2, WorkRoles.Specialist) });
                LeadProtest.Settle(lead, [p], today, act);
                break;
            case "rejected": p.Reject(Reason("not-protestable"), today, act); break;
            case "deemed-denied" or "set-aside-deemed-denied": p.RecordLapses(act); break;
            case "withdrawn": p.Withdraw("", act, paper); break;
            case "set-aside-requested": p.RequestSetAside("A criterion was met", act, paper); break;
            case "set-aside-granted": p.GrantSetAside("Granted", act); break;
            case "set-aside-denied": p.DenySetAside("Denied", act); break;
            case "void-requested": p.RequestVoid("Instructions", act, paper); break;
            case "void-refused": p.RefuseVoid(Reason(), act); break;
            case "denial-voided": p.VoidDenial("Instructions", act); break;
            case "court-action-filed": p.FileInCourt(today, "26-00001", act); break;
            case "court-outcome-recorded": p.RecordCourtOutcome(today, (CourtResult)(1 + (choice % 5)), "Slip Op. 26-1", act); break;
            case "taken": p.Take(act); break;
            case "given-to-team": p.GiveToTeam(p.Team is null ? 9 : null, act); break;
            case "released": p.Release(act); break;
            case "assigned": p.Assign(1 + (choice % 20), act); break;
            case "held": p.HoldUntil(today.AddDays(5), "Sample", act); break;
            case "resumed": p.Resume(act); break;
            case "referred": p.Refer(ReferredTo.Laboratory, "Which fibre?", act); break;
            case "referral-answered": p.AnswerReferral("Cotton", act); break;
            case "information-requested": p.RequestInformation("Which?", today.AddDays(10), act); break;
            case "information-answered": p.AnswerInformation("That", act, paper); break;
            case "more-time-asked": p.AskMoreTime(p.OpenRequest!.Number, p.OpenRequest.AnswerBy.AddDays(10), "Abroad", act, paper); break;
            case "request-extended": p.GiveMoreTime(p.OpenRequest!.Number, p.OpenRequest.AnswerBy.AddDays(5), "Abroad", act); break;
            case "more-time-refused": p.RefuseMoreTime(p.OpenRequests.First(r => r.MoreTime is not null).Number, "Enough", act); break;
            case "request-closed": p.CloseRequest(p.OpenRequest!.Number, "Found", act); break;
            case "transferred": p.Transfer(Destination.FromCode(choice % 2 == 0 ? "008" : "2704"), "Better there", act); break;
            case "passed-to-filer": p.PassToFiler(new([p.Subject.Entries[0].Entry], FilerCode.Parse("XYZ"), FilerCode.Parse("ABC")), act); break;
            case "noted": p.Note("Seen", act); break;
            case "attached": p.Attach(new($"Invoice {choice}.pdf", $"{choice % 7:x64}", 1_000 + choice) { ForStaffOnly = act.By.Is(WorkRoles.Staff) && choice % 3 == 0 }, act); break;
            case "linked": p.Link(WorkNumber.Parse($"2704-26-{300_000 + (choice % 5)}"), "Same goods", act); break;
            default: throw new ArgumentOutOfRangeException(nameof(move), move, "Tell here how the move is made.");
        }
    }
}
