using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CsCheck;

namespace CeePortal.Domain.Tests.Routing;

public sealed class AssignmentProposalTests
{
    [Fact]
    public void From_PredominantNumberOfGoods_IsProposedWithItsLead()
    {
        var proposal = Propose("8471 71 100; 6110 12 50; 2933 10 20; 9501 7 10");
        Assert.Equal(("007", "007"), (proposal.Predominant.ToString(), proposal.Proposed.ToString()));
        Assert.Equal("Clear: 71 % of lines, next 12 %", proposal.LeadText);
        Assert.True(proposal.IsClear);
        Assert.Equal(0.59, proposal.Lead, 6);
        Assert.Equal(CoverageBasis.Provisional, proposal.CoverageBasis);
        Assert.Equal("coverage-1", proposal.CoverageVersion);
        Assert.Equal(["007", "004", "001", "008"], proposal.Shares.Select(s => s.Center.ToString()));
        Assert.Equal(1, proposal.Shares.Sum(s => s.LineShare), 6);
        Assert.Equal(1, proposal.Shares.Sum(s => s.ValueShare), 6);
    }

    [Fact]
    public void From_OneCenterOnly_IsClearWithoutANext()
    {
        var proposal = Propose("2933998290 1 100");
        Assert.Equal("Clear: 100 % of lines", proposal.LeadText);
        Assert.Equal((1.0, CoverageBasis.Published), (proposal.Lead, proposal.CoverageBasis));
    }

    [Theory] // lines decide; ten points are the line between close and clear
    [InlineData("8471 55 1; 6110 45 1", false), InlineData("8471 549 1; 6110 451 1", true), InlineData("8471 50 2; 6110 50 1", true)]
    public void From_LeadUnderTenPoints_IsFlagged(string goods, bool isClose)
    {
        var proposal = Propose(goods);
        Assert.Equal(isClose, proposal.Flags.Contains(ProposalFlag.CloseLead));
        Assert.StartsWith(isClose ? "Close: " : "Clear: ", proposal.LeadText);
    }

    [Fact]
    public void From_ValueOrEntriesSayAnother_IsFlagged_ButLinesDecide()
    {
        var byValue = Propose("8471 90 100; 6110 10 101");
        Assert.Equal(("007", ProposalFlag.ValueSaysAnother), (byValue.Proposed.ToString(), Assert.Single(byValue.Flags)));
        Assert.Empty(Propose("8471 90 100; 6110 10 100").Flags);
        var byEntries = Propose("8471 90 100 3; 6110 10 50 4");
        Assert.Equal(("007", ProposalFlag.EntriesSayAnother), (byEntries.Proposed.ToString(), Assert.Single(byEntries.Flags)));
        Assert.Equal(4.0 / 7, byEntries.Shares[1].EntryShare, 6);
    }

    [Theory] // five Centers and none above 40 %
    [InlineData("8471 40 5; 6110 20 4; 2933 20 3; 9501 10 2; 8703 10 1", true)]
    [InlineData("8471 41 5; 6110 19 4; 2933 20 3; 9501 10 2; 8703 10 1", false)]
    [InlineData("8471 40 5; 6110 20 4; 2933 20 3; 9501 20 2", false)]
    public void From_MassMerchandiserPattern_IsFlagged(string goods, bool isFlagged) =>
        Assert.Equal(isFlagged, Propose(goods).Flags.Contains(ProposalFlag.MassMerchandiser));

    [Fact]
    public void From_Ties_GoToTheValueThenToTheFirstOfTheList()
    {
        Assert.Equal("004", Propose("8471 5 1; 6110 5 2").Predominant.ToString());
        var full = Propose("8471 5 2; 6110 5 2");
        Assert.Equal("007", full.Predominant.ToString());
        Assert.Contains(ProposalFlag.Tie, full.Flags);
        Assert.Equal("004", Propose("6110 5 2; 8471 5 2").Predominant.ToString());
    }

    [Fact]
    public void From_NotEligibleImporter_IsNeverProposed()
    {
        var proposal = Propose("8471 5 1", AssignmentStatus.NotEligible);
        Assert.Equal(("007", true), (proposal.Predominant.ToString(), proposal.Proposed.IsNone));
        Assert.False(Propose("8471 5 1", AssignmentStatus.Pending).Proposed.IsNone);
    }

