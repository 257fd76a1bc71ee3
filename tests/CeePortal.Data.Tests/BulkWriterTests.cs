using CeePortal.Data.Entries;
using CeePortal.Data.Events;
using CeePortal.Data.Lists;
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

    [Fact]
    public async Task Pages_by_key_show_every_entry_once_there_and_back()
    {
        var samples = await Samples.CreateAsync(test);
        var slice = samples.Slice();
        for (var i = 1; i <= 23; i++) slice.Added.Add(samples.Entry(i, i % 2 == 0 ? "007" : "003"));
        await Writer().WriteAsync(slice);
        await using var db = test.Open(Scoping.PortalScope.All);
        foreach (var sort in Enum.GetValues<EntrySort>())
        {
            var filter = new EntryFilter { Sort = sort, PageSize = 5 };
            List<EntryPage> pages = [await EntryList.PageAsync(db, filter)];
            while (pages[^1].Next is { } next) pages.Add(await EntryList.PageAsync(db, filter with { After = next }));
            Assert.Equal(5, pages.Count);
            var all = pages.SelectMany(p => p.Rows.Select(r => r.Id)).ToList();
            Assert.Equal(23, all.Distinct().Count());
            Assert.Null(pages[0].Previous);
            var back = await EntryList.PageAsync(db, filter with { Before = pages[2].Previous });
            Assert.Equal(pages[1].Rows, back.Rows);
            Assert.Equal(pages[1].Next, back.Next);
            var first = await EntryList.PageAsync(db, filter with { Before = pages[1].Previous });
            Assert.Equal((pages[0].Rows[0].Id, (string?)null), (first.Rows[0].Id, first.Previous));
            Assert.Equal("Sample importer", pages[0].Importers[samples.Importer.Id].Name);
        }
        Assert.Equal(11, await EntryList.CountAsync(db, new EntryFilter { HandledBy = "007" }));
        Assert.Equal(1, await EntryList.CountAsync(db, new EntryFilter { Number = samples.Entry(7).Entry.EntryNumber.ToString() }));
        Assert.Equal(23, await EntryList.CountAsync(db, new EntryFilter { Number = "xyz-00000" }));
        Assert.Equal(0, await EntryList.CountAsync(db, new EntryFilter { Number = "ABC" }));
        Assert.Equal(23, await EntryList.CountAsync(db, new EntryFilter { FiledFrom = new(2026, 9, 1), FiledUntil = new(2026, 9, 1) }));
        Assert.Equal(0, await EntryList.CountAsync(db, new EntryFilter { FiledFrom = new(2026, 9, 2) }));
        Assert.Equal(23, (await EntryList.PageAsync(db, new EntryFilter { After = "no cursor", PageSize = 100 })).Rows.Count);
        Assert.Equal([new DeskDay(new(2026, 9, 1), 11)], await Desk.ByDay(db, "007", new(2026, 8, 1), new(2026, 9, 1)).ToListAsync());
        Assert.Equal([new DeskPort("2704", 11)], await Desk.ByPort(db, "007", new(2026, 8, 1), new(2026, 9, 1)).ToListAsync());
        Assert.Equal([new DeskImporter(samples.Importer.Id, 11)], await Desk.ByImporter(db, "007", new(2026, 8, 1), new(2026, 9, 1)).ToListAsync());
    }
}
