using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CsCheck;

namespace CeePortal.Domain.Tests.Routing;

/// <summary>What must hold of every entry, whatever its goods, day, port and importer.</summary>
public sealed class RouterPropertyTests
{
    /// <summary>A line, or a set with its components, which must stay together.</summary>
    sealed record Group(IReadOnlyList<(SetRole Role, IReadOnlyList<RoutingTariff> Tariffs)> Lines);

    sealed record Case(DateOnly Day, string Port, string Type, string Importer, IReadOnlyList<Group> Groups);

    static readonly Gen<RoutingTariff> tariff = Gen.Select(
        Pick.From("8471300100", "8517130000", "2933998290", "6110303059", "8703230100", "8511100000", "7013370000", "7415100000",
            "9620001050", "9620001000", "962000", "9701", "9801001012", "9903880100", "0101210010", "2404110000", "7312101000"),
        Gen.Int[0, 3]).Select((number, dollars) => new RoutingTariff(HtsNumber.Parse(number), Money.Dollars(dollars)));

    static readonly Gen<IReadOnlyList<RoutingTariff>> tariffs = tariff.Array[1, 3].Select(t => (IReadOnlyList<RoutingTariff>)t);

    static readonly Gen<Group> group = Gen.Frequency(
        (4, tariffs.Select(t => new Group([(SetRole.None, t)]))),
        (1, Gen.Select(tariffs, tariffs.Array[0, 3]).Select((x, v) => new Group([(SetRole.Header, x), .. v.Select(t => (SetRole.Component, t))]))));

    static readonly Gen<Case> cases = Gen.Select(
        Pick.From("2010-01-01", "2011-10-20", "2012-09-26", "2012-09-27", "2013-06-03", "2014-03-09", "2014-03-10", "2015-01-28",
            "2015-08-01", "2016-01-01", "2016-03-23", "2017-01-18", "2017-01-19", "2024-05-01").Select(SmallBook.Day),
        Pick.From("2704", "3901"), Pick.From("01", "03", "11"),
        Pick.From("", "tier 3 2005-01-01.. / isa 2005-01-01..", "test 006 2012-01-01..", "2017-01-19 007", "2017-01-19 NOTELG", "2017-01-19 PNDING"),
        group.Array[0, 7]).Select((day, port, type, importer, groups) => new Case(day, port, type, importer, groups));

    [Fact]
    public void Decide_AnyEntry_HasOneDestination_RevenueAtThePortOfEntry_AndAgreesWithRoute() => cases.Sample(c =>
    {
        var question = Ask(c, c.Groups);
        var decision = EntryRouter.Decide(SmallBook.Book, question);
        Assert.Equal(EntryRouter.Route(SmallBook.Book, question),
            new RouteOutcome(decision.Destination, decision.RevenuePort, decision.Basis, decision.CoverageBasis));
        Assert.Equal(c.Port, decision.RevenuePort.ToString());
        Assert.True(decision.Destination.Center.IsNone != decision.Destination.Port.IsNone);
        if (decision.Destination.Kind == DestinationKind.Port) Assert.Equal(c.Port, decision.Destination.Code);
        Assert.Equal(question.Lines.Length, decision.Lines.Count);
        Assert.NotEmpty(decision.Reasons);
        foreach (var reason in decision.Reasons)
        {
            var text = ReasonText.Render(reason, ReasonNames.CodesOnly).ToString();
            Assert.False(text.Contains('{') || text.Contains('?') || text.Contains(reason.Code + ":"), text);
        }
        // Reasons come first by weight and last by routine: who decided first, the money last.
        Assert.Equal(ReasonCode.RevenuePort, decision.Reasons[^1].Code);
    });

