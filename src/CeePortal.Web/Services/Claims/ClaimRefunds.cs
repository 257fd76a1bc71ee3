using CeePortal.Data;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Reference;
using CeePortal.Data.Revenue;
using CeePortal.Domain.Claims;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Web.Services.Revenue;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Claims;

/// <summary>What the portal computes for a liquidated entry of a claim.</summary>
/// <param name="Refund">The refund, or why there is none.</param>
/// <param name="IsChanged">True when the liquidation was not as entered, so that its amounts are others than those of the summary.</param>
public sealed record OfferedRefund(ClaimRefund Refund, bool IsChanged);

/// <summary>Computes what a claim refunds, for the specialist who decides it.</summary>
public sealed class ClaimRefunds(PortalDbContext db, EntryFinder finder, RevenueBookSource books, LiquidationStart starts, ReferenceLists lists)
{
    /// <summary>The program of a claim. Whether it spares the merchandise processing fee is law, and is read from the list of today: a claim may have been
    /// filed before the list said it.</summary>
    public async Task<ClaimProgram> ProgramOfAsync(PostImportationClaim claim, CancellationToken ct)
    {
        var filed = claim.Filing!.Program;
        return (await lists.GetAsync(ct)).ClaimPrograms.FirstOrDefault(p => p.Code == filed.Code) is { } now ? filed with { ExemptsMpf = now.ExemptsMpf } : filed;
    }

    /// <summary>The refunds on the entries of a claim that are liquidated; the others are settled by their liquidation.</summary>
    public async Task<IReadOnlyDictionary<EntryNumber, OfferedRefund>> OfAsync(PostImportationClaim claim, CancellationToken ct)
    {
        var found = await finder.FindAsync([.. claim.Entries.Select(e => e.Entry)], ct);
        var (book, program) = (await books.CurrentAsync(ct), await ProgramOfAsync(claim, ct));
        Dictionary<EntryNumber, OfferedRefund> offered = [];
        foreach (var of in claim.Entries.Where(e => found.GetValueOrDefault(e.Entry)?.Liquidation?.LiquidatedOn is not null))
        {
            if (await FiledSummary.FindAsync(db, of.Entry, ct) is not var (entry, _))
            {
                offered[of.Entry] = new(ClaimRefund.Not("The entry is not on file any more."), IsChanged: false);
                continue;
            }
            var (starting, state) = (await starts.OfAsync(entry, ct), await db.EntryLiquidationStates.AsNoTracking().SingleOrDefaultAsync(s => s.Id == entry.Id, ct));
            offered[of.Entry] = new(ClaimRefund.Of(starting.Draft(), starting.Draft(), of.Claimed.Lines, program, RateDay.Of(entry, state), book),
                state is { Result: LiquidationResult.Bill or LiquidationResult.Refund } or { ReliquidatedOn: not null });
        }
        return offered;
    }
}
