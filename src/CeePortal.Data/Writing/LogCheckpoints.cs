using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Writing;

/// <summary>
/// Brings the pages of SQLite's write-ahead log into the database file beside a bulk job. SQLite does that inside a commit
/// as soon as the log has 1,000 pages, which is after every slice; the more scattered the pages, the longer the job and
/// whoever waits at the gate stand still for the disk. A passive checkpoint keeps nobody from writing or reading.
/// </summary>
sealed class LogCheckpoints(PortalDbContextFactory factory)
{
    /// <summary>How many pages of 8 KB the log may have before SQLite brings them in inside a commit after all. While a job
    /// writes without a stop the log is never quite empty, and only an empty one begins anew.</summary>
    public const int MostPages = 16_000;

    // A page that several slices change is brought in once.
    const int SlicesBetween = 8;

    int isRunning, slices;

    /// <summary>Says to the connection of a bulk job that the log is looked after.</summary>
    public static Task RelieveAsync(PortalDbContext db, CancellationToken ct) =>
        db.Database.IsSqlite() ? db.Database.ExecuteSqlRawAsync($"PRAGMA wal_autocheckpoint = {MostPages};", ct) : Task.CompletedTask;

    /// <summary>A slice stands in the log: begins a checkpoint now and then, unless one runs. It is nobody's loss if it fails: the next one does the same work.</summary>
    public void AfterSlice()
    {
        if (Interlocked.Increment(ref slices) % SlicesBetween != 0) return;
        if (Interlocked.Exchange(ref isRunning, 1) == 1) return;
        _ = Task.Run(async () =>
        {
            try
            {
                await using var db = factory.CreateForSystem();
                if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE);");
            }
            catch (Exception error) when (error is Microsoft.Data.Sqlite.SqliteException or InvalidOperationException or ObjectDisposedException)
            {
                // The database is being closed or moved; what the log holds stays in the log.
            }
            finally
            {
                Volatile.Write(ref isRunning, 0);
            }
        });
    }
}
