using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Keys;

/// <summary>Hands out the portal's keys from blocks that it reserves in the database by a conditional UPDATE: several
/// nodes can write parents and children in bulk without asking anybody. Safe to call from many threads. Keys that a
/// stopped node had reserved are not used again.</summary>
public sealed class KeySource(DbContextOptions<PortalDbContext> options, int blockSize = KeySource.DefaultBlockSize)
{
    /// <summary>The one series: a key is unique over all tables.</summary>
    public const string Series = "portal";
    public const int DefaultBlockSize = 10_000;

    readonly Lock guard = new();
    long next;
    long end;

    /// <summary>The next key.</summary>
    public long Next()
    {
        lock (guard)
        {
            if (next >= end) Reserve(blockSize);
            return next++;
        }
    }

    /// <summary>So many keys in one run.</summary>
    /// <returns>The first of them.</returns>
    public long Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        lock (guard)
        {
            if (end - next < count) Reserve(Math.Max(blockSize, count));
            var first = next;
            next += count;
            return first;
        }
    }

    /// <summary>Sees to it that keys are at hand before a transaction begins: SQLite has one writer, and a block cannot be
    /// reserved over another connection while this thread holds the write lock.</summary>
    public void EnsureHeadroom(int count = 1000)
    {
        lock (guard)
            if (end - next < count) Reserve(Math.Max(blockSize, count));
    }

    void Reserve(int count)
    {
        using var db = new PortalDbContext(options, Scoping.PortalScope.System);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var seen = db.KeyBlocks.AsNoTracking().Where(b => b.Name == Series).Select(b => (long?)b.Next).FirstOrDefault()
                ?? throw new InvalidOperationException("The key block is missing: the database has not been migrated.");
            var taken = db.KeyBlocks.Where(b => b.Name == Series && b.Next == seen)
                .ExecuteUpdate(b => b.SetProperty(k => k.Next, seen + count));
            if (taken == 1)
            {
                (next, end) = (seen, seen + count);
                return;
            }
        }
        throw new InvalidOperationException("No block of keys could be reserved in 100 attempts; the database is under unusual load.");
    }
}
