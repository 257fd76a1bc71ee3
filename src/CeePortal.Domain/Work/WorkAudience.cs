namespace CeePortal.Domain.Work;

/// <summary>Whom of the trade an item concerns: who sees it, hears of it and finds its days in a calendar. CBP's own people see
/// it by their office. The numbers are stored.</summary>
public enum WorkAudience
{
    /// <summary>The party, whoever filed it, and the brokers of its entries.</summary>
    All = 0,

    /// <summary>The party and whoever filed it, but no broker of its entries: a disclosure may speak of what the broker did.</summary>
    PartyAndFiler = 1,

    /// <summary>Whoever filed it alone.</summary>
    FilerOnly = 2,

    /// <summary>Nobody: CBP works on it and has announced nothing.</summary>
    Nobody = 3,
}

/// <summary>How items of a kind come about.</summary>
public enum WorkOrigin
{
    /// <summary>Somebody of the trade files it, or an officer enters it from paper.</summary>
    FiledByTrade = 1,

    /// <summary>CBP opens it.</summary>
    OpenedByStaff = 2,
}
