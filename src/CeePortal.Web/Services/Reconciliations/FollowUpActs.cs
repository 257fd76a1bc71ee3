using CeePortal.Domain.Entries;
using CeePortal.Domain.Reconciliations;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Reconciliations;

/// <summary>The acts of a reconciliation follow-up.</summary>
public sealed class FollowUpActs(EntryFinder finder) : KindActs(ReconciliationFollowUp.FollowUpKind)
{
    static readonly IReadOnlyList<FormField> naming =
    [
        FormField.Entry("Reconciliation entry", "Its number, type 09, such as XYZ-0000001-5."),
        FormField.Day("filed", "Filed on"),
        FormField.Choice("form", "How it is filed", Enum.GetValues<ReconciliationForm>().Select(f => (f.ToString(), Capital(ReconciliationFollowUp.Words(f))))),
        FormField.Choice("change", "Does anything change?", [("yes", "Yes"), ("no", "No, as entered")]),
        FormField.Money("difference", "Difference in duty, taxes and fees", "What it comes to, in either direction.").Optional(),
        FormField.Choice("side", "That is", [("owed", "Owed to CBP"), ("refund", "To be refunded")]).Optional(),
    ];

    public override IReadOnlyList<ActForm> Acts =>
    [
        ActForm.Of<ReconciliationFollowUp>("named", "Name the reconciliation entry that covers the flagged entries. CBP then looks whether it does.", "The reconciliation entry is named.", (_, _) => Task.FromResult(naming), NameAsync),
        ActForm.Of<ReconciliationFollowUp>("reconciled", "Accept the flagged entries as reconciled by the entry that was named.", "The entries are reconciled.", [FormField.LongText("text", "What is to be said with it").Optional() with { Lines = 3 }], (one, form, making) =>
        {
            var text = form.Text("text");
            form.EnsureComplete();
            one.Accept(text, making.Act);
        }),
        ActForm.Of<ReconciliationFollowUp>("returned", "Return it: the entry that was named does not cover the flagged entries. The time runs on.", "It is returned.", [FormField.LongText("reason", "What is missing", "The importer reads it.")], (one, form, making) =>
        {
            var reason = form.Text("reason");
            form.EnsureComplete();
            one.Return(reason, making.Act);
        }),
        ActForm.Of<ReconciliationFollowUp>("not-reconciled", "Close it when no reconciliation entry came in time. The flagged entries are liquidated as entered, and damages are possible (general knowledge; no text was read).", "It is closed as not reconciled. The letter is ready.",
            [FormField.Tick("damages", "Refer it for liquidated damages under the bond"), FormField.LongText("reason", "What follows", "The importer reads it.")], (one, form, making) =>
            {
                var (damages, reason) = (form.Tick("damages"), form.Text("reason"));
                form.EnsureComplete();
                one.CloseUnreconciled(damages, reason, making.Act);
            }).With(isDanger: true),
        ActForm.Of<ReconciliationFollowUp>("closed", "Close it without a reconciliation: opened twice, or flagged by mistake.", "It is closed.", [FormField.LongText("reason", "Reason", "The importer reads it.") with { Lines = 3 }], (one, form, making) =>
        {
            var reason = form.Text("reason");
            form.EnsureComplete();
            one.Close(reason, making.Act);
        }).With(isDanger: true),
    ];

    async Task NameAsync(ReconciliationFollowUp one, FormReader form, ActMaking making)
    {
        var (number, filed, how, change, amount, side) = (form.Entry(), form.Day("filed"), form.Choice<ReconciliationForm>("form"), form.Choice("change"), form.Money("difference"), form.Choice("side"));
        if (amount is { Cents: > 0 } && side.Length == 0) form.Say("side", "Say whether the difference is owed or to be refunded.");
        form.EnsureComplete();
        // It is filed by ABI and need not be on file here; when it is, it has to be what it is said to be.
        if (await finder.FindAsync(number, CancellationToken.None) is { Entry: var entry })
        {
            WorkRefusedException.Unless(entry.EntryType == EntryType.Parse("09"), $"Entry {number} is of type {entry.Type}. A reconciliation entry is of type 09: enter its number.");
            WorkRefusedException.Unless(entry.ImporterId == one.Filing!.PartyId, $"Entry {number} is of another importer. Enter the reconciliation entry of the importer whose entries are followed here.");
        }
        one.Name(number, filed!.Value, how, change == "yes", amount is { } given ? side == "refund" ? new(-given.Cents) : given : null, making.Act);
    }

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
