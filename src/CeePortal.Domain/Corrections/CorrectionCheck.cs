using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using static System.FormattableString;

namespace CeePortal.Domain.Corrections;

/// <summary>Judges a post summary correction against the summary on file, the same for a form and for an upload: whether the summary
/// may be corrected at all, whether this filer may, whether what changes may change, and whether the reasons say so.</summary>
/// <remarks>Source of each rule: ACE CATAIR AE chapter, July 2026 (records 10, 35, 36, 63); ACE Error Dictionary v51, by whose codes
/// findings go; 82 FR 50656; 84 FR 40430. Findings with codes that begin with CP are the portal's own.</remarks>
public static class CorrectionCheck
{
    const string Chapter = "(ACE CATAIR AE chapter, July 2026)";

    /// <summary>Judges a correction.</summary>
    /// <param name="correction">The correction: the whole summary as it is to be.</param>
    /// <param name="onFile">What stands on file.</param>
    /// <param name="by">Who files it.</param>
    /// <param name="filed">The legal day of filing.</param>
    /// <param name="law">The law on that day.</param>
    /// <param name="reasons">The reasons that may be given.</param>
    public static CorrectionVerdict Judge(EntrySummaryDraft correction, CorrectedSummary onFile, CorrectionFiler by, DateOnly filed, Law law, CorrectionReasons reasons)
    {
        ArgumentNullException.ThrowIfNull(correction);
        ArgumentNullException.ThrowIfNull(onFile);
        var differences = EntryDifferences.Between(onFile.Summary, correction);
        List<Finding> findings = [.. Standing(onFile, filed, law), .. Filer(correction, onFile, by), .. Carried(correction), .. CorrectionAmountCheck.Judge(correction), .. Types(correction, onFile.Summary, law)];
        CorrectionReasonCheck.Judge(correction, differences, reasons, findings);
        // Who has to mend something is not told besides that there is nothing to do.
        if (findings.Exists(f => f.Severity == Severity.Fatal)) findings.RemoveAll(f => f.Severity == Severity.Information);
        return new(findings, differences);
    }

    /// <summary>Whether a summary may be corrected on a day, whatever the correction says.</summary>
    /// <param name="onFile">What stands on file.</param>
    /// <param name="filed">The legal day.</param>
    /// <param name="law">The law on that day.</param>
    public static IEnumerable<Finding> Standing(CorrectedSummary onFile, DateOnly filed, Law law)
    {
        ArgumentNullException.ThrowIfNull(onFile);
        ArgumentNullException.ThrowIfNull(law);
        const string field = "Post Summary Correction Indicator";
        if (onFile.IsWithdrawn)
        {
            yield return Refuse("B56", field, "This summary was taken off file, so there is nothing to correct.", $"File the entry again as a new summary if it is still owed {Chapter}.");
            yield break;
        }
        if (onFile.IsRejected)
            yield return Refuse("B46", field, "CBP rejected this summary and waits for it to be sent again, so it is not accepted and cannot be corrected.",
                $"Send the summary again with action R and the correction indicator blank {Chapter}.");
        if (onFile.Control == SummaryControl.Trade)
            yield return Refuse("B45", field, "This summary is still in trade control: it is not yet on a statement, so it is not corrected but replaced.",
                $"Leave the correction indicator blank and send the summary again with action R {Chapter}.");
        else if (onFile.Control == SummaryControl.OnStatement && onFile.Summary.Totals.All.Cents != 0)
            yield return Refuse("B47", field, "This summary is on a statement that is not paid yet. A correction is possible only of what is paid.",
                $"Wait until the statement is paid; for a periodic monthly statement that is the payment of the month {Chapter}.");
        if (onFile.Review is { } review)
            yield return Refuse("B59", field, $"This entry is under review by CBP{(review.Number.IsNone ? "" : $" ({review.Name} {review.Number})")}, so no correction can be filed.",
                $"Send what you have to say to the office that reviews it, and file a correction when the review is over {Chapter}.");
        if (onFile.LiquidatedOn is { } liquidated)
        {
            yield return Refuse("B50", field, $"This entry was liquidated on {liquidated.InWords()}, so it cannot be corrected any more.",
                "A protest is possible for 180 days after liquidation (19 U.S.C. 1514(c)(3)).");
            yield break; // its window says nothing any more
        }
        if (onFile.ReconciledOn is { } reconciled)
            yield return Refuse("B52", field, $"A reconciliation of this entry was filed on {reconciled.InWords()}, so it cannot be corrected any more.",
                $"Correct the reconciliation entry (type 09) instead {Chapter}.");
        if (onFile.SuspendedOtherwise is { } basis)
            yield return Refuse("B60", field, $"Liquidation is suspended on basis {basis}, which is not antidumping or countervailing duty, EAPA or a court's injunction.",
                "No correction can be filed while it is suspended; ask the Center that handles the entry (ACE Error Dictionary v51).");
        if (Window(onFile.Terms, filed, law) is { } late) yield return late;
        if (onFile.Terms is { ScheduledLiquidation: null, IsExtended: false, IsSuspended: false } && !HasAdCvd(onFile.Summary.Type))
            yield return new()
            {
                Code = "CPS",
                Severity = Severity.Information,
                RecordType = "10",
                ColumnFrom = 65,
                ColumnTo = 65,
                Field = field,
                Message = "No scheduled liquidation of this entry has reached the portal. ACE corrects only what is scheduled, AD/CVD summaries apart.",
                Fix = $"Nothing to do: the schedule comes by extract and may lag behind {Chapter}.",
            };
    }

