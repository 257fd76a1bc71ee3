using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Domain.Claims;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Claims;

/// <summary>Suspends claims after importation while a protest on one of their entries is open or in court, and releases them when that has
/// ended (19 CFR 181.33(b), 182.33), whichever was filed first. Each claim compares, so that nothing is recorded twice.</summary>
public sealed class HoldClaims(PortalDbContextFactory factory, WorkStore store) : ClockStep
{
    public override string Name => "suspend claims behind protests, and release them";

    /// <summary>After followers of a lead protest were settled.</summary>
    public override int Order => 36;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        var changed = 0;
        foreach (var id in await ConcernedAsync(stop))
            changed += await ItemTurn.TakeAsync(factory, store, id, day, async (db, one) =>
                one.Item is PostImportationClaim claim && claim.FollowProtests(await ProtestsOnEntries.HoldingAsync(db, claim.Entries.Select(e => e.Entry), stop), new Act(Actor.Portal, day.Now, day.Law)) ? 1 : 0, stop);
        return changed;
    }

    /// <summary>The claims that have to be looked at: those whose protest no longer holds, and open ones on whose entries a protest holds.</summary>
    async Task<List<long>> ConcernedAsync(CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        var kind = PostImportationClaim.ClaimKind.Code;
        var over = await db.WorkItems.AsNoTracking().Where(c => c.Kind == kind && c.WaitsFor != null && !ProtestsOnEntries.Holding(db).Any(p => p.Number == c.WaitsFor)).Select(c => c.Id).ToListAsync(stop);
        var held = await (from c in db.WorkItems.AsNoTracking()
                          where c.Kind == kind && c.WaitsFor == null && c.State == ClaimLifeCycle.Open
                          join own in db.WorkEntries on c.Id equals own.WorkId
                          join other in db.WorkEntries on own.Entry equals other.Entry
                          where other.Kind == ProtestsOnEntries.Kind
                          join p in ProtestsOnEntries.Holding(db) on other.WorkId equals p.Id
                          select c.Id).Distinct().ToListAsync(stop);
        return [.. over.Union(held).Order()];
    }
}
