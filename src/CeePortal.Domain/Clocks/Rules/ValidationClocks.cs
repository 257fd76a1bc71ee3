namespace CeePortal.Domain.Clocks;

/// <summary>The clocks of a specialist's requests and notices.</summary>
public static class ValidationClocks
{
    /// <summary>Answering a CF-28.</summary>
    public static readonly ClockRule AnswerRequest = new()
    {
        Code = "cf28",
        Row = "D30",
        Name = "Answer a request for information (CF-28)",
        StartsWith = "the date on the form",
        Limit = TimeLimit.Days(30),
        Earliest = EarliestDay.DayOfStart,
        Effect = ClockEffect.Late,
        Consequence = "CBP acts on what it has",
        Citation = "CBP Form 28; 19 CFR 151.11",
        Authority = Authority.Practice,
        Sureness = Sureness.SecondHand,
        Extension = new(null, null),
        Note = "The specialist may give more time.",
    };

    /// <summary>Answering a CF-29 that proposes an action.</summary>
    public static readonly ClockRule AnswerProposedAction = new()
    {
        Code = "cf29",
        Row = "D31",
        Name = "Answer a notice of action proposed (CF-29)",
        StartsWith = "the notice was mailed",
        Limit = TimeLimit.Days(20),
        Earliest = EarliestDay.DayOfStart,
        Effect = ClockEffect.Late,
        Consequence = "the action is taken",
        Citation = "CBP guidance of May 24, 2011; compare 19 CFR 152.2",
        Authority = Authority.Practice,
        Sureness = Sureness.Read,
        Extension = new(null, null),
        Note = "The office may give more time for compelling reasons: 19 CFR 152.2 does not hold liquidation for more than 20 days from the mailing unless the Center director finds such reasons.",
    };

    /// <summary>Answering a CF-4647.</summary>
    public static readonly ClockRule MarkOrRedeliver = new()
    {
        Code = "cf4647",
        Row = "D32",
        Name = "Mark or redeliver (CF-4647)",
        StartsWith = "the notice",
        Limit = TimeLimit.Days(30),
        Effect = ClockEffect.Late,
        Consequence = "liquidated damages",
        Citation = "CBP Form 4647",
        Authority = Authority.Practice,
        Sureness = Sureness.SecondHand,
        Extension = new(null, null),
    };

    /// <summary>Answering an electronic request for documents. Uncertain: never shown as law.</summary>
    public static readonly ClockRule AnswerDocumentRequest = new()
    {
        Code = "document-request",
        Name = "Answer a request for documents (UC)",
        StartsWith = "the request",
        Limit = TimeLimit.WorkingDays(10),
        Effect = ClockEffect.Late,
        Consequence = "CBP acts on what it has",
        Citation = "ACE business rules; not found",
        Authority = Authority.Practice,
        Sureness = Sureness.Unknown,
        WhenHeld = WhenHeld.Pauses,
        Extension = new(null, null),
    };

    /// <summary>Ending a review before the entry liquidates. Our own: no text sets a time for it.</summary>
    public static readonly ClockRule FinishReview = new()
    {
        Code = "finish-review",
        Binds = ClockSide.Cbp,
        Name = "End the review before the entry liquidates",
        StartsWith = "the day on which the entry is to liquidate",
        Limit = TimeLimit.Days(0),
        Effect = ClockEffect.Target,
        Consequence = "the entry liquidates as entered; CBP may reliquidate it within 90 days (19 U.S.C. 1501)",
        Citation = "CBP's schedule in ACE, else the usual cycle (CBP Dec. 16-25)",
        Authority = Authority.Practice,
        Sureness = Sureness.Modelled,
        RollSureness = Sureness.Modelled,
        Note = "The scheduled liquidation counts; while none is on file, 314 days from the date of entry stand for it.",
    };

    internal static IEnumerable<ClockRule> All => [AnswerRequest, AnswerProposedAction, MarkOrRedeliver, AnswerDocumentRequest, FinishReview];
}
