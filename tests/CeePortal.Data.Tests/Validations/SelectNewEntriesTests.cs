using CeePortal.Data.Clocks;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Scoping;
using CeePortal.Data.Trade;
using CeePortal.Data.Validations;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Rejections;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Validations;

/// <summary>Entries that came in on September 1, 2026, drawn or selected for review, and tied to their rejection.</summary>
public sealed class SelectNewEntriesTests : IDisposable
{
    static readonly DateOnly filed = new(2026, 9, 1);

    readonly TestDatabase test = new();
    readonly WorkStore store;

    public SelectNewEntriesTests() => store = new(new WorkKinds([Validation.ValidationKind, SummaryRejection.RejectionKind]), new LegalClock(test.Time));

    public void Dispose() => test.Dispose();

    static ClockDay Day() => new(filed, filed.ToDateTime(new(15, 0), DateTimeKind.Utc), Law.Declared);

    SelectNewEntries Step(TimeSpan? patience = null) => new(test.Factory, store, TimeProvider.System) { Patience = patience ?? TimeSpan.FromMinutes(1) };

    async Task<Samples> FileAsync(int count)
    {
        var samples = await Samples.CreateAsync(test);
        await WriteAsync(samples.Slice(), [.. Enumerable.Range(1, count).Select(i => samples.Entry(i))]);
        return samples;
    }

    async Task WriteAsync(IntakeSlice slice, IEnumerable<EntryRows> added)
    {
        slice.Added.AddRange(added);
        slice.Entries = slice.Added.Count;
        Assert.Equal(SliceResult.Written, (await new BulkWriter(test.Factory, test.Time).WriteAsync(slice)).Result);
    }

    async Task AddAsync(params ReferenceRow[] rows)
    {
        await using var db = test.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    async Task<T> AskAsync<T>(Func<PortalDbContext, Task<T>> ask, PortalScope? scope = null)
    {
        await using var db = test.Open(scope);
        return await ask(db);
    }

    static RefSamplingShare Share(string segment, int millionths, string from = "2026-01-01") =>
        new() { Segment = segment, From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), Millionths = millionths };

    [Fact]
    public async Task What_the_share_draws_is_opened_once_and_nothing_else_is()
    {
        var samples = await FileAsync(60);
        await AddAsync(Share("OTHER", 500_000), Share("T3", 1_000_000), Share("OTHER", 1_000_000, "2026-09-02")); // the last is for later receipts
        var opened = await Step().RunAsync(Day(), default);
        var seed = await AskAsync(db => db.Set<SamplingSeed>().SingleAsync());
        Assert.Equal("2026-Q3", seed.Period);
        var drawn = Enumerable.Range(1, 60).Select(i => EntryNumber.Create(FilerCode.Parse("XYZ"), i))
            .Where(e => SamplingDraw.IsDrawn(SamplingDraw.Number(seed.Seed, "2026-Q3", e), new(500_000))).Select(e => e.ToCompact()).Order().ToList();
        Assert.Equal(drawn.Count, opened);
        Assert.Equal(drawn, await AskAsync(db => db.WorkItems.Where(w => w.Kind == "validation").Select(w => w.LeadEntry).OrderBy(n => n).ToListAsync()));
        Assert.Equal(drawn, await AskAsync(db => db.EntrySelections.Select(s => s.Entry).OrderBy(n => n).ToListAsync()));
        Assert.False(await AskAsync(db => db.Uploads.AnyAsync(u => u.SelectionDue)));
        Assert.Equal(0, await Step().RunAsync(Day(), default));
        await using (var db = test.Open()) await db.Uploads.ExecuteUpdateAsync(u => u.SetProperty(r => r.SelectionDue, true)); // as if the run had died
        Assert.Equal(0, await Step().RunAsync(Day(), default));

        // CBP works on them and has told nobody.
        Assert.Equal(0, await AskAsync(db => db.WorkItems.CountAsync(), PortalScope.Importers([samples.Importer.Id])));
        Assert.Equal(0, await AskAsync(db => db.WorkItems.CountAsync(), PortalScope.Filers(["XYZ"], [samples.Importer.Id], samples.Broker.Id)));
        Assert.Equal(0, await AskAsync(db => db.EntrySelections.CountAsync(), PortalScope.Filers(["XYZ"], [samples.Importer.Id], samples.Broker.Id)));
        Assert.Equal(drawn.Count, await AskAsync(db => db.WorkItems.CountAsync(), PortalScope.OfCenter(CenterCode.Of(7))));
        Assert.Equal(0, await AskAsync(db => db.EntrySelections.CountAsync(), PortalScope.OfCenter(CenterCode.Of(10))));
    }

