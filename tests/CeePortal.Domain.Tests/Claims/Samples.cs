using CeePortal.Domain.Claims;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Claims;

/// <summary>Claims as tests make them.</summary>
static class Samples
{
    public static readonly PortCode Port = PortCode.Parse("2704");
    public static readonly ClaimProgram Usmca = new("S", "United States-Mexico-Canada Agreement", true, true, "19 CFR 182.31-182.33");
    public static readonly ClaimProgram Korea = new("KR", "United States-Korea Free Trade Agreement", true, false, "19 U.S.C. 1520(d)");
    public static readonly ClaimProgram Israel = new("IL", "United States-Israel Free Trade Area", false, false, "CSMS 17-000110");

    public static EntryNumber Entry(int n) => EntryNumber.Create(FilerCode.Parse("XYZ"), n);

    public static WorkNumber Protest(int n = 100_001) => WorkNumber.Of(Port, 2026, n);

    public static ClaimedEntry Claimed(int n, string imported) => new(Entry(n), Port, Day(imported).AddDays(2), Day(imported), "", new Money(500_00));

    public static ClaimFiling Filing(ClaimProgram? program = null, params ClaimedEntry[] entries) => new()
    {
        PartyId = 5,
        Office = Destination.FromCode("007"),
        Program = program ?? Usmca,
        Entries = entries.Length > 0 ? entries : [Claimed(1, "2025-06-02")],
        Goods = "Wiring harnesses",
        Declaration = "The goods qualified as originating by tariff shift when they were imported.",
        Certificates = [new(Certifier.Producer, Day("2025-05-01"), "May 2025 to April 2026")],
        Statements = (program ?? Usmca).AsksStatements ? new("Nobody.", "There is none.") : null,
    };

    public static PostImportationClaim File(string day = "2026-03-02", ClaimFiling? filing = null) =>
        PostImportationClaim.File(WorkNumber.Of(Port, Day(day).Year, 300_001), filing ?? Filing(), Filer(day));

    public static ClaimRuling Allow(int n, string? liquidated = null, long? cents = null) => new(Entry(n), liquidated is null ? null : Day(liquidated), cents is { } c ? new Money(c) : null, null);

    public static ClaimRuling Deny(int n, ClaimDenial why = ClaimDenial.NotOriginating) => new(Entry(n), null, null, why);
}
