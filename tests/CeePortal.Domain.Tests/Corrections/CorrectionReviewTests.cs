using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Tests.Work;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Corrections.Samples;

namespace CeePortal.Domain.Tests.Corrections;

public sealed class CorrectionReviewTests
{
    static readonly SelectedBy drawn = new("draw", "Drawn.");

    static CorrectionReview UnderReview() => File("2026-03-02", null, drawn);

    [Fact]
    public void What_no_rule_chooses_is_accepted_at_once_and_stands_on_record()
    {
        var review = File("2026-03-02");
        Assert.Equal(("accepted", WorkPhase.Closed, 1), (review.State.Code, review.State.Phase, review.Seq));
        Assert.Equal("1 line: entered value, duty", review.Subject.Asks);
        Assert.Equal("L04", review.Subject.Issue);
    }

    [Fact]
    public void A_reviewed_correction_ends_concurred_not_concurred_or_returned()
    {
        var (yes, no, back) = (UnderReview(), UnderReview(), UnderReview());
        yes.Concur("The invoice shows it.", Acts.Specialist("2026-03-05"));
        no.NotConcur("The assist was in the value.", "19 U.S.C. 1401a(b)", AfterDisagreement.NoticeOfAction, Acts.Specialist("2026-03-05"));
        back.Return("The lines do not add up.", Acts.Specialist("2026-03-05"));
        Assert.Equal(["concurred", "not-concurred", "returned"], new[] { yes, no, back }.Select(r => r.State.Code));
        Assert.Equal(AfterDisagreement.NoticeOfAction, no.Disagreement!.Then);
        Assert.Contains("citation", Assert.ThrowsAny<WorkRefusedException>(() => UnderReview().NotConcur("No.", "", AfterDisagreement.LiquidateAsEntered, Acts.Specialist("2026-03-05"))).Message.Replace("Cite", "citation", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("B43", Assert.Throws<WorkRefusedException>(() => UnderReview().Withdraw("A mistake.", Acts.Filer("2026-03-05"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extra_duty_of_type_03_is_deposited_within_three_business_days()
    {
        var review = File("2026-03-05", Filing(type: "03")); // a Thursday
        Assert.Equal("awaiting-payment", review.State.Code);
        var clock = Assert.Single(review.Clocks(Law.Declared));
        Assert.Equal((Day("2026-03-10"), "D29"), (Law.Declared.Read(clock.Clock).Due!.Value, clock.Clock.Rule.Row));
        Assert.Throws<WorkRefusedException>(() => review.RecordDeposit(Day("2026-03-06"), new Money(153_99), Acts.Specialist("2026-03-06")));
        review.RecordDeposit(Day("2026-03-06"), new Money(154_00), Acts.Specialist("2026-03-06"));
        Assert.Equal(("accepted", 0), (review.State.Code, review.Clocks(Law.Declared).Count()));
        Assert.Empty(File("2026-03-05").Clocks(Law.Declared)); // type 01 pays at liquidation
    }

    [Fact]
    public void A_later_correction_owes_what_it_states_against_what_was_deposited()
    {
        TotalChange[] left = [new("Duty", 308_00, 400_00), new("Antidumping", 0, 3_210_00)];
        var filing = Filing(type: "03") with { Undeposited = left }; // its own duty: $154.00 more
        Assert.Equal(new Money(92_00 + 3_210_00 + 154_00), filing.OwesAtOnce);
        var review = File("2026-03-05", filing);
        Assert.Equal(("awaiting-payment", filing.OwesAtOnce), (review.State.Code, review.Owed));
        Assert.Equal(new Money(154_00), review.Revenue); // what it changes itself
        var back = filing with { Differences = filing.Differences with { Totals = [new("Duty", 400_00, 308_00), new("Antidumping", 3_210_00, 0)] } };
        Assert.Equal((Money.Zero, 0), (back.OwesAtOnce, back.AgainstDeposits.Totals.Count));
        Assert.Equal("accepted", File("2026-03-05", back).State.Code);
        Assert.Equal([new("Duty", 308_00, 350_00)], TotalChange.Together([left[0], new("Duty", 400_00, 350_00)]));
        // Stored events of before say nothing of it, and are read as they were.
        var again = review.Kind.Rebuild(review.Pending.Select(e => WorkJournal.Read(review.Kind, e.Seq, e.Type, e.SchemaVersion, e.At, e.By.Id, WorkJournal.Write(e))));
        Assert.Equal(WorkJournal.Snapshot(review), WorkJournal.Snapshot(again));
        Assert.DoesNotContain("undeposited", WorkJournal.Write(File("2026-03-05").Pending[0]), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Liquidation_of_the_entry_ends_the_review_an_estimate_does_not()
    {
        var review = UnderReview();
        review.FollowEntry(new() { Entry = Entry, Liquidated = new ClockStart(Day("2027-01-05"), DateBasis.DeemedUnconfirmed) }, Acts.Specialist("2027-01-06"));
        Assert.Equal("under-review", review.State.Code);
        for (var told = 0; told < 2; told++) review.FollowEntry(new() { Entry = Entry, Liquidated = new ClockStart(Day("2026-11-20")) }, Acts.Specialist("2026-11-23"));
        Assert.Equal(("liquidated", 2), (review.State.Code, review.Seq));
        Assert.Equal(Day("2026-11-20"), review.Pending[^1].On);
    }

    [Fact]
    public void Its_events_rebuild_it()
    {
        var review = UnderReview();
        review.NotConcur("No.", "HTSUS, chapter 62, note 1", AfterDisagreement.LiquidateAsEntered, Acts.Specialist("2026-03-05"));
        var again = review.Kind.Rebuild(review.Pending.Select(e => WorkJournal.Read(review.Kind, e.Seq, e.Type, e.SchemaVersion, e.At, e.By.Id, WorkJournal.Write(e))));
        Assert.Equal(WorkJournal.Snapshot(review), WorkJournal.Snapshot(again));
    }

    [Fact]
    public void Rules_choose_by_amount_type_case_and_draw()
    {
        var differences = Filing().Differences;
        string Chosen(Domain.Corrections.SelectionRule rule, string segment = "") => string.Join(' ', new ReviewSelection([rule], Draw).Choose(Entry, 200, differences, segment).Select(s => s.Rule));
        Assert.Equal("a", Chosen(new("a", SelectionKind.Amount, new Money(154_00))));
        Assert.Equal("", Chosen(new("a", SelectionKind.Amount, new Money(154_01))));
        Assert.Equal("", Chosen(new("t", SelectionKind.TypeChange)));
        Assert.Equal("", Chosen(new("c", SelectionKind.AdCvd)));
        var number = Draw.Number(Entry, 200);
        Share Below(int more) => new((int)((UInt128)number * 1_000_000 >> 64) + more);
        Assert.Equal("s", Chosen(new("s", SelectionKind.Share, Share: Below(1))));
        Assert.Equal("", Chosen(new("s", SelectionKind.Share, Share: Below(0))));
        Assert.Equal("", Chosen(new("s", SelectionKind.Share, Share: Share.All, Segment: "T3")));
        Assert.Equal("s", Chosen(new("s", SelectionKind.Share, Share: Share.All, Segment: "T3"), "T3"));
    }

    static readonly ReviewDraw Draw = new("0123456789abcdef0123456789abcdef", "2026-Q1");

    [Fact]
    public void The_draw_takes_its_share_and_is_the_same_each_time_for_whoever_has_the_seed()
    {
        bool IsDrawn(ReviewDraw draw, int i) => SamplingDraw.IsDrawn(draw.Number(EntryNumber.Create(Owner, i), 200), new(50_000));
        Assert.InRange(Enumerable.Range(0, 20_000).Count(i => IsDrawn(Draw, i)), 900, 1_100);
        Assert.Equal("0123456789abcdef0123456789abcdef|2026-Q1|psc|XYZ00000015|00200", Draw.Text(EntryNumber.Parse("XYZ-0000001-5"), 200));
        Assert.Equal(Draw.Number(Entry, 200), new ReviewDraw(Draw.Seed, Draw.Period).Number(Entry, 200));
        // With another seed, which nobody of the trade knows, others are drawn: what is drawn by one is drawn by the other as often as anything.
        var other = Draw with { Seed = SamplingDraw.NewSeed() };
        Assert.InRange(Enumerable.Range(0, 20_000).Where(i => IsDrawn(Draw, i)).Count(i => IsDrawn(other, i)), 15, 95);
    }
}
