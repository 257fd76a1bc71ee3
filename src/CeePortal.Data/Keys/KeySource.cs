using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Keys;

/// <summary>Hands out the portal's keys from blocks that it reserves in the database by a conditional UPDATE: several
/// nodes can write parents and children in bulk without asking anybody. Safe to call from many threads. Keys that a
/// stopped node had reserved are not used again.</summary>
/// <remarks>SQLite has one writer. Whoever stands in a transaction can reserve no block over another connection, nor wait for one that
/// somebody else reserves, since that one waits for the transaction. So some keys are kept back for those inside.</remarks>
public sealed class KeySource(DbContextOptions<PortalDbContext> options, int blockSize = KeySource.DefaultBlockSize)
{
    /// <summary>The one series: a key is unique over all tables.</summary>
    public const string Series = "portal";
    public const int DefaultBlockSize = 10_000;

    /// <summary>What the greatest filing takes inside one transaction: 9,999 entries, and clocks, brokers and notices beside them.</summary>
    public const int MostInside = 12_000;

    /// <summary>A block that is used up within a moment is followed by a greater one, up to this: who writes in bulk would wait for the
    /// writer's lock again and again.</summary>
    const int GreatestBlock = 1_000_000;
    static readonly TimeSpan moment = TimeSpan.FromSeconds(10);

    readonly Lock guard = new(); // never held while the database is asked
    readonly Lock reserving = new();
    Block open;
    Block kept;
    int greater;
    long reservedAt = long.MinValue;

    /// <summary>The next key, for whoever writes nothing at the moment.</summary>
    public long Next() => Take(1);

    /// <summary>So many keys in one run, for whoever writes nothing at the moment.</summary>
    /// <returns>The first of them.</returns>
    public long Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        while (true)
        {
            lock (guard)
                if (open.TryTake(count, out var first)) return first;
            lock (reserving)
            {
                lock (guard)
                    if (open.Left >= count) continue; // somebody else has reserved meanwhile
                if (reservedAt != long.MinValue && Stopwatch.GetElapsedTime(reservedAt) < moment) greater = Math.Min(Math.Max(greater, blockSize) * 4, Math.Max(GreatestBlock, blockSize));
                else greater = 0;
                var block = Reserve(Math.Max(Math.Max(greater, blockSize), count));
                reservedAt = Stopwatch.GetTimestamp();
                lock (guard) open = block;
            }
        }
    }

    /// <summary>The next key, for whoever stands in a transaction: <see cref="EnsureHeadroom"/> has kept it back.</summary>
    internal long NextInside()
    {
        lock (guard)
            if (kept.TryTake(1, out var key) || open.TryTake(1, out key)) return key;
        return Next(); // more rows than were foreseen: on SQLite the wait ends as an error
    }

    /// <summary>Sees to it that keys are at hand before a transaction begins.</summary>
    public void EnsureHeadroom(int count = MostInside)
    {
        lock (guard)
            if (kept.Left >= count) return;
        lock (reserving)
        {
            lock (guard)
                if (kept.Left >= count) return;
            var block = Reserve(count + blockSize); // so that not every write reserves
            lock (guard) kept = block;
        }
    }

    Block Reserve(int count)
    {
        using var db = new PortalDbContext(options, Scoping.PortalScope.System);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var seen = db.KeyBlocks.AsNoTracking().Where(b => b.Name == Series).Select(b => (long?)b.Next).FirstOrDefault()
                ?? throw new InvalidOperationException("The key block is missing: the database has not been migrated.");
            var taken = db.KeyBlocks.Where(b => b.Name == Series && b.Next == seen)
                .ExecuteUpdate(b => b.SetProperty(k => k.Next, seen + count));
            if (taken == 1) return new() { Next = seen, End = seen + count };
        }
        throw new InvalidOperationException("No block of keys could be reserved in 100 attempts; the database is under unusual load.");
    }

    struct Block
    {
        public long Next;
        public long End;

        public readonly long Left => End - Next;

        public bool TryTake(int count, out long first)
        {
            first = Next;
            if (Left < count) return false;
            Next += count;
            return true;
        }
    }
}
