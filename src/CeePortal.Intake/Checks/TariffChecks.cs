using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Checks;

/// <summary>The tariff numbers of a line and their order (record 50).</summary>
static class TariffChecks
{
    /// <summary>436. Numbers of 9802 may be repeated (watches), but not one right after the other.</summary>
    public static void NumbersAreUniqueOnLine(EntryUnderCheck e)
    {
        for (var i = 0; i < e.Draft.Lines.Count; i++)
        {
            var tariffs = e.Draft.Lines[i].Tariffs;
            for (var second = 1; second < tariffs.Count; second++)
            {
                var number = tariffs[second].Number;
                if (number.IsNone) continue;
                for (var first = number.Heading == 9802 ? second - 1 : 0; first < second; first++)
                    if (tariffs[first].Number == number)
                    {
                        e.Report("436", R50, 3, i + 1, second + 1, $"The line gives tariff number {number} twice.");
                        break;
                    }
            }
        }
    }

    /// <summary>852. Chapter 98, then 99, then 1 to 97; not checked when there is more than one of chapter 98.</summary>
    public static void NumbersAreInOrder(EntryUnderCheck e)
    {
        for (var i = 0; i < e.Draft.Lines.Count; i++)
        {
            var tariffs = e.Draft.Lines[i].Tariffs;
            if (tariffs.Count < 2) continue;
            int last = 0, chapter98 = 0, wrong = -1;
            for (var n = 0; n < tariffs.Count; n++)
            {
                if (tariffs[n].Number.IsNone) continue;
                var rank = tariffs[n].Number.Chapter switch { 98 => 1, 99 => 2, _ => 3 };
                if (rank == 1) chapter98++;
                if (rank < last && wrong < 0) wrong = n;
                last = Math.Max(last, rank);
            }
            if (wrong >= 0 && chapter98 < 2)
                e.Report("852", R50, 3, i + 1, wrong + 1, $"Tariff number {tariffs[wrong].Number} stands too late on the line.");
        }
    }
}
