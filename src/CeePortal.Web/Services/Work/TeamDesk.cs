using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Web.Services.Administration;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work;

/// <summary>A team with its people, goods and open items.</summary>
public sealed record TeamView(WorkTeam Team, IReadOnlyList<WorkPerson> Members, IReadOnlyList<string> Headings, int Open);

/// <summary>Keeps the teams of an office; what is done stands in the event log.</summary>
public sealed class TeamDesk(PortalDbContext db, WorkPeople people, AdminEvents events)
{
    const string Stream = "team";

    public async Task<IReadOnlyList<TeamView>> ListAsync(string office, CancellationToken ct)
    {
        var teams = await people.TeamsAsync(office, ct);
        var views = new List<TeamView>(teams.Count);
        foreach (var team in teams) views.Add(await ViewAsync(team, ct));
        return views;
    }

    /// <summary>A team of the office; null when there is none.</summary>
    public async Task<TeamView?> FindAsync(string office, long id, CancellationToken ct) =>
        await db.WorkTeams.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id && t.Office == office, ct) is { } team ? await ViewAsync(team, ct) : null;

    async Task<TeamView> ViewAsync(WorkTeam team, CancellationToken ct)
    {
        var members = await (from m in db.WorkTeamMembers join u in db.Users on m.UserId equals u.Id where m.TeamId == team.Id orderby u.DisplayName select new WorkPerson(u.Id, u.DisplayName, "")).AsNoTracking().ToListAsync(ct);
        return new(team, members,
            await db.WorkTeamHeadings.AsNoTracking().Where(h => h.TeamId == team.Id).OrderBy(h => h.Heading).Select(h => h.Heading).ToListAsync(ct),
            await db.WorkTallies.Where(t => t.Office == team.Office && t.Bucket == WorkBucket.Team && t.Key == team.Id).SumAsync(t => t.Count, ct));
    }

    /// <summary>Makes or changes a team.</summary>
    /// <param name="id">Null for a new one.</param>
    /// <param name="seen">The version that the visitor saw.</param>
    /// <returns>Its key, or what is wrong.</returns>
    public async Task<(long Id, string? Problem)> SaveAsync(string office, long? id, int seen, string name, TeamPurpose purpose, bool isClosed, IReadOnlyList<string> headings, CancellationToken ct)
    {
        var team = id is { } key ? await db.WorkTeams.FirstOrDefaultAsync(t => t.Id == key && t.Office == office, ct) : new WorkTeam { Office = office, Name = "", CreatedAt = events.Now };
        if (team is null) return (0, "There is no such team.");
        if (id is not null && team.Seq != seen) return (team.Id, "Somebody else changed this team since you opened it. Look at it as it is now, and send again.");
        var others = await db.WorkTeamHeadings.Where(h => h.Office == office && headings.Contains(h.Heading) && h.TeamId != team.Id)
            .Join(db.WorkTeams, h => h.TeamId, t => t.Id, (h, t) => new { h.Heading, t.Name }).FirstOrDefaultAsync(ct);
        if (others is not null) return (team.Id, $"Heading {others.Heading} belongs to the team \"{others.Name}\". A heading has one team: take it away there first.");
        var before = id is null ? [] : await db.WorkTeamHeadings.Where(h => h.TeamId == team.Id).ToListAsync(ct);
        List<ValueChange> changes = [];
        Note("Name", id is null ? null : team.Name, name);
        Note("Purpose", id is null ? null : WorkWords.Of(team.Purpose), WorkWords.Of(purpose));
        Note("Closed", id is null ? null : YesNo(team.IsClosed), YesNo(isClosed));
        Note("Headings", id is null ? null : string.Join(' ', before.Select(h => h.Heading).Order(StringComparer.Ordinal)), string.Join(' ', headings));
        if (changes.Count == 0) return (team.Id, null);
        (team.Name, team.Purpose, team.IsClosed, team.Seq) = (name, purpose, isClosed, team.Seq + 1);
        try
        {
            await db.WriteAsync(async () =>
            {
                if (id is null) db.WorkTeams.Add(team);
                db.WorkTeamHeadings.RemoveRange(before.Where(h => !headings.Contains(h.Heading)));
                db.WorkTeamHeadings.AddRange(headings.Except(before.Select(h => h.Heading)).Select(h => new WorkTeamHeading { Office = office, Heading = h, TeamId = team.Id }));
                await events.AppendAsync(Stream, team.Id, id is null ? "TeamAdded" : "TeamChanged", changes, cancel: ct);
                await db.SaveChangesAsync(ct);
            }, ct: ct);
            people.ForgetRoster(office);
            return (team.Id, null);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (team.Id, "Somebody else changed this team a moment ago. Look at it as it is now, and send again.");
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            return (team.Id, $"The office has a team \"{name}\" already, or one of the headings was given to another team a moment ago.");
        }

        void Note(string field, string? old, string now)
        {
            if (old != now) changes.Add(new(field, old, now));
        }

        static string YesNo(bool yes) => yes ? "yes" : "no";
    }

    /// <summary>Puts a person of the office into a team, or takes one out.</summary>
    /// <returns>What is wrong; null when it is done.</returns>
    public async Task<string?> SetMemberAsync(string office, long id, long person, bool isIn, CancellationToken ct)
    {
        if (!await db.WorkTeams.AnyAsync(t => t.Id == id && t.Office == office, ct)) return "There is no such team.";
        var member = await db.WorkTeamMembers.FirstOrDefaultAsync(m => m.TeamId == id && m.UserId == person, ct);
        if (member is not null == isIn) return null;
        if (isIn && !(await people.OfOfficeAsync(office, ct: ct)).Any(p => p.Id == person)) return "Choose somebody of the office.";
        await db.WriteAsync(async () =>
        {
            if (isIn) db.WorkTeamMembers.Add(new WorkTeamMember { TeamId = id, UserId = person });
            else db.WorkTeamMembers.Remove(member!);
            // People stand in the log by key.
            await events.AppendAsync(Stream, id, isIn ? "MemberAdded" : "MemberRemoved", [], note: string.Create(CultureInfo.InvariantCulture, $"account {person}"), cancel: ct);
            await db.SaveChangesAsync(ct);
        }, ct: ct);
        return null;
    }

    public Task<IReadOnlyList<AdminEvent>> HistoryAsync(long id, CancellationToken ct) => events.HistoryAsync(Stream, id, cancel: ct);
}
