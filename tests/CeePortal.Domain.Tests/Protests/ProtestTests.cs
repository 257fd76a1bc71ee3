using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

public sealed class ProtestTests
{
    [Fact]
    public void File_NumberHasThePortOfTheLeadingEntryAndTheYearOfReceipt()
    {
        var protest = File("2026-01-05");
        Assert.Equal(("2704-26-100001", "007", ProtestLifeCycle.Open), (protest.Number.ToString(), protest.Office.Code, protest.State.Code));
        Refused(() => Protest.File(WorkNumber.Parse("0401-26-100001"), Filing(), Filer("2026-01-05")), "port of its first entry, 2704");
        Refused(() => Protest.File(WorkNumber.Parse("2704-25-100001"), Filing(), Filer("2026-01-05")), "year of its receipt");
    }

    [Fact]
    public void File_OnPaper_AnOfficerMayRecordTheEarlierDayOfReceipt()
    {
        var number = WorkNumber.Parse("2704-26-100001");
        var paper = Protest.File(number, Filing(), Specialist("2026-01-20"), Day("2026-01-14"));
        Assert.Equal((Day("2026-01-14"), Outcome.Timely), (paper.ReceivedOn, paper.Timeliness[0].Outcome));
        Refused(() => Protest.File(number, Filing(), Filer("2026-01-20"), Day("2026-01-14")), "Only an officer");
        Refused(() => Protest.File(number, Filing(), Specialist("2026-01-20"), Day("2026-01-21")), "nobody a later one");
    }

    [Fact]
    public void Decide_DenialWithoutAReason_IsImpossible()
    {
        Refused(() => new Ruling(1, Disposition.Denied, null), "cannot be denied without a reason");
        Refused(() => new Ruling(1, Disposition.AllowedInPart, null), "cannot be denied without a reason");
        Refused(() => new Ruling(1, Disposition.Allowed, Reason()), "no reason of denial");
        Refused(() => new StructuredReason("", "Text", "Cite"), "Choose the reason");
        Refused(() => new StructuredReason("other", " ", "Cite"), "in words");
        Refused(() => new StructuredReason("other", "Text", ""), "Cite the law");
    }

    [Fact]
    public void Decide_EachObjection_MakesTheWhole()
    {
        static string Decided(params Ruling[] rulings)
        {
            var protest = File("2026-01-05", TwoObjections());
            protest.Decide(rulings, Day("2026-02-02"), Specialist("2026-02-02"));
            IsRebuiltFromItsEvents(protest);
            return protest.State.Code;
        }
        Assert.Equal(ProtestLifeCycle.Approved, Decided(Ruling.Allow(1), Ruling.Allow(2)));
        Assert.Equal(ProtestLifeCycle.Denied, Decided(Ruling.Deny(1, Reason()), Ruling.Deny(2, Reason())));
        Assert.Equal(ProtestLifeCycle.ApprovedInPart, Decided(Ruling.Allow(1), Ruling.Deny(2, Reason())));
        Assert.Equal(ProtestLifeCycle.ApprovedInPart, Decided(Ruling.Allow(1), Ruling.AllowInPart(2, Reason())));
        Assert.Equal(ProtestLifeCycle.ApprovedInPart, Decided(Ruling.AllowInPart(1, Reason()), Ruling.AllowInPart(2, Reason())));
        Refused(() => Decided(Ruling.Allow(1)), "Objection 2 is not decided");
        Refused(() => Decided(Ruling.Allow(1), Ruling.Allow(1)), "decided twice");
        Refused(() => Decided(Ruling.Allow(1), Ruling.Allow(2), Ruling.Allow(3)), "no open objection 3");
    }

