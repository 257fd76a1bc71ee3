using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

/// <summary>Protests as tests file them.</summary>
static class Samples
{
    public static readonly EntryNumber First = EntryNumber.Create(FilerCode.Parse("XYZ"), 1), Second = EntryNumber.Create(FilerCode.Parse("XYZ"), 2);

    public static ProtestedEntry Entry(EntryNumber number, string? liquidated, string office = "007", string entryDate = "2025-01-10", string port = "2704") =>
        new(number, PortCode.Parse(port), Destination.FromCode(office), new DecidingDate(Day(entryDate), DateBasis.EntryDate), liquidated is null ? null : new ClockStart(Day(liquidated)));

    public static ObjectionFiling Objection(ProtestableDecision decision = ProtestableDecision.Classification, params EntryNumber[] entries) =>
        new(decision, "Women's cotton blouses", entries.Length == 0 ? [First] : entries, "Heading 6206", "They are woven.");

    public static ProtestFiling Filing(string liquidated = "2025-07-18") => new()
    {
        Protestant = new(ProtestantKind.Importer, 5),
        Entries = [Entry(First, liquidated)],
        Objections = [Objection()],
        DrawbackDeclaration = "None of the entries is subject to drawback.",
    };

    public static ProtestFiling Exclusion() => Filing("2026-01-01") with { SaysExclusion = true, Objections = [Objection(ProtestableDecision.ExclusionOrRedelivery)] };

    public static ProtestFiling TwoObjections() => Filing() with
    {
        Entries = [Entry(First, "2025-07-18"), Entry(Second, "2025-07-25")],
        Objections = [Objection(), Objection(ProtestableDecision.AppraisedValue, First, Second)],
    };

    public static Protest File(string day, ProtestFiling? filing = null, int sequence = 100_001) =>
        Protest.File(WorkNumber.Of(PortCode.Parse("2704"), Day(day).Year, sequence), filing ?? Filing(), Filer(day));

    public static StructuredReason Reason(string code = "classification-correct") => new(code, "The goods are knitted.", "HTSUS, note 1 to chapter 62");

    public static readonly ReviewApplication Application = new(ReviewCriteria.NotRuledOn, "No ruling exists on such blouses.", true, true);

    public static Protest Denied(string day = "2026-03-03", ProtestFiling? filing = null)
    {
        var protest = File("2026-01-05", filing);
        protest.Decide([.. protest.Objections.Select(o => Ruling.Deny(o.Number, Reason()))], Day(day), Specialist(day));
        return protest;
    }

    /// <summary>A protest whose further review was denied, with a notice of that day.</summary>
    public static Protest ReviewDenied(string noticeOn = "2026-02-02")
    {
        var protest = File("2026-01-05");
        protest.ApplyForFurtherReview(Application, Filer("2026-01-06"));
        protest.DenyFurtherReview(Reason("criteria-not-met"), Day(noticeOn), Specialist(noticeOn));
        return protest;
    }
}
