using CeePortal.Domain.Claims;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Tests.Revenue;
using CeePortal.Domain.Trade;
using static CeePortal.Domain.Tests.Claims.Samples;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Claims;

/// <summary>What a claim refunds, computed from the summary: each line less its duty under the program, and the fee of the entry.</summary>
public sealed class ClaimRefundTests
{
    static readonly DateOnly entered = new(2026, 3, 2);
    static readonly ClaimProgram exempt = Korea with { ExemptsMpf = true };

    // Line 1: converters, $10,000 at 1.5 %, $150; line 2: shirts, $20,000 at 16.5 %, $3,300; line 3: watches, no computed special rate. All owe the
    // merchandise processing fee: 0.3464 % of $31,000 is $107.38.
    static EntrySummaryDraft Filed()
    {
        static EntryLineDraft Line(int number, string hts, long dollars, long dutyCents)
        {
            var line = new EntryLineDraft { Number = number, Origin = CountryCode.Parse("KR") };
            line.Tariffs.Add(new(HtsNumber.Parse(hts), Money.Dollars(dollars), new(dutyCents)));
            line.Fees.Add(new(FeeTable.MerchandiseProcessing, default));
            return line;
        }
        var filed = new EntrySummaryDraft { Type = EntryType.Parse("01") };
        filed.Lines.AddRange([Line(1, "8504.40.9550", 10_000, 150_00), Line(2, "6109.10.0012", 20_000, 3_300_00), Line(3, "9102.11.1010", 1_000, 60_00)]);
        filed.Totals.ByClass.Add(new(FeeTable.MerchandiseProcessing, new(107_38)));
        return filed;
    }

    static ClaimRefund Of(string lines, ClaimProgram program, EntrySummaryDraft? filed = null) => ClaimRefund.Of(filed ?? Filed(), filed ?? Filed(), lines, program, entered, RevenueBooks.Book);

    [Theory]
    [InlineData("1", 150_00)]
    [InlineData("2", 3_300_00)]
    [InlineData("1, 2", 3_450_00)]
    [InlineData("1-2", 3_450_00)]
    [InlineData("1 and 2", 3_450_00)]
    public void Each_claimed_line_is_refunded_what_was_stated_less_what_is_due_under_the_program(string lines, long cents)
    {
        var refund = Of(lines, Korea);
        Assert.Equal((cents, null, null), (refund.Duty!.Amount.Cents, refund.Fee, refund.Problem));
        Assert.Equal(refund.Duty.Amount.Cents, refund.Duty.Parts.Sum(p => p.Amount.Cents));
        Assert.Contains("program KR", refund.Duty.Parts[0].Parts[0].Parts[0].How, StringComparison.Ordinal);
    }

    // Without lines 1 and 2, $1,000 owes the fee, at least $33.58; without line 1, 0.3464 % of $21,000 is $72.74.
    [Fact]
    public void The_fee_falls_with_the_lines_that_qualify_where_the_program_exempts_them_and_stays_where_it_does_not()
    {
        Assert.Equal(107_38 - 33_58, Of("1, 2", exempt).Fee!.Amount.Cents);
        Assert.Equal((107_38 - 72_74, 150_00 + 107_38 - 72_74), (Of("1", exempt).Fee!.Amount.Cents, Of("1", exempt).Amount!.Value.Cents));
        Assert.Null(Of("1", Korea).Fee);
        EntrySummaryDraft Two()
        {
            var filed = Filed();
            filed.Lines.RemoveAt(2);
            filed.Totals.ByClass[0] = new(FeeTable.MerchandiseProcessing, new(103_92)); // 0.3464 % of $30,000
            return filed;
        }
        var all = ClaimRefund.Of(Two(), Two(), "", exempt, entered, RevenueBooks.Book);
        Assert.Equal((3_450_00, 103_92), (all.Duty!.Amount.Cents, all.Fee!.Amount.Cents)); // nothing owes it any more
        Assert.Contains("19 CFR 24.23(c)", all.Fee.Source, StringComparison.Ordinal);
    }

    // As filed the lines owe $107.38 and without line 1 $72.74: what was overstated on the other lines is no matter of the claim.
    [Theory]
    [InlineData("1", 150_00, 107_38 - 72_74)]
    [InlineData("1", 107_38, 107_38 - 72_74)]
    [InlineData("1", 80_00, 80_00 - 72_74)] // less was paid than was owed
    [InlineData("1", 70_00, null)]
    [InlineData("1, 2", 150_00, 107_38 - 33_58)]
    public void The_fee_that_is_refunded_is_no_more_than_the_claim_changes(string lines, int stated, int? refunded)
    {
        EntrySummaryDraft Stated()
        {
            var filed = Filed();
            filed.Totals.ByClass[0] = new(FeeTable.MerchandiseProcessing, new(stated));
            return filed;
        }
        var fee = ClaimRefund.Of(Stated(), Stated(), lines, exempt, entered, RevenueBooks.Book).Fee;
        Assert.Equal(refunded, fee?.Amount.Cents);
        Assert.Equal(stated > 107_38, fee?.How.Contains("What was stated above $107.38, the fee of the lines as filed, is not refunded by a claim.", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(-100_00, 200_00, "the duty that its reliquidation refunds, zero or more")]
    [InlineData(200_00, -100_00, "must be more than zero. Leave it blank for none")]
    [InlineData(0, null, "If nothing is refunded, deny the claim on it")]
    public void Neither_duty_nor_fee_is_refunded_below_zero(int duty, int? fee, string words)
    {
        var claim = File();
        Refused(() => claim.Decide([Allow(1, "2026-02-06", duty) with { Fee = fee is { } f ? new Money(f) : null }], "They qualify.", Day("2026-03-03"), Specialist("2026-03-03")), words);
    }

    [Theory]
    [InlineData("", "The duty of line 3 cannot be computed.")]
    [InlineData("the shirts", "is no list of numbers")]
    [InlineData("2-1", "is no list of numbers")]
    [InlineData("4", "has no line 4")]
    public void What_cannot_be_computed_says_why(string lines, string words)
    {
        var refund = Of(lines, Korea);
        Assert.Null(refund.Amount);
        Assert.Contains(words, refund.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_without_a_rate_for_the_number_refunds_nothing() =>
        Assert.Contains("changes nothing of what was stated", Of("1", new("PE", "Peru", true, false, "19 U.S.C. 1520(d)")).Problem, StringComparison.Ordinal);

    [Fact]
    public void Another_refund_than_was_computed_says_why()
    {
        var computed = Of("1", exempt);
        ClaimRuling Ruling(long duty, long? fee, string because = "") => Allow(1, "2026-02-06", duty) with { Fee = fee is { } f ? new Money(f) : null, Computed = [computed.Duty!, computed.Fee!], TypedBecause = because };
        PostImportationClaim Decided(ClaimRuling ruling)
        {
            var claim = File();
            claim.Decide([ruling], "They qualify.", Day("2026-03-03"), Specialist("2026-03-03"));
            return claim;
        }
        Refused(() => Decided(Ruling(140_00, 34_64)), "the rates on file make a refund of $150.00 and $34.64");
        Refused(() => Decided(Ruling(150_00, null)), "say why it is another");
        var asComputed = Decided(Ruling(150_00, 34_64));
        Assert.Equal(new Money(184_64), asComputed.Refunds);
        IsRebuiltFromItsEvents(asComputed);
        Assert.Equal(new Money(140_00), Decided(Ruling(140_00, null, "Ten dollars were refunded before.")).Refunds);
    }
}
