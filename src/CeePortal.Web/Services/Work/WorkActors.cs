using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Data.Accounts.PortalRoles;

namespace CeePortal.Web.Services.Work;

/// <summary>As what a visitor acts on an item of work. To see an item is not to act on it: the port of entry sees what a
/// Center works, and the broker of an entry what its importer files through somebody else.</summary>
public sealed class WorkActors(PortalDbContext db, LegalClock clock, WorkKinds kinds)
{
    /// <summary>The roles that somebody of the trade or of CBP may have on any item, by account.</summary>
    public static WorkRoles RolesOf(ClaimsPrincipal visitor) => visitor.Role() switch
    {
        PortalRoles.Importer or Broker or ProtestFiler or Surety => WorkRoles.Filer,
        PortalRoles.Specialist or PortOfficer => WorkRoles.Specialist,
        FinesPenaltiesForfeitures => WorkRoles.Specialist | WorkRoles.Penalties,
        PortalRoles.Supervisor or CenterDirector => WorkRoles.Supervisor,
        HeadquartersReviewer => WorkRoles.Headquarters,
        _ => WorkRoles.None,
    };

    /// <summary>The visitor as an actor on an item that the visitor sees.</summary>
    public async Task<Actor> OfAsync(ClaimsPrincipal visitor, WorkRecord row, long partyId, CancellationToken ct = default)
    {
        var (id, roles) = (visitor.Id(), RolesOf(visitor));
        if (roles == WorkRoles.Filer && !await IsFilerAsync(visitor, row, partyId, ct)) roles = WorkRoles.None;
        if (!db.Scope.SeesAll && row.Office != db.Scope.Center && row.Office != db.Scope.Port) roles &= ~WorkRoles.Office;
        // The officer for penalties decides at the port of entry also what a Center works, where the kind has something to decide.
        // Of several ports the leading one does; the officers of the others read.
        if (!kinds[row.Kind].LifeCycle.Own.Any(m => m.By.HasFlag(WorkRoles.Penalties)) || (db.Scope.Port is { } port && row.Port != port && row.Office != port)) roles &= ~WorkRoles.Penalties;
        return new(id, roles);
    }

    /// <summary>Who filed it, the party itself, or who holds the party's power of attorney today.</summary>
    async Task<bool> IsFilerAsync(ClaimsPrincipal visitor, WorkRecord row, long partyId, CancellationToken ct)
    {
        if (visitor.OrganizationId() is not { } own) return false;
        if (partyId == own) return true;
        if (visitor.Role() == PortalRoles.Importer) return row.OrganizationId == own || await db.OrganizationImporters.AnyAsync(l => l.OrganizationId == own && l.ImporterId == partyId, ct);
        var today = clock.Today;
        var powers = await db.PowersOfAttorney.AsNoTracking().Where(p => p.OrganizationId == own && p.ImporterId == partyId).Select(p => new { p.From, p.Until }).ToListAsync(ct);
        // What CBP opened about an entry is answered by the broker who filed that entry, whose power is on file with the broker
        // (19 CFR 141.46), unless one is recorded here and has ended.
        if (powers.Count == 0 && visitor.Role() == Broker && kinds[row.Kind].Origin == WorkOrigin.OpenedByStaff)
            return await db.FilerAccounts.AnyAsync(f => f.OrganizationId == own && f.Filer == row.Filer, ct) || await db.WorkBrokers.AnyAsync(b => b.WorkId == row.Id, ct);
        // Whoever filed it acts on, but not on a power that has ended (19 CFR 141.34, 174.3).
        return powers.Count == 0 ? row.OrganizationId == own : powers.Exists(p => p.From <= today && !(p.Until < today));
    }
}
