using System.Globalization;
using static CeePortal.Domain.Clocks.DeadlineDetails;

namespace CeePortal.Domain.Clocks;

/// <summary>Answers when something is due, and whether it was in time, by the declared clocks.</summary>
public static class Deadlines
{
    /// <summary>The first and last year that a day may have.</summary>
    const int FirstYear = 1970, LastYear = 2199;

    /// <summary>Every kind, in the order in which help lists them.</summary>
    public static IReadOnlyList<DeadlineKind> Kinds { get; } =
    [
        DeadlineKind.Of("protest", "the liquidation or decision", "the protest", q => ProtestClocks.FileFor(q.EntryDate), EntryDate),
        DeadlineKind.Of("surety-protest", "the mailing of the demand on the bond", "the surety's protest", q => ProtestClocks.FileBySuretyFor(q.EntryDate), EntryDate),
        new("psc", "the date of entry", "the post summary correction", ScheduledLiquidation | Extended | Suspended | AdCvdCase | DeadlineDetails.EntryType, Correction),
        new("pea", "the scheduled liquidation", "the single post entry amendment", None, Amendment),
        DeadlineKind.Of("accelerated", "the mailing of the request", "the decision", _ => ProtestClocks.Accelerated),
        DeadlineKind.Of("set-aside", "the notice that further review was denied", "the request", _ => ProtestClocks.RequestSetAside),
        DeadlineKind.Of("void", "the denial of the protest", "the request", _ => ProtestClocks.RequestVoid),
        DeadlineKind.Of("cit", "the mailing of the denial, or the day on which the protest was deemed denied", "the action", _ => ProtestClocks.GoToCourt),
        Extendable("cf28", "the date on the form", "the answer", ValidationClocks.AnswerRequest),
        DeadlineKind.Of("cf29", "the mailing of the notice", "the answer", _ => ValidationClocks.AnswerProposedAction),
        DeadlineKind.Of("prior-disclosure-oral", "the oral disclosure", "the written confirmation", _ => DisclosureClocks.ConfirmOral),
        new("prior-disclosure-data", "the initial disclosure", "the missing data", Extended, DisclosureData),
        Extendable("tender", "CBP's notice of its calculation", "the tender", DisclosureClocks.Tender),
        DeadlineKind.Of("entry-summary", "the time of entry", "the entry summary", _ => EntryClocks.FileSummary),
        DeadlineKind.Of("statement", "any day of the month of entry or release", "the payment", _ => EntryClocks.PayMonthlyStatement),
        new("resubmit", "the rejection", "the summary sent again", EntryDate, Resubmission),
        new("liquidation", "the date of entry", "the liquidation", ScheduledLiquidation, Liquidation),
        new("deemed-liquidation", "the date of entry; for types 21 and 22 the final withdrawal, for 09 the filing or due date of the reconciliation", "the liquidation",
            Extensions | Suspended | SuspensionLifted | DeadlineDetails.EntryType, DeemedLiquidation),
        DeadlineKind.Of("reliquidation", "the original liquidation", "the reliquidation", _ => LiquidationClocks.Reliquidate),
        DeadlineKind.Of("limitation", "the violation; for fraud its discovery", "the suit", q => q.IsFraud ? DisclosureClocks.LimitationOfFraud : DisclosureClocks.Limitation, Fraud),
        DeadlineKind.Of("claim-1520d", "the importation", "the claim", _ => ClaimClocks.PostImportation),
    ];

    /// <summary>Answers a question by the declared clocks.</summary>
    /// <returns>Null when it could be answered; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Ask(DeadlineQuestion question, BusinessCalendar calendar, out DeadlineAnswer? answer) =>
        Ask(question, calendar, ClockBook.Declared, out answer);