    static Finding? Window(CorrectionTerms terms, DateOnly filed, Law law)
    {
        var window = CorrectionWindow.On(filed, terms, law.Calendar, law.Clocks);
        var outcome = window.Judge(filed);
        if (outcome == Outcome.Timely || window.LastTimelyDay is not { } last) return null;
        const string field = "Post Summary Correction Indicator";
        var estimated = window.IsEstimated ? " The day is counted from an estimated date of entry." : "";
        if (outcome == Outcome.Premature)
            return Refuse("CPT", field, $"The date of entry is {terms.EntryDate.On.InWords()}, which lies ahead, so there is nothing to correct.{estimated}", "Replace the summary, or wait.");
        return window.Clock.Rule.StartsWith.StartsWith("the scheduled liquidation", StringComparison.Ordinal)
            ? Refuse("B51", field, $"Liquidation is scheduled for {terms.ScheduledLiquidation!.Value.InWords()}; the last day for a correction was {last.InWords()}.",
                $"File a protest after the liquidation (19 U.S.C. 1514). The window: {window.Clock.Rule.Sentence} ({window.Clock.Rule.Citation}).")
            : Refuse("B48", field, $"The last day for a correction was {last.InWords()}.{estimated}",
                $"File a protest after the liquidation (19 U.S.C. 1514). The window: {window.Clock.Rule.Sentence} ({window.Clock.Rule.Citation}).");
    }

    /// <summary>The importer stays; another filer needs that importer's authority.</summary>
    static IEnumerable<Finding> Filer(EntrySummaryDraft correction, CorrectedSummary onFile, CorrectionFiler by)
    {
        if (!by.IsSameImporter)
            yield return Refuse("286", "Importer of Record Number", "A post summary correction keeps the importer of record of the summary on file.",
                $"Use the importer number on file. To change it, ask CBP on Form 3347 before you correct {Chapter}.", correction.Importer.ToString(), "11", 3, 14);
        else if (by.Filer != onFile.Owner && !by.HasAuthority)
            yield return Refuse("CPU", "Entry Filer Code", $"The summary belongs to another filer, and no authority of the importer of record for filer {by.Filer} is on file.",
                "Have the importer's power of attorney recorded by an administrator, then file the correction again (19 CFR 141.46; 76 FR 37136).", by.Filer.ToString(), "10", 4, 6);
    }

    /// <summary>What a correction may not carry.</summary>
    static IEnumerable<Finding> Carried(EntrySummaryDraft c)
    {
        if (c.CertifiesRelease) yield return Not("271", "Cargo Release Certification Request Indicator", "ask to certify the cargo release", 40, 40);
        if (c.IsConsolidated) yield return Not("270", "Consolidated Summary Indicator", "be marked as consolidated", 42, 42);
        if (c.ReleaseEntries.Count > 0)
            yield return Refuse("270", "Release Entry Number", "A post summary correction may not list the entries whose releases it consolidates.", $"Leave record 32 out {Chapter}.", c.ReleaseEntries[0].ToString(), "32", 3, 15);
        if (c.IsLive) yield return Not("272", "Live Entry Indicator", "be marked as a live entry", 44, 44);
        if (c.ReconcilesTradeAgreement) yield return Not("273", "Trade Agreement Reconciliation Indicator", "announce a trade agreement reconciliation", 46, 46);
        if (c.ReconciliationIssue is { } issue) yield return Not("274", "Reconciliation Issue Code", "name a reconciliation issue", 47, 49, issue);
        if (c.PaymentType is { } payment) yield return Not("CPV", "Payment Type Code", "give a payment type; extra duty is paid singly", 51, 51, payment);
        if (c.StatementPrintDate is { } print) yield return Not("CPV", "Preliminary Statement Print Date", "give a statement date", 52, 57, print.InWords());
        if (c.StatementMonth is { } month) yield return Not("CPV", "Periodic Statement Month", "give a statement month", 58, 59, month);
        if (c.StatementBranch is { } branch) yield return Not("CPV", "Statement Client Branch Identifier", "give a client branch", 60, 61, branch);
        if (c.LocationOfGoods is { } place)
            yield return Refuse("280", "Location of Goods Code", "A post summary correction may not give the location of goods.", $"Leave columns 17-20 of record 20 blank {Chapter}.", place, "20", 17, 20);

        static Finding Not(string code, string field, string what, int from, int to, string value = "Y") =>
            Refuse(code, field, $"A post summary correction may not {what}.", Invariant($"Leave {(from == to ? Invariant($"column {from}") : Invariant($"columns {from}-{to}"))} of record 10 blank {Chapter}."), value, "10", from, to);
    }

