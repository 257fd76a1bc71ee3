using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CsCheck;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Clocks;

public sealed class DeadlinesTests
{
    static DeadlineQuestion Ask(string kind, string from) => new() { Kind = kind, From = Day(from) };

    static DeadlineAnswer Answer(DeadlineQuestion question, BusinessCalendar? calendar = null)
    {
        Assert.Null(Deadlines.Ask(question, calendar ?? BusinessCalendar.Federal, out var answer));
        return answer!;
    }

    static string Refusal(DeadlineQuestion question)
    {
        var problem = Deadlines.Ask(question, BusinessCalendar.Federal, out var answer);
        Assert.Null(answer);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        return problem!;
    }

    [Theory]
    [InlineData("protest", "2026-03-02", "protest", "2026-08-31", true)]
    [InlineData("surety-protest", "2026-03-02", "surety-protest", "2026-08-31", true)]
    [InlineData("psc", "2026-03-02", "psc", "2026-12-27", false)]
    [InlineData("pea", "2010-06-18", "pea", "2010-05-20", false)]
    [InlineData("accelerated", "2026-03-02", "accelerated", "2026-04-01", false)]
    [InlineData("set-aside", "2026-03-02", "set-aside", "2026-05-01", false)]
    [InlineData("void", "2026-03-02", "void", "2026-06-01", true)]
    [InlineData("cit", "2026-03-02", "cit", "2026-08-31", true)]
    [InlineData("cf28", "2026-03-02", "cf28", "2026-04-01", false)]
    [InlineData("cf29", "2026-03-02", "cf29", "2026-03-22", false)]
    [InlineData("prior-disclosure-oral", "2026-03-02", "prior-disclosure-oral", "2026-03-12", false)]
    [InlineData("prior-disclosure-data", "2026-03-02", "prior-disclosure-data", "2026-04-01", false)]
    [InlineData("tender", "2026-03-02", "tender", "2026-04-01", false)]
    [InlineData("entry-summary", "2026-03-02", "entry-summary", "2026-03-16", false)]
    [InlineData("statement", "2026-03-02", "statement", "2026-04-21", false)]
    [InlineData("resubmit", "2026-03-06", "resubmit", "2026-03-10", false)]
    [InlineData("liquidation", "2026-03-02", "liquidation", "2027-01-10", false)]
    [InlineData("deemed-liquidation", "2026-03-02", "deemed-liquidation", "2027-03-02", false)]
    [InlineData("reliquidation", "2026-03-02", "reliquidation", "2026-05-31", false)]
    [InlineData("limitation", "2026-03-02", "limitation", "2031-03-02", false)]
    [InlineData("claim-1520d", "2026-03-02", "claim-1520d", "2027-03-02", false)]
    public void EveryKind_HasItsDue_AndIsTimelyUpToIt(string kind, string from, string rule, string due, bool rolled)
    {
        var question = Ask(kind, from);
        var answer = Answer(question);
        Assert.Equal((rule, Day(due), rolled), (answer.Rule.Code, answer.Due!.Value, answer.Reading.IsRolled));
        Assert.Null(answer.Outcome);
        Assert.Equal(Outcome.Timely, Answer(question with { Received = Day(due) }).Outcome);
        Assert.Equal(Outcome.Untimely, Answer(question with { Received = Day(due).AddDays(1) }).Outcome);
    }