    [Fact]
    public async Task The_segment_is_that_of_the_day_of_receipt()
    {
        var samples = await FileAsync(20);
        await AddAsync(Share("OTHER", 0), Share("T2", 1_000_000));
        await using (var db = test.Open())
        {
            db.Add(new ImporterEnrollment { ImporterId = samples.Importer.Id, From = new(2026, 1, 1), Until = new(2026, 12, 31), Tier = 2 });
            await db.SaveChangesAsync();
        }
        Assert.Equal(20, await Step().RunAsync(Day(), default));
        Assert.All(await AskAsync(db => db.EntrySelections.ToListAsync()), s => Assert.Equal(("T2", "007", Domain.Validations.Share.All), (s.Segment, s.Office, s.Share)));
    }

    [Fact]
    public async Task A_run_without_patience_goes_on_where_it_was()
    {
        await FileAsync(12);
        await AddAsync(Share("OTHER", 1_000_000));
        Assert.Equal(1, await Step(TimeSpan.Zero).RunAsync(Day(), default));
        Assert.True(await AskAsync(db => db.Uploads.AnyAsync(u => u.SelectionDue)));
        Assert.Equal(11, await Step().RunAsync(Day(), default));
        Assert.Equal(12, await AskAsync(db => db.WorkItems.CountAsync()));
    }

    [Fact]
    public async Task A_rule_opens_what_meets_it_and_says_by_which_line()
    {
        await FileAsync(3); // lines of $500, $1,000 and $1,500 of 8471.30.01.00 from TW
        RefSelectionRule Rule(string code) => new() { Code = code, Name = "Portable computers", From = new(2026, 1, 1) };
        RefSelectionRule met = Rule("MET"), dear = Rule("DEAR"), over = Rule("OVER"), elsewhere = Rule("ELSEWHERE");
        (met.Tariff, met.Origin, met.ValueAboveCents, met.Program) = ("847130", "TW", 140_000, ValidationProgram.Value);
        (dear.Tariff, dear.ValueAboveCents) = ("8471", 150_000);
        (over.Tariff, over.To) = ("8471", new(2026, 8, 31));
        (elsewhere.EntryType, elsewhere.Center) = ("01", "010");
        await AddAsync(met, dear, over, elsewhere);
        Assert.Equal(3, await Step().RunAsync(Day(), default));
        var row = await AskAsync(db => db.WorkItems.FirstAsync());
        var opening = (await AskAsync(db => store.FindAsync(db, row.Id)))!.As<Validation>().Opening!;
        Assert.Equal((ValidationTrigger.Rule, "MET", ValidationProgram.Value), (opening.Trigger, opening.TriggerCode, Assert.Single(opening.Programs)));
        Assert.Contains("line 3 meets \"tariff 847130, origin TW, more than $1,400.00 on a line\"", opening.Reason, StringComparison.Ordinal);
        Assert.Equal(["MET"], await AskAsync(db => db.EntrySelections.Select(s => s.Rule).Distinct().ToListAsync()));
    }

