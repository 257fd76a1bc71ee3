using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work;

/// <summary>States of the queue under a name: a person's own, and those that the people of an office share.</summary>
public sealed class SavedFilters(PortalDbContext db, LegalClock clock)
{
    const int MostShown = 30, LongestName = 60, LongestQuery = 1000;

    /// <summary>The person's own and the office's, by name.</summary>
    public async Task<IReadOnlyList<SavedWorkFilter>> ForAsync(long person, string? office, CancellationToken ct = default)
    {
        var shared = office ?? "-";
        return await db.SavedWorkFilters.AsNoTracking().Where(f => f.OwnerId == person || f.Office == shared)
            .OrderBy(f => f.Name).ThenBy(f => f.Id).Take(MostShown).ToListAsync(ct);
    }

    /// <summary>Saves the state of a list; one of the same name and owner is replaced.</summary>
    /// <param name="office">The office whose people see it; null to keep it to oneself.</param>
    /// <returns>What is wrong; null when it is saved.</returns>
    public async Task<string?> SaveAsync(long person, string? office, string? name, WorkFilterInput input, CancellationToken ct = default)
    {
        name = name?.Trim() ?? "";
        if (name.Length == 0) return "Give the filter a name.";
        if (name.Length > LongestName) return $"The name of a filter has at most {LongestName} letters.";
        var query = input.ToQuery();
        if (query.Length > LongestQuery) return "These filters are too long to be saved. Leave some out.";
        var shared = office ?? "";
        var known = await db.SavedWorkFilters.FirstOrDefaultAsync(f => f.OwnerId == person && f.Office == shared && f.Name == name, ct);
        if (known is null) db.SavedWorkFilters.Add(new SavedWorkFilter { OwnerId = person, Office = shared, Name = name, Query = query, CreatedAt = clock.UtcNow });
        else known.Query = query;
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            db.ChangeTracker.Clear();
            return "A filter of this name was saved a moment ago. Choose another name.";
        }
    }

    /// <summary>Takes a filter away: its owner's, or a shared one by a supervisor of the office.</summary>
    public async Task<bool> RemoveAsync(long person, string? office, bool isSupervisor, long id, CancellationToken ct = default)
    {
        var shared = office ?? "-";
        return await db.SavedWorkFilters.Where(f => f.Id == id && (f.OwnerId == person || (isSupervisor && f.Office == shared))).ExecuteDeleteAsync(ct) > 0;
    }
}
