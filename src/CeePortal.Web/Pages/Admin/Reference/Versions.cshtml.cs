using CeePortal.Data;
using CeePortal.Web.Services.Administration;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Admin.Reference;

/// <summary>The versions of coverage: who published which, and why.</summary>
public class VersionsModel(PortalDbContext data, AdminEvents events) : PageModel
{
    const int Most = 200;

    public IReadOnlyList<Version> Versions { get; private set; } = [];

    public sealed record Version(int Number, DateTime PublishedAt, string By, int Rows, string Note, string Source);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var versions = await data.RefCoverageVersions.AsNoTracking().OrderByDescending(v => v.Number).Take(Most)
            .Select(v => new
            {
                v.Number,
                v.PublishedAt,
                v.ByUserId,
                v.Note,
                v.Source,
                Rows = data.RefCoverage.Count(c => c.SinceVersion <= v.Number && (c.UntilVersion == null || c.UntilVersion > v.Number))
            })
            .ToListAsync(cancel);
        var names = await events.NamesAsync(versions.Select(v => v.ByUserId), cancel);
        Versions = [.. versions.Select(v => new Version(v.Number, v.PublishedAt, AdminEvents.NameOf(v.ByUserId, names), v.Rows, v.Note, v.Source))];
    }
}
