using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CeePortal.Data.Writing;

namespace CeePortal.Benchmarks;

/// <summary>
/// What intake costs: from the bytes of an AE batch, through reading, checking, routing and row making, to committed rows
/// on SQLite; against a floor that only writes the same rows, ready made, into the same tables with the same indexes,
/// pragmas and slice sizes, by the faster of linq2db's bulk copy and reused prepared commands.
/// </summary>
/// <remarks>Warm, alternating, median of five, each run on a fresh copy of one migrated database.</remarks>
static class IntakeBenchmark
{
    const int Rounds = 5, TenfoldRounds = 3;
    const double LeastShare = 0.8, MostGrowth = 1.10, MostOfCorrection = 1.5;

    sealed record Timing(double Seconds, int Entries)
    {
        public double PerSecond => Entries / Seconds;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var isJson = args.Contains("--json");
        var entries = Option("--entries", 50_000);
        var lines = Option("--lines", 3);
        var tenfold = !args.Contains("--no-tenfold");

        await using var bench = await IntakeBench.CreateAsync();
        Say(isJson, $"intake: {entries:N0} entries of {lines} lines, SQLite, median of {Rounds}, warm, alternating");
        if (args.Contains("--only-corrections"))
        {
            var cost = await CorrectionsAsync(bench, entries, lines, isJson);
            SayCorrections(cost, entries);
            return cost.Ratio <= MostOfCorrection ? 0 : 1;
        }
        var sample = await bench.EnterSampleAsync(entries, lines);

        // Warm: each way once. The floor takes the slice sizes that the portal's run arrived at.
        var rows = await bench.MakeRowsAsync(sample, (await bench.FileAsync(sample)).Slices);
        await bench.FloorAsync(rows, BulkMethod.PreparedCommands);
        await bench.FloorAsync(rows, BulkMethod.BulkCopy);

        List<double> portal = [], prepared = [], copied = [];
        for (var round = 0; round < Rounds; round++)
        {
            portal.Add((await bench.FileAsync(sample)).Seconds);
            prepared.Add(await bench.FloorAsync(rows, BulkMethod.PreparedCommands));
            copied.Add(await bench.FloorAsync(rows, BulkMethod.BulkCopy));
            Say(isJson, $"  round {round + 1}: portal {portal[^1]:F2} s, prepared commands {prepared[^1]:F2} s, bulk copy {copied[^1]:F2} s");
        }
        var whole = await bench.FloorAsync(rows, BulkMethod.PreparedCommands, oneTransaction: true);
        var mine = new Timing(Median(portal), entries);
        var floor = new Timing(Math.Min(Median(prepared), Median(copied)), entries);
        var share = mine.PerSecond / floor.PerSecond;

        var correction = await CorrectionsAsync(bench, entries, lines, isJson);

        double? growth = null;
        if (tenfold)
        {
            // Alternating with the small one again: a machine is not equally fast from one minute to the next.
            var large = await bench.EnterSampleAsync(entries * 10, lines);
            List<double> small = [], great = [];
            for (var round = 0; round < TenfoldRounds; round++)
            {
                small.Add((await bench.FileAsync(sample)).Seconds);
                great.Add((await bench.FileAsync(large)).Seconds);
                small.Add((await bench.FileAsync(sample)).Seconds);
                Say(isJson, $"  tenfold round {round + 1}: {small[^2]:F2} s, ten times the entries {great[^1]:F2} s, {small[^1]:F2} s");
            }
            growth = Median(great) / 10 / Median(small);
        }

        var isMet = share >= LeastShare && correction.Ratio <= MostOfCorrection && (growth is null or <= MostGrowth);
        if (isJson)
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                benchmark = "intake",
                entries,
                lines,
                entriesPerSecond = Math.Round(mine.PerSecond),
                floor = Median(prepared) <= Median(copied) ? "prepared commands" : "bulk copy",
                floorEntriesPerSecond = Math.Round(floor.PerSecond),
                shareOfFloor = Math.Round(share, 3),
                limitShareOfFloor = LeastShare,
                costPerEntryTenfold = growth is { } g ? Math.Round(g, 3) : (double?)null,
                limitCostPerEntryTenfold = MostGrowth,
                costOfCorrection = Math.Round(correction.Ratio, 3),
                limitCostOfCorrection = MostOfCorrection,
                correctionsPerSecond = Math.Round(entries / correction.Seconds),
                correctionsReviewed = correction.Reviewed,
                correctionsListedPerSecond = Math.Round((entries - correction.Reviewed) / correction.Listing),
                oneTransactionEntriesPerSecond = Math.Round(entries / whole),
                peakWorkingSetMegabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000,
                isMet,
            }, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
        else
        {
            Say(false, $"portal  {mine.PerSecond,10:N0} entries a second, bytes to committed rows");
            Say(false, $"floor   {floor.PerSecond,10:N0} entries a second ({(Median(prepared) <= Median(copied) ? "prepared commands" : "linq2db bulk copy")}, the same rows ready made)");
            Say(false, $"share   {share,10:F2} of the floor (at least {LeastShare})");
            SayCorrections(correction, entries);
            if (growth is { } g) Say(false, $"tenfold {g,10:F2} of the cost of an entry with ten times the entries (at most {MostGrowth:F2})");
            Say(false, $"for information: one transaction, ready-made rows, {entries / whole:N0} entries a second");
            Say(false, isMet ? "met" : "NOT MET");
        }
        return isMet ? 0 : 1;

        int Option(string name, int otherwise)
        {
            var at = Array.IndexOf(args, name);
            return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
        }
    }

    /// <summary>A correction against a new entry: the same entries, formal ones, in turn.</summary>
    static async Task<CorrectionCost> CorrectionsAsync(IntakeBench bench, int entries, int lines, bool isJson)
    {
        var fresh = await bench.EnterSampleAsync(entries, lines, formalOnly: true);
        var corrections = await bench.EnterSampleAsync(entries, lines, formalOnly: true, asCorrections: true);
        await bench.PrepareCorrectionsAsync(fresh);
        var reviewed = (await bench.CorrectAsync(corrections)).Reviewed;
        List<double> added = [], corrected = [], listed = [];
        for (var round = 0; round < Rounds; round++)
        {
            added.Add((await bench.FileAsync(fresh)).Seconds);
            var (seconds, listing, _) = await bench.CorrectAsync(corrections);
            corrected.Add(seconds);
            listed.Add(listing);
            Say(isJson, $"  correction round {round + 1}: new {added[^1]:F2} s, corrections {seconds:F2} s, their items drawn afterwards {listing:F2} s");
        }
        return new(Median(corrected) / Median(added), Median(corrected), Median(listed), reviewed);
    }

    /// <param name="Listing">Seconds in which the items of those accepted at once are drawn, after the upload as the windows of new entries are.</param>
    sealed record CorrectionCost(double Ratio, double Seconds, double Listing, int Reviewed);

    static void SayCorrections(CorrectionCost cost, int entries)
    {
        Say(false, $"psc     {cost.Ratio,10:F2} of the cost of a new entry (at most {MostOfCorrection:F1}); {entries / cost.Seconds:N0} a second, {cost.Reviewed:N0} of {entries:N0} chosen for review");
        Say(false, $"for information: items of corrections accepted at once, drawn after the upload, {(entries - cost.Reviewed) / cost.Listing:N0} a second");
    }

    static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    static void Say(bool isJson, string text)
    {
        if (isJson) Console.Error.WriteLine(text);
        else Console.WriteLine(text);
    }
}
