using CeePortal.Domain.Protests;

namespace CeePortal.Domain.Liquidation;

/// <summary>What CBP did about the liquidation of an entry. The numbers are stored.</summary>
public enum LiquidationEventKind
{
    /// <summary>CBP set the day on which it will liquidate. Never computed from the date of entry.</summary>
    Scheduled = 1,

    /// <summary>The entry was liquidated: posted, or deemed by law.</summary>
    Liquidated = 2,

    /// <summary>A liquidation was done over.</summary>
    Reliquidated = 3,

    /// <summary>The year for liquidation was extended by one year (19 U.S.C. 1504(b)).</summary>
    Extended = 4,

    /// <summary>Liquidation was suspended by statute or court order (19 U.S.C. 1504(c)).</summary>
    Suspended = 5,

    /// <summary>CBP received notice that the suspension was removed (19 U.S.C. 1504(d)).</summary>
    Lifted = 6,

    /// <summary>The day from which the year runs where that is not the date of entry: the final withdrawal (types 21 and
    /// 22), or the filing or due date of a reconciliation (type 09).</summary>
    PeriodBegan = 7,

    /// <summary>CBP's own date of entry arrived.</summary>
    EntryDated = 8,

    /// <summary>CBP issued the bill of the last liquidation or reliquidation that came to one (19 U.S.C. 1505(b)).</summary>
    Billed = 9,

    /// <summary>The summary was put on a statement: from then on it is in CBP's hands, and its filer replaces it no longer.</summary>
    OnStatement = 10,

    /// <summary>The duties, taxes and fees deposited on the summary were collected; by periodic monthly statement, when the month was.</summary>
    Paid = 11,

    /// <summary>A reconciliation (type 09) of the entry was filed.</summary>
    Reconciled = 12,
}

/// <summary>What a liquidation came to. The numbers are stored.</summary>
public enum LiquidationResult
{
    /// <summary>Not a liquidation.</summary>
    None = 0,

    /// <summary>As entered, by hand or automatically.</summary>
    NoChange = 1,

    /// <summary>With a bill.</summary>
    Bill = 2,

    /// <summary>With a refund.</summary>
    Refund = 3,

    /// <summary>Deemed liquidated by passage of time, as the importer asserted (19 U.S.C. 1504(a)(1)).</summary>
    Deemed = 4,
}

/// <summary>One event in the liquidation of an entry.</summary>
/// <remarks>Codes of types and bases are reference data that an office may edit; what they mean to the clocks stands in
/// <see cref="Result"/> and <see cref="IsVoluntary"/>. Two events are the same when all of this is the same, but for what was
/// touched, which may be learned later: an extract that is loaded twice records nothing twice.</remarks>
/// <param name="Kind">What happened.</param>
/// <param name="On">The legal day: of the liquidation, the notice of extension, the beginning or the removal of the
/// suspension; for a schedule the day scheduled.</param>
/// <param name="AsOf">As of which day this was told. It tells which of two schedules is the later; other events are told
/// as of their own day.</param>
/// <param name="Type">The liquidation type; empty for other events.</param>
/// <param name="Result">What the type means.</param>
/// <param name="Basis">The basis of an extension or suspension, or the ground of a reliquidation; empty for none.</param>
/// <param name="IsVoluntary">True for a reliquidation of CBP's own accord, which has 90 days (19 U.S.C. 1501); one that
/// carries out a protest, a claim or a judgment has not.</param>
public sealed record LiquidationEvent(LiquidationEventKind Kind, DateOnly On, DateOnly AsOf, string Type = "", LiquidationResult Result = LiquidationResult.None,
    string Basis = "", bool IsVoluntary = false)
{
    /// <summary>What a reliquidation touched; null for other events, and where it is not known.</summary>
    public TouchedDecisions? Touched { get; init; }

    /// <inheritdoc/>
    public bool Equals(LiquidationEvent? other) => other is not null
        && (Kind, On, AsOf, Type, Result, Basis, IsVoluntary) == (other.Kind, other.On, other.AsOf, other.Type, other.Result, other.Basis, other.IsVoluntary);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, On, AsOf, Type, Result, Basis, IsVoluntary);

    /// <summary>CBP scheduled the liquidation.</summary>
    public static LiquidationEvent Scheduled(DateOnly on, DateOnly asOf) => new(LiquidationEventKind.Scheduled, on, asOf);

    /// <summary>The entry was liquidated.</summary>
    public static LiquidationEvent Liquidated(DateOnly on, string type, LiquidationResult result) => new(LiquidationEventKind.Liquidated, on, on, type, result);

    /// <summary>A liquidation was done over.</summary>
    public static LiquidationEvent Reliquidated(DateOnly on, string type, LiquidationResult result, string ground, bool isVoluntary, TouchedDecisions? touched = null) =>
        new(LiquidationEventKind.Reliquidated, on, on, type, result, ground, isVoluntary) { Touched = touched };

    /// <summary>The year was extended; the day is that of the notice.</summary>
    public static LiquidationEvent Extended(DateOnly on, string basis) => new(LiquidationEventKind.Extended, on, on, Basis: basis);

    /// <summary>Liquidation was suspended from a day on.</summary>
    public static LiquidationEvent Suspended(DateOnly from, string basis) => new(LiquidationEventKind.Suspended, from, from, Basis: basis);

    /// <summary>CBP received notice that the suspension was removed.</summary>
    public static LiquidationEvent Lifted(DateOnly on) => new(LiquidationEventKind.Lifted, on, on);

    /// <summary>The year runs from this day.</summary>
    public static LiquidationEvent PeriodBegan(DateOnly on) => new(LiquidationEventKind.PeriodBegan, on, on);

    /// <summary>CBP issued the bill.</summary>
    public static LiquidationEvent Billed(DateOnly on) => new(LiquidationEventKind.Billed, on, on);

    /// <summary>The summary was put on a statement.</summary>
    public static LiquidationEvent OnStatement(DateOnly on) => new(LiquidationEventKind.OnStatement, on, on);

    /// <summary>What was deposited on the summary was collected.</summary>
    public static LiquidationEvent Paid(DateOnly on) => new(LiquidationEventKind.Paid, on, on);

    /// <summary>A reconciliation of the entry was filed.</summary>
    public static LiquidationEvent Reconciled(DateOnly on) => new(LiquidationEventKind.Reconciled, on, on);

    /// <summary>CBP's own date of entry.</summary>
    public static LiquidationEvent EntryDated(DateOnly on) => new(LiquidationEventKind.EntryDated, on, on);
}
