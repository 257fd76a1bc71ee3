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
    /// <summary>The clock of filing against a decision on an entry; null when nothing was decided yet. A surety that protests
    /// of its own right counts from the mailing of the demand on its bond.</summary>
    public static Clock? Window(ProtestantKind by, ProtestedEntry entry, ProtestableDecision decision, Law law) => Window(by, entry, entry.DecidedFor(decision), law);

    static Clock? Window(ProtestantKind by, ProtestedEntry entry, ClockStart? decided, Law law)
    {
        if (by == ProtestantKind.Surety && entry.DemandMailedOn is { } mailed)
            return Clock.Begin(law.Clocks[ProtestClocks.FileBySuretyFor(entry.EntryDate?.On)], mailed, entry.Port);
        return decided is { } start ? Begin(law.Clocks[ProtestClocks.FileFor(entry.EntryDate?.On)], start, entry) : null;
    }

    /// <summary>A clock from a day; one that took the place of estimates keeps in mind from what it ran before.</summary>
    static Clock Begin(ClockRule rule, ClockStart start, ProtestedEntry entry) =>
        start == entry.Decided && entry.EarlierDecided is { Count: > 0 } earlier
            ? earlier.Skip(1).Append(start).Aggregate(Clock.Begin(rule, earlier[0], entry.Port), static (clock, next) => clock.RestartFrom(next))
            : Clock.Begin(rule, start, entry.Port);

    /// <summary>The clock of amending by an objection to a decision; the same window (19 CFR 174.14).</summary>
    public static Clock? AmendmentWindow(ProtestantKind by, ProtestedEntry entry, ProtestableDecision decision, Law law) =>
        Window(by, entry, decision, law) is { } window ? Begin(law.Clocks[ProtestClocks.AmendFor(entry.EntryDate?.On)], window.Start, entry) : null;

    /// <summary>The clocks of amending, whatever the objection is to: one from the liquidation, and one from each reliquidation.</summary>
    public static IEnumerable<Clock> AmendmentWindows(ProtestantKind by, ProtestedEntry entry, Law law) => All(by, entry, ProtestClocks.AmendFor(entry.EntryDate?.On), law);

    /// <summary>The clocks of applying for further review, whatever is protested; the same windows (19 U.S.C. 1515(a)).</summary>
    public static IEnumerable<Clock> FurtherReviewWindows(ProtestantKind by, ProtestedEntry entry, Law law) => All(by, entry, ProtestClocks.ApplyForFurtherReviewFor(entry.EntryDate?.On), law);

    static IEnumerable<Clock> All(ProtestantKind by, ProtestedEntry entry, ClockRule rule, Law law) =>
        entry.AllDecided.Select(d => (ClockStart?)d).DefaultIfEmpty().Select(d => Window(by, entry, d, law)).OfType<Clock>().DistinctBy(w => w.Start)
            .Select(w => Begin(law.Clocks[rule], w.Start, entry));

    /// <summary>The clock of applying for further review of a decision; the same window (19 U.S.C. 1515(a)).</summary>
    public static Clock? FurtherReviewWindow(ProtestantKind by, ProtestedEntry entry, ProtestableDecision decision, Law law) =>
        Window(by, entry, decision, law) is { } window ? Begin(law.Clocks[ProtestClocks.ApplyForFurtherReviewFor(entry.EntryDate?.On)], window.Start, entry) : null;

    /// <summary>Whether a protest of an entry, filed on a day, is in time: one judgment for all decisions protested, or one for
    /// each day from which some of them run, where a reliquidation touched those and not others (19 U.S.C. 1514(d)).</summary>
    /// <param name="by">By what right the party protests.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="decisions">The decisions protested on it; none while that is not known, which judges by the last day.</param>
    /// <param name="filed">The day of filing.</param>
    /// <param name="law">The law.</param>
    public static IReadOnlyList<EntryTimeliness> Judge(ProtestantKind by, ProtestedEntry entry, IEnumerable<ProtestableDecision> decisions, DateOnly filed, Law law)
    {
        var windows = decisions.Distinct().GroupBy(d => Window(by, entry, d, law)?.Start).ToList();
        return windows.Count switch
        {
            0 => [Judge(by, entry, entry.AllDecided.Select(d => (ClockStart?)d).LastOrDefault(), "", filed, law)],
            1 => [Judge(by, entry, entry.DecidedFor(windows[0].First()), "", filed, law)],
            _ => [.. windows.OrderBy(w => w.Key?.On).Select(w => Judge(by, entry, entry.DecidedFor(w.First()), $" on {string.Join(" and ", w.Select(Protestable.Name))}", filed, law))],
        };
    }

    static EntryTimeliness Judge(ProtestantKind by, ProtestedEntry entry, ClockStart? decided, string about, DateOnly filed, Law law)
    {
        if (Window(by, entry, decided, law) is not { } window)
            return new(entry.Entry, Outcome.Premature, null, false, $"Entry {entry.Entry} is not liquidated and no decision on it is known, so there is nothing to protest yet (19 U.S.C. 1514(c)(3)).");
        var isAgain = entry.Told(window.Start) == "reliquidated";
        var reading = law.Read(window);
        var outcome = reading.Judge(filed);
        var estimated = reading.IsEstimated || entry.EntryDate is { IsEstimated: true } && IsNearTheChange(entry);
        var sentence = outcome switch
        {
            Outcome.Premature => $"Entry {entry.Entry} was {(isAgain ? "reliquidated" : "decided")} on {Print(window.Start.On)}; it may be protested after that day, not on it or before",
            Outcome.Untimely => $"The time to protest entry {entry.Entry}{about} ended on {Print(reading.Due!.Value)}",
            _ => $"Entry {entry.Entry} may be protested{about} until {Print(reading.Due!.Value)}",
        };
        return new(entry.Entry, outcome, reading.Due, estimated,
            $"{sentence}{(isAgain && outcome != Outcome.Premature ? $", counted from the reliquidation of {Print(window.Start.On)}" : "")} ({window.Rule.Citation}).{(!estimated ? "" : window.Start == entry.DecidedApart ? " The day of the decision is the one that the filer gives; CBP compares it with the decision." : " This hangs on an estimated date and is computed anew when CBP's own arrives.")}");
    }

    /// <summary>The entry date decides only between 90 and 180 days, so an estimate matters only near that change.</summary>
    static bool IsNearTheChange(ProtestedEntry entry) =>
        Math.Abs(entry.EntryDate!.Value.On.DayNumber - ProtestClocks.HundredEightyDaysFrom.DayNumber) <= 60;

    static string Print(DateOnly day) => day.InWords();
}
