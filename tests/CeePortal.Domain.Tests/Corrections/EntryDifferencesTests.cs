using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CsCheck;
using static CeePortal.Domain.Tests.Corrections.Samples;

namespace CeePortal.Domain.Tests.Corrections;

public sealed class EntryDifferencesTests
{
    static EntryDifferences After(Action<EntrySummaryDraft> change)
    {
        var after = Summary(asCorrection: true);
        change(after);
        return EntryDifferences.Between(Summary(), after);
    }

    [Fact]
    public void The_same_summary_differs_in_nothing() => Assert.True(After(static _ => { }).IsNothing);

    [Fact]
    public void A_value_change_is_one_line_with_old_and_new()
    {
        var differences = After(d => Revalue(d, 3_000, 462));
        var line = Assert.Single(differences.Lines);
        Assert.Equal((2, 2), (line.Was, line.Is));
        Assert.Equal([new(SummaryElements.Value, "$2,000", "$3,000") { More = 1_000_00 }, new ElementChange(SummaryElements.Duty, "$308.00", "$462.00") { More = 154_00 }], line.Elements);
        Assert.Equal(154_00, line.Revenue); // the value is no revenue
        Assert.Equal([new TotalChange("Duty", 308_00, 462_00)], differences.Totals);
        Assert.Equal(new Money(154_00), differences.Revenue);
    }

    [Fact]
    public void A_line_taken_out_renumbers_the_others_without_changing_them()
    {
        var differences = After(d =>
        {
            d.Lines.RemoveAt(0);
            d.Lines[0].Number = 1;
        });
        var line = Assert.Single(differences.Lines);
        Assert.True(line.IsRemoved);
        Assert.Equal(1, line.Was);
        Assert.Contains(line.Elements, e => e is { Element: SummaryElements.Numbers, Old: "8471.30.0100", New: null });
    }

    [Fact]
    public void A_line_put_in_between_is_one_added_line()
    {
        var differences = After(d =>
        {
            d.Lines.Insert(1, Line(2, "9403.60.8081", 500, 0));
            d.Lines[2].Number = 3;
        });
        Assert.Equal((null, 2), (Assert.Single(differences.Lines).Was, differences.Lines[0].Is));
    }

    [Fact]
    public void Header_elements_differ_by_their_names()
    {
        var differences = After(d => (d.ModeOfTransport, d.StateOfDestination, d.Consignee) = ("40", "NV", default));
        Assert.Equal(["Mode of transport: 11 -> 40", "Consignee: 98-7654321 -> ", "State of destination: CA -> NV"], differences.Header.Select(h => $"{h.Name}: {h.Old} -> {h.New}"));
    }

    [Fact]
    public void Payment_statement_and_location_are_not_compared() => Assert.True(After(d => (d.PaymentType, d.LocationOfGoods) = (null, null)).IsNothing);

    /// <summary>Whatever lines are taken out, added and changed: applied to the old lines, the differences give the new ones.</summary>
    [Fact]
    public void Lines_that_are_not_told_are_the_same() => (from olds in Gen.Int[0, 4].Array[0, 7] from news in Gen.Int[0, 4].Array[0, 7] select (olds, news)).Sample(t =>
    {
        static EntrySummaryDraft Of(int[] goods)
        {
            var draft = new EntrySummaryDraft();
            for (var i = 0; i < goods.Length; i++) draft.Lines.Add(Line(i + 1, $"847{goods[i]}.30.0100", 100 * goods[i], 0));
            return draft;
        }
        var (before, after) = (Of(t.olds), Of(t.news));
        var differences = EntryDifferences.Between(before, after).Lines;
        var kept = before.Lines.Where(l => differences.All(d => d.Was != l.Number)).ToList();
        var stayed = after.Lines.Where(l => differences.All(d => d.Is != l.Number)).ToList();
        return kept.Count == stayed.Count && kept.Zip(stayed).All(p => p.First.Tariffs.SequenceEqual(p.Second.Tariffs));
    });
}
