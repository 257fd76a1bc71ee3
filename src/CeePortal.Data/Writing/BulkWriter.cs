using System.Text.Json;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Events;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Clocks;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Writing;

/// <summary>Writes a slice of an upload: entries, lines, decisions, findings, counts, checkpoint and one event, in one
/// transaction. All of it stands, or nothing.</summary>
public sealed class BulkWriter(PortalDbContextFactory factory, TimeProvider time, BulkMethod? method = null, CorrectionWriter? corrections = null)
{
    /// <summary>How many entries a slice should have, so that it holds the gate for the time that a person may wait.
    /// Learned from the slices written.</summary>
    public int SliceEntries => Volatile.Read(ref sliceEntries);

    const int FewestEntries = 20, MostEntries = 2000;
    // Well below the 50 that a job may take, since slices differ; and what waits to be written is what collecting garbage costs.
    static readonly TimeSpan aim = TimeSpan.FromMilliseconds(12);

    readonly LogCheckpoints checkpoints = new(factory);
    int sliceEntries = 300;

    static BulkWriter() => LinqToDBForEFTools.Initialize();

    /// <summary>Writes a slice as a job: behind the gate, people first.</summary>
    public async Task<SliceOutcome> WriteAsync(IntakeSlice slice, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        await db.Database.OpenConnectionAsync(ct); // outside the gate: pragmas take their time too
        await PrepareAsync(db, ct);
        factory.Keys.EnsureHeadroom();
        using var hold = await factory.Gate.EnterAsync(GateUser.Job, ct);
        var started = time.GetTimestamp();
        SliceOutcome outcome;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var conflicts = await TryWriteAsync(db, slice, ct);
            if (conflicts is null) outcome = new(SliceResult.Superseded, [], default);
            else if (conflicts.Count > 0) outcome = new(SliceResult.Conflict, conflicts, default);
            else
            {
                await slice.OnDisk;
                await transaction.CommitAsync(ct);
                outcome = new(SliceResult.Written, [], default);
            }
        }
        catch (Exception error) when (PortalDatabase.IsUniqueViolation(error))
        {
            // The transaction has been rolled back. Which of the numbers stand now?
            db.ChangeTracker.Clear();
            var standing = await FindConflictsAsync(db, slice, ct);
            if (standing.Count == 0) throw;
            outcome = new(SliceResult.Conflict, standing, default);
        }
        var held = time.GetElapsedTime(started);
        if (outcome.Result == SliceResult.Written)
        {
            Learn(slice.Entries, held);
            checkpoints.AfterSlice();
        }
        return outcome with { Held = held };
    }

    /// <summary>Sets the open connection up for writing in bulk, until it is closed.</summary>
    public static Task PrepareAsync(PortalDbContext db, CancellationToken ct = default) => LogCheckpoints.RelieveAsync(db, ct);

    // Null: superseded. Not empty: conflicts. Empty: written.
    async Task<IReadOnlyList<string>?> TryWriteAsync(PortalDbContext db, IntakeSlice slice, CancellationToken ct)
    {
        if (!await CountAsync(db, slice, ct)) return null;
        var conflicts = await WithdrawAsync(db, slice, ct);
        var today = new LegalClock(time).Today;
        conflicts.AddRange(await ReplaceAsync(db, slice, today, ct));
        if (conflicts.Count == 0) conflicts.AddRange(await CorrectAsync(db, slice, today, ct));
        if (conflicts.Count > 0) return conflicts;

        var count = slice.Added.Count + slice.Replaced.Count + slice.Corrected.Count;
        var entries = new List<EntrySummary>(slice.Added.Count);
        var lines = new List<EntryLine>(count * 3);
        var decisions = new List<EntryDecision>(count);
        foreach (var rows in slice.Added)
        {
            entries.Add(rows.Entry);
            lines.AddRange(rows.Lines);
            decisions.Add(rows.Decision);
        }
        foreach (var (rows, _) in slice.Replaced)
        {
            lines.AddRange(rows.Lines);
            decisions.Add(rows.Decision);
        }
        foreach (var correction in slice.Corrected)
        {
            lines.AddRange(correction.Changes.Added);
            decisions.Add(correction.Rows.Decision);
        }
        await SliceRows.InsertAsync(db, MethodFor(db), entries, lines, decisions, slice.Findings, ct);
        if (slice.Corrected.Count > 0)
            await (corrections ?? throw new InvalidOperationException("This writer files no corrections.")).WriteAsync(db, slice.Corrected, slice.UploadId, slice.Law!, MethodFor(db), today, ct);
        await TallyAsync(db, slice, ct);
        await EventLog.AppendAsync(db, "upload", slice.UploadId, "SliceWritten", JsonSerializer.Serialize(new
        {
            slice = slice.SlicesBefore + 1,
            entries = slice.Entries,
            added = slice.Added.Count,
            replaced = slice.Replaced.Count,
            corrected = slice.Corrected.Count,
            withdrawn = slice.Withdrawn.Count,
            rejected = slice.Rejected,
            findings = slice.Findings.Count,
            ends = slice.EndsAs?.ToString(),
        }), slice.At, actorId: null, ct: ct);
        await db.SaveChangesAsync(ct);
        return [];
    }

    BulkMethod MethodFor(PortalDbContext db) => method ?? BulkRows.MethodFor(db);

    // The fence: one UPDATE that only the right slice passes. By a plain command, as the tally: it stands in every slice.
    static async Task<bool> CountAsync(PortalDbContext db, IntakeSlice slice, CancellationToken ct)
    {
        var counted = await db.Database.ExecuteSqlAsync($"""
            UPDATE Upload SET Slices = {slice.SlicesBefore + 1}, WindowsDue = 1, SelectionDue = 1, CorrectionsDue = CorrectionsDue | {(slice.Corrected.Count > 0 ? 1 : 0)},
                EntriesDone = EntriesDone + {slice.Entries}, Accepted = Accepted + {slice.Accepted}, Rejected = Rejected + {slice.Rejected},
                WithWarnings = WithWarnings + {slice.WithWarnings}, FindingCount = FindingCount + {slice.Findings.Count}, BytesRead = {slice.BytesRead},
                Checkpoint = {slice.Checkpoint}, Status = {(int)(slice.EndsAs ?? UploadStatus.Running)}, StatusText = {slice.EndText}
            WHERE Id = {slice.UploadId} AND Slices = {slice.SlicesBefore} AND EndedAt IS NULL
            """, ct) == 1;
        if (counted && slice.EndsAs is not null)
            await db.Uploads.Where(u => u.Id == slice.UploadId).ExecuteUpdateAsync(u => u
                .SetProperty(r => r.EndedAt, slice.At)
                .SetProperty(r => r.AxFile, r => slice.AxFile ?? r.AxFile)
                .SetProperty(r => r.RejectedFile, r => slice.RejectedFile ?? r.RejectedFile), ct);
        return counted;
    }

    static async Task<List<string>> WithdrawAsync(PortalDbContext db, IntakeSlice slice, CancellationToken ct)
    {
        List<string> conflicts = [];
        foreach (var entry in slice.Withdrawn)
        {
            var done = await db.Entries.Where(e => e.Id == entry.Id && e.Seq == entry.Seq && e.Status == EntryStatus.Accepted)
                .ExecuteUpdateAsync(e => e.SetProperty(r => r.Status, EntryStatus.Withdrawn).SetProperty(r => r.Seq, entry.Seq + 1)
                    .SetProperty(r => r.UploadId, slice.UploadId), ct);
            if (done != 1) conflicts.Add(entry.Number);
            await db.EntryClocks.Where(c => c.EntryId == entry.Id).ExecuteDeleteAsync(ct); // nothing closes for what is off file
        }
        return conflicts;
    }

    static async Task<List<string>> ReplaceAsync(PortalDbContext db, IntakeSlice slice, DateOnly today, CancellationToken ct)
    {
        if (slice.Replaced.Count == 0) return [];
        foreach (var (rows, before) in slice.Replaced)
        {
            var entry = db.Entry(rows.Entry);
            entry.State = EntityState.Modified;
            entry.Property(e => e.Seq).OriginalValue = before.Seq;
            entry.Property(e => e.EntryDateCbp).IsModified = rows.Entry.EntryDateCbp is not null; // CBP's date never comes from the filer, nor goes
        }
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await FindConflictsAsync(db, slice, ct);
        }
        await EntryFollowers.MoveAsync(db, slice.Replaced.Select(r => r.Rows.Entry), ct);
        foreach (var ids in slice.Replaced.Select(r => r.Before.Id).Chunk(500).Select(c => c.ToList()))
        {
            await db.EntryLines.Where(l => EF.Parameter(ids).Contains(l.EntryId)).ExecuteDeleteAsync(ct);
            await Liquidation.LiquidationDockets.RecountAsync(db, ids, today, law: null, ct);
        }
        return [];
    }

    // Of a correction it is known what it changes: most move nothing but a line and a total.
    async Task<List<string>> CorrectAsync(PortalDbContext db, IntakeSlice slice, DateOnly today, CancellationToken ct)
    {
        if (slice.Corrected.Count == 0) return [];
        // Liquidation, suspension and reviews were looked at when it was judged, ahead of the transaction.
        if (await CorrectedOnFile.ChangedAsync(db, slice.Corrected.ConvertAll(c => c.Accepted.Was), ct: ct) is { Count: > 0 } changed) return changed;
        // What was judged and what it was judged to replace were read one after the other.
        if (slice.Corrected.Exists(c => c.Before.Seq != c.Accepted.Was.Entry.Seq)
            || !await BulkRows.UpdateAsync(db, MethodFor(db), slice.Corrected.ConvertAll(c => (c.Accepted.Was.Entry, c.Rows.Entry)), ct))
            return await FindConflictsAsync(db, slice, ct) is { Count: > 0 } conflicts ? conflicts : throw new InvalidOperationException("An entry is not as it was judged, and yet nobody changed it.");
        foreach (var ids in slice.Corrected.SelectMany(c => c.Changes.Removed).Select(l => l.Id).Chunk(500).Select(c => c.ToList()))
            await db.EntryLines.Where(l => EF.Parameter(ids).Contains(l.Id)).ExecuteDeleteAsync(ct);
        if (!await BulkRows.UpdateAsync(db, MethodFor(db), [.. slice.Corrected.SelectMany(c => c.Changes.Kept)], ct))
            throw new InvalidOperationException("A line on file is gone, although its entry was not changed.");
        await EntryFollowers.MoveAsync(db, slice.Corrected.Where(c => c.MovesEntry).Select(c => c.Rows.Entry), ct);
        foreach (var ids in slice.Corrected.Where(c => c.MovesWindows).Select(c => c.Before.Id).Chunk(500).Select(c => c.ToList()))
            await Liquidation.LiquidationDockets.RecountAsync(db, ids, today, slice.Law, ct);
        await Work.WorkFollowsOwner.PassAsync(db, [.. slice.Corrected.Where(c => !c.Accepted.Filing.FormerOwner.IsNone)
            .Select(c => new Work.OwnerChange(c.Before.Number, c.Accepted.Filing.FormerOwner.ToString(), c.Rows.Entry.Filer))], ct);
        return [];
    }

    static async Task<List<string>> FindConflictsAsync(PortalDbContext db, IntakeSlice slice, CancellationToken ct)
    {
        var seen = slice.Replaced.Select(r => r.Before).Concat(slice.Corrected.Select(c => c.Before)).Concat(slice.Withdrawn).ToDictionary(b => b.Number, b => b.Seq, StringComparer.Ordinal);
        var numbers = slice.Added.Select(a => a.Entry.Number).Concat(seen.Keys).ToList();
        var standing = (await EntriesOnFile.FindAsync(db, numbers, ct)).ToDictionary(e => e.Number, StringComparer.Ordinal);
        return [.. numbers.Where(n => seen.TryGetValue(n, out var seq) ? !standing.TryGetValue(n, out var now) || now.Seq != seq : standing.ContainsKey(n)).Distinct(StringComparer.Ordinal)];
    }

    // Added to what stands, by plain commands: a slice has some twenty keys, and each would cost EF Core more than the rows do.
    static async Task TallyAsync(PortalDbContext db, IntakeSlice slice, CancellationToken ct)
    {
        Dictionary<(TallyKind, string), int> counts = [];
        foreach (var entry in slice.Added.Select(a => a.Entry).Concat(slice.Replaced.Select(r => r.Rows.Entry)).Concat(slice.Corrected.Select(c => c.Rows.Entry))) Accept(entry.HandledBy, entry.PortOfEntry);
        foreach (var (destination, port) in slice.AcceptedByCheck) Accept(destination, port);
        foreach (var finding in slice.Findings) Count(TallyKind.FindingCode, finding.Code);
        if (counts.Count == 0) return;

        await using var update = new PlainCommand(db, "UPDATE UploadTally SET Count = Count + @0 WHERE UploadId = @1 AND Kind = @2 AND \"Key\" = @3");
        await using var insert = new PlainCommand(db, "INSERT INTO UploadTally (UploadId, Kind, \"Key\", Count, OrganizationId) VALUES (@0, @1, @2, @3, @4)");
        foreach (var ((kind, key), count) in counts)
            if (await update.ChangeAsync(ct, count, slice.UploadId, (int)kind, key) == 0)
                await insert.ChangeAsync(ct, slice.UploadId, (int)kind, key, count, slice.OrganizationId);

        void Accept(string destination, string port)
        {
            Count(TallyKind.Destination, destination);
            Count(TallyKind.Port, port);
        }

        void Count(TallyKind kind, string key) => counts[(kind, key)] = counts.GetValueOrDefault((kind, key)) + 1;
    }

    void Learn(int entries, TimeSpan held)
    {
        if (entries < FewestEntries || factory.Gate.IsOpen) return;
        // Half way towards what would have taken the aim, so that one slow slice does not upset it.
        var fit = entries * (aim / held);
        Volatile.Write(ref sliceEntries, (int)Math.Clamp((sliceEntries + fit) / 2, FewestEntries, MostEntries));
    }
}
