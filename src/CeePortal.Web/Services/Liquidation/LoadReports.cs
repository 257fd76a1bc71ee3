using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Uploads;
using CeePortal.Intake.Liquidation;
using CeePortal.Web.Services.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>What the pages about liquidation loads read beside <see cref="UploadReports"/>.</summary>
public sealed class LoadReports(PortalDbContext db)
{
    const int RowsOnPage = 25;

    /// <summary>The loads of the visitor's office, newest first.</summary>
    public async Task<PageOf<UploadRow>> ListAsync(long? after, long? before, CancellationToken ct) => PageOf<UploadRow>.From(
        await Rows(db, after, before).Take(RowsOnPage + 1).ToListAsync(ct), RowsOnPage, isBackwards: before is not null,
        isFirst: after is null && before is null, row => row.Id.ToString(CultureInfo.InvariantCulture));

    public static IQueryable<UploadRow> Rows(PortalDbContext db, long? after, long? before) => UploadReports.InOrder(db.Uploads.Where(u => u.Format == LiquidationTemplate.Format), after, before);

    public Task<Upload?> FindAsync(long id, CancellationToken ct) =>
        db.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.Format == LiquidationTemplate.Format, ct);

    /// <summary>How many rows of a load were on record before.</summary>
    public async Task<int> RepeatedAsync(long id, CancellationToken ct) =>
        await db.UploadTallies.Where(t => t.UploadId == id && t.Kind == TallyKind.Outcome && t.Key == LiquidationWriter.RepeatedKey).Select(t => (int?)t.Count).SingleOrDefaultAsync(ct) ?? 0;
}
