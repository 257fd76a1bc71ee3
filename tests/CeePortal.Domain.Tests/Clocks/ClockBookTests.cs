using CeePortal.Domain.Clocks;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Clocks;

public sealed class ClockBookTests
{
    [Fact]
    public void With_LengthOfPractice_ChangesItAndSaysWhy()
    {
        var book = ClockBook.Declared.With(new ClockChange("document-request", TimeLimit.WorkingDays(5), null, "Team agreement"));
        Assert.Equal((TimeLimit.WorkingDays(5), "Team agreement"), (book["document-request"].Limit!.Value, book["document-request"].ChangedBecause!));
        Assert.Equal(TimeLimit.WorkingDays(10), ClockBook.Declared["document-request"].Limit);
        Assert.Equal(ClockBook.Declared.Rules.Count(), book.Rules.Count());
    }

    [Fact]
    public void With_RollThatNoTextSettles_ChangesIt_AndTheLengthStaysLaw()
    {
        var book = ClockBook.Declared.With(new ClockChange("claim-1520d", null, RollRule.NextOpenDay, "Advice of counsel"));
        Assert.Equal(Day("2026-03-16"), Clock.Begin(book["claim-1520d"], Day("2025-03-15")).Read(BusinessCalendar.Federal).Due);
        Assert.True(book["claim-1520d"].IsLaw);
        Refused("is law", () => book.With(new ClockChange("claim-1520d", TimeLimit.Years(2), null, "Kindness")));
    }

    /// <summary>What the texts settle, if only as reported second-hand: CBP's own clocks stay, protests and surety protests move.</summary>
    [Theory]
    [InlineData("deemed-liquidation"), InlineData("deemed-liquidation-warehouse"), InlineData("deemed-liquidation-reconciliation")] // D7, D8
    [InlineData("liquidation-after-suspension")] // D9
    [InlineData("reliquidation")] // D10
    [InlineData("accelerated"), InlineData("exclusion")] // D24, D25
    [InlineData("protest"), InlineData("protest-before-2004-12-18"), InlineData("surety-protest"), InlineData("surety-protest-before-2004-12-18")] // D14, D15
    public void With_RollThatATextSettles_IsRefused(string code)
    {
        var other = ClockBook.Declared[code].Roll == RollRule.Stays ? RollRule.NextOpenDay : RollRule.Stays;
        Refused("rolls is law", () => ClockBook.Declared.With(new ClockChange(code, null, other, "Kindness")));
    }

    [Fact]
    public void RollIsEditable_OnlyWhereNoTextWasReadOrReported() =>
        Assert.All(ClockBook.Declared.Rules, r => Assert.Equal(r.RollSureness is Sureness.General or Sureness.Modelled or Sureness.Unknown, r.IsRollEditable));

    [Fact]
    public void With_WhatTextsDisagreeOn_IsAReadingThatAnOfficeMaySet()
    {
        var amendment = ClockBook.Declared["pea"];
        Assert.False(amendment.IsLaw);
        Assert.True(Clock.Begin(amendment, Day("2010-06-18")).Read(BusinessCalendar.Federal).Due < Day("2010-06-18").AddDays(-20)); // the earlier of both readings
        Assert.Equal(TimeLimit.Days(-20), ClockBook.Declared.With(new ClockChange("pea", TimeLimit.Days(-20), null, "Advice of counsel"))["pea"].Limit!.Value);
    }

    [Fact]
    public void With_WhatIsLaw_IsRefused()
    {
        Refused("is law (19 U.S.C. 1514(c)(3))", () => ClockBook.Declared.With(new ClockChange("protest", TimeLimit.Days(200), null, "Kindness")));
        Refused("Whether \"File a post summary correction\" rolls is law", () => ClockBook.Declared.With(new ClockChange("psc", null, RollRule.NextOpenDay, "Kindness")));
        Refused("Say why", () => ClockBook.Declared.With(new ClockChange("cf28", TimeLimit.Days(40), null, " ")));
        Refused("cannot be 0", () => ClockBook.Declared.With(new ClockChange("cf28", TimeLimit.Days(0), null, "None")));
        var extendable = new ClockChange("prior-disclosure-data", TimeLimit.Months(1), null, "Simpler");
        Refused("is law", () => ClockBook.Declared.With(extendable)); // so its unit, in which it is extended, stays too
        Assert.Throws<KeyNotFoundException>(() => ClockBook.Declared.With(new ClockChange("no-such", null, null, "x")));
    }

    [Fact]
    public void With_LocalTarget_IsAddedOnce_AndNothingElseIs()
    {
        var target = ClockRule.LocalTarget("first-look", "First look", "assignment", TimeLimit.WorkingDays(5));
        var book = ClockBook.Declared.With(target);
        Assert.Same(target, book.Find("first-look"));
        Assert.False(target.IsLaw);
        Refused("already", () => book.With(target));
        Refused("not a local target", () => ClockBook.Declared.With(ProtestClocks.File with { Code = "my-protest" }));
    }

    static void Refused(string words, Func<object> act) =>
        Assert.Contains(words, Assert.Throws<InvalidOperationException>(() => { act(); }).Message, StringComparison.Ordinal);
}
