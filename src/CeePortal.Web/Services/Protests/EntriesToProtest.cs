using CeePortal.Data;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Trade;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Intake.Protests;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>What is on file of an entry that is to be protested.</summary>
/// <param name="Entry">The entry summary.</param>
/// <param name="Liquidation">What is known of its liquidation; null when nothing is.</param>
/// <param name="Reliquidations">The reliquidations on record, in order, with what each touched.</param>
public sealed record EntryToProtest(EntrySummary Entry, EntryLiquidationState? Liquidation, IReadOnlyList<Reliquidation> Reliquidations)
{
    public EntryNumber Number => Entry.EntryNumber;

    /// <summary>The day of the liquidation; else the day on which it was deemed liquidated by law, estimated until that is
    /// confirmed; null when it is not liquidated. What was done over since counts from the reliquidation that touched it
    /// (<see cref="ProtestedEntry.DecidedFor"/>).</summary>
    public ClockStart? DecidedBy(DateOnly today) => LiquidationOnFile.Of(Liquidation, Entry, today);
}

/// <summary>Looks entries up for a filing: those that the filer may protest, and what is on file about them.</summary>
public sealed class EntriesToProtest(PortalDbContextFactory contexts, LegalClock clock)
{
    const int Chunk = 500;

    /// <summary>The entries on file among these numbers that the filer may protest: a party's own, a surety's bonds, and for an
    /// officer any. Others are as if they were not there.</summary>
    public async Task<IReadOnlyDictionary<EntryNumber, EntryToProtest>> FindAsync(WorkFiler filer, IEnumerable<EntryNumber> numbers, CancellationToken ct)
    {
        var found = new Dictionary<EntryNumber, EntryToProtest>();
        await using var db = contexts.CreateForSystem();
        foreach (var some in numbers.Where(n => !n.IsNone).Select(n => n.ToCompact()).Distinct().Chunk(Chunk).Select(c => c.ToList()))
        {
            var entries = await db.Entries.AsNoTracking().Where(e => some.Contains(e.Number) && e.Status == EntryStatus.Accepted).ToListAsync(ct);
            var states = await db.EntryLiquidationStates.AsNoTracking().Where(s => some.Contains(s.Number)).ToDictionaryAsync(s => s.Id, ct);
            var again = await ReliquidationsAsync(db, [.. states.Values.Where(s => s.ReliquidatedOn is not null).Select(s => s.Id)], ct);
            foreach (var entry in entries.Where(e => Mine(filer, e))) found[entry.EntryNumber] = new(entry, states.GetValueOrDefault(entry.Id), again.GetValueOrDefault(entry.Id) ?? []);
        }
        return found;
    }

    /// <summary>The reliquidations on record of entries, by the entry's key.</summary>
    public static async Task<Dictionary<long, IReadOnlyList<Reliquidation>>> ReliquidationsAsync(PortalDbContext db, IReadOnlyCollection<long> entries, CancellationToken ct) =>
        (await db.EntryLiquidations.AsNoTracking().Where(r => EF.Parameter(entries).Contains(r.EntryId) && r.Kind == LiquidationEventKind.Reliquidated && r.StruckAt == null)
            .OrderBy(r => r.On).ThenBy(r => r.Id).Select(r => new { r.EntryId, r.On, r.Touched }).ToListAsync(ct))
        .GroupBy(r => r.EntryId).ToDictionary(g => g.Key, g => (IReadOnlyList<Reliquidation>)[.. g.Select(r => new Reliquidation(r.On, r.Touched is null ? null : TouchedDecisions.Parse(r.Touched)))]);

    /// <summary>Refuses when the liquidation of an entry changed since it was read, so that what was shown as timely is filed as
    /// such. Call it in the transaction of the filing: it holds the rows, and a change that comes after it finds the protest.</summary>
    /// <exception cref="WorkRefusedException">It changed.</exception>
    public static async Task RefuseChangedAsync(PortalDbContext db, IEnumerable<EntryToProtest> read, CancellationToken ct)
    {
        foreach (var some in read.Chunk(Chunk))
        {
            var ids = some.Select(e => e.Entry.Id).ToList();
            var states = db.EntryLiquidationStates.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(s => EF.Parameter(ids).Contains(s.Id));
            await states.ExecuteUpdateAsync(s => s.SetProperty(r => r.Seq, r => r.Seq), ct); // waits for who is changing one
            var now = await states.Select(s => new { s.Id, s.Seq }).ToDictionaryAsync(s => s.Id, s => s.Seq, ct);
            if (some.FirstOrDefault(e => now.GetValueOrDefault(e.Entry.Id) != (e.Liquidation?.Seq ?? 0)) is { } changed)
                throw new WorkRefusedException($"The dates of entry {changed.Number} were changed a moment ago, so what was shown of its time to protest may be old. Nothing was filed: look at the check again, and send it again.");
        }
    }

    static bool Mine(WorkFiler filer, EntrySummary entry) =>
        filer.IsOfficer || (filer.IsSurety ? filer.SuretyCode is { } code && entry.Surety == code : filer.Parties.Contains(entry.ImporterId));

    /// <summary>Where an entry that is not on file would be worked: by the importer's Center on the day, else by its port.</summary>
    public async Task<Destination> OfficeForAsync(long importerId, PortCode port, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var standing = (await ImporterStandings.LoadAsync(db, [importerId], ct))[importerId];
        return standing.AssignmentOn(clock.Today) is { Status: AssignmentStatus.Assigned, Center: { IsNone: false } center } ? Destination.Of(center) : Destination.Of(port);
    }

    /// <summary>The lines of entries on file, for the spreadsheet of details.</summary>
    public async Task<Dictionary<EntryNumber, IReadOnlyList<LineOnFile>>> LinesAsync(IReadOnlyCollection<EntryToProtest> entries, CancellationToken ct)
    {
        var lines = new Dictionary<EntryNumber, IReadOnlyList<LineOnFile>>();
        await using var db = contexts.CreateForSystem();
        foreach (var some in entries.Chunk(200))
        {
            var ids = some.Select(e => e.Entry.Id).ToList();
            var rows = (await db.EntryLines.AsNoTracking().Where(l => ids.Contains(l.EntryId)).OrderBy(l => l.Number).ToListAsync(ct)).ToLookup(l => l.EntryId);
            foreach (var entry in some)
                lines[entry.Number] = [.. rows[entry.Entry.Id].Select(l => new LineOnFile(l.Number,
                    [.. (l.ReadDetail().Tariffs ?? []).Select(t => HtsNumber.Parse(t.Number))], l.Origin ?? "",
                    [l.Value, l.Duty, .. (l.ReadDetail().Tariffs ?? []).SelectMany(t => new[] { new Money(t.ValueCents), new Money(t.DutyCents) })]))];
        }
        return lines;
    }
}
