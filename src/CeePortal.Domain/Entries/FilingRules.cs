using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Entries;

/// <summary>What became of a filing.</summary>
public enum FilingOutcome
{
    /// <summary>It was refused; what is on file, if anything, is unchanged.</summary>
    Refused = 0,

    /// <summary>It is on file for the first time, or again after it was withdrawn.</summary>
    Added = 1,

    /// <summary>It stands in the place of what was on file.</summary>
    Replaced = 2,

    /// <summary>What was on file was taken back (action D).</summary>
    Withdrawn = 3,
}

/// <summary>What matters of the summary on file when its number is filed again.</summary>
/// <param name="PortOfEntry">Its port of entry.</param>
/// <param name="BrokerReference">The filer's own reference.</param>
/// <param name="IsWithdrawn">True when the filer took it back.</param>
/// <param name="IsUnderCbpControl">True once it is on a statement.</param>
/// <param name="IsCorrected">True after a post summary correction was accepted.</param>
public readonly record struct SummaryOnFile(PortCode PortOfEntry, string? BrokerReference, bool IsWithdrawn, bool IsUnderCbpControl, bool IsCorrected = false)
{
    /// <summary>True when CBP rejected it: it is to be filed again, also when it was under CBP control before.</summary>
    public bool IsRejected { get; init; }
}

/// <summary>Why a filing was refused.</summary>
/// <param name="Code">The official condition code.</param>
/// <param name="Field">The field that it is about.</param>
/// <param name="Value">What stands in the field.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do.</param>
public sealed record FilingRefusal(string Code, string Field, string Value, string Message, string Fix);

/// <summary>Whether a filing may be added to, replace, or withdraw what is on file under its number.</summary>
public static class FilingRules
{
    /// <summary>
    /// Action R replaces; when nothing is on file it adds (condition B34 speaks of an initial "A" or "R"). Action A
    /// replaces too, but only under the same broker reference (B35); two summaries without one are not known to be the same
    /// filing, so the second is refused rather than written over the first. Action D withdraws what is on file (B25). Once the
    /// summary is under CBP control only a post summary correction may change it (B29), and after one only another (B54). Of a
    /// correction it is judged here whether there is something to correct; the rest by <see cref="Corrections.CorrectionCheck"/>.
    /// A summary that CBP rejected is filed again as one in trade control is. The port of entry cannot change (B32). Source: ACE CATAIR AE chapter, July 2026; ACE Error Dictionary v51.
    /// </summary>
    /// <param name="draft">The filing, right in itself.</param>
    /// <param name="onFile">What is on file under its number, or null.</param>
    /// <param name="refusal">Why it was refused, or null.</param>
    public static FilingOutcome Judge(EntrySummaryDraft draft, SummaryOnFile? onFile, out FilingRefusal? refusal)
    {
        var current = onFile is { IsWithdrawn: false } standing ? standing : (SummaryOnFile?)null;
        refusal = draft.IsPostSummaryCorrection ? RefuseCorrection(draft, onFile)
            : draft.Action == FilingAction.Delete ? RefuseDelete(current)
            : RefuseFiling(draft, current);
        return refusal is not null ? FilingOutcome.Refused
            : draft.Action == FilingAction.Delete ? FilingOutcome.Withdrawn
            : current is null ? FilingOutcome.Added
            : FilingOutcome.Replaced;
    }

    static FilingRefusal? RefuseCorrection(EntrySummaryDraft draft, SummaryOnFile? onFile)
    {
        if (draft.Action == FilingAction.Delete)
            return new("B43", "Summary Filing Action Request Code", "D", "A post summary correction cannot delete a summary.",
                "Send the corrected summary with action R, or delete it without the correction indicator.");
        if (onFile is { IsWithdrawn: true })
            return new("B56", "Post Summary Correction Indicator", "Y", "This summary was taken off file, so there is nothing to correct.", "File the entry again as a new summary if it is still owed.");
        if (onFile is null)
            return new("B42", "Post Summary Correction Indicator", "Y", "No summary with this number is on file, so there is nothing to correct.",
                "Check the entry number. To file the summary for the first time, leave the correction indicator blank.");
        return null;
    }

    static FilingRefusal? RefuseDelete(SummaryOnFile? current) => current switch
    {
        null => new("B25", "Entry Number", "", "No summary with this number is on file, so there is nothing to delete.",
            "Check the entry number; it may have been deleted before."),
        { IsCorrected: true } => Corrected("deleted"),
        { IsUnderCbpControl: true } => UnderCbpControl("deleted"),
        _ => null,
    };

    static FilingRefusal? RefuseFiling(EntrySummaryDraft draft, SummaryOnFile? current)
    {
        if (current is not { } onFile) return null;
        if (onFile is { IsCorrected: true, IsRejected: false }) return Corrected("replaced");
        if (onFile is { IsUnderCbpControl: true, IsRejected: false }) return UnderCbpControl("replaced");
        if (draft.PortOfEntry != onFile.PortOfEntry)
            return new("B32", "District/Port of Entry", draft.PortOfEntry.ToString(),
                $"This entry is on file at port {onFile.PortOfEntry}; its port of entry cannot change.",
                $"Use port {onFile.PortOfEntry}, or delete the summary first and file it again.");
        if (draft.Action == FilingAction.Add && (string.IsNullOrEmpty(draft.BrokerReference) || draft.BrokerReference != onFile.BrokerReference))
            return new("B35", "Broker Reference Number", draft.BrokerReference ?? "", string.IsNullOrEmpty(draft.BrokerReference)
                    ? "This entry is on file already, and this summary has no broker reference that would show it to be the same filing."
                    : "This entry is on file already, and your broker reference is not the one under which it was filed.",
                "To change the summary on file, use action R. To file a new entry, use a number that is not taken.");
        return null;
    }

    static FilingRefusal Corrected(string what) => new("B54", "Summary Filing Action Request Code", "",
        $"A post summary correction of this summary was accepted, so it cannot be {what}.", "File another post summary correction (ACE CATAIR AE chapter, July 2026).");

    static FilingRefusal UnderCbpControl(string what) => new("B29", "Summary Filing Action Request Code", "",
        $"This summary is under CBP control (it is on a statement), so it cannot be {what}.",
        "File a post summary correction, or ask the Center that handles the entry to return it.");
}
