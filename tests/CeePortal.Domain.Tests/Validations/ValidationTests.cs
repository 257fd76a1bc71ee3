using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Validations.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Validations;

/// <summary>A review from its opening to its end.</summary>
public sealed class ValidationTests
{
    const string Day1 = "2026-03-02", Day2 = "2026-03-03";

    [Fact]
    public void Nobody_of_the_trade_sees_it_before_the_first_letter_then_all_do()
    {
        var validation = Open();
        validation.Note("Look at the price list.", Specialist(Day1));
        validation.RecordFindings([Change("100.00")], Specialist(Day1));
        Assert.Equal(WorkAudience.Nobody, validation.Audience);
        Assert.All(validation.Pending, e => Assert.False(WorkNotices.IsForTrade(validation, e)));
        validation.SendInformationForm("Who made them?", [ValidationProgram.Value], [], false, Specialist(Day1));
        Assert.Equal(WorkAudience.All, validation.Audience);
        // What led to the letter stays with the office.
        Assert.Equal(["cf28-sent"], validation.Pending.Where(e => WorkNotices.IsForTrade(validation, e)).Select(e => e.Type));
        Assert.DoesNotContain(validation.Pending[^1].Changes.Where(c => !c.IsInternal), c => c.What == "Findings");
    }

    [Fact]
    public void Opening_names_entries_programmes_and_a_reason()
    {
        Refused(() => Open(opening: Opening() with { Programs = [] }), "Choose at least one programme");
        Refused(() => Open(opening: Opening() with { Reason = " " }), "Say why");
        Refused(() => Open(opening: Opening(First, First)), "named twice");
        Refused(() => Open(opening: Opening() with { Entries = [] }), "Name the entry");
        Refused(() => Open(opening: Opening() with { Entries = [Entry(First) with { Liquidated = Day("2026-02-27") }] }), "was liquidated on February 27, 2026");
        Refused(() => Validation.Open(Number, Center, Opening(), Filer(Day1)), "is for a specialist");
        var drawn = Validation.Open(Number, Center, Opening() with { Trigger = ValidationTrigger.Sample, TriggerCode = "2026-Q1", Programs = [], Reason = "Drawn." }, Portal(Day1));
        Assert.Equal(("sample", "Sample"), (drawn.Subject.Entries[0].Key, drawn.Subject.Asks));
    }

    [Theory]
    [InlineData("Please send a Power of\n  Attorney.", "does not ask for a power of attorney")]
    [InlineData("We are opening a formal investigation.", "does not announce a formal investigation")]
    public void A_request_says_what_a_request_may_say(string text, string words)
    {
        var validation = Open();
        Refused(() => validation.SendInformationForm(text, [ValidationProgram.Value], [], false, Specialist(Day1)), words);
        Refused(() => validation.SendInformationForm("Send it.", [ValidationProgram.Value], [text], false, Specialist(Day1)), words);
        Refused(() => validation.AskForDocuments(text, Specialist(Day1)), words);
    }

    [Fact]
    public void Findings_are_complete_and_do_not_contradict_themselves()
    {
        var validation = Open(opening: Opening(First, Second));
        void No(string words, params ValidationFinding[] findings) => Refused(() => validation.RecordFindings(findings, Specialist(Day1)), words);
        No("at least one finding");
        No("Finding 1: say why", Clean() with { Rationale = "" });
        No("Finding 2: choose the programme", Clean(), Clean() with { Program = (ValidationProgram)99 });
        No("Finding 1: choose the discrepancy", Clean() with { Discrepancy = "" });
        No("Finding 1: choose what follows", Clean() with { Action = (FindingAction)99 });
        No("is not under review here", Clean() with { Entry = CeePortal.Domain.Entries.EntryNumber.Create(FilerCode.Parse("XYZ"), 9) });
        No("a line is a number from 1", Clean() with { Line = 0 });
        No("without a discrepancy nothing of the revenue changes", Clean() with { RevenueChange = new(1) });
        No("without a discrepancy nothing follows", Clean() with { Action = FindingAction.Inform });
        No("is at stake, so something follows", Change("5") with { Action = FindingAction.Inform });
        No("Two findings", Change("5"), Change("6"));
        validation.RecordFindings([Change("5")], Specialist(Day1));
        Refused(() => validation.Conclude(Taken(false), null, Specialist(Day1)), $"Nothing is recorded for entry {Second}");
        validation.RecordFindings([Change("5"), Clean(Second)], Specialist(Day1));
        Assert.True(validation.Conclude(Taken(false), null, Specialist(Day1)));
        Assert.Equal([new EntryChange(First, Money.Dollars(5))], validation.Conclusion!.Changes);
    }

