using CeePortal.Data.Work;
using CeePortal.Domain.Claims;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Claims;

/// <summary>Writes the letters of a claim: that it waits, and its decision with the time to protest a denial.</summary>
public sealed class ClaimLetters(LetterHeads heads) : KindLetters(PostImportationClaim.ClaimKind)
{
    public override bool Has(WorkEvent e) => e.Fact is ClaimSuspended or ClaimDecided;

    public override Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct)
    {
        var claim = one.As<PostImportationClaim>();
        var (subject, date, text) = e.Fact switch
        {
            ClaimDecided decided => (Subject(decided), decided.NoticeOn, Decision(claim, decided)),
            ClaimSuspended suspended => ("Notice of suspension of claim", e.On, new LetterText()
                .P($"CBP suspends action on your claim, because protest {string.Join(", ", suspended.Behind)} on the same goods has not been finally decided (19 CFR 181.33(b), 182.33).")
                .P("It goes on with the claim by itself when that has ended. You need not do anything, and nothing of your claim is lost by waiting.")),
            _ => throw new InvalidOperationException($"The event {e.Type} has no letter."),
        };
        return heads.WriteAsync(claim, subject, date, [("Received", Dates.Long(claim.ReceivedOn)), ("Program", claim.Filing!.Program.Name)], text, ct);
    }

    static string Subject(ClaimDecided decided) => decided.Rulings.All(r => r.IsAllowed) ? "Notice of decision: claim allowed" : decided.Rulings.Any(r => r.IsAllowed) ? "Notice of denial of claim in part" : "Notice of denial of claim";

    static LetterText Decision(PostImportationClaim claim, ClaimDecided decided)
    {
        var text = new LetterText().P($"CBP has decided your claim for preference after importation (19 U.S.C. 1520(d); {claim.Filing!.Program.Citation}).");
        text.Quoted(decided.Reason);
        foreach (var ruling in decided.Rulings)
        {
            text.Heading($"Entry {ruling.Entry}");
            text.P(ruling switch
            {
                { Denied: { } why } => $"Denied: {PostImportationClaim.Name(why)}.",
                { Reliquidates: true } => $"Allowed. The entry is reliquidated with a refund of duty of {ruling.Refund}{(ruling.Fee is { Cents: > 0 } fee ? $" and of the merchandise processing fee of {fee}" : "")}{(ruling.Interest is { Cents: > 0 } interest ? $" and interest of {interest} from the day of your claim (19 U.S.C. 1505(c))" : "")}, whether or not its liquidation of {Dates.Long(ruling.LiquidatedOn!.Value)} is final (19 CFR 181.33(c)(2)).",
                _ => "Allowed. The entry is not liquidated yet; the claim is taken into account at its liquidation (19 CFR 181.33(c)(1)).",
            });
        }
        if (decided.ProtestBy is { } by)
            text.Heading("What you can do").P($"You may protest the denial within 180 days of this notice, that is until {Dates.Full(by.Due)} ({by.Citation}). File the protest here, against \"a refusal to reliquidate under 19 U.S.C. 1520(d)\".");
        if (decided.Rulings.Any(r => r.Reliquidates)) text.P("The refund is paid by the port of entry.");
        return text;
    }
}