    [Fact]
    public async Task The_draw_of_any_entry_can_be_looked_up()
    {
        await FileAsync(8);
        await AddAsync(Share("OTHER", 400_000));
        var before = await AskAsync(async db => await SamplingLookup.OfAsync(db, await db.Entries.FirstAsync()));
        Assert.Null(before.Seed); // nothing was drawn in the quarter yet
        await Step().RunAsync(Day(), default);
        await using var db = test.Open();
        foreach (var entry in await db.Entries.ToListAsync())
        {
            var draw = await SamplingLookup.OfAsync(db, entry);
            Assert.Equal(draw.IsDrawn, draw.Opened is not null);
            Assert.Equal(("2026-Q3", new Share(400_000)), (draw.Period, draw.Share));
            if (draw.Opened is { } opened) Assert.Equal(draw.Number, opened.Drawn);
        }
    }

    [Fact]
    public async Task A_summary_filed_again_ends_its_rejection_and_is_on_file()
    {
        var samples = await FileAsync(2);
        await Step().RunAsync(Day(), default);
        await using var db = test.Open();
        var entry = await db.Entries.AsNoTracking().OrderBy(e => e.Number).FirstAsync();
        var summary = await ReviewedEntries.ToRejectAsync(db, entry, null);
        var act = new Act(new Actor(21, WorkRoles.Specialist), LegalClock.StartOf(filed).AddHours(14), Law.Declared);
        WorkFiling Filing() => new(SummaryRejection.RejectionKind, PortCode.Parse("2704"), 2026, number =>
            SummaryRejection.Reject(number, Destination.FromCode("007"), summary, ("CLS", "Classification"), "Suffix missing.", "The Center", default, act), entry.ImporterId, WorkFiling.OpenedByCbp);
        var rejected = (await store.FileAsync(db, [Filing()], Law.Declared, _ => RejectedEntries.RejectAsync(db, summary)))[0];
        Assert.Equal(EntryStatus.Rejected, await db.Entries.Where(e => e.Id == entry.Id).Select(e => e.Status).SingleAsync());
        await Assert.ThrowsAsync<WorkRefusedException>(() => store.FileAsync(db, [Filing()], Law.Declared, _ => RejectedEntries.RejectAsync(db, summary)));
        Assert.Equal(1, await db.WorkItems.CountAsync()); // the broker of the entry sees it
        Assert.Equal(1, await AskAsync(one => one.WorkItems.CountAsync(), PortalScope.Filers(["XYZ"], [], samples.Broker.Id)));

        var onFile = (await EntriesOnFile.FindAsync(db, [entry.Number]))[0];
        Assert.Equal(EntryStatus.Rejected, onFile.Status);
        var slice = samples.Slice(1);
        slice.Replaced.Add(new(samples.Entry(1, replaces: onFile), onFile));
        slice.Entries = 1;
        Assert.Equal(SliceResult.Written, (await new BulkWriter(test.Factory, test.Time).WriteAsync(slice)).Result);
        Assert.Equal(1, await Step().RunAsync(Day(), default));
        Assert.Equal(0, await Step().RunAsync(Day(), default));
        var ended = (await store.FindAsync(db, rejected.Row.Id))!;
        Assert.Equal(("resubmitted", 200), (ended.Item.State.Code, ended.As<SummaryRejection>().Resubmission!.Version));
        Assert.Equal(EntryStatus.Accepted, await db.Entries.Where(e => e.Id == entry.Id).Select(e => e.Status).SingleAsync());
    }

    [Fact]
    public async Task A_rejection_that_is_taken_back_lets_the_summary_stand()
    {
        await FileAsync(1);
        await using var db = test.Open();
        var summary = await ReviewedEntries.ToRejectAsync(db, await db.Entries.AsNoTracking().SingleAsync(), null);
        await RejectedEntries.RejectAsync(db, summary);
        Assert.True(await RejectedEntries.RestoreAsync(db, summary));
        Assert.False(await RejectedEntries.RestoreAsync(db, summary));
        Assert.Equal(EntryStatus.Accepted, await db.Entries.Select(e => e.Status).SingleAsync());
    }
}
