using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkRefusedException;

namespace CeePortal.Domain.Protests;

/// <summary>Protests of different parties about the same goods of the same entry: the law counts them as one
/// (19 U.S.C. 1514(c)(1); 19 CFR 174.15), and the two years for a decision run from the last of them (19 CFR 174.21(a)).</summary>
/// <remarks>Each keeps its number, its objections and its decision: that one decision closes all of them was not read.</remarks>
public static class ConsolidatedProtests
{
    /// <summary>Treats two protests as one; both record it or neither.</summary>
    public static void TreatAsOne(Protest one, Protest other, Act act)
    {
        Unless(one.Number != other.Number, "A protest is one with itself already.");
        Unless(one.Protestant.PartyId != other.Protestant.PartyId, "Both protests are of the same party. Only protests of different parties count as one (19 CFR 174.15).");
        Unless(one.Subjects().Intersect(other.Subjects()).Any(), $"Protests {one.Number} and {other.Number} are not about the same category of merchandise on the same entry.");
        Unless(!one.Consolidated.Any(c => c.With == other.Number), $"This protest is treated as one with {other.Number} already.");
        foreach (var protest in new[] { one, other }) When(protest.WhyNot(protest.Kind.LifeCycle.Move("consolidated"), act));
        one.JoinAsOne(other, act);
        other.JoinAsOne(one, act);
    }
}

/// <content>Being one with others.</content>
public sealed partial class Protest
{
    /// <summary>The entries with categories of merchandise that it is about.</summary>
    public IEnumerable<(Entries.EntryNumber Entry, string Category)> Subjects() => ProtestFiling.SubjectsOf(objections.Where(o => o.WithdrawnOn is null).Select(o => o.Filed));

    /// <summary>From when the two years for a decision run: its own receipt, or that of the last protest that is one with it.</summary>
    public DateOnly DecisionRunsFrom => consolidated.Aggregate(ReceivedOn, static (last, c) => c.ReceivedOn > last ? c.ReceivedOn : last);

    internal void JoinAsOne(Protest other, Act act) => Record(new ProtestConsolidated(other.Number, other.ReceivedOn), act);
}
