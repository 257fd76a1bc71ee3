using CeePortal.Domain.Claims;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Claims.Samples;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Claims;

/// <summary>A claim from filing to its end.</summary>
public sealed class PostImportationClaimTests
{
    [Theory]
    [InlineData("2025-06-02", Outcome.Timely)]
    [InlineData("2026-06-01", Outcome.Timely)]
    [InlineData("2026-06-02", Outcome.Timely)]
    [InlineData("2026-06-03", Outcome.Untimely)]
    public void File_WithinOneYearOfImportation(string day, Outcome outcome)
    {
        var claim = File(day, Filing(Korea) with { Certificates = [new(Certifier.Exporter, Day("2025-05-01"), "The shipment")] });
        Assert.Equal(outcome, claim.Entries.Single().Outcome);
        Assert.Equal(Day("2026-06-02"), claim.Entries.Single().LastDay);
        IsRebuiltFromItsEvents(claim);
    }

    [Fact]
    public void File_ALeapDay_EndsOnTheLastOfFebruary() =>
        Assert.Equal(Day("2025-02-28"), File("2025-02-28", Filing(null, Claimed(1, "2024-02-29")) with { Certificates = [new(Certifier.Producer, Day("2024-02-01"), "")] }).Entries.Single().LastDay);

    [Fact]
    public void File_EachEntryHasItsOwnYear()
    {
        var claim = File("2026-03-02", Filing(null, Claimed(1, "2025-03-02"), Claimed(2, "2025-03-01")) with { Certificates = [new(Certifier.Producer, Day("2025-01-01"), "")] });
        Assert.Equal([true, false], claim.Entries.Select(e => e.IsTimely));
        Refused(() => claim.Decide([Allow(1), Allow(2)], "They qualify.", Day("2026-03-03"), Specialist("2026-03-03")), "can only be denied");
        claim.Decide([Allow(1), Deny(2, ClaimDenial.Late)], "The second came too late.", Day("2026-03-03"), Specialist("2026-03-03"));
        Assert.Equal(ClaimLifeCycle.AllowedInPart, claim.State.Code);
    }

    [Fact]
    public void File_UnderAProgramWithoutSuchClaims_IsRefused_AndSaysWhatToDoInstead() => Refused(() => File(filing: Filing(Israel)), "Correct the summary (PSC) while it is not liquidated, or protest");

    [Fact]
    public void File_AsksForDeclarationCertificateAndStatements()
    {
        Refused(() => File(filing: Filing() with { Declaration = " " }), "written declaration");
        Refused(() => File(filing: Filing() with { Certificates = [] }), "182.32(b)(2)");
        Refused(() => File(filing: Filing() with { Statements = new("Nobody.", "") }), "182.32(b)(3), (4)");
        Refused(() => File(filing: Filing(null, Claimed(1, "2026-03-05"))), "after the claim");
        Refused(() => File(filing: Filing(null, Claimed(1, "2025-06-02"), Claimed(1, "2025-06-02"))), "named twice");
        Assert.Equal(ClaimLifeCycle.Open, File(filing: Filing(Korea)).State.Code); // asks for no statements
    }

    [Fact]
    public void Decide_Allowed_IsUsedAtLiquidation_OrReliquidates()
    {
        var claim = File(filing: Filing(null, Claimed(1, "2025-06-02"), Claimed(2, "2025-06-02")));
        Refused(() => claim.Decide([Allow(1)], "They qualify.", Day("2026-03-03"), Specialist("2026-03-03")), "each entry");
        Refused(() => claim.Decide([Allow(1), Allow(2, "2026-02-06")], "They qualify.", Day("2026-03-03"), Specialist("2026-03-03")), "enter the duty");
        claim.Decide([Allow(1), Allow(2, "2026-02-06", 321_00)], "They qualify.", Day("2026-03-03"), Specialist("2026-03-03"));
        Assert.Equal([false, true], claim.Decision!.Rulings.Select(r => r.Reliquidates));
        Assert.Equal(new Money(321_00), claim.Refunds);
        Assert.Null(claim.Decision.ProtestBy);
        Assert.Empty(claim.Clocks(Law.Declared));
        IsRebuiltFromItsEvents(claim);
    }

