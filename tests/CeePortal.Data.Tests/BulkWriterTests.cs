using CeePortal.Data.Entries;
using CeePortal.Data.Events;
using CeePortal.Data.Uploads;
using CeePortal.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests;

public sealed class BulkWriterTests : IDisposable
{
    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    BulkWriter Writer(BulkMethod? method = null) => new(test.Factory, TimeProvider.System, method);

    [Theory, InlineData(BulkMethod.BulkCopy), InlineData(BulkMethod.PreparedCommands), InlineData(BulkMethod.NativeStatements)]
    public async Task What_is_written_in_bulk_EF_reads_and_finds(BulkMethod method)
    {
        var samples = await Samples.CreateAsync(test);
        var slice = samples.Slice();
        // Text beyond ASCII, quotes, and beyond the short buffer.
        var rows = samples.Entry(1, description: "CAFÉ \"O'BRIEN\" 電腦 " + new string('é', 480));
        slice.Added.Add(rows);
        slice.Added.Add(samples.Entry(2, "2704"));
        slice.Findings.Add(samples.Finding(rows.Entry));
        slice.Findings.Add(samples.Finding());
        slice.Entries = 2;
        Assert.Equal(SliceResult.Written, (await Writer(method).WriteAsync(slice)).Result);

        await using var db = test.Open();
        var entry = await db.Entries.AsNoTracking().SingleAsync(e => e.Id == rows.Entry.Id);
        Assert.Equivalent(rows.Entry, entry, strict: true);
        Assert.Equal(DateTimeKind.Utc, entry.FiledAt.Kind);
        var lines = await db.EntryLines.AsNoTracking().Where(l => l.EntryId == entry.Id).OrderBy(l => l.Number).ToListAsync();
        Assert.Equivalent(rows.Lines, lines, strict: true);
        var decision = await db.EntryDecisions.AsNoTracking().SingleAsync(d => d.EntryId == entry.Id);
        Assert.Equivalent(rows.Decision, decision, strict: true);
        Assert.Equal(3, decision.ToDecision().Lines.Count);
        Assert.Equal("2017-06-01", decision.ReadReasons().Single().Args[1]);
        Assert.Equivalent(slice.Findings, await db.EntryFindings.AsNoTracking().OrderBy(f => f.Id).ToListAsync(), strict: true);

        // Equality in SQL: the stored form must be the one that EF compares with.
        Assert.Equal(2, await db.Entries.CountAsync(e => e.FiledAt == Samples.At && e.ReceivedOn == new DateOnly(2026, 9, 1)
            && e.EstimatedEntryDate == new DateOnly(2026, 9, 3) && e.StatementPrintDate == null && e.Status == EntryStatus.Accepted));
        Assert.Equal(1, await db.EntryFindings.CountAsync(f => f.EntryId == entry.Id && f.Severity == Domain.Entries.Severity.Warning));
        Assert.Equal("8471300100", entry.ReadDetail() is { Bills: [{ Number: "BILL1" }] } ? lines[0].ReadDetail().Tariffs![0].Number : "");
    }

