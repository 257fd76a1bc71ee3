using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Lists;
using CeePortal.Data.Secrets;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work.Filing;

/// <summary>Who files, and for whom that person may file (19 CFR 174.12(a), 174.3): an importer for its own numbers, a broker
/// or attorney for those whose power of attorney it holds, a surety for itself; an officer enters what came on paper.</summary>
/// <param name="UserId">The person.</param>
/// <param name="OrganizationId">The organization.</param>
/// <param name="OrganizationName">Its name.</param>
/// <param name="Role">The person's role.</param>
/// <param name="Parties">The importer numbers that it may protest for; empty for an officer and a surety.</param>
/// <param name="SuretyCode">A surety's three digits.</param>
public sealed record WorkFiler(long UserId, long OrganizationId, string OrganizationName, string Role, IReadOnlyList<long> Parties, string? SuretyCode)
{
    /// <summary>True for an officer who enters a protest that came on paper, with its day of receipt.</summary>
    public bool IsOfficer => Role is not (PortalRoles.Importer or PortalRoles.Broker or PortalRoles.ProtestFiler or PortalRoles.Surety);

    public bool IsSurety => Role == PortalRoles.Surety;

    /// <summary>True when it files for others by power of attorney.</summary>
    public bool IsAgent => Role is PortalRoles.Broker or PortalRoles.ProtestFiler;

    public Actor Actor => new(UserId, !IsOfficer ? WorkRoles.Filer : Role is PortalRoles.Supervisor or PortalRoles.CenterDirector ? WorkRoles.Supervisor
        : Role == PortalRoles.HeadquartersReviewer ? WorkRoles.Headquarters : WorkRoles.Specialist);
}

/// <summary>Finds the filer of a request or of a job, and the parties by number.</summary>
public sealed class WorkFilers(PortalDbContextFactory contexts, Domain.Clocks.LegalClock clock, ImporterNumberVault vault)
{
    /// <summary>As many parties as a form offers to choose from; beyond, the number is typed.</summary>
    public const int MostOffered = 100;

    /// <exception cref="InvalidOperationException">The visitor belongs to no organization.</exception>
    public Task<WorkFiler> OfAsync(ClaimsPrincipal visitor, CancellationToken ct) =>
        OfAsync(visitor.Id(), visitor.OrganizationId() ?? throw new InvalidOperationException("The visitor belongs to no organization."), visitor.Role() ?? "", ct);

    /// <summary>The filer behind an account, for work that goes on after the request.</summary>
    public async Task<WorkFiler> OfAsync(long userId, long organizationId, string role, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var organization = await db.Organizations.AsNoTracking().SingleAsync(o => o.Id == organizationId, ct);
        var today = clock.Today;
        List<long> parties = role switch
        {
            PortalRoles.Importer => await db.OrganizationImporters.Where(l => l.OrganizationId == organizationId).Select(l => l.ImporterId).ToListAsync(ct),
            PortalRoles.Broker or PortalRoles.ProtestFiler => await db.PowersOfAttorney
                .Where(p => p.OrganizationId == organizationId && p.From <= today && (p.Until == null || p.Until >= today)).Select(p => p.ImporterId).Distinct().ToListAsync(ct),
            _ => [],
        };
        return new(userId, organizationId, organization.Name, role, parties, organization.SuretyCode);
    }

    /// <summary>The names of the parties that a filer may protest for, when they are few enough to choose from.</summary>
    public async Task<IReadOnlyList<ImporterName>> OfferedAsync(WorkFiler filer, CancellationToken ct)
    {
        if (filer.Parties.Count is 0 or > MostOffered) return [];
        await using var db = contexts.CreateForSystem();
        var names = await new ImporterNames(db).OfAsync(filer.Parties, ct);
        return [.. names.Values.OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase).ThenBy(n => n.Id)];
    }

    /// <summary>The party that a number or key names, when the filer may protest for it.</summary>
    /// <returns>Its key, or what is wrong.</returns>
    public async Task<(long? Party, string? Problem)> PartyAsync(WorkFiler filer, string? typed, CancellationToken ct)
    {
        if (filer.IsSurety) return (filer.OrganizationId, null);
        var text = typed?.Trim() ?? "";
        if (text.Length == 0) return filer.Parties is [var only] ? (only, null) : (null, "Name the protesting party (19 CFR 174.13(a)(1), (2)).");
        if (long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var key) && filer.Parties.Contains(key)) return (key, null);
        if (ImporterNumber.Read(text, out var number) is { } wrong) return (null, wrong);
        await using var db = contexts.CreateForSystem();
        var hash = vault.Hash(number);
        if (await db.Importers.Where(i => i.LookupHash == hash).Select(i => (long?)i.Id).FirstOrDefaultAsync(ct) is not { } id)
            return (null, filer.IsOfficer ? "No importer with this number is on file here. Compare it with the entry summary." : NotYours(filer));
        return filer.IsOfficer || filer.Parties.Contains(id) ? (id, null) : (null, NotYours(filer));
    }

    /// <summary>One sentence whether the number is on file or not: nobody learns here whose numbers are.</summary>
    static string NotYours(WorkFiler filer) => filer.IsAgent
        ? "Your organization holds no power of attorney of this party. Compare the number with the entry summary, or have the power recorded first (19 CFR 174.3)."
        : "This number is not one of your organization's. File for your own numbers, or have the other party file.";
}
