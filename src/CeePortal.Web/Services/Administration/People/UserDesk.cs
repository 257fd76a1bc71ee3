using System.Security.Cryptography;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Administration.People;

/// <summary>Whether an account opens.</summary>
public enum AccountState
{
    Active,

    /// <summary>Shut for minutes, after wrong passwords.</summary>
    Locked,

    /// <summary>Shut by an administrator until opened again.</summary>
    Disabled,
}

/// <summary>A user in a list.</summary>
public sealed record UserLine(long Id, string Name, string Email, string? Role, long? OrganizationId, string? Organization, AccountState State);

public sealed record UserQuery(string? Search, string? Role, AccountState? State, string? After, string? Before);

public sealed record UserPage(IReadOnlyList<UserLine> Lines, int Matching, string? Previous, string? Next);

/// <summary>What an administrator fills in about a user.</summary>
public sealed record UserFacts(string Name, string Email, string Role, long? OrganizationId);

/// <summary>How a change of an account ended.</summary>
/// <param name="Problems">What refused it; empty when it is done.</param>
/// <param name="IsOvertaken">Somebody else changed the account meanwhile.</param>
/// <param name="TemporaryPassword">To be shown once and told to the user.</param>
public sealed record UserOutcome(long Id, IReadOnlyList<string> Problems, bool IsOvertaken = false, string? TemporaryPassword = null);

/// <summary>Accounts: who may come in, as what, for which organization. Every change is one transaction with its event, and
/// ends the account's other sessions.</summary>
/// <remarks>Names and addresses are personal: events say that they changed, not to what.</remarks>
public sealed class UserDesk(PortalDbContext data, UserManager<PortalUser> users, AdminEvents events)
{
    public const string Stream = "user";
    const int PageSize = 50;
    const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that are read for another

    /// <summary>A lockout that does not end by itself.</summary>
    static readonly DateTimeOffset forGood = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static AccountState StateOf(DateTimeOffset? lockoutEnd, DateTime now) =>
        lockoutEnd >= forGood ? AccountState.Disabled : lockoutEnd > new DateTimeOffset(now, TimeSpan.Zero) ? AccountState.Locked : AccountState.Active;

