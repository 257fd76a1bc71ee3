using CeePortal.Data;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work.Filing;

/// <summary>An entry on file that a form is about, with what is known of its liquidation.</summary>
public sealed record FoundEntry(EntrySummary Entry, EntryLiquidationState? Liquidation)
{
    public EntryNumber Number => Entry.EntryNumber;

    /// <summary>Its date of entry: CBP's own where it is known.</summary>
    public DecidingDate EntryDate => Liquidation?.EntryDate is { } cbp ? new(cbp, DateBasis.EntryDate) : Entry.Deciding;

    /// <summary>The day of its liquidation by a day; null when it is not liquidated.</summary>
    public ClockStart? LiquidatedBy(DateOnly day) => LiquidationOnFile.Of(Liquidation, Entry, day);
}

/// <summary>Finds the entries that a form names, as far as the visitor sees them.</summary>
public sealed class EntryFinder(PortalDbContext db)
{
    public async Task<FoundEntry?> FindAsync(EntryNumber number, CancellationToken ct) => (await FindAsync([number], ct)).GetValueOrDefault(number);

    /// <summary>The entries under some numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="anyStatus">True to find also those that CBP rejected or that were taken off file.</param>
    public async Task<IReadOnlyDictionary<EntryNumber, FoundEntry>> FindAsync(IReadOnlyCollection<EntryNumber> numbers, CancellationToken ct, bool anyStatus = false)
    {
        var found = new Dictionary<EntryNumber, FoundEntry>();
        foreach (var some in numbers.Where(n => !n.IsNone).Select(n => n.ToCompact()).Distinct().Chunk(500).Select(c => c.ToList()))
        {
            var entries = await db.Entries.AsNoTracking().Where(e => some.Contains(e.Number) && (anyStatus || e.Status == EntryStatus.Accepted)).ToListAsync(ct);
            var states = await db.EntryLiquidationStates.AsNoTracking().Where(s => some.Contains(s.Number)).ToDictionaryAsync(s => s.Id, ct);
            foreach (var entry in entries) found[entry.EntryNumber] = new(entry, states.GetValueOrDefault(entry.Id));
        }
        return found;
    }

    /// <summary>Reads the entry of a form; what is wrong stands at its field. Null while there is none.</summary>
    public async Task<FoundEntry?> ReadAsync(FormReader form, CancellationToken ct, string name = "entry", bool anyStatus = false)
    {
        var number = form.Entry(name);
        if (number.IsNone) return null;
        if ((await FindAsync([number], ct, anyStatus)).GetValueOrDefault(number) is { } entry) return entry;
        form.Say(name, $"Entry {number} is not on file here among those that you may see. Compare the number with the entry summary.");
        return null;
    }

    /// <summary>True when the visitor's own office works the entry.</summary>
    public bool IsWorkedHere(EntrySummary entry) => db.Scope.SeesAll || (entry.HandledBy is { } office && (office == db.Scope.Center || office == db.Scope.Port));
}