    [Fact]
    public void Decide_NoticeStartsTheCourtClock_AllowanceStartsNone()
    {
        var protest = File("2026-01-05");
        Refused(() => protest.Decide([Ruling.Deny(1, Reason())], Day("2026-02-01"), Specialist("2026-02-02")), "cannot be dated before");
        Refused(() => protest.Decide([Ruling.Deny(1, Reason())], Day("2026-02-04"), Specialist("2026-02-02")), "goes out on February 3, 2026 at the latest");
        protest.Decide([Ruling.Deny(1, Reason())], Day("2026-02-03"), Specialist("2026-02-02"));
        Assert.Equal((Day("2026-02-02"), Day("2026-02-03")), (protest.DeniedOn!.Value, protest.CourtRunsFrom!.Value));
        var allowed = File("2026-01-05");
        allowed.Decide([Ruling.Allow(1)], Day("2026-02-03"), Specialist("2026-02-02"));
        Assert.Empty(allowed.Clocks(Law.Declared));
        Refused(() => protest.Decide([Ruling.Allow(1)], Day("2026-02-03"), Specialist("2026-02-03")), "while this is \"Denied\"");
    }

    [Fact]
    public void Acceleration_IsMailedBetweenFilingAndToday_Once()
    {
        var protest = File("2026-01-05");
        Refused(() => protest.RequestAcceleration(Day("2026-01-04"), Filer("2026-01-06")), "before the protest is filed");
        Refused(() => protest.RequestAcceleration(Day("2026-01-07"), Filer("2026-01-06")), "in the future");
        Refused(() => protest.WithdrawAcceleration(Filer("2026-01-06")), "No request");
        protest.RequestAcceleration(Day("2026-01-05"), Filer("2026-01-06"));
        Refused(() => protest.RequestAcceleration(Day("2026-01-06"), Filer("2026-01-06")), "requested already");
    }

    [Fact]
    public void OralArgument_IsPutInWritingWithin60Days()
    {
        var protest = File("2026-01-05");
        protest.AddArgument("As said.", Day("2026-02-02"), Filer("2026-04-03"));
        Refused(() => protest.AddArgument("As said.", Day("2026-02-02"), Filer("2026-04-04")), "by April 3, 2026");
        Refused(() => protest.AddArgument("As said.", Day("2026-01-04"), Filer("2026-01-06")), "after the protest is filed");
        Refused(() => protest.AddArgument(" ", null, Filer("2026-01-06")), "Enter the argument");
        Assert.Single(protest.Arguments);
    }

    [Fact]
    public void Court_EndsEveryAdministrativeAction_AndTellsWhetherItWasInTime()
    {
        var protest = Denied("2026-03-03");
        protest.RequestVoid("Instructions", Filer("2026-03-04"));
        Refused(() => protest.FileInCourt(Day("2026-03-02"), "26-00001", Filer("2026-03-05")), "before the protest was denied");
        Refused(() => protest.FileInCourt(Day("2026-03-06"), "26-00001", Filer("2026-03-05")), "in the future");
        protest.FileInCourt(Day("2026-03-05"), "26-00001", Filer("2026-03-05"));
        Assert.Equal((ProtestLifeCycle.InLitigation, RequestStatus.None), (protest.State.Code, protest.Void));
        Refused(() => protest.VoidDenial("Instructions", Headquarters("2026-03-06")), "while this is \"In litigation\"");
        Assert.All([Filer("2026-03-06"), Specialist("2026-03-06"), Supervisor("2026-03-06"), Headquarters("2026-03-06"), Portal("2026-03-06")],
            act => Assert.Empty(protest.AllowedMoves(act).Select(m => m.Code).Except(["noted", "attached", "linked", "passed-to-filer", "court-outcome-recorded"])));
        Assert.Equal(Outcome.Timely, ((CourtActionFiled)protest.Pending[^1].Fact).Outcome);
        var late = Denied("2026-03-03");
        late.FileInCourt(Day("2026-09-01"), "26-00002", Filer("2026-09-01")); // day 182; day 180 is a Sunday, August 30
        Assert.Equal(Outcome.Untimely, ((CourtActionFiled)late.Pending[^1].Fact).Outcome);
        Refused(() => File("2026-01-05").FileInCourt(Day("2026-01-05"), "26-00001", Filer("2026-01-05")), "while this is \"Open\"");
    }

