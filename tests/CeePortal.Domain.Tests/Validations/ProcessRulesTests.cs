using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Validations.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Validations;

/// <summary>The rules of the post-release processes as far as they are about validations, by their numbers there.</summary>
public sealed class ProcessRulesTests
{
    [Fact]
    public void Rule_12_A_notice_of_action_is_mandatory_when_the_increase_on_an_entry_exceeds_15_dollars_and_may_be_sent_otherwise()
    {
        var fifteen = Open();
        fifteen.RecordFindings([Change("15.00")], Specialist("2026-03-02"));
        Assert.False(fifteen.MustNotify);
        Assert.True(fifteen.Conclude(Taken(notice: false), null, Specialist("2026-03-02")));

        var more = Open();
        more.RecordFindings([Change("15.01")], Specialist("2026-03-02"));
        Assert.True(more.MustNotify);
        Refused(() => more.Conclude(Taken(notice: false), null, Specialist("2026-03-02")), "Above $15 CBP has to notify the importer");
        Refused(() => more.Conclude(Taken(), null, Specialist("2026-03-02")), "Propose the action first");

        // Each entry by itself; what goes down on a line goes against what goes up on another.
        var several = Open(opening: Opening(First, Second));
        several.RecordFindings([Change("20.00", 1), Change("-6.00", 2), Change("12.00", 1, Second)], Specialist("2026-03-02"));
        Assert.False(several.MustNotify);
        var sent = Open();
        sent.RecordFindings([Change("-400.00")], Specialist("2026-03-02"));
        Assert.True(sent.Conclude(Taken(), null, Specialist("2026-03-02"))); // a decrease: a notice may be sent, and waits for nobody
        Assert.Equal((WorkAudience.All, true), (sent.Audience, sent.Conclusion!.SendsNotice));
    }

    [Fact]
    public void Rule_12_Proposed_action_is_not_taken_before_day_20_unless_the_importer_agrees()
    {
        var validation = Proposed("2026-03-02");
        Assert.Equal(Day("2026-03-22"), validation.OpenRequest!.AnswerBy);
        Refused(() => validation.Conclude(Taken(), null, Specialist("2026-03-21")), "until March 22, 2026");
        validation.AnswerInformation("We do not agree: the moulds were paid for.", Filer("2026-03-10"));
        Refused(() => validation.Conclude(Taken(), null, Specialist("2026-03-21")), "has not agreed");
        Assert.True(validation.Conclude(Taken(), null, Specialist("2026-03-22")));
        Assert.Equal("action-taken", validation.State.Code);
        IsRebuiltFromItsEvents(validation);

        var agreed = Proposed("2026-03-02");
        agreed.AgreeToAction("We agree.", Filer("2026-03-03"));
        Assert.Empty(agreed.OpenRequests); // agreeing answers the notice
        Refused(() => agreed.AgreeToAction("Again.", Filer("2026-03-03")), "has agreed");
        Assert.True(agreed.Conclude(Taken(), null, Specialist("2026-03-03")));
        IsRebuiltFromItsEvents(agreed);
    }

    [Fact]
    public void Rule_12_More_than_was_proposed_is_proposed_anew()
    {
        var validation = Proposed("2026-03-02", "100.00");
        validation.RecordFindings([Change("100.01")], Specialist("2026-03-30"));
        Refused(() => validation.Conclude(Taken(), null, Specialist("2026-03-30")), "more than was proposed");
        Refused(() => validation.ProposeAction("More.", Specialist("2026-03-30")), "Take it back before");
        validation.WithdrawProposal("The first amount was too low.", Specialist("2026-03-30"));
        Assert.Equal(("review", false), (validation.State.Code, validation.IsWaitingForTrade));
        validation.ProposeAction("The moulds cost more.", Specialist("2026-03-30"));
        Assert.Equal(Day("2026-04-19"), validation.OpenRequest!.AnswerBy);
        IsRebuiltFromItsEvents(validation);
    }

    [Fact]
    public void D30_A_request_for_information_has_30_days_from_its_date_and_may_be_extended()
    {
        var validation = Open();
        validation.SendInformationForm("Who made the moulds?", [ValidationProgram.Value], ["Purchase order", " "], true, Specialist("2026-03-02"));
        var request = validation.OpenRequest!;
        Assert.Equal((Day("2026-04-01"), "cf28"), (request.AnswerBy, request.Code));
        Assert.Equal(Day("2026-04-01"), Law.Declared.Read(validation.Clocks(Law.Declared).Single(c => c.Clock.Rule.Code == "cf28").Clock).LastTimelyDay);
        validation.AskMoreTime(request.Number, Day("2026-05-01"), "The maker is abroad.", Filer("2026-03-20"));
        validation.GiveMoreTime(request.Number, Day("2026-04-20"), "The maker is abroad.", Specialist("2026-03-21"));
        Assert.Equal(Day("2026-04-20"), validation.OpenRequest!.AnswerBy);
        validation.AnswerInformation("The importer's sister company.", Filer("2026-04-25")); // late, and taken all the same
        Assert.False(validation.IsWaitingForTrade);
        Assert.Equal(["Purchase order"], ((InformationFormSent)validation.Pending[1].Fact).Documents);
        IsRebuiltFromItsEvents(validation);
    }

    [Fact]
    public void D31_More_time_for_the_notice_moves_the_day_of_the_action()
    {
        var validation = Proposed("2026-03-02"); // the twentieth day is March 22
        var request = validation.OpenRequest!.Number;
        validation.AskMoreTime(request, Day("2026-05-01"), "The records burned.", Filer("2026-03-03"));
        Refused(() => validation.GiveMoreTime(request, Day("2026-04-15"), " ", Specialist("2026-03-04")), "Say why more time is given"); // the compelling reasons of 19 CFR 152.2
        validation.GiveMoreTime(request, Day("2026-04-15"), "The records burned, and copies come from abroad.", Specialist("2026-03-04"));
        Assert.Equal((Day("2026-04-15"), Day("2026-04-15")), (validation.OpenRequest!.AnswerBy, validation.ActionPossibleFrom!.Value));
        Assert.Equal(Day("2026-04-15"), Law.Declared.Read(validation.Clocks(Law.Declared).Single(c => c.Clock.Rule.Code == "cf29").Clock).LastTimelyDay);
        Refused(() => validation.Conclude(Taken(), null, Specialist("2026-04-14")), "until April 15, 2026 to answer");
        Assert.True(validation.Conclude(Taken(), null, Specialist("2026-04-15")));
        IsRebuiltFromItsEvents(validation);
    }
}
