using System.Globalization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Liquidation;

/// <summary>The message that a window closes, for all entries of a reader together.</summary>
public static class WindowWords
{
    /// <summary>"12 entries: the protest window closes on January 4, 2027".</summary>
    /// <param name="kind">The window.</param>
    /// <param name="last">Its last day.</param>
    /// <param name="count">How many entries of the reader have it.</param>
    /// <param name="daysLeft">Days until then.</param>
    /// <param name="rule">A clock that counted it; null when none is declared.</param>
    public static WorkNotice Near(WindowKind kind, DateOnly last, int count, int daysLeft, ClockRule? rule)
    {
        var entries = count == 1 ? "1 entry" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} entries");
        var left = daysLeft switch { <= 0 => "today", 1 => "tomorrow", _ => string.Create(CultureInfo.InvariantCulture, $"in {daysLeft} days") };
        return new(NoticeTopic.Deadline, $"{entries}: {Closes(kind)} on {last.InWords()}, {left}", $"{entries}: {Closes(kind)} on {last.InWords()}, {left}.",
            (rule is null ? "" : $"{rule.Sentence}; after that: {rule.Consequence} ({rule.Citation}). ")
            + "The list shows each entry, and which days are counted from an estimated date and can still move.");
    }

    /// <summary>What happens on the last day: "the protest window closes".</summary>
    public static string Closes(WindowKind kind) => kind switch
    {
        WindowKind.Liquidates => "CBP plans to liquidate",
        WindowKind.Deemed => "the time for liquidation runs out",
        WindowKind.Correction => "the correction (PSC) window closes",
        WindowKind.Protest => "the protest window closes",
        WindowKind.Reliquidation => "CBP's time to reliquidate runs out",
        WindowKind.Payment => "the bill is due",
    };
}
