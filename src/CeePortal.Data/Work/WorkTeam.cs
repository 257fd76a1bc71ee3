using CeePortal.Data.Accounts;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>What a team of a Center or port is for. The numbers are stored.</summary>
public enum TeamPurpose
{
    /// <summary>Trusted traders and their accounts.</summary>
    Partnership = 1,

    /// <summary>Validation and compliance.</summary>
    Validation = 2,

    /// <summary>Enforcement.</summary>
    Enforcement = 3,

    /// <summary>The goods of some headings.</summary>
    ByHeading = 4,
}

/// <summary>A team within a Center or port.</summary>
public sealed class WorkTeam
{
    public long Id { get; set; }

    /// <summary>Three digits of the Center, four of the port.</summary>
    public required string Office { get; set; }
    public required string Name { get; set; }
    public TeamPurpose Purpose { get; set; }

    /// <summary>True when nothing is given to it any more; what it had keeps its name.</summary>
    public bool IsClosed { get; set; }
    public DateTime CreatedAt { get; set; }
    public int Seq { get; set; }
}

/// <summary>A person of a team.</summary>
public sealed class WorkTeamMember
{
    public long TeamId { get; set; }
    public long UserId { get; set; }
}

/// <summary>Goods whose new items go to a team: a heading of four digits, or a chapter of two. One team of an office has it.</summary>
public sealed class WorkTeamHeading
{
    public required string Office { get; set; }
    public required string Heading { get; set; }
    public long TeamId { get; set; }
}

/// <summary>Gives new items to the team of their goods.</summary>
public static class WorkTeams
{
    /// <summary>The team of an office for a heading: that of the heading itself, else that of its chapter; null for none.</summary>
    public static async Task<long?> ForAsync(PortalDbContext db, string office, string heading, CancellationToken ct = default) =>
        Among(await OfAsync(db, [office], ct), office, heading);

    /// <summary>The teams of all headings and chapters of some offices, to choose from by <see cref="Among"/>.</summary>
    public static async Task<Dictionary<(string Office, string Heading), long>> OfAsync(PortalDbContext db, List<string> offices, CancellationToken ct = default) =>
        await (from h in db.WorkTeamHeadings
               join t in db.WorkTeams on h.TeamId equals t.Id
               where EF.Parameter(offices).Contains(h.Office) && !t.IsClosed
               select h).ToDictionaryAsync(h => (h.Office, h.Heading), h => h.TeamId, ct);

    /// <summary>The team for a heading among those of its office: that of the heading itself, else that of its chapter.</summary>
    public static long? Among(IReadOnlyDictionary<(string Office, string Heading), long> teams, string office, string heading) =>
        heading.Length != 4 ? null
        : teams.TryGetValue((office, heading), out var own) ? own
        : teams.TryGetValue((office, heading[..2]), out var chapter) ? chapter : null;

    /// <summary>Gives an item to the team of its goods, as a move of the portal, when there is one and the item may be given.</summary>
    /// <returns>True when it was given.</returns>
    public static async Task<bool> GiveAsync(PortalDbContext db, WorkItem item, string heading, DateTime at, Law law, CancellationToken ct = default)
    {
        var act = new Act(Actor.Portal, at, law);
        if (await ForAsync(db, item.Office.Code, heading, ct) is not { } team || item.Team == team
            || item.WhyNot(item.Kind.LifeCycle.MoveOf(typeof(GivenToTeam)), act) is not null) return false;
        item.GiveToTeam(team, act);
        return true;
    }
}

sealed class WorkTeamConfiguration : IEntityTypeConfiguration<WorkTeam>
{
    public void Configure(EntityTypeBuilder<WorkTeam> team)
    {
        team.ToTable("WorkTeam");
        team.Property(t => t.Office).Code(4);
        team.Property(t => t.Name).HasMaxLength(100);
        team.Property(t => t.Seq).IsConcurrencyToken();
        team.HasIndex(t => new { t.Office, t.Name }).IsUnique();
    }
}

sealed class WorkTeamMemberConfiguration : IEntityTypeConfiguration<WorkTeamMember>
{
    public void Configure(EntityTypeBuilder<WorkTeamMember> member)
    {
        member.ToTable("WorkTeamMember");
        member.HasKey(m => new { m.TeamId, m.UserId });
        member.HasOne<WorkTeam>().WithMany().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne<PortalUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
        member.HasIndex(m => m.UserId);
    }
}

sealed class WorkTeamHeadingConfiguration : IEntityTypeConfiguration<WorkTeamHeading>
{
    public void Configure(EntityTypeBuilder<WorkTeamHeading> heading)
    {
        heading.ToTable("WorkTeamHeading");
        heading.HasKey(h => new { h.Office, h.Heading });
        heading.Property(h => h.Office).Code(4);
        heading.Property(h => h.Heading).Code(4);
        heading.HasOne<WorkTeam>().WithMany().HasForeignKey(h => h.TeamId).OnDelete(DeleteBehavior.Cascade);
        heading.HasIndex(h => h.TeamId);
    }
}
