using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.ExtensionRequests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.ExtensionRequests;

/// <summary>A request to extend liquidation from filing to its end.</summary>
public sealed class ExtensionRequestTests
{
    static readonly PortCode port = PortCode.Parse("2704");
    static readonly EntryNumber entry = EntryNumber.Create(FilerCode.Parse("XYZ"), 1);

    static ExtensionFiling Filing(LiquidationStanding? standing = null, string type = "01") => new()
    {
        PartyId = 5,
        Office = Destination.FromCode("007"),
        Entry = entry,
        Port = port,
        Type = EntryType.Parse(type),
        Cause = "The producer's cost data come in May.",
        Standing = standing ?? new(Day("2026-06-02"), 0, null, null),
    };

    static ExtensionRequest File(string day = "2026-03-02", ExtensionFiling? filing = null) => ExtensionRequest.File(WorkNumber.Of(port, Day(day).Year, 900_001), filing ?? Filing(), Filer(day));

    [Theory]
    [InlineData("2026-06-01", true)]
    [InlineData("2026-06-02", true)]
    [InlineData("2026-06-03", false)]
    public void File_BeforeTheTimeExpires(string day, bool inTime)
    {
        if (inTime) Assert.Equal(ExtensionLifeCycle.Open, File(day).State.Code);
        else Refused(() => File(day), "deemed liquidated by law");
    }

    [Fact]
    public void File_OnlyWhileUnliquidated_WithFewerThanThreeExtensions_AndGoodCause()
    {
        Assert.Equal("2 of 3 times", Fact(File(filing: Filing(new(Day("2026-06-02"), 2, null, null))), "Extended before"));
        Refused(() => File(filing: Filing(new(Day("2026-06-02"), 3, null, null))), "3 times");
        Refused(() => File(filing: Filing(new(Day("2026-06-02"), 0, null, Day("2026-02-06")))), "was liquidated on");
        Refused(() => File(filing: Filing(new(null, 0, null, null), "23")), "does not liquidate");
        Refused(() => File(filing: Filing() with { Cause = " " }), "159.12(a)(1)(ii)");
    }

    [Fact]
    public void File_ASuspendedEntry_IsExplained_AndTaken()
    {
        var filing = Filing(new(null, 0, Day("2026-01-05"), null));
        var finding = Assert.Single(ExtensionCheck.Of(filing, Day("2026-03-02")));
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("its year does not run", finding.Message, StringComparison.Ordinal);
        Assert.Empty(File(filing: filing).Clocks(Law.Declared));
    }

    [Fact]
    public void Clock_ItHasToBeDecidedBeforeTheYearEnds_AndFollowsTheEntry()
    {
        var request = File();
        var clock = Assert.Single(request.Clocks(Law.Declared)).Clock;
        Assert.Equal((LiquidationClocks.DecideExtension.Code, ClockSide.Cbp, Day("2026-06-02")), (clock.Rule.Code, clock.Rule.Binds, Law.Declared.Read(clock).LastTimelyDay));
        request.FollowEntry(new() { Entry = entry, LiquidateBy = Day("2026-06-05") }, Portal("2026-03-03"));
        Assert.Equal(Day("2026-06-05"), Law.Declared.Read(Assert.Single(request.Clocks(Law.Declared)).Clock).LastTimelyDay);
        request.FollowEntry(new() { Entry = entry, LiquidateBy = Day("2026-06-05") }, Portal("2026-03-04"));
        Assert.Equal(2, request.Pending.Count); // told again: nothing new
        Refused(() => request.Extend("Good cause.", Day("2026-06-06"), null, Specialist("2026-06-06")), "ended on");
        request.Deny("It came to nothing.", Specialist("2026-06-06"));
        IsRebuiltFromItsEvents(request);
    }

    [Fact]
    public void Extend_And_Deny()
    {
        var request = File();
        Refused(() => request.Extend(" ", Day("2026-03-03"), null, Specialist("2026-03-03")), "good cause");
        Refused(() => request.Extend("Good cause.", Day("2026-03-04"), null, Specialist("2026-03-03")), "today");
        request.Extend("Good cause.", Day("2026-03-03"), Day("2027-06-02"), Specialist("2026-03-03"));
        Assert.Equal((ExtensionLifeCycle.Granted, 10L), (request.State.Code, request.Assignee));
        Assert.Equal("June 2, 2027", Fact(request, "Extended until"));
        var other = File();
        other.Deny("The data are on file.", Specialist("2026-03-03"));
        Assert.Equal(ExtensionLifeCycle.Denied, other.State.Code);
        Assert.Equal("", other.Subject.Entries.Single().Key); // another may be asked for
    }

    [Fact]
    public void FollowEntry_ALiquidation_Overtakes_AndWhatTheLawDeemedWaitsForItsConfirmation()
    {
        var request = File();
        request.FollowEntry(new() { Entry = entry, LiquidateBy = Day("2026-06-02"), Liquidated = new(Day("2026-06-02"), DateBasis.DeemedUnconfirmed) }, Portal("2026-06-03"));
        Assert.Equal(ExtensionLifeCycle.Open, request.State.Code);
        request.FollowEntry(new() { Entry = entry, Liquidated = new(Day("2026-05-15")) }, Portal("2026-06-03"));
        Assert.Equal(ExtensionLifeCycle.Overtaken, request.State.Code);
        request.FollowEntry(new() { Entry = entry }, Portal("2026-06-04"));
        IsRebuiltFromItsEvents(request);
    }

    [Fact]
    public void EachState_IsReached()
    {
        ExtensionRequest Made(Action<ExtensionRequest> act)
        {
            var request = File();
            act(request);
            return request;
        }
        ExtensionRequest[] all =
        [
            File(), Made(r => r.Extend("Cause.", Day("2026-03-03"), null, Specialist("2026-03-03"))), Made(r => r.Deny("None.", Specialist("2026-03-03"))),
            Made(r => r.FollowEntry(new() { Entry = entry, Liquidated = new(Day("2026-03-03")) }, Portal("2026-03-03"))), Made(r => r.Withdraw("", Filer("2026-03-03"))),
        ];
        Assert.Equal(ExtensionLifeCycle.Cycle.States.Select(s => s.Code), all.Select(r => r.State.Code));
    }

    static string? Fact(WorkItem item, string what) => item.Pending.SelectMany(e => e.Changes).LastOrDefault(c => c.What == what)?.New;
}
