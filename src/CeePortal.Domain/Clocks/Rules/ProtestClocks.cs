namespace CeePortal.Domain.Clocks;

/// <summary>The clocks of protests.</summary>
public static class ProtestClocks
{
    /// <summary>Entries made from this day on have 180 days to protest; earlier ones 90 (Pub. L. 108-429, section 2103).</summary>
    public static readonly DateOnly HundredEightyDaysFrom = new(2004, 12, 18);

    const string ClaimsRoll = "T.D. 53961(1), as reported by CBP in 2008";
    const string ByAnalogy = "By analogy to protests (T.D. 53961(1)); no text read";
    const string OwnClock = "CBP's own clocks do not roll (T.D. 53961(1) speaks of protests and other administrative claims)";

    /// <summary>Filing a protest: after the decision, never on its day or before.</summary>
    public static readonly ClockRule File = new()
    {
        Code = "protest",
        Row = "D14",
        Name = "File a protest",
        StartsWith = "the liquidation or decision protested",
        Limit = TimeLimit.Days(180),
        Effect = ClockEffect.Bar,
        Consequence = "the decision is final and conclusive",
        Citation = "19 U.S.C. 1514(c)(3)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        Roll = RollRule.NextOpenDay,
        RollSureness = Sureness.SecondHand,
        RollCitation = ClaimsRoll,
        Earliest = EarliestDay.DayAfterStart,
        Note = "Counted from the liquidation, not from a courtesy notice.",
    };

    /// <summary>A surety's own protest.</summary>
    public static readonly ClockRule FileBySurety = File with
    {
        Code = "surety-protest",
        Row = "D15",
        Name = "File a surety's own protest",
        StartsWith = "the demand on the bond was mailed",
        Earliest = EarliestDay.DayOfStart,
        Note = "",
    };

    /// <summary>Amending a protest, that is, adding decisions.</summary>
    public static readonly ClockRule Amend = File with
    {
        Code = "protest-amendment",
        Row = "D16",
        Name = "Amend the protest",
        Consequence = "only grounds and arguments may be added",
        Citation = "19 U.S.C. 1514(c)(1); 19 CFR 174.14",
        Note = "Not after accelerated disposition was requested.",
    };

    /// <summary>Adding grounds and arguments to a valid protest.</summary>
    public static readonly ClockRule Argue = new()
    {
        Code = "protest-arguments",
        Row = "D17",
        Name = "Add grounds and arguments to the protest",
        StartsWith = "the protest was filed",
        Limit = null,
        Effect = ClockEffect.Bar,
        Consequence = "until the protest is decided",
        Citation = "19 U.S.C. 1514(c)(1); 19 CFR 174.28",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        Earliest = EarliestDay.DayOfStart,
    };

    /// <summary>Putting oral arguments in writing.</summary>
    public static readonly ClockRule WriteOralArguments = new()
    {
        Code = "oral-arguments",
        Row = "D18",
        Name = "Put oral arguments in writing",
        StartsWith = "they were made",
        Limit = TimeLimit.Days(60),
        Effect = ClockEffect.Bar,
        Consequence = "the arguments are not considered",
        Citation = "19 CFR 174.28",
        Authority = Authority.Regulation,
        Sureness = Sureness.Read,
    };

    /// <summary>Applying for further review.</summary>
    public static readonly ClockRule ApplyForFurtherReview = File with
    {
        Code = "further-review",
        Row = "D19",
        Name = "Apply for further review",
        Consequence = "the application is denied as untimely",
        Citation = "19 U.S.C. 1515(a)",
        Note = "Within the time for the protest (also 19 CFR 174.23, of which only the heading was read).",
    };

    /// <summary>CBP's ruling on an application for further review.</summary>
    public static readonly ClockRule RuleOnFurtherReview = new()
    {
        Code = "further-review-ruling",
        Binds = ClockSide.Cbp,
        Row = "D20",
        Name = "CBP rules on the application for further review",
        StartsWith = "the application was filed",
        Limit = TimeLimit.Days(30),
        Effect = ClockEffect.Target,
        Consequence = "overdue; nothing is deemed",
        Citation = "19 U.S.C. 1515(a)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
    };

