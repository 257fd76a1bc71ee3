namespace CeePortal.Domain.Clocks;

/// <summary>The clocks of making entry, filing the summary and paying.</summary>
public static class EntryClocks
{
    const string OneCalendar = "Counted by the national calendar: CBP publishes one calendar of statement dates for all ports, so the closing of a single port does not move it.";

    /// <summary>Making entry.</summary>
    public static readonly ClockRule MakeEntry = new()
    {
        Code = "entry",
        Row = "D1",
        Name = "Make entry",
        StartsWith = "the merchandise landed or arrived",
        Limit = TimeLimit.Days(15),
        Effect = ClockEffect.Late,
        Consequence = "the merchandise goes to general order",
        Citation = "19 CFR 142.2(a)",
        Authority = Authority.Regulation,
        Sureness = Sureness.Read,
    };

    /// <summary>Filing the entry summary with estimated duties.</summary>
    public static readonly ClockRule FileSummary = new()
    {
        Code = "entry-summary",
        Row = "D2",
        Name = "File the entry summary with estimated duties",
        StartsWith = "the time of entry",
        Limit = TimeLimit.WorkingDays(10),
        Effect = ClockEffect.Late,
        Consequence = "liquidated damages for late filing",
        Citation = "19 CFR 142.12(b)",
        Authority = Authority.Regulation,
        Sureness = Sureness.Read,
    };

    /// <summary>The statute's outer limit for the deposit of duties.</summary>
    public static readonly ClockRule DepositDuties = new()
    {
        Code = "duty-deposit",
        Row = "D2a",
        Name = "Deposit estimated duties (outer limit)",
        StartsWith = "entry or release",
        Limit = TimeLimit.WorkingDays(12),
        Effect = ClockEffect.Late,
        Consequence = "beyond what the statute allows the rule to give",
        Citation = "19 U.S.C. 1505(a)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
    };

    /// <summary>Paying a periodic monthly statement.</summary>
    public static readonly ClockRule PayMonthlyStatement = new()
    {
        Code = "statement",
        Row = "D3",
        Name = "Pay the periodic monthly statement",
        StartsWith = "the month of entry or release",
        Limit = TimeLimit.WorkingDayOfNextMonth(15),
        Effect = ClockEffect.Late,
        Consequence = "the payment is late",
        Citation = "19 U.S.C. 1505(a); 82 FR (Nov. 8, 2017)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        IsNational = true,
        Note = OneCalendar,
    };

    /// <summary>The last print day of a preliminary monthly statement.</summary>
    public static readonly ClockRule PrintMonthlyStatement = new()
    {
        Code = "statement-print",
        Row = "D3a",
        Name = "Preliminary periodic monthly statement printed",
        StartsWith = "the month of entry or release",
        Limit = TimeLimit.WorkingDayOfNextMonth(11),
        Effect = ClockEffect.Target,
        Consequence = "the last day on which CBP prints it",
        Citation = "CBP ACE monthly update",
        Authority = Authority.Practice,
        Sureness = Sureness.SecondHand,
        IsNational = true,
        Note = OneCalendar,
    };

    /// <summary>Returning a rejected summary; the rest of the first ten working days counts when it is longer.</summary>
    public static readonly ClockRule ReturnRejected = new()
    {
        Code = "resubmit",
        Row = "D4",
        Name = "Return a rejected entry summary",
        StartsWith = "CBP rejected it",
        Limit = TimeLimit.WorkingDays(2),
        Effect = ClockEffect.Late,
        Consequence = "the summary is late",
        Citation = "CBP, Acceptance and Reject Process",
        Authority = Authority.Practice,
        Sureness = Sureness.Read,
        Earliest = EarliestDay.DayOfStart,
        Note = "Or the rest of the 10 working days for filing the summary, when that is longer.",
    };

    /// <summary>Until when CBP rejects a summary.</summary>
    public static readonly ClockRule RejectSummary = new()
    {
        Code = "reject",
        Binds = ClockSide.Cbp,
        Row = "D5",
        Name = "CBP may reject the summary",
        StartsWith = "the summary",
        Limit = TimeLimit.Days(90),
        Effect = ClockEffect.Bar,
        Consequence = "CBP uses a CF-29 or liquidates instead",
        Citation = "CBP, Acceptance and Reject Process",
        Authority = Authority.Practice,
        Sureness = Sureness.Read,
        RollSureness = Sureness.Modelled,
    };

    /// <summary>The same for antidumping and countervailing summaries, with a supervisor's approval.</summary>
    public static readonly ClockRule RejectAntidumpingSummary = RejectSummary with
    {
        Code = "reject-ad-cvd",
        Name = "CBP may reject an AD/CVD summary, with a supervisor's approval",
        Limit = TimeLimit.Days(300),
    };

    internal static IEnumerable<ClockRule> All =>
        [MakeEntry, FileSummary, DepositDuties, PayMonthlyStatement, PrintMonthlyStatement, ReturnRejected, RejectSummary, RejectAntidumpingSummary];
}
