using CeePortal.Data;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Work.Acts;

namespace CeePortal.Web.Services.Disclosures;

/// <summary>Lists what was tendered for the ports, which collect it.</summary>
static class DisclosureTenders
{
    /// <summary>One sum for each port, in the transaction of the tender.</summary>
    public static async Task ListAsync(PortalDbContext db, WorkOnFile one, IReadOnlyList<TenderPart> parts, ActMaking making)
    {
        var disclosure = one.As<PriorDisclosure>();
        foreach (var part in parts)
        {
            var entries = (disclosure.Calculation?.Figures ?? disclosure.Table?.Figures)?.Ports.FirstOrDefault(p => p.Port == part.Port)?.Entries ?? 1;
            var figure = new Figure("Tender of the loss of revenue", part.Amount, $"As tendered with prior disclosure {disclosure.Number}.{Settled(disclosure, part.Port)}", "19 U.S.C. 1592(c)(4); 19 CFR 162.74(c)", FigureBasis.AsStated);
            await RevenueOrders.AddAsync(db, new RevenueParties(one.Row.ImporterId, "-", part.Port.ToString(), one.Row.Office), Math.Max(1, entries),
                new RevenueOrder(RevenueSource.Tender, FormattableString.Invariant($"tender:{disclosure.Number.ToCompact()}:{disclosure.Seq}:{part.Port}"), RevenueSide.Tender, disclosure.Tenders[^1].On,
                    new RevenueAmounts(part.Amount, Money.Zero, Money.Zero, [figure]))
                { Item = (one.Row.Id, disclosure.Number) }, making.Act.At);
        }
    }

    /// <summary>Where the port stands with this tender: its loss, what is tendered, and what is still to come.</summary>
    static string Settled(PriorDisclosure disclosure, PortCode port) => disclosure.Settlement.At(port) is not { } at || at.Loss == Money.Zero ? ""
        : $" The loss at port {port} is {at.Loss}{(disclosure.Calculation is null ? " as the party states it" : " as CBP calculated it")}; tendered there are {at.Tendered}{(at.FromElsewhere > Money.Zero ? $", and {at.FromElsewhere} elsewhere that count for it" : "")}; {at.Remainder} are still to be tendered.";
}
