using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Protests;

// How an open protest takes over what changes of the entries under it.
public sealed partial class Protest
{
    /// <summary>Takes over CBP's date of entry and the liquidation when they arrive, and what is done over or struck out later.</summary>
    public override void FollowEntry(FollowedEntry entry, Act act)
    {
        if (State.IsClosed || Entries.FirstOrDefault(e => e.Entry == entry.Entry) is not { } mine) return;
        DecidingDate? entered = entry.EntryDate is { } on && mine.EntryDate is not { IsEstimated: false } ? new(on, DateBasis.EntryDate) : null;
        ClockStart? decided = entry.Liquidated is { IsEstimated: false } liquidated && mine.Decided is not { IsEstimated: false } ? liquidated : null;
        if (entered is not null || decided is not null) TakeDates(entry.Entry, entered, decided, act);
        mine = Entries.First(e => e.Entry == entry.Entry);
        IReadOnlyList<Reliquidation> again = [.. entry.Reliquidations.Select(r => new Reliquidation(r.On, r.Touched is null ? null : TouchedDecisions.Parse(r.Touched)))];
        if (HangsOnLiquidation(mine, entry) && (mine.Decided != entry.Liquidated || !(mine.Reliquidations ?? []).SequenceEqual(again)))
            FollowLiquidation(entry.Entry, entry.Liquidated, again, entry.LastBy, act);
    }

    /// <summary>True when the protest of an entry is counted from its liquidation, and not from a day of another decision or one
    /// that the filer stated.</summary>
    static bool HangsOnLiquidation(ProtestedEntry mine, FollowedEntry entry) => mine.Decided switch
    {
        null => true,
        { EstimatedBy: DateBasis.StatedByFiler } => false,
        { IsEstimated: true } => true,
        { } decided => entry.EverLiquidated.Contains(decided.On),
    };
}
