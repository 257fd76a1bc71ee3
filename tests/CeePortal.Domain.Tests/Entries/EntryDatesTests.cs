using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Tests.Entries;

public sealed class EntryDatesTests
{
    static readonly DateOnly cbp = new(2026, 9, 5), estimated = new(2026, 9, 1), print = new(2026, 9, 15), received = new(2026, 9, 2);

    [Fact]
    public void Deciding_CbpDateKnown_IsThatAndNotEstimated()
    {
        var date = new EntryDates(cbp, estimated, print, received.AddDays(3), received).Deciding;
        Assert.Equal(new DecidingDate(cbp, DateBasis.EntryDate), date);
        Assert.False(date.IsEstimated);
    }

    [Fact]
    public void Deciding_WithoutCbpDate_FollowsTheOrderAndIsEstimated()
    {
        Is(new(null, estimated, print, received.AddDays(3), received), estimated, DateBasis.EstimatedEntryDate);
        Is(new(null, null, print, received.AddDays(3), received), print, DateBasis.StatementPrintDate);
        Is(new(null, null, null, received.AddDays(3), received), received.AddDays(3), DateBasis.ArrivalDate);
        Is(new(null, null, null, null, received), received, DateBasis.ReceivedDate);

        static void Is(EntryDates dates, DateOnly on, DateBasis basis)
        {
            Assert.Equal(new DecidingDate(on, basis), dates.Deciding);
            Assert.True(dates.Deciding.IsEstimated);
        }
    }

    [Theory]
    [InlineData(-1, DateBasis.ReceivedDate), InlineData(0, DateBasis.ReceivedDate), InlineData(1, DateBasis.ArrivalDate)]
    public void Deciding_Arrival_CountsOnlyWhenLaterThanReceipt(int days, DateBasis basis) =>
        Assert.Equal(basis, new EntryDates(null, null, null, received.AddDays(days), received).Deciding.Basis);

    [Fact]
    public void Draft_GivesItsDates()
    {
        var draft = new EntrySummaryDraft { EntryDateCbp = cbp, EstimatedEntryDate = estimated, StatementPrintDate = print, ArrivalDate = received };
        Assert.Equal(new EntryDates(cbp, estimated, print, received, received), draft.DatesWhenReceived(received));
    }
}
