using System.Globalization;
using System.Security.Claims;
using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CeePortal.Web.Security;

/// <summary>What the cookie says of a visitor: id, name as people read it, organization, role.</summary>
sealed class PortalPrincipals(UserManager<PortalUser> users, RoleManager<IdentityRole<long>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<PortalUser, IdentityRole<long>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } userName)
            identity.RemoveClaim(userName);
        identity.AddClaim(new(identity.NameClaimType, user.DisplayName));
        if (user.OrganizationId is { } organization)
            identity.AddClaim(new(Visitor.OrganizationClaim, organization.ToString(CultureInfo.InvariantCulture)));
        return identity;
    }
}
