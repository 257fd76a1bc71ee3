using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using static CeePortal.Domain.Tests.Liquidation.Entries;

namespace CeePortal.Domain.Tests.Liquidation;

/// <summary>Rules 10 and 11 of the process rules, on the history of an entry. (As bare clocks: Clocks/ProcessRulesTests.)</summary>
public class ProcessRulesTests
{
    [Fact]
    public void Rule10_OneYearPassed_IsFlaggedAsDeemedAtAssertedValues_AndOnlyConfirmingRecordsIt()
    {
        var history = Of();
        var due = Day("2025-05-18"); // a Sunday stays
        Assert.Null(history.DeemedOn(due)); // on the last day CBP may still liquidate
        Assert.Equal(due, history.DeemedOn(due.AddDays(1)));
        Assert.Equal(due, history.DeemedOn(due.AddDays(400)));
        Assert.Null(history.Liquidation); // a flag, not a record
        Assert.Contains("the importer asserted", history.Deemed!.Clock.Rule.Consequence, StringComparison.Ordinal);

        Assert.Contains("has not run out", Refused(() => history.ConfirmDeemed("7", due)), StringComparison.Ordinal);
        var confirmed = history.With(history.ConfirmDeemed("7", due.AddDays(9)), due.AddDays(9));
        Assert.Equal((due, LiquidationResult.Deemed), (confirmed.Liquidation!.On, confirmed.Liquidation.Result)); // dated to the legal day
        Assert.Null(confirmed.DeemedOn(Later));
        // Neither bill nor refund: the protest runs, and payments by 19 U.S.C. 1504(a)(3).
        Assert.Contains(confirmed.Windows(), w => w.Kind == WindowKind.Protest && w.Reading.Clock.Start.On == due);
        Assert.Equal(LiquidationClocks.PayAfterDeemed, confirmed.Windows().Single(w => w.Kind == WindowKind.Payment).Reading.Clock.Rule);
    }

    [Fact]
    public void Rule10_ThreeExtensionsOfAYear_AFourthIsImpossible()
    {
        var history = Of();
        foreach (var (notice, due) in new[] { ("2025-05-18", "2026-05-18"), ("2026-05-01", "2027-05-18"), ("2027-05-18", "2028-05-18") })
        {
            history = history.And(Extended(notice));
            Assert.Equal(Day(due), history.Deemed!.Due);
        }
        Assert.Contains("extended 3 times", Refused(() => history.And(Extended("2028-05-01"))), StringComparison.Ordinal);
        Assert.Equal(Day("2028-05-18"), history.DeemedOn(Day("2028-05-19")));
    }

    [Fact]
    public void Rule10_SuspensionLifted_SixMonths_ThenDeemed()
    {
        var suspended = Of("03").And(Suspended("2024-05-18"));
        Assert.Null(suspended.Deemed!.Due);
        Assert.Null(suspended.DeemedOn(Later));
        Assert.Contains("basis 04", suspended.Deemed.HeldBy!.Reason, StringComparison.Ordinal);
        var lifted = suspended.And(Lifted("2029-08-31"));
        Assert.Equal(LiquidationClocks.AfterSuspension, lifted.Deemed!.Clock.Rule);
        Assert.Equal(Day("2030-02-28"), lifted.Deemed.Due);
        Assert.Null(lifted.DeemedOn(Day("2030-02-28")));
        Assert.Equal(Day("2030-02-28"), lifted.DeemedOn(Day("2030-03-01")));
        // Suspended anew within the six months, and again removed: six months from the last notice.
        var twice = lifted.And(Suspended("2029-10-01"), Lifted("2029-12-15"));
        Assert.Equal(Day("2030-06-15"), twice.Deemed!.Due);
    }

    [Theory]
    [InlineData("2025-05-18", null)] // on the last day of the year: in time
    [InlineData("2025-05-19", "ran out on May 18, 2025")]
    public void Rule10_ALaterLoadedExtensionOrSuspension_TakesTheFlagBack_IfItCameInTime(string notice, string? problem)
    {
        var flagged = Of();
        Assert.NotNull(flagged.DeemedOn(Day("2025-07-01")));
        foreach (var late in new[] { Extended(notice), Suspended(notice) })
            if (problem is null) Assert.Null(flagged.With(late, Day("2025-07-01")).DeemedOn(Day("2025-07-01")));
            else Assert.Contains(problem, Refused(() => flagged.With(late, Day("2025-07-01"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Rule10_Type23IsNeverDeemed_21And22CountFromTheFinalWithdrawal_09FromItsDueDate()
    {
        Assert.Null(Of("23").Deemed);
        Assert.Null(Of("23").DeemedOn(Later));
        Assert.Contains("does not liquidate", Refused(() => Of("23").ConfirmDeemed("7", Later)), StringComparison.Ordinal);
        Assert.Contains("does not liquidate", Refused(() => Of("23").And(Liquidated("2025-05-18", LiquidationResult.Deemed))), StringComparison.Ordinal);
        foreach (var type in new[] { "21", "22", "09" })
        {
            Assert.Null(Of(type).Deemed); // the withdrawal is not known: no day can be shown
            Assert.Equal(Day("2028-02-28"), Of(type).And(LiquidationEvent.PeriodBegan(Day("2027-02-28"))).Deemed!.Due);
        }
        Assert.Contains("for others it is the date of entry", Refused(() => Of().And(LiquidationEvent.PeriodBegan(Day("2027-02-28")))), StringComparison.Ordinal);
    }

    [Fact]
    public void Rule10_NothingIsConfirmedOnAnEstimatedDateOfEntry_AndCbpsOwnRestartsTheYear()
    {
        var estimated = Of("01", DateBasis.EstimatedEntryDate);
        Assert.True(estimated.Deemed!.IsEstimated);
        Assert.Equal(Day("2025-05-18"), estimated.DeemedOn(Later)); // the flag says that it is estimated
        Assert.Contains("estimated date of entry", Refused(() => estimated.ConfirmDeemed("7", Later)), StringComparison.Ordinal);
        var dated = estimated.And(LiquidationEvent.EntryDated(Day("2024-06-03")));
        Assert.Equal((Day("2025-06-03"), false), (dated.Deemed!.Due, dated.Deemed.IsEstimated));
        Assert.Contains("is not replaced", Refused(() => Of().And(LiquidationEvent.EntryDated(Day("2024-06-03")))), StringComparison.Ordinal);
    }

    [Fact]
    public void Rule11_Reliquidation_OnDay90_IsRecorded_OnDay91_IsRefused()
    {
        var liquidated = Of().And(Liquidated("2025-03-28"));
        Assert.Equal(Day("2025-06-26"), liquidated.And(Reliquidated("2025-06-26")).Reliquidations[0].On); // day 90
        Assert.Contains("until June 26, 2025", Refused(() => liquidated.And(Reliquidated("2025-06-27"))), StringComparison.Ordinal); // day 91
        Assert.Equal(Day("2027-06-27"), liquidated.And(Reliquidated("2027-06-27", voluntary: false)).Reliquidations[0].On); // a protest allowed has no such limit
        Assert.Contains("Record the liquidation first", Refused(() => Of().And(Reliquidated("2025-06-26"))), StringComparison.Ordinal);
    }
}
