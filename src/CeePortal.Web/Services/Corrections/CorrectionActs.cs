using CeePortal.Data;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Revenue;
using CeePortal.Data.Trade;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Corrections;

/// <summary>The acts on a correction: the review's outcomes first.</summary>
public sealed class CorrectionActs(RoutingBookSource books, LegalClock clock) : KindActs(CorrectionReview.CorrectionKind)
{
    const string Differences = "Work/_CorrectionDifferences";

    public override IReadOnlyList<ActForm> Acts =>
    [
        ActForm.Of<CorrectionReview>("concurred", "You agree: the entry will be liquidated by the correction. The filer and the importer are told.", "You concurred. The filer and the importer are told.",
            [FormField.LongText("text", "What was looked at, and why you concur")],
            (review, form, making) =>
            {
                var text = form.Text("text");
                form.EnsureComplete();
                review.Concur(text, making.Act);
                List(review, making);
            }).With("Concur", above: Differences),
        ActForm.Of<CorrectionReview>("not-concurred", "You do not agree. A notice of action (CF-29) goes to the importer, or the entry is liquidated as entered; then it may be protested (19 CFR 152.2; 19 U.S.C. 1514).", "You did not concur. The filer and the importer are told.",
            [
                FormField.LongText("text", "Why you do not concur"), FormField.Text("citation", "What that rests on", "The text of the law, ruling or decision, such as 19 U.S.C. 1401a(b)."),
                FormField.Choice("then", "What follows", Enum.GetValues<AfterDisagreement>().Select(t => (t.ToString(), Capital(CorrectionReview.Words(t))))),
            ],
            (review, form, making) =>
            {
                var (text, citation, then) = (form.Text("text"), form.Text("citation"), form.Choice<AfterDisagreement>("then"));
                form.EnsureComplete();
                review.NotConcur(text, citation, then, making.Act);
                List(review, making);
            }).With("Do not concur", above: Differences),
        ActForm.Of<CorrectionReview>("returned", "It goes back to the filer. After a correction the summary stands again as it was before, and another can be filed; an amendment on paper changed nothing on file.", "It was returned to the filer.",
            [FormField.LongText("text", "Why it goes back, and what the filer is to do")],
            (review, form, making) =>
            {
                var text = form.Text("text");
                form.EnsureComplete();
                review.Return(text, making.Act);
                if (review.IsAmendment) return;
                making.Also(RestoreAsync);
                List(review, making);
            }).With("Return it", isDanger: true, above: Differences),
        ActForm.Of<CorrectionReview>("deposit-recorded", "The extra duty of a type 03 correction is deposited with the port within three business days (82 FR 2385).", "The deposit is recorded.",
            [FormField.Day("on", "Paid on"), FormField.Money("amount", "Amount")],
            (review, form, making) =>
            {
                var (on, amount) = (form.Day("on"), form.Money("amount"));
                form.EnsureComplete();
                review.RecordDeposit(on!.Value, amount!.Value, making.Act);
                List(review, making);
            }),
        ActForm.Of<CorrectionReview>("withdrawn", "An amendment on paper can be withdrawn while it is under review.", "The amendment is withdrawn.", [FormField.LongText("reason", "Why")],
            (review, form, making) =>
            {
                var reason = form.Text("reason");
                form.EnsureComplete();
                review.Withdraw(reason, making.Act, making.Paper);
            }).With("Withdraw", isDanger: true),
    ];

    // What is due at liquidation by it, once it is accepted; of one that is not, what it took over.
    static void List(CorrectionReview review, ActMaking making) =>
        making.Also((db, one) => CorrectionRevenue.ListAsync(db, review, one.Row.Id, making.Act.Day, making.Act.At));

    /// <summary>Puts the summary as it stood before the correction on file again, routed anew, under the filer that had it.</summary>
    async Task RestoreAsync(PortalDbContext db, WorkOnFile one)
    {
        var image = await db.EntryImages.SingleOrDefaultAsync(i => i.WorkId == one.Row.Id);
        WorkRefusedException.Unless(image is not null, "What stood before is not on file, so the correction cannot be returned.");
        var (before, lines) = image.Read();
        var now = await db.Entries.AsNoTracking().SingleAsync(e => e.Id == image.EntryId);
        // By the version, which counts filings: the number of events also moves when an extract tells CBP's date of entry, which bars no return.
        WorkRefusedException.Unless(now.Version == before.Version + 100, "Another filing has taken the place of this correction, so what stood before it cannot be put back. Look at the entry, and concur or disagree with the correction instead.");
        var last = await db.EntryDecisions.Where(d => d.EntryId == image.EntryId).MaxAsync(d => d.Seq);
        var standing = (await ImporterStandings.LoadAsync(db, [before.ImporterId]))[before.ImporterId];
        var draft = FiledSummary.Of(before, lines);
        draft.IsPostSummaryCorrection = false; // what is put back is no correction of its own
        draft.EntryDateCbp = now.EntryDateCbp ?? before.EntryDateCbp; // may have been told since
        var decision = EntryRouter.Decide(await books.GetAsync(), new RoutingLines().Ask(draft, before.ReceivedOn, standing));
        var seen = new EntryOnFile(now.Id, now.Number, now.PortOfEntry, now.BrokerReference, now.Status, now.Version, now.Seq, last, now.UploadId) { Filer = before.Filer, Corrections = before.Corrections };
        var rows = EntryRows.From(draft, decision, before.ImporterId, now.UploadId, clock.UtcNow, before.ReceivedOn, db.NextKey, seen);
        WorkRefusedException.Unless(await EntryReplacements.ApplyAsync(db, rows, now.Seq, clock.Today), "The entry was changed while the correction was being returned. Nothing was changed: return it again.");
    }

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
