using System.Globalization;
using CeePortal.Data.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>A row of the list of uploads.</summary>
public sealed record UploadListRow(long Id, long OrganizationId, string? Filer, string FileName, long Bytes, bool CheckOnly, UploadStatus Status,
    DateTime ReceivedAt, int TransactionsExpected, int EntriesDone, int Accepted, int Rejected, int WithWarnings);

/// <summary>A page of the list of uploads, newest first.</summary>
public sealed record UploadPage(IReadOnlyList<UploadListRow> Rows, string? Next);

/// <summary>The uploads that the scope shows.</summary>
public static class UploadList
{
    public static async Task<UploadPage> PageAsync(PortalDbContext db, string? after = null, int pageSize = 50, CancellationToken ct = default)
    {
        var rows = await Query(db, after).Take(pageSize + 1).ToListAsync(ct);
        if (rows.Count <= pageSize) return new UploadPage(rows, null);
        rows.RemoveAt(pageSize);
        return new UploadPage(rows, string.Create(CultureInfo.InvariantCulture, $"{InstantConverter.ToMicroseconds(rows[^1].ReceivedAt)}-{rows[^1].Id}"));
    }

    public static IQueryable<UploadListRow> Query(PortalDbContext db, string? after = null)
    {
        var uploads = db.Uploads.AsNoTracking();
        if (after?.Split('-') is [var m, var i] && long.TryParse(m, NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            && long.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && micros < 253_402_300_800_000_000)
        {
            var at = InstantConverter.FromMicroseconds(micros);
            uploads = uploads.Where(u => u.ReceivedAt <= at && (u.ReceivedAt < at || u.Id < id));
        }
        return uploads.OrderByDescending(u => u.ReceivedAt).ThenByDescending(u => u.Id)
            .Select(u => new UploadListRow(u.Id, u.OrganizationId, u.Filer, u.FileName, u.Bytes, u.CheckOnly, u.Status, u.ReceivedAt,
                u.TransactionsExpected, u.EntriesDone, u.Accepted, u.Rejected, u.WithWarnings));
    }
}
