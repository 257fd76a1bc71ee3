using System.Security.Claims;

namespace CeePortal.Web.Pages.Shared;

/// <summary>What stands in the header: at most five entries, by what the visitor's roles come for. An entry whose page does
/// not exist is left out.</summary>
public sealed class Navigation(LinkGenerator links)
{
    const int MaxEntries = 5;

    public IReadOnlyList<NavigationEntry> EntriesFor(ClaimsPrincipal user)
    {
        var wanted = new List<(string Words, string Page)>(8);
        if (user.Identity?.IsAuthenticated == true)
        {
            if (user.IsInRole("Administrator")) wanted.Add(("Administration", "/Admin/Index"));
            if (IsAny(user, "Specialist", "Supervisor", "CenterDirector")) wanted.Add(("Center desk", "/Desk/Index"));
            if (IsAny(user, "Broker")) wanted.Add(("Uploads", "/Uploads/Index"));
            wanted.Add(("Entries", "/Entries/Index"));
        }
        wanted.Add(("Find your Center", "/Index"));
        wanted.Add(("Centers", "/Centers/Index"));

        return [.. wanted
            .Select(w => (w.Words, Href: links.GetPathByPage(w.Page)))
            .Where(w => w.Href is not null)
            .Take(MaxEntries)
            .Select(w => new NavigationEntry(w.Words, w.Href!))];
    }

    public string? SignIn => links.GetPathByPage("/Account/SignIn");

    public string? SignOut => links.GetPathByPage("/Account/SignOut");

    public string? Account => links.GetPathByPage("/Account/Index");

    static bool IsAny(ClaimsPrincipal user, params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
            if (user.IsInRole(role)) return true;
        return false;
    }
}

/// <summary>An entry of the header.</summary>
/// <param name="Words">What people read.</param>
/// <param name="Href">Where it leads; pages under it count as the same place.</param>
public sealed record NavigationEntry(string Words, string Href)
{
    public bool IsCurrent(PathString path) =>
        Href == "/" ? path == "/" || path.StartsWithSegments("/list", StringComparison.OrdinalIgnoreCase) : path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase);
}
