using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Claims;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Claims;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Claims;

/// <summary>The acts of a claim: its decision entry by entry, a court case, its withdrawal.</summary>
public sealed class ClaimActs(PortalDbContext visible, PortalDbContextFactory contexts, EntryFinder finder, LiquidationAlongside liquidations, RevenueBookSource books, ClaimRefunds refunds) : KindActs(PostImportationClaim.ClaimKind)
{
    /// <summary>The ground of a reliquidation on a claim, and the type of one with a refund (reference lists of liquidation).</summary>
    const string Ground = "R3", RefundType = "5";

    const string Allow = "allow";

    public override IReadOnlyList<ActForm> Acts =>
    [
        ActForm.Of<PostImportationClaim>("decided", "Decide the claim entry by entry. An entry that is liquidated is reliquidated at once with the refund; one that is not takes the claim into its liquidation. A denial can be protested for 180 days.",
            "The claim is decided. The letter is ready.", FieldsAsync, DecideAsync).With(button: "Decide", above: "Work/_ClaimRefunds"),
        ActForm.Of<PostImportationClaim>("court-case-recorded", "Record a case in the Court of International Trade about the goods, of which no protest here tells. The claim waits until it has ended (19 CFR 181.33(b)).", "The court case is recorded; the claim waits for it.",
            [FormField.Text("case", "Number of the case")], (claim, form, making) =>
            {
                var number = form.Text("case");
                form.EnsureComplete();
                claim.RecordCourtCase(number, making.Act, making.Paper);
            }),
        ActForm.Of<PostImportationClaim>("court-case-ended", "Record that the case has ended. The claim goes on, unless it waits for a protest.", "The end of the court case is recorded.",
            [FormField.LongText("outcome", "How it ended") with { Lines = 3 }], (claim, form, making) =>
            {
                var outcome = form.Text("outcome");
                form.EnsureComplete();
                claim.EndCourtCase(outcome, making.Act, making.Paper);
            }),
        ActForm.Of<PostImportationClaim>("withdrawn", "Withdraw the claim. Within the year another may be made.", "The claim is withdrawn.", [FormField.LongText("reason", "Reason").Optional() with { Lines = 3 }],
            (claim, form, making) =>
            {
                var reason = form.Text("reason");
                form.EnsureComplete();
                claim.Withdraw(reason, making.Act, making.Paper);
            }).With(isDanger: true),
    ];

    async Task<IReadOnlyList<FormField>> FieldsAsync(PostImportationClaim claim, CancellationToken ct)
    {
        var found = await finder.FindAsync([.. claim.Entries.Select(e => e.Entry)], ct);
        var offered = await refunds.OfAsync(claim, ct);
        var program = await refunds.ProgramOfAsync(claim, ct);
        List<FormField> fields = [];
        foreach (var e in claim.Entries)
        {
            var key = e.Entry.ToCompact();
            var liquidated = found.GetValueOrDefault(e.Entry)?.Liquidation?.LiquidatedOn;
            fields.Add(FormField.Choice("ruling-" + key, "Ruling",
                    [.. e.IsTimely ? new[] { (Allow, "Allow") } : [], .. Enum.GetValues<ClaimDenial>().Where(d => d != ClaimDenial.Late || !e.IsTimely).Select(d => (d.ToString(), $"Deny: {Lower(PostImportationClaim.Name(d))}"))],
                    e.IsTimely ? null : $"The claim came after {Dates.Long(e.LastDay)}, the last day of the year.")
                with
            { Heading = $"Entry {e.Entry}{(e.Claimed.Lines.Length > 0 ? $", lines {e.Claimed.Lines}" : "")}: {(liquidated is { } on ? $"liquidated {Dates.Long(on)}" : "not liquidated")}" });
            if (liquidated is null || !offered.TryGetValue(e.Entry, out var offer)) continue;
            var asked = e.Claimed.Refund is { } sum ? $"The claimant asks for {sum}." : "The claimant names no amount.";
            fields.Add(FormField.Money("refund-" + key, "Duty that the reliquidation refunds", $"{(offer.Refund.Duty is { } duty ? $"{duty.Amount} as computed above." : "It could not be computed.")} {asked}").Optional()
                with
            { Preset = (offer.Refund.Duty?.Amount ?? e.Claimed.Refund) is { } preset ? Plain(preset) : null });
            if (program.ExemptsMpf)
                fields.Add(FormField.Money("fee-" + key, "Merchandise processing fee that it refunds", "Goods that qualify owe none (19 CFR 24.23(c)). Blank for none.").Optional() with { Preset = offer.Refund.Fee is { } fee ? Plain(fee.Amount) : null });
            fields.Add(FormField.LongText("because-" + key, "How the amount was found", offer.Refund.Duty is null ? null : "Only for another amount than was computed: why.").Optional() with { Lines = 2 });
        }
        fields.Add(FormField.LongText("reason", "Reason", "The claimant reads it.") with { Heading = "Reason of the decision" });
        return fields;
    }

