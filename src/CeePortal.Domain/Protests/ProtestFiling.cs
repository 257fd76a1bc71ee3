using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Protests;

/// <summary>The party that protests, and who files for it; both by key, so that names and numbers can be removed where they live.</summary>
/// <param name="Kind">By what right it protests.</param>
/// <param name="PartyId">The protesting party.</param>
/// <param name="AgentId">The agent or attorney that files for it; null when it files itself.</param>
/// <param name="HasPowerOfAttorney">True when the agent holds its power of attorney (19 CFR 174.3).</param>
public sealed record Protestant(ProtestantKind Kind, long PartyId, long? AgentId = null, bool HasPowerOfAttorney = false);

/// <summary>An entry whose decision is protested (Form 19, block 5).</summary>
/// <remarks>There is none without a number. Goods that are excluded may have no entry yet, but a protest states the number
/// and date of the entry (19 CFR 174.13(a)(3)), and neither that rule nor Form 19 excepts protests against exclusion; what
/// CBP takes in such a case was not found. It is filed on paper at the port, and entered here when there is a number.</remarks>
/// <param name="Entry">Its number.</param>
/// <param name="Port">Its port of entry.</param>
/// <param name="Destination">The Center or port that works it.</param>
/// <param name="EntryDate">Its date of entry, estimated until CBP's own is known; null when unknown.</param>
/// <param name="Decided">The day of the liquidation or other decision protested; marked estimated while a deemed
/// liquidation is not confirmed or hangs on an estimated entry date; null when nothing has been decided yet.</param>
public sealed record ProtestedEntry(EntryNumber Entry, PortCode Port, Destination Destination, DecidingDate? EntryDate, ClockStart? Decided)
{
    /// <summary>The reliquidations since, in the order of their days; null for none. Each opens only the questions that it
    /// touched (19 U.S.C. 1514(d); 19 CFR 174.16); the others are protested from <see cref="Decided"/>.</summary>
    /// <remarks>Protests filed before this was kept have the day of the last reliquidation as <see cref="Decided"/>.</remarks>
    public IReadOnlyList<Reliquidation>? Reliquidations { get; init; }

    /// <summary>The estimates in whose place <see cref="Decided"/> came, in order; null for none. Its clocks show them.</summary>
    public IReadOnlyList<ClockStart>? EarlierDecided { get; init; }

    /// <summary>The entry with another day of the liquidation; an estimate that it replaces is kept in mind.</summary>
    internal ProtestedEntry Dated(ClockStart? decided) => this with
    {
        Decided = decided,
        EarlierDecided = decided is null ? null : Decided is { IsEstimated: true } estimate && estimate != decided ? [.. EarlierDecided ?? [], estimate] : EarlierDecided,
    };

    /// <summary>The day of a decision that is none of the liquidation, such as an exclusion or a charge; null when none is given.
    /// The filer states it, so it counts as an estimate. What the liquidation decides is never judged by it.</summary>
    public ClockStart? DecidedApart { get; init; }

    /// <summary>True when a decision is protested from a day of its own, not from the liquidation.</summary>
    public bool IsApart(ProtestableDecision decision) => DecidedApart is not null && Protestable.HasDayOfItsOwn(decision);

    /// <summary>The last reliquidation that touched a decision, or may have; null when the decision stands as it was
    /// liquidated, or is none of a liquidation.</summary>
    public Reliquidation? ReliquidatedFor(ProtestableDecision decision) =>
        IsApart(decision) ? null : decision == ProtestableDecision.Liquidation || TouchedDecisions.Possible.Contains(decision) ? Reliquidations?.LastOrDefault(r => r.MayHaveTouched(decision)) : null;

    /// <summary>The day from which the time to protest a decision runs: of the last reliquidation that touched it, or may
    /// have, else of the liquidation or decision; null when nothing has been decided yet.</summary>
    public ClockStart? DecidedFor(ProtestableDecision decision) => IsApart(decision) ? DecidedApart : ReliquidatedFor(decision) is { } again ? new ClockStart(again.On) : Decided;

