using CeePortal.Data.Entries;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Liquidation;

/// <summary>The columns of an entry on which its liquidation hangs.</summary>
public sealed record LiquidatedEntry(long Id, string Number, string Type, EntryStatus Status, DateOnly? EntryDateCbp, DateOnly? EstimatedEntryDate, DateOnly? StatementPrintDate,
    DateOnly? ArrivalDate, DateOnly ReceivedOn, long ImporterId, string Filer, string PortOfEntry, string HandledBy) : IPartyScoped
{
    public static LiquidatedEntry Of(EntrySummary e) => new(
        e.Id, e.Number, e.Type, e.Status, e.EntryDateCbp, e.EstimatedEntryDate, e.StatementPrintDate, e.ArrivalDate, e.ReceivedOn, e.ImporterId, e.Filer, e.PortOfEntry, e.HandledBy);

    public LiquidatingEntry ToSubject() => new(EntryType.TryParse(Type, null, out var type) ? type : default,
        new EntryDates(EntryDateCbp, EstimatedEntryDate, StatementPrintDate, ArrivalDate, ReceivedOn).Deciding, PortCode.Parse(PortOfEntry))
    {
        Estimate = EntryDateCbp is null ? null : new EntryDates(null, EstimatedEntryDate, StatementPrintDate, ArrivalDate, ReceivedOn).Deciding,
        HasCase = HasCase,
        LiftingBases = LiftingBases,
    };

    /// <summary>What a correction of a suspended entry hangs on: known only for entries that were suspended.</summary>
    internal bool HasCase { get; init; }
    internal IReadOnlyCollection<string> LiftingBases { get; init; } = [];
}

/// <summary>Where an event comes from.</summary>
/// <param name="At">When it is recorded.</param>
/// <param name="UploadId">The load, or null.</param>
/// <param name="Row">Its row.</param>
/// <param name="UserId">Who recorded it by hand, or null.</param>
/// <param name="Note">What that person noted.</param>
public readonly record struct EventSource(DateTime At, long? UploadId = null, long? Row = null, long? UserId = null, string Note = "");

/// <summary>What became of an event that was to be recorded.</summary>
public enum EventOutcome
{
    Recorded = 1,

    /// <summary>It was on record before.</summary>
    Repeated = 2,

    /// <summary>It was recorded before and struck out as a mistake.</summary>
    Struck = 3,
}

/// <summary>The liquidation of an entry changed, or CBP's date of entry arrived: work on the entry follows.</summary>
public sealed record EntryDatesArrived(long EntryId);

/// <summary>The liquidation of one entry, open for recording: its events, where it stands, and what is new.</summary>
public sealed class LiquidationDocket
{
    readonly List<EntryLiquidation> rows;
    readonly List<EntryLiquidation> added = [];

    internal LiquidationDocket(LiquidatedEntry entry, List<EntryLiquidation> rows, EntryLiquidationState? state, Law law)
    {
        (Entry, this.rows, State) = (entry, rows, state);
        History = LiquidationHistory.AsFarAsItFits(entry.ToSubject(), rows.Where(r => !r.IsStruck).Select(r => r.ToEvent()), law, out var unfit);
        Unfit = unfit;
    }

    public LiquidatedEntry Entry { get; }
    public LiquidationHistory History { get; private set; }

    /// <summary>Events on record that no longer fit the entry as its filer replaced it, and do not count.</summary>
    public IReadOnlyList<LiquidationEvent> Unfit { get; }

    /// <summary>The row of <see cref="EntryLiquidationState"/>; null until the entry was counted or something is recorded.</summary>
    public EntryLiquidationState? State { get; internal set; }

    /// <summary>All events, those that were struck out among them.</summary>
    public IReadOnlyList<EntryLiquidation> Rows => rows;

    /// <summary>Events that are not stored yet.</summary>
    public IReadOnlyList<EntryLiquidation> Added => added;

    /// <summary>The event that was struck out or brought back; null for none.</summary>
    public EntryLiquidation? Altered { get; private set; }

    /// <summary>What the liquidation that is recorded makes due, when a worksheet computed it; null for an extract, which tells no amount.</summary>
    public Revenue.RevenueAmounts? Owed { get; set; }

    /// <summary>The item of work from which what is due follows, such as an allowed claim; null for the liquidation itself.</summary>
    public (Revenue.RevenueSource Source, long WorkId, Domain.Work.WorkNumber Number)? Cause { get; set; }

