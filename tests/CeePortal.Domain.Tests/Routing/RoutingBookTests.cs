using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CsCheck;

namespace CeePortal.Domain.Tests.Routing;

public sealed class RoutingBookTests
{
    [Theory]
    [InlineData("7013", "2014-03-09", "008"), InlineData("7013", "2014-03-10", "009")]
    [InlineData("7310", "2014-03-09", "005"), InlineData("7310", "2014-03-10", "009")]
    [InlineData("8511", "2014-03-09", "010"), InlineData("8511", "2014-03-10", "003")]
    [InlineData("7415", "2014-03-09", ""), InlineData("7415", "2014-03-10", "005")]
    [InlineData("8471", "0001-01-01", "007"), InlineData("8471", "9999-12-31", "007")]
    [InlineData("9801", "2024-01-01", ""), InlineData("9701", "2024-01-01", "")]
    public void FindCoverage_OnTheDay_IsTheRowInForce(string number, string day, string center) =>
        Assert.Equal(center, SmallBook.Book.FindCoverage(HtsNumber.Parse(number), SmallBook.Day(day))?.Center.ToString() ?? "");

    [Theory] // another row begins on the very last day of this one
    [InlineData("2014-03-10", "007"), InlineData("2014-03-11", "")]
    public void FindCoverage_LastDayOfARow_StillCounts(string day, string center)
    {
        var book = SmallBook.Book.WithCoverage(SmallBook.ParseCoverage("8471 007 Published ..2014-03-10\n8511 003 Published 2014-03-10.."), "x");
        Assert.Equal(center, book.FindCoverage(HtsNumber.Parse("8471"), SmallBook.Day(day))?.Center.ToString() ?? "");
    }

    [Theory] // each row's own digits decide, not its place in the list
    [InlineData("9620", "008"), InlineData("9620.00", "009"), InlineData("9620.00.20", "009"), InlineData("9620.00.10", "010")]
    [InlineData("9620.00.1049", "010"), InlineData("9620.00.1050", "003"), InlineData("9620.00.1059", "003"), InlineData("9620.00.1060", "010")]
    public void FindCoverage_SeveralLengths_TheLongestMatchWins(string number, string center)
    {
        var day = SmallBook.Day("2024-01-01");
        Assert.Equal(center, SmallBook.Book.FindCoverage(HtsNumber.Parse(number), day)!.Center.ToString());
        var reversed = SmallBook.Book.WithCoverage(SmallBook.Book.Coverage.Reverse(), "reversed");
        Assert.Equal(center, reversed.FindCoverage(HtsNumber.Parse(number), day)!.Center.ToString());
    }

    [Fact]
    public void FindCoverage_ManyRowsUnderOneHeading_FindsEachAtItsFirstAndLastNumber()
    {
        var book = SmallBook.Book.WithCoverage(SmallBook.ParseCoverage(string.Join('\n',
            Enumerable.Range(1, 9).Select(i => $"847130{i}000-847130{i}009 {i:D3} Published"))), "x");
        for (var i = 1; i <= 9; i++)
        {
            Assert.Equal(i, book.FindCoverage(HtsNumber.Parse($"847130{i}000"), SmallBook.Day("2024-05-01"))?.Center.Number);
            Assert.Equal(i, book.FindCoverage(HtsNumber.Parse($"847130{i}009"), SmallBook.Day("2024-05-01"))?.Center.Number);
            Assert.Null(book.FindCoverage(HtsNumber.Parse($"847130{i}010"), SmallBook.Day("2024-05-01")));
        }
    }

    [Fact]
    public void FindCoverage_WideRangeOfLongNumbers_CoversWholeHeadingsToo()
    {
        // CBP's notice of 2015-01-28 writes its ranges in ten digits.
        var book = SmallBook.Book.WithCoverage(SmallBook.ParseCoverage("2801100000-3302902050 001 Published"), "10 digits");
        var day = SmallBook.Day("2024-01-01");
        Assert.Equal("001", Center("2801.10.0000"));
        Assert.Equal("001", Center("2933"));
        Assert.Equal("001", Center("3302.90.20.50"));
        Assert.Equal("", Center("3302.90.2051"));
        Assert.Equal("", Center("3302")); // not all of it
        Assert.Equal("", Center("2801"));

        string Center(string number) => book.FindCoverage(HtsNumber.Parse(number), day)?.Center.ToString() ?? "";
    }