    [Fact]
    public void Kinds_AreThoseOfTheTable() => Assert.Equal(
        typeof(DeadlinesTests).GetMethod(nameof(EveryKind_HasItsDue_AndIsTimelyUpToIt))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>().Select(d => (string)d.GetData(null!).Single()[0]).Order(StringComparer.Ordinal),
        Deadlines.Kinds.Select(k => k.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("protest", "2004-12-17", 90), InlineData("protest", "2004-12-18", 180)]
    [InlineData("surety-protest", "2004-12-17", 90), InlineData("surety-protest", "2004-12-18", 180)]
    public void Protest_OfAnEntryBefore20041218_Has90Days(string kind, string entry, int length)
    {
        var answer = Answer(Ask(kind, "2005-03-04") with { EntryDate = Day(entry) });
        Assert.Equal(TimeLimit.Days(length), answer.Rule.Limit);
        Assert.Equal(length == 90 ? Day("2005-06-02") : Day("2005-08-31"), answer.Due);
    }

    [Fact]
    public void AmendmentAndFurtherReview_FollowTheProtest()
    {
        Assert.Equal((TimeLimit.Days(90), TimeLimit.Days(90)), (ProtestClocks.AmendFor(Day("2004-12-17")).Limit!.Value, ProtestClocks.ApplyForFurtherReviewFor(Day("2004-12-17")).Limit!.Value));
        Assert.Same(ProtestClocks.Amend, ProtestClocks.AmendFor(Day("2004-12-18")));
        Assert.Same(ProtestClocks.ApplyForFurtherReview, ProtestClocks.ApplyForFurtherReviewFor(null));
        Assert.Same(ProtestClocks.File, ProtestClocks.FileFor(null));
    }

    [Fact] // rule 16
    public void Resubmit_IsTheLaterOfTwoWorkingDaysAndTheRestOfTheFirstTen()
    {
        Assert.Equal(("entry-summary", Day("2026-03-16")), Short(Ask("resubmit", "2026-03-06") with { EntryDate = Day("2026-03-02") }));
        Assert.Equal(("resubmit", Day("2026-03-17")), Short(Ask("resubmit", "2026-03-13") with { EntryDate = Day("2026-03-02") }));
        Assert.Equal(("resubmit", Day("2026-03-16")), Short(Ask("resubmit", "2026-03-12") with { EntryDate = Day("2026-03-02") })); // both on one day
        Assert.Contains("rejected before the date of entry", Refusal(Ask("resubmit", "2026-03-06") with { EntryDate = Day("2026-03-07") }), StringComparison.Ordinal);
    }

    static (string, DateOnly?) Short(DeadlineQuestion question) => (Answer(question).Rule.Code, Answer(question).Due);

    [Fact]
    public void DeemedLiquidation_HeedsExtensionsSuspensionAndType()
    {
        var question = Ask("deemed-liquidation", "2024-02-29");
        Assert.Equal(Day("2025-02-28"), Answer(question).Due);
        Assert.Equal(Day("2028-02-29"), Answer(question with { Extensions = 3 }).Due);
        Assert.Equal(Day("2027-02-28"), Answer(question with { Extensions = 2 }).Due);
        Assert.Contains("at most three", Refusal(question with { Extensions = 4 }), StringComparison.Ordinal);
        Assert.Contains("at most three", Refusal(question with { Extensions = -1 }), StringComparison.Ordinal);

        var suspended = Answer(question with { IsSuspended = true, Received = Day("2030-01-01") });
        Assert.Equal((null, Outcome.Timely), (suspended.Due, suspended.Outcome));
        Assert.Contains("no period runs", suspended.Note, StringComparison.Ordinal);
        Assert.Equal(("liquidation-after-suspension", Day("2026-02-28")), Short(question with { IsSuspended = true, SuspensionLifted = Day("2025-08-31") }));
        Assert.Equal(Day("2024-08-29"), Answer(question with { SuspensionLifted = question.From }).Due);
        // Extended: section 1504(d) excepts the entry, and the later of both is a reading.
        var extended = Answer(question with { Extensions = 2, SuspensionLifted = Day("2025-08-31") });
        Assert.Equal(("liquidation-after-suspension-extended", Day("2027-02-28"), false), (extended.Rule.Code, extended.Due!.Value, extended.Rule.IsLaw));
        Assert.Contains("A reading, not law", extended.Note, StringComparison.Ordinal);
        Assert.Equal(Day("2027-08-20"), Answer(question with { Extensions = 2, SuspensionLifted = Day("2027-02-20") }).Due); // the six months are later
        Assert.Contains("lifted before", Refusal(question with { SuspensionLifted = Day("2024-02-28") }), StringComparison.Ordinal);
        Assert.Contains("does not liquidate", Refusal(question with { EntryType = EntryType.Parse("23") }), StringComparison.Ordinal);
        Assert.Equal("deemed-liquidation-warehouse", Answer(question with { EntryType = EntryType.Parse("21") }).Rule.Code);
    }

    /// <summary>What answers, follows or undoes something cannot come before it. A tender may: the statute takes one that comes
    /// with the disclosure (19 U.S.C. 1592(c)(4)).</summary>
    [Theory]
    [InlineData("cf28"), InlineData("cf29"), InlineData("resubmit"), InlineData("limitation"), InlineData("liquidation"), InlineData("deemed-liquidation")]
    public void AnActBeforeWhatItFollows_IsPremature(string kind)
    {
        var question = Ask(kind, "2026-03-06");
        Assert.Equal(Outcome.Premature, Answer(question with { Received = Day("2026-03-05") }).Outcome);
        Assert.Equal(Outcome.Timely, Answer(question with { Received = question.From }).Outcome);
        if (kind == "resubmit") Assert.Equal(Outcome.Premature, Answer(question with { EntryDate = Day("2026-03-02"), Received = Day("2026-03-05") }).Outcome);
        if (kind == "liquidation") Assert.Equal(Outcome.Premature, Answer(question with { ScheduledLiquidation = Day("2026-11-27"), Received = Day("2026-03-05") }).Outcome);
        if (kind == "deemed-liquidation") Assert.Equal(Outcome.Premature, Answer(question with { SuspensionLifted = Day("2026-06-01"), Received = Day("2026-05-31") }).Outcome);
    }

    [Fact]
    public void Tender_WithTheDisclosure_IsTimely() => Assert.Equal(Outcome.Timely, Answer(Ask("tender", "2026-03-06") with { Received = Day("2026-02-01") }).Outcome);

    [Fact]
    public void Statement_IsCountedByTheNationalCalendar_AndSaysSo()
    {
        var boston = PortCode.Parse("0401");
        var calendar = new BusinessCalendar([new(Day("2026-04-21"), boston, "Snow day", "made up for the test")]);
        var answer = Answer(Ask("statement", "2026-03-02") with { Port = boston }, calendar);
        Assert.Equal(Day("2026-04-21"), answer.Due);
        Assert.Contains("national calendar", answer.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Liquidation_IsTheScheduledDate_WhenThereIsOne_AndTellsTheFriday()
    {
        Assert.Equal(Day("2026-11-27"), Answer(Ask("liquidation", "2026-03-02") with { ScheduledLiquidation = Day("2026-11-27") }).Due);
        var scheduled = Answer(Ask("liquidation", "2026-03-02") with { ScheduledLiquidation = Day("2026-11-27") });
        Assert.Equal(("scheduled-liquidation", "The day that CBP scheduled"), (scheduled.Rule.Code, scheduled.Rule.Sentence));
        Assert.DoesNotContain("314", scheduled.Rule.Sentence + scheduled.Rule.Citation + scheduled.Note, StringComparison.Ordinal);
        Assert.Contains("before the date of entry", Refusal(Ask("liquidation", "2026-03-02") with { ScheduledLiquidation = Day("2026-03-01") }), StringComparison.Ordinal);
        Assert.EndsWith("The next Friday is 2027-01-15.", Answer(Ask("liquidation", "2026-03-02")).Note, StringComparison.Ordinal);
        Assert.EndsWith("The next Friday is 2027-01-15.", Answer(Ask("liquidation", "2026-03-07")).Note, StringComparison.Ordinal); // itself a Friday
    }

    [Fact]
    public void Psc_JudgesByTheRulesOfTheDayOfFiling()
    {
        var question = Ask("psc", "2017-01-20");
        Assert.Equal(Day("2017-11-16"), Answer(question).Due);
        Assert.Equal((Day("2017-10-17"), Outcome.Untimely), (Answer(question with { Received = Day("2017-10-18") }).Due!.Value, Answer(question with { Received = Day("2017-10-18") }).Outcome!.Value));
        Assert.Equal(Outcome.Timely, Answer(question with { Received = Day("2017-11-01") }).Outcome);
        Assert.Equal(Outcome.Premature, Answer(question with { ScheduledLiquidation = Day("2017-12-01"), Received = Day("2017-01-19") }).Outcome);
        Assert.Null(Answer(Ask("psc", "2025-01-06") with { IsSuspended = true, EntryType = EntryType.AntidumpingCountervailing }).Due);
        // Type 06 hangs on its case; without one the 300 days count.
        var zone = Ask("psc", "2025-01-06") with { IsSuspended = true, EntryType = EntryType.Parse("06") };
        Assert.Equal(Day("2025-11-02"), Answer(zone).Due);
        Assert.Null(Answer(zone with { HasCase = true }).Due);
        Assert.Contains("EAPA", Answer(zone with { HasCase = true }).Note, StringComparison.Ordinal);
        Assert.All(new[] { "04", "08", "09" }, type => Assert.Contains($"Type {type} is not among", Refusal(question with { EntryType = EntryType.Parse(type) }), StringComparison.Ordinal));
        Assert.Contains("informal entry", Refusal(question with { EntryType = EntryType.Parse("11") }), StringComparison.Ordinal);
        Assert.Contains("depends on the entry type", Refusal(question with { IsSuspended = true }), StringComparison.Ordinal);
        Assert.Equal(Day("2016-12-31"), Answer(question with { ScheduledLiquidation = question.From }).Due);
        Assert.Contains("before the date of entry", Refusal(question with { ScheduledLiquidation = Day("2017-01-19") }), StringComparison.Ordinal);
    }

    [Fact]
    public void ExtensionsOfTheTradesAnswers_AndFraud()
    {
        Assert.Equal(Day("2026-05-31"), Answer(Ask("prior-disclosure-data", "2026-03-02") with { IsExtended = true }).Due);
        Assert.Equal(Day("2026-05-15"), Answer(Ask("cf28", "2026-03-02") with { ExtendedTo = Day("2026-05-15") }).Due);
        Assert.Equal(Day("2026-05-15"), Answer(Ask("tender", "2026-03-02") with { ExtendedTo = Day("2026-05-15") }).Due);
        Assert.Contains("must be later", Refusal(Ask("tender", "2026-03-02") with { ExtendedTo = Day("2026-03-02") }), StringComparison.Ordinal);
        Assert.Equal("limitation-fraud", Answer(Ask("limitation", "2026-03-02") with { IsFraud = true }).Rule.Code);
    }

    [Fact]
    public void Closings_OfThePortMoveTheDay()
    {
        var boston = PortCode.Parse("0401");
        var calendar = new BusinessCalendar([new(Day("2026-03-16"), boston, "Snow day", "made up for the test")]);
        Assert.Equal(Day("2026-03-17"), Answer(Ask("entry-summary", "2026-03-02") with { Port = boston }, calendar).Due);
        Assert.Equal(Day("2026-03-16"), Answer(Ask("entry-summary", "2026-03-02"), calendar).Due);
    }

    [Fact]
    public void WrongQuestions_AreRefusedInWords()
    {
        Assert.Contains("There is no deadline \"tea\". Use one of protest, ", Refusal(Ask("tea", "2026-03-02")), StringComparison.Ordinal);
        Assert.Contains("\"cf29\" does not depend on the scheduled liquidation or a suspension", Refusal(Ask("cf29", "2026-03-02") with { ScheduledLiquidation = Day("2026-03-02"), IsSuspended = true }), StringComparison.Ordinal);
        Assert.Contains("1969-12-31 is not from 1970 to 2199", Refusal(Ask("cf29", "1969-12-31")), StringComparison.Ordinal);
        Assert.Contains("9999-12-31", Refusal(Ask("cf29", "2026-03-02") with { Received = Day("9999-12-31") }), StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_AnyQuestion_AnswersOrRefuses_AndTheOutcomeAgreesWithTheDueDate()
    {
        var days = Gen.Int[0, 80_000].Select(n => new DateOnly(1971, 1, 1).AddDays(n));
        var maybe = Gen.Select(Gen.Bool, days).Select((some, day) => some ? day : (DateOnly?)null);
        Gen.Select(Pick.From([.. Deadlines.Kinds.Select(k => k.Name)]), days, maybe, maybe, maybe, Gen.Int[-1, 5], Pick.From("01", "03", "11", "23", "21", ""), Gen.Int[0, 15])
            .Sample((kind, from, received, other, third, count, type, flags) =>
            {
                var uses = Deadlines.Kinds.Single(k => k.Name == kind).Uses;
                bool may(DeadlineDetails detail) => uses.HasFlag(detail);
                var question = new DeadlineQuestion
                {
                    Kind = kind,
                    From = from,
                    Received = received,
                    EntryDate = may(DeadlineDetails.EntryDate) ? other : null,
                    ScheduledLiquidation = may(DeadlineDetails.ScheduledLiquidation) ? other : null,
                    ExtendedTo = may(DeadlineDetails.ExtendedTo) ? other : null,
                    SuspensionLifted = may(DeadlineDetails.SuspensionLifted) ? third : null,
                    Extensions = may(DeadlineDetails.Extensions) ? count : 0,
                    EntryType = may(DeadlineDetails.EntryType) && type.Length > 0 ? EntryType.Parse(type) : default,
                    IsExtended = may(DeadlineDetails.Extended) && (flags & 1) != 0,
                    IsSuspended = may(DeadlineDetails.Suspended) && (flags & 2) != 0,
                    IsFraud = may(DeadlineDetails.Fraud) && (flags & 4) != 0,
                    HasCase = may(DeadlineDetails.AdCvdCase) && (flags & 8) != 0,
                };
                if (Deadlines.Ask(question, BusinessCalendar.Federal, out var answer) is not null) return;
                Assert.Equal(received is null, answer!.Outcome is null);
                if (answer.Outcome == Outcome.Untimely) Assert.True(received > answer.Due);
                if (answer.Outcome == Outcome.Timely) Assert.True(answer.Due is null || received <= answer.Due);
            });
    }
}
