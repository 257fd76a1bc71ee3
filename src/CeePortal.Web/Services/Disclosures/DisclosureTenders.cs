using CeePortal.Data;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Work.Acts;

namespace CeePortal.Web.Services.Disclosures;

/// <summary>Lists what was tendered for the ports, which collect it, and what of it goes back.</summary>
static class DisclosureTenders
{
    /// <summary>One sum for each port, in the transaction of the tender.</summary>
    public static async Task ListAsync(PortalDbContext db, WorkOnFile one, IReadOnlyList<TenderPart> parts, ActMaking making)
    {
        var disclosure = one.As<PriorDisclosure>();
        foreach (var part in parts)
        {
            var figure = new Figure("Tender of the loss of revenue", part.Amount, $"As tendered with prior disclosure {disclosure.Number}.{Settled(disclosure, part.Port)}", "19 U.S.C. 1592(c)(4); 19 CFR 162.74(c)", FigureBasis.AsStated);
            await RevenueOrders.AddAsync(db, Parties(one, part.Port), Entries(disclosure, part.Port),
                new RevenueOrder(RevenueSource.Tender, FormattableString.Invariant($"tender:{disclosure.Number.ToCompact()}:{disclosure.Seq}:{part.Port}"), RevenueSide.Tender, disclosure.Tenders[^1].On,
                    new RevenueAmounts(part.Amount, Money.Zero, Money.Zero, [figure]))
                { Item = (one.Row.Id, disclosure.Number) }, making.Act.At);
        }
    }

    /// <summary>What was tendered above all that is owed by the determination, for the port where it was deposited: in its transaction, after which
    /// no loss is calculated anew.</summary>
    /// <remarks>Owed are the loss that CBP calculated, also what liquidation has yet to bill, and the reduced penalty (19 U.S.C. 1592(c)(4), (d)); to more CBP has no
    /// title. No text says when it goes back; that it does with the determination is our reading.</remarks>
    public static async Task ListExcessAsync(PortalDbContext db, WorkOnFile one, ActMaking making)
    {
        var disclosure = one.As<PriorDisclosure>();
        if (disclosure.Calculation is not { Figures.Loss: var loss }) return; // the loss as the party states it gives nothing back
        foreach (var port in disclosure.Settlement.Ports.Where(p => p.Excess > Money.Zero))
        {
            var figure = new Figure("Tendered above what is owed", Money.Zero - port.Excess,
                $"With prior disclosure {disclosure.Number} {disclosure.Tendered} were tendered, {port.Tendered} of it at port {port.Port}; the loss at all ports is {loss} as CBP calculated it. {(disclosure.Settlement.Kept is { } kept ? InWords(kept) + " " : "")}What is owed for nothing goes back where it was deposited.",
                "19 U.S.C. 1592(c)(4); 19 CFR 162.74(c)", FigureBasis.Computed);
            await RevenueOrders.AddAsync(db, Parties(one, port.Port), Entries(disclosure, port.Port),
                new RevenueOrder(RevenueSource.Tender, $"tender-excess:{disclosure.Number.ToCompact()}:{port.Port}", RevenueSide.Refund, making.Act.Day,
                    new RevenueAmounts(figure.Amount, Money.Zero, Money.Zero, [figure]))
                { Item = (one.Row.Id, disclosure.Number) }, making.Act.At);
        }
    }

    /// <summary>What of a tender is kept above the loss on liquidated entries, in sentences.</summary>
    internal static string InWords(KeptTender kept) => string.Join(' ', new[]
    {
        kept.ForUnliquidated > Money.Zero ? $"{kept.ForUnliquidated} is kept for entries that are not liquidated, until their liquidation bills it." : "",
        kept.ForPenalty > Money.Zero ? $"{kept.ForPenalty} counts for the reduced penalty." : "",
    }.Where(w => w.Length > 0));

    static RevenueParties Parties(WorkOnFile one, PortCode port) => new(one.Row.ImporterId, "-", port.ToString(), one.Row.Office);

    static int Entries(PriorDisclosure disclosure, PortCode port) =>
        Math.Max(1, (disclosure.Calculation?.Figures ?? disclosure.Table?.Figures)?.Ports.FirstOrDefault(p => p.Port == port)?.Entries ?? 1);

    /// <summary>Where the port stands with this tender: its loss, what is tendered, and what is still to come.</summary>
    static string Settled(PriorDisclosure disclosure, PortCode port) => disclosure.Settlement.At(port) is not { } at || at.Loss == Money.Zero ? ""
        : $" The loss at port {port} is {at.Loss}{(disclosure.Calculation is null ? " as the party states it" : " as CBP calculated it")}; tendered there are {at.Tendered}{(at.FromElsewhere > Money.Zero ? $", and {at.FromElsewhere} elsewhere that count for it" : "")}; {at.Remainder} are still to be tendered.";
}
