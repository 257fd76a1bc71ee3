using CeePortal.Data.Attachments;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Files;

/// <summary>Which files of the store the database still needs. A file stands under the hash of its bytes, so rows of quite
/// different kinds may name the same one: whoever lets go of a file asks here. A new kind of row that names files is added
/// here, and nowhere else.</summary>
public static class FilesNamed
{
    /// <summary>Those of the keys that a row names. A document in which the scanner found something has no bytes any more, so
    /// it names none.</summary>
    /// <param name="db">A context that sees every row.</param>
    /// <param name="keys">At most some hundred keys.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlySet<string>> AmongAsync(PortalDbContext db, IReadOnlyList<string> keys, CancellationToken ct = default)
    {
        var list = keys.ToList();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var upload in await db.Uploads.Where(u => list.Contains(u.StoredFile!) || list.Contains(u.AxFile!) || list.Contains(u.RejectedFile!))
            .Select(u => new { u.StoredFile, u.AxFile, u.RejectedFile }).ToListAsync(ct))
            named.UnionWith(new[] { upload.StoredFile, upload.AxFile, upload.RejectedFile }.OfType<string>());
        named.UnionWith(await db.ProtestBatches.Where(b => list.Contains(b.StoredFile)).Select(b => b.StoredFile).ToListAsync(ct));
        named.UnionWith(await db.Attachments.Where(a => list.Contains(a.FileKey) && a.Scan != ScanState.Infected).Select(a => a.FileKey).ToListAsync(ct));
        return named;
    }
}