    public async Task<UserPage> ListAsync(UserQuery query, CancellationToken cancel)
    {
        var now = new DateTimeOffset(events.Now, TimeSpan.Zero);
        var rows = from user in data.Users.AsNoTracking()
                   join organization in data.Organizations on user.OrganizationId equals organization.Id into organizations
                   from organization in organizations.DefaultIfEmpty()
                   select new
                   {
                       user.Id,
                       user.DisplayName,
                       user.Email,
                       user.OrganizationId,
                       Organization = organization == null ? null : organization.Name,
                       user.LockoutEnd,
                       Role = (from link in data.UserRoles join role in data.Roles on link.RoleId equals role.Id where link.UserId == user.Id select role.Name).FirstOrDefault(),
                   };
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var words = query.Search.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
            var like = $"%{words}%";
            rows = rows.Where(r => EF.Functions.Like(r.DisplayName, like, "\\") || EF.Functions.Like(r.Email!, like, "\\") || EF.Functions.Like(r.Organization!, like, "\\"));
        }
        if (!string.IsNullOrEmpty(query.Role)) rows = rows.Where(r => r.Role == query.Role);
        rows = query.State switch
        {
            AccountState.Disabled => rows.Where(r => r.LockoutEnd >= forGood),
            AccountState.Locked => rows.Where(r => r.LockoutEnd > now && r.LockoutEnd < forGood),
            AccountState.Active => rows.Where(r => r.LockoutEnd == null || r.LockoutEnd <= now),
            _ => rows,
        };
        var count = await rows.CountAsync(cancel);
        var (name, id, backwards) = PlaceKey.Read(query.After, query.Before);
        var page = rows;
        if (name is not null)
            page = backwards
                ? page.Where(r => string.Compare(r.DisplayName, name) < 0 || (r.DisplayName == name && r.Id < id))
                : page.Where(r => string.Compare(r.DisplayName, name) > 0 || (r.DisplayName == name && r.Id > id));
        page = backwards ? page.OrderByDescending(r => r.DisplayName).ThenByDescending(r => r.Id) : page.OrderBy(r => r.DisplayName).ThenBy(r => r.Id);
        var found = await page.Take(PageSize + 1).ToListAsync(cancel);
        var more = found.Count > PageSize;
        if (more) found.RemoveAt(PageSize);
        if (backwards) found.Reverse();
        var lines = found.ConvertAll(r => new UserLine(r.Id, r.DisplayName, r.Email ?? "", r.Role, r.OrganizationId, r.Organization, StateOf(r.LockoutEnd, events.Now)));
        return new UserPage(lines, count,
            lines.Count > 0 && (backwards ? more : query.After is not null) ? PlaceKey.Of(lines[0].Name, lines[0].Id) : null,
            lines.Count > 0 && (backwards || more) ? PlaceKey.Of(lines[^1].Name, lines[^1].Id) : null);
    }

    /// <summary>The people of an organization, by name.</summary>
    public async Task<IReadOnlyList<UserLine>> OfOrganizationAsync(long organization, CancellationToken cancel)
    {
        var rows = await (from user in data.Users.AsNoTracking()
                          where user.OrganizationId == organization
                          orderby user.DisplayName, user.Id
                          select new
                          {
                              user.Id,
                              user.DisplayName,
                              user.Email,
                              user.LockoutEnd,
                              Role = (from link in data.UserRoles join role in data.Roles on link.RoleId equals role.Id where link.UserId == user.Id select role.Name).FirstOrDefault(),
                          }).Take(500).ToListAsync(cancel);
        return rows.ConvertAll(r => new UserLine(r.Id, r.DisplayName, r.Email ?? "", r.Role, organization, null, StateOf(r.LockoutEnd, events.Now)));
    }

    public Task<PortalUser?> FindAsync(long id, CancellationToken cancel) => data.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, cancel);

    public Task<string?> RoleOfAsync(long id, CancellationToken cancel) =>
        (from link in data.UserRoles join role in data.Roles on link.RoleId equals role.Id where link.UserId == id select role.Name).FirstOrDefaultAsync(cancel);

    public Task<int> PasskeysOfAsync(long id, CancellationToken cancel) => data.UserPasskeys.CountAsync(p => p.UserId == id, cancel);

    /// <summary>Opens an account with a temporary password.</summary>
    public async Task<UserOutcome> CreateAsync(UserFacts facts, CancellationToken cancel)
    {
        if (await MisfitAsync(facts, cancel) is { } misfit) return new UserOutcome(0, [misfit]);
        var password = NewPassword();
        var user = new PortalUser
        {
            UserName = facts.Email,
            Email = facts.Email,
            EmailConfirmed = true,
            DisplayName = facts.Name,
            OrganizationId = facts.OrganizationId,
            CreatedAt = events.Now,
        };
        return await ChangeAsync(user, "AccountOpened",
            async () => First(await users.CreateAsync(user, password)) ?? First(await users.AddToRoleAsync(user, facts.Role)),
            () => [new("Role", null, facts.Role), new("Organization", null, Key(facts.OrganizationId))], password, cancel);
    }

    /// <param name="stamp">The account's concurrency stamp as the form was read.</param>
    public async Task<UserOutcome> UpdateAsync(long id, string stamp, UserFacts facts, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(Key(id)!) is not { } user) return new UserOutcome(id, ["This account is gone."]);
        if (user.ConcurrencyStamp != stamp) return new UserOutcome(id, [], IsOvertaken: true);
        if (await MisfitAsync(facts, cancel) is { } misfit) return new UserOutcome(id, [misfit]);
        var role = await RoleOfAsync(id, cancel);
        if (role == PortalRoles.Administrator && facts.Role != role && await OtherAdministratorsAsync(id, cancel) == 0)
            return new UserOutcome(id, ["This is the only administrator who can sign in. Make somebody else administrator first."]);

        List<ValueChange> changes = [];
        if (user.DisplayName != facts.Name) changes.Add(new("Name", null, null));
        if (!string.Equals(user.Email, facts.Email, StringComparison.OrdinalIgnoreCase)) changes.Add(new("Address", null, null));
        if (role != facts.Role) changes.Add(new("Role", role, facts.Role));
        if (user.OrganizationId != facts.OrganizationId) changes.Add(new("Organization", Key(user.OrganizationId), Key(facts.OrganizationId)));
        if (changes.Count == 0) return new UserOutcome(id, []);

        (user.DisplayName, user.OrganizationId) = (facts.Name, facts.OrganizationId);
        return await ChangeAsync(user, "AccountChanged", async () =>
        {
            if (!string.Equals(user.Email, facts.Email, StringComparison.OrdinalIgnoreCase)
                && (First(await users.SetEmailAsync(user, facts.Email)) ?? First(await users.SetUserNameAsync(user, facts.Email))) is { } address) return address;
            if (role != facts.Role)
            {
                if (role is not null && First(await users.RemoveFromRoleAsync(user, role)) is { } left) return left;
                if (First(await users.AddToRoleAsync(user, facts.Role)) is { } joined) return joined;
            }
            return First(await users.UpdateSecurityStampAsync(user));
        }, () => changes, null, cancel);
    }

    /// <summary>Shuts the account until it is opened again, and ends its sessions.</summary>
    public async Task<UserOutcome> DisableAsync(long id, CancellationToken cancel)
    {
        if (id == events.Actor) return new UserOutcome(id, ["You cannot disable your own account."]);
        return await ActAsync(id, "AccountDisabled", async user => First(await users.SetLockoutEnabledAsync(user, true))
            ?? First(await users.SetLockoutEndDateAsync(user, forGood)) ?? First(await users.UpdateSecurityStampAsync(user)), cancel);
    }

    public Task<UserOutcome> EnableAsync(long id, CancellationToken cancel) =>
        ActAsync(id, "AccountEnabled", async user => First(await users.SetLockoutEndDateAsync(user, null)) ?? First(await users.ResetAccessFailedCountAsync(user)), cancel);

    /// <summary>Ends a lockout after wrong passwords; a disabled account stays shut.</summary>
    public async Task<UserOutcome> UnlockAsync(long id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is { } user && StateOf(user.LockoutEnd, events.Now) == AccountState.Disabled)
            return new UserOutcome(id, ["This account is disabled, not locked. Enable it if the user may come in again."]);
        return await ActAsync(id, "AccountUnlocked", async u => First(await users.SetLockoutEndDateAsync(u, null)) ?? First(await users.ResetAccessFailedCountAsync(u)), cancel);
    }

    /// <summary>Gives a temporary password in place of whatever the account had.</summary>
    public async Task<UserOutcome> ResetPasswordAsync(long id, CancellationToken cancel)
    {
        var password = NewPassword();
        var outcome = await ActAsync(id, "PasswordReset", async user =>
        {
            if (await users.HasPasswordAsync(user) && First(await users.RemovePasswordAsync(user)) is { } problem) return problem;
            return First(await users.AddPasswordAsync(user, password)) ?? First(await users.ResetAccessFailedCountAsync(user)); // both make a new security stamp
        }, cancel);
        return outcome.Problems.Count == 0 ? outcome with { TemporaryPassword = password } : outcome;
    }

    /// <summary>Forgets the authenticator and the recovery codes, for somebody who lost the telephone.</summary>
    public Task<UserOutcome> ResetTwoFactorAsync(long id, CancellationToken cancel) => ActAsync(id, "TwoFactorReset", async user =>
    {
        if (First(await users.SetTwoFactorEnabledAsync(user, false)) is { } problem) return problem;
        if (First(await users.ResetAuthenticatorKeyAsync(user)) is { } key) return key;
        await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 0);
        return null;
    }, cancel);

    async Task<UserOutcome> ActAsync(long id, string type, Func<PortalUser, Task<string?>> act, CancellationToken cancel) =>
        await users.FindByIdAsync(Key(id)!) is { } user
            ? await ChangeAsync(user, type, () => act(user), () => [], null, cancel)
            : new UserOutcome(id, ["This account is gone."]);

    async Task<UserOutcome> ChangeAsync(PortalUser user, string type, Func<Task<string?>> change, Func<IReadOnlyList<ValueChange>> changes, string? password, CancellationToken cancel)
    {
        try
        {
            await data.WriteAsync(async () =>
            {
                if (await change() is { } problem) throw new RefusedException(problem);
                await events.AppendAsync(Stream, user.Id, type, changes(), cancel: cancel);
                await data.SaveChangesAsync(cancel);
            }, ct: cancel);
            return new UserOutcome(user.Id, [], TemporaryPassword: password);
        }
        catch (RefusedException refused)
        {
            data.ChangeTracker.Clear();
            return new UserOutcome(user.Id, [refused.Message], IsOvertaken: refused.Message == Overtaken);
        }
        catch (DbUpdateConcurrencyException)
        {
            data.ChangeTracker.Clear();
            return new UserOutcome(user.Id, [], IsOvertaken: true);
        }
    }

    async Task<string?> MisfitAsync(UserFacts facts, CancellationToken cancel)
    {
        var role = PortalRoles.Named.First(r => r.Role == facts.Role);
        if (facts.OrganizationId is not { } id)
            return facts.Role == PortalRoles.Administrator ? null : $"A {role.Display.ToLowerInvariant()} belongs to an organization: choose it, or add it first.";
        var organization = await data.Organizations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (organization is null) return "This organization is gone. Choose another.";
        return organization.Kind == role.Organization || facts.Role == PortalRoles.Administrator ? null
            : $"{organization.Name} is {KindWords.A(organization.Kind)}; a {role.Display.ToLowerInvariant()} belongs to {KindWords.A(role.Organization)}. Choose another role or organization.";
    }

    Task<int> OtherAdministratorsAsync(long id, CancellationToken cancel)
    {
        var now = new DateTimeOffset(events.Now, TimeSpan.Zero);
        return (from link in data.UserRoles
                join role in data.Roles on link.RoleId equals role.Id
                join user in data.Users on link.UserId equals user.Id
                where role.Name == PortalRoles.Administrator && user.Id != id && (user.LockoutEnd == null || user.LockoutEnd <= now)
                select user.Id).CountAsync(cancel);
    }

    const string Overtaken = "overtaken";

    // One sentence for people; Identity's own speak of user names, which are addresses here.
    static string? First(IdentityResult result) => result.Succeeded ? null : result.Errors.First() switch
    {
        { Code: "DuplicateUserName" or "DuplicateEmail" } => "There is already an account with this e-mail address.",
        { Code: "InvalidEmail" or "InvalidUserName" } => "This is not an e-mail address that an account can have.",
        { Code: "ConcurrencyFailure" } => Overtaken,
        var error => error.Description,
    };

    static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(PasswordLetters, 5)));

    static string? Key(long? id) => id?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    sealed class RefusedException(string problem) : Exception(problem);
}
