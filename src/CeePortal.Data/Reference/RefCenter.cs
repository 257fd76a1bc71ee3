using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>A Center of Excellence and Expertise.</summary>
public sealed class RefCenter : ReferenceRow
{
    /// <summary>Three digits.</summary>
    public required string Code { get; set; }

    /// <summary>As ACE writes it: CEE001.</summary>
    public required string AceCode { get; set; }
    public required string Name { get; set; }
    public required string ShortName { get; set; }
    public required string Abbreviation { get; set; }
    public required string City { get; set; }
    public required string State { get; set; }

    /// <summary>The city's place on the map, in ten-thousandths of a degree.</summary>
    public int LatitudeE4 { get; set; }
    public int LongitudeE4 { get; set; }
    public required string Industries { get; set; }

    /// <summary>From when it handled its industry by the transition; null when not known.</summary>
    public DateOnly? IndustryStart { get; set; }

    /// <summary>From when it took participants of the test.</summary>
    public DateOnly? TestStart { get; set; }

    /// <summary>Open, Not open yet or Closed; empty only in a row from before this column, until the seeder has run.</summary>
    public string Status { get; set; } = "";

    /// <summary>On what the status rests, in the words of <see cref="ReferenceRow.Basis"/>.</summary>
    public string StatusBasis { get; set; } = "";
    public string StatusSource { get; set; } = "";

    /// <summary>When somebody made sure that the status is so; null while nobody has.</summary>
    public DateOnly? StatusConfirmedOn { get; set; }

    public string? Mailbox { get; set; }
    public string? Phone { get; set; }

    /// <summary>An address on the web, https, where supervisors and numbers stand.</summary>
    public string? Directory { get; set; }

    /// <summary>What a visitor should know before writing there.</summary>
    public string? ContactNote { get; set; }

    /// <summary>On what mailbox, phone and directory rest.</summary>
    public string ContactBasis { get; set; } = "";
    public string ContactSource { get; set; } = "";

    /// <summary>When somebody made sure that the Center answers there; null while nobody has.</summary>
    public DateOnly? ContactConfirmedOn { get; set; }

    public double Latitude => LatitudeE4 / 10_000d;
    public double Longitude => LongitudeE4 / 10_000d;
}

sealed class RefCenterConfiguration : IEntityTypeConfiguration<RefCenter>
{
    public void Configure(EntityTypeBuilder<RefCenter> center)
    {
        center.ToTable("RefCenter");
        center.HasKey(c => c.Code);
        center.Property(c => c.Code).Code(3);
        center.Property(c => c.AceCode).Code(6);
        center.Property(c => c.Name).HasMaxLength(100);
        center.Property(c => c.ShortName).HasMaxLength(40);
        center.Property(c => c.Abbreviation).Code(10);
        center.Property(c => c.City).HasMaxLength(60);
        center.Property(c => c.State).Code(2);
        center.Property(c => c.Industries).HasMaxLength(1000);
        center.Property(c => c.Status).HasMaxLength(20);
        center.Property(c => c.StatusBasis).Code(12);
        center.Property(c => c.StatusSource).HasMaxLength(1000);
        center.Property(c => c.Mailbox).HasMaxLength(254);
        center.Property(c => c.Phone).HasMaxLength(40);
        center.Property(c => c.Directory).HasMaxLength(300);
        center.Property(c => c.ContactNote).HasMaxLength(500);
        center.Property(c => c.ContactBasis).Code(12);
        center.Property(c => c.ContactSource).HasMaxLength(1000);
    }
}

/// <summary>Something that happened to a Center: a start, a new name, a move.</summary>
public sealed class RefCenterEvent : ReferenceRow
{
    public long Id { get; set; }
    public required string Center { get; set; }

    /// <summary>ISO, as far as it is known: a year, a month or a day.</summary>
    public required string DateFrom { get; set; }
    public required string Event { get; set; }
}

sealed class RefCenterEventConfiguration : IEntityTypeConfiguration<RefCenterEvent>
{
    public void Configure(EntityTypeBuilder<RefCenterEvent> happened)
    {
        happened.ToTable("RefCenterEvent");
        happened.Property(e => e.Center).Code(3);
        happened.Property(e => e.DateFrom).Code(10);
        happened.Property(e => e.Event).HasMaxLength(1000);
        happened.HasIndex(e => new { e.Center, e.DateFrom });
    }
}
