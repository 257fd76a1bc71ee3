using CeePortal.Data.Work;
using CeePortal.Domain.ExtensionRequests;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.ExtensionRequests;

/// <summary>Writes the letters of a request: the notice of extension (19 CFR 159.12(b)) and the denial.</summary>
public sealed class ExtensionLetters(LetterHeads heads) : KindLetters(ExtensionRequest.ExtensionKind)
{
    public override bool Has(WorkEvent e) => e.Fact is ExtensionGranted or ExtensionDenied;

    public override Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct)
    {
        var request = one.As<ExtensionRequest>();
        var entry = request.Filing!.Entry;
        var (subject, date, text) = e.Fact switch
        {
            ExtensionGranted granted => ("Notice of extension of liquidation", granted.NoticeOn, new LetterText()
                .P($"At your request liquidation of entry {entry} is extended by one year (19 U.S.C. 1504(b)(2); 19 CFR 159.12(a)(1)(ii)).")
                .P(granted.Until is { } until ? $"The time for liquidation now ends on {Dates.Full(until)}." : "The time for liquidation does not run now; the extension counts when it does.")
                .Quoted(granted.Reason).P("Liquidation is extended at most three times (19 CFR 159.12(d), (e)). Send what is missing as soon as you have it; the entry may be liquidated before that day.")),
            ExtensionDenied denied => ("Denial of request to extend liquidation", denied.NoticeOn, new LetterText()
                .P($"Your request to extend liquidation of entry {entry} is denied (19 CFR 159.12(a)(1)(ii)).").Quoted(denied.Reason)
                .Heading("What you can do").P("Send what you have before the entry is liquidated. You may protest the liquidation within 180 days after it (19 U.S.C. 1514).")),
            _ => throw new InvalidOperationException($"The event {e.Type} has no letter."),
        };
        return heads.WriteAsync(request, subject, date, [("Received", Dates.Long(request.ReceivedOn))], text, ct);
    }
}
