using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Tests.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Validations.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Validations;

/// <summary>What findings make of the revenue, computed from what the line should be.</summary>
public sealed class FindingRevenueTests
{
    static readonly DateOnly entered = new(2026, 3, 2);

    // Line 1: 8504.40.9550, $10,000 at 1.5 %, $150 stated; line 2: 8471.30.0100, $4,000, free. Both owe the merchandise processing fee: 0.3464 % of $14,000 is $48.50.
    static EntrySummaryDraft Filed()
    {
        EntryLineDraft Line(int number, string hts, long dollars, long dutyCents)
        {
            var line = new EntryLineDraft { Number = number, Origin = CountryCode.Parse("TW") };
            line.Tariffs.Add(new(HtsNumber.Parse(hts), Money.Dollars(dollars), new(dutyCents)));
            line.Fees.Add(new(FeeTable.MerchandiseProcessing, default));
            return line;
        }
        var filed = new EntrySummaryDraft { Type = EntryType.Parse("01") };
        filed.Lines.AddRange([Line(1, "8504.40.9550", 10_000, 150_00), Line(2, "8471.30.0100", 4_000, 0)]);
        filed.Totals.Duty = new(150_00);
        filed.Totals.Fees = new(48_50);
        filed.Totals.ByClass.Add(new(FeeTable.MerchandiseProcessing, new(48_50)));
        return filed;
    }

    static ValidationFinding Should(LineShouldBe should, int? line = 1, ValidationProgram program = ValidationProgram.Value) =>
        new(First, line, program, "VAL-ASSIST", "Assists not declared", Money.Zero, FindingAction.Change, "Moulds were supplied free of charge.") { Should = should };

    static IReadOnlyList<ValidationFinding> Compute(List<(int, string, string)> problems, params ValidationFinding[] findings) =>
        FindingRevenue.Of(findings, Filed(), Filed(), entered, RevenueBooks.Book, (at, property, why) => problems.Add((at, property, why)));

    static IReadOnlyList<ValidationFinding> Of(params ValidationFinding[] findings)
    {
        List<(int, string, string)> problems = [];
        var computed = Compute(problems, findings);
        Assert.Empty(problems);
        return computed;
    }

    // The correction stated $11,000 for line 1: duty of $15.00 more, of which $10.00 was not deposited.
    [Fact]
    public void What_a_refused_correction_stated_and_nobody_deposited_is_told_once_in_the_figures()
    {
        var corrected = Filed();
        corrected.Lines[0].Tariffs[0] = corrected.Lines[0].Tariffs[0] with { Value = Money.Dollars(11_000), Duty = new(165_00) };
        var refused = new RefusedCorrection(WorkNumber.Parse("270426600001"), new(2026, 3, 2), Domain.Corrections.EntryDifferences.Between(Filed(), corrected), new(10_00));
        var computed = Of(Should(new() { Value = Money.Dollars(12_000) }), Should(new() { Value = Money.Dollars(13_000) }));

        var told = refused.ToldIn(computed, isAsEntered: true);
        Assert.Equal(computed.Select(f => f.RevenueChange), told.Select(f => f.RevenueChange));
        Assert.Contains($"Of this, $10.00 was stated in correction {refused.Number} and not deposited.", told[0].Computed!.How, StringComparison.Ordinal);
        Assert.DoesNotContain("Of this", told[1].Computed!.How, StringComparison.Ordinal);
        Assert.Equal([new(refused.Number, refused.FiledOn, new(10_00)), null], told.Select(f => f.Stated));
        // A notice tells no more of it than the entry changes in all.
        Assert.Equal(new Money(10_00), told.StatedOf(told[0].Entry)?.Amount);
        Assert.Equal(new Money(4_00), told.Append(told[0] with { RevenueChange = new Money(4_00) - told.ChangeOf(told[0].Entry), Stated = null }).StatedOf(told[0].Entry)?.Amount);
        Assert.Null(told.Select(f => f with { Action = FindingAction.Inform }).StatedOf(told[0].Entry));
        Assert.Contains("over the summary as entered", told[1].Computed!.How, StringComparison.Ordinal);

        Assert.DoesNotContain("Of this", (refused with { NotDeposited = Money.Zero }).ToldIn(computed, isAsEntered: true)[0].Computed!.How, StringComparison.Ordinal);
        // Over the corrected summary the finding has nothing of it, and the bill has.
        Assert.Contains("states $10.00 more than was deposited", refused.ToldIn(computed, isAsEntered: false)[0].Computed!.How, StringComparison.Ordinal);
        Assert.Contains("states $10.00 less than was deposited", (refused with { NotDeposited = new(-10_00) }).ToldIn(computed, isAsEntered: false)[0].Computed!.How, StringComparison.Ordinal);
    }

