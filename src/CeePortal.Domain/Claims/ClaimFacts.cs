using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Claims;

/// <summary>The claim was filed.</summary>
/// <param name="Number">Its number, of the port of the leading entry.</param>
/// <param name="Filing">What was filed.</param>
/// <param name="Entries">Each entry with its year.</param>
/// <param name="ReceivedOn">The legal day of receipt.</param>
public sealed record ClaimFiled(WorkNumber Number, ClaimFiling Filing, IReadOnlyList<ClaimOnEntry> Entries, DateOnly ReceivedOn) : WorkFact
{
    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => ReceivedOn;
}

/// <summary>The claim waits, because protests on the same entries are open or in court (19 CFR 181.33(b), 182.33).</summary>
/// <param name="Behind">The protests, at least one.</param>
public sealed record ClaimSuspended(IReadOnlyList<WorkNumber> Behind) : WorkFact
{
    /// <inheritdoc/>
    public override WorkNumber Names => Behind[0];
}

/// <summary>The protests for which the claim waited have ended.</summary>
public sealed record ClaimReleased : WorkFact;

/// <summary>A case in the Court of International Trade about the goods was recorded, of which no protest here tells.</summary>
/// <param name="Case">The number of the case, and what it is about.</param>
public sealed record CourtCaseRecorded(string Case) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Case];
}

/// <summary>That case has ended.</summary>
/// <param name="Outcome">How.</param>
public sealed record CourtCaseEnded(string Outcome) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Outcome];
}

/// <summary>Why a claim is denied (19 CFR 181.33(d), 182.33). The numbers are stored.</summary>
public enum ClaimDenial
{
    /// <summary>It was not filed within one year of importation.</summary>
    Late = 1,

    /// <summary>The requirements of a claim are not met.</summary>
    Requirements = 2,

    /// <summary>A verification of origin found that the goods do not qualify.</summary>
    Verification = 3,

    /// <summary>The goods did not qualify as originating.</summary>
    NotOriginating = 4,
}

/// <summary>The ruling on one entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="LiquidatedOn">When it was liquidated, as it is on file on the day of the decision; null while it is not: the claim is then used at its liquidation.</param>
/// <param name="Refund">The duty to be refunded when it is allowed; null when it is denied, or computed at liquidation.</param>
/// <param name="Denied">Why it is denied; null when it is allowed.</param>
public sealed record ClaimRuling(EntryNumber Entry, DateOnly? LiquidatedOn, Money? Refund, ClaimDenial? Denied)
{
    /// <summary>Interest on the refund, from the day of the claim to the reliquidation (19 U.S.C. 1505(c)); null where nothing is refunded, or no rate is on file.</summary>
    public Money? Interest { get; init; }

    /// <summary>The merchandise processing fee to be refunded beside the duty; null for none.</summary>
    public Money? Fee { get; init; }

    /// <summary>The refund of duty and, where there is one, of the fee as the rates on file made them; empty when they could not be computed.</summary>
    public IReadOnlyList<Figure> Computed { get; init; } = [];

    /// <summary>Why the refund is another than was computed, or how it was found; empty for one that is as computed.</summary>
    public string TypedBecause { get; init; } = "";

    /// <summary>Duty and fee to be refunded.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Money Refunded => (Refund ?? Money.Zero) + (Fee ?? Money.Zero);

    /// <summary>True when it is refunded what was computed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAsComputed => Computed.Count > 0 && Refund == Computed[0].Amount && (Fee ?? Money.Zero) == (Computed.Count > 1 ? Computed[1].Amount : Money.Zero);

    /// <summary>True when the claim is allowed for the entry.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAllowed => Denied is null;

    /// <summary>True when the entry is reliquidated for it, even if its liquidation is final.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Reliquidates => IsAllowed && LiquidatedOn is not null;
}

/// <summary>The claim was decided.</summary>
/// <param name="Rulings">Entry by entry.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="NoticeOn">The date of the notice.</param>
/// <param name="ProtestBy">The last day to protest a denial; null when nothing is denied.</param>
public sealed record ClaimDecided(IReadOnlyList<ClaimRuling> Rulings, string Reason, DateOnly NoticeOn, LegalDay? ProtestBy) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The claim was withdrawn.</summary>
/// <param name="Reason">Why; may be empty.</param>
public sealed record ClaimWithdrawn(string Reason) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}
