using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Revenue;

/// <summary>By which rate refunds of an importer bear interest: corporations have a lower one (26 U.S.C. 6621(a)(1)). Its number tells no more than that a
/// person with a social security number is none.</summary>
public static class RefundSides
{
    public static async Task<InterestSide> OfAsync(PortalDbContext db, long importerId, CancellationToken ct = default) =>
        await db.Importers.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(i => i.Id == importerId).Select(i => i.Kind).FirstOrDefaultAsync(ct) == ImporterNumberKind.SocialSecurity
            ? InterestSide.Overpayment : InterestSide.CorporateOverpayment;
}
