using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Tests.Revenue;

public sealed class WorksheetRevenueTests
{
    static readonly DateOnly entered = new(2026, 3, 2);
    static readonly Dictionary<int, DeterminedDuty> computed = [];

    static EntryLineDraft Line(int number, string hts, long dollars, long dutyCents, SetRole set = SetRole.None)
    {
        var line = new EntryLineDraft { Number = number, Origin = CountryCode.Parse("TW"), SetRole = set };
        line.Tariffs.Add(new(HtsNumber.Parse(hts), Money.Dollars(dollars), new(dutyCents)));
        return line;
    }

    static EntrySummaryDraft Filed(params EntryLineDraft[] lines)
    {
        var filed = new EntrySummaryDraft { Type = EntryType.Parse("01") };
        filed.Lines.AddRange(lines);
        filed.Totals.Duty = new(lines.Sum(l => l.Tariffs.Sum(t => t.Duty.Cents)));
        return filed;
    }

    static WorksheetRevenue Of(EntrySummaryDraft filed, params WorksheetLine[] lines) => WorksheetRevenue.Of(filed, lines, entered, RevenueBooks.Book);

    [Fact]
    public void A_line_that_nobody_took_up_stands_as_stated_even_where_the_rate_says_otherwise()
    {
        var filed = Filed(Line(1, "8504.40.9550", 10_000, 0), Line(2, "8504.40.9550", 10_000, 150_00));

        Assert.Equal(Money.Zero, Of(filed).Change.Difference);
        Assert.Equal(new Money(15_00), Of(filed, new WorksheetLine(Line(2, "8504.40.9550", 11_000, 150_00), computed)).Change.Difference);
        Assert.Equal(new Money(150_00), Of(filed, new WorksheetLine(filed.Lines[0], computed)).Change.Difference);
    }

    [Theory]
    [InlineData(10_000, 4_000, -6_000)]
    [InlineData(4_000, 10_000, 6_000)]
    public void What_a_correction_states_is_due_over_what_was_deposited_before_it(long deposited, long stated, long difference)
    {
        var filed = Filed(Line(1, "8504.40.9550", 10_000, stated * 100));
        filed.Deposited = new() { Duty = Money.Dollars(deposited) };

        var sheet = Of(filed);
        Assert.Equal(Money.Dollars(difference), sheet.Change.Difference);
        Assert.Equal((Money.Dollars(deposited), Money.Dollars(stated)), (sheet.Change.Before.Total.Amount, sheet.Change.After.Total.Amount));
        // A line that is taken up is computed over what the correction stated: 1.5% of $10,000.
        Assert.Equal(new Money(150_00) - Money.Dollars(deposited), Of(filed, new WorksheetLine(filed.Lines[0], computed)).Change.Difference);
    }

    [Fact]
    public void A_bill_that_was_paid_counts_as_paid_and_one_that_was_not_does_not()
    {
        // $1,000 deposited, liquidated at $1,600, reliquidated at $1,000.
        var filed = Filed(Line(1, "8504.40.9550", 10_000, 1_000_00));
        var bill = new PaidBeside("Bill of the liquidation", "Paid, as the specialist says.", "19 U.S.C. 1505(b)") { Duty = Money.Dollars(600) };

        Assert.Equal(Money.Zero, Of(filed).Change.Difference);
        var paid = WorksheetRevenue.Of(filed, [], entered, RevenueBooks.Book, [bill]);
        Assert.Equal(Money.Dollars(-600), paid.Change.Difference);
        Assert.Contains(paid.Change.Before.Total.All, f => f.What == "Bill of the liquidation");
    }