    async Task DecideAsync(PostImportationClaim claim, FormReader form, ActMaking making)
    {
        var found = await finder.FindAsync([.. claim.Entries.Select(e => e.Entry)], CancellationToken.None);
        var offered = await refunds.OfAsync(claim, CancellationToken.None);
        List<ClaimRuling> rulings = [];
        foreach (var entry in claim.Entries.Select(e => e.Entry))
        {
            var (choice, liquidated) = (form.Choice("ruling-" + entry.ToCompact()), found.GetValueOrDefault(entry)?.Liquidation?.LiquidatedOn);
            var ruling = new ClaimRuling(entry, liquidated, null, choice == Allow ? null : Enum.TryParse<ClaimDenial>(choice, out var why) ? why : null);
            rulings.Add(ruling.Reliquidates ? Refunded(ruling, form, offered.GetValueOrDefault(entry)?.Refund) : ruling);
        }
        var reason = form.Text("reason");
        form.EnsureComplete();
        // A protest may have been filed since the clock job looked last.
        await using (var db = contexts.CreateForSystem())
            if (await ProtestsOnEntries.HoldingAsync(db, claim.Entries.Select(e => e.Entry)) is { Count: > 0 } holding)
                throw new WorkRefusedException($"Protest {string.Join(", ", holding)} on the same entry is open. The claim waits for it and is suspended within a few minutes (19 CFR 181.33(b)).");
        var (rates, side) = ((await books.CurrentAsync(CancellationToken.None)).Interest, await RefundSides.OfAsync(visible, making.Row.ImporterId));
        var interests = rulings.Where(r => r is { Reliquidates: true, Refund: not null }).ToDictionary(r => r.Entry, r => InterestOf(claim, r.Refunded, making.Act.Day, side, rates));
        claim.Decide([.. rulings.Select(r => r with { Interest = interests.GetValueOrDefault(r.Entry)?.Amount })], reason, making.Act.Day, making.Act);
        foreach (var ruling in rulings.Where(r => r.Reliquidates))
            making.Also((db, one) => liquidations.RecordAsync(db, visible.Scope, ruling.Entry, docket => Reliquidation(docket, claim, one.Row.Id, ruling, interests[ruling.Entry], making.Act), $"Claim {claim.Number} under 19 U.S.C. 1520(d) was allowed.", making.Act));
        foreach (var ruling in rulings.Where(r => r is { IsAllowed: true, Reliquidates: false }))
            making.Also((db, one) => ListAsync(db, one, claim, ruling.Entry, making.Act));
    }

    /// <summary>The ruling with the refund as it was typed. One that could not be computed says how it was found; of another than was computed the claim asks why.</summary>
    static ClaimRuling Refunded(ClaimRuling ruling, FormReader form, ClaimRefund? offer)
    {
        var key = ruling.Entry.ToCompact();
        var (refund, because) = (form.Money("refund-" + key), form.Text("because-" + key));
        var fee = form.Answers["fee-" + key].Length > 0 ? form.Money("fee-" + key) : null;
        if (refund is not null && offer?.Duty is null && because.Length == 0) form.Say("because-" + key, "Say how the amount was found, since it could not be computed.");
        var one = ruling with { Refund = refund, Fee = fee is { Cents: not 0 } ? fee : null, Computed = offer?.Duty is { } duty ? [duty, .. offer.Fee is { } computed ? new[] { computed } : []] : [] };
        return one.IsAsComputed ? one : one with { TypedBecause = because };
    }

    static string Plain(Money amount) => (amount.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Interest on what a claim refunds runs from the day of the claim, and not from the deposit, until the reliquidation (19 U.S.C. 1505(c)).</summary>
    static Figure? InterestOf(PostImportationClaim claim, Money refund, DateOnly reliquidated, InterestSide side, InterestTable rates) =>
        rates.Of(refund, claim.ReceivedOn, reliquidated, side) is { } figure ? figure with { How = $"{figure.How}; from the day of the claim", Source = "19 U.S.C. 1505(c); 26 U.S.C. 6621" } : null;

    /// <summary>An entry that is not liquidated is listed without an amount, which its liquidation tells (19 CFR 181.33(c)(1)).</summary>
    static async Task ListAsync(PortalDbContext db, WorkOnFile one, PostImportationClaim claim, EntryNumber number, Act act)
    {
        var compact = number.ToCompact();
        var order = new RevenueOrder(RevenueSource.Claim, $"claim:{claim.Number.ToCompact()}:{compact}", RevenueSide.Refund, act.Day, null) { Item = (one.Row.Id, claim.Number) };
        if (await db.Entries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().FirstOrDefaultAsync(e => e.Number == compact && e.Status == EntryStatus.Accepted) is { } entry)
            await RevenueOrders.AddAsync(db, entry, order, act.At);
        else await RevenueOrders.AddAsync(db, new RevenueParties(one.Row.ImporterId, one.Row.Filer, one.Row.Port, one.Row.Office), 1, order, act.At);
    }

    static LiquidationEvent Reliquidation(LiquidationDocket docket, PostImportationClaim claim, long workId, ClaimRuling ruling, Figure? interest, Act act)
    {
        var (duty, fee) = (Money.Zero - ruling.Refund!.Value, Money.Zero - (ruling.Fee ?? Money.Zero));
        docket.Cause = (RevenueSource.Claim, workId, claim.Number);
        List<Figure> figures = [Refund("Duty refunded on a claim after importation", duty, 0)];
        if (fee != Money.Zero) figures.Add(Refund("Merchandise processing fee refunded on a claim after importation", fee, 1));
        if (interest is not null) figures.Add(interest);
        docket.Owed = new RevenueAmounts(duty, fee, Money.Zero - (interest?.Amount ?? Money.Zero), figures);
        return LiquidationEvent.Reliquidated(act.Day, RefundType, LiquidationResult.Refund, Ground, isVoluntary: false);

        Figure Refund(string what, Money amount, int at) => ruling.IsAsComputed
            ? new(what, amount, $"As computed in the decision of claim {claim.Number}.", "19 U.S.C. 1520(d)", ruling.Computed[at].Basis) { Parts = [ruling.Computed[at]] }
            : new(what, amount, $"Set in the decision of claim {claim.Number}{(ruling.TypedBecause.Length > 0 ? $": {ruling.TypedBecause}" : ".")}", "19 U.S.C. 1520(d)", FigureBasis.Determined);
    }

    static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
