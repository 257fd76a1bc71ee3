using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Intake;

namespace CeePortal.Web.Services.Uploads;

/// <summary>Finds the importers of a slice and their standing.</summary>
public interface IImportersOfFile
{
    /// <summary>The key and the standing of each importer, by its number; a check may answer with key 0.</summary>
    Task<IReadOnlyDictionary<ImporterNumber, (long Id, ImporterStanding Standing)>> FindAsync(IReadOnlyCollection<ImporterNumber> numbers, CancellationToken ct);
}

/// <summary>Says what becomes of the entries that a reader brings: joins what is on file, the importer's standing, the
/// filing rules and the router. Used alike for filing, for checking, and by the operator's verbs.</summary>
/// <param name="filers">The filer codes under which the sender may file, whatever the file's format says of itself; null
/// when an operator checks anybody's file.</param>
public sealed class FilingJudge(RoutingBook book, ISummariesOnFile onFile, IImportersOfFile importers, DateOnly receivedOn, IReadOnlyCollection<string>? filers)
{
    readonly RoutingLines lines = new();

    /// <summary>Judges a slice in which no entry number comes twice.</summary>
    public async Task<List<Filing>> JudgeAsync(IReadOnlyList<EntryReading> readings, CancellationToken ct)
    {
        var numbers = new List<string>(readings.Count);
        var parties = new HashSet<ImporterNumber>();
        foreach (var reading in readings)
        {
            if (reading.Draft is not { } draft) continue;
            numbers.Add(draft.Number.ToCompact());
            if (!draft.Importer.IsNone) parties.Add(draft.Importer);
        }
        var filed = await onFile.FindAsync(numbers, ct);
        var known = await importers.FindAsync(parties, ct);

        var filings = new List<Filing>(readings.Count);
        foreach (var reading in readings) filings.Add(Judge(reading, filed, known));
        return filings;
    }

    Filing Judge(EntryReading reading, Dictionary<string, EntryOnFile> filed, IReadOnlyDictionary<ImporterNumber, (long Id, ImporterStanding Standing)> known)
    {
        if (reading.Draft is not { } draft)
            return new Filing { Reading = reading, Outcome = FilingOutcome.Refused, Findings = reading.Findings };

        if (WhoseIs(draft) is { } foreign)
            return new Filing { Reading = reading, Outcome = FilingOutcome.Refused, Findings = [.. reading.Findings, ToFinding(foreign, reading)] };

        filed.TryGetValue(draft.Number.ToCompact(), out var current);
        var outcome = FilingRules.Judge(draft, current is null ? null : ToRules(current), out var refusal);
        if (refusal is not null)
            return new Filing { Reading = reading, Outcome = outcome, Findings = [.. reading.Findings, ToFinding(refusal, reading)], OnFile = current };
        if (outcome == FilingOutcome.Withdrawn)
            return new Filing { Reading = reading, Outcome = outcome, Findings = reading.Findings, OnFile = current };

        var (importerId, standing) = known[draft.Importer];
        return new Filing
        {
            Reading = reading,
            Outcome = outcome,
            Findings = reading.Findings,
            OnFile = current,
            ImporterId = importerId,
            Decision = EntryRouter.Decide(book, lines.Ask(draft, receivedOn, standing)),
        };
    }

    // Only a post summary correction may carry another filer's entry number: ACE CATAIR AE chapter, record 10.
    FilingRefusal? WhoseIs(EntrySummaryDraft draft)
    {
        var filer = draft.Number.Filer.ToString();
        if (filers is null || draft.IsPostSummaryCorrection || filers.Contains(filer)) return null;
        return new("B53", "Entry Filer Code", filer, $"The entry number belongs to filer {filer}, which is not your organization's.",
            filers.Count == 0 ? "Your organization has no filer code yet; ask an administrator to enter it." : $"You file as {string.Join(", ", filers)}.");
    }

    // Nothing in the portal puts a summary on a statement yet, so every one is still in trade control.
    static SummaryOnFile ToRules(EntryOnFile entry) =>
        new(PortCode.Parse(entry.PortOfEntry), entry.BrokerReference, entry.Status == EntryStatus.Withdrawn, IsUnderCbpControl: false) { IsRejected = entry.Status == EntryStatus.Rejected };

    static Finding ToFinding(FilingRefusal refusal, EntryReading reading) => new()
    {
        Code = refusal.Code,
        Severity = Severity.Fatal,
        Message = refusal.Message,
        Fix = refusal.Fix,
        Entry = reading.Entry,
        Record = reading.FirstRecord,
        Field = refusal.Field,
        Value = refusal.Value,
    };
}
