using CeePortal.Domain.Work;

namespace CeePortal.Domain.ExtensionRequests;

/// <summary>A request's own words in messages.</summary>
public static class ExtensionNotices
{
    /// <summary>The words for an event; null for those that every kind shares.</summary>
    public static WorkNotice? Of(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        if (item is not ExtensionRequest request) return null;
        var name = WorkNotices.NameOf(item);
        return e.Fact switch
        {
            ExtensionAsked asked => new(NoticeTopic.Receipt, $"{name} was received", $"The request to extend liquidation of entry {asked.Filing.Entry} was received on {WorkNotices.Print(asked.ReceivedOn)} under the number {asked.Number}.",
                asked.Filing.Standing.LiquidateBy is { } by ? $"CBP has to decide it by {WorkNotices.Print(by)}, when the time for liquidation ends (19 U.S.C. 1504(b)(2))." : null),
            ExtensionGranted granted => new(NoticeTopic.Decision, $"{name}: liquidation is extended", $"Liquidation of entry {request.Filing!.Entry} is extended by one year{(granted.Until is { } until ? $", until {WorkNotices.Print(until)}" : "")}.", granted.Reason),
            ExtensionDenied denied => new(NoticeTopic.Decision, $"{name} is denied", $"Liquidation of entry {request.Filing!.Entry} is not extended.", denied.Reason),
            ExtensionOvertaken overtaken => new(NoticeTopic.Decision, $"{name}: the entry is liquidated", $"Entry {request.Filing!.Entry} was liquidated on {WorkNotices.Print(overtaken.LiquidatedOn)} before the request was decided, so nothing is left to extend.",
                "You may protest the liquidation within 180 days (19 U.S.C. 1514)."),
            _ => null,
        };
    }
}
