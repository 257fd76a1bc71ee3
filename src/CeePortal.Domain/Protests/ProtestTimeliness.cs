using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Protests;

/// <summary>Whether a protest of one entry is in time.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Outcome">Timely, untimely or premature.</param>
/// <param name="Due">The last day; null when nothing was decided yet.</param>
/// <param name="IsEstimated">True when it hangs on an estimated date.</param>
/// <param name="Sentence">The same in words, with the source.</param>
public sealed record EntryTimeliness(EntryNumber Entry, Outcome Outcome, DateOnly? Due, bool IsEstimated, string Sentence);

/// <summary>Computes per entry until when it may be protested: 180 days after the liquidation or decision, day 1 being the
/// day after, the last day rolled to the next open one (19 U.S.C. 1514(c)(3)); 90 days for entries before 2004-12-18.</summary>
public static class ProtestTimeliness
{
    /// <summary>The clock of filing for an entry; null when nothing was decided yet. A surety that protests of its own
    /// right counts from the mailing of the demand on its bond.</summary>
    public static Clock? Window(ProtestantKind by, ProtestedEntry entry, Law law)
    {
        if (by == ProtestantKind.Surety && entry.DemandMailedOn is { } mailed)
            return Clock.Begin(law.Clocks[ProtestClocks.FileBySuretyFor(entry.EntryDate?.On)], mailed, entry.Port);
        return entry.Decided is { } decided ? Clock.Begin(law.Clocks[ProtestClocks.FileFor(entry.EntryDate?.On)], decided, entry.Port) : null;
    }

    /// <summary>The clock of amending; the same window (19 CFR 174.14).</summary>
    public static Clock? AmendmentWindow(ProtestantKind by, ProtestedEntry entry, Law law) =>
        Window(by, entry, law) is { } window ? Clock.Begin(law.Clocks[ProtestClocks.AmendFor(entry.EntryDate?.On)], window.Start, entry.Port) : null;

    /// <summary>The clock of applying for further review; the same window (19 U.S.C. 1515(a)).</summary>
    public static Clock? FurtherReviewWindow(ProtestantKind by, ProtestedEntry entry, Law law) =>
        Window(by, entry, law) is { } window ? Clock.Begin(law.Clocks[ProtestClocks.ApplyForFurtherReviewFor(entry.EntryDate?.On)], window.Start, entry.Port) : null;

    /// <summary>Whether a protest of an entry, filed on a day, is in time.</summary>
    public static EntryTimeliness Judge(ProtestantKind by, ProtestedEntry entry, DateOnly filed, Law law)
    {
        if (Window(by, entry, law) is not { } window)
            return new(entry.Entry, Outcome.Premature, null, false, $"Entry {entry.Entry} is not liquidated and no decision on it is known, so there is nothing to protest yet (19 U.S.C. 1514(c)(3)).");
        var reading = law.Read(window);
        var outcome = reading.Judge(filed);
        var estimated = reading.IsEstimated || entry.EntryDate is { IsEstimated: true } && IsNearTheChange(entry);
        var sentence = outcome switch
        {
            Outcome.Premature => $"Entry {entry.Entry} was decided on {Print(window.Start.On)}; it may be protested after that day, not on it or before",
            Outcome.Untimely => $"The time to protest entry {entry.Entry} ended on {Print(reading.Due!.Value)}",
            _ => $"Entry {entry.Entry} may be protested until {Print(reading.Due!.Value)}",
        };
        return new(entry.Entry, outcome, reading.Due, estimated,
            $"{sentence} ({window.Rule.Citation}).{(estimated ? " This hangs on an estimated date and is computed anew when CBP's own arrives." : "")}");
    }

    /// <summary>The entry date decides only between 90 and 180 days, so an estimate matters only near that change.</summary>
    static bool IsNearTheChange(ProtestedEntry entry) =>
        Math.Abs(entry.EntryDate!.Value.On.DayNumber - ProtestClocks.HundredEightyDaysFrom.DayNumber) <= 60;

    static string Print(DateOnly day) => day.InWords();
}
