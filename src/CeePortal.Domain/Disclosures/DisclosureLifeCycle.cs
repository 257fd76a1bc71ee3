using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.Disclosures;

/// <summary>The states of a prior disclosure and the moves between them.</summary>
/// <remarks>CBP publishes no list of states; names and list are our own. The fines, penalties and forfeitures officer of the port
/// decides (19 CFR 162.74(a)(2), (c)); the Center reviews and calculates.</remarks>
public static class DisclosureLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string Oral = "oral", Filed = "filed", Perfected = "perfected", Review = "review", AtHeadquarters = "headquarters", Calculated = "calculated",
        Determination = "determination", Valid = "valid", Paid = "paid", NoLoss = "no-loss", Denied = "denied", Lapsed = "lapsed", NoViolation = "no-violation",
        Referred = "referred-to-investigations", Withdrawn = "withdrawn";
#pragma warning restore CS1591

    static readonly string[] undetermined = [Oral, Filed, Perfected, Review, AtHeadquarters, Calculated, Determination];
    static readonly string[] supplying = [Filed, Perfected, Review];

    const string Rule = "19 CFR 162.74";

    /// <summary>What the trade reads of an end that asks nothing of it.</summary>
    public const string Quiet = "Closed";

    /// <summary>The life cycle. CBP announces no investigation by the end of a disclosure: to the trade a referral and an end without a violation are
    /// one, as they are at the end of a validation.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(Oral, "Oral, to be put in writing", WorkPhase.Pending),
            new(Filed, "In writing, data to follow", WorkPhase.Pending),
            new(Perfected, "Complete, to be reviewed", WorkPhase.Open),
            new(Review, "Under review by the Center", WorkPhase.Open),
            new(AtHeadquarters, "Calculation at Headquarters", WorkPhase.Pending),
            new(Calculated, "Loss calculated, tender due", WorkPhase.Pending),
            new(Determination, "With the fines, penalties and forfeitures officer", WorkPhase.Open),
            new(Valid, "Valid, reduced penalty due", WorkPhase.Pending),
            new(Paid, "Closed, reduced penalty paid", WorkPhase.Closed),
            new(NoLoss, "Closed, valid without loss of revenue", WorkPhase.Closed),
            new(Denied, "Denied", WorkPhase.Closed),
            new(Lapsed, "Lapsed, not put in writing", WorkPhase.Closed),
            new(NoViolation, "Closed, no violation", WorkPhase.Closed) { TradeName = Quiet },
            new(Referred, "Referred to Homeland Security Investigations", WorkPhase.Closed) { TradeName = Quiet },
            new(Withdrawn, "Withdrawn", WorkPhase.Closed),
        ],
        [
            Of<DisclosureFiled>("filed", "File", Filer | Office | Penalties, [WorkState.Draft.Code], [Oral, Filed, Perfected], "19 U.S.C. 1592(c)(4); " + Rule + "(a), (b)") with { Done = "filed the disclosure" },
            Of<ConfirmedInWriting>("confirmed", "Put the disclosure in writing", Filer | Office | Penalties, [Oral], [Filed, Perfected], Rule + "(a)(2)") with { Done = "put the disclosure in writing" },
            Of<WritingWaiverRequested>("waiver-requested", "Ask to be spared the writing", Filer | Office | Penalties, [Oral], [Unchanged], Rule + "(a)(2)") with { Done = "asked to be spared the writing" },
            Of<WritingWaived>("writing-waived", "Waive the writing", Penalties, [Oral], [Filed, Perfected], Rule + "(a)(2)") with { Done = "waived the writing" },
            Of<WritingWaiverRefused>("waiver-refused", "Refuse to waive the writing", Penalties, [Oral], [Unchanged], Rule + "(a)(2)") with { Done = "refused to waive the writing" },
            Of<OralLapsed>("lapsed", "Let the oral disclosure lapse", Penalties, [Oral], [Lapsed], Rule + "(a)(2)") with { Done = "let the oral disclosure lapse" },
            Of<DataSupplied>("data-supplied", "Supply data", Filer | Office | Penalties, supplying, [Unchanged, Perfected], Rule + "(b)(4)") with { Done = "supplied data" },
            Of<LossTableFiled>("loss-table-filed", "File the spreadsheet of entries", Filer | Office | Penalties, supplying, [Unchanged], Rule + "(b)(2), (4)") with { Done = "filed the spreadsheet of entries" },
            Of<DataTimeRequested>("data-time-requested", "Ask for more time", Filer | Office | Penalties, [Filed], [Unchanged], Rule + "(b)(4)") with { Done = "asked for more time" },
            Of<DataTimeExtended>("data-time-extended", "Give 60 days more", Penalties, [Filed], [Unchanged], "CBP directive 5350-02A") with { Done = "gave 60 days more" },
            Of<DataTimeExtendedFurther>("data-time-extended-further", "Give still more time", Headquarters, [Filed], [Unchanged], "CBP directive 5350-02A") with { Done = "gave still more time" },
            Of<DataTimeRefused>("data-time-refused", "Refuse more time", Penalties | Headquarters, [Filed], [Unchanged], Rule + "(b)(4)") with { Done = "refused more time" },
            Of<InvestigationRecorded>("investigation-recorded", "Record a formal investigation", Office | Penalties, undetermined, [Unchanged], Rule + "(g), (i)") with { Done = "recorded a formal investigation", IsInternal = true },
            Of<CulpabilityAssessed>("culpability-assessed", "Assess the degree of fault", Office | Penalties, undetermined, [Unchanged], "19 U.S.C. 1592(a); 19 CFR part 171, app. B") with { Done = "assessed the degree of fault", IsInternal = true },
            Of<LimitationWaived>("limitation-waived", "Record a waiver of the statute of limitations", Filer | Office | Penalties, [.. undetermined, Valid], [Unchanged], "19 U.S.C. 1621") with { Done = "waived the statute of limitations" },
            Of<ReviewStarted>("review-started", "Begin the review", Office, [Filed, Perfected], [Review], Rule + "(f)") with { Done = "began the review" },
            Of<SentToHeadquarters>("sent-to-headquarters", "Send the calculation to Headquarters", Office, [Review], [AtHeadquarters], "") with { Done = "sent the calculation to Headquarters", ByHolder = true },
            Of<HeadquartersRequested>("headquarters-requested", "Ask Headquarters to review the loss", Filer | Office | Penalties, [Determination], [AtHeadquarters], Rule + "(c)") with { Done = "asked Headquarters to review the loss" },
            Of<HeadquartersReviewed>("headquarters-reviewed", "Return the review of the loss", Headquarters, [AtHeadquarters], [Review], Rule + "(c)") with { Done = "returned the review of the loss" },
            Of<LossCalculated>("calculated", "Calculate the loss", Office, [Review], [Calculated, Determination], "19 U.S.C. 1592(c)(4); " + Rule + "(c)") with { Done = "calculated the loss", ByHolder = true },
            Of<LossTendered>("tendered", "Tender the loss", Filer | Office | Penalties, undetermined, [Unchanged, Determination], "19 U.S.C. 1592(c)(4); " + Rule + "(a)(1), (c)") with { Done = "tendered the loss" },
            Of<TenderTimeExtended>("tender-extended", "Give more time to tender", Penalties, [Calculated, Determination], [Unchanged], Rule + "(c)") with { Done = "gave more time to tender" },
            Of<DisclosureDetermined>("determined", "Determine", Penalties, [.. undetermined.Where(s => s != AtHeadquarters)], [Valid, NoLoss, Denied, NoViolation, Referred], Rule + "(a)(2)") with { Done = "determined the disclosure" },
            Of<ReducedPenaltyPaid>("penalty-paid", "Record payment of the reduced penalty", Office | Penalties, [Valid], [Paid], "19 U.S.C. 1592(c)(4)") with { Done = "recorded the payment" },
            Of<DisclosureWithdrawn>("withdrawn", "Withdraw", Filer | Office | Penalties, undetermined, [Withdrawn], "") with { Done = "withdrew the disclosure" },
        ]);
}
