using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Checks;

/// <summary>Sets of articles: an X line and the V lines that follow it (AE chapter, record 40, position 8).</summary>
static class SetChecks
{
    /// <summary>404, 405, 406.</summary>
    public static void SetsAreWhole(EntryUnderCheck e)
    {
        if (!e.LinesAreWhole) return;
        var lines = e.Draft.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            var before = i > 0 ? lines[i - 1].SetRole : SetRole.None;
            if (lines[i].SetRole == SetRole.Component)
            {
                if (before == SetRole.None) e.Report("404", R40, 8, i + 1);
                else if (before == SetRole.Header && lines[i].Tariffs.Count > 0 && lines[i - 1].Tariffs.Count > 0
                    && lines[i].Tariffs[^1].Number != lines[i - 1].Tariffs[^1].Number) e.Report("406", R50, 3, i + 1, lines[i].Tariffs.Count);
            }
            else if (before == SetRole.Header) e.Report("405", R40, 8, i);
        }
        if (lines.Count > 0 && lines[^1].SetRole == SetRole.Header) e.Report("405", R40, 8, lines.Count);
    }

    /// <summary>625.</summary>
    public static void ComponentsCarryNoDuty(EntryUnderCheck e)
    {
        for (var i = 0; i < e.Draft.Lines.Count; i++)
        {
            if (e.Draft.Lines[i].SetRole != SetRole.Component) continue;
            var tariffs = e.Draft.Lines[i].Tariffs;
            for (var n = 0; n < tariffs.Count; n++)
                if (tariffs[n].Duty.Cents != 0) e.Report("625", R50, 14, i + 1, n + 1);
        }
    }

    /// <summary>CP1. AE chapter: the value of the X line is the sum of the values of its V lines. The dictionary has no code
    /// for it, so it has one of ours.</summary>
    public static void ValueIsSumOfComponents(EntryUnderCheck e)
    {
        if (!e.SumsCanBeCompared || !e.LinesAreWhole) return;
        var lines = e.Draft.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].SetRole != SetRole.Header) continue;
            long sum = 0;
            var next = i + 1;
            for (; next < lines.Count && lines[next].SetRole == SetRole.Component; next++) sum += lines[next].Value.Cents;
            if (next > i + 1 && sum != lines[i].Value.Cents && lines[i].Tariffs.Count > 0)
                e.Report("CP1", R50, 25, i + 1, lines[i].Tariffs.Count,
                    $"The value of the set is {lines[i].Value}, but its components come to {new Money(sum)}.");
        }
    }
}
