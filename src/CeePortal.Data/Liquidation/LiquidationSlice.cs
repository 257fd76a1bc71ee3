using System.Text.Json;
using CeePortal.Data.Entries;
using CeePortal.Data.Events;
using CeePortal.Data.Uploads;
using CeePortal.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Liquidation;

/// <summary>A part of a load of liquidation data, ready to be written in one transaction.</summary>
public sealed class LiquidationSlice
{
    public required long UploadId { get; init; }
    public required long OrganizationId { get; init; }

    /// <summary>How many slices were written before this one: the fence that keeps one from being written twice.</summary>
    public required int SlicesBefore { get; init; }
    public required DateTime At { get; init; }
    public required string Checkpoint { get; init; }
    public required long BytesRead { get; init; }
    public required IReadOnlyCollection<LiquidationDocket> Dockets { get; init; }
    public List<EntryFinding> Findings { get; } = [];
    public int Rows { get; set; }

    /// <summary>Rows whose event was recorded now.</summary>
    public int Recorded { get; set; }

    /// <summary>Rows that were on record before.</summary>
    public int Repeated { get; set; }
    public int Refused { get; set; }
    public int WithWarnings { get; set; }
    public UploadStatus? EndsAs { get; set; }
    public string? EndText { get; set; }
}

/// <summary>Writes slices of liquidation loads: events, states, windows, findings, counts, checkpoint and one event of the
/// log. All of it stands, or nothing.</summary>
public static class LiquidationWriter
{
    /// <summary>The key under which an upload's tally counts rows that were on record before.</summary>
    public const string RepeatedKey = "repeated";

    /// <param name="alongside">What else belongs into the transaction, given the dates that arrived.</param>
    /// <returns>Conflict: somebody recorded on one of these entries meanwhile; open the dockets again and decide anew.</returns>
    public static async Task<SliceResult> WriteAsync(PortalDbContext db, WriteGate gate, LiquidationSlice slice, DateOnly today,
        Func<IReadOnlyList<EntryDatesArrived>, Task>? alongside = null, CancellationToken ct = default)
    {
        db.Keys?.EnsureHeadroom();
        using var hold = await gate.EnterAsync(GateUser.Job, ct);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (!await CountAsync(db, slice, ct)) return SliceResult.Superseded;
            var arrived = await LiquidationDockets.SaveAsync(db, slice.Dockets, today, ct);
            db.EntryFindings.AddRange(slice.Findings);
            await TallyAsync(db, slice, ct);
            await EventLog.AppendAsync(db, "upload", slice.UploadId, "SliceWritten", JsonSerializer.Serialize(new
            {
                slice = slice.SlicesBefore + 1,
                rows = slice.Rows,
                recorded = slice.Recorded,
                repeated = slice.Repeated,
                refused = slice.Refused,
                findings = slice.Findings.Count,
                ends = slice.EndsAs?.ToString(),
            }), slice.At, actorId: null, ct: ct);
            await db.SaveChangesAsync(ct);
            if (alongside is not null) await alongside(arrived);
            await transaction.CommitAsync(ct);
            return SliceResult.Written;
        }
        catch (Exception error) when (error is DbUpdateConcurrencyException || PortalDatabase.IsUniqueViolation(error))
        {
            return SliceResult.Conflict;
        }
    }

    static async Task<bool> CountAsync(PortalDbContext db, LiquidationSlice slice, CancellationToken ct)
    {
        var (status, endedAt) = (slice.EndsAs ?? UploadStatus.Running, slice.EndsAs is null ? (DateTime?)null : slice.At);
        return await db.Uploads.Where(u => u.Id == slice.UploadId && u.Slices == slice.SlicesBefore && u.EndedAt == null)
            .ExecuteUpdateAsync(u => u
                .SetProperty(r => r.Slices, slice.SlicesBefore + 1)
                .SetProperty(r => r.EntriesDone, r => r.EntriesDone + slice.Rows)
                .SetProperty(r => r.Accepted, r => r.Accepted + slice.Recorded + slice.Repeated)
                .SetProperty(r => r.Rejected, r => r.Rejected + slice.Refused)
                .SetProperty(r => r.WithWarnings, r => r.WithWarnings + slice.WithWarnings)
                .SetProperty(r => r.FindingCount, r => r.FindingCount + slice.Findings.Count)
                .SetProperty(r => r.BytesRead, slice.BytesRead)
                .SetProperty(r => r.Checkpoint, slice.Checkpoint)
                .SetProperty(r => r.Status, status)
                .SetProperty(r => r.EndedAt, endedAt)
                .SetProperty(r => r.StatusText, slice.EndText), ct) == 1;
    }

    static async Task TallyAsync(PortalDbContext db, LiquidationSlice slice, CancellationToken ct)
    {
        foreach (var code in slice.Findings.GroupBy(f => f.Code, StringComparer.Ordinal)) await AddAsync(TallyKind.FindingCode, code.Key, code.Count());
        if (slice.Repeated > 0) await AddAsync(TallyKind.Outcome, RepeatedKey, slice.Repeated);

        async Task AddAsync(TallyKind kind, string key, int count)
        {
            if (await db.UploadTallies.Where(t => t.UploadId == slice.UploadId && t.Kind == kind && t.Key == key).ExecuteUpdateAsync(t => t.SetProperty(r => r.Count, r => r.Count + count), ct) == 0)
                db.UploadTallies.Add(new UploadTally { UploadId = slice.UploadId, Kind = kind, Key = key, Count = count, OrganizationId = slice.OrganizationId });
        }
    }
}