    [Fact]
    public void Each_end_fits_the_findings()
    {
        Validation With(ValidationFinding finding)
        {
            var validation = Open();
            validation.RecordFindings([finding], Specialist(Day1));
            return validation;
        }
        Refused(() => Open().Conclude(new(ValidationOutcome.NoChange, "Right."), null, Specialist(Day1)), "Nothing is recorded yet");
        Refused(() => With(Change("5")).Conclude(new(ValidationOutcome.NoChange, "Right."), null, Specialist(Day1)), "something follows");
        Refused(() => With(Clean()).Conclude(Taken(), null, Specialist(Day1)), "No finding says what is changed");
        Refused(() => With(Clean()).Conclude(new(ValidationOutcome.NoChange, ""), null, Specialist(Day1)), "Say why");
        Refused(() => With(Clean()).Conclude(new(ValidationOutcome.Rejected, "Wrong."), null, Specialist(Day1)), "Name the rejection");
        Refused(() => With(Clean()).Conclude(new(ValidationOutcome.Referred, "Audit."), null, Specialist(Day1)), "Choose who goes on");
        var clean = With(Clean());
        Assert.True(clean.Conclude(new(ValidationOutcome.NoChange, "Right."), Money.Zero, Specialist(Day1)));
        Assert.Equal(("no-change", WorkAudience.Nobody, 10L), (clean.State.Code, clean.Audience, clean.Assignee!.Value)); // who ends it has it
        var referred = With(Change("5") with { Action = FindingAction.ReferToEnforcement });
        Assert.True(referred.Conclude(new(ValidationOutcome.Referred, "A pattern.") { ReferredTo = ValidationReferral.Investigations }, null, Specialist(Day1)));
        Assert.Equal((clean.State.NameFor(isTrade: true), "Ended, referred onward"), (referred.State.NameFor(isTrade: true), referred.State.NameFor(isTrade: false))); // what the trade reads does not announce an investigation
        IsRebuiltFromItsEvents(referred);
    }

    [Fact]
    public void Above_the_amount_of_the_office_another_person_reviews()
    {
        var validation = Proposed(Day1, "1000.00");
        validation.AgreeToAction("We agree.", Filer(Day2));
        Assert.False(validation.Conclude(Taken(), Money.Parse("999.99"), Specialist(Day2)));
        Assert.Equal(("second-review-proposed", null), (validation.State.Code, validation.Conclusion));
        Assert.Equal("Action proposed (CF-29)", validation.State.NameFor(isTrade: true)); // that more is at stake is not for the trade
        Assert.DoesNotContain(validation.Pending[^1].Changes, c => c.What == "Status");
        Refused(() => validation.AgreeAsSecond(Specialist(Day2)), "has not worked on this validation");
        validation.ReturnAsSecond("Look at the invoice again.", Specialist(Day2, 11));
        Assert.Equal("proposed", validation.State.Code);
        Assert.False(validation.Conclude(Taken(), Money.Parse("999.99"), Specialist(Day2)));
        validation.AgreeAsSecond(Specialist(Day2, 11)); // not its holder, and yet the one to decide
        Assert.Equal(("action-taken", 10L), (validation.State.Code, validation.Assignee!.Value));
        IsRebuiltFromItsEvents(validation);

        var just = Proposed(Day1, "1000.00");
        just.AgreeToAction("We agree.", Filer(Day2));
        Assert.True(just.Conclude(Taken(), Money.Parse("1000.00"), Specialist(Day2)));
        // A decrease does not hide an increase.
        Assert.Equal(Money.Dollars(1_800), new[] { Change("1000"), Change("-800", 2) }.AtStake());
    }

