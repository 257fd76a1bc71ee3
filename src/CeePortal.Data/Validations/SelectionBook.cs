using CeePortal.Data.Reference;
using CeePortal.Data.Work;
using CeePortal.Domain.Validations;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Validations;

/// <summary>Shares, rules and seeds as the tables have them now.</summary>
public sealed class SelectionBook
{
    readonly ILookup<string, RefSamplingShare> shares;
    readonly Dictionary<string, string> seeds;

    SelectionBook(IEnumerable<RefSamplingShare> shares, IReadOnlyList<RefSelectionRule> rules, IEnumerable<SamplingSeed> seeds)
    {
        this.shares = shares.ToLookup(s => s.Segment, StringComparer.Ordinal);
        Rules = rules;
        this.seeds = seeds.ToDictionary(s => s.Period, s => s.Seed, StringComparer.Ordinal);
    }

    public IReadOnlyList<RefSelectionRule> Rules { get; }

    public static async Task<SelectionBook> LoadAsync(PortalDbContext db, CancellationToken ct = default) => new(
        await db.Set<RefSamplingShare>().AsNoTracking().ToListAsync(ct),
        await db.Set<RefSelectionRule>().AsNoTracking().OrderBy(r => r.Code).ToListAsync(ct),
        await db.Set<SamplingSeed>().AsNoTracking().ToListAsync(ct));

    /// <summary>The share of a segment for what was received on a day.</summary>
    public Share ShareOf(string segment, DateOnly received) =>
        new(shares[RefSamplingShare.KeyOf(segment)].Where(s => s.From <= received).OrderByDescending(s => s.From).Select(s => s.Millionths).FirstOrDefault());

    /// <summary>The greatest share of any segment on a day: what it does not draw, nothing does.</summary>
    public Share GreatestShare(DateOnly received) => WorkSegments.All.Select(s => ShareOf(s.Code, received)).DefaultIfEmpty().Max();

    /// <summary>The seed of a period; null when nothing was drawn in it yet.</summary>
    public string? SeedOf(string period) => seeds.GetValueOrDefault(period);

    /// <summary>The seed of a period, made when there is none.</summary>
    public async Task<string> SeedOrNewAsync(PortalDbContextFactory factory, string period, DateTime now, CancellationToken ct = default) =>
        SeedOf(period) ?? (seeds[period] = await SeedAsync(factory, period, now, ct));

    /// <summary>The seed of a period as it is on file, made when there is none.</summary>
    public static async Task<string> SeedAsync(PortalDbContextFactory factory, string period, DateTime now, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        if (await FindAsync(db, period, ct) is { } known) return known;
        try
        {
            await db.WriteAsync(async () =>
            {
                if (await FindAsync(db, period, ct) is not null) return; // made while this one waited for its turn
                db.Add(new SamplingSeed { Period = period, Seed = SamplingDraw.NewSeed(), MadeAt = now });
                await db.SaveChangesAsync(ct);
            }, ct: ct);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            // Another node made it in the same moment; that one counts.
        }
        return await FindAsync(db, period, ct) ?? throw new InvalidOperationException($"There is no seed of {period}.");
    }

    static Task<string?> FindAsync(PortalDbContext db, string period, CancellationToken ct) =>
        db.Set<SamplingSeed>().AsNoTracking().Where(s => s.Period == period).Select(s => (string?)s.Seed).SingleOrDefaultAsync(ct);
}
