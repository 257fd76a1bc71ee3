using System.Globalization;
using System.Security.Claims;
using CeePortal.Data.Accounts;

namespace CeePortal.Web.Security;

/// <summary>What handlers ask of the person before them: <c>User.Id()</c>, <c>User.OrganizationId()</c>, <c>User.Role()</c>.</summary>
public static class Visitor
{
    internal const string OrganizationClaim = "organization";

    extension(ClaimsPrincipal visitor)
    {
        /// <summary>The key of the account.</summary>
        /// <exception cref="InvalidOperationException">Nobody is signed in: the page should not have been open.</exception>
        public long Id() => visitor.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? long.Parse(id, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("Nobody is signed in.");

        /// <summary>The key of the organization; null for an account that belongs to none.</summary>
        public long? OrganizationId() => visitor.FindFirstValue(OrganizationClaim) is { } id ? long.Parse(id, CultureInfo.InvariantCulture) : null;

        /// <summary>The role, one of <see cref="PortalRoles"/>; null for nobody.</summary>
        public string? Role() => PortalRoles.All.FirstOrDefault(visitor.IsInRole);
    }
}