    /// <summary>Asking the Commissioner to set aside a denied application for further review.</summary>
    public static readonly ClockRule RequestSetAside = new()
    {
        Code = "set-aside",
        Row = "D21",
        Name = "Request to set aside the denial of further review",
        StartsWith = "the date of the denial notice",
        Limit = TimeLimit.Days(60),
        Effect = ClockEffect.Bar,
        Consequence = "the remedy is lost",
        Citation = "19 U.S.C. 1515(c)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        Roll = RollRule.NextOpenDay,
        RollSureness = Sureness.Modelled,
        RollCitation = ByAnalogy,
        Earliest = EarliestDay.DayOfStart,
        Note = "The time for court goes on running from the original denial of the protest.",
    };

    /// <summary>The Commissioner's answer to a set-aside request.</summary>
    public static readonly ClockRule AnswerSetAside = new()
    {
        Code = "set-aside-answer",
        Binds = ClockSide.Cbp,
        Row = "D22",
        Name = "The Commissioner acts on the set-aside request",
        StartsWith = "the date of the request",
        Limit = TimeLimit.Days(60),
        Effect = ClockEffect.Deemed,
        Consequence = "the request is deemed denied",
        Citation = "19 U.S.C. 1515(c)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        RollSureness = Sureness.SecondHand,
        RollCitation = OwnClock,
    };

    /// <summary>Deciding a protest. Two years are a target: when they pass, nothing is deemed and nothing is lost.</summary>
    public static readonly ClockRule Decide = new()
    {
        Code = "protest-decision",
        Binds = ClockSide.Cbp,
        Row = "D23",
        Name = "CBP decides the protest",
        StartsWith = "the protest was filed (of several treated as one, the last)",
        Limit = TimeLimit.Years(2),
        Effect = ClockEffect.Target,
        Consequence = "overdue; the protest stays open",
        Citation = "19 U.S.C. 1515(a); 19 CFR 174.21(a)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        RollSureness = Sureness.SecondHand,
        RollCitation = OwnClock,
        Note = "The limit is directory (Hitachi Home Electronics v. United States, Fed. Cir. 2011; Norman G. Jensen v. United States, Fed. Cir. 2012).",
    };

    /// <summary>Accelerated disposition: deemed denied on the thirtieth day after the request was mailed; a decision on that
    /// day still comes in time.</summary>
    public static readonly ClockRule Accelerated = new()
    {
        Code = "accelerated",
        Binds = ClockSide.Cbp,
        Row = "D24",
        Name = "Accelerated disposition of the protest",
        StartsWith = "the request was mailed (certified or registered)",
        Limit = TimeLimit.Days(30),
        Effect = ClockEffect.Deemed,
        Consequence = "the protest is deemed denied",
        Citation = "19 U.S.C. 1515(b); 19 CFR 174.22(d)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        RollSureness = Sureness.SecondHand,
        RollCitation = OwnClock,
    };

    /// <summary>A protest against exclusion: deemed denied on the thirtieth day unless decided before it.</summary>
    public static readonly ClockRule Exclusion = new()
    {
        Code = "exclusion",
        Binds = ClockSide.Cbp,
        Row = "D25",
        Name = "Decision of an exclusion protest",
        StartsWith = "the protest was filed",
        Limit = TimeLimit.Days(30),
        ActsBeforeLastDay = true,
        Effect = ClockEffect.Deemed,
        Consequence = "the protest is deemed denied",
        Citation = "19 CFR 174.21(b)",
        Authority = Authority.Regulation,
        Sureness = Sureness.Read,
        RollSureness = Sureness.SecondHand,
        RollCitation = OwnClock,
        Note = "Only when the protest says on its face that it is filed against an exclusion. Decided before the 30th day, not on it.",
    };

    /// <summary>Asking that a denial be voided as contrary to proper instructions.</summary>
    public static readonly ClockRule RequestVoid = RequestSetAside with
    {
        Code = "void",
        Row = "D26",
        Name = "Request to void the denial of the protest",
        StartsWith = "the denial of the protest",
        Limit = TimeLimit.Days(90),
        Citation = "19 U.S.C. 1515(d)",
        Note = "CBP may also void a denial on its own motion.",
    };

