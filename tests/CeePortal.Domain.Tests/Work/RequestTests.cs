using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Work;

/// <summary>What CBP asks of the trade: several requests beside each other, each with its day, its clock and its answer.</summary>
public sealed class RequestTests
{
    [Fact]
    public void Several_requests_stand_beside_each_other_and_each_is_answered_by_itself()
    {
        var errand = Errand.Ask("Fetch", Specialist("2026-03-02"));
        errand.RequestInformation("Which shirt?", new(2026, 3, 20), Specialist("2026-03-02"));
        errand.RequestInformation("Which trousers?", new(2026, 3, 9), Specialist("2026-03-02"));
        Assert.Equal(["Which trousers?", "Which shirt?"], errand.OpenRequests.Select(r => r.Question));
        errand.AnswerInformation("The grey ones", Filer("2026-03-03"));
        Assert.Equal(("The grey ones", new DateOnly(2026, 3, 3)), (errand.Requests[1].Answer, errand.Requests[1].AnsweredOn));
        Assert.True(errand.IsWaitingForTrade);
        Refused(() => errand.AnswerInformation("Again", Filer("2026-03-03"), request: errand.Requests[1].Number), "answered or closed");
        errand.AnswerInformation("The blue one", Filer("2026-03-04"), request: errand.Requests[0].Number);
        Assert.False(errand.IsWaitingForTrade);
        IsRebuiltFromItsEvents(errand);
    }

    [Fact]
    public void A_request_by_a_rule_runs_its_clock_until_it_is_answered()
    {
        var errand = Errand.Ask("Fetch", Specialist("2026-03-02"));
        errand.Write("Send the invoice", Specialist("2026-03-02"));
        var (clock, law) = (Assert.Single(errand.Clocks(Law.Declared), c => c.Clock.Rule.Code == "cf28"), Law.Declared);
        Assert.Equal(("Request 2", new DateOnly(2026, 4, 1)), (clock.About, law.Read(clock.Clock).LastTimelyDay));
        Assert.Equal(new DateOnly(2026, 4, 1), errand.OpenRequest!.AnswerBy);
        errand.AnswerInformation("Here it is", Filer("2026-03-09"));
        Assert.DoesNotContain(errand.Clocks(law), c => c.Clock.Rule.Code == "cf28");
    }

    [Fact]
    public void More_time_is_asked_for_given_and_counted_by_the_clock()
    {
        var errand = Errand.Ask("Fetch", Specialist("2026-03-02"));
        Refused(() => errand.AskMoreTime(2, new(2026, 5, 1), "Abroad", Filer("2026-03-03")), "asked for nothing");
        errand.Write("Send the invoice", Specialist("2026-03-02"));
        Refused(() => errand.AskMoreTime(2, new(2026, 4, 1), "Abroad", Filer("2026-03-03")), "Name a later day");
        Refused(() => errand.RefuseMoreTime(2, "No", Specialist("2026-03-03")), "Nobody has asked");
        errand.AskMoreTime(2, new(2026, 5, 1), "Abroad", Filer("2026-03-03"));
        Refused(() => errand.AskMoreTime(2, new(2026, 5, 2), "Abroad", Filer("2026-03-03")), "already");
        errand.RefuseMoreTime(2, "Not enough reason", Specialist("2026-03-04"));
        errand.AskMoreTime(2, new(2026, 5, 1), "Records are abroad", Filer("2026-03-04"));
        errand.GiveMoreTime(2, new(2026, 4, 20), "Half of it", Specialist("2026-03-04"));
        var clock = errand.Clocks(Law.Declared).Single(c => c.Clock.Rule.Code == "cf28").Clock;
        Assert.Equal((new(2026, 4, 20), new DateOnly(2026, 4, 20), null), (Law.Declared.Read(clock).LastTimelyDay!.Value, errand.OpenRequest!.AnswerBy, errand.OpenRequest.MoreTime));
        IsRebuiltFromItsEvents(errand);
    }

    [Fact]
    public void A_request_is_closed_by_the_office_and_all_are_when_the_item_ends()
    {
        var errand = Errand.Ask("Fetch", Specialist("2026-03-02"));
        errand.Write("Send the invoice", Specialist("2026-03-02"));
        errand.RequestInformation("And the packing list?", new(2026, 3, 20), Specialist("2026-03-02"));
        errand.CloseRequest(2, "Found in the file", Specialist("2026-03-03"));
        Assert.Equal("And the packing list?", Assert.Single(errand.OpenRequests).Question);
        errand.Report("Done", Specialist("2026-03-05"));
        Assert.Equal((null, false, new DateOnly(2026, 3, 5)), (errand.OpenRequest, errand.IsWaitingForTrade, errand.Requests[1].ClosedOn));
        IsRebuiltFromItsEvents(errand);
    }
}