    [Fact]
    public void FindCoverage_AnyRows_AgreesWithAPlainSearch()
    {
        // Disjoint rows of every length under few headings, so that they meet often.
        var row = Gen.Select(Gen.Int[0, 9], Pick.From(4, 6, 8, 10), Gen.Int[0, 2], Gen.Int[1, 10], Gen.Int[0, 1]);
        Gen.Select(row.Array[0, 12], Gen.Int[0, 9].Array[3], Pick.From(4, 6, 8, 10), Gen.Int[0, 1]).Sample((picks, digits, length, late) =>
        {
            var change = SmallBook.Day("2014-03-10");
            List<CoverageRow> rows = [];
            foreach (var (digit, rowLength, span, center, half) in picks)
            {
                var first = $"84{digit % 2:D2}{digit % 3:D2}{digit % 3:D2}{digit:D2}"[..rowLength];
                var last = rowLength == 4 ? first : first[..^1] + Math.Min(9, first[^1] - '0' + span);
                var made = new CoverageRow(HtsNumber.Parse(first), HtsNumber.Parse(last), CenterCode.Of(center), CoverageBasis.Published,
                    half == 0 ? null : change, half == 0 ? change.AddDays(-1) : null, "made");
                if (RoutingBook.Check(coverage: [.. rows, made]).Count == 0) rows.Add(made);
            }
            var book = SmallBook.Book.WithCoverage(rows, "made");
            var number = HtsNumber.Parse($"84{digits[0] % 2:D2}{digits[1] % 3:D2}{digits[1] % 3:D2}{digits[2]:D2}"[..length]);
            var day = change.AddDays(late - 1);
            var plain = rows.Where(r => !(r.From > day) && !(r.Until < day) && r.First.TenDigits <= number.TenDigits && number.LastUnder <= r.Last.LastUnder)
                .MaxBy(r => r.First.Length);
            Assert.Same(plain, book.FindCoverage(number, day));
        }, iter: 3_000);
    }

    [Theory]
    [InlineData("8471 007 Published\n8471 010 Published", "overlap on the same days")]
    [InlineData("8401-8468 010 Published\n8460-8475 007 Published", "Coverage 8401-8468 by Center 010 and Coverage 8460-8475 by Center 007 overlap")]
    [InlineData("8401-8499 010 Published\n8402 007 Published\n8450 007 Published", "Coverage 8450 by Center 007 overlap")]
    [InlineData("8471 007 Published ..2014-03-10\n8471 010 Published 2014-03-10..", "overlap on the same days")]
    [InlineData("8401-8468 010 Published\n8468-8470 007 Published", "overlap on the same days")]
    [InlineData("847130 007 Published\n847120-847140 010 Published", "overlap")]
    [InlineData("8472-8471 007 Published", "comes after the last")]
    [InlineData("8471-847130 007 Published", "same count of digits")]
    [InlineData("8471 007 None", "must be marked Published or Provisional")]
    [InlineData("8471 007 Published 2014-03-10..2014-03-09", "ends before it begins")]
    public void Book_CoverageThatContradictsItself_IsRefusedInWords(string rows, string words)
    {
        var refusal = Assert.Throws<RoutingBookException>(() => SmallBook.Book.WithCoverage(SmallBook.ParseCoverage(rows), "x"));
        Assert.Contains(refusal.Problems, p => p.Contains(words, StringComparison.Ordinal));
        Assert.Equal(refusal.Problems, RoutingBook.Check(coverage: SmallBook.ParseCoverage(rows)));
    }

    [Theory]
    [InlineData("8471 007 Published ..2014-03-09\n8471 010 Published 2014-03-10..")]
    [InlineData("8471 010 Published 2014-03-10..\n8471 007 Published ..2014-03-09")]
    [InlineData("8471 007 Published\n847130 010 Published\n84713001 009 Published")]
    [InlineData("")]
    public void Book_CoverageThatMeetsButDoesNotOverlap_IsAccepted(string rows) =>
        Assert.Empty(RoutingBook.Check(coverage: SmallBook.ParseCoverage(rows)));