    [Fact]
    public async Task Counts_tallies_checkpoint_and_event_stand_with_the_rows()
    {
        var samples = await Samples.CreateAsync(test);
        var writer = Writer();
        for (var i = 0; i < 2; i++)
        {
            var slice = samples.Slice(before: i);
            slice.Added.Add(samples.Entry(10 * i + 1));
            slice.Added.Add(samples.Entry(10 * i + 2, "003"));
            slice.Findings.Add(samples.Finding());
            (slice.Entries, slice.Rejected, slice.BytesRead, slice.Checkpoint) = (3, 1, 500 * (i + 1), $"slice {i}");
            if (i == 1) (slice.EndsAs, slice.AxFile) = (UploadStatus.Done, "ax");
            Assert.Equal(SliceResult.Written, (await writer.WriteAsync(slice)).Result);
        }
        await using var db = test.Open();
        var upload = await db.Uploads.SingleAsync();
        Assert.Equal((6, 4, 2, 2, 1000L, 2, UploadStatus.Done, "slice 1", "ax"), (upload.EntriesDone, upload.Accepted, upload.Rejected, upload.FindingCount,
            upload.BytesRead, upload.Slices, upload.Status, upload.Checkpoint, upload.AxFile));
        Assert.NotNull(upload.EndedAt);
        var tallies = await db.UploadTallies.ToDictionaryAsync(t => (t.Kind, t.Key), t => t.Count);
        Assert.Equal((2, 2, 4, 2), (tallies[(TallyKind.Destination, "007")], tallies[(TallyKind.Destination, "003")], tallies[(TallyKind.Port, "2704")], tallies[(TallyKind.FindingCode, "B16")]));
        Assert.Equal([1, 2], await db.Events.Where(e => e.StreamType == "upload").OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync());
        Assert.Empty(await EventLog.VerifyAsync(db));
    }

    [Fact]
    public async Task A_slice_that_was_written_already_changes_nothing()
    {
        var samples = await Samples.CreateAsync(test);
        var first = samples.Slice();
        first.Added.Add(samples.Entry(1));
        var again = samples.Slice();
        again.Added.Add(samples.Entry(2));
        Assert.Equal(SliceResult.Written, (await Writer().WriteAsync(first)).Result);
        Assert.Equal(SliceResult.Superseded, (await Writer().WriteAsync(again)).Result);
        await using var db = test.Open();
        Assert.Equal(1, await db.Entries.CountAsync());
        Assert.Equal(1, (await db.Uploads.SingleAsync()).Accepted);
    }

    [Theory, InlineData(BulkMethod.BulkCopy), InlineData(BulkMethod.PreparedCommands), InlineData(BulkMethod.NativeStatements)]
    public async Task The_same_entry_from_two_uploads_at_once_is_stored_once_and_the_loser_is_told(BulkMethod method)
    {
        var samples = await Samples.CreateAsync(test);
        Upload second;
        await using (var db = test.Open()) second = await samples.NewUploadAsync(db);
        var one = samples.Slice();
        one.Added.Add(samples.Entry(1));
        one.Added.Add(samples.Entry(2));
        var two = samples.Slice(upload: second);
        two.Added.Add(samples.Entry(2, uploadId: second.Id));
        two.Added.Add(samples.Entry(3, uploadId: second.Id));
        var outcomes = await Task.WhenAll(Task.Run(() => Writer(method).WriteAsync(one)), Task.Run(() => Writer(method).WriteAsync(two)));

        var loser = Assert.Single(outcomes, o => o.Result == SliceResult.Conflict);
        Assert.Single(outcomes, o => o.Result == SliceResult.Written);
        Assert.Equal([samples.Entry(2).Entry.Number], loser.Conflicts);
        await using var after = test.Open();
        Assert.Equal(2, await after.Entries.CountAsync());
        Assert.Equal(6, await after.EntryLines.CountAsync());
        Assert.Equal(0, await after.UploadTallies.CountAsync(t => t.Count != 2));
        // Without the entry that lost, the slice is written.
        var retry = outcomes[0] == loser ? one : two;
        retry.Added.RemoveAll(a => a.Entry.Number == loser.Conflicts[0]);
        Assert.Equal(SliceResult.Written, (await Writer(method).WriteAsync(retry)).Result);
        Assert.Equal(3, await after.Entries.CountAsync());
    }

