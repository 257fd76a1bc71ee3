using CeePortal.Data.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>A filing that is not sent yet, as it was typed: its form is a record of its own with a version, apart from the
/// domain types, so that what is wrong stays as typed. Once it is filed the row stays, empty, and names what became of it:
/// whoever sends it again is told.</summary>
public sealed class WorkDraft : IFilerScoped
{
    public long Id { get; set; }
    public long OwnerId { get; set; }
    public long OrganizationId { get; set; }

    /// <summary>The code of its form: that of its kind of work, where the kind has one form.</summary>
    public required string Kind { get; set; }

    /// <summary>The version of the form in <see cref="Body"/>.</summary>
    public int FormVersion { get; set; }

    /// <summary>What people know it by.</summary>
    public required string Title { get; set; }

    /// <summary>The form, as JSON.</summary>
    public string Body { get; set; } = "{}";
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }

    /// <summary>The numbers under which it was filed, with blanks between; null while it is a draft.</summary>
    public string? FiledAs { get; set; }

    /// <summary>The concurrency token.</summary>
    public int Seq { get; set; }
}

sealed class WorkDraftConfiguration : IEntityTypeConfiguration<WorkDraft>
{
    public void Configure(EntityTypeBuilder<WorkDraft> draft)
    {
        draft.ToTable("WorkDraft");
        draft.Property(d => d.Kind).Code(40);
        draft.Property(d => d.Title).HasMaxLength(200);
        draft.Property(d => d.FiledAs).HasMaxLength(4000);
        draft.Property(d => d.Seq).IsConcurrencyToken();
        draft.HasOne<Accounts.Organization>().WithMany().HasForeignKey(d => d.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        draft.HasIndex(d => new { d.OrganizationId, d.Kind, d.UpdatedAt, d.Id }).IsDescending(false, false, true, true);
    }
}
