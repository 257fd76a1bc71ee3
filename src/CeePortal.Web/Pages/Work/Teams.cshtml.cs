using CeePortal.Data;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Work;

/// <summary>The teams of the visitor's Center or port.</summary>
public sealed class TeamsModel(TeamDesk desk, OfficeNameSource offices, PortalDbContext db, Links links) : PageModel
{
    public Links Links => links;

    public string? Office => db.Scope.Center ?? db.Scope.Port;

    public string OfficeName { get; private set; } = "";

    public IReadOnlyList<TeamView> Teams { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Office is not { } office) return;
        OfficeName = (await offices.GetAsync(ct)).Describe(office);
        Teams = await desk.ListAsync(office, ct);
    }
}
