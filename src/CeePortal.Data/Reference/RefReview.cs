using CeePortal.Data.Work;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>Which share of a segment's entries is drawn for review, from a day of receipt on until a later row of the segment.</summary>
public sealed class RefSamplingShare : ReferenceRow
{
    /// <summary>What stands for <see cref="WorkSegments.Other"/>, since a key has no empty part.</summary>
    public const string Other = "OTHER";

    /// <summary>One of <see cref="WorkSegments"/>.</summary>
    public required string Segment { get; set; }
    public DateOnly From { get; set; }

    /// <summary>The share in millionths: 10,000 is 1 %.</summary>
    public int Millionths { get; set; }

    public static string KeyOf(string segment) => segment.Length == 0 ? Other : segment;
}

sealed class RefSamplingShareConfiguration : IEntityTypeConfiguration<RefSamplingShare>
{
    public void Configure(EntityTypeBuilder<RefSamplingShare> share)
    {
        share.ToTable("RefSamplingShare");
        share.HasKey(s => new { s.Segment, s.From });
        share.Property(s => s.Segment).Code(5);
    }
}

/// <summary>A rule that selects entries for review.</summary>
public sealed class RefSelectionRule : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public DateOnly From { get; set; }

    /// <summary>The last day of receipt that it asks of.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The Center whose entries it selects; empty for all.</summary>
    public string Center { get; set; } = "";
    public string? EntryType { get; set; }

    /// <summary>The first digits of the tariff number.</summary>
    public string? Tariff { get; set; }
    public string? Origin { get; set; }
    public string? Preference { get; set; }

    /// <summary>What the value of a line is to exceed, in cents; 0 asks nothing.</summary>
    public long ValueAboveCents { get; set; }
    public ValidationProgram Program { get; set; } = ValidationProgram.Classification;
    public int Millionths { get; set; } = 1_000_000;

    public bool Holds(DateOnly received) => From <= received && (To is null || received <= To);

    public SelectionRule ToRule() => new(Code, Name)
    {
        Office = Center.Length == 0 ? null : Center,
        EntryType = EntryType is { Length: > 0 } type ? Domain.Entries.EntryType.Parse(type) : default,
        Tariff = Some(Tariff),
        Origin = Some(Origin),
        Preference = Some(Preference),
        ValueAbove = ValueAboveCents == 0 ? null : new Money(ValueAboveCents),
        Program = Program,
        Share = new(Millionths),
    };

    static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

sealed class RefSelectionRuleConfiguration : IEntityTypeConfiguration<RefSelectionRule>
{
    public void Configure(EntityTypeBuilder<RefSelectionRule> rule)
    {
        rule.ToTable("RefSelectionRule");
        rule.HasKey(r => r.Code);
        rule.Property(r => r.Code).Code(20);
        rule.Property(r => r.Name).HasMaxLength(200);
        rule.Property(r => r.Center).Code(3);
        rule.Property(r => r.EntryType).Code(2);
        rule.Property(r => r.Tariff).Code(10);
        rule.Property(r => r.Origin).Code(2);
        rule.Property(r => r.Preference).Code(2);
    }
}

/// <summary>What a finding of a review may say is wrong. Findings keep code and words, so that one that ends stays readable.</summary>
public sealed class RefDiscrepancy : ReferenceRow
{
    public required string Code { get; set; }

    /// <summary>What stands for every programme.</summary>
    public const string AnyProgram = "Any";

    /// <summary>The programme that offers it: a name of <see cref="ValidationProgram"/>, or <see cref="AnyProgram"/>.</summary>
    public required string Program { get; set; }
    public required string Name { get; set; }
    public DateOnly? Ended { get; set; }
}

sealed class RefDiscrepancyConfiguration : IEntityTypeConfiguration<RefDiscrepancy>
{
    public void Configure(EntityTypeBuilder<RefDiscrepancy> row)
    {
        row.ToTable("RefDiscrepancy");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(20);
        row.Property(r => r.Program).Code(40);
        row.Property(r => r.Name).HasMaxLength(200);
    }
}

/// <summary>Why a summary is rejected.</summary>
public sealed class RefRejectionReason : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public DateOnly? Ended { get; set; }
}

sealed class RefRejectionReasonConfiguration : IEntityTypeConfiguration<RefRejectionReason>
{
    public void Configure(EntityTypeBuilder<RefRejectionReason> row)
    {
        row.ToTable("RefRejectionReason");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(10);
        row.Property(r => r.Name).HasMaxLength(200);
    }
}

/// <summary>What a document of an entry may be.</summary>
public sealed class RefEntryDocument : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public DateOnly? Ended { get; set; }
}

sealed class RefEntryDocumentConfiguration : IEntityTypeConfiguration<RefEntryDocument>
{
    public void Configure(EntityTypeBuilder<RefEntryDocument> row)
    {
        row.ToTable("RefEntryDocument");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(10);
        row.Property(r => r.Name).HasMaxLength(200);
    }
}

/// <summary>The amount above which a second person reviews the end of an item of a kind.</summary>
public sealed class RefReviewLimit : ReferenceRow
{
    /// <summary>The code of the kind of work.</summary>
    public required string Kind { get; set; }
    public long AboveCents { get; set; }
}

sealed class RefReviewLimitConfiguration : IEntityTypeConfiguration<RefReviewLimit>
{
    public void Configure(EntityTypeBuilder<RefReviewLimit> row)
    {
        row.ToTable("RefReviewLimit");
        row.HasKey(r => r.Kind);
        row.Property(r => r.Kind).Code(40);
    }
}
