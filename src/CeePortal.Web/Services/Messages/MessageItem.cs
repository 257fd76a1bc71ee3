using CeePortal.Data.Messages;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Messages;

/// <summary>Where a message leads.</summary>
public static class MessageItem
{
    /// <summary>The official number of what a message is about.</summary>
    public static string Number(string kind, string number) =>
        kind == InboxMessage.OfEntry ? EntryNumber.TryParse(number, null, out var entry) ? entry.ToString() : number
        : kind == InboxMessage.OfWindows ? ClosingDay.Read(number) is { } closing ? Dates.Long(closing.Day) : number
        : WorkNumber.TryParse(number, null, out var work) ? work.ToString() : number;

    /// <summary>The address of the item's page.</summary>
    public static string Address(Links links, string kind, string number) =>
        kind == InboxMessage.OfNothing ? links.Messages
        : kind == InboxMessage.OfEntry && EntryNumber.TryParse(number, null, out var entry) ? links.Entry(entry)
        : kind == InboxMessage.OfWindows && ClosingDay.Read(number) is var (window, day) ? links.Closing(LiquidationWords.Address(window, day))
        : links.OfMessage(kind, Number(kind, number));
}