    [Fact]
    public void Book_PoliciesThatContradictEachOther_AreRefusedInWords()
    {
        Refused([], "Begin with the time before Centers");
        Refused(SmallBook.Policies.Skip(1), "must be the time before Centers");
        Refused([.. SmallBook.Policies, SmallBook.Policies[4] with { Version = "other" }], "Two policy periods begin on 2017-01-19");
        Refused([SmallBook.Policies[0] with { Version = " " }], "needs a version");
        Refused([SmallBook.Policies[0], SmallBook.Policies[1] with { Rule = (PolicyRule)9 }], "does not know");

        static void Refused(IEnumerable<PolicyPeriod> policies, string words) => Assert.Contains(words,
            Assert.Throws<RoutingBookException>(() => SmallBook.Book.WithPolicies(policies)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Book_OpeningsAndTakeoversTwice_AreRefusedInWords()
    {
        Assert.Contains("two openings", Assert.Single(RoutingBook.Check(openings: [.. SmallBook.Openings, SmallBook.Openings[0]])), StringComparison.Ordinal);
        Assert.Contains("must be under", Assert.Single(RoutingBook.Check(openings: [SmallBook.Openings[0] with { Rule = PolicyRule.Permanent }])), StringComparison.Ordinal);
        Assert.Contains("at port 2402 twice", Assert.Single(RoutingBook.Check(takeovers: [.. SmallBook.Takeovers, SmallBook.Takeovers[0]])), StringComparison.Ordinal);
        Assert.Contains("everywhere twice", Assert.Single(RoutingBook.Check(takeovers: [.. SmallBook.Takeovers, SmallBook.Takeovers[^1]])), StringComparison.Ordinal);
        Assert.Contains("names no Center", Assert.Single(RoutingBook.Check(takeovers: [SmallBook.Takeovers[0] with { Center = default }])), StringComparison.Ordinal);
        Assert.Throws<RoutingBookException>(() => SmallBook.Book.WithCoverage([], ""));
    }

    [Theory]
    [InlineData("2011-10-19", "before-1"), InlineData("2011-10-20", "trusted-1"), InlineData("2012-09-26", "trusted-1"), InlineData("2012-09-27", "test-1")]
    [InlineData("2015-01-27", "test-1"), InlineData("2015-01-28", "transition-1"), InlineData("2017-01-18", "transition-1"), InlineData("2017-01-19", "permanent-1")]
    [InlineData("0001-01-01", "before-1"), InlineData("9999-12-31", "permanent-1")]
    public void PolicyOn_EachBoundary_IsThePeriodOfTheDay(string day, string version)
    {
        Assert.Equal(version, SmallBook.Book.PolicyOn(SmallBook.Day(day)).Version);
        Assert.Equal(version, SmallBook.Book.WithPolicies(SmallBook.Policies.Reverse()).PolicyOn(SmallBook.Day(day)).Version);
    }

    [Fact]
    public void WithPoliciesAndCoverage_MakeADraft_AndLeaveTheBookAlone()
    {
        var lines = SmallBook.ParseLines("8471300100=5");
        var question = lines.Ask(PortCode.Parse("2704"), EntryType.Consumption, SmallBook.On("2024-05-01"), null);
        var draft = SmallBook.Book.WithPolicies([.. SmallBook.Policies, new("draft", SmallBook.Day("2024-05-01"), PolicyRule.IndustryTransition, [], "a draft")],
            takeovers: []);
        Assert.Equal("2704", EntryRouter.Route(draft, question).Destination.Code);
        Assert.Equal("draft", EntryRouter.Decide(draft, question).PolicyVersion);
        var other = SmallBook.Book.WithCoverage(SmallBook.ParseCoverage("8471 003 Published"), "coverage-2");
        var decision = EntryRouter.Decide(other, question);
        Assert.Equal(("003", CoverageBasis.Published, "coverage-2"), (decision.Destination.Code, decision.CoverageBasis, decision.CoverageVersion));
        Assert.Equal(("007", "permanent-1", "coverage-1"), (EntryRouter.Route(SmallBook.Book, question).Destination.Code,
            EntryRouter.Decide(SmallBook.Book, question).PolicyVersion, SmallBook.Book.CoverageVersion));
    }

    [Fact]
    public void PermanentPolicy_WithEntryTypes_LeavesOthersWithThePort()
    {
        var draft = SmallBook.Book.WithPolicies([.. SmallBook.Policies, SmallBook.Policies[4] with { Version = "draft", From = SmallBook.Day("2024-05-01"), EntryTypes = [EntryType.Consumption] }]);
        var standing = SmallBook.ParseStanding("2017-01-19 007");
        var lines = SmallBook.ParseLines("8471300100=5");
        Assert.Equal("007", EntryRouter.Route(draft, lines.Ask(PortCode.Parse("2704"), EntryType.Consumption, SmallBook.On("2024-05-01"), standing)).Destination.Code);
        var other = EntryRouter.Decide(draft, lines.Ask(PortCode.Parse("2704"), EntryType.Parse("11"), SmallBook.On("2024-05-01"), standing));
        Assert.Equal(("2704", RoutingBasis.PortByPolicy, ReasonCode.TypeNotIncluded), (other.Destination.Code, other.Basis, other.Reasons[0].Code));
    }

    [Fact]
    public void TrustedTraderPolicy_WithEntryTypes_LeavesOthersWithThePort()
    {
        var draft = SmallBook.Book.WithPolicies(SmallBook.Policies.Select(p =>
            p.Rule == PolicyRule.TrustedTraders ? p with { EntryTypes = [EntryType.Consumption] } : p));
        var standing = SmallBook.ParseStanding("tier 3 2005-01-01.. / isa 2005-01-01..");
        var lines = SmallBook.ParseLines("8471=1");
        Assert.Equal("007", EntryRouter.Route(draft, lines.Ask(PortCode.Parse("2704"), EntryType.Consumption, SmallBook.On("2012-01-01"), standing)).Destination.Code);
        var other = EntryRouter.Decide(draft, lines.Ask(PortCode.Parse("2704"), EntryType.Parse("11"), SmallBook.On("2012-01-01"), standing));
        Assert.Equal(("2704", ReasonCode.TypeNotIncluded), (other.Destination.Code, other.Reasons[0].Code));
    }

    [Fact]
    public void FindCoverage_ChapterNinetyEight_IsNobodysEvenIfAListNamesIt()
    {
        var book = SmallBook.Book.WithCoverage(SmallBook.ParseCoverage("9801 008 Published\n8471 007 Published"), "x");
        Assert.Null(book.FindCoverage(HtsNumber.Parse("9801"), SmallBook.Day("2024-05-01")));
        Assert.Null(book.FindCoverage(default, SmallBook.Day("2024-05-01")));
        var question = SmallBook.ParseLines("9801=9+8471=1").Ask(PortCode.Parse("2704"), EntryType.Consumption, SmallBook.On("2024-05-01"), null);
        Assert.Equal("007", EntryRouter.Route(book, question).Destination.Code);
    }

    [Fact]
    public void Transition_WithEntryTypesOfItsOwn_TakesTheseForParticipants()
    {
        var standing = SmallBook.ParseStanding("test 006 2013-01-01..");
        var question = SmallBook.ParseLines("6110=1").Ask(PortCode.Parse("3901"), EntryType.Parse("11"), SmallBook.On("2015-02-01"), standing);
        Assert.Equal("3901", EntryRouter.Route(SmallBook.Book, question).Destination.Code);
        var draft = SmallBook.Book.WithPolicies(SmallBook.Policies.Select(p =>
            p.Rule == PolicyRule.IndustryTransition ? p with { EntryTypes = [EntryType.Parse("11")] } : p));
        Assert.Equal("006", EntryRouter.Route(draft, question).Destination.Code);
    }

    [Fact]
    public void TakeoverOf_PortRowAndEverywhereRow_IsTheEarlier()
    {
        Assert.Equal("2015-01-28", SmallBook.Book.TakeoverOf(CenterCode.Of(1), PortCode.Parse("3901"))!.From.ToString("yyyy-MM-dd"));
        Assert.Equal("2015-07-28", SmallBook.Book.TakeoverOf(CenterCode.Of(1), PortCode.Parse("2704"))!.From.ToString("yyyy-MM-dd"));
        // A port's own row that is later than the row for all ports changes nothing.
        var draft = SmallBook.Book.WithPolicies(SmallBook.Policies, takeovers: [.. SmallBook.Takeovers,
            new(CenterCode.Of(4), PortCode.Parse("2704"), SmallBook.Day("2016-06-01"), "late", false)]);
        var question = SmallBook.ParseLines("6110=1").Ask(PortCode.Parse("2704"), EntryType.Consumption, SmallBook.On("2015-12-16"), null);
        Assert.Equal("004", EntryRouter.Route(draft, question).Destination.Code);
    }

    [Fact]
    public void Draft_AsksItsOwnQuestion()
    {
        var draft = new EntrySummaryDraft { PortOfEntry = PortCode.Parse("2704"), Type = EntryType.Consumption, EstimatedEntryDate = SmallBook.Day("2024-05-01") };
        draft.Lines.Add(new EntryLineDraft { Number = 7, SetRole = SetRole.Header });
        draft.Lines[0].Tariffs.Add(new TariffDraft(HtsNumber.Parse("8471300100"), Money.Dollars(5), Money.Zero));
        var lines = SmallBook.ParseLines("6110=1; 6110=1"); // held before: must be forgotten
        var decision = EntryRouter.Decide(SmallBook.Book, lines.Ask(draft, SmallBook.Day("2024-06-01"), null));
        Assert.Equal(("007", "2704", DateBasis.EstimatedEntryDate), (decision.Destination.Code, decision.RevenuePort.ToString(), decision.Date.Basis));
        Assert.Equal(7, Assert.Single(decision.Lines).Line);
        Assert.Throws<InvalidOperationException>(() => new RoutingLines().AddTariff(HtsNumber.Parse("8471"), Money.Zero));
    }

    [Fact]
    public void ImporterStanding_ThatContradictsItself_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => SmallBook.ParseStanding("2020-01-01 007 / 2020-01-01 003"));
        Assert.Throws<ArgumentException>(() => new ImporterStanding([new(SmallBook.Day("2020-01-01"), AssignmentStatus.Assigned, default)], [], []));
        Assert.Throws<ArgumentException>(() => new ImporterStanding([new(SmallBook.Day("2020-01-01"), AssignmentStatus.Pending, CenterCode.Of(1))], [], []));
        Assert.Null(ImporterStanding.Unknown.AssignmentOn(DateOnly.MaxValue));
    }
}