    /// <summary>Answers a question by the clocks as they stand.</summary>
    /// <returns>Null when it could be answered; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Ask(DeadlineQuestion question, BusinessCalendar calendar, ClockBook book, out DeadlineAnswer? answer)
    {
        answer = null;
        if (Kinds.FirstOrDefault(k => k.Name == question.Kind) is not { } kind)
            return $"There is no deadline \"{question.Kind}\". Use one of {string.Join(", ", Kinds.Select(k => k.Name))}.";
        if (WrongDay(question) is { } wrong) return wrong;
        var stray = question.Given & ~kind.Uses;
        if (stray != None) return $"The deadline \"{kind.Name}\" does not depend on {Words(stray)}. Leave that out.";

        var counted = kind.Count(question, new(calendar, book));
        if (counted.Problem is { } problem) return problem;
        var outcome = question.Received is { } received ? counted.Outcome ?? counted.Reading!.Judge(received) : (Outcome?)null;
        answer = new(kind, counted.Reading!, outcome, counted.Note.Length > 0 ? counted.Note : counted.Reading!.Clock.Rule.Note);
        return null;
    }

    static DeadlineKind Extendable(string name, string from, string act, ClockRule rule) => new(name, from, act, ExtendedTo, (asked, basis) =>
    {
        var clock = basis.Begin(rule, asked);
        if (asked.ExtendedTo is not { } until) return new(clock.Read(basis.Calendar));
        return until <= asked.From
            ? Counted.Refused("The day to which it was extended must be later than the day from which it runs.")
            : new(clock.ExtendTo(until, "Given by CBP").Read(basis.Calendar));
    });

    static Counted Correction(DeadlineQuestion asked, DeadlineBasis basis)
    {
        if (asked.EntryType.IsInformal)
            return Counted.Refused($"No post summary correction may be filed for an informal entry (type {asked.EntryType}), so there is no deadline (AE chapter, July 2026).");
        if (asked.IsSuspended && asked.EntryType.IsNone)
            return Counted.Refused("What a suspension does depends on the entry type. Give the entry type, such as 03.");
        if (!basis.Book.MayBeCorrected(asked.EntryType))
            return Counted.Refused($"Type {asked.EntryType} is not among the entry types of which a post summary correction may be filed, so there is no deadline.");
        if (asked.ScheduledLiquidation < asked.From) return Counted.Refused(ScheduledTooEarly);
        var terms = new CorrectionTerms(new(asked.From), asked.ScheduledLiquidation, asked.IsExtended, asked.IsSuspended, asked.EntryType) { HasCase = asked.HasCase };
        var note = !asked.IsSuspended ? ""
            : terms.IsLiftedBySuspension ? "The suspension is taken to rest on antidumping or countervailing duty, EAPA or a court's injunction; on any other basis the 300 days count."
            : "This suspension does not lift the days from entry: it does so for types 03 and 07, and for 06 with an AD/CVD case.";
        return asked.Received is { } filed
            ? new(CorrectionWindow.On(filed, terms, basis.Calendar, basis.Book), note, CorrectionWindow.Judge(filed, terms, basis.Calendar, basis.Book))
            : new(CorrectionWindow.Last(terms, basis.Calendar, basis.Book), note);
    }

    const string ScheduledTooEarly = "The scheduled liquidation lies before the date of entry. Check both dates.";

    static Counted Amendment(DeadlineQuestion asked, DeadlineBasis basis) => new(basis.Begin(CorrectionClocks.PostEntryAmendment, asked).Read(basis.Calendar));

    static Counted DisclosureData(DeadlineQuestion asked, DeadlineBasis basis)
    {
        var clock = basis.Begin(DisclosureClocks.SupplyData, asked);
        return new((asked.IsExtended ? clock.Extend("Extended by CBP") : clock).Read(basis.Calendar));
    }

