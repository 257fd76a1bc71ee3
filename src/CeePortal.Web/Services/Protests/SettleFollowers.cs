using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>Lets go of the protests that wait for a lead which ended without being decided: deemed denied, withdrawn,
/// rejected. Where a lead is decided by a person, its followers are decided in the same transaction and nothing is left.</summary>
public sealed class SettleFollowers(PortalDbContextFactory factory, WorkStore store) : ClockStep
{
    const int AtOnce = 200;

    public override string Name => "settle protests whose lead has ended";
    public override int Order => 35;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        var settled = 0;
        foreach (var leadId in await EndedLeadsAsync(stop))
        {
            try
            {
                settled += await SettleAsync(leadId, day, stop);
            }
            catch (WorkChangedException)
            {
                // Somebody acts on one of them just now; the next run sees what is left.
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                day.Report(Name, e);
            }
        }
        return settled;
    }

    async Task<List<long>> EndedLeadsAsync(CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        var kind = Protest.ProtestKind.Code;
        return await db.WorkItems.AsNoTracking().Where(follower => follower.Kind == kind && follower.WaitsFor != null)
            .Join(db.WorkItems.Where(lead => lead.Kind == kind && lead.Phase == WorkPhase.Closed), follower => follower.WaitsFor, lead => lead.Number, (_, lead) => lead.Id)
            .Distinct().ToListAsync(stop);
    }

    async Task<int> SettleAsync(long leadId, ClockDay day, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        if (await store.FindAsync(db, leadId, stop) is not { } lead) return 0;
        var waiting = await db.WorkItems.AsNoTracking().Where(w => w.Kind == lead.Row.Kind && w.WaitsFor == lead.Row.Number)
            .OrderBy(w => w.Id).Take(AtOnce).Select(w => w.Id).ToListAsync(stop);
        List<WorkOnFile> followers = [];
        foreach (var id in waiting)
            if (await store.FindAsync(db, id, stop) is { } follower) followers.Add(follower);
        LeadProtest.Settle(lead.As<Protest>(), followers.Select(f => f.As<Protest>()), day.Today, new Act(Actor.Portal, day.Now, day.Law));
        await store.SaveAsync(db, [lead, .. followers], day.Law, ct: stop);
        return followers.Count;
    }
}
