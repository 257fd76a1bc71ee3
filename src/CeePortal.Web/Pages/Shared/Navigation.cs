using System.Security.Claims;
using CeePortal.Data.Accounts;
using CeePortal.Web.Security;

namespace CeePortal.Web.Pages.Shared;

/// <summary>What stands in the header: at most five entries, the doors that are open to the visitor, first those that most
/// of the day's work goes through.</summary>
public sealed class Navigation(Links links)
{
    const int MaxEntries = 5;

    static readonly (string Words, string Page, Func<Links, string> Href)[] doors =
    [
        ("Administration", "/Admin/Index", l => l.Admin),
        ("Work", "/Work/Index", l => l.Work),
        ("Center desk", "/Desk/Index", l => l.Desk()),
        ("Entries", "/Entries/Index", l => l.Entries),
        ("File", "/File/Index", l => l.File),
        ("Uploads", "/Uploads/Index", l => l.Uploads),
        ("What closes", "/Liquidation/Closing", l => l.Closing()),
        ("Refunds and bills", "/Revenue/Index", l => l.Revenue()),
        ("Find your Center", "/Index", l => l.Home),
        ("Centers", "/Centers/Index", l => l.Centers),
        ("I hold a letter", "/Letters/Index", l => l.Letters),
        ("Which way?", "/File/Choose", l => l.Choose()),
    ];

    /// <summary>The entries of a visitor.</summary>
    public IReadOnlyList<NavigationEntry> EntriesFor(ClaimsPrincipal visitor) =>
    [
        .. doors
            .Where(door => PageAccess.IsOpenTo(door.Page, visitor))
            // A broker comes to file: uploads first.
            .OrderBy(door => door.Page == "/Uploads/Index" && visitor.IsInRole(PortalRoles.Broker) ? 0 : 1)
            .Select(door => new NavigationEntry(door.Page == "/Work/Index" && IsTrade(visitor) ? "Filings" : door.Words, door.Href(links)))
            .Take(MaxEntries),
    ];

    static bool IsTrade(ClaimsPrincipal visitor) =>
        visitor.IsInRole(PortalRoles.Importer) || visitor.IsInRole(PortalRoles.Broker) || visitor.IsInRole(PortalRoles.ProtestFiler) || visitor.IsInRole(PortalRoles.Surety);
}

/// <summary>An entry of the header.</summary>
/// <param name="Words">What people read.</param>
/// <param name="Href">Where it leads.</param>
public sealed record NavigationEntry(string Words, string Href)
{
    /// <summary>True on the entry's own page and on those under it.</summary>
    public bool IsCurrent(PathString pathBase, PathString path)
    {
        var here = new PathString(Href);
        if (pathBase.HasValue && here.StartsWithSegments(pathBase, StringComparison.OrdinalIgnoreCase, out var rest)) here = rest;
        // What is done to a protest, under its number, belongs to the work and not to the form that files one.
        if (here == "/file" && path.StartsWithSegments("/protests", StringComparison.OrdinalIgnoreCase, out var form) && form.Value is not ['/', >= '0' and <= '9', ..]) return true;
        if (path.StartsWithSegments("/protests", StringComparison.OrdinalIgnoreCase, out var under) && under.Value is ['/', >= '0' and <= '9', ..]) return here == "/work";
        return !here.HasValue || here == "/" ? path == "/" || IsUnder("/list") : IsUnder(here);

        bool IsUnder(PathString folder) => path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase);
    }
}
