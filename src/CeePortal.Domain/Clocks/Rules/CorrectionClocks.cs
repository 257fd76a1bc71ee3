namespace CeePortal.Domain.Clocks;

/// <summary>The clocks of post summary corrections and of the amendments on paper before them. None rolls: the window is
/// an edit in ACE, so a last day on a Saturday stays there (AE chapter, July 2026). <see cref="CorrectionWindow"/> joins them.</summary>
public static class CorrectionClocks
{
    const string AceEdit = "An ACE edit, not a filing at an office; AE chapter, July 2026";

    /// <summary>From entry, until 2017-10-31.</summary>
    public static readonly ClockRule AfterEntryUntil2017 = AfterEntry with
    {
        Code = "psc-270",
        Limit = TimeLimit.Days(270),
        Citation = "ACE CATAIR AE chapter, July 2026; the rule until October 31, 2017",
        Note = "For corrections filed until October 31, 2017.",
    };

    /// <summary>From entry, since 2017-11-01.</summary>
    public static readonly ClockRule AfterEntrySince2017 = AfterEntry;

    /// <summary>Before the scheduled liquidation, until 2017-10-31.</summary>
    public static readonly ClockRule BeforeLiquidationUntil2017 = BeforeLiquidation with
    {
        Code = "psc-before-liquidation-20",
        Limit = TimeLimit.Days(-20),
        Citation = "ACE CATAIR AE chapter, July 2026; the rule until October 31, 2017",
        Note = "For corrections filed until October 31, 2017.",
    };

    /// <summary>Before the scheduled liquidation, since 2017-11-01.</summary>
    public static readonly ClockRule BeforeLiquidationSince2017 = BeforeLiquidation;

    /// <summary>No limit in days: an extended entry without a scheduled liquidation, since 2019-08-14.</summary>
    public static readonly ClockRule WhileExtended = AfterEntry with
    {
        Code = "psc-extended",
        Limit = null,
        StartsWith = "the date of entry, while liquidation is extended and none is scheduled",
        Citation = "84 FR 40430 (Aug. 14, 2019)",
        Note = "From the day on which liquidation is scheduled, 15 days before it.",
    };

    /// <summary>No limit in days: a suspended entry without a scheduled liquidation.</summary>
    public static readonly ClockRule WhileSuspended = AfterEntry with
    {
        Code = "psc-suspended",
        Limit = null,
        StartsWith = "the date of entry, while liquidation is suspended and none is scheduled",
        Note = "For types 03, 07, and 06 with an AD/CVD case. From the day on which liquidation is scheduled, 15 days before it.",
    };

    /// <summary>The extra duty of a correction of a type 03 entry.</summary>
    public static readonly ClockRule DepositExtraDuty = new()
    {
        Code = "psc-duty",
        Row = "D29",
        Name = "Deposit the extra duty of a type 03 correction",
        StartsWith = "the correction was submitted",
        Limit = TimeLimit.WorkingDays(3),
        Effect = ClockEffect.Late,
        Consequence = "the payment is late",
        Citation = "82 FR 2385 (Jan. 9, 2017)",
        Authority = Authority.Notice,
        Sureness = Sureness.Read,
    };

    /// <summary>A single post entry amendment, on paper. The notice sets no such day for the quarterly tracking report.</summary>
    /// <remarks>The notice in the Federal Register says 20 days, CBP's own notice 20 working days. Which of them held was not
    /// settled by a text that was read, so this is a reading: the working days, whose last day is the earlier and safer one.</remarks>
    public static readonly ClockRule PostEntryAmendment = new()
    {
        Code = "pea",
        Name = "File a single post entry amendment (paper)",
        StartsWith = "the scheduled liquidation",
        Limit = TimeLimit.WorkingDays(-20),
        Effect = ClockEffect.Bar,
        Consequence = "returned as untimely; protest after liquidation",
        Citation = "72 FR 46654 (Aug. 21, 2007), which says 20 days; CBP's own notice says 20 working days",
        Authority = Authority.Notice,
        Sureness = Sureness.Unknown,
        RollSureness = Sureness.Modelled,
        Note = "For a single letter only; the notice sets no such day for the quarterly tracking report. A reading, not law: the texts disagree on working or calendar days, and the working days end earlier, which is the safer day. Not for ACE summaries since September 22, 2011 (76 FR 37136).",
    };

    static ClockRule AfterEntry => new()
    {
        Code = "psc",
        Row = "D28",
        Name = "File a post summary correction",
        StartsWith = "the date of entry",
        Limit = TimeLimit.Days(300),
        Effect = ClockEffect.Bar,
        Consequence = "protest after liquidation",
        Citation = "82 FR 50656 (Nov. 1, 2017)",
        Authority = Authority.Notice,
        Sureness = Sureness.Read,
        RollSureness = Sureness.Read,
        RollCitation = AceEdit,
        Earliest = EarliestDay.DayOfStart,
        Note = "And at least 15 days before the scheduled liquidation; the earlier day counts.",
    };

    static ClockRule BeforeLiquidation => AfterEntry with
    {
        Code = "psc-before-liquidation",
        StartsWith = "the scheduled liquidation",
        Limit = TimeLimit.Days(-15),
        Earliest = EarliestDay.Any,
        Note = "And within 300 days of entry; the earlier day counts.",
    };

    internal static IEnumerable<ClockRule> All =>
    [
        AfterEntrySince2017, AfterEntryUntil2017, BeforeLiquidationSince2017, BeforeLiquidationUntil2017, WhileExtended, WhileSuspended,
        DepositExtraDuty, PostEntryAmendment,
    ];
}