    [Fact]
    public void It_follows_the_liquidation_of_its_entries_and_is_to_end_before()
    {
        var validation = Open(opening: Opening(First, Second));
        DateOnly? Due() => validation.Clocks(Law.Declared).Where(c => c.Clock.Rule.Code == "finish-review").Select(c => Law.Declared.Read(c.Clock).LastTimelyDay).SingleOrDefault();
        Assert.Equal(Day("2026-11-15"), Due()); // 314 days from January 5
        FollowedEntry now = new() { Entry = First, EntryDate = Day("2026-01-05"), Scheduled = Day("2026-07-10") };
        validation.FollowEntry(now, Portal(Day2));
        var events = validation.Seq;
        validation.FollowEntry(now, Portal(Day2));
        Assert.Equal((Day("2026-07-10"), events), (Due()!.Value, validation.Seq)); // told twice, recorded once
        validation.FollowEntry(now with { Liquidated = new ClockStart(Day("2026-07-10")) }, Portal("2026-07-11"));
        Assert.Equal(Day("2026-11-15"), Due());
        IsRebuiltFromItsEvents(validation);
    }

    [Fact]
    public void Samples_go_to_the_laboratory_by_the_referral_that_all_kinds_have()
    {
        var validation = Open();
        validation.Refer(ReferredTo.Laboratory, "Which fibre?", Specialist(Day1));
        validation.AnswerReferral("Cotton, 100 %.", Specialist(Day2));
        Assert.Equal(WorkAudience.Nobody, validation.Audience);
    }

    [Fact]
    public void Messages_say_what_happened_to_each_side()
    {
        var validation = Proposed(Day1);
        WorkNotice Words(bool staff) => WorkNotices.Of(validation, validation.Pending[^1], new(staff), Law.Declared);
        Assert.Contains("20 calendar days after the notice was mailed", Words(false).Details, StringComparison.Ordinal);
        validation.Conclude(Taken(), null, Specialist("2026-03-22"));
        Assert.Contains("(CF-29)", Words(false).Subject, StringComparison.Ordinal);
        Assert.Contains("protest after the liquidation", Words(false).Details, StringComparison.Ordinal);

        var referred = Open();
        referred.SendInformationForm("Who?", [ValidationProgram.Value], [], false, Specialist(Day1));
        referred.RecordFindings([Change("5") with { Action = FindingAction.ReferToEnforcement }], Specialist(Day1));
        referred.Conclude(new(ValidationOutcome.Referred, "A pattern.") { ReferredTo = ValidationReferral.Investigations }, null, Specialist(Day1));
        var told = WorkNotices.Of(referred, referred.Pending[^1], new(false), Law.Declared);
        Assert.DoesNotContain("nvestigation", told.Subject + told.Sentence + told.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("pattern", told.Subject + told.Sentence + told.Details, StringComparison.Ordinal);
        var quiet = Open();
        quiet.SendInformationForm("Who?", [ValidationProgram.Value], [], false, Specialist(Day1));
        quiet.RecordFindings([Clean()], Specialist(Day1));
        quiet.Conclude(new(ValidationOutcome.NoChange, "Right."), null, Specialist(Day1));
        Assert.Equal(told, WorkNotices.Of(quiet, quiet.Pending[^1], new(false), Law.Declared)); // nobody can tell one from the other
    }
}
