using CeePortal.Data.Accounts;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Messages;

/// <summary>A person who is to hear.</summary>
public sealed record Recipient(long UserId, string? Email, bool IsStaff, MessageChoice Choice);

/// <summary>Who hears of an item of work. The trade, as far as the item concerns it: the people of whoever filed it, of
/// the importer, and of the brokers on its entries. Staff: who has it, its team while nobody has it, and who watches it. Disabled accounts hear nothing.</summary>
public static class Recipients
{
    static readonly OrganizationKind[] tradeKinds = [OrganizationKind.Importer, OrganizationKind.Broker, OrganizationKind.ProtestFiler, OrganizationKind.Surety];

    public static async Task<List<Recipient>> TradeAsync(PortalDbContext db, WorkRecord work, DateTime now, CancellationToken ct = default)
    {
        if (work.Audience == WorkAudience.Nobody) return [];
        var (id, organization, importer, filer, kinds) = (work.Id, work.OrganizationId, work.ImporterId, work.Filer, tradeKinds.ToList());
        var (withParty, withBrokers) = (work.Audience <= WorkAudience.PartyAndFiler, work.Audience == WorkAudience.All);
        return await ReadAsync(db, isStaff: false, now, People(db).Where(u => db.Organizations.Any(o => o.Id == u.OrganizationId && kinds.Contains(o.Kind))
            && (u.OrganizationId == organization
                || (withParty && db.OrganizationImporters.Any(i => i.OrganizationId == u.OrganizationId && i.ImporterId == importer))
                || (withBrokers && db.FilerAccounts.Any(f => f.OrganizationId == u.OrganizationId && (f.Filer == filer || db.WorkBrokers.Any(b => b.WorkId == id && b.Filer == f.Filer)))))), ct);
    }

    /// <param name="item">The item as it was after the event.</param>
    /// <param name="e">The event: who had the item before it hears as well; null for a deadline.</param>
    public static async Task<List<Recipient>> StaffAsync(PortalDbContext db, WorkRecord work, WorkItem item, WorkEvent? e, DateTime now, CancellationToken ct = default)
    {
        List<long> who = [];
        if (item.Assignee is { } assignee) who.Add(assignee);
        if (e?.Changes.FirstOrDefault(c => c.What == "Assigned to")?.Old is { } before && long.TryParse(before, System.Globalization.CultureInfo.InvariantCulture, out var former)) who.Add(former);
        var team = item.Assignee is null || e?.Fact is GivenToTeam ? item.Team ?? 0 : 0;
        var (id, kinds) = (work.Id, tradeKinds.ToList());
        // Nobody of the trade reads the words for staff, whatever a row says.
        return await ReadAsync(db, isStaff: true, now, People(db).Where(u => !db.Organizations.Any(o => o.Id == u.OrganizationId && kinds.Contains(o.Kind))
            && (who.Contains(u.Id) || db.WorkTeamMembers.Any(m => m.TeamId == team && m.UserId == u.Id) || db.WorkWatches.Any(w => w.WorkId == id && w.UserId == u.Id))), ct);
    }

    /// <summary>Who answers for an office when nobody there has an item: the supervisors and directors of a Center, the officers of a port.</summary>
    public static Task<List<Recipient>> AnsweringForAsync(PortalDbContext db, string office, DateTime now, CancellationToken ct = default)
    {
        var roles = new List<string> { PortalRoles.Supervisor, PortalRoles.CenterDirector };
        return ReadAsync(db, isStaff: true, now, People(db).Where(u => db.Organizations.Any(o => o.Id == u.OrganizationId && (o.Center == office || o.Port == office))
            && db.UserRoles.Any(held => held.UserId == u.Id && db.Roles.Any(r => r.Id == held.RoleId && (roles.Contains(r.Name!) || (r.Name == PortalRoles.PortOfficer && db.Organizations.Any(o => o.Id == u.OrganizationId && o.Port == office)))))), ct);
    }

    /// <summary>The fines, penalties and forfeitures officers of ports.</summary>
    public static Task<List<Recipient>> OfPenaltiesAsync(PortalDbContext db, IReadOnlyList<string> ports, DateTime now, CancellationToken ct = default)
    {
        var at = ports.ToList();
        return ReadAsync(db, isStaff: true, now, People(db).Where(u => db.Organizations.Any(o => o.Id == u.OrganizationId && o.Kind == OrganizationKind.Port && o.Port != null && at.Contains(o.Port))
            && db.UserRoles.Any(held => held.UserId == u.Id && db.Roles.Any(r => r.Id == held.RoleId && r.Name == PortalRoles.FinesPenaltiesForfeitures))), ct);
    }

    /// <summary>The people of one organization of the trade.</summary>
    public static Task<List<Recipient>> OfOrganizationAsync(PortalDbContext db, long organization, DateTime now, CancellationToken ct = default) =>
        ReadAsync(db, isStaff: false, now, People(db).Where(u => u.OrganizationId == organization), ct);

    /// <summary>The people of whoever has a filer code.</summary>
    public static Task<List<Recipient>> OfFilerAsync(PortalDbContext db, string filer, DateTime now, CancellationToken ct = default) =>
        ReadAsync(db, isStaff: false, now, People(db).Where(u => db.FilerAccounts.Any(f => f.Filer == filer && f.OrganizationId == u.OrganizationId)), ct);

    static IQueryable<PortalUser> People(PortalDbContext db) => db.Users.AsNoTracking();

    static async Task<List<Recipient>> ReadAsync(PortalDbContext db, bool isStaff, DateTime now, IQueryable<PortalUser> people, CancellationToken ct)
    {
        var found = await people.StillOpen(now).OrderBy(u => u.Id)
            .Select(u => new { u.Id, u.Email, Choice = db.MessageChoices.FirstOrDefault(c => c.UserId == u.Id) }).ToListAsync(ct);
        return [.. found.Select(u => new Recipient(u.Id, u.Email, isStaff, u.Choice ?? MessageChoice.Otherwise(u.Id)))];
    }
}
