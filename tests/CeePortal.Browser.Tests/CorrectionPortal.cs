using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Liquidation;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Trade;
using CeePortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Browser.Tests;

/// <summary>A portal in this process for the walks of post summary corrections: they share it, each with entries of its own, and what CBP's
/// systems would tell of these entries is recorded here.</summary>
public sealed class CorrectionPortal : IAsyncLifetime
{
    MovedPortal? portal;
    int serial = 7_000_000;

    public Uri Address => Portal.Address;

    public DateOnly Today => Portal.Services.GetRequiredService<LegalClock>().Today;

    MovedPortal Portal => portal ?? throw new InvalidOperationException("The portal has not been started.");

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null) return;
        portal = MovedPortal.Start();
        // The draw of random numbers is left out, so that walks do not hang on the numbers of entries; the other rules stand.
        await DataAsync(db => db.RefReviewRules.Where(r => r.Kind == SelectionKind.Share).ExecuteUpdateAsync(r => r.SetProperty(x => x.IsInForce, false)));
    }

    public async Task DisposeAsync()
    {
        if (portal is not null) await portal.DisposeAsync();
    }

    /// <summary>The first entry of the sample under a number of its own, as the demo importer's.</summary>
    public (string Text, EntryNumber Number) Fresh()
    {
        var number = EntryNumber.Create(FilerCode.Parse("XYZ"), Interlocked.Increment(ref serial));
        return (BatchText.TwoEntries.FirstOnly().Replace("12-345678900", "12-3456789  ", StringComparison.Ordinal).Replace("00041019", number.ToCompact()[3..], StringComparison.Ordinal), number);
    }

    public async Task<T> DataAsync<T>(Func<PortalDbContext, Task<T>> ask)
    {
        await using var db = Portal.Services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        return await ask(db);
    }

    /// <summary>Changes the row of an entry by hand, where no form and no file of the portal leads.</summary>
    public Task<int> SetAsync(EntryNumber entry, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Data.Entries.EntrySummary>> change)
    {
        var number = entry.ToCompact();
        return DataAsync(db => db.Entries.Where(e => e.Number == number).ExecuteUpdateAsync(change));
    }

    /// <summary>Records what befell entries, as an extract does.</summary>
    public async Task RecordAsync(params IEnumerable<(EntryNumber Entry, LiquidationEvent[] Events)> told)
    {
        var law = await Portal.Services.GetRequiredService<LawSource>().CurrentAsync();
        var events = told.Where(t => t.Events.Length > 0).ToDictionary(t => t.Entry.ToCompact(), t => t.Events);
        await DataAsync(async db =>
        {
            var dockets = await LiquidationDockets.OpenAsync(db, [.. events.Keys], law);
            foreach (var (number, docket) in dockets)
                foreach (var e in events[number]) docket.Record(e, Today, new(DateTime.UtcNow));
            await LiquidationDockets.SaveAsync(db, [.. dockets.Values], Today);
            return 0;
        });
    }
}
