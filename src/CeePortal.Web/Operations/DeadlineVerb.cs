using System.CommandLine;
using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Hosting;

namespace CeePortal.Web.Operations;

/// <summary>Says when something is due, by which rule, and whether it was in time: by the closings and clocks of the portal's
/// database where there is one, else by federal holidays and the clocks as declared, and says by which. It changes nothing.</summary>
sealed class DeadlineVerb : Verb
{
    // Optional for the parser alone, so that what is missing is said in our words.
    readonly Argument<string?> kind = new("kind") { Description = "One of " + Names() + ".", Arity = ArgumentArity.ZeroOrOne };
    readonly Option<string?> from = new("--from") { Description = "The day that starts the clock, as 2026-03-02: " + Starts(), Required = true };
    readonly Option<string?> received = new("--received") { Description = "The day on which the act was received, to be judged." };
    readonly Option<string?> entryDate = new("--entry-date") { Description = "protest, surety-protest: entries before 2004-12-18 have 90 days. resubmit: the rest of the first ten working days counts." };
    readonly Option<string?> scheduled = new("--scheduled-liquidation") { Description = "psc, liquidation: the date that CBP scheduled." };
    readonly Option<bool> extended = new("--extended") { Description = "psc: liquidation is extended. prior-disclosure-data: the one extension of 60 days was given." };
    readonly Option<string?> extendedTo = new("--extended-to") { Description = "cf28, tender: the day that CBP gave." };
    readonly Option<int> extensions = new("--extensions") { Description = "deemed-liquidation: how often liquidation was extended, 1 to 3; beside --suspension-lifted the later of six months and the extended period counts, a reading." };
    readonly Option<bool> suspended = new("--suspended") { Description = "psc: liquidation is suspended for antidumping or countervailing duty, EAPA or by a court's injunction. deemed-liquidation: it is suspended." };
    readonly Option<string?> lifted = new("--suspension-lifted") { Description = "deemed-liquidation: the day on which CBP received notice that the suspension was removed." };
    readonly Option<string?> type = new("--entry-type") { Description = "psc, deemed-liquidation: the entry type." };
    readonly Option<bool> fraud = new("--fraud") { Description = "limitation: the violation was fraud, and --from is its discovery." };
    readonly Option<bool> hasCase = new("--ad-cvd-case") { Description = "psc: the entry has an antidumping or countervailing duty case, on which it hangs for a suspended type 06." };
    readonly Option<string?> port = new("--port") { Description = "The port, where it matters which offices are closed (Inauguration Day in Washington)." };
    readonly Option<string[]> closed = new("--closed") { Description = "A further day on which the office was closed, such as a snow day. Once for each day." };

    readonly Option<bool> declared = new("--declared") { Description = "Count by federal holidays and the clocks as declared, also where there is a database." };