    [Fact]
    public void From_NothingCovered_SaysSo()
    {
        var proposal = Propose("9701 5 1; 9801001012 7 1");
        Assert.Equal("No Center covers these goods.", proposal.LeadText);
        Assert.Equal(("9701", "9801.00.1012"), (Assert.Single(proposal.NotCovered).Number.ToString(), Assert.Single(proposal.SpecialChapters).Number.ToString()));
        Assert.Equal((ProposalFlag.NothingCovered, true, 0.0, CoverageBasis.None), (Assert.Single(proposal.Flags), proposal.Proposed.IsNone, proposal.Lead, proposal.CoverageBasis));
        Assert.Equal("No Center covers these goods.", Propose("").LeadText);
    }

    [Fact]
    public void From_Evidence_IsByHeading_WithNothingLost()
    {
        var share = Propose("8471300100 5 10 2; 8517130000 9 3 4; 8471410000 2 1 1").Shares.Single();
        Assert.Equal(["8517", "8471"], share.Headings.Select(h => h.Number.ToString()));
        Assert.Equal(new GoodsCount(HtsNumber.Parse("8471"), 7, Money.Dollars(11), 3), share.Headings[1]);
        Assert.Equal((16L, 7L, Money.Dollars(14)), (share.Lines, share.Entries, share.Value));
    }

    [Fact]
    public void From_NumberWithoutLines_DoesNotCount()
    {
        var proposal = Propose("6110 0 5; 8471 1 1");
        Assert.Equal("007", Assert.Single(proposal.Shares).Center.ToString());
        Assert.Equal(ProposalFlag.NothingCovered, Assert.Single(Propose("6110 0 5").Flags));
    }

    [Fact]
    public void From_NegativeCounts_AreRefused() =>
        Assert.Throws<ArgumentException>(() => AssignmentProposal.From(SmallBook.Book, SmallBook.Day("2024-05-01"), [new(HtsNumber.Parse("8471"), -1, Money.Zero)]));

    [Fact]
    public void From_CoverageOfTheDay_IsUsed()
    {
        GoodsCount[] goods = [new(HtsNumber.Parse("8511"), 1, Money.Zero)];
        Assert.Equal("010", AssignmentProposal.From(SmallBook.Book, SmallBook.Day("2014-03-09"), goods).Predominant.ToString());
        Assert.Equal("003", AssignmentProposal.From(SmallBook.Book, SmallBook.Day("2014-03-10"), goods).Predominant.ToString());
    }

    [Fact]
    public void Explain_EveryFlag_HasASentence() =>
        Assert.All(Enum.GetValues<ProposalFlag>(), f => Assert.EndsWith(".", AssignmentProposal.Explain(f)));

    [Fact]
    public void From_AnyGoods_LosesNothing_AndSharesAddUp()
    {
        var item = Gen.Select(Pick.From("8471", "6110", "2933", "9501", "8703", "9701", "9801", "2709"), Gen.Int[0, 50], Gen.Int[0, 50])
            .Select((n, l, v) => new GoodsCount(HtsNumber.Parse(n), l, Money.Dollars(v)));
        item.List[0, 12].Sample(goods =>
        {
            var proposal = AssignmentProposal.From(SmallBook.Book, SmallBook.Day("2024-05-01"), goods);
            Assert.Equal(goods.Sum(g => g.Lines), proposal.Shares.Sum(s => s.Lines) + proposal.NotCovered.Sum(g => g.Lines) + proposal.SpecialChapters.Sum(g => g.Lines));
            Assert.All(proposal.Shares, s => Assert.True(s.Lines <= proposal.Shares[0].Lines && s.Headings.Sum(h => h.Lines) == s.Lines));
        });
    }

    static AssignmentProposal Propose(string goods, AssignmentStatus? status = null) =>
        AssignmentProposal.From(SmallBook.Book, SmallBook.Day("2024-05-01"),
            goods.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(g => g.Split(' '))
                .Select(p => new GoodsCount(HtsNumber.Parse(p[0]), long.Parse(p[1]), Money.Parse(p[2]), p.Length > 3 ? long.Parse(p[3]) : 0)), status);
}
