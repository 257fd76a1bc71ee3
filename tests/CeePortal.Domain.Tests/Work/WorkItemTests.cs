using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Work;

/// <summary>Who acts in tests.</summary>
static class Acts
{
    public static Act By(WorkRoles roles, long id, string day) =>
        new(new Actor(id, roles), DateTime.SpecifyKind(Clocks.Days.Day(day).ToDateTime(new TimeOnly(17, 0)), DateTimeKind.Utc), Law.Declared);

    public static Act Filer(string day) => By(WorkRoles.Filer, 1, day);
    public static Act Specialist(string day, long id = 10) => By(WorkRoles.Specialist, id, day);
    public static Act Supervisor(string day, long id = 20) => By(WorkRoles.Supervisor, id, day);
    public static Act Headquarters(string day, long id = 30) => By(WorkRoles.Headquarters, id, day);
    public static Act Penalties(string day, long id = 40) => By(WorkRoles.Penalties, id, day);
    public static Act Portal(string day) => Filer(day) with { By = Actor.Portal };

    public static void Refused(Action act, string words)
    {
        var problem = Assert.Throws<WorkRefusedException>(act).Message;
        Assert.Contains(words, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    /// <summary>Stored and read again, the item is the same.</summary>
    public static void IsRebuiltFromItsEvents(WorkItem item) =>
        Assert.Equal(WorkJournal.Snapshot(item), WorkJournal.Snapshot(item.Kind.Rebuild(Stored(item))));

    public static IEnumerable<WorkEvent> Stored(WorkItem item) =>
        item.Pending.Select(e => WorkJournal.Read(item.Kind, e.Seq, e.Type, e.SchemaVersion, e.At, e.By.Id, WorkJournal.Write(e)));
}

/// <summary>What all kinds share, shown on a small internal kind.</summary>
public sealed class WorkItemTests
{
    [Fact]
    public void AnotherKind_HasQueueAuditClocksAndLapses_WithoutAnyChange()
    {
        var errand = Errand.Ask("Fetch the sample", Specialist("2026-03-02"));
        errand.Take(Specialist("2026-03-03", 11));
        errand.Note("On its way", Specialist("2026-03-04", 11));
        Assert.Equal(["errand-asked", "taken", "noted"], errand.Pending.Select(e => e.Type));
        Assert.Equal(0, errand.RecordLapses(Portal("2026-03-12")));
        Refused(() => errand.Report("Late", Specialist("2026-03-20")), "has lapsed");
        Assert.Equal(1, errand.RecordLapses(Portal("2026-03-20")));
        Assert.Equal(0, errand.RecordLapses(Portal("2026-03-21")));
        Assert.Equal(("lapsed", new DateOnly(2026, 3, 12)), (errand.State.Code, errand.Pending[^1].On));
        IsRebuiltFromItsEvents(errand);
    }

    [Fact]
    public void Attach_ByEitherSide_AlsoWhenClosed_AndOneForStaffOnlyIsNotTold()
    {
        var errand = Errand.Ask("Fetch the sample", Specialist("2026-03-02"));
        Attached invoice = new("invoice.pdf", new string('a', 64), 1_000), opinion = new("opinion.pdf", new string('b', 64), 2_000) { ForStaffOnly = true };
        errand.Attach(invoice, Filer("2026-03-03"));
        Assert.Equal([new Change("Documents", null, "1, the last \"invoice.pdf\"")], errand.Pending[^1].Changes);
        Assert.False(errand.Kind.LifeCycle.IsInternal(errand.Pending[^1]));
        Refused(() => errand.Attach(invoice with { Name = "again.pdf" }, Filer("2026-03-03")), "attached already, as \"invoice.pdf\"");
        Refused(() => errand.Attach(opinion, Filer("2026-03-03")), "Only staff");
        errand.Attach(opinion, Specialist("2026-03-04"));
        Assert.Empty(errand.Pending[^1].Changes);
        Assert.True(errand.Kind.LifeCycle.IsInternal(errand.Pending[^1]));
        errand.Report("Done", Specialist("2026-03-05"));
        errand.Attach(invoice with { Name = "late.pdf", Hash = new string('c', 64) }, Filer("2026-03-06"));
        Assert.Equal(["invoice.pdf", "opinion.pdf", "late.pdf"], errand.Attachments.Select(a => a.Name));
        IsRebuiltFromItsEvents(errand);
    }

    [Fact]
    public void Event_SaysTypeWhenWhoWhatOldAndNew()
    {
        var errand = Errand.Ask("Fetch the sample", Specialist("2026-03-02"));
        errand.Assign(11, Supervisor("2026-03-03"));
        errand.Assign(12, Supervisor("2026-03-04"));
        var e = errand.Pending[^1];
        Assert.Equal((3, "assigned", 20L, new DateOnly(2026, 3, 4)), (e.Seq, e.Type, e.By.Id, e.On));
        Assert.Equal([new Change("Assigned to", "11", "12") { IsInternal = true }], e.Changes);
        Assert.Contains(new Change("Status", "Draft", "Asked"), errand.Pending[0].Changes);
        Assert.Equal(Enumerable.Range(1, 3), errand.Pending.Select(p => p.Seq));
    }

    [Fact]
    public void Take_SecondPerson_IsRefused()
    {
        var errand = Errand.Ask("Fetch", Specialist("2026-03-02"));
        errand.Take(Specialist("2026-03-02", 11));
        Refused(() => errand.Take(Specialist("2026-03-02", 12)), "taken this item already");
        Refused(() => errand.Release(Specialist("2026-03-02", 12)), "Only the person who has this item");
        Assert.Equal(11, errand.Assignee);
        errand.Release(Supervisor("2026-03-02"));
        Assert.Null(errand.Assignee);
        Refused(() => errand.Release(Specialist("2026-03-02", 12)), "Nobody has this item");
        Refused(() => errand.Take(Filer("2026-03-02")), "is for a specialist, a supervisor, the fines, penalties and forfeitures officer or Headquarters");
        Refused(() => errand.Assign(11, Specialist("2026-03-02")), "is for a supervisor or Headquarters");
    }

    [Fact]
    public void HoldReferAsk_StandBesideTheState_AndAreTakenBack()
    {
        var errand = Errand.Ask("Fetch", Specialist("2026-03-02"));
        Refused(() => errand.Resume(Specialist("2026-03-02")), "is not held");
        Refused(() => errand.HoldUntil(new(2026, 3, 2), "Sample", Specialist("2026-03-02")), "later day");
        Refused(() => errand.HoldUntil(new(2026, 3, 9), " ", Specialist("2026-03-02")), "Say why");
        errand.HoldUntil(new(2026, 3, 9), "Sample", Specialist("2026-03-02"));
        Refused(() => errand.HoldUntil(new(2026, 3, 9), "Sample", Specialist("2026-03-02")), "held already");
        errand.Refer(ReferredTo.Laboratory, "Which fibre?", Specialist("2026-03-02"));
        Refused(() => errand.Refer(ReferredTo.Audit, "Books?", Specialist("2026-03-02")), "referred already");
        errand.RequestInformation("Which shirt?", new(2026, 3, 6), Specialist("2026-03-02"));
        Assert.True(errand.IsWaitingForTrade);
        Assert.Equal("asked", errand.State.Code);
        IsRebuiltFromItsEvents(errand);
        errand.AnswerInformation("The blue one", Filer("2026-03-08"));
        Refused(() => errand.AnswerInformation("Again", Filer("2026-03-08")), "asked for nothing");
        errand.AnswerReferral("Cotton", Specialist("2026-03-08"));
        Refused(() => errand.AnswerReferral("Cotton", Specialist("2026-03-08")), "not referred");
        errand.Resume(Specialist("2026-03-08"));
        Assert.Equal((null, null, null, false), (errand.Hold, errand.Referral, errand.OpenRequest, errand.IsWaitingForTrade));
    }

    [Fact]
    public void Transfer_LeavesItsPeopleBehind_AndLinkIsMadeOnce()
    {
        var errand = Errand.Ask("Fetch", Specialist("2026-03-02"));
        errand.Take(Specialist("2026-03-02"));
        Refused(() => errand.Transfer(Destination.FromCode("007"), "There", Supervisor("2026-03-02")), "there already");
        errand.Transfer(Destination.FromCode("2704"), "A port matter", Supervisor("2026-03-02"));
        Assert.Equal(("2704", null), (errand.Office.Code, errand.Assignee));
        errand.Link(WorkNumber.Parse("2704-26-100001"), "Same goods", Specialist("2026-03-02"));
        Refused(() => errand.Link(WorkNumber.Parse("2704-26-100001"), "Same goods", Specialist("2026-03-02")), "already");
        Refused(() => errand.Link(errand.Number, "Itself", Specialist("2026-03-02")), "another item");
    }

    [Fact]
    public void Closed_OnlyNotesAndLinksAreLeft_AndWhatWaitedIsOver()
    {
        var errand = Errand.Ask("Fetch", Specialist("2026-03-02"));
        errand.HoldUntil(new(2026, 3, 9), "Sample", Specialist("2026-03-02"));
        errand.Report("Fetched", Specialist("2026-03-03"));
        Assert.Null(errand.Hold);
        Assert.Equal(["noted", "attached", "linked"], errand.AllowedMoves(Specialist("2026-03-30")).Select(m => m.Code));
        Refused(() => errand.Report("Again", Specialist("2026-03-03")), "not possible while this is \"Done\"");
        errand.Note("For the file", Specialist("2026-03-30"));
    }

    [Fact]
    public void Rebuild_WithAGap_Fails()
    {
        var errand = Errand.Ask("Fetch", Specialist("2026-03-02"));
        errand.Note("One", Specialist("2026-03-02"));
        errand.Note("Two", Specialist("2026-03-02"));
        Assert.Throws<InvalidDataException>(() => errand.Kind.Rebuild(Stored(errand).Where(e => e.Seq != 2)));
    }

    [Fact]
    public void LifeCycle_ThatDoesNotHangTogether_IsRefused()
    {
        WorkState[] states = [new("a", "A", WorkPhase.Open)];
        static WorkMove Move(string from, string to) => WorkMove.Of<Errand.ErrandDone>("m", "M", WorkRoles.Filer, [from], [to], "");
        Assert.Throws<ArgumentException>(() => new LifeCycle(states, [Move("", "b")]));
        Assert.Throws<ArgumentException>(() => new LifeCycle(states, [Move("b", "a")]));
        Assert.Throws<ArgumentException>(() => new LifeCycle(states, [Move("a", WorkMove.Unchanged)]));
        Assert.Single(new LifeCycle(states, [Move("", "a")]).States);
    }
}