    static IEnumerable<Finding> Types(EntrySummaryDraft correction, EntrySummaryDraft before, Law law)
    {
        const string field = "Entry Type Code";
        var (old, now) = (before.Type, correction.Type);
        if (correction.PortOfEntry != before.PortOfEntry)
            yield return Refuse("B44", "District/Port of Entry", $"A post summary correction keeps the port of entry of the summary on file, {before.PortOfEntry}.", $"Use port {before.PortOfEntry} {Chapter}.", correction.PortOfEntry.ToString(), "10", 18, 21);
        if (!old.IsNone && old.IsInformal || !now.IsNone && now.IsInformal)
        {
            yield return Refuse("B49", field, "Informal entries (types 11 and 12) cannot be corrected, and a correction cannot make an entry informal.", $"Ask the port of entry {Chapter}.", now.ToString(), "10", 34, 35);
            yield break;
        }
        if (!law.Clocks.MayBeCorrected(old))
            yield return Refuse("B77", field, $"Type {old} is not among the entry types of which a post summary correction may be filed.", "Ask the Center that handles the entry (82 FR 50656; the exact list was not found, so this rests on the office's own).", old.ToString(), "10", 34, 35);
        if (old != now && !(old.Code is 1 && now.Code is 3 || old.Code is 3 && now.Code is 1))
            yield return Refuse("B64", field, old.Code == 23
                    ? $"A temporary importation (type 23) cannot be turned into another type by a correction; this one says {now}."
                    : $"A correction changes the entry type only from 01 to 03 or from 03 to 01, not from {old} to {now}.",
                $"Keep type {old} {Chapter}.", now.ToString(), "10", 34, 35);
    }

    /// <summary>True for the types of entries with antidumping or countervailing duty.</summary>
    internal static bool HasAdCvd(EntryType type) => !type.IsNone && type.Code is 3 or 7 or 34 or 38;

    /// <summary>Completes an accepted correction by what it leaves as it stands: what was deposited, how and when, reconciliation,
    /// consolidated releases, location of goods.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="onFile">What stands on file.</param>
    public static void Complete(EntrySummaryDraft correction, EntrySummaryDraft onFile)
    {
        ArgumentNullException.ThrowIfNull(correction);
        ArgumentNullException.ThrowIfNull(onFile);
        // A correction moves no money: what it changes is billed or refunded at liquidation (82 FR 2385; 19 U.S.C. 1505(b)).
        correction.Deposited = onFile.Deposited ?? onFile.Totals;
        correction.PaymentType = onFile.PaymentType;
        correction.StatementPort = onFile.StatementPort;
        correction.StatementPrintDate = onFile.StatementPrintDate;
        correction.StatementMonth = onFile.StatementMonth;
        correction.StatementBranch = onFile.StatementBranch;
        correction.IsLive = onFile.IsLive;
        correction.IsConsolidated = onFile.IsConsolidated;
        correction.ReconcilesTradeAgreement = onFile.ReconcilesTradeAgreement;
        correction.ReconciliationIssue = onFile.ReconciliationIssue;
        correction.LocationOfGoods = onFile.LocationOfGoods;
        correction.ReleaseEntries.Clear();
        correction.ReleaseEntries.AddRange(onFile.ReleaseEntries);
        correction.EntryDateCbp = onFile.EntryDateCbp;
    }

    internal static Finding Refuse(string code, string field, string message, string fix, string value = "", string record = "10", int from = 65, int to = 65, int line = 0) => new()
    {
        Code = code,
        Severity = Severity.Fatal,
        Message = message,
        Fix = fix,
        RecordType = record,
        ColumnFrom = from,
        ColumnTo = to,
        Field = field,
        Value = value,
        Line = line,
    };
}
