namespace CeePortal.Domain.Disclosures;

/// <summary>The degree of fault (19 U.S.C. 1592(a); 19 CFR part 171, appendix B). The numbers are stored.</summary>
public enum Culpability
{
    /// <summary>Failure to exercise reasonable care.</summary>
    Negligence = 1,

    /// <summary>Actual knowledge of, or wanton disregard for, the relevant facts and the law.</summary>
    GrossNegligence = 2,

    /// <summary>Voluntarily and intentionally, with intent to deceive.</summary>
    Fraud = 3,
}

/// <summary>From what a party is presumed to know that a formal investigation began (19 CFR 162.74(i)). The numbers are stored.</summary>
[Flags]
public enum KnowledgeSign
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>CBP told the person of the type or circumstances of the violation.</summary>
    ToldByCbp = 1,

    /// <summary>A special agent inquired about it.</summary>
    AgentInquired = 2,

    /// <summary>A special agent asked for specific books or records.</summary>
    RecordsRequested = 4,

    /// <summary>A prepenalty or penalty notice was issued.</summary>
    PenaltyNotice = 8,

    /// <summary>Merchandise was seized for it.</summary>
    Seizure = 16,
}

/// <summary>What the officer finds of the party's knowledge of an investigation.</summary>
public enum KnowledgeFinding
{
    /// <summary>No formal investigation had begun when it was disclosed.</summary>
    NoneBefore = 1,

    /// <summary>One had begun, and the party has shown that it did not know of it; the burden is the party's (19 U.S.C. 1592(c)(4)).</summary>
    Unknown = 2,

    /// <summary>One had begun, and the party knew of it or is presumed to have known.</summary>
    Known = 3,
}

/// <summary>Words for the degrees of fault and the signs of knowledge.</summary>
public static class CulpabilityWords
{
    /// <summary>A degree in words.</summary>
    public static string Name(this Culpability culpability) => culpability switch
    {
        Culpability.Negligence => "negligence",
        Culpability.GrossNegligence => "gross negligence",
        Culpability.Fraud => "fraud",
    };

    /// <summary>The signs of knowledge with their words.</summary>
    public static readonly IReadOnlyList<(KnowledgeSign Sign, string Name)> Signs =
    [
        (KnowledgeSign.ToldByCbp, "CBP told the party of the type or circumstances of the violation"),
        (KnowledgeSign.AgentInquired, "a special agent inquired about the type or circumstances of the violation"),
        (KnowledgeSign.RecordsRequested, "a special agent asked for specific books or records"),
        (KnowledgeSign.PenaltyNotice, "a prepenalty or penalty notice was issued"),
        (KnowledgeSign.Seizure, "merchandise was seized for it"),
    ];

    /// <summary>Signs in words; empty for none.</summary>
    public static string Words(this KnowledgeSign signs) => string.Join("; ", Signs.Where(s => signs.HasFlag(s.Sign)).Select(s => s.Name));
}