    // By hand. $1,000 deposited on January 31, 2025; $600 billed on May 11, 100 days later, with interest of $600 x 0.01936129 = $11.62, and paid; reliquidated on August 19, another 100
    // days later, at $900. So $700 goes back: the $600 of the bill with its $11.62, and $100 of the deposit. At 7 % a year, (1 + 0.07/365)^100 = 1.01936129, ^200 = 1.03909744:
    //   of the bill: $611.62 x 0.01936129 = $11.84, and the $11.62 itself
    //   of the deposit: $100 x 0.03909744 = $3.91
    // In all $27.37. (That all $700 from the deposit would bear $27.37 as well is chance.)
    [Fact]
    public void Interest_on_a_refund_runs_on_each_part_from_its_own_payment_and_gives_back_what_was_paid_as_interest()
    {
        var (deposited, billed, reliquidated) = (new DateOnly(2025, 1, 31), new DateOnly(2025, 5, 11), new DateOnly(2025, 8, 19));
        var bill = new PaidBill("Bill of the liquidation of May 11, 2025", billed, Money.Dollars(600), new(11_62));
        Figure Of(long dollars, params PaidBill[] bills) => RefundInterest.Of(Money.Dollars(dollars), deposited, bills, reliquidated, InterestSide.Overpayment, RevenueBooks.Interest)!;

        var figure = Of(700, bill);
        Assert.Equal([new Money(11_62), new(11_84), new(3_91)], figure.Parts.Select(p => p.Amount));
        Assert.Equal(new Money(27_37), figure.Amount);
        Assert.Equal("Interest paid with the bill of the liquidation of May 11, 2025", figure.Parts[0].What);
        // Half of the bill gives half of its interest back, and nothing of the deposit.
        Assert.Equal([new Money(5_81), new(5_92)], Of(300, bill).Parts.Select(p => p.Amount)); // 305.81 x 0.01936129 = 5.9209
        Assert.Equal(new Money(27_37), Of(700).Amount); // 700 x 0.03909744 = 27.3682: without a bill all of it from the deposit
        Assert.Equal(new Money(3_91), Of(100).Amount);
    }

    // By hand. $1,000 deposited on January 31, 2025; $100 billed on May 11 with $5.00 interest, and paid; reliquidated on July 1, which refunded the $100 with its interest; reliquidated again on August 19,
    // 200 days after the deposit, which refunds $50. All of it is of the deposit: $50 x 0.03909744 = $1.95. (As half of the bill it would give back $2.50 a second time.)
    [Fact]
    public void A_bill_that_was_refunded_is_not_refunded_again()
    {
        var (deposited, until) = (new DateOnly(2025, 1, 31), new DateOnly(2025, 8, 19));
        PaidBill[] moves = [new("Bill of the liquidation of May 11, 2025", new(2025, 5, 11), Money.Dollars(100), new(5_00)), new("Refund of the reliquidation of July 1, 2025", new(2025, 7, 1), Money.Dollars(-100), new(-7_00))];
        Figure Of(IReadOnlyList<PaidBill> bills) => RefundInterest.Of(Money.Dollars(50), deposited, bills, until, InterestSide.Overpayment, RevenueBooks.Interest)!;

        Assert.Empty(PaidBill.Left(moves));
        Assert.Equal(new Money(1_95), Of(PaidBill.Left(moves)).Amount);
        Assert.Equal([new Money(2_50), new(1_02)], Of(PaidBill.Left([moves[0]])).Parts.Select(p => p.Amount)); // not refunded before: 52.50 x 0.01936129 = 1.0165
    }

    [Fact]
    public void A_refund_took_what_was_paid_last_before_it_with_the_interest_of_that_part()
    {
        static PaidBill Move(string what, int day, long dollars, long interest) => new(what, new(2025, 5, day), Money.Dollars(dollars), new(interest));
        PaidBill first = Move("First", 11, 600, 11_62), second = Move("Second", 12, 100, 5_00), refund = Move("Refund", 13, -400, -20_00);

        Assert.Equal([first with { Principal = Money.Dollars(300), Interest = new(5_81) }], PaidBill.Left([first, second, refund]));
        Assert.Empty(PaidBill.Left([first, second, Move("Refund", 13, -800, 0)]));
        // A bill that followed the refund stands in full, also one of the same day.
        Assert.Equal([first with { Principal = Money.Dollars(200), Interest = new(3_87) }, second with { PaidOn = refund.PaidOn }], PaidBill.Left([first, refund, second with { PaidOn = refund.PaidOn }]));
        // A second refund goes on where the first ended.
        Assert.Equal([first with { Principal = Money.Dollars(100), Interest = new(1_93) }], PaidBill.Left([first, refund, Move("Refund", 14, -100, 0)])); // 3.87 less half of it, 1.94
    }

