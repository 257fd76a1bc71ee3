using CeePortal.Domain.Tariff;

namespace CeePortal.Domain.Routing;

/// <summary>Which Center covers which tariff number on which day: coverage rows made ready for look-up.</summary>
/// <remarks>
/// The time line is cut at every day on which a row begins or ends. Each stretch has one cell for each of the 10,000
/// possible headings; only headings that have rows finer than four digits point to a table of their own. A row covers a
/// number when everything under the number lies in the row's range, so a question by heading is never answered by a row
/// for some of its statistical numbers. Of several rows the one with the most digits wins.
/// A row without a first day holds since its Center opened; when that was is the policy's business (see
/// <see cref="CenterOpening"/>), so here it holds for all days up to its last.
/// </remarks>
sealed class CoverageMap
{
    readonly int[] starts; // first day number of each stretch, ascending
    readonly CoverageStretch[] stretches;

    public CoverageMap(CoverageRow[] rows)
    {
        var days = new SortedSet<int> { 0 };
        foreach (var row in rows)
        {
            if (row.From is { } from) days.Add(from.DayNumber);
            if (row.Until is { } until && until < DateOnly.MaxValue) days.Add(until.DayNumber + 1);
        }
        starts = [.. days];
        stretches = new CoverageStretch[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            var day = DateOnly.FromDayNumber(starts[i]);
            stretches[i] = new CoverageStretch(rows, day);
        }
    }

    /// <summary>The coverage that holds on a day.</summary>
    public CoverageStretch On(DateOnly day)
    {
        var i = starts.Length - 1;
        while (starts[i] > day.DayNumber) i--;
        return stretches[i];
    }
}

/// <summary>The coverage between two days of change.</summary>
/// <remarks>A cell is 0 for "no Center"; otherwise the row's index, one bit for provisional, and four for the Center;
/// a negative cell is the complement of an index into the finer tables.</remarks>
sealed class CoverageStretch
{
    const int ProvisionalBit = 16, RowShift = 5;

    readonly int[] byHeading = new int[10_000];
    readonly FineCoverage[] fine;

    public CoverageStretch(CoverageRow[] rows, DateOnly day)
    {
        var finer = new Dictionary<int, List<(CoverageRow Row, int Cell)>>();
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if (row.From > day || row.Until < day) continue;
            var cell = i << RowShift | (row.Basis == CoverageBasis.Provisional ? ProvisionalBit : 0) | row.Center.Number;
            for (var heading = row.First.Heading; heading <= row.Last.Heading; heading++)
            {
                if (row.First.Length == 4) byHeading[heading] = cell;
                else if (finer.TryGetValue(heading, out var list)) list.Add((row, cell));
                else finer[heading] = [(row, cell)];
            }
        }
        fine = new FineCoverage[finer.Count];
        var next = 0;
        foreach (var (heading, list) in finer)
        {
            fine[next] = new FineCoverage(list, byHeading[heading]);
            byHeading[heading] = ~next++;
        }
    }

    /// <summary>The cell of a number, or 0 when no Center covers it.</summary>
    public int Find(HtsNumber number)
    {
        var cell = byHeading[number.Heading];
        return cell >= 0 ? cell : fine[~cell].Find(number);
    }

    public static int CenterOf(int cell) => cell & 15;

    public static int RowOf(int cell) => cell >> RowShift;

    public static bool IsProvisional(int cell) => (cell & ProvisionalBit) != 0;
}

/// <summary>The rows finer than four digits that bear on one heading.</summary>
sealed class FineCoverage
{
    readonly record struct Stretch(long First, long Last, int Cell);

    readonly Stretch[] ten, eight, six; // by length of the rows, ascending
    readonly int wholeHeading;

    public FineCoverage(List<(CoverageRow Row, int Cell)> rows, int wholeHeading)
    {
        this.wholeHeading = wholeHeading;
        (ten, eight, six) = (OfLength(10), OfLength(8), OfLength(6));

        Stretch[] OfLength(int length) =>
        [
            .. rows.Where(r => r.Row.First.Length == length).OrderBy(r => r.Row.First)
                .Select(r => new Stretch(r.Row.First.TenDigits, r.Row.Last.LastUnder, r.Cell)),
        ];
    }

    public int Find(HtsNumber number)
    {
        var (first, last) = (number.TenDigits, number.LastUnder);
        if (Find(ten, first, last) is not 0 and var byTen) return byTen;
        if (Find(eight, first, last) is not 0 and var byEight) return byEight;
        if (Find(six, first, last) is not 0 and var bySix) return bySix;
        return wholeHeading;
    }

    /// <summary>The stretch in which everything from first to last lies; 0 when there is none. Halves without branching
    /// on the data, which a processor could not foretell.</summary>
    static int Find(Stretch[] sorted, long first, long last)
    {
        var (start, count) = (0, sorted.Length);
        if (count == 0) return 0;
        while (count > 1)
        {
            var half = count >>> 1;
            start += sorted[start + half].First <= first ? half : 0;
            count -= half;
        }
        ref readonly var found = ref sorted[start];
        return found.First <= first && last <= found.Last ? found.Cell : 0;
    }
}
