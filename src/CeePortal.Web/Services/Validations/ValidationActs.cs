using CeePortal.Data;
using CeePortal.Data.Validations;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Rejections;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;
using Review = CeePortal.Domain.Validations.Validation;

namespace CeePortal.Web.Services.Validations;

/// <summary>What is done on a validation.</summary>
public sealed class ValidationActs(ReviewLists lists, FindingAmounts amounts, EntryFinder entries, PortalDbContext db) : KindActs(Review.ValidationKind)
{
    const string Above = "/Pages/Shared/Work/_ValidationFindings.cshtml";

    public override IReadOnlyList<ActForm> Acts =>
    [
        ActForm.Of<Review>("second-review-agreed", "You agree with the end that is proposed. The validation ends with it, and letters go out.", "You agreed, and the validation ended.", [],
            (review, form, making) => review.AgreeAsSecond(making.Act)).With("Agree", above: Above),
        ActForm.Of<Review>("second-review-returned", "The specialist goes on with it, and reads why.", "Returned to the specialist.", [FormField.LongText("reason", "What is to be looked at again")],
            (review, form, making) => { var reason = form.Text("reason"); form.EnsureComplete(); review.ReturnAsSecond(reason, making.Act); }).With("Return it", above: Above),
        ActForm.Of<Review>("findings-recorded", "One row for each result, also when nothing is wrong. Nothing of it goes to the trade before a notice of action does.", "The findings are recorded.", FindingFieldsAsync, RecordAsync).With("Record", above: Above),
        ActForm.Of<Review>("cf28-sent", "The importer gets the form, and the broker of the entry the same. It has 30 days from today. A request does not ask for a power of attorney and does not announce a formal investigation (CBP policy of May 24, 2011).",
            "The request went out. It waits for the importer or broker.", FormOfInformationAsync, async (review, form, making) =>
            {
                var (question, programs, sample) = (form.Text("question"), form.Choices("programs").Select(Enum.Parse<ValidationProgram>).ToList(), form.Tick("sample"));
                var names = (await lists.DocumentsAsync(CancellationToken.None)).ToDictionary(d => d.Value, d => d.Words, StringComparer.Ordinal);
                var documents = form.Choices("documents").Select(d => names[d]).ToList();
                form.EnsureComplete();
                review.SendInformationForm(question, programs, documents, sample, making.Act);
            }).With("Send the CF-28"),
        ActForm.Of<Review>("documents-asked", "Importer and broker have ten working days, which is practice and not law.", "The request went out.", [FormField.LongText("question", "Which documents", "Name each, and the line or article that it is about.")],
            (review, form, making) => { var question = form.Text("question"); form.EnsureComplete(); review.AskForDocuments(question, making.Act); }).With("Ask"),
        ActForm.Of<Review>("action-proposed", "The importer has 20 days from today to answer. The findings with the action \"change at liquidation\" go with the notice. It is mandatory when the increase on an entry exceeds $15 (19 CFR 152.2).",
            "The notice of action proposed (CF-29) went out.", [FormField.LongText("explanation", "What is to be changed, and why", "The importer reads this. Cite the law, ruling or document.") with { Lines = 8 }],
            (review, form, making) => { var text = form.Text("explanation"); form.EnsureComplete(); review.ProposeAction(text, making.Act); }).With("Send the CF-29", above: Above),
        ActForm.Of<Review>("action-agreed", "You agree to the change that CBP proposes. It can then be made without waiting for the 20 days. The change is made at liquidation; after that you may still protest.",
            "CBP was told that you agree.", [FormField.LongText("text", "What you agree to", "If you agree in part, answer the request instead and say so.")],
            (review, form, making) => { var text = form.Text("text"); form.EnsureComplete(); review.AgreeToAction(text, making.Act, making.Paper); }).With("Agree", above: Above),
        ActForm.Of<Review>("concluded", "A validation ends as its findings say. Action is taken after the importer's 20 days, or with its agreement; that is our modelling, 19 CFR 152.2 says only that liquidation is not held for longer.",
            "Done. The validation ended, or waits for a second reviewer: its status says which.", EndFields, EndAsync).With("End it", above: Above),
        ActForm.Of<Review>("proposal-withdrawn", "The notice of action proposed no longer stands, and importer and broker are told why.", "The proposed action was taken back.", [FormField.LongText("reason", "Why")],
            (review, form, making) => { var reason = form.Text("reason"); form.EnsureComplete(); review.WithdrawProposal(reason, making.Act); }).With("Take it back"),
        ActForm.Of<Review>("entries-added", "Further entries of the same importer are reviewed together with these.", "The entries were added.", (_, _) => Task.FromResult<IReadOnlyList<FormField>>([FormField.Entries()]), async (review, form, making) =>
            {
                var numbers = form.Entries();
                var found = await entries.FindAsync(numbers, CancellationToken.None);
                foreach (var number in numbers)
                    if (!found.TryGetValue(number, out var one)) form.Say("entry", $"Entry {number} is not on file here among those that you may see.");
                    else if (one.Entry.ImporterId != review.Opening!.PartyId) form.Say("entry", $"Entry {number} is of another importer. A review is of one importer.");
                    else if (!entries.IsWorkedHere(one.Entry)) form.Say("entry", $"Entry {number} is worked by another office, which opens its reviews.");
                form.EnsureComplete();
                review.AddEntries([.. numbers.Select(n => ReviewedEntries.Of(found[n].Entry, found[n].Liquidation))], making.Act);
            }).With("Add"),
    ];