    /// <summary>Going to the Court of International Trade.</summary>
    public static readonly ClockRule GoToCourt = new()
    {
        Code = "cit",
        Row = "D27",
        Name = "File an action in the Court of International Trade",
        StartsWith = "the denial notice was mailed, or the protest was deemed denied",
        Limit = TimeLimit.Days(180),
        Effect = ClockEffect.Bar,
        Consequence = "the denial is final",
        Citation = "19 CFR 174.31",
        Authority = Authority.Regulation,
        Sureness = Sureness.Read,
        Roll = RollRule.NextOpenDay,
        RollSureness = Sureness.General,
        RollCitation = "Rules of the Court of International Trade; not read",
        Earliest = EarliestDay.DayOfStart,
        Note = "The date on the notice is the date of mailing (19 CFR 174.30(a)). Once an action is filed, no administrative action on the protest has effect. 28 U.S.C. 2636(a) is said to give the same time; not read.",
    };

    /// <summary>Publishing a decision on a protest.</summary>
    public static readonly ClockRule Publish = new()
    {
        Code = "protest-publication",
        Binds = ClockSide.Cbp,
        Row = "D41",
        Name = "Protest review decision published",
        StartsWith = "it was issued",
        Limit = TimeLimit.Days(90),
        Effect = ClockEffect.Target,
        Consequence = "overdue",
        Citation = "19 U.S.C. 1625(a)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
    };

    /// <summary>Filing a protest on an entry before 2004-12-18.</summary>
    public static readonly ClockRule FileBefore2004 = NinetyDays(File);

    /// <summary>A surety's own protest on an entry before 2004-12-18.</summary>
    public static readonly ClockRule FileBySuretyBefore2004 = NinetyDays(FileBySurety);

    /// <summary>Amending a protest on an entry before 2004-12-18.</summary>
    public static readonly ClockRule AmendBefore2004 = NinetyDays(Amend);

    /// <summary>Applying for further review on an entry before 2004-12-18.</summary>
    public static readonly ClockRule ApplyForFurtherReviewBefore2004 = NinetyDays(ApplyForFurtherReview);

    /// <summary>The clock of filing by the date of entry; without a date it is taken to be later than 2004.</summary>
    public static ClockRule FileFor(DateOnly? entryDate) => IsOld(entryDate) ? FileBefore2004 : File;

    /// <summary>The clock of a surety's own protest by the date of entry.</summary>
    public static ClockRule FileBySuretyFor(DateOnly? entryDate) => IsOld(entryDate) ? FileBySuretyBefore2004 : FileBySurety;

    /// <summary>The clock of amending by the date of entry.</summary>
    public static ClockRule AmendFor(DateOnly? entryDate) => IsOld(entryDate) ? AmendBefore2004 : Amend;

    /// <summary>The clock of applying for further review by the date of entry.</summary>
    public static ClockRule ApplyForFurtherReviewFor(DateOnly? entryDate) => IsOld(entryDate) ? ApplyForFurtherReviewBefore2004 : ApplyForFurtherReview;

    static bool IsOld(DateOnly? entryDate) => entryDate < HundredEightyDaysFrom;

    static ClockRule NinetyDays(ClockRule rule) => rule with
    {
        Code = rule.Code + "-before-2004-12-18",
        Limit = TimeLimit.Days(90),
        Citation = rule.Citation + " before Pub. L. 108-429, section 2103",
        Note = ("For entries before December 18, 2004. " + rule.Note).TrimEnd(),
    };

    internal static IEnumerable<ClockRule> All =>
    [
        File, FileBefore2004, FileBySurety, FileBySuretyBefore2004, Amend, AmendBefore2004, Argue, WriteOralArguments,
        ApplyForFurtherReview, ApplyForFurtherReviewBefore2004, RuleOnFurtherReview, RequestSetAside, AnswerSetAside, Decide,
        Accelerated, Exclusion, RequestVoid, GoToCourt, Publish,
    ];
}
