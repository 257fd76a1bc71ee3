using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Domain.Corrections;
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
/// <param name="corrections">The judge of corrections; null where nothing is on file that could be corrected.</param>
public sealed class FilingJudge(RoutingBook book, ISummariesOnFile onFile, IImportersOfFile importers, DateOnly receivedOn, IReadOnlyCollection<string>? filers, CorrectionJudge? corrections = null)
{
    readonly RoutingLines lines = new();

    /// <summary>Judges a slice in which no entry number comes twice.</summary>
    public async Task<List<Filing>> JudgeAsync(IReadOnlyList<EntryReading> readings, CancellationToken ct)
    {
        var numbers = new List<string>(readings.Count);
        var parties = new HashSet<ImporterNumber>();
        List<string>? corrected = null;
        foreach (var reading in readings)
        {
            if (reading.Draft is not { } draft) continue;
            (draft.IsPostSummaryCorrection && corrections is not null ? corrected ??= [] : numbers).Add(draft.Number.ToCompact());
            if (!draft.Importer.IsNone) parties.Add(draft.Importer);
        }
        var filed = await onFile.FindAsync(numbers, ct);
        var known = await importers.FindAsync(parties, ct);
        var onFileNow = corrected is null ? null : await FindAsync(corrected, filed, ct);

        var filings = new List<Filing>(readings.Count);
        foreach (var reading in readings) filings.Add(Judge(reading, filed, known, onFileNow));
        return filings;
    }

    /// <summary>What stands under the numbers of corrections, read once for both questions: whether anything may be filed, and what it changes.</summary>
    async Task<Dictionary<string, CorrectedOnFile>> FindAsync(List<string> corrected, Dictionary<string, EntryOnFile> filed, CancellationToken ct)
    {
        var ahead = onFile.Ahead(corrected);
        var found = await corrections!.FindAsync(corrected, ahead, ct);
        foreach (var (number, one) in found) filed[number] = one.OnFile;
        foreach (var (number, one) in ahead) filed[number] = one;
        return found;
    }

    Filing Judge(EntryReading reading, Dictionary<string, EntryOnFile> filed, IReadOnlyDictionary<ImporterNumber, (long Id, ImporterStanding Standing)> known, Dictionary<string, CorrectedOnFile>? corrected)
    {
        if (reading.Draft is not { } draft)
            return new Filing { Reading = reading, Outcome = FilingOutcome.Refused, Findings = reading.Findings };

        if (WhoseIs(draft, reading) is { } foreign)
            return new Filing { Reading = reading, Outcome = FilingOutcome.Refused, Findings = [.. reading.Findings, ToFinding(foreign, reading)] };

        filed.TryGetValue(draft.Number.ToCompact(), out var current);
        if (draft.IsPostSummaryCorrection && corrected is null) current = null; // a check without a database has nothing to correct
        var outcome = FilingRules.Judge(draft, current is null ? null : ToRules(current), out var refusal);
        if (refusal is not null)
            return new Filing { Reading = reading, Outcome = outcome, Findings = [.. reading.Findings, ToFinding(refusal, reading)], OnFile = current };
        if (outcome == FilingOutcome.Withdrawn)
            return new Filing { Reading = reading, Outcome = outcome, Findings = reading.Findings, OnFile = current };

        var (importerId, standing) = known[draft.Importer];
        if (draft.IsPostSummaryCorrection) return Correct(reading, draft, current!, importerId, standing, corrected!);
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

    Filing Correct(EntryReading reading, EntrySummaryDraft draft, EntryOnFile current, long importerId, ImporterStanding standing, Dictionary<string, CorrectedOnFile> corrected)
    {
        if (!corrected.TryGetValue(draft.Number.ToCompact(), out var was)) // taken off file between two looks: the slice is judged anew
            return new Filing { Reading = reading, Outcome = FilingOutcome.Refused, Findings = reading.Findings, OnFile = current };
        var verdict = corrections!.Judge(draft, was, FilerOf(draft, reading), importerId, standing, CorrectionChannel.Upload, out var accepted);
        var findings = verdict.Findings.Count == 0 ? reading.Findings : [.. reading.Findings, .. verdict.Findings.Select(f => Placed(f, reading))];
        if (accepted is null) return new Filing { Reading = reading, Outcome = FilingOutcome.Refused, Findings = findings, OnFile = current };
        return new Filing
        {
            Reading = reading,
            Outcome = FilingOutcome.Replaced,
            Findings = findings,
            OnFile = current,
            ImporterId = importerId,
            Correction = accepted,
            // The day on which the summary first came in stands in for its date of entry where nothing better does.
            Decision = EntryRouter.Decide(book, lines.Ask(draft, was.Entry.ReceivedOn, standing)),
        };
    }

    /// <summary>Who files: the filer of the block, since a correction may carry another filer's number; in a CSV file the sender's own code.</summary>
    FilerCode FilerOf(EntrySummaryDraft draft, EntryReading reading) =>
        reading.InBlock is { Filer.Length: 3 } block ? FilerCode.Parse(block.Filer)
        : filers is null || filers.Contains(draft.Number.Filer.ToString()) ? draft.Number.Filer
        : filers.FirstOrDefault() is { } own ? FilerCode.Parse(own) : draft.Number.Filer;

    // Where the record stands in the file is known to its reader.
    static Finding Placed(Finding finding, EntryReading reading) => finding with
    {
        Entry = reading.Entry,
        Record = reading.Places?.TryGetValue((finding.RecordType, finding.Line), out var record) == true ? record : reading.FirstRecord,
    };

    // Only a post summary correction may carry another filer's entry number: ACE CATAIR AE chapter, record 10. Its block is the sender's.
    FilingRefusal? WhoseIs(EntrySummaryDraft draft, EntryReading reading)
    {
        var filer = (draft.IsPostSummaryCorrection ? FilerOf(draft, reading) : draft.Number.Filer).ToString();
        if (filers is null || filers.Contains(filer)) return null;
        if (draft.IsPostSummaryCorrection)
            return new("B53", "Processing Filer Code", filer, $"The correction is filed by {filer}, which is not your organization's filer code.",
                filers.Count == 0 ? "Your organization has no filer code yet; ask an administrator to enter it." : $"You file as {string.Join(", ", filers)}.");
        return new("B53", "Entry Filer Code", filer, $"The entry number belongs to filer {filer}, which is not your organization's.",
            filers.Count == 0 ? "Your organization has no filer code yet; ask an administrator to enter it." : $"You file as {string.Join(", ", filers)}.");
    }

    static SummaryOnFile ToRules(EntryOnFile entry) =>
        new(PortCode.Parse(entry.PortOfEntry), entry.BrokerReference, entry.Status == EntryStatus.Withdrawn, entry.Control != SummaryControl.Trade, entry.Corrections > 0) { IsRejected = entry.Status == EntryStatus.Rejected };

    static Finding ToFinding(FilingRefusal refusal, EntryReading reading) => new()
    {
        Code = refusal.Code,
        Severity = Severity.Fatal,
        Message = refusal.Message,
        Fix = refusal.Fix,
        Entry = reading.Entry,
        Record = reading.FirstRecord,
        RecordType = reading.InBlock is null ? "" : "10", // of a CSV file it is a row
        Field = refusal.Field,
        Value = refusal.Value,
    };
}
