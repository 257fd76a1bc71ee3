using System.Data;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Benchmarks;

/// <summary>The queue of one of ten Centers with many items against the same with 10,000: first page, each named filter, each
/// order, counts of tabs, a deep page, the items beside one. Alternating, warm, median; each against its own time.</summary>
static class WorkQueueBenchmark
{
    const int Small = 10_000, Runs = 31, PageSize = 50;
    const double Most = 1.3;
    const long Me = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var items = Number(args, "--items", 1_000_000);
        var folder = Directory.CreateTempSubdirectory("ceeportal-queue-").FullName;
        try
        {
            var (small, large) = (WorkQueueFile.Make(Path.Combine(folder, "small.db"), Small), WorkQueueFile.Make(Path.Combine(folder, "large.db"), items));
            await using var few = new PortalDbContext(small, PortalScope.OfCenter(CenterCode.Of(7)));
            await using var many = new PortalDbContext(large, PortalScope.OfCenter(CenterCode.Of(7)));
            List<Result> results = [];
            foreach (var (name, ask) in Cases())
            {
                var (fewAsk, manyAsk) = (await ask(new WorkList(few)), await ask(new WorkList(many)));
                List<double> fewTimes = [], manyTimes = [];
                for (var run = -5; run < Runs; run++)
                {
                    var (a, b) = (await TimeAsync(fewAsk), await TimeAsync(manyAsk));
                    if (run < 0) continue; // warm
                    fewTimes.Add(a);
                    manyTimes.Add(b);
                }
                results.Add(new(name, Median(fewTimes), Median(manyTimes)));
            }
            Give(args.Contains("--json"), items, results);
            return results.TrueForAll(r => r.Ratio <= Most) ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    sealed record Result(string Name, double FewMilliseconds, double ManyMilliseconds)
    {
        public double Ratio => ManyMilliseconds / FewMilliseconds;
    }

    /// <summary>Each case: prepares what it needs to know of the file, and gives what is measured.</summary>
    static IEnumerable<(string Name, Func<WorkList, Task<Func<Task>>> Ask)> Cases()
    {
        var all = new WorkFilter { Me = Me, MyTeams = [1] };
        yield return ("first page", First(all));
        foreach (var tab in Enum.GetValues<WorkTab>().Where(t => t is not (WorkTab.Open or WorkTab.Any))) yield return ("tab " + tab, First(all with { Tab = tab }));
        yield return ("kind", First(all with { Kind = "protest" }));
        yield return ("status", First(all with { State = "forwarded" }));
        yield return ("clock", First(all with { Clock = "protest-decision" }));
        yield return ("due within days", First(all with { DueBy = WorkQueueFile.Today.AddDays(30) }));
        yield return ("importer", First(all with { Importers = [2] }));
        yield return ("port", First(all with { Port = PortCode.Parse("2704") }));
        yield return ("entry type", First(all with { EntryType = EntryType.Parse("03") }));
        yield return ("heading", First(all with { Heading = "8402" }));
        yield return ("segment", First(all with { Segment = WorkSegments.TierThree }));
        yield return ("assignee", First(all with { Assignee = 2 }));
        yield return ("team", First(all with { Team = 2 }));
        yield return ("amount range", First(all with { LeastCents = 300_000, MostCents = 500_000 }));
        yield return ("age", First(all with { FiledBy = WorkQueueFile.Today.AddDays(-200) }));
        yield return ("number", First(new WorkFilter { Me = Me, Number = WorkNumber.Parse("270426006667") }));
        yield return ("entry", First(new WorkFilter { Me = Me, Entry = EntryNumber.Parse(WorkQueueFile.EntryOf(6667)) }));
        foreach (var by in Enum.GetValues<WorkSort>().Where(b => b is not (WorkSort.Due or WorkSort.Closed)))
        {
            yield return ($"by {by}", First(all, new(by)));
            yield return ($"by {by}, down", First(all, new(by, Down: true)));
        }
        yield return ("counts of tabs", list => Task.FromResult<Func<Task>>(() => list.TabsAsync(all)));
        yield return ("deep page", async list =>
        {
            var place = await DeepAsync(list, all);
            return () => list.PageAsync(all, default, place, null, PageSize);
        }
        );
        yield return ("items beside one", async list =>
        {
            var row = (await list.PageAsync(all, default, await DeepAsync(list, all), null, 1)).Rows[0];
            return () => list.NeighborsAsync(all, default, row);
        }
        );
    }

    static Func<WorkList, Task<Func<Task>>> First(WorkFilter filter, WorkOrder order = default) =>
        list => Task.FromResult<Func<Task>>(() => list.PageAsync(filter, order, null, null, PageSize));

    /// <summary>The place nine tenths down the list.</summary>
    static async Task<WorkPlace> DeepAsync(WorkList list, WorkFilter filter)
    {
        var leg = WorkList.Rows(list.Legs(filter).Single(), default);
        return WorkPlace.Of(await leg.Skip(await leg.CountAsync() * 9 / 10).FirstAsync(), WorkSort.Due);
    }

    static async Task<double> TimeAsync(Func<Task> ask)
    {
        var watch = Stopwatch.StartNew();
        await ask();
        return watch.Elapsed.TotalMilliseconds;
    }

    static void Give(bool isJson, int items, List<Result> results)
    {
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { items, against = Small, most = Most, cases = results.Select(r => new { name = r.Name, fewMilliseconds = r.FewMilliseconds, manyMilliseconds = r.ManyMilliseconds, ratio = r.Ratio }) }, new JsonSerializerOptions { WriteIndented = true }));
            return;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The queue of one of 10 Centers, {items:N0} items against {Small:N0} (median of {Runs}; at most {Most:N1} times)"));
        foreach (var r in results)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {r.Name,-32} {r.FewMilliseconds,7:N2} ms {r.ManyMilliseconds,7:N2} ms  {r.Ratio,5:N2}{(r.Ratio > Most ? "  TOO MUCH" : "")}"));
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
