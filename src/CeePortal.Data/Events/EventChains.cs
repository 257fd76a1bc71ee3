using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Events;

/// <summary>One chain of events as it was walked.</summary>
/// <param name="Count">How many events it has.</param>
/// <param name="First">Its first broken link; null when it is sound.</param>
/// <param name="Events">The events themselves, where they were asked for.</param>
public sealed record WalkedChain(string StreamType, long StreamId, int Count, BrokenEvent? First, IReadOnlyList<PortalEvent> Events);

/// <summary>Walks the log chain by chain, in one streaming pass: no more than one chain stands in memory.</summary>
public static class EventChains
{
    /// <param name="keep">For which types of stream the events are handed on as well.</param>
    /// <param name="only">One chain alone; null for all.</param>
    public static async IAsyncEnumerable<WalkedChain> WalkAsync(PortalDbContext db, Func<string, bool> keep, (string Type, long Id)? only = null,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        var events = db.Events.AsNoTracking();
        if (only is var (type, id)) events = events.Where(e => e.StreamType == type && e.StreamId == id);
        Walk? walk = null;
        await foreach (var e in events.OrderBy(e => e.StreamType).ThenBy(e => e.StreamId).ThenBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (walk is not null && (walk.Last.StreamType != e.StreamType || walk.Last.StreamId != e.StreamId))
            {
                yield return walk.End();
                walk = null;
            }
            walk ??= new Walk(keep(e.StreamType));
            walk.Take(e);
        }
        if (walk is not null) yield return walk.End();
    }

    sealed class Walk(bool keeps)
    {
        readonly List<PortalEvent> kept = [];
        PortalEvent? last;
        BrokenEvent? first;
        int count;

        public PortalEvent Last => last!;

        public void Take(PortalEvent e)
        {
            if (first is null && EventLog.ProblemsOf(e, last).FirstOrDefault() is { } problem) first = new(e.StreamType, e.StreamId, e.Seq, problem);
            if (keeps) kept.Add(e);
            (last, count) = (e, count + 1);
        }

        public WalkedChain End() => new(Last.StreamType, Last.StreamId, count, first, kept);
    }
}
