using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace CeePortal.Web.Services.Disclosures;

/// <summary>Writes the letters of a prior disclosure: CBP's notice of its calculation (19 U.S.C. 1592(c)(4)), the determination,
/// and the lapse of an oral disclosure. Figures and days are those that the events keep.</summary>
public sealed class DisclosureLetters(PortalDbContextFactory contexts, OfficeNameSource offices) : KindLetters(PriorDisclosure.DisclosureKind)
{
    public override bool Has(WorkEvent e) => e.Fact is LossCalculated or DisclosureDetermined or OralLapsed;

    public override async Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct)
    {
        var disclosure = one.As<PriorDisclosure>();
        var names = await offices.GetAsync(ct);
        await using var db = contexts.CreateForSystem();
        var (text, subject, date) = e.Fact switch
        {
            LossCalculated told => (Calculation(told, TenderedBefore(one, e), names), "Notice of the calculated loss of revenue", told.NoticeOn),
            DisclosureDetermined determined => (Determination(determined, disclosure, names), determined.IsQuiet ? "Closing of prior disclosure" : "Determination of prior disclosure", determined.NoticeOn),
            OralLapsed lapsed => (Lapse(lapsed), "Lapse of oral prior disclosure", e.On),
            _ => throw new InvalidOperationException($"The event {e.Type} has no letter."),
        };
        var fromCenter = e.Fact is LossCalculated;
        var office = names.Describe(fromCenter ? disclosure.Office.Code : disclosure.Number.Port.ToString());
        return new()
        {
            From = fromCenter ? ["U.S. Customs and Border Protection", office] : ["U.S. Customs and Border Protection", "Fines, Penalties and Forfeitures Officer", office],
            To = await ToAsync(db, disclosure, ct),
            Date = date,
            Number = disclosure.Number.ToString(),
            Subject = subject,
            References = [("Disclosed", Dates.Long(disclosure.MadeOn)), (disclosure.Ports.Count == 1 ? "Port" : "Ports", string.Join(", ", disclosure.Ports.Select(p => names.Describe(p.Port.ToString()))))],
            Body = _ => text.ToHtml(),
            Signed = fromCenter ? ["For the Director", office] : ["Fines, Penalties and Forfeitures Officer", office],
        };
    }

    static async Task<IReadOnlyList<string>> ToAsync(PortalDbContext db, PriorDisclosure disclosure, CancellationToken ct)
    {
        var (party, isBroker) = (disclosure.Discloser.PartyId, disclosure.Discloser.Kind == DiscloserKind.Broker);
        var name = isBroker ? await db.Organizations.Where(o => o.Id == party).Select(o => o.Name).FirstOrDefaultAsync(ct)
            : await db.Importers.Where(i => i.Id == party).Select(i => i.Name ?? i.Display).FirstOrDefaultAsync(ct);
        List<string> to = [name ?? "The disclosing party"];
        if (disclosure.Discloser.AgentId is { } agent && await db.Organizations.Where(o => o.Id == agent).Select(o => o.Name).FirstOrDefaultAsync(ct) is { } through) to.Add($"c/o {through}");
        return to;
    }

    /// <summary>What was tendered when a letter was written.</summary>
    static Money TenderedBefore(WorkOnFile one, WorkEvent letter) => new(one.Events.Where(e => e.Seq < letter.Seq).Select(e => e.Fact).OfType<LossTendered>().Sum(t => t.Amount.Cents));

    static LetterText Calculation(LossCalculated told, Money tendered, OfficeNames names)
    {
        var (figures, text) = (told.Figures, new LetterText());
        text.P("U.S. Customs and Border Protection has reviewed your prior disclosure and has calculated the actual loss of duties, taxes and fees. This is the notice of that calculation under 19 U.S.C. 1592(c)(4) and 19 CFR 162.74(c).");
        text.Table("Loss of revenue by port", ["Port of entry", "Entries", "Actual loss", "Not liquidated", "Interest"],
            [.. figures.Ports.Select(p => Row(names.Describe(p.Port.ToString()), p.Entries, p.Loss, p.Potential, p.Interest)), Row("In all", figures.Entries, figures.Loss, figures.Potential, figures.Interest)]);
        text.Quoted(told.Explanation);
        if (told.TenderBy is { } by)
        {
            text.Heading("What you can do");
            text.P($"Tender {figures.Loss - tendered} {(tendered > Money.Zero ? $"(the actual loss less {tendered} tendered already) " : "")}by {Dates.Full(by)}. The fines, penalties and forfeitures officer may give more time for good cause. Without the tender the benefit of the disclosure is lost.");
            text.P("The tender is deposited with the entry officer of each port.");
        }
        else text.P(figures.Loss == Money.Zero ? "No actual loss was found, so nothing is to be tendered." : $"You have tendered {tendered}; nothing is left to tender.");
        if (figures.Potential > Money.Zero) text.P("What is shown as not liquidated is not tendered: correct those entries by a post summary correction, or they are liquidated at the right amount.");
        if (figures.Loss > PriorDisclosure.HeadquartersReviewsOver) text.P("The loss is more than $100,000. After depositing it you may ask that Headquarters review how it was determined, while more than a year of the statute of limitations is left (19 CFR 162.74(c)).");
        text.P($"Interest is shown until {Dates.Long(figures.InterestUntil)}, from the liquidation of each entry, at the rates of 26 U.S.C. 6621. For negligence and gross negligence it is the whole penalty of a valid disclosure; it is determined afterwards.");
        return text;

        static IReadOnlyList<string> Row(string name, int entries, Money loss, Money potential, Money interest) => [name, Invariant($"{entries:N0}"), loss.ToString(), potential.ToString(), interest.ToString()];
    }

    static LetterText Determination(DisclosureDetermined determined, PriorDisclosure disclosure, OfficeNames names)
    {
        var text = determined.IsQuiet ? new LetterText().P("CBP has closed your prior disclosure. Nothing is asked of you here any more.") : Ruling(determined);
        // Nothing is tendered or calculated after the determination, so that the item tells it as it was then.
        if (disclosure is { Calculation: not null, Settlement: { Above: var above } settled } && above > Money.Zero)
        {
            text.Heading(settled.Excess > Money.Zero ? $"Refund: {settled.Excess}" : "What you tendered above the loss");
            text.P($"You tendered {above} more than the actual loss that was calculated. {(settled.Kept is { } kept ? DisclosureTenders.InWords(kept) + " " : "")}{(settled.Excess > Money.Zero ? $"Listed for refund is {string.Join(" and ", settled.Ports.Where(p => p.Excess > Money.Zero).Select(p => $"{p.Excess} at {names.Describe(p.Port.ToString())}"))} (19 CFR 162.74(c))." : "Nothing is left to refund.")}");
        }
        return text;
    }

    static LetterText Ruling(DisclosureDetermined determined)
    {
        var text = new LetterText().P($"Your prior disclosure is determined: {PriorDisclosure.Name(determined.Disposition)}.");
        text.Quoted(determined.Reason);
        if (determined.Culpability is { } fault && determined.Penalty is not null) text.P($"Degree of fault: {fault.Name()}.");
        if (determined.Penalty is { } penalty)
        {
            text.Heading($"Reduced penalty: {penalty.Amount}");
            text.P($"{penalty.How} ({penalty.Source}). {(determined.TenderedOfPenalty is { Length: > 0 } tendered ? tendered + (determined.PenaltyDue > Money.Zero ? " Pay that at the port." : "") : "Pay it at the port.")}");
            if (determined.Otherwise is { } otherwise) text.P($"Without the benefit of the disclosure the penalty could be as much as {otherwise.Amount}: {otherwise.How} ({otherwise.Source}).");
        }
        else if (determined.Disposition == DisclosureDisposition.DeniedInvestigation)
            text.P("A copy of the writing that began the formal investigation is attached to any prepenalty notice (19 CFR 162.74(g)).");
        return text;
    }

    static LetterText Lapse(OralLapsed lapsed) => new LetterText()
        .P("Your oral prior disclosure was not put in writing within ten days, and the writing was not waived. It has lapsed (19 CFR 162.74(a)(2)).")
        .Quoted(lapsed.Reason);
}