    [Fact]
    public async Task A_replacement_takes_the_place_of_header_and_lines_and_keeps_the_history()
    {
        var samples = await Samples.CreateAsync(test);
        var slice = samples.Slice();
        var first = samples.Entry(1);
        slice.Added.Add(first);
        slice.Findings.Add(samples.Finding(first.Entry));
        await Writer().WriteAsync(slice);

        await using var db = test.Open();
        var before = (await EntriesOnFile.FindAsync(db, [first.Entry.Number])).Single();
        var next = samples.Slice(before: 1);
        var replacement = samples.Entry(1, "003", "3801", replaces: before, description: "NEW WORDS");
        next.Replaced.Add(new Replacement(replacement, before));
        Assert.Equal(SliceResult.Written, (await Writer().WriteAsync(next)).Result);

        var entry = await db.Entries.SingleAsync();
        Assert.Equal((first.Entry.Id, 200, "003", "3801"), (entry.Id, entry.Version, entry.HandledBy, entry.PortOfEntry));
        Assert.All(await db.EntryLines.ToListAsync(), l => Assert.Equal("NEW WORDS", l.Description));
        Assert.Equal(3, await db.EntryLines.CountAsync());
        var decisions = await db.EntryDecisions.OrderBy(d => d.Seq).ToListAsync();
        Assert.Equal([(1, "007", "003"), (2, "003", "003")], decisions.Select(d => (d.Seq, d.Destination, d.HandledBy)));
        Assert.Equal("003", (await db.EntryFindings.SingleAsync()).HandledBy);

        // Replacing what somebody else has replaced meanwhile is told, and writes nothing.
        var late = samples.Slice(before: 2);
        late.Replaced.Add(new Replacement(samples.Entry(1, "010", replaces: before), before));
        var outcome = await Writer().WriteAsync(late);
        Assert.Equal((SliceResult.Conflict, entry.Number), (outcome.Result, outcome.Conflicts.Single()));
        Assert.Equal(3, await db.EntryLines.CountAsync());
        Assert.Equal("003", await db.Entries.Select(e => e.HandledBy).SingleAsync());
    }

    [Fact]
    public async Task A_withdrawn_entry_stays_with_its_history_and_cannot_be_withdrawn_again()
    {
        var samples = await Samples.CreateAsync(test);
        var slice = samples.Slice();
        slice.Added.Add(samples.Entry(1));
        await Writer().WriteAsync(slice);
        await using var db = test.Open();
        var before = (await EntriesOnFile.FindAsync(db, [slice.Added[0].Entry.Number])).Single();
        var withdraw = samples.Slice(before: 1);
        withdraw.Withdrawn.Add(before);
        Assert.Equal(SliceResult.Written, (await Writer().WriteAsync(withdraw)).Result);
        Assert.Equal(EntryStatus.Withdrawn, (await db.Entries.SingleAsync()).Status);
        var again = samples.Slice(before: 2);
        again.Withdrawn.Add(before);
        Assert.Equal(SliceResult.Conflict, (await Writer().WriteAsync(again)).Result);
        Assert.Equal(3, await db.EntryLines.CountAsync());
    }

    [Fact]
    public async Task A_failing_row_leaves_nothing_of_its_slice()
    {
        var samples = await Samples.CreateAsync(test);
        var slice = samples.Slice();
        slice.Added.Add(samples.Entry(1));
        slice.Added.Add(samples.Entry(2, importerId: 424242)); // no such importer
        await Assert.ThrowsAnyAsync<Exception>(() => Writer().WriteAsync(slice));
        await using var db = test.Open();
        Assert.Equal((0, 0, 0), (await db.Entries.CountAsync(), await db.EntryLines.CountAsync(), (await db.Uploads.SingleAsync()).Slices));
    }

    [Fact]
    public async Task A_check_only_slice_counts_and_stores_no_entry()
    {
        var samples = await Samples.CreateAsync(test);
        var slice = samples.Slice();
        slice.Entries = 2;
        slice.AcceptedByCheck.Add(("007", "2704"));
        slice.AcceptedByCheck.Add(("007", "3801"));
        await Writer().WriteAsync(slice);
        await using var db = test.Open();
        Assert.Equal((2, 0), ((await db.Uploads.SingleAsync()).Accepted, await db.Entries.CountAsync()));
        Assert.Equal(2, (await db.UploadTallies.SingleAsync(t => t.Kind == TallyKind.Destination)).Count);
    }
}
