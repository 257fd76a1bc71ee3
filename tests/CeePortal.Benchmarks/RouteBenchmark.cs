using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Benchmarks;

/// <summary>What routing costs a line, against a floor measured in the same run: for the same lines one array look-up by
/// heading and one count. Alternating, median of 41 short runs, the worst of the kinds of entry decides.</summary>
/// <remarks>A stopwatch and the thread's own allocation counter are enough here and end in seconds; BenchmarkDotNet would
/// measure the floor and the router in different processes, so their ratio would not come from the same minute of the
/// same machine.</remarks>
static class RouteBenchmark
{
    const int Entries = 4_000, Runs = 41, Repeats = 3;
    const double MostNanoseconds = 50;

    sealed record Kind(string Name, string Entry, DecidingDate Date, ImporterStanding Importer, int LinesAnEntry, bool HasSeveralNumbers);

    sealed record Result(string Kind, int LinesAnEntry, double RouteNanosecondsPerLine, double FloorNanosecondsPerLine, double Ratio, long AllocatedBytes);

    public static int Run(bool isJson)
    {
        var book = MakeBook();
        Kind[] kinds =
        [
            new("goods decide", "pending importer, 3 lines", Day(2024, 5, 1), ImporterStanding.Unknown, 3, false),
            new("goods decide, 1 line", "pending importer, 1 line", Day(2024, 5, 1), ImporterStanding.Unknown, 1, false),
            new("several numbers", "pending importer, 3 lines of chapter 99 and two goods numbers", Day(2024, 5, 1), ImporterStanding.Unknown, 3, true),
            new("transition", "by line and port, 3 lines", Day(2015, 8, 1), ImporterStanding.Unknown, 3, false),
            new("assigned", "assigned importer, 3 lines", Day(2024, 5, 1),
                new ImporterStanding([new(new DateOnly(2017, 3, 1), AssignmentStatus.Assigned, CenterCode.Of(7))], [], []), 3, false),
        ];
        var results = kinds.Select(k => Measure(book, k)).ToList();
        var worst = results.Max(r => r.RouteNanosecondsPerLine);
        var allocated = results.Sum(r => r.AllocatedBytes);
        var isMet = worst <= MostNanoseconds && allocated == 0;
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                benchmark = "route",
                nanosecondsPerLine = worst,
                allocatedBytes = allocated,
                limitNanosecondsPerLine = MostNanoseconds,
                isMet,
                entries = Entries,
                runs = Runs,
                kinds = results,
            }, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
            return isMet ? 0 : 1;
        }
        Print($"route: {Entries} entries, median of {Runs} alternating runs; floor: one array look-up and one count for each line");
        Print($"{"kind",-22} {"lines",5} {"ns/line",9} {"floor",7} {"ratio",7} {"bytes",6}");
        foreach (var r in results)
            Print($"{r.Kind,-22} {r.LinesAnEntry,5} {r.RouteNanosecondsPerLine,9:F1} {r.FloorNanosecondsPerLine,7:F2} {r.Ratio,7:F1} {r.AllocatedBytes,6}");
        Print($"worst {worst:F1} ns a line (limit {MostNanoseconds}), {allocated} bytes allocated (limit 0): {(isMet ? "met" : "NOT MET")}");
        return isMet ? 0 : 1;

        static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    static Result Measure(RoutingBook book, Kind kind)
    {
        var (lines, tariffs) = MakeLines(kind);
        var floorTable = new int[10_000];
        for (var i = 0; i < floorTable.Length; i++) floorTable[i] = i % (CenterCode.Count + 1);
        var lineCount = (double)Entries * kind.LinesAnEntry * Repeats;

        // Warm until the second tier of the compiler has both, then alternate.
        for (var i = 0; i < 30; i++)
        {
            RouteAll(book, kind, lines, tariffs);
            FloorAll(floorTable, lines, tariffs);
            if (i % 10 == 0) Thread.Sleep(120);
        }
        List<double> route = [], floor = [];
        long allocated = 0;
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Repeats; i++) RouteAll(book, kind, lines, tariffs);
            var routeTicks = Stopwatch.GetTimestamp() - start;
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Repeats; i++) FloorAll(floorTable, lines, tariffs);
            var floorTicks = Stopwatch.GetTimestamp() - start;
            route.Add(Nanoseconds(routeTicks) / lineCount);
            floor.Add(Nanoseconds(floorTicks) / lineCount);
        }
        var (r, f) = (Median(route), Median(floor));
        return new(kind.Name, kind.LinesAnEntry, Math.Round(r, 2), Math.Round(f, 3), Math.Round(r / f, 2), allocated);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int RouteAll(RoutingBook book, Kind kind, RoutingLine[] lines, RoutingTariff[] tariffs)
    {
        var port = PortCode.Parse("2704");
        var type = EntryType.Consumption;
        var sum = 0;
        var perEntry = tariffs.Length / Entries;
        for (var entry = 0; entry < Entries; entry++)
        {
            var question = new RoutingQuestion
            {
                PortOfEntry = port,
                EntryType = type,
                Date = kind.Date,
                Importer = kind.Importer,
                Lines = lines.AsSpan(entry * kind.LinesAnEntry, kind.LinesAnEntry),
                Tariffs = tariffs.AsSpan(entry * perEntry, perEntry),
            };
            sum += EntryRouter.Route(book, question).Destination.Center.Number;
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int FloorAll(int[] table, RoutingLine[] lines, RoutingTariff[] tariffs)
    {
        var perLine = tariffs.Length / lines.Length;
        Span<int> counts = stackalloc int[CenterCode.Count + 1];
        for (var i = 0; i < lines.Length; i++) counts[table[tariffs[i * perLine].Number.Heading]]++;
        return counts[7];
    }

    static (RoutingLine[], RoutingTariff[]) MakeLines(Kind kind)
    {
        var random = new Random(19);
        List<RoutingLine> lines = [];
        List<RoutingTariff> tariffs = [];
        for (var entry = 0; entry < Entries; entry++)
        {
            var first = tariffs.Count;
            for (var line = 1; line <= kind.LinesAnEntry; line++)
            {
                var begin = tariffs.Count - first; // spans of one entry begin at 0
                if (kind.HasSeveralNumbers)
                {
                    tariffs.Add(new(HtsNumber.Parse("9903880100"), Money.Zero));
                    tariffs.Add(new(Goods(random), Money.Dollars(random.Next(1, 5000))));
                }
                tariffs.Add(new(Goods(random), Money.Dollars(random.Next(1, 5000))));
                lines.Add(new(line, SetRole.None, begin, tariffs.Count - first - begin));
            }
        }
        return ([.. lines], [.. tariffs]);
    }

    static HtsNumber Goods(Random random)
    {
        var chapter = random.Next(1, 97);
        if (chapter == 77) chapter = 84;
        return HtsNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{chapter:D2}{random.Next(1, 40):D2}{random.Next(0, 1_000_000):D6}"));
    }

    /// <summary>The five policy periods, every chapter covered, two changes in time, and under every seventh heading rows
    /// as fine as eight digits: what a loaded official list would look like.</summary>
    static RoutingBook MakeBook()
    {
        List<CoverageRow> coverage = [];
        var change = new DateOnly(2014, 3, 10);
        for (var heading = 101; heading <= 9799; heading++)
        {
            if (heading / 100 == 77 || heading % 100 is 0 or > 40) continue;
            var number = HtsNumber.Parse(heading.ToString("D4", CultureInfo.InvariantCulture));
            var center = CenterCode.Of(heading / 100 % CenterCode.Count + 1);
            var basis = heading % 3 == 0 ? CoverageBasis.Published : CoverageBasis.Provisional;
            if (heading % 11 == 0)
            {
                coverage.Add(new(number, number, CenterCode.Of(5), basis, null, change.AddDays(-1), "made"));
                coverage.Add(new(number, number, center, basis, change, null, "made"));
            }
            else coverage.Add(new(number, number, center, basis, null, null, "made"));
            if (heading % 7 == 0)
            {
                for (var sub = 10; sub < 100; sub += 10)
                {
                    var fine = HtsNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{heading:D4}{sub}"));
                    coverage.Add(new(fine, fine, CenterCode.Of(sub / 10), basis, null, null, "made"));
                    var finer = HtsNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{heading:D4}{sub}10"));
                    coverage.Add(new(finer, finer, CenterCode.Of(10), basis, null, null, "made"));
                }
            }
        }
        var centers = Enumerable.Range(1, CenterCode.Count).Select(CenterCode.Of).ToList();
        return new RoutingBook(
            [
                new("1", new DateOnly(1789, 7, 31), PolicyRule.BeforeCenters, [], "made"),
                new("2", new DateOnly(2011, 10, 20), PolicyRule.TrustedTraders, [], "made"),
                new("3", new DateOnly(2012, 9, 27), PolicyRule.TestParticipants, [EntryType.Consumption], "made"),
                new("4", new DateOnly(2015, 1, 28), PolicyRule.IndustryTransition, [EntryType.Consumption], "made"),
                new("5", new DateOnly(2017, 1, 19), PolicyRule.Permanent, [], "made"),
            ],
            centers.Select(c => new CenterOpening(PolicyRule.TestParticipants, c, new DateOnly(2012, 9, 27), "made", false)),
            centers.Where(c => c.Number % 2 == 1).Select(c => new PortTakeover(c, default, new DateOnly(2015, 1, 28), "made", false)),
            coverage, "made");
    }

    static DecidingDate Day(int year, int month, int day) => new(new DateOnly(year, month, day), DateBasis.EntryDate);

    static double Nanoseconds(long ticks) => ticks * 1e9 / Stopwatch.Frequency;

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
