using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tests.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Disclosures;

/// <summary>Prior disclosures as tests make them: of Los Angeles and Long Beach.</summary>
static class Samples
{
    public static readonly PortCode Lead = PortCode.Parse("2704"), Other = PortCode.Parse("2709");

    public static EntryNumber Entry(int n) => EntryNumber.Create(FilerCode.Parse("XYZ"), n);

    public static DisclosureContents Contents(bool more = false) => new()
    {
        Merchandise = "Women's cotton blouses",
        Ports = [new(Lead, Day("2023-01-02"), Day("2024-06-30")), new(Other, Day("2023-05-01"), Day("2023-12-31"))],
        FalseStatements = "The value left out assists.",
        HowAndWhen = "The buyer's agent did not report molds, from 2023 on.",
        TrueData = more ? "" : "The value with the assists stands in the spreadsheet.",
        MoreToFollow = more,
    };

    public static DisclosureFiling Filing(bool oral = false, bool more = false, DiscloserKind by = DiscloserKind.Importer) => new()
    {
        Discloser = new(by, 5),
        Office = Destination.FromCode("007"),
        IsOral = oral,
        Contents = oral ? Contents() with { HowAndWhen = "", TrueData = "" } : Contents(more),
    };

    public static WorkNumber Number(string day) => WorkNumber.Of(Lead, Day(day).Year, 760_001);

    public static PriorDisclosure File(string day, DisclosureFiling? filing = null) => PriorDisclosure.File(Number(day), filing ?? Filing(), Filer(day));

    public static PriorDisclosure Oral(string day = "2026-03-02") => PriorDisclosure.File(Number(day), Filing(oral: true), Penalties(day));

    public static LossRow Row(int n, PortCode port, string? liquidated, long paid, long owed, long value = 10_000_00) =>
        new(n + 1, Entry(n), 1, port, Day("2023-06-01"), liquidated is null ? null : Day(liquidated), new(value), new(new(paid), default, default), new(new(owed), default, default));

    /// <summary>Two entries at one port, one at the other; lost 100.00, 50.00 and 25.00, the last not liquidated.</summary>
    public static readonly IReadOnlyList<LossRow> Rows = [Row(1, Lead, "2024-04-12", 100_00, 200_00), Row(2, Other, "2024-04-12", 100_00, 150_00), Row(3, Lead, null, 0, 25_00)];

    public static LossOfRevenue Loss(string until, IReadOnlyList<LossRow>? rows = null, IReadOnlyList<TenderOnFile>? tenders = null) => LossOfRevenue.Of(rows ?? Rows, RevenueBooks.Book, Day(until), tenders);

    public static TenderOnFile Tendered(string on, params TenderPart[] parts) => new(Day(on), new(parts, "", CeePortal.Domain.Clocks.Outcome.Timely));

    public static readonly LossComparison NothingOnFile = new([], 0, 3);

    public static PriorDisclosure WithTable(string day = "2026-03-02", IReadOnlyList<LossRow>? rows = null)
    {
        var disclosure = File(day);
        disclosure.FileTable("loss.xlsx", 1, Loss(day, rows), NothingOnFile, Filer(day));
        return disclosure;
    }

    public static PriorDisclosure InReview(string day = "2026-03-03", IReadOnlyList<LossRow>? rows = null)
    {
        var disclosure = WithTable(rows: rows);
        disclosure.StartReview(Specialist(day));
        return disclosure;
    }

    /// <summary>One whose party was told of its loss on a day.</summary>
    public static PriorDisclosure Told(string day = "2026-03-09", IReadOnlyList<LossRow>? rows = null)
    {
        var disclosure = InReview(rows: rows);
        disclosure.Calculate(Loss(day, rows).Figures(), "By the spreadsheet.", Day(day), Specialist(day));
        return disclosure;
    }

    public static PriorDisclosure InDetermination(string tendered = "2026-03-20")
    {
        var disclosure = Told();
        disclosure.Tender([new(Lead, new(100_00)), new(Other, new(50_00))], "Collection 1", Filer(tendered));
        return disclosure;
    }

    public static DisclosureRuling Valid(string noticeOn, Culpability culpability = Culpability.Negligence) =>
        new(DisclosureDisposition.Valid, culpability, KnowledgeFinding.NoneBefore, null, "Complete and in time.", Day(noticeOn));
}
