using System.CommandLine;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Intake;
using CeePortal.Intake.Samples;

namespace CeePortal.Web.Operations;

/// <summary>Writes a file of made-up entry summaries, to try the portal with.</summary>
sealed class SampleVerb : Verb
{
    readonly Option<string> format = new("--format") { Description = "catair or csv.", DefaultValueFactory = _ => "catair" };
    readonly Option<int> entries = new("--entries") { Description = "How many entries.", DefaultValueFactory = _ => 100, CustomParser = Figures.Whole };
    readonly Option<int> lines = new("--lines") { Description = "How many lines each has.", DefaultValueFactory = _ => 3, CustomParser = Figures.Whole };
    readonly Option<int> seed = new("--seed") { Description = "The same seed gives the same file on the same day.", DefaultValueFactory = _ => 1, CustomParser = Figures.Whole };
    readonly Option<decimal> faults = new("--faults") { Description = "How many of a hundred entries are faulty on purpose.", CustomParser = Figures.Share };
    readonly Option<string> filer = new("--filer") { Description = "The filer code.", DefaultValueFactory = _ => "XYZ" };
    readonly Option<FileInfo> output = new("--out") { Description = "The file to write.", Required = true };

    public SampleVerb() : base("sample", "Write a file of made-up entry summaries.")
    {
        foreach (var option in new Option[] { format, entries, lines, seed, faults, filer, output }) Add(option);
    }

    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        if (FilerCode.Read(run.Get(filer), out var code) is { } wrong) throw new VerbFailure(wrong);
        var options = new SampleOptions
        {
            Format = run.Get(format) switch
            {
                "catair" => IntakeFormat.CatairAe,
                "csv" => IntakeFormat.CsvTemplate,
                var other => throw new VerbFailure($"There is no format \"{other}\". Use catair or csv."),
            },
            Entries = run.Get(entries),
            Lines = run.Get(lines),
            Seed = run.Get(seed),
            FaultPercent = run.Get(faults),
            Filer = code,
            Today = new LegalClock(TimeProvider.System).Today,
        };
        if (options.Problem is { } problem) throw new VerbFailure(problem);

        var file = run.Get(output)!;
        SampleSummary summary;
        try
        {
            await using var stream = file.Create();
            summary = SampleWriter.Write(stream, options, cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure($"{file.FullName} cannot be written: {error.Message}", error);
        }
        run.Answer.Give(new { file = file.FullName, entries = summary.Entries, faulty = summary.Faulty, bytes = summary.Bytes, expectedCodes = summary.ExpectedCodes },
            text => text.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"Wrote {summary.Entries:N0} entries ({summary.Faulty:N0} faulty on purpose), {summary.Bytes:N0} bytes, to {file.FullName}.")));
        return ExitCode.Done;
    }
}
