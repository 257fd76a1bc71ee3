using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Rejections;

/// <summary>Until when a rejected summary is filed again: two working days from the rejection, or the rest of the first ten
/// working days from entry when that is longer (CBP, Acceptance and Reject Process).</summary>
public static class ResubmissionLimit
{
    /// <summary>The clock that decides.</summary>
    /// <param name="rejectedOn">The day of the rejection.</param>
    /// <param name="entered">The date of entry, which may be estimated.</param>
    /// <param name="port">The port of entry, whose closings count.</param>
    /// <param name="law">The law.</param>
    public static Clock Of(DateOnly rejectedOn, DecidingDate entered, PortCode port, Law law)
    {
        var returned = Clock.Begin(law.Clocks[EntryClocks.ReturnRejected], rejectedOn, port);
        var filed = Clock.Begin(law.Clocks[EntryClocks.FileSummary], entered, port);
        return law.Read(filed).LastTimelyDay > law.Read(returned).LastTimelyDay ? filed : returned;
    }
}
