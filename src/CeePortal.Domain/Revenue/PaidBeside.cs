using CeePortal.Domain.Corrections;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Revenue;

/// <summary>Money that was paid on an entry beside its deposit, or paid back.</summary>
/// <param name="What">What it is, such as "Bill of the liquidation of May 7, 2027".</param>
/// <param name="How">How the portal knows.</param>
/// <param name="Source">The law by which it was due.</param>
public sealed record PaidBeside(string What, string How, string Source)
{
    /// <summary>Duty; below zero when it was paid back.</summary>
    public Money Duty { get; init; }

    /// <summary>Antidumping duty.</summary>
    public Money Antidumping { get; init; }

    /// <summary>Countervailing duty.</summary>
    public Money Countervailing { get; init; }

    /// <summary>Fees and taxes.</summary>
    public Money Fees { get; init; }

    /// <summary>The deposit of what a correction made more: divided as the correction says, and what is over as duty.</summary>
    /// <param name="number">The correction's number.</param>
    /// <param name="deposit">The deposit.</param>
    /// <param name="differences">What the correction changed.</param>
    public static PaidBeside OfCorrection(WorkNumber number, DepositRecorded deposit, EntryDifferences differences)
    {
        ArgumentNullException.ThrowIfNull(deposit);
        ArgumentNullException.ThrowIfNull(differences);
        var fees = differences.More("Fees") + differences.More("Tax") + differences.More("Other");
        return new($"Deposited with correction {number}", $"{deposit.Amount}, recorded as paid on {Clocks.DayWords.InWords(deposit.On)}.", "82 FR 2385")
        {
            Antidumping = differences.More("Antidumping"),
            Countervailing = differences.More("Countervailing"),
            Fees = fees,
            Duty = deposit.Amount - differences.More("Antidumping") - differences.More("Countervailing") - fees,
        };
    }
}
