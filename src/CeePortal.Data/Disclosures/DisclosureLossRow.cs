using CeePortal.Data.Work;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Disclosures;

/// <summary>A row of the spreadsheet of a prior disclosure. A disclosure may have tens of thousands, so they stand beside its
/// events; the events name the sheet in force and keep its sums and its digest.</summary>
public sealed class DisclosureLossRow : IWorkPart
{
    public long Id { get; set; }
    public long WorkId { get; set; }

    /// <summary>The spreadsheet that it is of: rows of one that was never filed belong to nothing.</summary>
    public long Sheet { get; set; }

    /// <summary>Its place in the spreadsheet.</summary>
    public int Row { get; set; }

    /// <summary>The 11 characters of the entry number.</summary>
    public required string Entry { get; set; }
    public int Line { get; set; }

    /// <summary>The port of entry, which need not be that of the item.</summary>
    public required string EntryPort { get; set; }
    public DateOnly EnteredOn { get; set; }
    public DateOnly? LiquidatedOn { get; set; }
    public long ValueCents { get; set; }
    public long PaidDutyCents { get; set; }
    public long PaidCasesCents { get; set; }
    public long PaidFeesCents { get; set; }

    /// <summary>As stated; null where it is computed from the correct data.</summary>
    public long? OwedDutyCents { get; set; }
    public long OwedCasesCents { get; set; }
    public long OwedFeesCents { get; set; }

    /// <summary>The correct tariff number, ten digits; null when the duty owed is stated.</summary>
    public string? CorrectNumber { get; set; }
    public string? CorrectOrigin { get; set; }
    public string? CorrectProgram { get; set; }
    public long? CorrectValueCents { get; set; }

    /// <summary>Owed less paid, as computed when it was filed; negative when too much was paid.</summary>
    public long DifferenceCents { get; set; }

    /// <summary>What the portal has instead, a sentence each; null where it says the same, or has nothing.</summary>
    public string? OnFile { get; set; }
    public long ImporterId { get; set; }
    public long OrganizationId { get; set; }
    public required string Filer { get; set; }
    public required string Office { get; set; }
    public required string Port { get; set; }
    public WorkAudience Audience { get; set; }

    public LossRow ToDomain() => new(Row, EntryNumber.Parse(Entry), Line, PortCode.Parse(EntryPort), EnteredOn, LiquidatedOn, new(ValueCents),
        new(new(PaidDutyCents), new(PaidCasesCents), new(PaidFeesCents)), new(new(OwedDutyCents ?? 0), new(OwedCasesCents), new(OwedFeesCents)),
        CorrectNumber is { } number ? new(HtsNumber.Parse(number), CountryCode.Parse(CorrectOrigin!), CorrectProgram ?? "", new(CorrectValueCents ?? 0)) : null);

    public static DisclosureLossRow From(RowLoss loss, long id, long sheet, string? onFile, WorkRecord item) => new()
    {
        Id = id,
        WorkId = item.Id,
        Sheet = sheet,
        Row = (int)loss.Of.Row,
        Entry = loss.Of.Entry.ToCompact(),
        Line = loss.Of.Line,
        EntryPort = loss.Of.Port.ToString(),
        EnteredOn = loss.Of.EnteredOn,
        LiquidatedOn = loss.Of.LiquidatedOn,
        ValueCents = loss.Of.Value.Cents,
        PaidDutyCents = loss.Of.Paid.Duty.Cents,
        PaidCasesCents = loss.Of.Paid.Cases.Cents,
        PaidFeesCents = loss.Of.Paid.Fees.Cents,
        OwedDutyCents = loss.Of.Correct is null ? loss.Of.Owed.Duty.Cents : null,
        OwedCasesCents = loss.Of.Owed.Cases.Cents,
        OwedFeesCents = loss.Of.Owed.Fees.Cents,
        CorrectNumber = loss.Of.Correct?.Number.ToCompact(),
        CorrectOrigin = loss.Of.Correct?.Origin.ToString(),
        CorrectProgram = loss.Of.Correct is { Program.Length: > 0 } c ? c.Program : null,
        CorrectValueCents = loss.Of.Correct?.Value.Cents,
        DifferenceCents = loss.Difference.Cents,
        OnFile = onFile,
        ImporterId = item.ImporterId,
        OrganizationId = item.OrganizationId,
        Filer = item.Filer,
        Office = item.Office,
        Port = item.Port,
        Audience = item.Audience,
    };
}

sealed class DisclosureLossRowConfiguration : IEntityTypeConfiguration<DisclosureLossRow>
{
    public void Configure(EntityTypeBuilder<DisclosureLossRow> row)
    {
        row.ToTable("DisclosureLoss");
        row.Property(r => r.Entry).Code(11);
        row.Property(r => r.EntryPort).Code(4);
        row.Property(r => r.CorrectNumber).Code(10);
        row.Property(r => r.CorrectOrigin).Code(2);
        row.Property(r => r.CorrectProgram).Code(10);
        row.Property(r => r.OnFile).HasMaxLength(1000);
        row.Property(r => r.Filer).Code(3);
        row.Property(r => r.Office).Code(4);
        row.Property(r => r.Port).Code(4);
        row.HasOne<WorkRecord>().WithMany().HasForeignKey(r => r.WorkId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(r => new { r.WorkId, r.Sheet, r.Row }); // a page of the table, and the whole
        row.HasIndex(r => r.Entry); // an entry's page asks which disclosures name it
    }
}