    async Task<IReadOnlyList<FormField>> FindingFieldsAsync(Review review, CancellationToken ct)
    {
        List<FormField> fields = [];
        if (review.Findings.Count > 0)
            fields.Add(FormField.Several("drop", "Take out", review.Findings.Select((f, i) => (Invariant($"{i}"), f.InWords)), "Findings recorded before that no longer hold. The others stay.").Optional());
        List<FormField> columns = [];
        if (review.Entries.Count > 1) columns.Add(FormField.Choice("entry", "Entry", review.Entries.Select(e => (e.Entry.ToString(), e.Entry.ToString()))));
        columns.AddRange(
        [
            FormField.Number("line", "Line", "Empty for the whole entry.").Optional(),
            FormField.Choice("program", "Programme", ValidationPrograms.All.Select(p => (p.ToString(), p.Name()))),
            FormField.Choice("discrepancy", "Discrepancy", await lists.DiscrepanciesAsync(ct)),
            FormField.Text("number", "HTS number that it should have", "The change of duty and fees is computed from what the line should be, as on the worksheet.").Optional() with { IsMono = true, Width = "md" },
            FormField.Money("value", "Value that it should have", "Whole dollars.").Optional(),
            FormField.Text("origin", "Origin that it should have").Optional() with { Width = "2xs" },
            FormField.Text("claim", "Special program that it should have", "Such as KR. The word none where a claim falls.").Optional() with { Width = "xs" },
            FormField.Text("case", "AD/CVD case", "Such as A-570-123-000. Empty for the only one of the line.").Optional() with { IsMono = true, Width = "md" },
            FormField.Text("rate", "Rate that the case should have", "In per cent.").Optional() with { Width = "xs" },
            FormField.Money("change", "Revenue change, typed", "Only where it cannot be computed. Dollars more; with a minus for less.").Optional(),
            FormField.Text("because", "How that amount was found").Optional(),
            FormField.Choice("action", "What follows", FindingActions.All.Select(a => (a.ToString(), a.Name()))),
            FormField.LongText("rationale", "Why, and on what evidence") with { Lines = 3 },
        ]);
        var rows = FormField.Rows("findings", "Findings", "Finding", columns);
        fields.Add(review.Findings.Count > 0 ? rows.Optional() : rows);
        return fields;
    }

