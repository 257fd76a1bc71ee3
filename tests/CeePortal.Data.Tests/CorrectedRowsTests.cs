using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests;

/// <summary>What an upload of corrections writes: what differs, and no more.</summary>
public sealed class CorrectedRowsTests : IDisposable
{
    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    [Theory, InlineData(BulkMethod.BulkCopy), InlineData(BulkMethod.NativeStatements)]
    public async Task A_correction_changes_what_differs_keeps_the_day_of_filing_and_is_told_when_another_was_first(BulkMethod method)
    {
        var samples = await Samples.CreateAsync(test);
        var writer = new BulkWriter(test.Factory, TimeProvider.System, method, new CorrectionWriter(new WorkStore(new WorkKinds([CorrectionReview.CorrectionKind]), new LegalClock(test.Time))));
        var slice = samples.Slice();
        slice.Added.Add(samples.Entry(1));
        slice.Added.Add(samples.Entry(2));
        Assert.Equal(SliceResult.Written, (await writer.WriteAsync(slice)).Result);
        var filed = slice.Added[0].Entry;
        await using var db = test.Open();
        var before = (await EntriesOnFile.FindAsync(db, [filed.Number])).Single();
        var was = (await CorrectedOnFile.FindAsync(db, [filed.Number], new HashSet<string>()))[filed.Number];

        // Line 2 gets another origin, line 3 goes, and a line 4 comes.
        var draft = FiledSummary.Of(was.Entry, was.Lines);
        var old = FiledSummary.Of(was.Entry, was.Lines);
        draft.IsPostSummaryCorrection = true;
        draft.Lines[1].Origin = draft.Lines[1].Export = Domain.Trade.CountryCode.Parse("MX");
        draft.Lines[2].Number = 4;
        var rows = EntryRows.From(draft, slice.Added[0].Decision.ToDecision(), filed.ImporterId, filed.UploadId, Samples.At.AddDays(3), filed.ReceivedOn, test.Keys.Next, before);
        var changes = CorrectedRows.Over(rows, was);
        Assert.Equal("kept 1 2, added 4, removed 3", $"kept {string.Join(' ', changes.Kept.Select(k => k.Now.Number))}, added {changes.Added.Single().Number}, removed {changes.Removed.Single().Number}");

        var outcome = await writer.WriteAsync(SliceOf(1));
        Assert.Equal(SliceResult.Written, outcome.Result);
        var entry = await db.Entries.AsNoTracking().SingleAsync(e => e.Number == filed.Number);
        Assert.Equivalent(rows.Entry, entry, strict: true);
        Assert.Equal((200, 1, before.Seq + 1, filed.FiledAt), (entry.Version, entry.Corrections, entry.Seq, entry.FiledAt));
        Assert.Equal(rows.Decision.Id, entry.DecisionId);
        var lines = await db.EntryLines.AsNoTracking().Where(l => l.EntryId == entry.Id).OrderBy(l => l.Number).ToListAsync();
        Assert.Equivalent(rows.Lines, lines, strict: true);
        Assert.Equal(was.Lines.Take(2).Select(l => l.Id), lines.Take(2).Select(l => l.Id));
        Assert.Equal(6, await db.EntryLines.CountAsync());
        var second = slice.Added[1]; // is as it was
        Assert.Equivalent(second.Entry, await db.Entries.AsNoTracking().SingleAsync(e => e.Id == second.Entry.Id), strict: true);
        Assert.Equivalent(second.Lines, await db.EntryLines.AsNoTracking().Where(l => l.EntryId == second.Entry.Id).OrderBy(l => l.Number).ToListAsync(), strict: true);
        Assert.Equivalent(second.Decision, await db.EntryDecisions.AsNoTracking().SingleAsync(d => d.EntryId == second.Entry.Id), strict: true);
        // It is on record; its item is filed afterwards.
        Assert.Equal((0, 1), (await db.WorkItems.CountAsync(), await db.CorrectionsToList.CountAsync()));

        // The same once more, from what is no longer on file: nothing is written.
        outcome = await writer.WriteAsync(SliceOf(2));
        Assert.Equal((SliceResult.Conflict, filed.Number), (outcome.Result, outcome.Conflicts.Single()));
        Assert.Equal((1, 2), (await db.CorrectionsToList.CountAsync(), await db.EntryDecisions.CountAsync(d => d.EntryId == entry.Id)));

        // Judged anew, but liquidated between the judgment and the writing: the run judges it once more.
        before = (await EntriesOnFile.FindAsync(db, [filed.Number])).Single();
        was = (await CorrectedOnFile.FindAsync(db, [filed.Number], new HashSet<string>()))[filed.Number];
        draft.Lines[0].Description = "LAPTOPS";
        changes = CorrectedRows.Over(EntryRows.From(draft, slice.Added[0].Decision.ToDecision(), filed.ImporterId, filed.UploadId, Samples.At.AddDays(4), filed.ReceivedOn, test.Keys.Next, before), was);
        await using (var other = test.Open())
        {
            var docket = (await LiquidationDockets.OpenAsync(other, [filed.Number], Law.Declared)).Values.Single();
            docket.Record(LiquidationEvent.Paid(new(2026, 9, 1)), new(2026, 9, 1), new(Samples.At));
            await LiquidationDockets.SaveAsync(other, [docket], new(2026, 9, 1));
        }
        outcome = await writer.WriteAsync(SliceOf(2));
        Assert.Equal((SliceResult.Conflict, filed.Number), (outcome.Result, outcome.Conflicts.Single()));
        was = (await CorrectedOnFile.FindAsync(db, [filed.Number], new HashSet<string>()))[filed.Number];
        Assert.Equal(SliceResult.Written, (await writer.WriteAsync(SliceOf(2))).Result);

        // The items of both are filed, once.
        Assert.Equal((2, 0), (await ListAsync(), await ListAsync()));
        var items = await db.WorkItems.AsNoTracking().OrderBy(w => w.Id).ToListAsync();
        Assert.Equal(["accepted", "accepted"], items.ConvertAll(i => i.State));
        Assert.Equal([filed.Number, filed.Number], await db.WorkEntries.Select(e => e.Entry).ToListAsync());
        Assert.All(items, i => Assert.Equal((filed.ImporterId, samples.Broker.Id, filed.Filer, filed.Type, i.FiledOn), (i.ImporterId, i.OrganizationId, i.Filer, i.EntryType, i.ClosedOn)));
        Assert.Equal((0, false), (await db.CorrectionsToList.CountAsync(), await db.Uploads.AnyAsync(u => u.CorrectionsDue)));

        Task<int> ListAsync() => new ListCorrections(test.Factory).RunAsync(new(new(2026, 9, 1), Samples.At, Law.Declared), default);

        IntakeSlice SliceOf(int number)
        {
            var law = Law.Declared;
            var filing = new CorrectionFiling
            {
                Entry = draft.Number,
                Port = draft.PortOfEntry,
                OldType = old.Type,
                Type = draft.Type,
                ImporterId = filed.ImporterId,
                AgentId = samples.Broker.Id,
                Filer = draft.Number.Filer,
                Via = CorrectionChannel.Upload,
                Version = 200,
                Differences = EntryDifferences.Between(old, draft),
                Explanation = "THE ORIGIN WAS WRONG.",
            };
            var next = new IntakeSlice { UploadId = samples.Upload.Id, OrganizationId = samples.Broker.Id, SlicesBefore = number, At = Samples.At, Law = law, Entries = 1 };
            next.Corrected.Add(new(changes, before, new(was, filing, [], "", []), new Actor(1, WorkRoles.Filer), Samples.At, test.Keys.Next()));
            return next;
        }
    }
}
