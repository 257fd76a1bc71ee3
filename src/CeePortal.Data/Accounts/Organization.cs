using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Accounts;

/// <summary>What kind of organization a user belongs to. The numbers are stored.</summary>
public enum OrganizationKind
{
    Importer = 1,
    Broker = 2,

    /// <summary>Attorneys and others who file protests for a party.</summary>
    ProtestFiler = 3,
    Surety = 4,
    Center = 5,
    Port = 6,

    /// <summary>A partner government agency.</summary>
    Agency = 7,
    Headquarters = 8,
    FieldOperations = 9,
}

/// <summary>An organization whose people use the portal: a company, a Center, a port, an agency.</summary>
public sealed class Organization
{
    public long Id { get; set; }
    public OrganizationKind Kind { get; set; }
    public required string Name { get; set; }
    public string? Center { get; set; }
    public string? Port { get; set; }

    /// <summary>A surety's three digits.</summary>
    public string? SuretyCode { get; set; }
    public DateTime CreatedAt { get; set; }
    public int Seq { get; set; }
}

sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.ToTable("Organization");
        organization.Property(o => o.Name).HasMaxLength(200);
        organization.Property(o => o.Center).Code(3);
        organization.Property(o => o.Port).Code(4);
        organization.Property(o => o.SuretyCode).Code(3);
        organization.Property(o => o.Seq).IsConcurrencyToken();
        organization.HasIndex(o => o.Name);
    }
}

/// <summary>A filer code and the broker that it was given to.</summary>
public sealed class FilerAccount
{
    public required string Filer { get; set; }
    public long OrganizationId { get; set; }

    /// <summary>0 to 9: added to the check digit of this filer's entry numbers (ACE CATAIR, Appendix E, step 6).</summary>
    public int CheckDigitFactor { get; set; }
    public required string Name { get; set; }
    public int Seq { get; set; }
}

sealed class FilerAccountConfiguration : IEntityTypeConfiguration<FilerAccount>
{
    public void Configure(EntityTypeBuilder<FilerAccount> filer)
    {
        filer.ToTable("FilerAccount");
        filer.HasKey(f => f.Filer);
        filer.Property(f => f.Filer).Code(3);
        filer.Property(f => f.Name).HasMaxLength(200);
        filer.Property(f => f.Seq).IsConcurrencyToken();
        filer.HasOne<Organization>().WithMany().HasForeignKey(f => f.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>An importer number that belongs to an organization: its people see that importer's entries.</summary>
public sealed class OrganizationImporter
{
    public long OrganizationId { get; set; }
    public long ImporterId { get; set; }
}

sealed class OrganizationImporterConfiguration : IEntityTypeConfiguration<OrganizationImporter>
{
    public void Configure(EntityTypeBuilder<OrganizationImporter> link)
    {
        link.ToTable("OrganizationImporter");
        link.HasKey(l => new { l.OrganizationId, l.ImporterId });
        link.HasOne<Organization>().WithMany().HasForeignKey(l => l.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Trade.Importer>().WithMany().HasForeignKey(l => l.ImporterId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>An importer's power of attorney to a broker or protest filer for a time (19 CFR part 141, subpart C).</summary>
public sealed class PowerOfAttorney
{
    public long Id { get; set; }

    /// <summary>Who may act.</summary>
    public long OrganizationId { get; set; }

    /// <summary>For whom.</summary>
    public long ImporterId { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? Until { get; set; }
}

sealed class PowerOfAttorneyConfiguration : IEntityTypeConfiguration<PowerOfAttorney>
{
    public void Configure(EntityTypeBuilder<PowerOfAttorney> power)
    {
        power.ToTable("PowerOfAttorney");
        power.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        power.HasOne<Trade.Importer>().WithMany().HasForeignKey(p => p.ImporterId).OnDelete(DeleteBehavior.Restrict);
        power.HasIndex(p => new { p.OrganizationId, p.ImporterId, p.From }).IsUnique();
    }
}
