using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;

namespace CeePortal.Domain.ExtensionRequests;

/// <summary>Judges a request to extend liquidation: in writing, before the time expires, with good cause (19 CFR 159.12(a)(1)(ii)).</summary>
public static class ExtensionCheck
{
    const string Rule = "19 CFR 159.12(a)(1)(ii)";

    /// <summary>Judges a request.</summary>
    /// <param name="filing">The request.</param>
    /// <param name="receivedOn">The day on which it comes in.</param>
    public static IEnumerable<Finding> Of(ExtensionFiling filing, DateOnly receivedOn)
    {
        ArgumentNullException.ThrowIfNull(filing);
        if (WhyNot(filing, receivedOn) is { } why) yield return Found("CPX01", Severity.Fatal, "Entry", why.Message, why.Fix, filing.Entry);
        else if (filing.Standing is { SuspendedFrom: { } since })
            yield return Found("CPX02", Severity.Warning, "Entry", $"Liquidation of entry {filing.Entry} is suspended since {since.InWords()}: its year does not run, and CBP has six months after the suspension is removed (19 U.S.C. 1504(d)).",
                "You need no extension while that lasts. You may ask for one all the same; if it is granted, it counts when the suspension has ended.", filing.Entry);
        else if (filing.Standing.LiquidateBy is null)
            yield return Found("CPX03", Severity.Warning, "Entry", $"It is not known until when entry {filing.Entry} is to be liquidated.", "The Center looks at that first.", filing.Entry);
        if (string.IsNullOrWhiteSpace(filing.Cause))
            yield return Found("CPX04", Severity.Fatal, "Good cause", "No good cause is shown.", $"Say what you still have to send, from whom it comes, and when you expect it ({Rule}).", filing.Entry);
    }

    /// <summary>Why liquidation of an entry cannot be extended, as it stands on a day; null when it can.</summary>
    internal static (string Message, string Fix)? WhyNot(ExtensionFiling filing, DateOnly day)
    {
        var (entry, standing) = (filing.Entry, filing.Standing);
        if (LiquidationClocks.DeemedFor(filing.Type) is null)
            return ($"Entry {entry} is of type {filing.Type} (temporary importation under bond), which does not liquidate (19 CFR 159.1, 159.2).", "There is nothing to extend. Ask the port for more time under the bond.");
        if (standing.LiquidatedOn is { } on)
            return ($"Entry {entry} was liquidated on {on.InWords()}, so liquidation cannot be extended.", "You may protest the liquidation within 180 days (19 U.S.C. 1514).");
        if (standing.Extensions >= LiquidationHistory.MostExtensions)
            return ($"Liquidation of entry {entry} was extended {LiquidationHistory.MostExtensions} times, which is as often as the rule allows (19 CFR 159.12(d), (e)).", "Send the Center what you have, so that it is seen before the entry is liquidated.");
        if (standing.LiquidateBy is { } by && day > by)
            return ($"The time for liquidation of entry {entry} ended on {by.InWords()}: it is deemed liquidated by law (19 U.S.C. 1504(a)(1)), and a request comes before that.", "You may protest the liquidation within 180 days (19 U.S.C. 1514). If an extension or suspension is missing on record, tell the Center.");
        return null;
    }

    static Finding Found(string code, Severity severity, string field, string message, string fix, EntryNumber entry) =>
        new() { Code = code, Severity = severity, Message = message, Fix = fix, Field = field, Entry = entry.ToString() };
}
