using System.Diagnostics;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Jobs;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Tests.Pages.Liquidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.Liquidation;

/// <summary>A protest on an entry takes over CBP's date of entry and the day of liquidation when a file brings them.</summary>
public sealed class WorkFollowsDatesTests(LiquidationPortal world) : IClassFixture<LiquidationPortal>
{
    PortalFactory Portal => world.Portal;

    [Fact]
    public async Task A_protest_filed_on_estimates_runs_from_CBPs_dates_once_they_are_loaded_and_known_dates_stay()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var (estimated, known, none) = (await world.EntryAsync(330, estimated: true), await world.EntryAsync(330), await world.EntryAsync(330));
        var first = await FileAsync(estimated, new(world.Today.AddDays(-330), DateBasis.EstimatedEntryDate), new(world.Today.AddDays(-10), DateBasis.EstimatedEntryDate));
        var second = await FileAsync(known, new(world.Today.AddDays(-330), DateBasis.EntryDate), new(world.Today.AddDays(-10)));

        var load = await world.LoadAsync(specialist,
            $"{estimated},Liquidated,{world.Ago(20)},1,,,{world.Ago(325)}",
            $"{known},Liquidated,{world.Ago(20)},1,,,",
            $"{none},Liquidated,{world.Ago(20)},1,,,");
        Assert.Equal(3, load.Accepted);
        await JobsDoneAsync(atLeast: 2); // none for the entry without work on it

        var entry = (await ProtestAsync(first)).Entries.Single();
        Assert.Equal((new DecidingDate(world.Today.AddDays(-325), DateBasis.EntryDate), new ClockStart(world.Today.AddDays(-20))), (entry.EntryDate, entry.Decided!.Value));
        var stays = await ProtestAsync(second);
        Assert.Equal((world.Today.AddDays(-10), 1), (stays.Entries.Single().Decided!.Value.On, stays.Seq));
    }

    async Task<WorkNumber> FileAsync(EntryNumber entry, DecidingDate entered, ClockStart decided)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<WorkStore>();
        var law = await Portal.Services.GetRequiredService<LawSource>().CurrentAsync();
        return await Portal.DataAsync(async db =>
        {
            var compact = entry.ToCompact();
            var importer = await db.Entries.Where(e => e.Number == compact).Select(e => e.ImporterId).SingleAsync();
            var filing = new ProtestFiling
            {
                Protestant = new(ProtestantKind.Importer, importer),
                Entries = [new(entry, PortCode.Parse("2704"), Destination.FromCode("007"), entered, decided)],
                Objections = [new(ProtestableDecision.Classification, $"Goods of {entry}", [entry], "Heading 8471", "They are computers.")],
                DrawbackDeclaration = "The entry is not subject to drawback.",
            };
            var act = new Act(new Actor(1, WorkRoles.Filer), DateTime.UtcNow, law);
            return (await store.FileAsync(db, [new(Protest.ProtestKind, PortCode.Parse("2704"), act.Day.Year, number => Protest.File(number, filing, act), importer, 1)], law))[0].Item.Number;
        });
    }

    async Task<Protest> ProtestAsync(WorkNumber number)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<WorkStore>();
        return await Portal.DataAsync(async db => (await store.FindAsync(db, "protest", number))!.As<Protest>());
    }

    async Task JobsDoneAsync(int atLeast)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var jobs = await Portal.DataAsync(db => db.Jobs.AsNoTracking().Where(j => j.Kind == EntryDatesJob.JobKind).ToListAsync());
            if (jobs.Count >= atLeast && jobs.TrueForAll(j => j.Status == JobStatus.Done))
            {
                Assert.Equal(atLeast, jobs.Count);
                return;
            }
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), string.Join("; ", jobs.Select(j => $"{j.Status} {j.Error}")));
            await Task.Delay(100);
        }
    }
}
