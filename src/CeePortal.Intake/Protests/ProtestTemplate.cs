using CeePortal.Domain.Protests;
using CeePortal.Intake.Sheets;

namespace CeePortal.Intake.Protests;

/// <summary>The list by which many protests are filed at once: a row for each entry and objection. Rows of one reference are
/// one protest.</summary>
/// <remarks>The contents are those of 19 CFR 174.13(a) and CBP Form 19; the shape is ours.</remarks>
public static class ProtestTemplate
{
    internal const int Reference = 0, Importer = 1, By = 2, Entry = 3, Decision = 4, DecidedOn = 5, Category = 6, Claim = 7, Reasons = 8, Drawback = 9,
        Accelerated = 10, Exclusion = 11, SameAs = 12, SameReceived = 13, Criteria = 14, Justification = 15, NoDecision = 16, NoSuit = 17, DemandMailed = 18, NoCollusion = 19, Port = 20, Entered = 21;

    /// <summary>The template.</summary>
    public static SheetTemplate Template { get; } = new("the portal's list of protests", ProtestCheck.MostEntries,
        new("Protest Reference", true, "P-001", "Your own reference. Rows with the same reference are one protest.") { AlsoCalled = ["Reference", "Protest"] },
        new("Importer Number", true, "12-345678900", "The number of the party that protests.") { AlsoCalled = ["Protestant Number", "IOR Number"] },
        new("Protestant", false, "importer", "By what right it protests: importer, consignee, surety, payer, seeker, drawback claimant, exporter. Blank for importer."),
        new("Entry Number", true, "XYZ-0000001-5", "Filer code, seven digits and check digit, with or without hyphens.") { AlsoCalled = ["Entry", "Entry No"] },
        new("Decision Protested", true, "classification", "value, classification, charge, exclusion, liquidation, drawback, 1520(d), or clerical error."),
        new("Decision Date", false, "", "The day of the decision, when it is no liquidation, or when the entry is not on file here. Blank takes the liquidation on file."),
        new("Category", true, "Women's cotton blouses", "The category of merchandise, described specifically (19 CFR 174.13(a)(5)).") { AlsoCalled = ["Category of Merchandise", "Merchandise"] },
        new("Claim", true, "Heading 6206, 15.4%", "What CBP should have decided instead."),
        new("Reasons", true, "The blouses are woven, not knitted.", "Nature of and reasons for the objection (19 CFR 174.13(a)(6)). Rows of the same decision, category, claim and reasons are one objection."),
        new("Drawback", true, "None of the entries is the subject of drawback.", "The declaration about drawback (19 CFR 174.13(a)(9)).") { AlsoCalled = ["Drawback Declaration"] },
        new("Accelerated", false, "", "Y to ask for accelerated disposition (19 U.S.C. 1515(b)). Without a decision within 30 days the protest is deemed denied.") { AlsoCalled = ["Accelerated Disposition"] },
        new("Against Exclusion", false, "", "Y when the protest is filed against an exclusion and says so on its face (19 CFR 174.21(b))."),
        new("Same Disposition As", false, "", "The number of an earlier protest with further review pending, whose disposition is asked for this one too (19 CFR 174.13(a)(7))."),
        new("Earlier Protest Received", false, "", "The day of receipt of that earlier protest."),
        new("Further Review", false, "", "The criteria of 19 CFR 174.24 that are met, by letter: a, b, c, d. Blank asks for no further review."),
        new("Review Justification", false, "", "The facts that show that the criterion is met (19 CFR 174.25)."),
        new("No Earlier Decision", false, "", "Y states that no adverse administrative decision was received and none is pending on the same claim (19 CFR 174.25)."),
        new("No Suit", false, "", "Y states that no final adverse court decision was received and no suit is pending on the same claim (19 CFR 174.25)."),
        new("Bond Demand Mailed", false, "", "For a surety: when the demand on its bond was mailed (19 U.S.C. 1514(c)(3))."),
        new("No Collusion", false, "", "For a surety: Y states that the protest is not filed collusively to extend another's time (19 CFR 174.13(a)(8))."),
        new("Port of Entry", false, "", "Only for an entry that is not on file here: its port of entry, four digits (Form 19, block 5)."),
        new("Entry Date", false, "", "Only for an entry that is not on file here: its date of entry (Form 19, block 5)."));

    internal static readonly Dictionary<string, ProtestableDecision> Decisions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["value"] = ProtestableDecision.AppraisedValue,
        ["appraised value"] = ProtestableDecision.AppraisedValue,
        ["classification"] = ProtestableDecision.Classification,
        ["rate"] = ProtestableDecision.Classification,
        ["duty"] = ProtestableDecision.Classification,
        ["charge"] = ProtestableDecision.ChargeOrExaction,
        ["exaction"] = ProtestableDecision.ChargeOrExaction,
        ["exclusion"] = ProtestableDecision.ExclusionOrRedelivery,
        ["redelivery"] = ProtestableDecision.ExclusionOrRedelivery,
        ["liquidation"] = ProtestableDecision.Liquidation,
        ["reliquidation"] = ProtestableDecision.Liquidation,
        ["drawback"] = ProtestableDecision.DrawbackRefusal,
        ["1520(d)"] = ProtestableDecision.ReliquidationRefusal,
        ["1520d"] = ProtestableDecision.ReliquidationRefusal,
        ["clerical error"] = ProtestableDecision.Inadvertence,
        ["mistake of fact"] = ProtestableDecision.Inadvertence,
        ["inadvertence"] = ProtestableDecision.Inadvertence,
    };

    internal static readonly Dictionary<string, ProtestantKind> Protestants = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = ProtestantKind.Importer,
        ["importer"] = ProtestantKind.Importer,
        ["consignee"] = ProtestantKind.Consignee,
        ["surety"] = ProtestantKind.Surety,
        ["payer"] = ProtestantKind.PayerOfCharge,
        ["seeker"] = ProtestantKind.SeekerOfEntry,
        ["drawback claimant"] = ProtestantKind.DrawbackClaimant,
        ["exporter"] = ProtestantKind.ExporterOrProducer,
        ["producer"] = ProtestantKind.ExporterOrProducer,
    };
}
