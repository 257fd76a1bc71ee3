using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Reference;

/// <summary>The routing book of the moment, built from the reference tables and kept until they change. Looks at the stamp
/// at most once in two seconds, so that every node follows an edit.</summary>
public sealed class RoutingBookSource(PortalDbContextFactory factory, TimeProvider time)
{
    readonly SnapshotOf<RoutingBook> snapshot = new(factory, time, ReferenceStamps.Routing, (db, ct) => BuildAsync(db, ct: ct));

    public ValueTask<RoutingBook> GetAsync(CancellationToken ct = default) => snapshot.GetAsync(ct);

    /// <summary>Builds the book of a coverage version; the newest when none is named.</summary>
    /// <exception cref="RoutingBookException">The tables contradict each other.</exception>
    public static async Task<RoutingBook> BuildAsync(PortalDbContext db, int? coverageVersion = null, CancellationToken ct = default)
    {
        var version = coverageVersion ?? await db.RefCoverageVersions.MaxAsync(v => (int?)v.Number, ct)
            ?? throw new InvalidOperationException("There is no reference data yet. Run the verb seed, or start the portal once.");
        var policies = await db.RefPolicies.AsNoTracking().ToListAsync(ct);
        var openings = await db.RefCenterOpenings.AsNoTracking().ToListAsync(ct);
        var takeovers = await db.RefPortTakeovers.AsNoTracking().ToListAsync(ct);
        var coverage = await db.RefCoverage.AsNoTracking()
            .Where(c => c.SinceVersion <= version && (c.UntilVersion == null || c.UntilVersion > version)).ToListAsync(ct);
        return new RoutingBook(policies.Select(ToDomain), openings.Select(ToDomain), takeovers.Select(ToDomain), coverage.Select(ToDomain),
            version.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public static PolicyPeriod ToDomain(RefPolicy p) => new(p.Version, p.From, p.Rule,
        [.. p.EntryTypes.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(t => EntryType.Parse(t))], p.Source, p.EntryTypesFrom);

    public static CenterOpening ToDomain(RefCenterOpening o) => new(o.Rule, CenterCode.Parse(o.Center), o.From, o.Source, o.Basis == "Modelled");

    public static PortTakeover ToDomain(RefPortTakeover t) =>
        new(CenterCode.Parse(t.Center), t.Port.Length == 0 ? default : PortCode.Parse(t.Port), t.From, t.Source, t.Basis == "Modelled");

    public static CoverageRow ToDomain(RefCoverage c) => new(HtsNumber.Parse(c.HeadingFrom), HtsNumber.Parse(c.HeadingTo), CenterCode.Parse(c.Center),
        c.Basis == "Published" ? CoverageBasis.Published : CoverageBasis.Provisional, c.EffectiveFrom, c.EffectiveTo, c.Source);
}

/// <summary>A value built from reference tables, kept until their stamp moves. Safe for many threads.</summary>
sealed class SnapshotOf<T>(PortalDbContextFactory factory, TimeProvider time, string stamp, Func<PortalDbContext, CancellationToken, Task<T>> build)
    where T : class
{
    static readonly TimeSpan lookAgainAfter = TimeSpan.FromSeconds(2);

    readonly SemaphoreSlim building = new(1, 1);
    volatile Kept? kept;

    sealed record Kept(T Value, long Stamp, long LookedAt);

    public async ValueTask<T> GetAsync(CancellationToken ct)
    {
        if (kept is { } fresh && time.GetElapsedTime(fresh.LookedAt) < lookAgainAfter) return fresh.Value;
        await building.WaitAsync(ct);
        try
        {
            if (kept is { } now && time.GetElapsedTime(now.LookedAt) < lookAgainAfter) return now.Value;
            await using var db = factory.CreateForSystem();
            // The stamp is read first: an edit between the two reads makes the next look build again.
            var current = await db.RefStamps.AsNoTracking().Where(s => s.Name == stamp).Select(s => s.Version).FirstAsync(ct);
            var value = kept is { } old && old.Stamp == current ? old.Value : await build(db, ct);
            kept = new Kept(value, current, time.GetTimestamp());
            return value;
        }
        finally
        {
            building.Release();
        }
    }
}
