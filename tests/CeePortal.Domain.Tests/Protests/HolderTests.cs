using CeePortal.Domain.Clocks;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

/// <summary>Who decides, what a decision keeps, and to which state a protest comes back.</summary>
public class HolderTests
{
    static Act By(long id, WorkRoles roles, string day = "2026-02-02") => Specialist(day) with { By = new(id, roles) };

    [Fact]
    public void What_somebody_has_is_decided_by_that_person_or_a_supervisor_and_nobody_else()
    {
        var protest = File("2026-01-05");
        protest.Take(By(2, WorkRoles.Specialist));
        foreach (var act in new Action<Act>[] { a => protest.Decide([Ruling.Allow(1)], a.Day, a), a => protest.Reject(Reason("not-protestable"), a.Day, a) })
        {
            var refused = Assert.Throws<WorkRefusedException>(() => act(By(3, WorkRoles.Specialist))).Message;
            Assert.StartsWith(WorkItem.SomebodyElse + " has this item", refused, StringComparison.Ordinal);
            Assert.Contains("take it, or ask a supervisor", refused, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(protest.AllowedMoves(By(3, WorkRoles.Specialist)), m => m.ByHolder);
        protest.Decide([Ruling.Allow(1)], Day("2026-02-02"), By(9, WorkRoles.Supervisor));
        Assert.Equal(2, protest.Assignee);

        var own = File("2026-01-05");
        own.Take(By(2, WorkRoles.Specialist));
        own.Decide([Ruling.Allow(1)], Day("2026-02-02"), By(2, WorkRoles.Specialist));
        Assert.Equal(ProtestLifeCycle.Approved, own.State.Code);
    }

    [Fact]
    public void Who_decides_what_nobody_has_takes_it()
    {
        var protest = File("2026-01-05");
        protest.Decide([Ruling.Deny(1, Reason())], Day("2026-02-02"), By(3, WorkRoles.Specialist));
        Assert.Equal(3, protest.Assignee);
        Assert.Equal(["filed", "taken", "decided"], protest.Pending.Select(e => e.Type));
    }

    [Fact]
    public void A_decision_keeps_the_days_that_its_letter_names()
    {
        var protest = Denied("2026-01-05");
        var decided = (ProtestDecided)protest.Pending[^1].Fact;
        Assert.Equal((Day("2026-07-06"), ProtestClocks.GoToCourt.Code), (decided.Days!.Court!.Due, decided.Days.Court.Rule)); // July 4 is a Saturday
        Assert.Equal(Day("2026-04-06"), decided.Days.Void!.Due);
        var read = (ProtestDecided)WorkJournal.Read(protest.Kind, 3, "decided", 1, default, null, WorkJournal.Write(protest.Pending[^1])).Fact;
        Assert.Equal(decided.Days, read.Days);
        Assert.Equal(Day("2026-04-03"), ((FurtherReviewDenied)ReviewDenied().Pending[^1].Fact).Days!.SetAside!.Due);
        var accelerated = File("2026-01-05");
        accelerated.RequestAcceleration(Day("2026-01-05"), Filer("2026-01-05"));
        accelerated.RecordLapses(Portal("2026-03-01"));
        Assert.Null(((DeemedDenied)accelerated.Pending[^1].Fact).Days!.Void);
        Assert.Equal(Day("2026-08-03"), ((DeemedDenied)accelerated.Pending[^1].Fact).Days!.Court!.Due);
    }

    [Fact]
    public void A_reopened_protest_is_reopened_again_after_a_lead_or_a_further_review()
    {
        var protest = Denied("2026-03-03");
        protest.VoidDenial("Ruling HQ H1", By(9, WorkRoles.Supervisor, "2026-03-04"));
        var lead = File("2026-01-05", sequence: 100_002);
        LeadProtest.Suspend(lead, protest, null, By(9, WorkRoles.Supervisor, "2026-03-05"));
        LeadProtest.Release(lead, protest, "Other goods", By(9, WorkRoles.Supervisor, "2026-03-06"));
        Assert.Equal(ProtestLifeCycle.Reopened, protest.State.Code);
        protest.ApplyForFurtherReview(Application, Filer("2026-03-09"));
        protest.DenyFurtherReview(Reason("criteria-not-met"), Day("2026-03-10"), By(9, WorkRoles.Supervisor, "2026-03-10"));
        Assert.Equal(ProtestLifeCycle.Reopened, protest.State.Code);
        Assert.Equal(ProtestLifeCycle.Open, ReviewDenied().State.Code);
    }

    [Fact]
    public void A_withdrawn_objection_leaves_its_category_free()
    {
        var protest = File("2026-01-05", Filing() with { Objections = [Objection(), Objection() with { Category = "Men's shirts" }] });
        Assert.Equal(2, protest.Subject.Entries.Count);
        protest.WithdrawObjection(2, "", Filer("2026-01-06"));
        Assert.Equal(["WOMEN'S COTTON BLOUSES"], protest.Subject.Entries.Select(e => e.Key));
        protest.Amend([Objection() with { Category = "Men's shirts" }], Filer("2026-01-07"));
        Assert.Equal(["WOMEN'S COTTON BLOUSES", "MEN'S SHIRTS"], protest.Subject.Entries.Select(e => e.Key));
    }
}
