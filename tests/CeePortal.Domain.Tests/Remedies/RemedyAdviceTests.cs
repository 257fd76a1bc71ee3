using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Remedies;
using static CeePortal.Domain.Tests.Liquidation.Entries;

namespace CeePortal.Domain.Tests.Remedies;

/// <summary>Which way is open to put an entry right on which day. The entry is of May 18, 2024; 300 days end on March 14, 2025.</summary>
public sealed class RemedyAdviceTests
{
    static IReadOnlyList<RemedyVerdict> Ask(RemedyAim aim, string today, LiquidationHistory? history = null, Func<RemedyQuestion, RemedyQuestion>? with = null)
    {
        var question = new RemedyQuestion(aim, history ?? Of(), Day(today));
        return RemedyAdvice.For(with is null ? question : with(question));
    }

    static RemedyVerdict On(IReadOnlyList<RemedyVerdict> all, Remedy remedy) => all.Single(v => v.Remedy == remedy);

    [Theory]
    [InlineData("2025-03-14", RemedyStanding.Best)]
    [InlineData("2025-03-15", RemedyStanding.Closed)]
    public void Unliquidated_and_overpaid_is_corrected_until_day_300(string today, RemedyStanding standing)
    {
        var all = Ask(RemedyAim.PaidTooMuch, today);
        Assert.Equal(standing, On(all, Remedy.Correction).Standing);
        Assert.Equal(RemedyStanding.NotYet, On(all, Remedy.Protest).Standing);
        Assert.Equal(RemedyStanding.NotForThis, On(all, Remedy.PostImportationClaim).Standing);
        Assert.Equal(standing == RemedyStanding.Best ? new DateOnly(2025, 3, 14) : null, On(all, Remedy.Correction).LastDay);
    }

    [Theory]
    [InlineData("2025-03-28", RemedyStanding.NotYet)] // the day of liquidation
    [InlineData("2025-03-29", RemedyStanding.Best)]
    [InlineData("2025-09-24", RemedyStanding.Best)] // day 180
    [InlineData("2025-09-25", RemedyStanding.Closed)]
    public void Liquidated_and_overpaid_is_protested_for_180_days(string today, RemedyStanding standing)
    {
        var all = Ask(RemedyAim.PaidTooMuch, today, Of().And(Liquidated("2025-03-28")));
        Assert.Equal(standing, On(all, Remedy.Protest).Standing);
        Assert.Equal(RemedyStanding.Closed, On(all, Remedy.Correction).Standing);
        Assert.Equal(today == "2025-03-28" || today == "2025-03-29" ? RemedyStanding.Open : RemedyStanding.Closed, On(all, Remedy.VoluntaryReliquidation).Standing);
    }

    [Fact]
    public void A_preference_is_claimed_for_a_year_from_importation_also_after_liquidation()
    {
        var history = Of().And(Liquidated("2025-03-28"));
        var last = Ask(RemedyAim.Preference, "2025-05-10", history, q => q with { ImportedOn = new(2024, 5, 10), ProgramHasClaim = true });
        Assert.Equal((RemedyStanding.Best, new DateOnly(2025, 5, 10), false), (On(last, Remedy.PostImportationClaim).Standing, On(last, Remedy.PostImportationClaim).LastDay, On(last, Remedy.PostImportationClaim).IsEstimated));
        var late = Ask(RemedyAim.Preference, "2025-05-11", history, q => q with { ImportedOn = new(2024, 5, 10), ProgramHasClaim = true });
        Assert.Equal((RemedyStanding.Closed, RemedyStanding.Best), (On(late, Remedy.PostImportationClaim).Standing, On(late, Remedy.Protest).Standing));
    }

    [Fact]
    public void An_agreement_without_the_claim_leads_to_correction_or_protest()
    {
        var all = Ask(RemedyAim.Preference, "2024-09-02", with: q => q with { ProgramHasClaim = false });
        Assert.Equal((RemedyStanding.NotForThis, RemedyStanding.Best), (On(all, Remedy.PostImportationClaim).Standing, On(all, Remedy.Correction).Standing));
    }

    [Fact]
    public void What_was_underpaid_is_corrected_while_that_is_open_and_disclosed_afterwards()
    {
        var open = Ask(RemedyAim.PaidTooLittle, "2024-09-02");
        Assert.Equal((RemedyStanding.Best, RemedyStanding.Open, RemedyStanding.NotForThis), (On(open, Remedy.Correction).Standing, On(open, Remedy.PriorDisclosure).Standing, On(open, Remedy.Protest).Standing));
        var final = Ask(RemedyAim.PaidTooLittle, "2026-09-02", Of().And(Liquidated("2025-03-28")));
        Assert.Equal((RemedyStanding.Closed, RemedyStanding.Best), (On(final, Remedy.Correction).Standing, On(final, Remedy.PriorDisclosure).Standing));
        var known = Ask(RemedyAim.PaidTooLittle, "2026-09-02", Of().And(Liquidated("2025-03-28")), q => q with { IsInvestigated = true });
        Assert.Equal(RemedyStanding.Closed, On(known, Remedy.PriorDisclosure).Standing);
    }

    [Theory]
    [InlineData(false, false, "replace the summary itself")]
    [InlineData(true, true, "CBP reviews this entry")]
    public void An_entry_that_is_unpaid_or_under_review_is_not_corrected_yet(bool isPaid, bool isReviewed, string words)
    {
        var verdict = On(Ask(RemedyAim.PaidTooMuch, "2024-09-02", with: q => q with { IsPaid = isPaid, IsUnderReview = isReviewed }), Remedy.Correction);
        Assert.Equal(RemedyStanding.NotYet, verdict.Standing);
        Assert.Contains(words, verdict.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_informal_entry_has_no_correction_and_a_year_unconfirmed_opens_an_estimated_protest()
    {
        Assert.Equal(RemedyStanding.Closed, On(Ask(RemedyAim.PaidTooMuch, "2024-09-02", Of("11")), Remedy.Correction).Standing);
        var deemed = On(Ask(RemedyAim.PaidTooMuch, "2025-06-20"), Remedy.Protest);
        Assert.Equal((RemedyStanding.Best, true), (deemed.Standing, deemed.IsEstimated));
    }

    [Fact]
    public void Every_verdict_says_why_and_by_what_text()
    {
        foreach (var aim in Enum.GetValues<RemedyAim>())
            foreach (var day in new[] { "2024-05-18", "2025-03-15", "2025-05-19", "2027-01-04" })
                foreach (var history in new[] { Of(), Of("11"), Of().And(Liquidated("2025-03-28")) })
                {
                    var all = Ask(aim, day, history);
                    Assert.Equal(5, all.Count);
                    Assert.True(all.Count(v => v.Standing == RemedyStanding.Best) <= 1);
                    Assert.All(all, v => Assert.True(v.Why.EndsWith('.') && v.Citation.Length > 0));
                    Assert.All(all.Where(v => v.Standing is RemedyStanding.Closed or RemedyStanding.NotYet or RemedyStanding.NotForThis), v => Assert.Null(v.LastDay));
                    Assert.All(all.Where(v => v.LastDay is not null), v => Assert.True(v.LastDay >= Day(day)));
                }
    }
}