    [Fact]
    public void Route_LinesInAnyOrder_GivesTheSameAnswerUnlessTheFirstLineDecided() =>
        Gen.Select(cases, Gen.Int[0, int.MaxValue]).Sample((c, seed) =>
        {
            var decision = EntryRouter.Decide(SmallBook.Book, Ask(c, c.Groups));
            var groups = c.Groups.ToArray();
            new Random(seed).Shuffle(groups);
            var shuffled = EntryRouter.Decide(SmallBook.Book, Ask(c, groups));
            var isByFirstLine = decision.Reasons.Any(r => r.Code == ReasonCode.TieByFirstLine);
            Assert.Equal(isByFirstLine, shuffled.Reasons.Any(r => r.Code == ReasonCode.TieByFirstLine));
            if (isByFirstLine) return;
            Assert.Equal((decision.Destination, decision.Basis, decision.CoverageBasis), (shuffled.Destination, shuffled.Basis, shuffled.CoverageBasis));
        });

    [Fact]
    public void Route_EveryPermutationOfFourLines_GivesTheSameAnswer()
    {
        string[] lines = ["8471300100=5", "8471300100=1", "6110303059=9", "2933998290=3"];
        var answers = Permutations(lines).Select(p => EntryRouter.Route(SmallBook.Book,
            SmallBook.ParseLines(string.Join(';', p)).Ask(PortCode.Parse("2704"), EntryType.Consumption, SmallBook.On("2024-05-01"), null)));
        Assert.Equal("007", Assert.Single(answers.Distinct()).Destination.Code);
    }

    [Fact]
    public void Decide_TheDestination_HasTheMostLinesOfTheSplit() => cases.Sample(c =>
    {
        // Counts once more, in the plainest way, from what each line says by itself.
        var decision = EntryRouter.Decide(SmallBook.Book, Ask(c, c.Groups));
        if (decision.Basis is not (RoutingBasis.PredominantGoods or RoutingBasis.GoodsImporterNotEligible or RoutingBasis.IndustryTransition)) return;
        var counts = decision.Lines.Where(l => l.Destination is not null).GroupBy(l => l.Destination!.Value).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(counts.Values.Max(), counts[decision.Destination]);
        Assert.Equal(decision.Lines.Any(l => l.Destination == decision.Destination && l.Basis == CoverageBasis.Provisional),
            decision.CoverageBasis == CoverageBasis.Provisional);
    });

    [Fact]
    public void Route_ManyThreadsAtOnce_AnswerAsOneDoes()
    {
        var some = new List<Case>();
        cases.Sample(c => { lock (some) some.Add(c); }, iter: 400, threads: 1);
        var alone = some.Select(c => EntryRouter.Route(SmallBook.Book, Ask(c, c.Groups))).ToArray();
        Parallel.For(0, some.Count * 20, i =>
            Assert.Equal(alone[i % some.Count], EntryRouter.Route(SmallBook.Book, Ask(some[i % some.Count], some[i % some.Count].Groups))));
    }

    [Fact]
    public void Route_AllocatesNothing()
    {
        string[] importers = ["", "tier 3 2005-01-01.. / isa 2005-01-01..", "test 006 2012-01-01..", "2017-01-19 007"];
        foreach (var importer in importers.Select(SmallBook.ParseStanding))
            foreach (var policy in SmallBook.Policies)
            {
                var lines = SmallBook.ParseLines("9903880100+8471300100=5; 962000=4:X; 8703=3:V; 2933998290=9");
                var question = lines.Ask(PortCode.Parse("3901"), EntryType.Consumption, new(policy.From, DateBasis.EntryDate), importer);
                EntryRouter.Route(SmallBook.Book, question);
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 100; i++) EntryRouter.Route(SmallBook.Book, question);
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            }
    }

    static RoutingQuestion Ask(Case c, IEnumerable<Group> groups)
    {
        var lines = new RoutingLines();
        foreach (var (role, tariffs) in groups.SelectMany(g => g.Lines))
        {
            lines.AddLine(lines.Count + 1, role);
            foreach (var t in tariffs) lines.AddTariff(t.Number, t.Value);
        }
        return lines.Ask(PortCode.Parse(c.Port), EntryType.Parse(c.Type), new(c.Day, DateBasis.EntryDate), SmallBook.ParseStanding(c.Importer));
    }

    static IEnumerable<string[]> Permutations(string[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((item, i) => Permutations([.. items.Where((_, j) => j != i)]).Select(rest => (string[])[item, .. rest]));
}
