using System.CommandLine;
using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Reference;
using CeePortal.Data.Trade;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Web.Hosting;
using CeePortal.Web.Services.Reference;

namespace CeePortal.Web.Operations;

/// <summary>Says where an entry with these lines would go, and why. The last three options pretend a status, for what-if.</summary>
sealed class RouteVerb : Verb
{
    readonly Option<string[]> lines = new("--line")
    {
        Description = "A line: numbers joined by +, each with its value after =; a set's own line ends in :X, a component's in :V. Once for each line.",
        Required = true,
    };
    readonly Option<string> type = new("--entry-type") { Description = "The entry type.", DefaultValueFactory = _ => "01" };
    readonly Option<string?> importer = new("--importer") { Description = "The importer's number; its assignment and enrollments are looked up." };
    readonly Option<string?> date = new("--entry-date") { Description = "The entry date set by CBP, as 2017-02-01; left out, today counts as the day of receipt." };
    readonly Option<string?> port = new("--port") { Description = "The port of entry." };
    readonly Option<string?> trusted = new("--trusted") { Description = "Pretend a C-TPAT tier, with or without ISA: 2 or 3+ISA." };
    readonly Option<string?> participant = new("--participant") { Description = "Pretend that the importer takes part in the test with this Center." };
    readonly Option<string?> assigned = new("--assigned") { Description = "Pretend an assignment: a Center's code, NOTELG or PNDING." };

    public RouteVerb() : base("route", "Say where an entry would go, and why.")
    {
        foreach (var option in new Option[] { lines, type, importer, date, port, trusted, participant, assigned }) Add(option);
    }

    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        var question = new RoutingLines();
        foreach (var (index, text) in run.Get(lines)!.Index()) RouteLine.Add(question, index + 1, text);
        Require(EntryType.Read(run.Get(type), out var entryType));
        var portOfEntry = default(PortCode);
        if (run.Get(port) is { } portText) Require(PortCode.Read(portText, out portOfEntry));
        var day = ReadDate(run.Get(date));

        var services = run.Services;
        Preparation.RequireFolders(services);
        await Preparation.MigrateAsync(services, cancel);
        await Preparation.SeedReferenceAsync(services, cancel);
        var deciding = day is { } on ? new DecidingDate(on, DateBasis.EntryDate) : new DecidingDate(services.GetRequiredService<LegalClock>().Today, DateBasis.ReceivedDate);
        var standing = Pretend(run, await FindStandingAsync(run, cancel), deciding.On);
        var book = await services.GetRequiredService<RoutingBookSource>().GetAsync(cancel);
        var names = await services.GetRequiredService<OfficeNameSource>().GetAsync(cancel);
        var decision = EntryRouter.Decide(book, question.Ask(portOfEntry, entryType, deciding, standing));

        var reasons = decision.Reasons.Select(r => ReasonText.Render(r, names.ForReasons).ToString()).ToArray();
        run.Answer.Give(
            new
            {
                destination = Describe(decision.Destination, names),
                revenuePort = Code(decision.RevenuePort),
                basis = decision.Basis.ToString(),
                coverageBasis = decision.CoverageBasis.ToString(),
                reasons,
                lines = decision.Lines.Select(l => new { heading = l.Number.IsNone ? null : l.Number.Heading.ToString("D4", CultureInfo.InvariantCulture), destination = l.Destination is { } to ? to.Code : null }),
                policy = decision.PolicyVersion,
                coverage = decision.CoverageVersion,
            },
            text =>
            {
                text.WriteLine(decision.Destination.Code.Length == 0 ? "The port of entry (none was named)" : names.Describe(decision.Destination));
                foreach (var reason in reasons) text.WriteLine("  " + reason);
            });
        return ExitCode.Done;
    }

    static object Describe(Destination to, OfficeNames names) => new
    {
        kind = to.Kind.ToString(),
        code = to.Code.Length == 0 ? null : to.Code,
        ace = to.Kind == DestinationKind.Center ? to.Center.ToAce() : null,
        name = to.Code.Length == 0 ? null : names.Describe(to),
    };

    static string? Code(PortCode code) => code.IsNone ? null : code.ToString();

    async Task<ImporterStanding> FindStandingAsync(VerbRun run, CancellationToken cancel)
    {
        if (run.Get(importer) is not { } text) return ImporterStanding.Unknown;
        Require(ImporterNumber.Read(text, out var number));
        var found = await run.Services.GetRequiredService<ImporterDirectory>().FindAsync([number], cancel);
        if (!found.TryGetValue(number, out var id)) return ImporterStanding.Unknown;
        await using var db = run.Services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        return (await ImporterStandings.LoadAsync(db, [id], cancel))[id];
    }

    /// <summary>Puts the pretended status in the place of what is on file, from the day that decides.</summary>
    ImporterStanding Pretend(VerbRun run, ImporterStanding known, DateOnly from)
    {
        var assignments = known.Assignments;
        var enrollments = known.Enrollments;
        var participations = known.Participations;
        if (run.Get(assigned) is { } to)
            assignments = to.ToUpperInvariant() switch
            {
                "NOTELG" => [new(from, AssignmentStatus.NotEligible, default)],
                "PNDING" => [new(from, AssignmentStatus.Pending, default)],
                _ => [new(from, AssignmentStatus.Assigned, ReadCenter(to))],
            };
        if (run.Get(participant) is { } center) participations = [new(ReadCenter(center), from, null)];
        if (run.Get(trusted) is { } words)
        {
            var parts = words.ToUpperInvariant().Split('+', StringSplitOptions.TrimEntries);
            if (parts is not ([_] or [_, "ISA"]) || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var tier) || tier is < 1 or > 3)
                throw new VerbFailure($"--trusted \"{words}\": give a C-TPAT tier from 1 to 3, and +ISA for a member of Importer Self-Assessment, such as 2+ISA.");
            enrollments = [new(from, null, tier)];
            if (parts.Length == 2) enrollments = [.. enrollments, new(from, null, 0)];
        }
        return new ImporterStanding(assignments, enrollments, participations);
    }

    static CenterCode ReadCenter(string text)
    {
        Require(CenterCode.Read(text, out var center));
        return center;
    }

    static DateOnly? ReadDate(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new VerbFailure($"--entry-date \"{text}\": write the date as 2017-02-01.");

    static void Require(string? problem)
    {
        if (problem is not null) throw new VerbFailure(problem);
    }
}
