using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.ExtensionRequests;

/// <summary>Where the liquidation of an entry stands, as far as an extension hangs on it.</summary>
/// <param name="LiquidateBy">The last day of the time for liquidation; null while it does not run, as during a suspension.</param>
/// <param name="Extensions">How often it was extended.</param>
/// <param name="SuspendedFrom">Since when it is suspended; null when it is not.</param>
/// <param name="LiquidatedOn">When the entry was liquidated; null while it is not.</param>
public sealed record LiquidationStanding(DateOnly? LiquidateBy, int Extensions, DateOnly? SuspendedFrom, DateOnly? LiquidatedOn);

/// <summary>A request as it is filed.</summary>
public sealed record ExtensionFiling
{
    /// <summary>The importer.</summary>
    public required long PartyId { get; init; }

    /// <summary>Who files for it; null when it files itself.</summary>
    public long? AgentId { get; init; }

    /// <summary>The Center or port that works it.</summary>
    public required Destination Office { get; init; }

    /// <summary>The entry.</summary>
    public required EntryNumber Entry { get; init; }

    /// <summary>Its port of entry.</summary>
    public required PortCode Port { get; init; }

    /// <summary>Its type.</summary>
    public required EntryType Type { get; init; }

    /// <summary>The good cause, in the importer's words: what is needed, from whom, and by when it is expected.</summary>
    public required string Cause { get; init; }

    /// <summary>Where its liquidation stands.</summary>
    public required LiquidationStanding Standing { get; init; }
}

/// <summary>The importer asked that liquidation be extended (19 CFR 159.12(a)(1)(ii)).</summary>
/// <param name="Number">The number of the request.</param>
/// <param name="Filing">What was filed.</param>
/// <param name="ReceivedOn">The legal day of receipt.</param>
public sealed record ExtensionAsked(WorkNumber Number, ExtensionFiling Filing, DateOnly ReceivedOn) : WorkFact
{
    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => ReceivedOn;

    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Filing.Cause];
}

/// <summary>The liquidation of the entry stands otherwise now.</summary>
/// <param name="Standing">Where it stands.</param>
public sealed record StandingFollowed(LiquidationStanding Standing) : WorkFact;

/// <summary>Liquidation is extended by one year; the extension stands on record with the entry.</summary>
/// <param name="Reason">Why.</param>
/// <param name="NoticeOn">The date of the notice of extension.</param>
/// <param name="Until">The last day of the time for liquidation then; null when that is not known.</param>
public sealed record ExtensionGranted(string Reason, DateOnly NoticeOn, DateOnly? Until) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The request is denied.</summary>
/// <param name="Reason">Why.</param>
/// <param name="NoticeOn">The date of the notice.</param>
public sealed record ExtensionDenied(string Reason, DateOnly NoticeOn) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The entry was liquidated before the request was decided: nothing is left to extend.</summary>
/// <param name="LiquidatedOn">When.</param>
public sealed record ExtensionOvertaken(DateOnly LiquidatedOn) : WorkFact;

/// <summary>The request was withdrawn.</summary>
/// <param name="Reason">Why; may be empty.</param>
public sealed record ExtensionWithdrawn(string Reason) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}
