using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Share = CeePortal.Domain.Validations.Share;

namespace CeePortal.Data.Reference;

/// <summary>A rule by which corrections are chosen for review by a team. CBP's own rules are not published; these are an office's.</summary>
public sealed class RefReviewRule : ReferenceRow
{
    /// <summary>Every segment of importers.</summary>
    public const string AllSegments = "*";

    /// <summary>Importers of no segment.</summary>
    public const string NoSegment = "-";

    public required string Code { get; set; }
    public SelectionKind Kind { get; set; }

    /// <summary>The amount from which a change of revenue is reviewed, up or down.</summary>
    public long AmountCents { get; set; }

    /// <summary>The share that is drawn, in millionths.</summary>
    public int ShareMillionths { get; set; }
    public string Segment { get; set; } = AllSegments;

    /// <summary>False while the rule rests.</summary>
    public bool IsInForce { get; set; } = true;

    /// <summary>The codes of segments that a rule may name.</summary>
    public static IReadOnlyList<string> Segments { get; } = [AllSegments, .. WorkSegments.All.Select(s => s.Code.Length == 0 ? NoSegment : s.Code)];

    public SelectionRule ToDomain() => new(Code, Kind, new Money(AmountCents), new Share(ShareMillionths), Segment switch { AllSegments => null, NoSegment => WorkSegments.Other, _ => Segment });
}

sealed class RefReviewRuleConfiguration : IEntityTypeConfiguration<RefReviewRule>
{
    public void Configure(EntityTypeBuilder<RefReviewRule> rule)
    {
        rule.ToTable("RefReviewRule");
        rule.HasKey(r => r.Code);
        rule.Property(r => r.Code).Code(40);
        rule.Property(r => r.Segment).Code(4);
    }
}