    async Task RecordAsync(Review review, FormReader form, ActMaking making)
    {
        var dropped = review.Findings.Count > 0 ? form.Choices("drop").ToHashSet(StringComparer.Ordinal) : [];
        List<ValidationFinding> findings = [.. review.Findings.Where((_, i) => !dropped.Contains(Invariant($"{i}")))];
        var kept = findings.Count;
        var rows = form.Rows("findings");
        foreach (var row in rows)
        {
            var entry = review.Entries.Count == 1 ? review.Entries[0].Entry : EntryNumber.TryParse(row.Choice("entry"), null, out var chosen) ? chosen : default;
            var (line, program, discrepancy, change, action, rationale) = (row.Number("line"), row.Choice<ValidationProgram>("program"), row.Choice("discrepancy"), row.Money("change"), row.Choice<FindingAction>("action"), row.Text("rationale"));
            var (should, because) = (FindingAmounts.Read(row), row.Text("because"));
            if (should is not null && change is not null) row.Say("change", "The change is computed from what the line should be. Leave the typed amount out, or what the line should be.");
            if (change is not null && change != Money.Zero && because.Trim().Length == 0) row.Say("because", "Say how the amount was found: it is not computed.");
            if (form.IsComplete)
                findings.Add(new(entry, line, program, discrepancy, await lists.DiscrepancyAsync(discrepancy, CancellationToken.None), change ?? Money.Zero, action, rationale) { Should = should, TypedBecause = change is null ? "" : because });
        }
        form.EnsureComplete();
        var computed = await amounts.ComputeAsync(findings, (at, column, why) =>
        {
            if (at < kept) form.Say("drop", $"{findings[at].InWords}: {why}");
            else rows[at - kept].Say(column, why);
        }, CancellationToken.None);
        form.EnsureComplete();
        review.RecordFindings(computed, making.Act);
    }

    async Task<IReadOnlyList<FormField>> FormOfInformationAsync(Review review, CancellationToken ct) =>
    [
        FormField.Several("programs", "What it is about", ValidationPrograms.All.Select(p => (p.ToString(), p.Name()))),
        FormField.LongText("question", "What is asked", "Name the line or article, and what you need to know of it.") with { Lines = 8 },
        FormField.Several("documents", "Documents to send with the answer", await lists.DocumentsAsync(ct)).Optional(),
        FormField.Tick("sample", "Ask for a sample of the goods"),
    ];

    static Task<IReadOnlyList<FormField>> EndFields(Review review, CancellationToken ct) => Task.FromResult<IReadOnlyList<FormField>>(
    [
        FormField.Choice("outcome", "How it ends", Enum.GetValues<ValidationOutcome>().Select(o => (o.ToString(), Review.Name(o)))),
        FormField.LongText("rationale", "Why", "Where a notice of action taken goes out, the importer reads this; otherwise staff alone do.") with { Lines = 6 },
        FormField.Tick("notice", review.MustNotify ? "Send the notice of action taken (CF-29): mandatory, the increase exceeds $15" : "Send a notice of action taken (CF-29)", "For \"action taken\"."),
        FormField.Text("rejection", "Number of the rejection", "For \"summary rejected\": reject the summary first, from the entry's page.").Optional() with { IsMono = true, Width = "md" },
        FormField.Choice("referred", "Who goes on with it", Enum.GetValues<ValidationReferral>().Select(r => (r.ToString(), Review.Name(r))), "For \"referred\". The trade is not told to whom.").Optional(),
    ]);

    async Task EndAsync(Review review, FormReader form, ActMaking making)
    {
        var (outcome, rationale, notice, referred) = (form.Choice<ValidationOutcome>("outcome"), form.Text("rationale"), form.Tick("notice"), form.Choice<ValidationReferral>("referred"));
        WorkNumber rejection = default;
        if (outcome == ValidationOutcome.Rejected && !form.IsEmpty("rejection"))
        {
            if (WorkNumber.Read(form.Answers["rejection"], out rejection) is { } wrong) form.Say("rejection", wrong);
            else
            {
                var (kind, compact, lead) = (SummaryRejection.RejectionKind.Code, rejection.ToCompact(), review.Entries.Select(e => e.Entry.ToCompact()).ToList());
                if (!await db.WorkItems.AnyAsync(w => w.Kind == kind && w.Number == compact && lead.Contains(w.LeadEntry)))
                    form.Say("rejection", $"{rejection} is no rejection of an entry under review here. Reject the summary from the entry's page, and enter that number.");
            }
        }
        form.EnsureComplete();
        review.Conclude(new(outcome, rationale) { SendsNotice = notice, Rejection = rejection, ReferredTo = Enum.IsDefined(referred) ? referred : null }, await lists.SecondReviewAboveAsync(CancellationToken.None), making.Act);
    }
}
