using CeePortal.Data.Clocks;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Validations;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>Makes judges of corrections: the law, the reasons and the rules of selection of the moment.</summary>
public sealed class CorrectionJudges(PortalDbContextFactory contexts, LawSource laws, ReferenceLists lists, LegalClock clock)
{
    /// <summary>A judge for corrections that were filed on a day by an organization.</summary>
    public async Task<CorrectionJudge> ForAsync(DateOnly filed, long organizationId, CancellationToken ct = default)
    {
        var snapshot = await lists.GetAsync(ct);
        await using var db = contexts.CreateForSystem();
        return new(contexts, await laws.CurrentAsync(ct), ReasonsOf(snapshot),
            new ReviewSelection([.. (await db.RefReviewRules.AsNoTracking().Where(r => r.IsInForce).OrderBy(r => r.Code).ToListAsync(ct)).Select(r => r.ToDomain())], await DrawAsync(filed, ct)),
            snapshot.LiquidationBases.Values.Where(b => b.Of == LiquidationEventKind.Suspended && b.LiftsCorrectionDays).Select(b => b.Code).ToHashSet(StringComparer.Ordinal),
            await AuthoritiesAsync(db, filed, organizationId, ct), filed, organizationId);
    }

    /// <summary>The draw of a day of filing, with the seed of its quarter.</summary>
    async Task<ReviewDraw> DrawAsync(DateOnly filed, CancellationToken ct)
    {
        var period = SamplingDraw.PeriodOf(filed);
        return new(await SelectionBook.SeedAsync(contexts, period, clock.UtcNow, ct), period);
    }

    public static CorrectionReasons ReasonsOf(ReferenceSnapshot snapshot) =>
        new(snapshot.CorrectionReasons.Select(r => new CorrectionReason(r.Code, r.Level == "header" ? ReasonLevel.Header : ReasonLevel.Line, r.Name)));

    /// <summary>The importers that an organization is, or holds a power of attorney of.</summary>
    static async Task<HashSet<long>> AuthoritiesAsync(PortalDbContext db, DateOnly on, long organizationId, CancellationToken ct) =>
    [
        .. await db.OrganizationImporters.Where(i => i.OrganizationId == organizationId).Select(i => i.ImporterId).ToListAsync(ct),
        .. await db.PowersOfAttorney.Where(p => p.OrganizationId == organizationId && p.From <= on && (p.Until == null || p.Until >= on)).Select(p => p.ImporterId).ToListAsync(ct),
    ];
}

/// <summary>A correction that was judged and accepted.</summary>
/// <param name="Was">What stood on file.</param>
/// <param name="Filing">What is recorded of it.</param>
/// <param name="Selected">Why a team reviews it.</param>
/// <param name="Segment">The importer's segment.</param>
/// <param name="Lines">The rows of its lines, to be completed by its decision.</param>
public sealed record AcceptedCorrection(CorrectedOnFile Was, CorrectionFiling Filing, IReadOnlyList<SelectedBy> Selected, string Segment, IReadOnlyList<EntryLine> Lines)
{
    /// <summary>What is recorded of it when it waits for its extra duty to be deposited; null otherwise.</summary>
    public CorrectionFiling? Awaiting => Selected.Count == 0 && Filing.OwesAtOnce.Cents > 0 ? Filing : null;
}

/// <summary>Judges corrections of one sender against what is on file, alike for an upload and for the form.</summary>
public sealed class CorrectionJudge
{
    readonly PortalDbContextFactory contexts;
    readonly IReadOnlySet<string> lifting;
    readonly IReadOnlySet<long> authorities;
    readonly long organizationId;

    internal CorrectionJudge(PortalDbContextFactory contexts, Law law, CorrectionReasons reasons, ReviewSelection selection, IReadOnlySet<string> lifting, IReadOnlySet<long> authorities, DateOnly filed, long organizationId)
    {
        (this.contexts, this.lifting, this.authorities, this.organizationId) = (contexts, lifting, authorities, organizationId);
        (Law, Reasons, Selection, Filed) = (law, reasons, selection, filed);
    }

    public Law Law { get; }
    public CorrectionReasons Reasons { get; }
    public ReviewSelection Selection { get; }
    public DateOnly Filed { get; }

    /// <summary>What stands under some numbers; of those that the same file brought before, as that left them.</summary>
    /// <param name="ahead">What is on file by what is being written, by number.</param>
    public async Task<Dictionary<string, CorrectedOnFile>> FindAsync(IReadOnlyCollection<string> numbers, IReadOnlyDictionary<string, EntryOnFile> ahead, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        await db.Database.OpenConnectionAsync(ct); // once for all that is read
        var waiting = numbers.Where(n => ahead.GetValueOrDefault(n)?.Ahead is not null).ToDictionary(n => n, n => ahead[n], StringComparer.Ordinal);
        var found = await CorrectedOnFile.FindAsync(db, waiting.Count == 0 ? numbers : [.. numbers.Where(n => !waiting.ContainsKey(n))], lifting, ct);
        if (waiting.Count > 0)
            foreach (var (number, one) in await CorrectedOnFile.FindAheadAsync(db, waiting, lifting, ct)) found[number] = one;
        return found;
    }

    /// <summary>Judges one, and completes it by what it leaves as it stands when it is accepted.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="was">What stands on file.</param>
    /// <param name="filer">Who files it.</param>
    /// <param name="importerId">The importer that it names.</param>
    /// <param name="standing">What is known of that importer.</param>
    /// <param name="via">How it came in.</param>
    /// <param name="accepted">What is recorded of it; null when it is refused.</param>
    public CorrectionVerdict Judge(EntrySummaryDraft correction, CorrectedOnFile was, FilerCode filer, long importerId, ImporterStanding standing, CorrectionChannel via, out AcceptedCorrection? accepted)
    {
        accepted = null;
        // What stands as it was is not read again: most corrections change a line.
        var lines = EntryRows.LinesOf(correction);
        var onFile = was.Beside(correction.Lines, lines);
        var verdict = CorrectionCheck.Judge(correction, onFile, new(filer, importerId == was.Entry.ImporterId, authorities.Contains(was.Entry.ImporterId)), Filed, Law, Reasons);
        if (!verdict.IsAccepted) return verdict;
        CorrectionCheck.Complete(correction, onFile.Summary);
        var segment = WorkSegments.Of(standing, Filed);
        var version = was.Entry.Version + 100;
        accepted = new(was, new()
        {
            Entry = correction.Number,
            Port = correction.PortOfEntry,
            OldType = onFile.Summary.Type,
            Type = correction.Type,
            ImporterId = was.Entry.ImporterId,
            AgentId = organizationId,
            Filer = filer,
            FormerOwner = filer == onFile.Owner ? default : onFile.Owner,
            Via = via,
            Version = version,
            Differences = verdict.Differences,
            Undeposited = was.Undeposited,
            Reasons = [.. correction.CorrectionReasons],
            Explanation = correction.CorrectionExplanation!,
            AsksAcceleratedLiquidation = correction.AsksAcceleratedLiquidation,
        }, Selection.Choose(correction.Number, version, verdict.Differences, segment), segment, lines);
        return verdict;
    }
}
