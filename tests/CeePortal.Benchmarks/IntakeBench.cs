using System.Diagnostics;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Files;
using CeePortal.Data.Jobs;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Reference;
using CeePortal.Data.Trade;
using CeePortal.Data.Uploads;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Intake;
using CeePortal.Intake.Ax;
using CeePortal.Intake.Samples;
using CeePortal.Web.Services.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Benchmarks;

/// <summary>A bench for intake: one migrated and seeded database from which each run starts on a copy of its own.</summary>
sealed class IntakeBench : IAsyncDisposable
{
    readonly string folder;
    readonly ServiceProvider template;
    readonly long organization;
    int runs;

    /// <summary>A sample in the file store, entered as an upload of the template database.</summary>
    public sealed record Sample(long UploadId, int Entries, string Key);

    /// <summary>The rows of one slice, ready made.</summary>
    public sealed record ReadyRows(List<EntrySummary> Entries, List<EntryLine> Lines, List<EntryDecision> Decisions, List<EntryFinding> Findings);

    IntakeBench(string folder, ServiceProvider template, long organization) => (this.folder, this.template, this.organization) = (folder, template, organization);

    string TemplateFile => Path.Combine(folder, "template.db");

    public static async Task<IntakeBench> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ceeportal-bench-").FullName;
        var template = Services(folder, Path.Combine(folder, "template.db"));
        var contexts = template.GetRequiredService<PortalDbContextFactory>();
        await using var db = contexts.CreateForSystem();
        await db.Database.MigrateAsync();
        await template.GetRequiredService<ReferenceSeeder>().SeedAsync();
        var broker = new Organization { Id = contexts.Keys.Next(), Kind = OrganizationKind.Broker, Name = "Bench broker", CreatedAt = DateTime.UtcNow };
        db.Organizations.Add(broker);
        db.FilerAccounts.Add(new FilerAccount { Filer = "XYZ", OrganizationId = broker.Id, Name = "Bench broker" });
        await db.SaveChangesAsync();
        return new IntakeBench(folder, template, broker.Id);
    }

    /// <summary>Writes a sample into the store, enters its upload, and its importers, so that every run finds them alike.</summary>
    /// <param name="formalOnly">True for entries that can all be corrected.</param>
    /// <param name="asCorrections">True for corrections of them.</param>
    public async Task<Sample> EnterSampleAsync(int entries, int lines, bool formalOnly = false, bool asCorrections = false)
    {
        var files = template.GetRequiredService<IFileStore>();
        var contexts = template.GetRequiredService<PortalDbContextFactory>();
        var clock = template.GetRequiredService<LegalClock>();
        await using var draft = files.Create();
        var written = SampleWriter.Write(draft, new SampleOptions { Entries = entries, Lines = lines, Seed = 1, FirstSerial = 0, Today = clock.Today, FormalOnly = formalOnly, AsCorrections = asCorrections });
        var stored = await draft.CommitAsync();
        await using var db = contexts.CreateForSystem();
        var upload = new Upload
        {
            Id = contexts.Keys.Next(),
            OrganizationId = organization,
            UploadedBy = 0,
            Filer = "XYZ",
            FileName = "sample.txt",
            Bytes = stored.Bytes,
            StoredFile = stored.Key,
            Format = nameof(IntakeFormat.CatairAe),
            Status = UploadStatus.Waiting,
            ReceivedAt = clock.UtcNow,
            TransactionsExpected = entries,
            Checkpoint = RunCheckpoint.AtStart(new AxBatch("2704", "XYZ", "", clock.Today)).ToJson(),
        };
        db.Uploads.Add(upload);
        await db.SaveChangesAsync();
        if (!asCorrections)
            await foreach (var _ in JudgeAsync(upload, written.Entries)) { }
        return new Sample(upload.Id, entries, stored.Key);
    }

    /// <summary>The whole way, on a fresh copy: from the stored bytes to committed rows.</summary>
    /// <returns>Seconds, and how many entries each slice had.</returns>
    public async Task<(double Seconds, List<int> Slices)> FileAsync(Sample sample)
    {
        await using var services = CopyOf(TemplateFile);
        var (seconds, slices) = await RunAsync(services, sample);
        await using var db = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        var accepted = await db.Entries.CountAsync();
        if (accepted != sample.Entries) throw new InvalidOperationException($"{accepted} of {sample.Entries} entries were filed.");
        return (seconds, slices);
    }

    /// <summary>A database in which a sample is on file and paid, from which corrections of it start.</summary>
    public async Task PrepareCorrectionsAsync(Sample sample)
    {
        await using var services = CopyOf(TemplateFile);
        await RunAsync(services, sample);
        var contexts = services.GetRequiredService<PortalDbContextFactory>();
        await using var db = contexts.CreateForSystem();
        var today = services.GetRequiredService<LegalClock>().Today;
        // As the recurring run counts them, and as an extract of payments leaves them.
        var law = await services.GetRequiredService<LawSource>().CurrentAsync();
        await new CountNewEntries(contexts, TimeProvider.System) { Patience = TimeSpan.FromMinutes(10) }.RunAsync(new ClockDay(today, DateTime.UtcNow, law), CancellationToken.None);
        var paid = await db.EntryLiquidationStates.ExecuteUpdateAsync(s => s.SetProperty(r => r.PaidOn, today));
        if (paid != sample.Entries) throw new InvalidOperationException($"{paid} of {sample.Entries} entries were paid.");
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Copy(Path.Combine(folder, $"run-{runs}.db"), PaidFile);
    }

    string PaidFile => Path.Combine(folder, "paid.db");

    /// <summary>The whole way of corrections, on a fresh copy in which what they correct is paid.</summary>
    /// <returns>Seconds; seconds in which the items of those accepted at once are drawn afterwards, which is no part of taking them in; and how many are reviewed.</returns>
    public async Task<(double Seconds, double Listing, int Reviewed)> CorrectAsync(Sample corrections)
    {
        await using var services = CopyOf(PaidFile);
        var (seconds, _) = await RunAsync(services, corrections);
        var law = await services.GetRequiredService<LawSource>().CurrentAsync();
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<ListCorrections>().RunAsync(new ClockDay(services.GetRequiredService<LegalClock>().Today, DateTime.UtcNow, law), CancellationToken.None);
        var listing = watch.Elapsed.TotalSeconds;
        await using var db = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        var (corrected, items) = (await db.Entries.CountAsync(e => e.Version == 200 && e.Corrections == 1), await db.WorkItems.CountAsync(w => w.Kind == "psc"));
        if (corrected != corrections.Entries || items != corrected)
            throw new InvalidOperationException($"{corrected} of {corrections.Entries} entries were corrected, with {items} items: {string.Join(' ', await db.EntryFindings.Select(f => f.Code).Distinct().ToListAsync())}.");
        return (seconds, listing, await db.WorkItems.CountAsync(w => w.Kind == "psc" && w.ClosedOn == null));
    }

    static async Task<(double Seconds, List<int> Slices)> RunAsync(ServiceProvider services, Sample sample)
    {
        var run = new UploadRun(services.GetRequiredService<PortalDbContextFactory>(), services.GetRequiredService<IFileStore>(), services.GetRequiredService<BulkWriter>(),
            services.GetRequiredService<RoutingBookSource>(), services.GetRequiredService<ReferenceLists>(), services.GetRequiredService<ImporterDirectory>(),
            services.GetRequiredService<StorageSettings>(), services.GetRequiredService<JobLeases>(), services.GetRequiredService<LegalClock>(),
            services.GetRequiredService<CorrectionJudges>());
        Settle();
        var watch = Stopwatch.StartNew();
        await run.RunAsync(0, sample.UploadId, CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;

        await using var db = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        var events = await db.Events.Where(e => e.StreamType == "upload" && e.StreamId == sample.UploadId && e.Type == "SliceWritten").OrderBy(e => e.Seq).Select(e => e.Payload).ToListAsync();
        return (seconds, [.. events.Select(e => JsonDocument.Parse(e).RootElement.GetProperty("entries").GetInt32())]);
    }

    /// <summary>The rows that a run writes, made ahead, in slices of the sizes that a run had.</summary>
    public async Task<List<ReadyRows>> MakeRowsAsync(Sample sample, List<int> slices)
    {
        await using var db = template.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        var upload = await db.Uploads.AsNoTracking().SingleAsync(u => u.Id == sample.UploadId);
        var ready = new List<ReadyRows>();
        var current = new ReadyRows([], [], [], []);
        await foreach (var (rows, findings) in JudgeAsync(upload, sample.Entries))
        {
            current.Entries.Add(rows.Entry);
            current.Lines.AddRange(rows.Lines);
            current.Decisions.Add(rows.Decision);
            current.Findings.AddRange(findings);
            if (current.Entries.Count < (ready.Count < slices.Count ? slices[ready.Count] : int.MaxValue)) continue;
            ready.Add(current);
            current = new ReadyRows([], [], [], []);
        }
        if (current.Entries.Count > 0) ready.Add(current);
        return ready;
    }

    /// <summary>The floor, on a fresh copy: inserts ready-made rows, slice by slice, and commits each.</summary>
    public async Task<double> FloorAsync(List<ReadyRows> slices, BulkMethod method, bool oneTransaction = false)
    {
        await using var services = CopyOf(TemplateFile);
        await using var db = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        await db.Database.OpenConnectionAsync();
        await BulkWriter.PrepareAsync(db);
        Settle();
        var watch = Stopwatch.StartNew();
        if (oneTransaction)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var rows in slices) await SliceRows.InsertAsync(db, method, rows.Entries, rows.Lines, rows.Decisions, rows.Findings);
            await transaction.CommitAsync();
        }
        else
            foreach (var rows in slices)
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await SliceRows.InsertAsync(db, method, rows.Entries, rows.Lines, rows.Decisions, rows.Findings);
                await transaction.CommitAsync();
            }
        return watch.Elapsed.TotalSeconds;
    }

    async IAsyncEnumerable<(EntryRows Rows, List<EntryFinding> Findings)> JudgeAsync(Upload upload, int entries)
    {
        var contexts = template.GetRequiredService<PortalDbContextFactory>();
        var received = LegalClock.DayOf(new DateTimeOffset(upload.ReceivedAt, TimeSpan.Zero));
        await using var stored = template.GetRequiredService<IFileStore>().Open(upload.StoredFile!)!;
        using var reader = EntryReaders.Open(IntakeFormat.CatairAe, stored, await IntakeReferences.LoadAsync(template.GetRequiredService<ReferenceLists>(), received, default));
        var judge = new FilingJudge(await template.GetRequiredService<RoutingBookSource>().GetAsync(), new FiledSummaries(contexts, 1),
            new ImportersOfFile(contexts, template.GetRequiredService<ImporterDirectory>(), enter: true), received, ["XYZ"]);
        var left = entries;
        while (left > 0)
        {
            var batch = new List<EntryReading>(1000);
            while (batch.Count < 1000 && reader.Read(out var reading)) batch.Add(reading);
            if (batch.Count == 0) break;
            left -= batch.Count;
            foreach (var filing in await judge.JudgeAsync(batch, default))
            {
                if (filing.Decision is null)
                    throw new InvalidOperationException($"The sample's entry {filing.Reading.Entry} was refused: {string.Join(' ', filing.Findings.Select(f => $"{f.Code} {f.Message}"))}");
                var rows = EntryRows.From(filing.Reading.Draft!, filing.Decision, filing.ImporterId, upload.Id, upload.ReceivedAt, received, contexts.Keys.Next);
                yield return (rows, [.. filing.Findings.Select(f => EntryFinding.From(f, contexts.Keys.Next(), upload.Id, upload.OrganizationId, "XYZ", rows.Entry))]);
            }
        }
    }

    ServiceProvider CopyOf(string original)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var file = Path.Combine(folder, $"run-{++runs}.db");
        var previous = Path.Combine(folder, $"run-{runs - 2}.db");
        foreach (var old in new[] { previous, previous + "-wal", previous + "-shm" }) File.Delete(old);
        using (var db = template.GetRequiredService<PortalDbContextFactory>().CreateForSystem())
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE);");
        File.Copy(original, file);
        return Services(folder, file);
    }

    static ServiceProvider Services(string folder, string database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = $"Data Source={database}",
            ["Storage:Root"] = Path.Combine(folder, "files"),
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddPortalData(configuration);
        return services.BuildServiceProvider();
    }

    // What an earlier run left to collect is not this run's cost.
    static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    public async ValueTask DisposeAsync()
    {
        await template.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
