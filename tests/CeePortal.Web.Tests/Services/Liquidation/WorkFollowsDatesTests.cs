using System.Diagnostics;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Jobs;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Work.Filing;
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

    [Fact]
    public async Task A_liquidation_recorded_between_the_check_and_the_filing_stops_the_filing()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(330);
        await world.LoadAsync(specialist, $"{entry},Liquidated,{world.Ago(20)},1,,,");
        await using var scope = Portal.Services.CreateAsyncScope();
        var entries = scope.ServiceProvider.GetRequiredService<EntriesToProtest>();
        var officer = new WorkFiler(1, 0, "An office", PortalRoles.Specialist, [], null);
        var read = (await entries.FindAsync(officer, [entry], default)).Values;
        await using var db = Portal.Services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        await EntriesToProtest.RefuseChangedAsync(db, read, default); // nothing changed yet

        using (var recorded = await specialist.PostFormAsync($"/entries/{entry}/liquidation", new()
        {
            ["Input.Kind"] = "Reliquidated",
            ["Input.On"] = world.Ago(10),
            ["Input.Type"] = "5",
            ["Input.Basis"] = "R1",
            ["Input.Touched"] = "AppraisedValue",
            ["Input.Seq"] = $"{(await world.StateAsync(entry))!.Seq}",
        })) Assert.Equal(302, (int)recorded.StatusCode);
        var refused = await Assert.ThrowsAsync<WorkRefusedException>(() => EntriesToProtest.RefuseChangedAsync(db, read, default));
        Assert.Contains($"The dates of entry {entry} were changed a moment ago", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_protest_follows_a_reliquidation_and_a_struck_liquidation_and_says_who_recorded_it()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(330);
        await world.LoadAsync(specialist, $"{entry},Liquidated,{world.Ago(60)},1,,,");
        var number = await FileAsync(entry, new(world.Today.AddDays(-330), DateBasis.EntryDate), new(world.Today.AddDays(-60)));
        Assert.Equal(1, (await ProtestAsync(number)).Seq);

        using (var recorded = await specialist.PostFormAsync($"/entries/{entry}/liquidation", new()
        {
            ["Input.Kind"] = "Reliquidated",
            ["Input.On"] = world.Ago(10),
            ["Input.Type"] = "5",
            ["Input.Basis"] = "R1",
            ["Input.Touched"] = "AppraisedValue",
            ["Input.Seq"] = $"{(await world.StateAsync(entry))!.Seq}",
        })) Assert.Equal(302, (int)recorded.StatusCode);
        var protest = await UntilAsync(number, 2);
        Assert.Equal((world.Today.AddDays(-60), world.Today.AddDays(-10)), (protest.Entries[0].Decided!.Value.On, protest.Entries[0].Reliquidations!.Single().On));
        var words = (await specialist.PageAsync($"/work/protest/{number}")).Words();
        Assert.Contains("took over a change of the liquidation on file, recorded by Test Specialist", words, StringComparison.Ordinal);
        Assert.Contains("it touched the appraised value", words, StringComparison.Ordinal);
        var work = await Portal.DataAsync(db => db.WorkItems.Where(w => w.Number == number.ToCompact()).Select(w => w.Id).SingleAsync());
        Assert.Equal(2, await Portal.DataAsync(db => db.WorkClocks.CountAsync(c => c.WorkId == work && c.Code == ProtestClocks.Amend.Code)));

        await StrikeAsync(LiquidationEventKind.Reliquidated);
        await UntilAsync(number, 3);
        await StrikeAsync(LiquidationEventKind.Liquidated);
        protest = await UntilAsync(number, 4);
        Assert.Null(protest.Entries[0].Decided);
        var page = await specialist.PageAsync($"/work/protest/{number}");
        PageChecks.AssertSound(page);
        Assert.Contains("Liquidation not on file", page.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await Portal.DataAsync(db => db.WorkClocks.CountAsync(c => c.WorkId == work && c.Code == ProtestClocks.Amend.Code)));

        async Task StrikeAsync(LiquidationEventKind kind)
        {
            var state = (await world.StateAsync(entry))!;
            var id = await Portal.DataAsync(db => db.EntryLiquidations.Where(l => l.EntryId == state.Id && l.Kind == kind).Select(l => l.Id).SingleAsync());
            using var struck = await specialist.PostFormAsync($"/entries/{entry}/liquidation", new() { ["Input.Seq"] = $"{state.Seq}", ["eventId"] = $"{id}", ["because"] = "Another entry was meant" }, handler: "Strike");
            Assert.Equal(302, (int)struck.StatusCode);
        }
    }

    async Task<Protest> UntilAsync(WorkNumber number, int seq)
    {
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
            if (await ProtestAsync(number) is { } protest && protest.Seq >= seq) return protest;
        throw new TimeoutException($"Event {seq} did not come.");
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
                return;
            }
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), string.Join("; ", jobs.Select(j => $"{j.Status} {j.Error}")));
            await Task.Delay(100);
        }
    }
}