    [Fact]
    public void Decide_ADenial_MayBeProtested_For180Days()
    {
        var claim = File();
        Refused(() => claim.Decide([Deny(1, ClaimDenial.Late)], "Late.", Day("2026-03-03"), Specialist("2026-03-03")), "within the year");
        claim.Decide([Deny(1)], "They were made elsewhere.", Day("2026-03-03"), Specialist("2026-03-03"));
        Assert.Equal(ClaimLifeCycle.Denied, claim.State.Code);
        Assert.Equal(Day("2026-08-31"), claim.Decision!.ProtestBy!.Due); // day 180 is August 30, a Sunday
        var clock = Assert.Single(claim.Clocks(Law.Declared)).Clock;
        Assert.Equal((ProtestClocks.File.Code, Day("2026-08-31")), (clock.Rule.Code, Law.Declared.Read(clock).LastTimelyDay));
        Assert.Contains("may be protested until August 31, 2026", WorkNotices.Of(claim, claim.Pending[^1], new(false), Law.Declared).Details, StringComparison.Ordinal);
        Refused(() => claim.Decide([Allow(1)], "After all.", Day("2026-03-04"), Specialist("2026-03-04")), "not possible while");
    }

    [Fact]
    public void AfterADenialOrWithdrawal_AnotherClaimMayBeMade()
    {
        var claim = File();
        Assert.Equal("S", claim.Subject.Entries.Single().Key);
        claim.Withdraw("", Filer("2026-03-03"));
        Assert.Equal("", claim.Subject.Entries.Single().Key);
    }

    [Fact]
    public void CourtCase_OfWhichNoProtestTells_SuspendsUntilItHasEnded()
    {
        var claim = File();
        claim.RecordCourtCase("26-00123", Filer("2026-03-03"));
        Assert.Equal(ClaimLifeCycle.Suspended, claim.State.Code);
        Refused(() => claim.Decide([Allow(1)], "They qualify.", Day("2026-03-04"), Specialist("2026-03-04")), "not possible while");
        Assert.True(claim.FollowProtests([Protest()], Portal("2026-03-04")));
        claim.EndCourtCase("Dismissed.", Specialist("2026-03-05"), new Paper(Day("2026-03-05"), PaperFrom.Party));
        Assert.Equal(ClaimLifeCycle.Suspended, claim.State.Code); // the protest is still open
        Assert.True(claim.FollowProtests([], Portal("2026-03-06")));
        Assert.Equal(ClaimLifeCycle.Open, claim.State.Code);
        IsRebuiltFromItsEvents(claim);
    }

    [Fact]
    public void OnPaper_CountsFromItsReceipt_AndOnlyAnOfficerEntersIt()
    {
        var filing = Filing();
        var claim = PostImportationClaim.File(WorkNumber.Of(Port, 2026, 300_002), filing, Specialist("2026-06-10"), Day("2026-06-02"));
        Assert.True(claim.Entries.Single().IsTimely);
        Refused(() => PostImportationClaim.File(WorkNumber.Of(Port, 2026, 300_002), filing, Filer("2026-06-10"), Day("2026-06-02")), "Only an officer");
    }

    [Fact]
    public void EachState_AllowsOnlyItsMoves()
    {
        var suspended = File();
        suspended.FollowProtests([Protest()], Portal("2026-03-03"));
        PostImportationClaim Decided(params ClaimRuling[] rulings)
        {
            var claim = File(filing: Filing(null, [.. rulings.Select(r => new ClaimedEntry(r.Entry, Port, Day("2025-06-04"), Day("2025-06-02"), "", null))]));
            claim.Decide(rulings, "So it is.", Day("2026-03-03"), Specialist("2026-03-03"));
            return claim;
        }
        var withdrawn = File();
        withdrawn.Withdraw("", Filer("2026-03-03"));
        PostImportationClaim[] all = [File(), suspended, Decided(Allow(1)), Decided(Allow(1), Deny(2)), Decided(Deny(1)), withdrawn];
        Assert.Equal(ClaimLifeCycle.Cycle.States.Select(s => s.Code), all.Select(c => c.State.Code));
        foreach (var claim in all)
            foreach (var move in ClaimLifeCycle.Cycle.Own.Where(m => !m.From.Contains(claim.State.Code)))
                Assert.StartsWith($"\"{move.Name}\" is not possible while this is", claim.WhyNot(move, Supervisor("2026-03-04")));
    }
}
