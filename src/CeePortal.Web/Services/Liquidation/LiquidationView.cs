using CeePortal.Data.Liquidation;
using CeePortal.Data.Reference;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Web.Services.Clocks;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>The liquidation of an entry as its page shows it: where it stands, the clocks, and what happened.</summary>
/// <param name="Standing">Where it stands, in sentences; the first is the one that matters most.</param>
/// <param name="DeemedOn">The legal day of a deemed liquidation that is not confirmed; null for none.</param>
/// <param name="Clocks">The clocks that its liquidation has set going.</param>
/// <param name="History">What happened, in order; empty for nothing.</param>
/// <param name="Entered">The date of entry that they hang on.</param>
public sealed record LiquidationView(IReadOnlyList<string> Standing, DateOnly? DeemedOn, ClocksView Clocks, TimeLineView History, DecidingDate Entered)
{
    public static LiquidationView Of(LiquidationDocket docket, ReferenceSnapshot lists, DateOnly today)
    {
        var history = docket.History;
        var windows = history.Windows(today);
        // Which liquidation a protest is directed at matters once there are two.
        var several = history.Reliquidations.Count > 0;
        var clocks = windows.Select(w => (About: several && w.Kind is WindowKind.Protest or WindowKind.Payment ? $"{(w.Reading.Clock.Start.On == history.Liquidation?.On ? "Liquidation" : "Reliquidation")} of {Dates.Long(w.Reading.Clock.Start.On)}" : "", w.Reading));
        return new(Stand(docket, lists), history.DeemedOn(today), ClocksView.Of(clocks, today), Line(docket, lists), history.Entered);
    }

    static List<string> Stand(LiquidationDocket docket, ReferenceSnapshot lists)
    {
        var history = docket.History;
        List<string> sentences = [.. docket.Unfit.Select(e => $"\"{LiquidationWords.Of(e.Kind)}\" of {Dates.Long(e.On)} is on record but no longer fits the entry as its filer replaced it, and does not count.")];
        if (history.Liquidation is { } done)
            sentences.Add($"{(done.Result == LiquidationResult.Deemed ? "Deemed liquidated by law" : "Liquidated")} on {Dates.Full(done.On)}. {LiquidationWords.Details(done, lists)}.");
        foreach (var again in history.Reliquidations)
            sentences.Add($"Reliquidated on {Dates.Full(again.On)}. {LiquidationWords.Details(again, lists)}.");
        if (history.Liquidation is not null) return sentences;
        if (history.SuspendedBy is { } suspension)
            sentences.Add($"Suspended since {Dates.Full(suspension.From)}: {(lists.LiquidationBases.TryGetValue(suspension.Basis, out var basis) ? basis.Name : $"basis {suspension.Basis}")}. No period runs; six months run from the day on which CBP receives notice that the suspension is removed.");
        if (history.Scheduled is { } scheduled) sentences.Add($"Scheduled to liquidate on {Dates.Full(scheduled)}.");
        if (history.Extensions.Count > 0)
            sentences.Add($"Extended {(history.Extensions.Count == 1 ? "once" : history.Extensions.Count == 2 ? "twice" : "three times, as often as the law allows")}, last by notice of {Dates.Long(history.Extensions[^1])}.");
        if (sentences.Count == docket.Unfit.Count) sentences.Add("Not liquidated. CBP has told the portal neither a scheduled day, nor an extension, nor a suspension.");
        return sentences;
    }

    static TimeLineView Line(LiquidationDocket docket, ReferenceSnapshot lists)
    {
        var history = docket.History;
        if (history.Events.Count == 0) return new([]);
        List<TimeLinePoint> points = [new(history.Entered.On, "Entered", history.Entered.IsEstimated ? $"Estimated: the {DecisionWords.Of(history.Entered.Basis)}." : "CBP's date of entry.")];
        foreach (var e in history.Events)
        {
            if (e.Kind == LiquidationEventKind.EntryDated) continue;
            points.Add(new(e.Kind == LiquidationEventKind.Scheduled ? e.AsOf : e.On, LiquidationWords.Of(e.Kind), e.Kind switch
            {
                LiquidationEventKind.Scheduled => $"For {Dates.Full(e.On)}.",
                LiquidationEventKind.Suspended => $"{LiquidationWords.Details(e, lists)}. The clock stops.",
                LiquidationEventKind.Lifted => history.Extensions.Count == 0
                    ? "CBP received notice. Six months run from this day (19 U.S.C. 1504(d))."
                    : "CBP received notice. The six months of 19 U.S.C. 1504(d) are not for an entry that was extended: the later of them and of the extended period counts here, which is our reading.",
                _ => LiquidationWords.Details(e, lists) is { Length: > 0 } details ? details + "." : "",
            }));
        }
        return new([.. points.OrderBy(p => p.On)]);
    }
}
