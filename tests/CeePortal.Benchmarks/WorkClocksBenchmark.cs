using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Keys;
using CeePortal.Data.Reference;
using CeePortal.Data.Trade;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Benchmarks;

/// <summary>A morning of the clock run: of a million open clocks, one in a hundred has run out. What it takes to note them and
/// to flag and count the items, through the portal's own gate, against a floor on the same file in the same minute: one
/// bare UPDATE of the same rows, and one scan of the index that finds them. Alternating, median.</summary>
/// <remarks>The floor keeps no flag on items and no counts, holds the file in one piece, and passes no gate. Recording
/// what happened by law is work on single items and has no such floor: it is reported for each item.</remarks>
static class WorkClocksBenchmark
{
    const int Runs = 5, DueOfHundred = 1;
    const double Most = 3;

    static readonly DateOnly today = new LegalClock(TimeProvider.System).Today;

    public static async Task<int> RunAsync(string[] args)
    {
        var (clocks, deemed) = (Number(args, "--clocks", 1_000_000), Number(args, "--deemed", 200));
        var folder = Directory.CreateTempSubdirectory("ceeportal-clocks-").FullName;
        try
        {
            var template = Path.Combine(folder, "template.db");
            await MakeAsync(template, clocks, deemed);
            List<double> update = [], scan = [], job = [];
            for (var run = 0; run < Runs; run++)
            {
                var (updated, scanned) = Floor(Copy(template, folder, $"floor-{run}"), clocks);
                update.Add(updated);
                scan.Add(scanned);
                job.Add(await NoteAsync(Copy(template, folder, $"job-{run}"), clocks, deemed));
            }
            var restarted = await RestartAsync(Copy(template, folder, "restart"), clocks, deemed);
            var (lapses, recorded) = await LapseAsync(Copy(template, folder, "lapse"), deemed);
            Give(args.Contains("--json"), new(clocks, Due(clocks), Median(update), Median(scan), Median(job), restarted, recorded, lapses));
            return Median(job) <= Most * (Median(update) + Median(scan)) && restarted && recorded == deemed ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    sealed record Result(int Clocks, int RunOut, double UpdateSeconds, double ScanSeconds, double JobSeconds, bool RestartsExactlyOnce, int DeemedDenied, double DeemedSeconds)
    {
        public double Ratio => JobSeconds / (UpdateSeconds + ScanSeconds);
        public double RatioToUpdateAlone => JobSeconds / UpdateSeconds;
        public double MillisecondsPerDeemedDenial => DeemedDenied == 0 ? 0 : DeemedSeconds * 1000 / DeemedDenied;
    }

    static void Give(bool isJson, Result result)
    {
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                clocks = result.Clocks,
                ranOut = result.RunOut,
                floorUpdateSeconds = result.UpdateSeconds,
                floorScanSeconds = result.ScanSeconds,
                jobSeconds = result.JobSeconds,
                ratio = result.Ratio,
                ratioToUpdateAlone = result.RatioToUpdateAlone,
                most = Most,
                restartsExactlyOnce = result.RestartsExactlyOnce,
                deemedDenials = result.DeemedDenied,
                deemedSeconds = result.DeemedSeconds,
                millisecondsPerDeemedDenial = result.MillisecondsPerDeemedDenial,
            }, new JsonSerializerOptions { WriteIndented = true }));
            return;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {result.Clocks:N0} open clocks, {result.RunOut:N0} have run out (median of {Runs})
              floor   one UPDATE {result.UpdateSeconds * 1000:N0} ms, one index scan {result.ScanSeconds * 1000:N0} ms
              noting  {result.JobSeconds * 1000:N0} ms with flags and counts: {result.Ratio:N2} times the floor (at most {Most:N0}); {result.RatioToUpdateAlone:N2} times the UPDATE alone
              stopped in the middle and run again: {(result.RestartsExactlyOnce ? "exactly once" : "NOT exactly once")}
              deemed  {result.DeemedDenied:N0} denials recorded in {result.DeemedSeconds:N2} s, {result.MillisecondsPerDeemedDenial:N2} ms each (event, row, clocks, counts, notice)
            """));
    }

    static int Due(int clocks) => clocks / 100 * DueOfHundred;

    /// <summary>The bare UPDATE and the index scan, by SQL on one connection.</summary>
    static (double Update, double Scan) Floor(string file, int clocks)
    {
        using var db = Services(file).GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        db.Database.OpenConnection();
        var connection = db.Database.GetDbConnection();
        Settle();
        var watch = Stopwatch.StartNew();
        var scanned = (long)Scalar(connection, "SELECT count(*) FROM WorkClock WHERE RanOutOn IS NULL AND RunsOutOn > '0001-01-01'")!;
        var scan = watch.Elapsed.TotalSeconds;
        if (scanned < clocks) throw new InvalidOperationException($"The scan saw {scanned} of {clocks} clocks.");
        watch.Restart();
        var updated = Execute(connection, $"UPDATE WorkClock SET RanOutOn = '{Iso(today)}' WHERE RanOutOn IS NULL AND RunsOutOn <= '{Iso(today)}'");
        var seconds = watch.Elapsed.TotalSeconds;
        if (updated < Due(clocks)) throw new InvalidOperationException($"The floor updated {updated} rows.");
        return (seconds, scan);
    }

    static async Task<double> NoteAsync(string file, int clocks, int deemed)
    {
        await using var services = Services(file);
        var step = services.GetServices<ClockStep>().OfType<NoteRanOut>().Single();
        await step.RunAsync(new ClockDay(new DateOnly(1990, 1, 2), DateTime.UtcNow, Law.Declared), default); // nothing was due then: opens the file
        Settle();
        var watch = Stopwatch.StartNew();
        var noted = await step.RunAsync(new ClockDay(today, DateTime.UtcNow, Law.Declared), default);
        var seconds = watch.Elapsed.TotalSeconds;
        if (noted < Due(clocks)) throw new InvalidOperationException($"{noted} clocks were noted.");
        await CheckAsync(services, clocks, deemed);
        return seconds;
    }

    /// <summary>Stops the run again and again, and lets it go on, until nothing is left.</summary>
    static async Task<bool> RestartAsync(string file, int clocks, int deemed)
    {
        await using var services = Services(file);
        var step = services.GetServices<ClockStep>().OfType<NoteRanOut>().Single();
        var day = new ClockDay(today, DateTime.UtcNow, Law.Declared);
        for (var attempt = 1; ; attempt++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(15 * attempt));
            try
            {
                await Task.WhenAll(step.RunAsync(day, stop.Token), step.RunAsync(day, stop.Token));
                break;
            }
            catch (OperationCanceledException)
            {
                // killed; the next goes on with what is left
            }
        }
        await CheckAsync(services, clocks, deemed);
        return await step.RunAsync(day, default) == 0;
    }

    /// <summary>The flags and the counts are what the clocks say, no more and no less.</summary>
    static async Task CheckAsync(ServiceProvider services, int clocks, int deemed)
    {
        await using var db = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        var left = await db.WorkClocks.CountAsync(c => c.RanOutOn == null && c.RunsOutOn <= today);
        var overdue = await db.WorkClocks.Where(c => c.Binds == ClockSide.Cbp && c.RunsOutOn <= today).Select(c => c.WorkId).Distinct().CountAsync();
        var flagged = await db.WorkItems.CountAsync(w => w.IsOverdue);
        var counted = await db.WorkTallies.Where(t => t.Bucket == WorkBucket.Overdue).SumAsync(t => t.Count);
        if (left != 0 || flagged != overdue || counted != overdue)
            throw new InvalidOperationException($"{left} clocks left; {overdue} items are overdue, {flagged} flagged and {counted} counted (of {clocks} clocks, {deemed} deemed).");
    }

    static async Task<(double Seconds, int Recorded)> LapseAsync(string file, int deemed)
    {
        await using var services = Services(file);
        var step = services.GetServices<ClockStep>().OfType<RecordLapses>().Single();
        var day = new ClockDay(today, DateTime.UtcNow, Law.Declared);
        Settle();
        var watch = Stopwatch.StartNew();
        var recorded = await step.RunAsync(day, default);
        var seconds = watch.Elapsed.TotalSeconds;
        if (day.Troubles.Count > 0) throw new InvalidOperationException(day.Troubles[0]);
        var again = await step.RunAsync(day, default);
        await using var db = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        var events = await db.Events.CountAsync(e => e.Type == "deemed-denied");
        if (again != 0 || events != recorded || recorded != deemed) throw new InvalidOperationException($"{recorded} of {deemed} were recorded, {again} a second time, {events} events.");
        return (seconds, recorded);
    }

    /// <summary>Items over ten Centers with one or two clocks each, as bare rows: the run asks no more of those that only
    /// fall due; and protests with their events, whose accelerated disposition ran out yesterday.</summary>
    static async Task MakeAsync(string file, int clocks, int deemed)
    {
        await using var services = Services(file);
        var factory = services.GetRequiredService<PortalDbContextFactory>();
        long importer, organization;
        await using (var db = factory.CreateForSystem())
        {
            await db.Database.MigrateAsync();
            await services.GetRequiredService<ReferenceSeeder>().SeedAsync();
            var broker = new Organization { Kind = OrganizationKind.Broker, Name = "Bench broker", CreatedAt = DateTime.UtcNow };
            db.Add(broker);
            await db.SaveChangesAsync();
            organization = broker.Id;
            importer = (await services.GetRequiredService<ImporterDirectory>().EnsureAsync([ImporterNumber.Parse("12-3456789")])).Values.First();
        }
        Fill(file, factory.Keys, await FileAsync(services, importer, organization, deemed), clocks);
    }

    static async Task<long> FileAsync(ServiceProvider services, long importer, long organization, int deemed)
    {
        var (store, factory) = (services.GetRequiredService<WorkStore>(), services.GetRequiredService<PortalDbContextFactory>());
        var (port, filed) = (PortCode.Parse("2704"), today.AddDays(-31));
        var act = new Act(new Actor(11, WorkRoles.Filer), LegalClock.StartOf(filed).AddHours(14), Law.Declared);
        await using var db = factory.CreateForSystem();
        long like = 0;
        for (var i = 0; i <= deemed; i++)
        {
            var entry = EntryNumber.Create(FilerCode.Parse("XYZ"), i + 1);
            var filing = new ProtestFiling
            {
                Protestant = new(ProtestantKind.Importer, importer),
                Entries = [new(entry, port, Destination.FromCode("007"), new DecidingDate(filed.AddDays(-380), DateBasis.EntryDate), new ClockStart(filed.AddDays(-30)))],
                Objections = [new(ProtestableDecision.Classification, "Portable computers", [entry], "Heading 8471", "They compute.")],
                DrawbackDeclaration = "None of the entries is subject to drawback.",
            };
            var one = (await store.FileAsync(db, [new WorkFiling(Protest.ProtestKind, port, filed.Year, number => Protest.File(number, filing, act), importer, organization)], Law.Declared))[0];
            if (i == 0)
            {
                like = one.Row.Id;
                continue;
            }
            one.As<Protest>().RequestAcceleration(filed, act);
            await store.SaveAsync(db, one, Law.Declared);
        }
        // As the run finds them: noted for no one yet.
        await db.WorkItems.ExecuteUpdateAsync(w => w.SetProperty(r => r.IsOverdue, false));
        await db.WorkTallies.Where(t => t.Bucket == WorkBucket.Overdue).ExecuteDeleteAsync();
        return like;
    }

    /// <summary>Rows like those of a protest on file, whatever columns they have.</summary>
    static void Fill(string file, KeySource keys, long like, int clocks)
    {
        var key = keys.Take((clocks / 2 * 3) + 3); // beforehand: SQLite has one writer
        using var connection = new SqliteConnection($"Data Source={file};Foreign Keys=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var item = CopyOf(connection, "WorkItem", $"Id = {like.ToString(CultureInfo.InvariantCulture)}", "Id", "Number", "Office");
        using var clock = CopyOf(connection, "WorkClock", $"WorkId = {like.ToString(CultureInfo.InvariantCulture)} AND Code = 'protest-decision'", "Id", "WorkId", "Code", "Binds", "Due", "RunsOutOn", "Office");
        var random = new Random(3);
        // Two clocks an item: CBP's own and a window of the trade. Those that have run out are spread over all offices.
        for (var i = 0; i < clocks / 2; i++)
        {
            var (id, office) = (key++, $"{1 + (i / 100 % 10):D3}");
            Run(item, id, $"9999{i:D8}", office);
            foreach (var (code, binds) in ((string, ClockSide)[])[("protest-decision", ClockSide.Cbp), ("protest-amendment", ClockSide.Trade)])
            {
                var due = i % 100 < DueOfHundred ? today.AddDays(-1) : today.AddDays(random.Next(0, 700));
                Run(clock, key++, id, code, (int)binds, Iso(due), Iso(due.AddDays(1)), office);
            }
        }
        transaction.Commit();
        Execute(connection, "ANALYZE");
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Inserts a row like another, but for some columns.</summary>
    static SqliteCommand CopyOf(SqliteConnection connection, string table, string where, params string[] other)
    {
        List<string> columns = [];
        using (var asked = connection.CreateCommand())
        {
            asked.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            using var names = asked.ExecuteReader();
            while (names.Read()) columns.Add(names.GetString(0));
        }
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(c => other.Contains(c) ? "$" + c : c))} FROM {table} WHERE {where}";
        foreach (var column in other) command.Parameters.Add(new SqliteParameter("$" + column, null));
        return command;
    }

    static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        if (command.ExecuteNonQuery() != 1) throw new InvalidOperationException("A row was not made.");
    }

    static string Copy(string template, string folder, string name)
    {
        SqliteConnection.ClearAllPools();
        var file = Path.Combine(folder, name + ".db");
        foreach (var old in Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f) is var n && !n.StartsWith("template", StringComparison.Ordinal)).ToList()) File.Delete(old);
        File.Copy(template, file);
        return file;
    }

    static ServiceProvider Services(string database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = $"Data Source={database}",
            ["Storage:Root"] = Path.Combine(Path.GetDirectoryName(database)!, "files"),
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddPortalData(configuration);
        return services.BuildServiceProvider();
    }

    static object? Scalar(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    static int Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
