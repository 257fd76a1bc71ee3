using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Corrections;

/// <summary>A post summary correction took the place of the summary on file.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Filing">What was filed.</param>
/// <param name="FiledOn">The legal day.</param>
/// <param name="Office">Who handles the entry.</param>
/// <param name="Selected">Why a team reviews it; empty when it was accepted at once.</param>
public sealed record CorrectionFiled(WorkNumber Number, CorrectionFiling Filing, DateOnly FiledOn, Destination Office, IReadOnlyList<SelectedBy> Selected) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Filing.Explanation];
}

/// <summary>A post entry amendment came in on paper.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Amendment">What it says.</param>
/// <param name="Office">Who handles it.</param>
/// <param name="ReturnedBecause">Why entries went back at once; empty when all are reviewed.</param>
public sealed record AmendmentFiled(WorkNumber Number, PostEntryAmendment Amendment, Destination Office, IReadOnlyList<AmendmentReturn> ReturnedBecause) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Amendment.Letter, .. ReturnedBecause.Select(r => new Said(r.ToString()))];
}

/// <summary>The extra duty of a correction was deposited.</summary>
/// <param name="On">The day of payment.</param>
/// <param name="Amount">How much.</param>
public sealed record DepositRecorded(DateOnly On, Money Amount) : WorkFact;

/// <summary>CBP agrees with the correction.</summary>
/// <param name="Text">What the specialist says.</param>
public sealed record CorrectionConcurred(string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>What follows when CBP does not agree. The numbers are stored.</summary>
public enum AfterDisagreement
{
    /// <summary>A notice of action (CF-29) goes to the importer.</summary>
    NoticeOfAction = 1,

    /// <summary>The entry is liquidated as it was entered.</summary>
    LiquidateAsEntered = 2,
}

/// <summary>CBP does not agree with the correction.</summary>
/// <param name="Text">Why.</param>
/// <param name="Citation">The text of the law, ruling or decision that it rests on.</param>
/// <param name="Then">What follows.</param>
public sealed record CorrectionNotConcurred(string Text, string Citation, AfterDisagreement Then) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text, Citation];
}

/// <summary>CBP sent the correction back: what stood on file before stands again.</summary>
/// <param name="Text">Why, and what to do.</param>
public sealed record CorrectionReturned(string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The filer took an amendment back.</summary>
/// <param name="Reason">Why.</param>
public sealed record CorrectionWithdrawn(string Reason) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>A later correction of the entry took its place.</summary>
/// <param name="By">The later one.</param>
public sealed record CorrectionSuperseded(WorkNumber By) : WorkFact
{
    /// <inheritdoc/>
    public override WorkNumber Names => By;
}

/// <summary>The entry was liquidated before the review ended.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="On">The day of liquidation.</param>
public sealed record CorrectedEntryLiquidated(EntryNumber Entry, DateOnly On) : WorkFact
{
    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => On;
}