    /// <summary>True when a worksheet computed what is recorded, over what was billed and refunded before.</summary>
    public bool IsComputed { get; set; }

    /// <summary>True when <see cref="Altered"/> is an event that was struck out and is recorded again.</summary>
    public bool IsRevived { get; private set; }

    public bool IsChanged => added.Count > 0 || Altered is not null;

    /// <summary>Records an event.</summary>
    /// <param name="revives">True for a person, who may record again what was struck out; a file may not.</param>
    /// <exception cref="LiquidationRefusedException">It does not fit the entry's history.</exception>
    public EventOutcome Record(LiquidationEvent e, DateOnly today, EventSource source, bool revives = false)
    {
        if (Entry.Status == EntryStatus.Withdrawn) throw new LiquidationRefusedException("The filer took this entry summary off file, so nothing is recorded on it.");
        if (History.Has(e)) return Learn(e, source);
        var struck = rows.Find(r => r.IsStruck && r.ToEvent() == e);
        if (struck is not null && !revives) return EventOutcome.Struck;
        History = History.With(e, today);
        if (struck is not null)
        {
            (struck.StruckAt, struck.StruckBy, struck.StruckBecause) = (null, null, null);
            (struck.RecordedAt, struck.RecordedBy, struck.UploadId, struck.Row, struck.Note, struck.Touched) = (source.At, source.UserId, null, null, source.Note, e.Touched?.ToString());
            (Altered, IsRevived) = (struck, true);
            return EventOutcome.Recorded;
        }
        var row = new EntryLiquidation
        {
            EntryId = Entry.Id,
            Kind = e.Kind,
            On = e.On,
            AsOf = e.AsOf,
            Type = e.Type,
            Result = e.Result,
            Basis = e.Basis,
            IsVoluntary = e.IsVoluntary,
            Touched = e.Touched?.ToString(),
            Note = source.Note,
            UploadId = source.UploadId,
            Row = source.Row,
            RecordedBy = source.UserId,
            RecordedAt = source.At,
            ImporterId = Entry.ImporterId,
            Filer = Entry.Filer,
            PortOfEntry = Entry.PortOfEntry,
            HandledBy = Entry.HandledBy,
        };
        rows.Add(row);
        added.Add(row);
        return EventOutcome.Recorded;
    }

    /// <summary>Records CBP's date of entry and an event that came with it: both, or neither when one of them does not fit.</summary>
    /// <exception cref="LiquidationRefusedException">One of them does not fit the entry's history.</exception>
    public EventOutcome Record(DateOnly entered, LiquidationEvent e, DateOnly today, EventSource source)
    {
        var (before, count) = (History, added.Count);
        Record(LiquidationEvent.EntryDated(entered), today, source);
        try
        {
            return Record(e, today, source);
        }
        catch (LiquidationRefusedException)
        {
            foreach (var row in added.Skip(count).ToList())
            {
                added.Remove(row);
                rows.Remove(row);
            }
            History = before;
            throw;
        }
    }

    /// <summary>An event on record tells now what it touched, if that was not known.</summary>
    EventOutcome Learn(LiquidationEvent e, EventSource source)
    {
        if (e.Touched is not { } touched || rows.Find(r => !r.IsStruck && r.ToEvent() == e) is not { } row || row.Touched == touched.ToString()) return EventOutcome.Repeated;
        if (row.Touched is { } known)
            throw new LiquidationRefusedException($"This reliquidation is on record as touching {TouchedDecisions.Parse(known).Words()}, and now it is said to touch {touched.Words()}. Strike it out and record it again if that is right.");
        row.Touched = touched.ToString();
        (row.RecordedAt, row.RecordedBy, row.UploadId, row.Row) = (source.At, source.UserId, source.UploadId, source.Row);
        Altered = row;
        History = LiquidationHistory.AsFarAsItFits(Entry.ToSubject(), rows.Where(r => !r.IsStruck).Select(r => r.ToEvent()), History.Law, out _);
        return EventOutcome.Recorded;
    }

    /// <summary>Strikes out an event that was recorded by mistake. It stays on record as struck.</summary>
    /// <exception cref="LiquidationRefusedException">What is left does not fit together.</exception>
    public void Strike(EntryLiquidation row, string because, EventSource source)
    {
        if (row.IsStruck) throw new LiquidationRefusedException("This event was struck out already.");
        History = History.Without(row.ToEvent());
        (row.StruckAt, row.StruckBy, row.StruckBecause) = (source.At, source.UserId, because);
        Altered = row;
    }
}
