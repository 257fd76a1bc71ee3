using CeePortal.Data.Accounts;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Scoping;

/// <summary>Finds the scope of a person from roles and organization, once per request. A role that brings no rows of its
/// own (partner agency) sees none until a rule says which.</summary>
public sealed class ScopeResolver(PortalDbContextFactory factory, LegalClock clock)
{
    public async Task<PortalScope> ResolveAsync(long userId, IReadOnlyCollection<string> roles, CancellationToken ct = default) =>
        (await RowsOfAsync(userId, roles, ct)).For(userId);

    async Task<PortalScope> RowsOfAsync(long userId, IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        if (roles.Contains(PortalRoles.Administrator) || roles.Contains(PortalRoles.HeadquartersReviewer) || roles.Contains(PortalRoles.FieldOperations))
            return PortalScope.All;
        await using var db = factory.CreateForSystem();
        var organization = await (from user in db.Users
                                  join o in db.Organizations on user.OrganizationId equals o.Id
                                  where user.Id == userId
                                  select o).AsNoTracking().FirstOrDefaultAsync(ct);
        if (organization is null) return PortalScope.None;

        if (roles.Contains(PortalRoles.CenterDirector) || roles.Contains(PortalRoles.Supervisor) || roles.Contains(PortalRoles.Specialist))
            return organization is { Kind: OrganizationKind.Center, Center: { } center } ? PortalScope.OfCenter(CenterCode.Parse(center), organization.Id) : PortalScope.None;
        if (roles.Contains(PortalRoles.PortOfficer) || roles.Contains(PortalRoles.FinesPenaltiesForfeitures))
            return organization is { Kind: OrganizationKind.Port, Port: { } port } ? PortalScope.OfPort(PortCode.Parse(port), organization.Id) : PortalScope.None;

        if (roles.Contains(PortalRoles.Broker))
            return PortalScope.Filers(await db.FilerAccounts.Where(f => f.OrganizationId == organization.Id).Select(f => f.Filer).ToListAsync(ct),
                await UnderPowerAsync(), organization.Id);
        if (roles.Contains(PortalRoles.Importer))
            return PortalScope.Importers(await db.OrganizationImporters.Where(i => i.OrganizationId == organization.Id).Select(i => i.ImporterId).ToListAsync(ct), organization.Id);
        if (roles.Contains(PortalRoles.ProtestFiler))
            return PortalScope.Importers(await UnderPowerAsync(), organization.Id);
        // A surety sees what it filed itself.
        if (roles.Contains(PortalRoles.Surety)) return PortalScope.Importers([], organization.Id);
        return PortalScope.None;

        Task<List<long>> UnderPowerAsync()
        {
            var today = clock.Today;
            return db.PowersOfAttorney.Where(p => p.OrganizationId == organization.Id && p.From <= today && (p.Until == null || p.Until >= today))
                .Select(p => p.ImporterId).Distinct().ToListAsync(ct);
        }
    }
}