    public DeadlineVerb() : base("deadline", "Say when something is due, by which rule, and whether it was in time.")
    {
        Add(kind);
        foreach (var option in new Option[] { from, received, entryDate, scheduled, extended, extendedTo, extensions, suspended, lifted, type, fraud, hasCase, port, closed, declared }) Add(option);
    }

    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        var portCode = default(PortCode);
        var entryType = default(EntryType);
        if (run.Get(port) is { } portText) Require(PortCode.Read(portText, out portCode));
        if (run.Get(type) is { } typeText) Require(EntryType.Read(typeText, out entryType));
        var question = new DeadlineQuestion
        {
            Kind = run.Get(kind) ?? throw new VerbFailure($"Say which kind of deadline. Use one of {Names()}."),
            From = Day(run, from)!.Value,
            Received = Day(run, received),
            Port = portCode,
            EntryDate = Day(run, entryDate),
            ScheduledLiquidation = Day(run, scheduled),
            IsExtended = run.Get(extended),
            ExtendedTo = Day(run, extendedTo),
            Extensions = run.Get(extensions),
            IsSuspended = run.Get(suspended),
            SuspensionLifted = Day(run, lifted),
            EntryType = entryType,
            IsFraud = run.Get(fraud),
            HasCase = run.Get(hasCase),
        };
        var closings = run.Get(closed)!.Select(text => new Closing(ReadDay("--closed", text), default, "Office closed", "Named on the command line")).ToList();
        Require(Deadlines.Ask(question, BusinessCalendar.Federal, out _)); // what is asked wrongly needs no database to be refused
        var (law, source) = run.Get(declared) ? (Law.Declared, asDeclared) : await LawAsync(run, cancel);
        Require(Deadlines.Ask(question, new BusinessCalendar(law.Calendar.Closings.Concat(closings)), law.Clocks, out var answer));
        Give(run.Answer, answer!, question.Received, source);
        return ExitCode.Done;
    }

    const string asDeclared = "declared";
    static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    /// <summary>The law of the configured database when it can be reached and has it; a day is reckoned without one, too.</summary>
    static async Task<(Law Law, string Source)> LawAsync(VerbRun run, CancellationToken cancel)
    {
        try
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            soon.CancelAfter(patience);
            await using var data = run.Services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
            // Opening would create a SQLite file that is not there.
            if (!await data.Database.CanConnectAsync(soon.Token)) return (Law.Declared, asDeclared);
            return (await LawSource.ReadAsync(data, ct: soon.Token), "database");
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && (e is StartFailure or System.Data.Common.DbException or InvalidOperationException or OperationCanceledException or IOException))
        {
            return (Law.Declared, asDeclared);
        }
    }

    static void Give(Answer answer, DeadlineAnswer found, DateOnly? received, string source)
    {
        var (rule, reading) = (found.Rule, found.Reading);
        var outcome = found.Outcome?.ToString().ToLowerInvariant();
        answer.Give(
            new
            {
                kind = found.Kind.Name,
                due = found.Due,
                rule = $"{rule.Name}: {rule.Sentence}",
                citation = rule.Citation,
                rolled = reading.IsRolled,
                outcome,
                clock = rule.Code,
                effect = rule.Effect.ToString().ToLowerInvariant(),
                consequence = rule.Consequence,
                rolledFrom = reading.RolledFrom,
                rolledOver = reading.RolledOver,
                earliest = reading.EarliestDay,
                deemedOn = reading.DeemedOn,
                isLaw = rule.IsLaw,
                countedBy = source,
                changedBecause = rule.ChangedBecause,
                note = found.Note.Length == 0 ? null : found.Note,
            },
            text =>
            {
                text.WriteLine(found.Due is { } due ? string.Create(CultureInfo.InvariantCulture, $"Due {due:yyyy-MM-dd} ({due.DayOfWeek}).") : "No due date.");
                text.WriteLine($"  {rule.Name}: {rule.Sentence}. Then: {rule.Consequence}.");
                text.WriteLine($"  {rule.Citation}{(rule.IsLaw ? "" : " (practice or assumption, not law)")}");
                if (reading.RolledFrom is { } counted)
                    text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Moved from {counted:yyyy-MM-dd}, closed: {string.Join("; ", reading.RolledOver)}"));
                if (rule.ChangedBecause is { } because) text.WriteLine($"  Changed by the office: {because}");
                text.WriteLine(source == asDeclared ? "  Counted by federal holidays and the clocks as declared; no database was asked." : "  Counted by the closings and clocks of the portal's database.");
                if (found.Note.Length > 0) text.WriteLine("  " + found.Note);
                if (outcome is not null)
                    text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Received {received:yyyy-MM-dd}: {found.Kind.Act} is {outcome}."));
            });
    }

    static string Names() => string.Join(", ", Deadlines.Kinds.Select(k => k.Name));

    static string Starts() => string.Join("; ", Deadlines.Kinds.Select(k => $"{k.Name}: {k.From}")) + ".";

    static DateOnly? Day(VerbRun run, Option<string?> option) => run.Get(option) is { } text ? ReadDay(option.Name, text) : null;

    static DateOnly ReadDay(string option, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new VerbFailure($"{option} \"{text}\" is not a date. Write it as 2026-03-02.");

    static void Require(string? problem)
    {
        if (problem is not null) throw new VerbFailure(problem);
    }
}
