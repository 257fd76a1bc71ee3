using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>Rates of interest of a time (19 U.S.C. 1505; 26 U.S.C. 6621), in millionths a year: 70000 is 7 %.</summary>
/// <remarks>They hold until the next row begins. After <see cref="To"/> they are carried forward, and figures say so.</remarks>
public sealed class RefInterest : ReferenceRow
{
    public DateOnly From { get; set; }

    /// <summary>The last day for which a notice was read.</summary>
    public DateOnly? To { get; set; }
    public int UnderpaymentMillionths { get; set; }
    public int OverpaymentMillionths { get; set; }
    public int CorporateOverpaymentMillionths { get; set; }
}

sealed class RefInterestConfiguration : IEntityTypeConfiguration<RefInterest>
{
    public void Configure(EntityTypeBuilder<RefInterest> interest)
    {
        interest.ToTable("RefInterest");
        interest.HasKey(i => i.From);
    }
}

/// <summary>A rate of duty that an administrator added to the edition of the tariff that came with the portal, or set in the
/// place of one of its rates. The edition itself is not in the database: see <see cref="TariffEdition"/>.</summary>
public sealed class RefDutyRate : ReferenceRow
{
    /// <summary>Eight or ten digits.</summary>
    public required string Number { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>The tariff's words: <c>4.4¢/kg + 2%</c>.</summary>
    public string General { get; set; } = "";

    /// <summary>With the programs in parentheses: <c>Free (AU,KR) 2% (JP)</c>.</summary>
    public string Special { get; set; } = "";
    public string Other { get; set; } = "";
}

sealed class RefDutyRateConfiguration : IEntityTypeConfiguration<RefDutyRate>
{
    public void Configure(EntityTypeBuilder<RefDutyRate> rate)
    {
        rate.ToTable("RefDutyRate");
        rate.HasKey(r => new { r.Number, r.From });
        rate.Property(r => r.Number).Code(10);
        rate.Property(r => r.General).HasMaxLength(300);
        rate.Property(r => r.Special).HasMaxLength(300);
        rate.Property(r => r.Other).HasMaxLength(300);
    }
}
