using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Reconciliations;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Reconciliations;

/// <summary>A reconciliation follow-up from its opening to its end.</summary>
public sealed class ReconciliationFollowUpTests
{
    static readonly PortCode port = PortCode.Parse("2704");
    static readonly EntryNumber type09 = Entry(900);

    static EntryNumber Entry(int n) => EntryNumber.Create(FilerCode.Parse("XYZ"), n);

    static FlaggedEntry Flagged(int n, string declared = "2024-06-12", string? imported = "2024-06-01") => new(Entry(n), port, Day(declared), imported is null ? null : Day(imported));

    static FollowUpFiling Filing(ReconciliationIssue issue = ReconciliationIssue.Value, params FlaggedEntry[] entries) => new()
    {
        PartyId = 5,
        Office = Destination.FromCode("007"),
        Issue = issue,
        Entries = entries.Length > 0 ? entries : [Flagged(1), Flagged(2, "2024-05-31", "2024-05-20"), Flagged(3)],
    };

    static ReconciliationFollowUp Open(FollowUpFiling? filing = null, string day = "2025-01-06") => ReconciliationFollowUp.Open(WorkNumber.Of(port, Day(day).Year, 950_001), filing ?? Filing(), Specialist(day));

    [Theory]
    [InlineData(ReconciliationIssue.Value, "reconciliation", "2024-05-31", "2026-02-28")]
    [InlineData(ReconciliationIssue.ClassificationAnd9802, "reconciliation", "2024-05-31", "2026-02-28")]
    [InlineData(ReconciliationIssue.TradeAgreement, "reconciliation-fta", "2024-05-20", "2025-05-20")]
    public void Open_TheEarliestDecides_21MonthsFromTheDeclaration_Or12FromTheImport(ReconciliationIssue issue, string clock, string from, string due)
    {
        var one = Open(Filing(issue));
        var running = Assert.Single(one.Clocks(Law.Declared)).Clock;
        Assert.Equal((clock, Day(from), Day(due)), (running.Rule.Code, running.Start.On, Law.Declared.Read(running).LastTimelyDay));
        Assert.True(one.IsWaitingForTrade);
        IsRebuiltFromItsEvents(one);
    }

    [Fact]
    public void Open_Takes9999Entries_AndNotOneMore()
    {
        var most = Enumerable.Range(1, 9_999).Select(n => Flagged(n)).ToArray();
        Assert.Equal(9_999, Open(Filing(ReconciliationIssue.Value, most)).Filing!.Entries.Count);
        Refused(() => Open(Filing(ReconciliationIssue.Value, [.. most, Flagged(10_000)])), "at most 9,999");
        Refused(() => Open(Filing(ReconciliationIssue.TradeAgreement, Flagged(1, imported: null))), "date of importation");
        Refused(() => Open(Filing(ReconciliationIssue.Value, Flagged(1), Flagged(1))), "named twice");
    }

    [Fact]
    public void AnEntry_IsFollowedOnceForATradeAgreement_AndOnceForAnythingElse()
    {
        Assert.Equal("fta", Open(Filing(ReconciliationIssue.TradeAgreement)).Subject.Entries[0].Key);
        Assert.Equal("other", Open(Filing(ReconciliationIssue.Heading9802)).Subject.Entries[0].Key);
        Assert.True(ReconciliationIssue.TradeAgreement.IsFlagged("004", true));
        Assert.True(ReconciliationIssue.ValueAndClassification.IsFlagged("004", true));
        Assert.False(ReconciliationIssue.Value.IsFlagged("004", true));
        Assert.False(ReconciliationIssue.TradeAgreement.IsFlagged("001", false));
    }

    [Theory]
    [InlineData("2026-02-28", Outcome.Timely)]
    [InlineData("2026-03-01", Outcome.Untimely)]
    public void Name_OnTheLastDay(string filed, Outcome outcome)
    {
        var one = Open();
        one.Name(type09, Day(filed), ReconciliationForm.Aggregate, true, new Money(1_200_00), Filer("2026-03-02"));
        Assert.Equal((FollowUpLifeCycle.Named, outcome), (one.State.Code, one.Reconciliation!.Outcome));
        Assert.Empty(one.Clocks(Law.Declared));
        one.Accept("", Specialist("2026-03-03"));
        Assert.Equal(FollowUpLifeCycle.Reconciled, one.State.Code);
        IsRebuiltFromItsEvents(one);
    }

    [Fact]
    public void Name_NoChangeHasNoDifference_AndTheEntryIsAnother()
    {
        var one = Open();
        Refused(() => one.Name(type09, Day("2025-02-03"), ReconciliationForm.EntryByEntry, false, new Money(1), Filer("2025-02-04")), "no difference");
        Refused(() => one.Name(Entry(1), Day("2025-02-03"), ReconciliationForm.EntryByEntry, false, null, Filer("2025-02-04")), "one of the flagged entries");
        Refused(() => one.Name(type09, Day("2024-02-03"), ReconciliationForm.EntryByEntry, false, null, Filer("2025-02-04")), "to today is possible");
        one.Name(type09, Day("2025-02-03"), ReconciliationForm.EntryByEntry, false, null, Filer("2025-02-04"));
        one.Return("Entry 3 is missing on it.", Specialist("2025-02-05"));
        Assert.Equal((FollowUpLifeCycle.Due, true), (one.State.Code, one.IsWaitingForTrade));
    }

    [Fact]
    public void CloseUnreconciled_OnlyAfterTheTimeHasRunOut()
    {
        var one = Open();
        Refused(() => one.CloseUnreconciled(true, "Nothing came.", Specialist("2026-02-28")), "until February 28, 2026");
        one.CloseUnreconciled(true, "Nothing came.", Specialist("2026-03-01"));
        Assert.Equal(FollowUpLifeCycle.NotReconciled, one.State.Code);
        Assert.Contains("liquidated as entered", WorkNotices.Of(one, one.Pending[^1], new(false), Law.Declared).Sentence, StringComparison.Ordinal);
        var closed = Open();
        closed.Close("Flagged by mistake.", Specialist("2025-02-05"));
        Assert.Equal("", closed.Subject.Entries[0].Key);
    }
}
