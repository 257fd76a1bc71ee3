namespace CeePortal.Domain.Protests;

/// <summary>What of CBP's may be protested (19 U.S.C. 1514(a); 19 CFR 174.11). The numbers are stored.</summary>
/// <remarks>Not among them: determinations of the Department of Commerce or the International Trade Commission on
/// antidumping and countervailing duties (19 U.S.C. 1514(b)), and exclusion under section 337.</remarks>
public enum ProtestableDecision
{
    /// <summary>The appraised value of merchandise.</summary>
    AppraisedValue = 1,

    /// <summary>The classification, the rate and the amount of duties chargeable.</summary>
    Classification = 2,

    /// <summary>A charge or exaction of whatever character, interest included.</summary>
    ChargeOrExaction = 3,

    /// <summary>Exclusion of merchandise from entry or delivery, or a demand for redelivery.</summary>
    ExclusionOrRedelivery = 4,

    /// <summary>The liquidation or reliquidation of an entry, also a deemed one, or issues of a reconciliation.</summary>
    Liquidation = 5,

    /// <summary>The refusal to pay a claim for drawback.</summary>
    DrawbackRefusal = 6,

    /// <summary>The refusal to reliquidate an entry under 19 U.S.C. 1520(d).</summary>
    ReliquidationRefusal = 7,

    /// <summary>A clerical error, mistake of fact or other inadvertence, adverse to the importer, in an entry, liquidation or reliquidation.</summary>
    Inadvertence = 8,
}

/// <summary>Who may protest (19 U.S.C. 1514(c)(2); 19 CFR 174.12(a)). An agent files for one of them by power of attorney
/// (19 CFR 174.3) and is not a kind of its own. The numbers are stored.</summary>
public enum ProtestantKind
{
    /// <summary>The importer shown on the entry papers.</summary>
    Importer = 1,

    /// <summary>The consignee shown on the entry papers.</summary>
    Consignee = 2,

    /// <summary>The surety of the importer or consignee.</summary>
    Surety = 3,

    /// <summary>A person who paid, or received a refund of, a charge or exaction.</summary>
    PayerOfCharge = 4,

    /// <summary>A person who seeks entry or delivery.</summary>
    SeekerOfEntry = 5,

    /// <summary>A person who filed a claim for drawback.</summary>
    DrawbackClaimant = 6,

    /// <summary>An exporter or producer, on a determination of origin.</summary>
    ExporterOrProducer = 7,
}

/// <summary>Words and rules about who may protest what.</summary>
public static class Protestable
{
    /// <summary>A decision in the words of the statute.</summary>
    public static string Name(ProtestableDecision decision) => decision switch
    {
        ProtestableDecision.AppraisedValue => "the appraised value",
        ProtestableDecision.Classification => "the classification, rate or amount of duty",
        ProtestableDecision.ChargeOrExaction => "a charge or exaction",
        ProtestableDecision.ExclusionOrRedelivery => "an exclusion from entry or delivery, or a demand for redelivery",
        ProtestableDecision.Liquidation => "a liquidation or reliquidation",
        ProtestableDecision.DrawbackRefusal => "a refusal to pay drawback",
        ProtestableDecision.ReliquidationRefusal => "a refusal to reliquidate under 19 U.S.C. 1520(d)",
        ProtestableDecision.Inadvertence => "a clerical error, mistake of fact or other inadvertence",
    };

    /// <summary>A decision in a word or two, for lists.</summary>
    public static string ShortName(ProtestableDecision decision) => decision switch
    {
        ProtestableDecision.AppraisedValue => "Value",
        ProtestableDecision.Classification => "Classification",
        ProtestableDecision.ChargeOrExaction => "Charge",
        ProtestableDecision.ExclusionOrRedelivery => "Exclusion",
        ProtestableDecision.Liquidation => "Liquidation",
        ProtestableDecision.DrawbackRefusal => "Drawback",
        ProtestableDecision.ReliquidationRefusal => "1520(d) refusal",
        ProtestableDecision.Inadvertence => "Clerical error",
    };

    /// <summary>A protestant in the words of the statute.</summary>
    public static string Name(ProtestantKind kind) => kind switch
    {
        ProtestantKind.Importer => "the importer",
        ProtestantKind.Consignee => "the consignee",
        ProtestantKind.Surety => "the surety",
        ProtestantKind.PayerOfCharge => "a person who paid a charge",
        ProtestantKind.SeekerOfEntry => "a person who seeks entry or delivery",
        ProtestantKind.DrawbackClaimant => "a drawback claimant",
        ProtestantKind.ExporterOrProducer => "an exporter or producer",
    };

    /// <summary>True for a decision that can have a day of its own: an exclusion, a refusal under 19 U.S.C. 1520(d), a charge, a
    /// refusal of drawback. All others are made by the liquidation, and are protested from its day. The statute names
    /// "the date of the decision as to which protest is made" only where there is no liquidation (19 U.S.C. 1514(c)(3)); which
    /// decisions these are is our reading.</summary>
    public static bool HasDayOfItsOwn(ProtestableDecision decision) => decision
        is ProtestableDecision.ExclusionOrRedelivery or ProtestableDecision.ReliquidationRefusal or ProtestableDecision.ChargeOrExaction or ProtestableDecision.DrawbackRefusal;

    /// <summary>True when a party of this kind may protest such a decision. Importer, consignee and surety may protest any;
    /// the others only what gives them their standing (19 U.S.C. 1514(c)(2)(C)-(E), (e)). Which decisions can be
    /// determinations of origin is our reading.</summary>
    public static bool May(ProtestantKind kind, ProtestableDecision decision) => kind switch
    {
        ProtestantKind.Importer or ProtestantKind.Consignee or ProtestantKind.Surety => true,
        ProtestantKind.PayerOfCharge => decision == ProtestableDecision.ChargeOrExaction,
        ProtestantKind.SeekerOfEntry => decision == ProtestableDecision.ExclusionOrRedelivery,
        ProtestantKind.DrawbackClaimant => decision == ProtestableDecision.DrawbackRefusal,
        ProtestantKind.ExporterOrProducer => decision is ProtestableDecision.Classification or ProtestableDecision.Liquidation or ProtestableDecision.ReliquidationRefusal,
    };
}
