using CeePortal.Data.Messages;

namespace CeePortal.Web;

/// <summary>The addresses of the portal's pages, each named once. Views and handlers ask here, so that a page that moves
/// is changed in one place and a wrong name fails in a test. Each area adds its own part: <c>Links.Uploads.cs</c>.</summary>
/// <remarks>Every property and method that can be called with sample arguments is followed by LinksTests.</remarks>
public sealed partial class Links(LinkGenerator generator, IHttpContextAccessor http, MessageSettings settings)
{
    public string Home => Page("/Index");

    /// <summary>The path of a page, with the query that its values make.</summary>
    /// <exception cref="InvalidOperationException">No such page: a mistake in the program.</exception>
    string Page(string page, object? values = null, string? handler = null) =>
        generator.GetPathByPage(page, handler, Given(values), http.HttpContext?.Request.PathBase ?? default)
        ?? throw new InvalidOperationException($"No page {page} takes these values. Has it moved?");

    /// <summary>A path as an address that works outside of the portal, in a calendar or a mail: at <c>Mail:PortalAddress</c>,
    /// and only where that is not set at the host that this request names, which is for the visitor to say.</summary>
    /// <exception cref="InvalidOperationException">Neither is known: no setting, and no request.</exception>
    public Uri Outside(string path)
    {
        var request = http.HttpContext?.Request;
        if (settings.PortalAddress is not { } portal)
            return request is null ? throw new InvalidOperationException("Mail:PortalAddress is not set, and nobody asks.") : new Uri($"{request.Scheme}://{request.Host}{path}");
        var home = request?.PathBase.Value ?? "";
        return new Uri(portal, (path.StartsWith(home, StringComparison.OrdinalIgnoreCase) ? path[home.Length..] : path).TrimStart('/'));
    }

    /// <summary>Leaves out what is null: an optional number in a route refuses a null that is named.</summary>
    static RouteValueDictionary Given(object? values)
    {
        var given = new RouteValueDictionary(values);
        foreach (var name in given.Where(v => v.Value is null).Select(v => v.Key).ToList())
            given.Remove(name);
        return given;
    }
}
