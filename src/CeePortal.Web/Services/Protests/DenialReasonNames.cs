using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Services.Protests;

/// <summary>The reasons of denials as the reference list has them, which the office edits.</summary>
public sealed class DenialReasonNames(IReadOnlyList<RefDenialReason> reasons, DateOnly today)
{
    /// <summary>What a form offers: those that have not ended.</summary>
    public IReadOnlyList<SelectListItem> Offered => [.. reasons.Where(r => r.Ended is null || r.Ended >= today).Select(r => new SelectListItem(r.Name, r.Code))];

    /// <summary>The words of a reason that a decision gave; its code when the list never had it.</summary>
    public string Of(string code) => reasons.FirstOrDefault(r => r.Code == code)?.Name ?? code;
}

/// <summary>Gives the reasons of the moment.</summary>
public sealed class DenialReasonSource(ReferenceLists lists, LegalClock clock)
{
    public async ValueTask<DenialReasonNames> GetAsync(CancellationToken ct = default) => new((await lists.GetAsync(ct)).DenialReasons, clock.Today);
}
