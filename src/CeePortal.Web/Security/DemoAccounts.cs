using CeePortal.Data;
using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Security;

/// <summary>A demo account as the sign-in page lists it.</summary>
public sealed record DemoDoor(string Email, string Name, string Role, string? Organization);

/// <summary>The accounts that a portal in Development opens with one click. Elsewhere they are shut, even if the database
/// came from a developer's machine with their well-known password in it.</summary>
public sealed class DemoAccounts(PortalDbContext data, UserManager<PortalUser> users, IHostEnvironment environment) : IUserConfirmation<PortalUser>
{
    static readonly List<string> Emails = [.. DemoSeeder.Accounts.Select(a => a.Email)];

    /// <summary>The accounts in the order of the roles; none outside Development.</summary>
    public async Task<IReadOnlyList<DemoDoor>> ListAsync(CancellationToken cancel)
    {
        if (!environment.IsDevelopment())
            return [];
        var rows = await (
            from user in data.Users
            where Emails.Contains(user.Email!)
            join organization in data.Organizations on user.OrganizationId equals organization.Id into organizations
            from organization in organizations.DefaultIfEmpty()
            select new { user.Email, user.DisplayName, Organization = organization == null ? null : organization.Name })
            .ToDictionaryAsync(r => r.Email!, StringComparer.OrdinalIgnoreCase, cancel);
        return [.. DemoSeeder.Accounts.Where(a => rows.ContainsKey(a.Email))
            .OrderBy(a => PortalRoles.All.ToList().IndexOf(a.Role))
            .Select(a => new DemoDoor(a.Email, rows[a.Email].DisplayName, PortalRoles.DisplayName(a.Role), rows[a.Email].Organization))];
    }

    /// <summary>The account behind a click; null for any other account, and outside Development.</summary>
    public async Task<PortalUser?> FindAsync(string? email) =>
        environment.IsDevelopment() && IsDemo(email) ? await users.FindByEmailAsync(email!) : null;

    /// <summary>Asked at every sign-in, whatever its way: a demo account counts as confirmed in Development only.</summary>
    public Task<bool> IsConfirmedAsync(UserManager<PortalUser> manager, PortalUser user) =>
        Task.FromResult(environment.IsDevelopment() || !IsDemo(user.Email));

    static bool IsDemo(string? email) => email is not null && Emails.Contains(email, StringComparer.OrdinalIgnoreCase);
}
