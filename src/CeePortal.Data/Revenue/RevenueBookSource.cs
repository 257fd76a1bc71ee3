using CeePortal.Data.Reference;
using CeePortal.Domain.Revenue;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Revenue;

/// <summary>The rates of the moment: the tariff that came with the portal under what administrators changed, user fees, interest.
/// Kept until the tables change; every node follows an edit within two seconds.</summary>
public sealed class RevenueBookSource(PortalDbContextFactory factory, TimeProvider time)
{
    readonly SnapshotOf<RevenueBook> snapshot = new(factory, time, ReferenceStamps.Revenue, ReadAsync);

    public ValueTask<RevenueBook> CurrentAsync(CancellationToken ct = default) => snapshot.GetAsync(ct);

    /// <summary>Reads the book from the tables as they are now.</summary>
    public static async Task<RevenueBook> ReadAsync(PortalDbContext db, CancellationToken ct = default)
    {
        var changed = await db.RefDutyRates.AsNoTracking().OrderByDescending(r => r.From).ToListAsync(ct);
        var fees = await db.RefFees.AsNoTracking().ToListAsync(ct);
        var interest = await db.RefInterest.AsNoTracking().OrderBy(i => i.From).ToListAsync(ct);
        // What an office set goes before the edition: the book takes the first that holds on the day.
        return new(new TariffBook(changed.Select(ToDomain).Concat(TariffEdition.Rates)), new FeeTable(fees.Select(ToDomain)), new InterestTable(ToDomain(interest)));
    }

    static TariffRates ToDomain(RefDutyRate r) => new(r.Number, r.From, r.To, r.General, r.Special, r.Other, r.Source);

    static FeeYear ToDomain(RefFees f) => new(f.From, f.To, f.MpfRateMillionths / 10_000m, new(f.MpfMinimumCents), new(f.MpfMaximumCents), f.HmfRateMillionths / 10_000m,
        f.Source, f.Basis is "Published" ? FigureBasis.Computed : FigureBasis.Provisional);

    // Rates hold until the next begin; what was not read for a day is carried over to it, and said to be.
    static IEnumerable<InterestRates> ToDomain(List<RefInterest> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            DateOnly? last = i + 1 < rows.Count ? rows[i + 1].From.AddDays(-1) : null;
            yield return new(row.From, last, PerCent(row.UnderpaymentMillionths), PerCent(row.OverpaymentMillionths), PerCent(row.CorporateOverpaymentMillionths), row.Source,
                row.To < (last ?? DateOnly.MaxValue) ? row.To : null);
        }
    }

    static decimal PerCent(int millionths) => millionths / 10_000m;
}
