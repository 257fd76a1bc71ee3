using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Marking;

/// <summary>Why goods are to be marked or redelivered. The numbers are stored.</summary>
public enum MarkingViolation
{
    /// <summary>They are not marked with their country of origin (19 U.S.C. 1304).</summary>
    NotMarked = 1,

    /// <summary>The marking is not legible, conspicuous or permanent, or names a wrong country.</summary>
    ImproperlyMarked = 2,

    /// <summary>They infringe a trademark or copyright.</summary>
    IntellectualProperty = 3,

    /// <summary>Another agency refuses them.</summary>
    OtherAgency = 4,

    /// <summary>They may not be imported, or not without a document that is missing.</summary>
    NotAdmissible = 5,
}

/// <summary>A notice as it is issued.</summary>
public sealed record MarkingFiling
{
    /// <summary>The importer of the entry.</summary>
    public required long PartyId { get; init; }

    /// <summary>The Center or port that issues it.</summary>
    public required Destination Office { get; init; }

    /// <summary>The entry.</summary>
    public required EntryNumber Entry { get; init; }

    /// <summary>Its port of entry.</summary>
    public required PortCode Port { get; init; }

    /// <summary>The goods, and which lines of the entry.</summary>
    public required string Goods { get; init; }

    /// <summary>What is wrong.</summary>
    public required MarkingViolation Violation { get; init; }

    /// <summary>The same in words, and what is to be done.</summary>
    public required string Explanation { get; init; }

    /// <summary>True when they may be marked, or otherwise put in order, where they are.</summary>
    public required bool MayBePutInOrder { get; init; }

    /// <summary>True when they are demanded back into CBP's custody: a decision that may be protested (19 U.S.C. 1514(a)(4)).</summary>
    public required bool DemandsRedelivery { get; init; }
}

/// <summary>CBP Form 4647 was issued.</summary>
/// <param name="Number">The number of the item.</param>
/// <param name="Filing">What it says.</param>
/// <param name="ProtestBy">The last day to protest a demand for redelivery; null when none is made.</param>
/// <param name="Question">What the trade has to do, as the request shows it.</param>
/// <param name="AnswerBy">The last day for section III.</param>
public sealed record MarkingNoticeIssued(WorkNumber Number, MarkingFiling Filing, LegalDay? ProtestBy, string Question, DateOnly AnswerBy) : AskingFact(Question, AnswerBy)
{
    /// <inheritdoc/>
    public override string Code => MarkingNotice.RequestCode;

    /// <inheritdoc/>
    public override string Name => "CF-4647, notice to mark or redeliver";

    /// <inheritdoc/>
    public override string? Clock => ValidationClocks.MarkOrRedeliver.Code;
}

/// <summary>What became of the goods, by section III of the form. The numbers are stored.</summary>
public enum GoodsDisposition
{
    /// <summary>They were marked, or put in order.</summary>
    Marked = 1,

    /// <summary>They were exported.</summary>
    Exported = 2,

    /// <summary>They were destroyed.</summary>
    Destroyed = 3,

    /// <summary>They were returned to CBP's custody.</summary>
    Returned = 4,

    /// <summary>They are held at a place for CBP to see.</summary>
    Held = 5,
}

/// <summary>The importer or broker certified section III.</summary>
/// <param name="Disposition">What became of the goods.</param>
/// <param name="DoneOn">When.</param>
/// <param name="Text">How, where they are now, and what proves it.</param>
/// <param name="Outcome">Whether it came in time.</param>
public sealed record SectionThreeCertified(GoodsDisposition Disposition, DateOnly DoneOn, string Text, Outcome Outcome) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The response does not suffice; the notice stands.</summary>
/// <param name="Question">What is missing.</param>
/// <param name="AnswerBy">Until when the office wants it.</param>
public sealed record ResponseReturned(string Question, DateOnly AnswerBy) : AskingFact(Question, AnswerBy)
{
    /// <inheritdoc/>
    public override string Code => MarkingNotice.RequestCode + "-again";

    /// <inheritdoc/>
    public override string Name => "CF-4647, response returned";

    /// <inheritdoc/>
    public override string? Letter => MarkingNotice.RequestCode;
}

/// <summary>CBP inspected the goods.</summary>
/// <param name="On">When.</param>
/// <param name="IsInOrder">True when they are in order now.</param>
/// <param name="Text">What was found.</param>
public sealed record GoodsInspected(DateOnly On, bool IsInOrder, string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The response is accepted, and the goods may go.</summary>
/// <param name="Text">What is to be said with it; may be empty.</param>
public sealed record ResponseAccepted(string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The matter was referred for liquidated damages under the bond.</summary>
/// <param name="Amount">The amount that the office proposes; null when it proposes none.</param>
/// <param name="Reason">Why.</param>
public sealed record DamagesReferred(Money? Amount, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>CBP withdrew the notice.</summary>
/// <param name="Reason">Why.</param>
public sealed record NoticeCancelled(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}
