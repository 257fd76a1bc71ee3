using CeePortal.Data;
using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Security;

/// <summary>A demo account as the sign-in page lists it.</summary>
public sealed record DemoAccount(string Email, string Name, string Role, string? Organization);

/// <summary>One account of every role, in made-up organizations, for developing. They have no password: the sign-in page of
/// a portal in Development opens them with one click, and nothing opens them anywhere else.</summary>
public sealed class DemoAccounts(PortalDbContext data, UserManager<PortalUser> users, IHostEnvironment environment, TimeProvider time)
{
    // .example is reserved for examples (RFC 2606): no such address can exist.
    const string MailDomain = "@demo.example";

    /// <summary>The accounts in the order of the roles; none outside Development.</summary>
    public async Task<IReadOnlyList<DemoAccount>> ListAsync(CancellationToken cancel)
    {
        if (!environment.IsDevelopment())
            return [];
        var rows = await (
            from user in data.Users
            where user.Email!.EndsWith(MailDomain)
            join link in data.UserRoles on user.Id equals link.UserId
            join role in data.Roles on link.RoleId equals role.Id
            join organization in data.Organizations on user.OrganizationId equals organization.Id into organizations
            from organization in organizations.DefaultIfEmpty()
            select new { user.Email, user.DisplayName, Role = role.Name!, Organization = organization == null ? null : organization.Name })
            .ToListAsync(cancel);
        return [.. rows.OrderBy(r => PortalRoles.All.ToList().IndexOf(r.Role)).ThenBy(r => r.Email, StringComparer.Ordinal)
            .Select(r => new DemoAccount(r.Email!, r.DisplayName, PortalRoles.DisplayName(r.Role), r.Organization))];
    }

    /// <summary>The account behind a click; null for any other account, and outside Development.</summary>
    public async Task<PortalUser?> FindAsync(string? email) =>
        environment.IsDevelopment() && email?.EndsWith(MailDomain, StringComparison.OrdinalIgnoreCase) == true ? await users.FindByEmailAsync(email) : null;

    /// <returns>How many accounts were added.</returns>
    public async Task<int> SeedAsync(CancellationToken cancel)
    {
        var added = 0;
        foreach (var role in PortalRoles.Named)
        {
            var email = role.Role.ToLowerInvariant() + MailDomain;
            if (await users.FindByEmailAsync(email) is not null)
                continue;
            var organization = await EnsureAsync(DemoOrganizations.Of(role), cancel);
            var user = new PortalUser
            {
                UserName = email,
                Email = email,
                EmailConfirmed = true,
                DisplayName = $"Demo {role.Display.ToLowerInvariant()}",
                OrganizationId = organization.Id,
                CreatedAt = time.GetUtcNow().UtcDateTime,
            };
            Require(await users.CreateAsync(user));
            Require(await users.AddToRoleAsync(user, role.Role));
            added++;
        }
        return added;
    }

    async Task<Organization> EnsureAsync(Organization wanted, CancellationToken cancel)
    {
        if (await data.Organizations.FirstOrDefaultAsync(o => o.Name == wanted.Name && o.Kind == wanted.Kind, cancel) is { } known)
            return known;
        wanted.CreatedAt = time.GetUtcNow().UtcDateTime;
        data.Organizations.Add(wanted);
        await data.SaveChangesAsync(cancel);
        if (wanted.Kind == OrganizationKind.Broker)
        {
            data.FilerAccounts.Add(new() { Filer = DemoOrganizations.Filer, OrganizationId = wanted.Id, Name = wanted.Name });
            await data.SaveChangesAsync(cancel);
        }
        return wanted;
    }

    static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("A demo account could not be made: " + string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}
