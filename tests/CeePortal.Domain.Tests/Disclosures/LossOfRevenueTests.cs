using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Tests.Revenue;
using CeePortal.Domain.Trade;
using CsCheck;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Disclosures.Samples;

namespace CeePortal.Domain.Tests.Disclosures;

public sealed class LossOfRevenueTests
{
    [Fact]
    public void Loss_IsByRow_Entry_Port_AndInAll()
    {
        var loss = Loss("2026-03-09");
        Assert.Equal([(Lead, 2, new Money(100_00), new Money(25_00)), (Other, 1, new Money(50_00), Money.Zero)], loss.Ports.Select(p => (p.Port, p.Entries, p.Loss, p.Potential)));
        Assert.Equal([new Money(100_00), new(50_00), new(25_00)], loss.Entries.Select(e => e.Loss));
        var figures = loss.Figures();
        Assert.Equal((new Money(150_00), new Money(25_00), new Money(175_00), 3), (figures.Loss, figures.Potential, figures.LostOrMayBe, figures.Entries));
        Assert.Equal(Day("2023-06-01"), figures.OldestEntry);
        Assert.Equal(RevenueBooks.Interest.Of(new(100_00), Day("2024-04-12"), Day("2026-03-09"), InterestSide.Underpayment)!.Amount, loss.Rows[0].Interest);
        Assert.Equal(Money.Zero, loss.Rows[2].Interest); // not liquidated
    }

    [Fact]
    public void Overpayment_IsShown_AndNotSetOff()
    {
        var loss = Loss("2026-03-09", [Row(1, Lead, "2024-04-12", 300_00, 200_00), Row(2, Lead, "2024-04-12", 0, 40_00)]);
        Assert.Equal((new Money(40_00), new Money(100_00)), (loss.Figures().Loss, loss.Figures().Overpaid));
        Assert.Equal(Money.Zero, loss.Rows[0].Interest);
    }

    [Fact]
    public void CorrectData_AreRatedByTheTariffOfTheDayOfEntry()
    {
        LossRow With(string hts, string entered) => Row(1, Lead, "2026-02-06", 0, 0) with { EnteredOn = Day(entered), Correct = new(HtsNumber.Parse(hts), CountryCode.Parse("CN"), "", new(1_000_00)) };
        var row = Loss("2026-03-09", [With("6109.10.00.12", "2026-01-05")]).Rows[0];
        Assert.Equal((new Money(165_00), null), (row.Loss, row.Problem));
        Assert.Contains("tariff of January 5, 2025 is not on file", Loss("2026-03-09", [With("6109.10.00.12", "2025-01-05")]).Rows[0].Problem, StringComparison.Ordinal);
        Assert.Contains("Give the duty owed itself", Loss("2026-03-09", [With("9102.11.10.10", "2026-01-05")]).Rows[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Figure_OpensToHowItCameAbout()
    {
        var loss = Loss("2026-03-09");
        var figure = loss.FigureOf(loss.Rows[0]);
        Assert.Equal((new Money(100_00), 2), (figure.Amount, figure.Parts.Count));
        Assert.Contains("As the party stated it", figure.Parts[0].How, StringComparison.Ordinal);
        Assert.Equal(loss.Rows[0].Interest, loss.InterestOf(loss.Rows[0])!.Amount);
        Assert.Null(loss.InterestOf(loss.Rows[2]));
    }

    [Fact]
    public void DaysWithoutARate_AreCounted_AndMakeItProvisional()
    {
        var loss = Loss("2026-03-09", [Row(1, Lead, "1990-01-05", 0, 1_00)]);
        Assert.Equal((1, FigureBasis.Provisional), (loss.RowsWithoutRate, loss.InterestBasis));
    }

    [Fact]
    public void Comparison_NamesWhatDiffers_AndFillsInTheLiquidation()
    {
        EntryOfFile? Find(EntryNumber entry) => entry == Entry(1)
            ? new(entry, Other, Day("2023-06-02"), Day("2024-04-19"), [new(1, new(10_000_00), new(new(90_00), default, default))])
            : entry == Entry(3) ? new(entry, Lead, null, Day("2025-01-10"), [new(1, new(10_000_00), default)]) : null;
        var comparison = LossComparison.Of(Rows, Find, out var completed);
        Assert.Equal((2, 1), (comparison.OnFile, comparison.NotOnFile));
        Assert.Equal(["Port", "Entry date", "Liquidation date", "Duty paid"], comparison.Differences.Select(d => d.What));
        Assert.Equal(Day("2025-01-10"), completed[2].LiquidatedOn);
        Assert.Equal(Day("2024-04-12"), completed[0].LiquidatedOn); // what the party states is not replaced
    }

    [Fact]
    public void Digest_IsOfTheContents_NotOfTheRowNumbers()
    {
        Assert.Equal(LossOfRevenue.DigestOf(Rows), LossOfRevenue.DigestOf(Rows.Select(r => r with { Row = r.Row + 7 })));
        Assert.NotEqual(LossOfRevenue.DigestOf(Rows), LossOfRevenue.DigestOf(Rows.Reverse()));
        Assert.NotEqual(LossOfRevenue.DigestOf(Rows), LossOfRevenue.DigestOf([Rows[0] with { Owed = new(new(200_01), default, default) }, .. Rows.Skip(1)]));
    }

    [Fact]
    public void AnyRows_SumsAreTheRows_AndNothingIsLost() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 3], Gen.Long[0, 1_000_000_00], Gen.Long[0, 1_000_000_00], Gen.Int[-1, 700]).Array[1, 60].Sample(cells =>
        {
            PortCode[] ports = [PortCode.Parse("2704"), PortCode.Parse("2709"), PortCode.Parse("3001"), PortCode.Parse("4601")];
            var rows = cells.Select((c, i) => Row(c.Item1, ports[c.Item2], c.Item5 < 0 ? null : Day("2024-01-05").AddDays(c.Item5).ToString("yyyy-MM-dd", null), c.Item3, c.Item4) with { Row = i + 2 }).ToList();
            var loss = Loss("2026-03-09", rows);
            var figures = loss.Figures();
            Assert.Equal(rows.Sum(r => Math.Max(0, r.Owed.Total.Cents - r.Paid.Total.Cents)), figures.LostOrMayBe.Cents);
            Assert.Equal(rows.Sum(r => r.Owed.Total.Cents - r.Paid.Total.Cents), figures.LostOrMayBe.Cents - figures.Overpaid.Cents);
            Assert.Equal(rows.Where(r => r.LiquidatedOn is not null).Sum(r => Math.Max(0, r.Owed.Total.Cents - r.Paid.Total.Cents)), figures.Loss.Cents);
            Assert.Equal(loss.Rows.Sum(r => r.Interest.Cents), figures.Interest.Cents);
            Assert.Equal(loss.Entries.Sum(e => e.Loss.Cents), figures.LostOrMayBe.Cents);
            Assert.All(loss.Rows, r => Assert.Equal(r.Of.LiquidatedOn is { } from && r.Loss > Money.Zero ? RevenueBooks.Interest.Of(r.Loss, from, Day("2026-03-09"), InterestSide.Underpayment)!.Amount : Money.Zero, r.Interest));
        }, iter: 200);
}
