using System.Globalization;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Clocks;

/// <summary>A point in a clock's history.</summary>
/// <param name="On">The legal day; null for an extension to a day that CBP named, of which only that day is known.</param>
/// <param name="What">"Started", "Held", "Runs again".</param>
/// <param name="Words">The rest, a sentence; empty for nothing.</param>
public sealed record TimeLinePoint(DateOnly? On, string What, string Words);

/// <summary>What became of a clock from its start to its end, as <c>Pages/Shared/_TimeLine.cshtml</c> draws it.</summary>
public sealed record TimeLineView(IReadOnlyList<TimeLinePoint> Points)
{
    /// <summary>True when more happened than that it started and runs.</summary>
    public bool IsEventful { get; private init; }

    public static TimeLineView Of(ClockReading reading, DateOnly today)
    {
        var clock = reading.Clock;
        List<TimeLinePoint> points = [];
        foreach (var earlier in clock.EarlierStarts)
            points.Add(new(earlier.On, "Started on an estimate", $"From the {Basis(earlier)}."));
        points.Add(clock.Start.IsEstimated
            ? new(clock.Start.On, points.Count == 0 ? "Started on an estimate" : "Started anew on a better estimate", $"From the {Basis(clock.Start)}.")
            : points.Count == 0
                ? new(clock.Start.On, "Started", $"{Capital(clock.Rule.StartsWith)}. The day itself is not counted.")
                : new(clock.Start.On, "Started anew from CBP's date", "CBP's own day took the place of the estimate."));
        foreach (var extension in clock.Extensions)
            points.Add(new(null, "Extended", $"{(extension.Until is { } until ? $"To {Dates.Long(until)}" : $"By {clock.Rule.Extension?.Each}")}: {extension.Reason}"));
        foreach (var hold in clock.Holds)
        {
            points.Add(new(hold.From, "Held", hold.Reason));
            if (hold.Through is { } last)
                points.Add(new(last.AddDays(1), "Runs again", clock.Rule.WhenHeld == WhenHeld.Pauses ? $"{Days(last.DayNumber - hold.From.DayNumber + 1)} held; those that count are made up at the end." : ""));
        }
        var before = points.Count;
        if (reading.RolledFrom is { } counted)
            points.Add(new(counted, "Last day as counted", $"Closed: {string.Join(", ", reading.RolledOver)}."));
        if (reading.LastTimelyDay is { } due)
        {
            points.Add(new(due, reading.HasRunOut(today) ? "Last day in time" : "Due", reading.IsRolled ? "The next open day." : ""));
            if (reading.HasRunOut(today))
                points.Add(new(reading.RunsOutOn, "Ran out", $"{Capital(clock.Rule.Consequence)}{(reading.DeemedOn is { } on ? $", dated to {Dates.Long(on)}" : "")}."));
        }
        else if (reading.YieldedTo is not null)
        {
            points.Add(new(null, "Ended by the hold", "Another clock runs when the hold is over."));
        }
        // By day; what has no day stays where the record has it.
        var soFar = DateOnly.MinValue;
        return new([.. points.Select(p => (Point: p, At: p.On is { } day ? soFar = day : soFar)).OrderBy(p => p.At).Select(p => p.Point)]) { IsEventful = before > 1 };
    }

    static string Basis(ClockStart start) => start.EstimatedBy is { } basis ? DecisionWords.Of(basis) : "";

    static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    static string Days(int count) => count == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} days");
}
