using CeePortal.Data.Reference;
using CeePortal.Web.Services.Administration.Reference;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Administration.Coverage;

/// <summary>Numbers the sets of coverage rows that were in force; decisions record the number.</summary>
static class CoverageVersions
{
    /// <summary>Opens the next version; the caller saves it with the rows that make it.</summary>
    /// <returns>Its number. Two administrators who publish at once collide on it, and one is asked to look again.</returns>
    public static async Task<int> PublishAsync(ReferenceEdit edit, string note, string basis, string source, CancellationToken cancel)
    {
        var number = await CurrentAsync(edit.Data, cancel) + 1;
        edit.Data.Add(new RefCoverageVersion
        {
            Number = number,
            PublishedAt = edit.Events.Now,
            ByUserId = edit.Events.Actor,
            Note = note.Length > 1000 ? note[..1000] : note,
            Basis = basis,
            Source = source,
        });
        return number;
    }

    public static async Task<int> CurrentAsync(Data.PortalDbContext data, CancellationToken cancel) =>
        await data.RefCoverageVersions.MaxAsync(v => (int?)v.Number, cancel) ?? 0;
}
