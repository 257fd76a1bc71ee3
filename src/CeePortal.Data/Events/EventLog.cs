using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Events;

/// <summary>A break that <see cref="EventLog.VerifyAsync"/> found in the chain of events.</summary>
public sealed record BrokenEvent(string StreamType, long StreamId, int Seq, string Problem);

/// <summary>Writes events in the transaction of the change that they tell of, and proves that none was altered, left out
/// or put in between.</summary>
public static class EventLog
{
    static readonly byte[] beginning = new byte[32];

    /// <summary>Adds an event to the context; it is written by its next SaveChanges.</summary>
    /// <param name="payload">JSON; persons by key, never by number or name.</param>
    /// <returns>The event, whose Seq is the thing's new concurrency token.</returns>
    public static async Task<PortalEvent> AppendAsync(PortalDbContext db, string streamType, long streamId, string type, string payload,
        DateTime at, long? actorId, int schemaVersion = 1, CancellationToken ct = default)
    {
        var last = db.Events.Local.Where(e => e.StreamType == streamType && e.StreamId == streamId).MaxBy(e => e.Seq)
            ?? await db.Events.AsNoTracking().Where(e => e.StreamType == streamType && e.StreamId == streamId)
                .OrderByDescending(e => e.Seq).FirstOrDefaultAsync(ct);
        var next = Next(last, streamType, streamId, type, payload, at, actorId, schemaVersion);
        db.Events.Add(next);
        return next;
    }

    /// <summary>The event that follows another in its stream; null for the first.</summary>
    internal static PortalEvent Next(PortalEvent? last, string streamType, long streamId, string type, string payload, DateTime at, long? actorId, int schemaVersion = 1)
    {
        var next = new PortalEvent
        {
            StreamType = streamType,
            StreamId = streamId,
            Seq = (last?.Seq ?? 0) + 1,
            At = InstantConverter.Trim(at),
            ActorId = actorId,
            Type = type,
            SchemaVersion = schemaVersion,
            Payload = payload,
            PrevHash = last?.Hash ?? beginning,
            Hash = [],
        };
        next.Hash = HashOf(next);
        return next;
    }

    /// <summary>Reads every event and recomputes its hash from the stored bytes.</summary>
    /// <returns>The breaks, in order of the streams; empty when the log is sound.</returns>
    public static async Task<List<BrokenEvent>> VerifyAsync(PortalDbContext db, CancellationToken ct = default)
    {
        List<BrokenEvent> broken = [];
        PortalEvent? before = null;
        var query = db.Events.AsNoTracking().OrderBy(e => e.StreamType).ThenBy(e => e.StreamId).ThenBy(e => e.Seq).AsAsyncEnumerable();
        await foreach (var e in query.WithCancellation(ct))
        {
            var previous = before is not null && before.StreamType == e.StreamType && before.StreamId == e.StreamId ? before : null;
            broken.AddRange(ProblemsOf(e, previous).Select(problem => new BrokenEvent(e.StreamType, e.StreamId, e.Seq, problem)));
            before = e;
        }
        return broken;
    }

    /// <summary>What is wrong with an event as the next after another; nothing when it follows and is what was written.</summary>
    internal static IEnumerable<string> ProblemsOf(PortalEvent e, PortalEvent? previous)
    {
        if (e.Seq != (previous?.Seq ?? 0) + 1) yield return "An event before this one is missing.";
        else if (!e.PrevHash.AsSpan().SequenceEqual(previous?.Hash ?? beginning)) yield return "It does not follow from the event before it.";
        if (!e.Hash.AsSpan().SequenceEqual(HashOf(e))) yield return "Its content is not what was written.";
    }

    // Each part stands with its length, so that no two events have the same bytes.
    internal static byte[] HashOf(PortalEvent e)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(e.StreamType);
        Number(e.StreamId);
        Number(e.Seq);
        Number(InstantConverter.ToMicroseconds(e.At));
        Number(e.ActorId ?? -1);
        Text(e.Type);
        Number(e.SchemaVersion);
        Text(e.Payload);
        hash.AppendData(e.PrevHash);
        return hash.GetHashAndReset();

        void Number(long value)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            hash.AppendData(bytes);
        }

        void Text(string value)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
            var length = Encoding.UTF8.GetBytes(value, bytes);
            Number(length);
            hash.AppendData(bytes, 0, length);
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