    /// <summary>Two working days from the rejection, or the rest of the first ten from entry when that is longer.</summary>
    static Counted Resubmission(DeadlineQuestion asked, DeadlineBasis basis)
    {
        var returned = basis.Begin(EntryClocks.ReturnRejected, asked).Read(basis.Calendar);
        if (asked.EntryDate is not { } entry) return new(returned);
        var outcome = asked.Received < asked.From ? Outcome.Premature : (Outcome?)null; // whichever clock decides
        if (entry > asked.From) return Counted.Refused("The summary was rejected before the date of entry. Check both dates.");
        var filed = basis.Begin(EntryClocks.FileSummary, asked, entry).Read(basis.Calendar);
        return filed.Due > returned.Due ? new(filed, "The rest of the 10 working days from entry is longer than 2 working days from the rejection.", outcome) : new(returned);
    }

    static Counted Liquidation(DeadlineQuestion asked, DeadlineBasis basis)
    {
        var usual = basis.Begin(LiquidationClocks.UsualCycle, asked).Read(basis.Calendar);
        if (asked.ScheduledLiquidation is { } scheduled)
            return scheduled < asked.From
                ? Counted.Refused(ScheduledTooEarly)
                : new(Clock.Begin(LiquidationClocks.ScheduledDay, scheduled).Read(basis.Calendar), Outcome: asked.Received < asked.From ? Outcome.Premature : null);
        var friday = usual.Due!.Value.AddDays(((int)DayOfWeek.Friday - (int)usual.Due.Value.DayOfWeek + 7) % 7);
        return new(usual, string.Create(CultureInfo.InvariantCulture, $"{usual.Clock.Rule.Note} The next Friday is {friday:yyyy-MM-dd}."));
    }

    static Counted DeemedLiquidation(DeadlineQuestion asked, DeadlineBasis basis)
    {
        if (LiquidationClocks.DeemedFor(asked.EntryType) is not { } rule)
            return Counted.Refused($"An entry of type {asked.EntryType} (temporary importation under bond) does not liquidate, so it is never deemed liquidated.");
        if (asked.Extensions is < 0 or > 3)
            return Counted.Refused("Liquidation may be extended at most three times (19 CFR 159.12(d), (e)). Give a number from 1 to 3.");
        var clock = basis.Begin(rule, asked);
        for (var i = 0; i < asked.Extensions; i++) clock = clock.Extend("Extended by CBP or at the importer's request");
        if (asked.SuspensionLifted is { } lifted)
        {
            if (lifted < asked.From) return Counted.Refused("The suspension was lifted before the day from which the clock runs. Check both dates.");
            var extended = asked.Extensions > 0 ? clock.Read(basis.Calendar) : null;
            return new(LiquidationClocks.AfterSuspensionOf(basis.Book, lifted, extended, asked.Port).Read(basis.Calendar),
                extended is null ? "Six months from the notice that the suspension was removed." : "");
        }
        return asked.IsSuspended
            ? new(clock.Hold(asked.From.AddDays(1), "Liquidation is suspended").Read(basis.Calendar),
                "Liquidation is suspended: no period runs. Six months run from the day on which CBP receives notice that the suspension is removed (19 U.S.C. 1504(d)).")
            : new(clock.Read(basis.Calendar));
    }

    static string? WrongDay(DeadlineQuestion question)
    {
        foreach (var day in question.Days)
            if (day.Year is < FirstYear or > LastYear)
                return string.Create(CultureInfo.InvariantCulture, $"The date {day:yyyy-MM-dd} is not from {FirstYear} to {LastYear}. Check the year.");
        return null;
    }

    static string Words(DeadlineDetails details) => string.Join(" or ", Enum.GetValues<DeadlineDetails>().Where(d => d != None && details.HasFlag(d)).Select(d => d switch
    {
        EntryDate => "the date of entry",
        ScheduledLiquidation => "the scheduled liquidation",
        Extended => "an extension",
        ExtendedTo => "a day to which it was extended",
        Extensions => "a number of extensions",
        Suspended => "a suspension",
        SuspensionLifted => "the end of a suspension",
        DeadlineDetails.EntryType => "the entry type",
        AdCvdCase => "an AD/CVD case",
        _ => "fraud",
    }));
}
