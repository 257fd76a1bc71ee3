using CeePortal.Data;
using CeePortal.Domain.ExtensionRequests;
using CeePortal.Domain.Liquidation;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.ExtensionRequests;

/// <summary>The acts of a request to extend liquidation. A grant stands on record with the entry in the same transaction, or not at all.</summary>
public sealed class ExtensionActs(PortalDbContext visible, LiquidationAlongside liquidations) : KindActs(ExtensionRequest.ExtensionKind)
{
    /// <summary>The basis of an extension at the importer's request (reference list of liquidation bases).</summary>
    const string AtRequest = "02";

    public override IReadOnlyList<ActForm> Acts =>
    [
        ActForm.Of<ExtensionRequest>("granted", "Grant the request. Liquidation is extended by one year, with effect from today, and the extension is recorded on the entry at once (basis 02).", "The extension is granted and recorded on the entry. The letter is ready.",
            [FormField.LongText("reason", "What good cause was shown", "The importer reads it.")], (request, form, making) =>
            {
                var reason = form.Text("reason");
                form.EnsureComplete();
                request.Extend(reason, making.Act.Day, request.Standing.LiquidateBy?.AddYears(1), making.Act);
                making.Also((db, _) => liquidations.RecordAsync(db, visible.Scope, request.Filing!.Entry, _ => LiquidationEvent.Extended(making.Act.Day, AtRequest), $"Request {request.Number} was granted.", making.Act));
            }).With(button: "Grant and extend"),
        ActForm.Of<ExtensionRequest>("denied", "Deny the request. Nothing changes on the entry.", "The request is denied. The letter is ready.", [FormField.LongText("reason", "Reason", "The importer reads it.")], (request, form, making) =>
        {
            var reason = form.Text("reason");
            form.EnsureComplete();
            request.Deny(reason, making.Act);
        }).With(isDanger: true),
        ActForm.Of<ExtensionRequest>("withdrawn", "Withdraw the request. Another can be made while the entry is not liquidated.", "The request is withdrawn.", [FormField.LongText("reason", "Reason").Optional() with { Lines = 3 }], (request, form, making) =>
        {
            var reason = form.Text("reason");
            form.EnsureComplete();
            request.Withdraw(reason, making.Act, making.Paper);
        }).With(isDanger: true),
    ];
}
