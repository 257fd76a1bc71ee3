using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Reference;

/// <summary>The names of the reference snapshots, and how an edit tells every node that its snapshot is old.</summary>
public static class ReferenceStamps
{
    /// <summary>Policies, openings, takeovers, coverage.</summary>
    public const string Routing = "routing";

    /// <summary>Ports, countries, filers and the other lists that checks ask.</summary>
    public const string Lists = "lists";

    /// <summary>Closings and clocks.</summary>
    public const string Clocks = "clocks";

    /// <summary>Rates of duty, fees, interest.</summary>
    public const string Revenue = "revenue";

    /// <summary>By which version of <see cref="Clocks"/> the clocks on file were last counted.</summary>
    public const string ClocksCounted = "clocks-counted";

    /// <summary>Call it in the transaction of the edit.</summary>
    public static Task BumpStampAsync(this PortalDbContext db, string name, CancellationToken ct = default) =>
        db.RefStamps.Where(s => s.Name == name).ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, r => r.Version + 1), ct);
}