    [Fact]
    public void Void_OnOwnMotion_KeepsWhatWasAllowed_AndARefusalIsFinal()
    {
        var protest = File("2026-01-05", TwoObjections());
        protest.Decide([Ruling.Allow(1), Ruling.Deny(2, Reason())], Day("2026-02-02"), Specialist("2026-02-02"));
        protest.VoidDenial("Headquarters' instructions", Supervisor("2026-12-01")); // no time limit for CBP
        Assert.Equal([false, true], protest.Objections.Select(o => o.IsOpen));
        protest.Decide([Ruling.Deny(2, Reason())], Day("2026-12-02"), Specialist("2026-12-02"));
        Assert.Equal(ProtestLifeCycle.ApprovedInPart, protest.State.Code);
        Refused(() => protest.RefuseVoid(Reason(), Supervisor("2026-12-03")), "No request");
        protest.RequestVoid("Instructions", Filer("2026-12-03"));
        Refused(() => protest.RequestVoid("Instructions", Filer("2026-12-03")), "requested already");
        protest.RefuseVoid(Reason(), Supervisor("2026-12-04"));
        Refused(() => protest.RequestVoid("Instructions", Filer("2026-12-05")), "was refused");
    }

    [Fact]
    public void Void_OpensAgainWhatWasDeniedInPart()
    {
        var protest = File("2026-01-05");
        protest.Decide([Ruling.AllowInPart(1, Reason())], Day("2026-02-02"), Specialist("2026-02-02"));
        protest.VoidDenial("Headquarters' instructions", Headquarters("2026-02-03"));
        Assert.True(protest.Objections[0].IsOpen);
    }

    [Fact]
    public void RejectAndWithdraw_EndIt()
    {
        var rejected = File("2026-01-05");
        rejected.Reject(new("not-protestable", "Commerce determined it.", "19 U.S.C. 1514(b)"), Day("2026-02-02"), Specialist("2026-02-02"));
        Assert.Equal((ProtestLifeCycle.Rejected, Day("2026-02-02")), (rejected.State.Code, rejected.CourtRunsFrom!.Value));
        var withdrawn = File("2026-01-05");
        withdrawn.RequestAcceleration(Day("2026-01-05"), Filer("2026-01-05"));
        withdrawn.Withdraw("", Filer("2026-01-06"));
        Assert.Equal(0, withdrawn.RecordLapses(Portal("2026-06-06")));
        Assert.Empty(withdrawn.Clocks(Law.Declared));
    }

    [Fact]
    public void History_IsNotChangedByACalendarThatChangesLater()
    {
        var protest = File("2026-01-15", Filing() with { Entries = [Entry(First, "2025-07-18")] });
        Assert.Equal(Outcome.Untimely, protest.Timeliness[0].Outcome);
        var snow = new Law(new BusinessCalendar([new(Day("2026-01-14"), default, "Snow day", "CSMS 1")]), ClockBook.Declared);
        Assert.Equal(Outcome.Timely, ProtestTimeliness.Judge(ProtestantKind.Importer, protest.Entries[0], [], Day("2026-01-15"), snow)[0].Outcome);
        Assert.Equal(Outcome.Untimely, ((Protest)protest.Kind.Rebuild(Stored(protest))).Timeliness[0].Outcome);
    }

    [Fact]
    public void Clocks_ManyEntriesOfOneDay_AreOneClock()
    {
        var entries = Enumerable.Range(1, 300).Select(i => Entry(EntryNumber.Create(FilerCode.Parse("XYZ"), i), i == 1 ? "2025-07-25" : "2025-07-18")).ToList();
        var protest = File("2026-01-05", Filing() with { Entries = entries, Objections = [Objection(ProtestableDecision.Classification, [.. entries.Select(e => e.Entry)])] });
        Assert.Equal(["", First.ToString(), "299 entries", First.ToString(), "299 entries"], protest.Clocks(Law.Declared).Select(c => c.About)); // the decision, amending, further review
    }
}
