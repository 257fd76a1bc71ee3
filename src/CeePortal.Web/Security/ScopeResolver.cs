using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Security;

/// <summary>Says whose rows a visitor may read, from role and organization. Whoever fits nothing reads nothing.</summary>
sealed class ScopeResolver(PortalDbContext data, LegalClock clock)
{
    public async Task<PortalScope> OfAsync(ClaimsPrincipal visitor, CancellationToken cancel)
    {
        var role = visitor.Role();
        if (role is PortalRoles.Administrator or PortalRoles.HeadquartersReviewer or PortalRoles.FieldOperations)
            return PortalScope.All;
        if (visitor.OrganizationId() is not { } id)
            return PortalScope.None;
        return role switch
        {
            PortalRoles.Importer => PortalScope.Importers(
                await data.OrganizationImporters.Where(o => o.OrganizationId == id).Select(o => o.ImporterId).ToListAsync(cancel), id),
            PortalRoles.Broker => PortalScope.Filers(
                await data.FilerAccounts.Where(f => f.OrganizationId == id).Select(f => f.Filer).ToListAsync(cancel),
                await ClientsAsync(id, cancel), id),
            PortalRoles.ProtestFiler => PortalScope.Importers(await ClientsAsync(id, cancel), id),
            PortalRoles.Specialist or PortalRoles.Supervisor or PortalRoles.CenterDirector =>
                await OrganizationAsync(id, cancel) is { Center: { } center } && CenterCode.TryParse(center, null, out var code) ? PortalScope.OfCenter(code) : PortalScope.None,
            PortalRoles.PortOfficer or PortalRoles.FinesPenaltiesForfeitures =>
                await OrganizationAsync(id, cancel) is { Port: { } port } && PortCode.TryParse(port, null, out var code) ? PortalScope.OfPort(code) : PortalScope.None,
            // A surety sees the bills on its bonds and an agency what is referred to it; neither sees entries as such.
            _ => PortalScope.None,
        };
    }

    /// <summary>The importers whose power of attorney holds today.</summary>
    Task<List<long>> ClientsAsync(long organization, CancellationToken cancel)
    {
        var today = clock.Today;
        return data.PowersOfAttorney
            .Where(p => p.OrganizationId == organization && p.From <= today && (p.Until == null || p.Until >= today))
            .Select(p => p.ImporterId).ToListAsync(cancel);
    }

    Task<Organization?> OrganizationAsync(long id, CancellationToken cancel) =>
        data.Organizations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancel);
}

/// <summary>Resolves the scope once per request, before anything reads. Static files read nothing.</summary>
sealed class ScopeMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentScope scope, ScopeResolver resolver)
    {
        if (context.User.Identity?.IsAuthenticated == true && !IsStaticFile(context))
            scope.Resolve(await resolver.OfAsync(context.User, context.RequestAborted));
        await next(context);
    }

    static bool IsStaticFile(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
}