    /// <summary>The days from which a time to protest it runs, whatever is protested: the liquidation, each reliquidation, and a
    /// decision of its own day.</summary>
    public IEnumerable<ClockStart> AllDecided => new[] { Decided }.Concat((Reliquidations ?? []).Select(r => (ClockStart?)new ClockStart(r.On))).Append(DecidedApart).OfType<ClockStart>().Distinct();

    /// <summary>What happened on a day from which a time to protest it runs, when it was not the liquidation: "reliquidated"; else null.</summary>
    public string? Told(ClockStart day) => day == Decided ? null
        : Reliquidations?.Any(r => r.On == day.On) == true ? "reliquidated" : day == DecidedApart ? "decided apart" : null;

    /// <summary>When the demand on its bond was mailed to the surety; null when no surety protests of its own right.</summary>
    public DateOnly? DemandMailedOn { get; init; }
}

/// <summary>An objection, as it is filed: one decision, for one category of merchandise.</summary>
/// <param name="Decision">The decision protested.</param>
/// <param name="Category">The category of merchandise, described specifically (19 CFR 174.13(a)(5)).</param>
/// <param name="Entries">The entries that it is about, all of them entries of the protest.</param>
/// <param name="Claim">What is claimed instead.</param>
/// <param name="Reasons">Its nature and reasons (19 CFR 174.13(a)(6)).</param>
public sealed record ObjectionFiling(ProtestableDecision Decision, string Category, IReadOnlyList<EntryNumber> Entries, string Claim, string Reasons);

/// <summary>A protest as it is filed (CBP Form 19; 19 CFR 174.13(a)), not yet judged. <see cref="ProtestCheck"/> judges it.</summary>
public sealed record ProtestFiling
{
    /// <summary>Who protests.</summary>
    public required Protestant Protestant { get; init; }

    /// <summary>The entries; the first leads: its port is that of the number.</summary>
    public required IReadOnlyList<ProtestedEntry> Entries { get; init; }

    /// <summary>The objections, each distinct.</summary>
    public required IReadOnlyList<ObjectionFiling> Objections { get; init; }

    /// <summary>True when it says on its face that it is filed against an exclusion (19 CFR 174.21(b)); then it is decided within 30 days.</summary>
    public bool SaysExclusion { get; init; }

    /// <summary>An earlier protest about the same goods and issues, with further review pending, whose disposition is asked for
    /// this one too (19 CFR 174.13(a)(7)).</summary>
    public WorkNumber SameDispositionAs { get; init; }

    /// <summary>When that earlier protest was received (19 CFR 174.13(a)(7)); null when none is named.</summary>
    public DateOnly? SameDispositionReceivedOn { get; init; }

    /// <summary>Who gets the notices in the place of the protestant, by key; null for the protestant or its agent (19 CFR 174.30).</summary>
    public long? NoticeRecipient { get; init; }

    /// <summary>A surety's statement that it does not protest in collusion to extend another's time (19 U.S.C. 1514(c)(3)).</summary>
    public bool SuretyDeclaresNoCollusion { get; init; }

    /// <summary>The declaration whether the entry is subject to drawback (19 CFR 174.13(a)(9)).</summary>
    public string DrawbackDeclaration { get; init; } = "";

    /// <summary>The entries with merchandise categories by which protests are told apart: one per entry and category for
    /// each party (19 U.S.C. 1514(c)(1)). The category is compared without regard to case and blanks.</summary>
    public IEnumerable<(EntryNumber Entry, string Category)> Subjects() => SubjectsOf(Objections);

    internal static IEnumerable<(EntryNumber Entry, string Category)> SubjectsOf(IEnumerable<ObjectionFiling> objections) =>
        objections.SelectMany(o => o.Entries.Select(e => (e, Comparable(o.Category)))).Distinct();

    /// <summary>A category as it is compared.</summary>
    public static string Comparable(string category) =>
        string.Join(' ', category.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
