using System.Globalization;
using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Uploads;

/// <summary>Who uploads: the person, the organization, and the filer codes that it may file under.</summary>
public sealed record Uploader(long UserId, long OrganizationId, IReadOnlyList<string> Filers);

/// <summary>Finds the organization and filer codes of the visitor.</summary>
public sealed class Uploaders(PortalDbContext db, UserManager<PortalUser> users)
{
    public async Task<Uploader> CurrentAsync(ClaimsPrincipal visitor, CancellationToken ct)
    {
        var user = long.Parse(users.GetUserId(visitor) ?? throw new InvalidOperationException("Nobody is signed in."), CultureInfo.InvariantCulture);
        var organization = await db.Users.AsNoTracking().Where(u => u.Id == user).Select(u => u.OrganizationId).SingleAsync(ct) ?? 0;
        var filers = await db.FilerAccounts.AsNoTracking().Where(f => f.OrganizationId == organization).OrderBy(f => f.Filer).Select(f => f.Filer).ToListAsync(ct);
        return new(user, organization, filers);
    }
}