    // By hand: 1.5 % of $12,000 is $180, $30 more; the fee 0.3464 % of $16,000 is $55.42, $6.92 more. Together $36.92.
    [Fact]
    public void A_value_is_computed_to_the_cent_and_opens()
    {
        var finding = Assert.Single(Of(Should(new() { Value = Money.Dollars(12_000) })));
        Assert.Equal(new Money(36_92), finding.RevenueChange);
        Assert.Equal([new Money(30_00), new(6_92)], finding.Computed!.Parts.Select(p => p.Amount));
        Assert.Contains(finding.Computed.All, f => f.How.Contains("1.5% of $12,000.00", StringComparison.Ordinal));
        Assert.Contains("value $12,000.00", finding.Computed.How, StringComparison.Ordinal);
    }

    // By hand: T-shirts at 16.5 %: $1,650 of $10,000, $1,500 more. With the value as well 16.5 % of $12,000 is $1,980 and the fee $6.92 more: together $1,836.92, of which the second adds $336.92.
    [Fact]
    public void Findings_of_one_line_count_on_top_of_each_other_and_their_sum_is_the_change_of_the_entry()
    {
        var findings = Of(Should(new() { Number = HtsNumber.Parse("6109.10.0012") }, program: ValidationProgram.Classification), Should(new() { Value = Money.Dollars(12_000) }));
        Assert.Equal([new Money(1_500_00), new(336_92)], findings.Select(f => f.RevenueChange));
        Assert.Equal(new Money(1_836_92), findings.ChangeOf(First));
        Assert.Equal(new Money(-1_500_00), findings[1].Computed!.Parts[^1].Amount);
    }

    // By hand: the case is 12.5 % of $4,000, $500; nothing of it was stated.
    [Fact]
    public void A_case_that_was_not_stated_and_a_claim_that_falls_are_computed()
    {
        var added = Assert.Single(Of(Should(new() { Case = "A570123000", CaseRate = 12_50 }, line: 2, program: ValidationProgram.AntidumpingCountervailing)));
        Assert.Equal((new Money(500_00), "case A-570123000 at 12.5%"), (added.RevenueChange, added.Should!.InWords));

        var (filed, copy) = (Filed(), Filed());
        foreach (var draft in new[] { filed, copy }) (draft.Lines[0].SpecialProgram, draft.Lines[0].Origin, draft.Lines[0].Tariffs[0], draft.Totals.Duty) = ("KR", CountryCode.Parse("KR"), draft.Lines[0].Tariffs[0] with { Duty = default }, default);
        var fallen = Assert.Single(FindingRevenue.Of([Should(new() { Program = "" }, program: ValidationProgram.Preference)], filed, copy, entered, RevenueBooks.Book, (_, _, why) => Assert.Fail(why)));
        Assert.Equal(new Money(150_00), fallen.RevenueChange); // 1.5 % of $10,000 instead of free
    }

    [Fact]
    public void What_cannot_be_computed_says_why_and_leaves_the_amount_to_be_typed()
    {
        List<(int At, string Property, string Why)> problems = [];
        Compute(problems, Should(new() { Number = HtsNumber.Parse("9102.11.1010") }), Should(new() { Value = Money.Dollars(1) }, line: 9), Should(new() { CaseRate = 5_00 }, line: 2), Should(new() { Case = "A570123000" }, line: 2));
        Assert.Equal([(0, "Number"), (1, "Line"), (2, "Case"), (3, "CaseRate")], problems.Select(p => (p.At, p.Property)));
        Assert.Contains("type the change and say how it was found", problems[0].Why, StringComparison.Ordinal);
        Assert.Contains("has no line 9", problems[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_typed_amount_needs_its_reason_and_a_computed_one_none()
    {
        var validation = Open();
        Refused(() => validation.RecordFindings([Change("5") with { TypedBecause = " " }], Specialist("2026-03-02")), "how the amount that you type was found");
        Refused(() => validation.RecordFindings([Should(new() { Value = Money.Dollars(12_000) })], Specialist("2026-03-02")), "was not computed");
        Refused(() => validation.RecordFindings([Should(new() { Value = Money.Dollars(12_000) }, line: null)], Specialist("2026-03-02")), "name the line");
        validation.RecordFindings(Of(Should(new() { Value = Money.Dollars(12_000) })), Specialist("2026-03-02"));
        IsRebuiltFromItsEvents(validation);
        var read = WorkJournal.Read(Validation.ValidationKind, 2, "findings-recorded", 1, validation.Pending[^1].At, 10, WorkJournal.Write(validation.Pending[^1]));
        Assert.Equal(validation.Findings[0].Computed!.All.Select(f => (f.What, f.Amount)), ((FindingsRecorded)read.Fact).Findings[0].Computed!.All.Select(f => (f.What, f.Amount)));
    }
}
