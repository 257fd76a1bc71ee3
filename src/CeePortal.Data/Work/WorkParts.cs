using System.Reflection;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Work;

/// <summary>The rows that are part of an item and carry its parties: they move with it.</summary>
static class WorkParts
{
    static readonly MethodInfo move = MethodOf(nameof(MoveOfAsync)), pass = MethodOf(nameof(PassOfAsync));

    static MethodInfo MethodOf(string name) => typeof(WorkParts).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    static IEnumerable<Type> Parts(PortalDbContext db) => db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(IWorkPart)));

    /// <summary>Gives the rows of every table of parts the item's office and audience. Entries and clocks are drawn anew with the item and
    /// need no word here; that they are moved as well does no harm.</summary>
    public static async Task MoveAsync(PortalDbContext db, WorkRecord item, CancellationToken ct)
    {
        foreach (var part in Parts(db))
            await (Task)move.MakeGenericMethod(part).Invoke(null, [db, item.Id, item.Office, item.Audience, ct])!;
        var (id, office, audience) = (item.Id, item.Office, item.Audience);
        await db.Attachments.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(a => a.WorkId == id) // a draft's belong to no item
            .ExecuteUpdateAsync(a => a.SetProperty(r => r.Office, office).SetProperty(r => r.Audience, audience), ct);
    }

    /// <summary>Gives an item and the rows of every table of parts to another broker of its leading entry.</summary>
    public static async Task PassAsync(PortalDbContext db, long id, string filer, CancellationToken ct)
    {
        await db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(w => w.Id == id).ExecuteUpdateAsync(w => w.SetProperty(r => r.Filer, filer), ct);
        foreach (var part in Parts(db))
            await (Task)pass.MakeGenericMethod(part).Invoke(null, [db, id, filer, ct])!;
        await db.Attachments.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(a => a.WorkId == id).ExecuteUpdateAsync(a => a.SetProperty(r => r.Filer, filer), ct);
    }

    static Task PassOfAsync<T>(PortalDbContext db, long workId, string filer, CancellationToken ct) where T : class, IWorkPart =>
        db.Set<T>().IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(p => p.WorkId == workId).ExecuteUpdateAsync(p => p.SetProperty(r => r.Filer, filer), ct);

    static Task MoveOfAsync<T>(PortalDbContext db, long workId, string office, WorkAudience audience, CancellationToken ct) where T : class, IWorkPart =>
        db.Set<T>().IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(p => p.WorkId == workId).ExecuteUpdateAsync(p => p.SetProperty(r => r.Office, office).SetProperty(r => r.Audience, audience), ct);
}
