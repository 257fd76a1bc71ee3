using CeePortal.Domain.Entries;

namespace CeePortal.Intake.Ax;

/// <summary>The last condition of an answer: what became of the entry, or of the batch.</summary>
/// <param name="Code">Three characters.</param>
/// <param name="Narrative">The chapter's words.</param>
/// <remarks>The AX chapter prints the narratives of outcomes but not their codes, and the ACE Error Dictionary (version 51)
/// does not have them. Ours begin with CP like all codes of the portal. Software that reads AX goes by the disposition (A or R).</remarks>
public sealed record AxFinal(string Code, string Narrative)
{
    /// <summary>The official condition of a batch that is refused whole.</summary>
    public const string BatchRejected = "999";

    static readonly AxFinal added = new("CPF", "SUMMARY HAS BEEN ADDED");
    static readonly AxFinal replaced = new("CPR", "SUMMARY HAS BEEN REPLACED");
    static readonly AxFinal deleted = new("CPD", "ENTRY SUMMARY DELETED");
    static readonly AxFinal rejected = new("CPJ", "TRANSACTION DATA REJECTED");

    /// <summary>The condition of an outcome.</summary>
    public static AxFinal Of(FilingOutcome outcome) => outcome switch
    {
        FilingOutcome.Added => added,
        FilingOutcome.Replaced => replaced,
        FilingOutcome.Withdrawn => deleted,
        FilingOutcome.Refused => rejected,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
