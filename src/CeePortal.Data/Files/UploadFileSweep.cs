using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CeePortal.Data.Files;

/// <summary>Lets go of what need not be kept: raw uploads after <c>Storage:RetentionDays</c> (365 unless set; 0 keeps
/// them for ever), half-written files, and files that no row names.</summary>
public sealed class UploadFileSweep(PortalDbContextFactory factory, IFileStore files, IConfiguration configuration, TimeProvider time)
{
    static readonly TimeSpan orphanAge = TimeSpan.FromHours(6);

    /// <returns>How many files were removed.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var days = int.TryParse(configuration["Storage:RetentionDays"], System.Globalization.CultureInfo.InvariantCulture, out var set) ? set : 365;
        await using var db = factory.CreateForSystem();
        if (days > 0)
        {
            var before = time.GetUtcNow().UtcDateTime.AddDays(-days);
            await db.Uploads.Where(u => u.EndedAt < before && (u.StoredFile != null || u.RejectedFile != null))
                .ExecuteUpdateAsync(u => u.SetProperty(r => r.StoredFile, (string?)null).SetProperty(r => r.RejectedFile, (string?)null), ct);
        }
        return await files.SweepAsync((keys, token) => FilesNamed.AmongAsync(db, keys, token), orphanAge, ct);
    }
}
