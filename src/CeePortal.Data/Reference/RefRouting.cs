using CeePortal.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>A set of coverage rows that was in force from a publication on. Decisions record its number.</summary>
public sealed class RefCoverageVersion : ReferenceRow
{
    public int Number { get; set; }
    public DateTime PublishedAt { get; set; }
    public long? ByUserId { get; set; }
    public string Note { get; set; } = "";
}

sealed class RefCoverageVersionConfiguration : IEntityTypeConfiguration<RefCoverageVersion>
{
    public void Configure(EntityTypeBuilder<RefCoverageVersion> version)
    {
        version.ToTable("RefCoverageVersion");
        version.HasKey(v => v.Number);
        version.Property(v => v.Number).ValueGeneratedNever();
        version.Property(v => v.Note).HasMaxLength(1000);
    }
}

/// <summary>That a Center covers a range of tariff numbers for a time; belongs to the versions from
/// <see cref="SinceVersion"/> until before <see cref="UntilVersion"/>, so that an old version can be rebuilt.</summary>
public sealed class RefCoverage : ReferenceRow
{
    public long Id { get; set; }
    public int SinceVersion { get; set; } = 1;
    public int? UntilVersion { get; set; }

    /// <summary>First and last number of the range, 4 to 10 digits, of the same length.</summary>
    public required string HeadingFrom { get; set; }
    public required string HeadingTo { get; set; }
    public required string Center { get; set; }
    public DateOnly? EffectiveFrom { get; set; }
    public DateOnly? EffectiveTo { get; set; }

    /// <summary>The date of the text that was read.</summary>
    public DateOnly? DocumentDate { get; set; }
}

sealed class RefCoverageConfiguration : IEntityTypeConfiguration<RefCoverage>
{
    public void Configure(EntityTypeBuilder<RefCoverage> coverage)
    {
        coverage.ToTable("RefCoverage");
        coverage.Property(c => c.HeadingFrom).Code(10);
        coverage.Property(c => c.HeadingTo).Code(10);
        coverage.Property(c => c.Center).Code(3);
        coverage.HasIndex(c => new { c.SinceVersion, c.HeadingFrom, c.EffectiveFrom });
    }
}

/// <summary>A period of routing policy.</summary>
public sealed class RefPolicy : ReferenceRow
{
    public required string Version { get; set; }
    public required string Name { get; set; }
    public DateOnly From { get; set; }
    public PolicyRule Rule { get; set; }

    /// <summary>Entry types joined by |; empty for all.</summary>
    public string EntryTypes { get; set; } = "";

    /// <summary>From this day more entry types may have been included, by a list that was not read.</summary>
    public DateOnly? EntryTypesFrom { get; set; }
    public string Summary { get; set; } = "";
    public long? ByUserId { get; set; }
}

sealed class RefPolicyConfiguration : IEntityTypeConfiguration<RefPolicy>
{
    public void Configure(EntityTypeBuilder<RefPolicy> policy)
    {
        policy.ToTable("RefPolicy");
        policy.HasKey(p => p.Version);
        policy.Property(p => p.Version).HasMaxLength(40);
        policy.Property(p => p.Name).HasMaxLength(100);
        policy.Property(p => p.EntryTypes).Code(200);
        policy.Property(p => p.Summary).HasMaxLength(2000);
        policy.HasIndex(p => p.From).IsUnique();
    }
}

/// <summary>From when a Center was open under a rule.</summary>
public sealed class RefCenterOpening : ReferenceRow
{
    public PolicyRule Rule { get; set; }
    public required string Center { get; set; }
    public DateOnly From { get; set; }
}

sealed class RefCenterOpeningConfiguration : IEntityTypeConfiguration<RefCenterOpening>
{
    public void Configure(EntityTypeBuilder<RefCenterOpening> opening)
    {
        opening.ToTable("RefCenterOpening");
        opening.HasKey(o => new { o.Rule, o.Center });
        opening.Property(o => o.Center).Code(3);
    }
}

/// <summary>From when a Center handled the whole of its industry at a port, or everywhere.</summary>
public sealed class RefPortTakeover : ReferenceRow
{
    public required string Center { get; set; }

    /// <summary>Four digits, or empty for every port.</summary>
    public required string Port { get; set; }
    public DateOnly From { get; set; }
}

sealed class RefPortTakeoverConfiguration : IEntityTypeConfiguration<RefPortTakeover>
{
    public void Configure(EntityTypeBuilder<RefPortTakeover> takeover)
    {
        takeover.ToTable("RefPortTakeover");
        takeover.HasKey(t => new { t.Center, t.Port });
        takeover.Property(t => t.Center).Code(3);
        takeover.Property(t => t.Port).Code(4);
    }
}

/// <summary>Counts the edits of reference data, so that every node notices that its snapshot is old.</summary>
public sealed class RefStamp
{
    public required string Name { get; set; }
    public long Version { get; set; }
}

sealed class RefStampConfiguration : IEntityTypeConfiguration<RefStamp>
{
    public void Configure(EntityTypeBuilder<RefStamp> stamp)
    {
        stamp.ToTable("RefStamp");
        stamp.HasKey(s => s.Name);
        stamp.Property(s => s.Name).Code(40);
        stamp.HasData(new RefStamp { Name = ReferenceStamps.Routing, Version = 1 }, new RefStamp { Name = ReferenceStamps.Lists, Version = 1 },
            new RefStamp { Name = ReferenceStamps.Clocks, Version = 1 }, new RefStamp { Name = ReferenceStamps.ClocksCounted, Version = 1 },
            new RefStamp { Name = ReferenceStamps.Revenue, Version = 1 });
    }
}
