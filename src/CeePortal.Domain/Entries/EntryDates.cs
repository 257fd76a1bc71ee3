namespace CeePortal.Domain.Entries;

/// <summary>Which of an entry's dates stands for its entry date.</summary>
public enum DateBasis
{
    /// <summary>The entry date that CBP set: the real one.</summary>
    EntryDate = 1,

    /// <summary>The filer's estimated entry date (AE record 11).</summary>
    EstimatedEntryDate = 2,

    /// <summary>The preliminary statement print date (AE record 10).</summary>
    StatementPrintDate = 3,

    /// <summary>The estimated date of arrival (AE record 20), when it is later than the day of receipt.</summary>
    ArrivalDate = 4,

    /// <summary>The legal day on which the portal received the summary.</summary>
    ReceivedDate = 5,

    /// <summary>A day that the filer of a protest gives, until CBP's own arrives; never of an entry summary.</summary>
    StatedByFiler = 6,

    /// <summary>The day on which the time for liquidation ran out, while nobody has confirmed that the entry was deemed
    /// liquidated: an extension or suspension that arrives later takes it back. Never of an entry summary.</summary>
    DeemedUnconfirmed = 7,

    /// <summary>The day of the liquidation, in the place of the bill's until that is known; never of an entry summary.</summary>
    Liquidation = 8,
}

/// <summary>The date that decides which policy and which rates apply, and where it was taken from.</summary>
/// <param name="On">The day.</param>
/// <param name="Basis">Which date it is.</param>
public readonly record struct DecidingDate(DateOnly On, DateBasis Basis)
{
    /// <summary>True until CBP's own entry date is known; everything that hangs on an estimated date says so.</summary>
    public bool IsEstimated => Basis != DateBasis.EntryDate;
}

/// <summary>The dates of an entry that bear on its entry date.</summary>
/// <param name="Cbp">The entry date set by CBP, from an ACE extract; never from the filer.</param>
/// <param name="Estimated">The filer's estimated entry date.</param>
/// <param name="StatementPrint">The preliminary statement print date.</param>
/// <param name="Arrival">The estimated date of arrival.</param>
/// <param name="Received">The legal day (America/New_York) of receipt.</param>
public readonly record struct EntryDates(DateOnly? Cbp, DateOnly? Estimated, DateOnly? StatementPrint, DateOnly? Arrival, DateOnly Received)
{
    /// <summary>
    /// CBP's entry date; until it is known the estimated entry date, else the statement print date, else the date of
    /// arrival when it is later than receipt, else the day of receipt. The order follows the AE chapter's hierarchy of
    /// rate dates; taking it over for the policy date is our own modelling.
    /// </summary>
    public DecidingDate Deciding =>
        Cbp is { } cbp ? new(cbp, DateBasis.EntryDate)
        : Estimated is { } estimated ? new(estimated, DateBasis.EstimatedEntryDate)
        : StatementPrint is { } print ? new(print, DateBasis.StatementPrintDate)
        : Arrival is { } arrival && arrival > Received ? new(arrival, DateBasis.ArrivalDate)
        : new(Received, DateBasis.ReceivedDate);
}
