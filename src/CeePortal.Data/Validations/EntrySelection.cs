using CeePortal.Data.Work;
using CeePortal.Domain.Validations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Validations;

/// <summary>That an entry was drawn, or selected by a rule, and which validation that opened. Staff alone see it. Of an entry that
/// was not drawn there is no row: <see cref="SamplingLookup"/> computes its draw again.</summary>
public sealed class EntrySelection
{
    public long Id { get; set; }
    public long EntryId { get; set; }

    /// <summary>The 11 characters of the entry number.</summary>
    public required string Entry { get; set; }
    public ValidationTrigger Trigger { get; set; }

    /// <summary>The rule; empty for a draw, since an entry is drawn once.</summary>
    public required string Rule { get; set; }
    public required string Period { get; set; }

    /// <summary>The segment of the importer on the day of receipt.</summary>
    public required string Segment { get; set; }

    /// <summary>The number that was drawn, 16 hexadecimal digits, and the share that drew it.</summary>
    public required string Number { get; set; }
    public int Millionths { get; set; }
    public DateTime At { get; set; }
    public long WorkId { get; set; }
    public required string Office { get; set; }
    public required string Port { get; set; }

    public Share Share => new(Millionths);
    public ulong Drawn => ulong.Parse(Number, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
}

sealed class EntrySelectionConfiguration : IEntityTypeConfiguration<EntrySelection>
{
    public void Configure(EntityTypeBuilder<EntrySelection> selection)
    {
        selection.ToTable("EntrySelection");
        selection.Property(s => s.Entry).Code(11);
        selection.Property(s => s.Rule).Code(20);
        selection.Property(s => s.Period).Code(7);
        selection.Property(s => s.Segment).Code(5);
        selection.Property(s => s.Number).Code(16);
        selection.Property(s => s.Office).Code(4);
        selection.Property(s => s.Port).Code(4);
        selection.HasOne<WorkRecord>().WithMany().HasForeignKey(s => s.WorkId).OnDelete(DeleteBehavior.Cascade);
        selection.HasIndex(s => new { s.EntryId, s.Trigger, s.Rule }).IsUnique();
        selection.HasIndex(s => new { s.Office, s.Id }); // the last draws of an office
    }
}

/// <summary>The seed of a period: random, made on first use, and never changed.</summary>
public sealed class SamplingSeed
{
    public required string Period { get; set; }
    public required string Seed { get; set; }
    public DateTime MadeAt { get; set; }
}

sealed class SamplingSeedConfiguration : IEntityTypeConfiguration<SamplingSeed>
{
    public void Configure(EntityTypeBuilder<SamplingSeed> seed)
    {
        seed.ToTable("SamplingSeed");
        seed.HasKey(s => s.Period);
        seed.Property(s => s.Period).Code(7);
        seed.Property(s => s.Seed).Code(32);
    }
}
