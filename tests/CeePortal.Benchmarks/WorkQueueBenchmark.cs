using System.Data;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Keys;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Trade;
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
/// <remarks>Both files have the same few headings, people, importers and so on, so that a page is full in both.</remarks>
static class WorkQueueBenchmark
{
    const int Small = 10_000, Runs = 31, PageSize = 50, Kinds = 8;
    const double Most = 1.3;
    const long Me = 3;

    static readonly DateOnly today = new(2026, 9, 1);

    public static async Task<int> RunAsync(string[] args)
    {
        var items = Number(args, "--items", 1_000_000);
        var folder = Directory.CreateTempSubdirectory("ceeportal-queue-").FullName;
        try
        {
            var (small, large) = (Make(Path.Combine(folder, "small.db"), Small), Make(Path.Combine(folder, "large.db"), items));
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
        yield return ("due within days", First(all with { DueBy = today.AddDays(30) }));
        yield return ("importer", First(all with { Importers = [2] }));
        yield return ("port", First(all with { Port = PortCode.Parse("2704") }));
        yield return ("entry type", First(all with { EntryType = EntryType.Parse("03") }));
        yield return ("heading", First(all with { Heading = "8402" }));
        yield return ("segment", First(all with { Segment = WorkSegments.TierThree }));
        yield return ("assignee", First(all with { Assignee = 2 }));
        yield return ("team", First(all with { Team = 2 }));
        yield return ("amount range", First(all with { LeastCents = 300_000, MostCents = 500_000 }));
        yield return ("age", First(all with { FiledBy = today.AddDays(-200) }));
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

    static DbContextOptions<PortalDbContext> Make(string file, int items)
    {
        var options = PortalDatabase.Options(DatabaseSettings.SqliteFile(file));
        using var db = new PortalDbContext(options, PortalScope.System, new KeySource(options));
        db.Database.Migrate();
        for (var id = 1; id <= Kinds; id++)
            db.Importers.Add(new Importer { Id = id, Kind = ImporterNumberKind.Irs, NumberText = $"12-000000{id}", Display = $"12-000000{id}", LookupHash = [(byte)id, .. new byte[31]], CreatedAt = DateTime.UtcNow });
        db.SaveChanges();
        var tallies = new WorkTallies();
        var random = new Random(17);
        db.Database.OpenConnection();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using (var transaction = connection.BeginTransaction())
        {
            var properties = db.Model.FindEntityType(typeof(WorkRecord))!.GetProperties().ToList();
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"INSERT INTO WorkItem ({string.Join(", ", properties.Select(p => p.GetColumnName()))}) VALUES ({string.Join(", ", properties.Select((_, i) => "$p" + i.ToString(CultureInfo.InvariantCulture)))})";
            for (var i = 0; i < properties.Count; i++) insert.Parameters.Add(new SqliteParameter("$p" + i.ToString(CultureInfo.InvariantCulture), null));
            for (var id = 1; id <= items; id++)
            {
                var row = Row(id, random);
                tallies.Count(row, +1);
                for (var i = 0; i < properties.Count; i++)
                {
                    var value = properties[i].PropertyInfo!.GetValue(row);
                    if (value is not null && properties[i].GetTypeMapping().Converter is { } converter) value = converter.ConvertToProvider(value);
                    insert.Parameters[i].Value = value is Enum number ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : value ?? DBNull.Value;
                }
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        db.WriteAsync(() => tallies.WriteAsync(db)).GetAwaiter().GetResult();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        return options;
    }

    /// <summary>Three of five are open. Each column has a few values, and ties in what lists sort by.</summary>
    static WorkRecord Row(int id, Random random)
    {
        var isOpen = random.Next(5) < 3;
        var waits = isOpen && random.Next(4) == 0;
        DateOnly? due = isOpen && random.Next(20) > 0 ? today.AddDays(random.Next(700) - 70) : null;
        return new WorkRecord
        {
            Id = id,
            Kind = random.Next(2) == 0 ? "protest" : "errand",
            Number = $"270426{id % 1_000_000:D6}",
            Office = $"{1 + id % 10:D3}",
            Port = random.Next(2) == 0 ? "2704" : "1001",
            ImporterId = 1 + random.Next(Kinds),
            OrganizationId = 1 + random.Next(Kinds),
            Filer = "XYZ",
            State = isOpen ? (random.Next(2) == 0 ? "open" : "forwarded") : "denied",
            Phase = isOpen ? WorkPhase.Open : WorkPhase.Closed,
            AssigneeId = random.Next(5) is var person and > 0 ? person : null,
            TeamId = random.Next(4) is var team and > 0 ? team : null,
            HeldUntil = isOpen && random.Next(6) == 0 ? today.AddDays(9) : null,
            IsWaitingForTrade = waits,
            AnswerBy = waits ? today.AddDays(20) : null,
            IsOverdue = due < today,
            NextClock = due is null ? null : random.Next(2) == 0 ? "protest-decision" : "protest-accelerated",
            NextDue = due,
            Heading = $"84{random.Next(Kinds):D2}",
            EntryType = random.Next(2) == 0 ? "01" : "03",
            Segment = random.Next(3) == 0 ? WorkSegments.TierThree : WorkSegments.Other,
            Issue = "Classification",
            Asks = "Classification: portable computers of several sizes",
            AmountCents = random.Next(1_000_000),
            EntryCount = 1,
            LeadEntry = "XYZ00000015",
            FiledOn = today.AddDays(-random.Next(700)),
            ClosedOn = isOpen ? null : today.AddDays(-random.Next(300)),
            ChangedAt = new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-random.Next(1_000_000)),
            Seq = 1,
        };
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
