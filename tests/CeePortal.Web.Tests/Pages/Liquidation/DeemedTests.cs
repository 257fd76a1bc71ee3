using AngleSharp.Dom;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Liquidation;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Liquidation;

/// <summary>An entry of which no liquidation data ever arrived, and whose year has passed: the law has deemed it liquidated.</summary>
public sealed class DeemedTests(LiquidationPortal world) : IClassFixture<LiquidationPortal>
{
    PortalFactory Portal => world.Portal;

    static bool MayProtest(IDocument page) => page.Words().Contains("Protest a decision on it", StringComparison.Ordinal);

    [Fact]
    public async Task It_may_be_protested_at_once_and_says_that_the_day_is_not_confirmed()
    {
        var (passed, open) = (await world.EntryAsync(380), await world.EntryAsync(300));
        Assert.Null(await world.StateAsync(passed));
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        Assert.True(MayProtest(await importer.PageAsync($"/entries/{passed}?tab=work")));
        Assert.False(MayProtest(await importer.PageAsync($"/entries/{open}?tab=work")));
        var page = await importer.PageAsync($"/entries/{passed}?tab=deadlines");
        PageChecks.AssertSound(page);
        Assert.Contains("Deemed liquidated by law on", page.Words(), StringComparison.Ordinal);
        Assert.Contains("File a protest", page.Words(), StringComparison.Ordinal);
        Assert.Contains("which nobody has confirmed", page.Words(), StringComparison.Ordinal);

        var entry = await Portal.DataAsync(db => db.Entries.AsNoTracking().SingleAsync(e => e.Number == passed.ToCompact()));
        var expected = new ClockStart(world.Today.AddDays(-380).AddYears(1), DateBasis.DeemedUnconfirmed);
        Assert.Equal(expected, LiquidationOnFile.Of(null, entry, world.Today));
        await CountAsync();
        Assert.Equal(expected, LiquidationOnFile.Of(await world.StateAsync(passed), entry, world.Today));
        Assert.True(MayProtest(await importer.PageAsync($"/entries/{passed}?tab=work")));
        Assert.False(MayProtest(await importer.PageAsync($"/entries/{open}?tab=work")));
    }

    [Fact]
    public async Task It_stands_on_the_lists_after_the_next_run_and_until_then_they_say_that_it_may_be_missing()
    {
        var passed = await world.EntryAsync(381);
        await Portal.DataAsync(db => db.Uploads.ExecuteUpdateAsync(u => u.SetProperty(r => r.WindowsDue, true).SetProperty(r => r.Accepted, 1)));
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        var before = await importer.PageAsync("/liquidation/closing?days=passed");
        PageChecks.AssertSound(before);
        Assert.Contains("Entries filed in the last minutes may be missing here", before.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(passed.ToString(), before.Words(), StringComparison.Ordinal);
        await CountAsync();
        var after = (await importer.PageAsync("/liquidation/closing?days=passed")).Words();
        Assert.DoesNotContain("may be missing", after, StringComparison.Ordinal);
        Assert.Contains(passed.ToString(), after, StringComparison.Ordinal);
        Assert.Equal([WindowKind.Deemed, WindowKind.Protest], (await world.ClocksAsync(passed)).Select(c => c.Kind));

        // A specialist records on it as on any other.
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        using var answer = await specialist.PostFormAsync($"/entries/{passed}/liquidation?handler=confirm", new Dictionary<string, string> { ["Input.Seq"] = "0" });
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.DoesNotContain(await world.ClocksAsync(passed), c => c.EstimatedBy is not null);
    }

    async Task CountAsync()
    {
        var clock = Portal.Services.GetRequiredService<LegalClock>();
        var day = new ClockDay(clock.Today, clock.UtcNow, await Portal.Services.GetRequiredService<LawSource>().CurrentAsync());
        // What a test entry was filed with is not said to be due by a slice.
        await Portal.DataAsync(db => db.Uploads.ExecuteUpdateAsync(u => u.SetProperty(r => r.WindowsDue, true)));
        await Portal.Services.GetServices<ClockStep>().OfType<CountNewEntries>().Single().RunAsync(day, default);
    }
}
