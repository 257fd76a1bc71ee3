using System.CommandLine;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Reference;
using CeePortal.Data.Trade;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Intake;
using CeePortal.Web.Hosting;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Uploads;

namespace CeePortal.Web.Operations;

/// <summary>Says what would come of a file, and stores nothing: the same reading, rules and routing as an upload.</summary>
sealed class CheckVerb : Verb
{
    const int SliceEntries = 500;

    readonly Argument<FileInfo> file = new("FILE") { Description = "An AE batch or our CSV template." };

    public CheckVerb() : base("check", "Say what would come of a file; nothing is stored.") => Add(file);

    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        var path = run.Get(file)!;
        var services = run.Services;
        Preparation.RequireFolders(services);
        await Preparation.MigrateAsync(services, cancel);
        await Preparation.SeedReferenceAsync(services, cancel);
        var names = await services.GetRequiredService<OfficeNameSource>().GetAsync(cancel);
        var today = services.GetRequiredService<LegalClock>().Today;

        await using var stream = UploadedFile.Open(path);
        var (format, envelope) = UploadedFile.Scan(stream, today);
        if (envelope.IsBroken)
        {
            // Refused whole, even when it holds no entry that could be counted.
            var refused = new FileAnswer.Totals(format.ToString(), envelope.Transactions, 0, Math.Max(1, envelope.Transactions), new Dictionary<string, int>());
            return await FileAnswer.GiveAsync(run.Answer, refused, envelope.Findings.ToAsyncEnumerable(), names, null, cancel);
        }

        // Totals stand before the findings, so the findings wait in a file of their own.
        await using var spool = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        var totals = await JudgeAsync(services, format, stream, today, spool, cancel);
        spool.Position = 0;
        return await FileAnswer.GiveAsync(run.Answer, totals, ReadAsync(spool, cancel), names, null, cancel);
    }

    static async Task<FileAnswer.Totals> JudgeAsync(IServiceProvider services, IntakeFormat format, Stream stream, DateOnly today, Stream spool, CancellationToken cancel)
    {
        var contexts = services.GetRequiredService<PortalDbContextFactory>();
        using var onFile = new CheckedSummaries(contexts);
        var importers = new ImportersOfFile(contexts, services.GetRequiredService<ImporterDirectory>(), enter: false);
        var judge = new FilingJudge(await services.GetRequiredService<RoutingBookSource>().GetAsync(cancel), onFile, importers, today, filers: null);
        var reference = await IntakeReferences.LoadAsync(services.GetRequiredService<ReferenceLists>(), today, cancel);
        stream.Position = 0;
        using var reader = EntryReaders.Open(format, stream, reference);
        long entries = 0, accepted = 0;
        var destinations = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var slice in FilingSlices.ReadAsync(reader, judge, () => SliceEntries, cancel))
        {
            onFile.Expect(FilingSlices.LeftOnFile(slice.Filings));
            foreach (var filing in slice.Filings)
            {
                entries++;
                if (filing.IsAccepted) accepted++;
                if (filing.Decision is { } decision) destinations[decision.Destination.Code] = destinations.GetValueOrDefault(decision.Destination.Code) + 1;
                foreach (var finding in filing.Findings)
                {
                    await JsonSerializer.SerializeAsync(spool, finding, cancellationToken: cancel);
                    spool.WriteByte((byte)'\n');
                }
            }
        }
        await spool.FlushAsync(cancel);
        return new(format.ToString(), entries, accepted, entries - accepted, destinations);
    }

    static async IAsyncEnumerable<Finding> ReadAsync(Stream spool, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var lines = new StreamReader(spool, leaveOpen: true);
        while (await lines.ReadLineAsync(cancel) is { } line) yield return JsonSerializer.Deserialize<Finding>(line)!;
    }
}
