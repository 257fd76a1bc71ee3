using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Reference;

/// <summary>What checks on a filer's file ask of the reference data: an immutable snapshot of codes and names.</summary>
public sealed record ReferenceSnapshot
{
    /// <summary>Names by code; ports with their state, "Los Angeles, CA".</summary>
    public required FrozenDictionary<string, string> Ports { get; init; }
    public required FrozenDictionary<string, string> Countries { get; init; }
    public required FrozenDictionary<string, string> EntryTypes { get; init; }

    /// <summary>Entry types that ACE takes electronically.</summary>
    public required FrozenSet<string> ElectronicEntryTypes { get; init; }

    /// <summary>Short names of the Centers by code.</summary>
    public required FrozenDictionary<string, string> Centers { get; init; }
    public required FrozenDictionary<string, string> ModesOfTransport { get; init; }

    /// <summary>Types of liquidation, and bases of extension, suspension and reliquidation, by code.</summary>
    public required FrozenDictionary<string, RefLiquidationType> LiquidationTypes { get; init; }
    public required FrozenDictionary<string, RefLiquidationBasis> LiquidationBases { get; init; }

    /// <summary>Why summaries are corrected, in the order of the codes.</summary>
    public required IReadOnlyList<RefCorrectionReason> CorrectionReasons { get; init; }

    /// <summary>Why protests are denied; those that ended too, since past decisions name them.</summary>
    public required IReadOnlyList<RefDenialReason> DenialReasons { get; init; }

    /// <summary>Programs of preference, those with claims after importation first.</summary>
    public required IReadOnlyList<RefClaimProgram> ClaimPrograms { get; init; }

    /// <summary>Names of special programs by code, those that ended too.</summary>
    public required FrozenDictionary<string, string> SpecialPrograms { get; init; }

    /// <summary>Check digit factor (0 to 9) by filer code, for the filers that the portal knows.</summary>
    public required FrozenDictionary<string, int> FilerFactors { get; init; }

    /// <summary>The organization that a filer code was given to.</summary>
    public required FrozenDictionary<string, long> FilerOrganizations { get; init; }
}

/// <summary>The snapshot of the moment; follows edits within two seconds.</summary>
public sealed class ReferenceLists(PortalDbContextFactory factory, TimeProvider time)
{
    readonly SnapshotOf<ReferenceSnapshot> snapshot = new(factory, time, ReferenceStamps.Lists, BuildAsync);

    public ValueTask<ReferenceSnapshot> GetAsync(CancellationToken ct = default) => snapshot.GetAsync(ct);

    static async Task<ReferenceSnapshot> BuildAsync(PortalDbContext db, CancellationToken ct)
    {
        var types = await db.RefEntryTypes.AsNoTracking().ToListAsync(ct);
        var filers = await db.FilerAccounts.AsNoTracking().ToListAsync(ct);
        return new ReferenceSnapshot
        {
            Ports = (await db.RefPorts.Select(p => new { p.Code, p.Name, p.State }).ToListAsync(ct))
                .ToFrozenDictionary(p => p.Code, p => string.IsNullOrEmpty(p.State) ? p.Name : $"{p.Name}, {p.State}"),
            Countries = (await db.RefCountries.Select(p => new { p.Code, p.Name }).ToListAsync(ct)).ToFrozenDictionary(p => p.Code, p => p.Name),
            EntryTypes = types.ToFrozenDictionary(t => t.Code, t => t.Name),
            ElectronicEntryTypes = types.Where(t => t.AcceptedElectronically).Select(t => t.Code).ToFrozenSet(),
            Centers = (await db.RefCenters.Select(c => new { c.Code, c.ShortName }).ToListAsync(ct)).ToFrozenDictionary(c => c.Code, c => c.ShortName),
            ModesOfTransport = (await db.RefModesOfTransport.Select(m => new { m.Code, m.Name }).ToListAsync(ct)).ToFrozenDictionary(m => m.Code, m => m.Name),
            LiquidationTypes = (await db.RefLiquidationTypes.AsNoTracking().ToListAsync(ct)).ToFrozenDictionary(t => t.Code),
            LiquidationBases = (await db.RefLiquidationBases.AsNoTracking().ToListAsync(ct)).ToFrozenDictionary(b => b.Code),
            CorrectionReasons = await db.RefCorrectionReasons.AsNoTracking().OrderBy(r => r.Code).ToListAsync(ct),
            DenialReasons = await db.RefDenialReasons.AsNoTracking().OrderBy(r => r.Code).ToListAsync(ct),
            ClaimPrograms = await db.RefClaimPrograms.AsNoTracking().OrderByDescending(p => p.AllowsClaims).ThenBy(p => p.Name).ToListAsync(ct),
            SpecialPrograms = (await db.RefSpecialPrograms.Select(p => new { p.Code, p.Name }).ToListAsync(ct)).ToFrozenDictionary(p => p.Code, p => p.Name),
            FilerFactors = filers.ToFrozenDictionary(f => f.Filer, f => f.CheckDigitFactor),
            FilerOrganizations = filers.ToFrozenDictionary(f => f.Filer, f => f.OrganizationId),
        };
    }
}
