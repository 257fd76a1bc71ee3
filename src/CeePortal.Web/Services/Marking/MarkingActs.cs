using CeePortal.Domain.Marking;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Marking;

/// <summary>The acts of a notice to mark or redeliver.</summary>
public sealed class MarkingActs() : KindActs(MarkingNotice.MarkingKind)
{
    public override IReadOnlyList<ActForm> Acts =>
    [
        ActForm.Of<MarkingNotice>("certified", "Section III of the form: say what became of the goods, and certify it. Attach photos, export papers or a certificate of destruction on the page of the notice.", "Section III is certified. CBP looks at it.",
        [
            FormField.Choice("disposition", "What became of the goods", Enum.GetValues<GoodsDisposition>().Select(d => (d.ToString(), MarkingNotice.Name(d)))),
            FormField.Day("done", "On which day"),
            FormField.LongText("text", "How it was done", "Where the goods are now, and what proves it."),
            FormField.Tick("certified", "I certify that this is true"),
        ], (notice, form, making) =>
        {
            var (disposition, done, text, certified) = (form.Choice<GoodsDisposition>("disposition"), form.Day("done"), form.Text("text"), form.Tick("certified"));
            form.EnsureComplete();
            notice.Certify(disposition, done!.Value, text, certified, making.Act, making.Paper);
        }).With(button: "Certify"),
        ActForm.Of<MarkingNotice>("accepted", "Accept the response, on its certificate or after an inspection. The notice is closed, and the goods may go.", "The response is accepted. The letter is ready.",
            [FormField.LongText("text", "What is to be said with it").Optional() with { Lines = 3 }], (notice, form, making) =>
            {
                var text = form.Text("text");
                form.EnsureComplete();
                notice.Accept(text, making.Act);
            }),
        ActForm.Of<MarkingNotice>("inspected", "Record what an inspection of the goods found. While the last one found them not in order, the response cannot be accepted.", "The inspection is recorded.",
        [
            FormField.Day("on", "Day of the inspection"),
            FormField.Choice("found", "Found", [("yes", "In order"), ("no", "Not in order")]),
            FormField.LongText("text", "What was found", "The importer reads it.") with { Lines = 3 },
        ], (notice, form, making) =>
        {
            var (on, found, text) = (form.Day("on"), form.Choice("found"), form.Text("text"));
            form.EnsureComplete();
            notice.RecordInspection(on!.Value, found == "yes", text, making.Act);
        }),
        ActForm.Of<MarkingNotice>("response-returned", "Return a response that does not suffice. The notice stands, and the trade certifies section III once more.", "The response is returned.",
            [FormField.LongText("missing", "What is missing"), FormField.Day("by", "Until when", "A wish of the office, not law.")], (notice, form, making) =>
            {
                var (missing, by) = (form.Text("missing"), form.Day("by"));
                form.EnsureComplete();
                notice.ReturnResponse(missing, by!.Value, making.Act);
            }),
        ActForm.Of<MarkingNotice>("damages-referred", "Refer the matter for liquidated damages under the bond. The fines, penalties and forfeitures officer goes on with it.", "It is referred for liquidated damages. The letter is ready.",
            [FormField.Money("amount", "Amount proposed").Optional(), FormField.LongText("reason", "Reason", "The importer reads it.")], (notice, form, making) =>
            {
                var (amount, reason) = (form.Money("amount"), form.Text("reason"));
                form.EnsureComplete();
                notice.ReferForDamages(amount, reason, making.Act);
            }).With(isDanger: true),
        ActForm.Of<MarkingNotice>("cancelled", "Withdraw the notice: it was issued by mistake, or nothing is left to do.", "The notice is withdrawn.", [FormField.LongText("reason", "Reason", "The importer reads it.") with { Lines = 3 }], (notice, form, making) =>
        {
            var reason = form.Text("reason");
            form.EnsureComplete();
            notice.Cancel(reason, making.Act);
        }).With(isDanger: true),
    ];
}