    [Fact]
    public void What_was_deposited_with_a_correction_is_divided_as_the_correction_says()
    {
        var differences = new Domain.Corrections.EntryDifferences([], [], [new("Antidumping", 0, 900_00), new("Fees", 10_00, 15_00), new("Duty", 100_00, 80_00)]);
        var paid = PaidBeside.OfCorrection(Domain.Work.WorkNumber.Parse("270426600001"), new(new(2026, 10, 1), Money.Dollars(890)), differences);

        Assert.Equal((Money.Dollars(-15), Money.Dollars(900), Money.Dollars(5)), (paid.Duty, paid.Antidumping, paid.Fees));
    }

    [Fact]
    public void A_second_correction_keeps_what_was_deposited_on_the_first_summary()
    {
        var (first, second, third) = (Filed(Line(1, "8504.40.9550", 10_000, 10_000_00)), Filed(Line(1, "8504.40.9550", 10_000, 4_000_00)), Filed(Line(1, "8504.40.9550", 10_000, 5_000_00)));
        Domain.Corrections.CorrectionCheck.Complete(second, first);
        Domain.Corrections.CorrectionCheck.Complete(third, second);

        Assert.Equal(Money.Dollars(10_000), third.Deposited!.Duty);
    }

    [Fact]
    public void The_difference_opens_to_what_is_due_less_what_was_stated()
    {
        var filed = Filed(Line(1, "8504.40.9550", 10_000, 150_00));
        var duty = Of(filed, new WorksheetLine(Line(1, "6109.10.0012", 10_000, 150_00), computed)).Change.After.Duty;

        Assert.Equal(new Money(1_650_00), duty.Amount);
        Assert.Equal(duty.Amount.Cents, duty.Parts.Sum(p => p.Amount.Cents));
        Assert.Contains(duty.All, f => f.How.Contains("16.5% of $10,000.00", StringComparison.Ordinal));
    }

    [Fact]
    public void Duty_that_a_specialist_sets_counts_and_says_so()
    {
        var filed = Filed(Line(1, "9102.11.1010", 500, 12_34));
        var sheet = Of(filed, new WorksheetLine(filed.Lines[0], new Dictionary<int, DeterminedDuty> { [0] = new(new(45_00), "44 cents and 6.4% of the case of $10") }));

        Assert.Equal(new Money(32_66), sheet.Change.Difference);
        Assert.Contains(sheet.Change.After.Lines[0].Duty.Parts, p => p.Basis == FigureBasis.Determined && p.How.Contains("44 cents", StringComparison.Ordinal));
    }

    [Fact]
    public void The_merchandise_processing_fee_is_computed_anew_with_its_bounds()
    {
        var line = Line(1, "8471.30.0100", 10_000, 0);
        line.Fees.Add(new("499", new(34_64)));
        var filed = Filed(line);
        filed.Totals.Fees = new(34_64);
        filed.Totals.ByClass.Add(new("499", new(34_64)));
        var changed = Line(1, "8471.30.0100", 20_000, 0);
        changed.Fees.Add(new("499", new(34_64)));

        Assert.Equal(new Money(34_64), Of(filed, new WorksheetLine(changed, computed)).Change.Difference);
    }

    [Fact]
    public void Below_20_dollars_nothing_is_billed_and_nothing_bears_interest()
    {
        var filed = Filed(Line(1, "8504.40.9550", 10_000, 150_00));
        var small = Of(filed, new WorksheetLine(Line(1, "8504.40.9550", 11_000, 150_00), computed));
        var large = Of(filed, new WorksheetLine(Line(1, "8504.40.9550", 20_000, 150_00), computed));

        Assert.True(small.IsDisregarded);
        Assert.Null(small.Interest(new(2025, 1, 1), new(2025, 12, 31), InterestSide.CorporateOverpayment, RevenueBooks.Interest));
        Assert.False(large.IsDisregarded);
        Assert.Equal(new Money(10_84), large.Interest(new(2025, 1, 1), new(2025, 12, 31), InterestSide.CorporateOverpayment, RevenueBooks.Interest)!.Amount);
    }

    [Fact]
    public void A_component_of_a_set_owes_nothing_beside_the_set()
    {
        var filed = Filed(Line(1, "6109.10.0012", 1_000, 165_00, SetRole.Header), Line(2, "8504.40.9550", 600, 0, SetRole.Component), Line(3, "6109.10.0012", 400, 0, SetRole.Component));

        Assert.Equal(new Money(165_00), EntryRevenue.Of(filed, entered, RevenueBooks.Book).Duty.Amount);
    }
}
