using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace CeePortal.Web.Services.Work;

/// <summary>A person whom work may be given.</summary>
public sealed record WorkPerson(long Id, string Name, string Role);

/// <summary>Who works at an office and its teams, as the queue's filters offer them.</summary>
public sealed record OfficeRoster(IReadOnlyList<WorkPerson> People, IReadOnlyList<WorkTeam> Teams);

/// <summary>Who works at an office, its teams, and the names of people and teams in lists and histories.</summary>
public sealed class WorkPeople(PortalDbContext db, LegalClock clock, IMemoryCache cache)
{
    /// <summary>A new colleague may be missing from a filter for so long; whom work may be given is read anew each time.</summary>
    static readonly TimeSpan rosterKept = TimeSpan.FromMinutes(1);

    static readonly List<string> office = [PortalRoles.Specialist, PortalRoles.Supervisor, PortalRoles.CenterDirector, PortalRoles.PortOfficer, PortalRoles.FinesPenaltiesForfeitures];

    /// <summary>The people of an office to whom an item may be assigned, by name; with Headquarters when asked. An account
    /// that is shut is left out: nothing would come of the item there.</summary>
    public async Task<IReadOnlyList<WorkPerson>> OfOfficeAsync(string code, bool withHeadquarters = false, CancellationToken ct = default)
    {
        var now = new DateTimeOffset(clock.UtcNow, TimeSpan.Zero);
        var rows = await (from user in db.Users
                          join organization in db.Organizations on user.OrganizationId equals organization.Id
                          join held in db.UserRoles on user.Id equals held.UserId
                          join role in db.Roles on held.RoleId equals role.Id
                          where ((organization.Center == code || organization.Port == code) && EF.Parameter(office).Contains(role.Name!))
                              || (withHeadquarters && role.Name == PortalRoles.HeadquartersReviewer)
                          where user.LockoutEnd == null || user.LockoutEnd <= now
                          orderby user.DisplayName, user.Id
                          select new { user.Id, user.DisplayName, Role = role.Name! }).AsNoTracking().ToListAsync(ct);
        return [.. rows.DistinctBy(r => r.Id).Select(r => new WorkPerson(r.Id, r.DisplayName, PortalRoles.DisplayName(r.Role)))];
    }

    /// <summary>A refusal that speaks of somebody who has the item, with that person's name.</summary>
    public async Task<string> WithHolderAsync(string refusal, long? holder, CancellationToken ct = default) =>
        holder is { } id && refusal.StartsWith(Domain.Work.WorkItem.SomebodyElse, StringComparison.Ordinal)
            ? NameOf(id, await NamesAsync([id], ct)) + refusal[Domain.Work.WorkItem.SomebodyElse.Length..] : refusal;

    /// <summary>Display names of accounts by key.</summary>
    public async Task<IReadOnlyDictionary<long, string>> NamesAsync(IEnumerable<long?> ids, CancellationToken ct = default)
    {
        var wanted = ids.OfType<long>().Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<long, string>()
            : await db.Users.AsNoTracking().Where(u => EF.Parameter(wanted).Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }

    /// <summary>The name of whoever acted: a person, the portal itself, or an account that is gone.</summary>
    public static string NameOf(long? id, IReadOnlyDictionary<long, string> names) =>
        id is not { } key ? "The portal" : names.GetValueOrDefault(key) ?? "An account that is gone";

    /// <summary>The teams of an office, those that are closed last.</summary>
    public async Task<IReadOnlyList<WorkTeam>> TeamsAsync(string code, CancellationToken ct = default) =>
        await db.WorkTeams.AsNoTracking().Where(t => t.Office == code).OrderBy(t => t.IsClosed).ThenBy(t => t.Name).ToListAsync(ct);

    /// <summary>Names of teams by key.</summary>
    public async Task<IReadOnlyDictionary<long, string>> TeamNamesAsync(IEnumerable<long?> ids, CancellationToken ct = default)
    {
        var wanted = ids.OfType<long>().Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<long, string>()
            : await db.WorkTeams.AsNoTracking().Where(t => EF.Parameter(wanted).Contains(t.Id)).Select(t => new { t.Id, t.Name }).ToDictionaryAsync(t => t.Id, t => t.Name, ct);
    }

    /// <summary>The people and teams that the queue's filters offer. Every page of the queue shows them, and they seldom change:
    /// they are kept for a minute, and read again when this server changes a team.</summary>
    public async Task<OfficeRoster> RosterAsync(string code, CancellationToken ct = default)
    {
        if (cache.TryGetValue<OfficeRoster>(RosterKey(code), out var kept)) return kept!;
        return cache.Set(RosterKey(code), new OfficeRoster(await OfOfficeAsync(code, ct: ct), await TeamsAsync(code, ct)), rosterKept);
    }

    /// <summary>Says that the people or teams of an office changed.</summary>
    public void ForgetRoster(string code) => cache.Remove(RosterKey(code));

    static (string, string) RosterKey(string code) => (nameof(RosterAsync), code);

    /// <summary>The teams in which a person is.</summary>
    public async Task<IReadOnlyList<long>> TeamsOfAsync(long person, CancellationToken ct = default) =>
        await db.WorkTeamMembers.AsNoTracking().Where(m => m.UserId == person).OrderBy(m => m.TeamId).Select(m => m.TeamId).ToListAsync(ct);
}
