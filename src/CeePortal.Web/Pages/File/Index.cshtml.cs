using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.File;

/// <summary>Everything that the visitor may file, or open.</summary>
public sealed class IndexModel(KindDoors doors) : PageModel
{
    public IReadOnlyList<KindDoor> Doors { get; private set; } = [];

    public bool IsStaff => (WorkActors.RolesOf(User) & Domain.Work.WorkRoles.Staff) != Domain.Work.WorkRoles.None;

    public void OnGet() => Doors = doors.For(User);
}
