using CeePortal.Data.Entries;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>The findings of one entry, upload by upload.</summary>
public static class FindingList
{
    public static IQueryable<EntryFinding> OfEntry(PortalDbContext db, long entryId) =>
        db.EntryFindings.AsNoTracking().Where(f => f.EntryId == entryId).OrderBy(f => f.UploadId).ThenBy(f => f.Record).ThenBy(f => f.Id);
}
