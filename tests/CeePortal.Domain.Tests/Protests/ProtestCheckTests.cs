using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;

namespace CeePortal.Domain.Tests.Protests;

public sealed class ProtestCheckTests
{
    static string[] Codes(ProtestFiling filing, string day = "2026-01-05")
    {
        var findings = ProtestCheck.Of(filing, Day(day), Law.Declared);
        Assert.All(findings, f => Assert.True(f.Message.EndsWith('.') && f.Fix.Length > 0 && f.Field.Length > 0, f.Code));
        return [.. findings.Select(f => f.Code)];
    }

    [Fact]
    public void Sound_HasNoFinding() => Assert.Empty(Codes(TwoObjections()));

    [Fact]
    public void EachMistake_HasItsFinding()
    {
        var good = Filing();
        Assert.Equal(["CPP01"], Codes(good with { Protestant = new(ProtestantKind.Importer, 0) }));
        Assert.Equal(["CPP02"], Codes(good with { Protestant = new(ProtestantKind.Importer, 5, 6) }));
        Assert.Empty(Codes(good with { Protestant = new(ProtestantKind.Importer, 5, 6, true) }));
        Assert.Equal(["CPP03"], Codes(good with { Protestant = new(ProtestantKind.Surety, 5) }));
        Assert.Equal(["CPP04"], Codes(good with { DrawbackDeclaration = "" }));
        Assert.Equal(["CPP10", "CPP27"], Codes(good with { Entries = [] }));
        Assert.Equal(["CPP13", "CPP15"], Codes(good with { Entries = [good.Entries[0], Entry(Second, "2025-07-18", "008")] }));
        Assert.Equal(["CPP16"], Codes(good, "2025-07-18"));
        Assert.Equal(["CPP17"], Codes(good, "2026-01-15"));
        Assert.Equal(["CPP18"], Codes(good with { Entries = [good.Entries[0] with { Decided = new ClockStart(Day("2025-07-18"), DateBasis.EstimatedEntryDate) }] }));
        Assert.Equal(["CPP20"], Codes(good with { Objections = [], Entries = [] }).Except(["CPP10"]));
        Assert.Equal(["CPP21"], Codes(good with { Objections = [Objection() with { Category = " " }] }));
        Assert.Equal(["CPP22"], Codes(good with { Objections = [Objection() with { Claim = "" }] }));
        Assert.Equal(["CPP23"], Codes(good with { Objections = [Objection() with { Reasons = "" }] }));
        Assert.Equal(["CPP24"], Codes(good with { Objections = [Objection((ProtestableDecision)99)] }));
        Assert.Equal(["CPP15", "CPP26"], Codes(good with { Objections = [Objection() with { Entries = [] }] }));
        Assert.Equal(["CPP29"], Codes(good with { Objections = [Objection(), Objection() with { Category = "women's cotton BLOUSES " }] }));
        Assert.Equal(["CPP40"], Codes(good with { SaysExclusion = true }));
    }

    [Fact]
    public void TwiceListedEntry_IsFoundAndDoesNotThrow() =>
        Assert.Contains("CPP12", Codes(Filing() with { Entries = [Entry(First, "2025-07-18"), Entry(First, "2025-07-18")] }));

    [Theory]
    [InlineData(ProtestantKind.Importer, "1 2 3 4 5 6 7 8")]
    [InlineData(ProtestantKind.Consignee, "1 2 3 4 5 6 7 8")]
    [InlineData(ProtestantKind.Surety, "1 2 3 4 5 6 7 8")]
    [InlineData(ProtestantKind.PayerOfCharge, "3")]
    [InlineData(ProtestantKind.SeekerOfEntry, "4")]
    [InlineData(ProtestantKind.DrawbackClaimant, "6")]
    [InlineData(ProtestantKind.ExporterOrProducer, "2 5 7")]
    public void EachParty_MayProtestWhatGivesItStanding(ProtestantKind kind, string decisions)
    {
        foreach (var decision in Enum.GetValues<ProtestableDecision>())
        {
            var filing = Filing() with { Protestant = new(kind, 5), SuretyDeclaresNoCollusion = true, Objections = [Objection(decision)] };
            Assert.Equal(decisions.Split(' ').Contains(((int)decision).ToString()) ? [] : ["CPP25"], Codes(filing));
        }
    }

    [Fact]
    public void Subjects_TellProtestsApart_ByEntryAndCategory()
    {
        var filing = Filing() with { Objections = [Objection(), Objection(ProtestableDecision.AppraisedValue) with { Category = " women's  cotton blouses" }] };
        Assert.Equal([(First, "WOMEN'S COTTON BLOUSES")], filing.Subjects());
    }

    [Fact]
    public void Split_MakesOneProtestForEachOffice()
    {
        var third = EntryNumber.Create(FilerCode.Parse("XYZ"), 3);
        var filing = Filing() with
        {
            Entries = [Entry(First, "2025-07-18"), Entry(Second, "2025-07-18", "008"), Entry(third, "2025-07-18", "007", port: "0401")],
            Objections = [Objection(ProtestableDecision.Classification, First, Second, third), Objection(ProtestableDecision.ExclusionOrRedelivery, Second)],
            SaysExclusion = true,
        };
        var parts = ProtestSplit.ByDestination(filing);
        Assert.Equal(["007", "008"], parts.Select(p => p.Office.Code));
        Assert.Equal([First, third], parts[0].Filing.Entries.Select(e => e.Entry)); // several ports, one Center
        Assert.Equal([First, third], Assert.Single(parts[0].Filing.Objections).Entries);
        Assert.Equal([[Second], [Second]], parts[1].Filing.Objections.Select(o => o.Entries));
        Assert.Equal([false, true], parts.Select(p => p.Filing.SaysExclusion));
        Assert.All(parts, p => Assert.Empty(Codes(p.Filing)));
        Assert.Equal(["CPP13"], Codes(filing));
        Assert.Equal(["CPP15", "CPP27"], Codes(ProtestSplit.ByDestination(Filing() with { Objections = [Objection(ProtestableDecision.Classification, Second)] })[0].Filing));
    }
}
