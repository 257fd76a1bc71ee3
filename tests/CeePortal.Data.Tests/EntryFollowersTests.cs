using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeePortal.Data.Tests;

/// <summary>What belongs to an entry goes with it to whoever may see it.</summary>
public sealed class EntryFollowersTests : IDisposable
{
    static readonly DateOnly today = new(2027, 6, 1);

    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Every_table_of_an_entry_is_among_them_but_its_lines_whose_filer_is_another_keeps_it()
    {
        using var db = test.Open();
        var statements = EntryFollowers.Statements(db.Model, db.GetService<ISqlGenerationHelper>()).ToDictionary(s => s.Split('"')[1], StringComparer.Ordinal);
        Assert.Equal(["EntryClock", "EntryDecision", "EntryFinding", "EntryImage", "EntryLiquidation", "EntryLiquidationState", "LiquidationWorksheet", "RevenueDue"], statements.Keys.Order(StringComparer.Ordinal));
        Assert.All(statements, s => Assert.Contains("\"HandledBy\" = @4", s.Value, StringComparison.Ordinal));
        Assert.Equal(["EntryFinding"], statements.Where(s => !s.Value.Contains("\"Filer\" = @2", StringComparison.Ordinal)).Select(s => s.Key));
        // Whatever says itself who may see it and hangs on an entry must be there.
        var own = db.Model.GetEntityTypes().Where(t => typeof(IPartyScoped).IsAssignableFrom(t.ClrType) && t.GetForeignKeys().Any(k => k.PrincipalEntityType.ClrType == typeof(EntrySummary)))
            .Select(t => t.GetTableName()!).Where(t => t != "EntryLine");
        Assert.Subset(statements.Keys.ToHashSet(), own.ToHashSet());
    }

    [Fact]
    public async Task Decisions_findings_liquidation_and_windows_of_one_entry_move_and_those_of_another_stay()
    {
        var samples = await Samples.CreateAsync(test);
        var (mine, other) = (samples.Entry(1), samples.Entry(2));
        await using (var db = test.Open())
        {
            foreach (var rows in new[] { mine, other })
            {
                db.Add(rows.Entry);
                db.AddRange(rows.Lines);
                db.Add(rows.Decision);
                db.Add(samples.Finding(rows.Entry));
            }
            await db.SaveChangesAsync();
            foreach (var docket in (await LiquidationDockets.OpenAsync(db, [mine.Entry.Number, other.Entry.Number], Law.Declared)).Values)
            {
                docket.Record(LiquidationEvent.Scheduled(new(2027, 7, 16), new(2027, 1, 4)), today, new EventSource(Samples.At));
                await db.WriteAsync(() => LiquidationDockets.SaveAsync(db, [docket], today));
            }
        }
        await using (var db = test.Open())
        {
            var entry = await db.Entries.AsNoTracking().SingleAsync(e => e.Id == mine.Entry.Id);
            (entry.Filer, entry.PortOfEntry, entry.HandledBy) = ("ABC", "1001", "010");
            await using var transaction = await db.Database.BeginTransactionAsync();
            await EntryFollowers.MoveAsync(db, [entry]);
            await transaction.CommitAsync();
        }
        await using var after = test.Open();
        foreach (var (id, filer, port, office, seq) in new[] { (mine.Entry.Id, "ABC", "1001", "010", 2), (other.Entry.Id, "XYZ", "2704", "007", 1) })
        {
            var of = (filer, port, office);
            Assert.Equal(of, (await after.EntryDecisions.Where(d => d.EntryId == id).Select(d => new { d.Filer, d.PortOfEntry, d.HandledBy }).SingleAsync()) is var d ? (d.Filer, d.PortOfEntry, d.HandledBy) : default);
            Assert.Equal(("XYZ", port, office), (await after.EntryFindings.Where(f => f.EntryId == id).Select(f => new { f.Filer, f.PortOfEntry, f.HandledBy }).SingleAsync()) is var f ? (f.Filer, f.PortOfEntry!, f.HandledBy!) : default);
            Assert.Equal(of, await after.EntryLiquidations.Where(r => r.EntryId == id).SingleAsync() is var r ? (r.Filer, r.PortOfEntry, r.HandledBy) : default);
            Assert.All(await after.EntryClocks.Where(c => c.EntryId == id).ToListAsync(), c => Assert.Equal(of, (c.Filer, c.PortOfEntry, c.HandledBy)));
            // A docket that somebody has open must be opened again.
            Assert.Equal((of, seq), await after.EntryLiquidationStates.SingleAsync(s => s.Id == id) is var state ? ((state.Filer, state.PortOfEntry, state.HandledBy), state.Seq) : default);
        }
        Assert.True(await after.EntryClocks.AnyAsync(c => c.EntryId == mine.Entry.Id));
    }
}
