using System.Globalization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Clocks;

/// <summary>The clocks of an item or an entry as <c>Pages/Shared/_Clocks.cshtml</c> draws them: the next due first, those
/// without a day last.</summary>
/// <param name="Heading">The level of the headings over each clock, such as 3.</param>
public sealed record ClocksView(IReadOnlyList<ClockView> Clocks, int Heading = 3)
{
    /// <summary>The clocks that run on an item, with the office's own targets.</summary>
    public static ClocksView Of(WorkItem item, Law law, DateOnly today, int heading = 3) =>
        Of(item.ClocksAndTargets(law).Select(c => (c.About, law.Read(c.Clock))), today, heading);

    /// <summary>Clocks as read.</summary>
    public static ClocksView Of(IEnumerable<(string About, ClockReading Reading)> clocks, DateOnly today, int heading = 3) =>
        Of(clocks.Select(c => new ClockView(c.About, c.Reading, today)), heading);

    /// <summary>Clocks in their order.</summary>
    public static ClocksView Of(IEnumerable<ClockView> clocks, int heading = 3) =>
        new([.. clocks.OrderBy(c => c.IsPast).ThenBy(c => c.Due ?? DateOnly.MaxValue).ThenBy(c => c.What, StringComparer.Ordinal)], heading);
}

/// <summary>What people see of one clock.</summary>
/// <param name="About">What of the item it is about, such as an entry number; empty for the whole.</param>
/// <param name="Reading">The clock as read.</param>
/// <param name="Today">The legal day on which it is looked at.</param>
public sealed record ClockView(string About, ClockReading Reading, DateOnly Today)
{
    /// <summary>From how many days left a person should see it now.</summary>
    const int Near = 7;

    /// <summary>The day on which what it asks for was done; null while it is still to do.</summary>
    public DateOnly? DoneOn { get; init; }

    public ClockRule Rule => Reading.Clock.Rule;

    /// <summary>"File a protest"</summary>
    public string What => Rule.Name;

    /// <summary>The last day in time; null when there is none now.</summary>
    public DateOnly? Due => Reading.LastTimelyDay;

    /// <summary>The day that started it.</summary>
    public DateOnly Since => Reading.Clock.Start.On;

    /// <summary>True when nothing can or need be done about it any more.</summary>
    public bool IsPast => DoneOn is not null || Reading.HasRunOut(Today);
    public bool IsEstimated => Reading.IsEstimated;

    /// <summary>A target of the office itself.</summary>
    public bool IsLocal => Rule.Authority == Authority.Local;

    /// <summary>Neither law nor a target of the office: practice or an assumption.</summary>
    public bool IsUnsure => !Rule.IsLaw && !IsLocal;

    /// <summary>Where it stands today: "12 days left", "held", "ended 3 days ago".</summary>
    public string State => DoneOn is { } done ? $"done on {Dates.Short(done)}" : Reading switch
    {
        { HeldBy: not null } => "held",
        { YieldedTo: not null } => "ended by a hold",
        _ when Due is not { } due => "no limit in days",
        _ when !IsPast => Dates.Left(Due!.Value, Today),
        { Clock.Rule.Effect: ClockEffect.Bar } => $"ended {Ago}",
        { DeemedOn: { } on } => Rule.NeedsConfirmation ? $"ran out {Ago}; not confirmed" : $"deemed on {Dates.Short(on)}",
        _ => Dates.Left(Due.Value, Today),
    };

    public StateKind Kind => DoneOn is { } done ? done > Due ? StateKind.Quiet : StateKind.Good : Reading switch
    {
        { HeldBy: not null } or { YieldedTo: not null } => StateKind.Quiet,
        _ when Due is null => StateKind.Quiet,
        _ when !IsPast => Reading.DaysLeft(Today) <= Near ? StateKind.Warning : StateKind.Info,
        { Clock.Rule.Effect: ClockEffect.Bar } => StateKind.Quiet,
        _ => StateKind.Bad,
    };

    /// <summary>What holds it, and since when; null when nothing does.</summary>
    public string? Held => Reading.HeldBy is { } hold ? $"Held since {Dates.Long(hold.From)}: {hold.Reason}" : null;

    /// <summary>From which day it was moved, and why; null when it stands as counted.</summary>
    public string? Rolled => Reading.RolledFrom is { } counted ? $"Moved from {Dates.Long(counted)}, closed: {string.Join(", ", Reading.RolledOver)}." : null;

    /// <summary>Which estimate it hangs on; null when its start is known.</summary>
    public string? Estimate => EstimateOf(Reading.Clock.Start.EstimatedBy);

    /// <summary>Why a day can still move; null when the start of its clock is known.</summary>
    public static string? EstimateOf(DateBasis? basis) => basis switch
    {
        null => null,
        DateBasis.DeemedUnconfirmed => "Estimated: runs from the day on which the time for liquidation ran out, which nobody has confirmed. An extension or suspension that has not reached the portal takes it back.",
        DateBasis.Liquidation => "Estimated: runs from the day of the liquidation, and is counted anew when the date of the bill is known.",
        { } other => $"Estimated: runs from the {DecisionWords.Of(other)}, and is counted anew when CBP's own entry date is known.",
    };

    /// <summary>"180 calendar days after the liquidation or decision protested."</summary>
    public string Sentence => Rule.Sentence + ".";

    public string Consequence => $"After that: {Rule.Consequence}.";

    public string Citation => Rule.Citation;

    /// <summary>Why the office has it otherwise than declared, or set a target; null when it stands as declared.</summary>
    public string? Changed => Rule.ChangedBecause is { } because ? (IsLocal ? $"Set by the office: {because}" : $"Changed by the office: {because}") : null;

    public TimeLineView TimeLine => TimeLineView.Of(Reading, Today);

    string Ago
    {
        get
        {
            var days = Today.DayNumber - Due!.Value.DayNumber;
            return days == 1 ? "yesterday" : string.Create(CultureInfo.InvariantCulture, $"{days:N0} days ago");
        }
    }
}
