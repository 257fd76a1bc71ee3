namespace CeePortal.Web;

/// <summary>The addresses of the portal's pages, each named once. Views and handlers ask here, so that a page that moves
/// is changed in one place and a wrong name fails in a test. Each area adds its own part: <c>Links.Uploads.cs</c>.</summary>
/// <remarks>Every property and method that can be called with sample arguments is followed by LinksTests.</remarks>
public sealed partial class Links(LinkGenerator generator, IHttpContextAccessor http)
{
    public string Home => Page("/Index");

    /// <summary>The path of a page, with the query that its values make.</summary>
    /// <exception cref="InvalidOperationException">No such page: a mistake in the program.</exception>
    string Page(string page, object? values = null, string? handler = null) =>
        generator.GetPathByPage(page, handler, Given(values), http.HttpContext?.Request.PathBase ?? default)
        ?? throw new InvalidOperationException($"No page {page} takes these values. Has it moved?");

    /// <summary>Leaves out what is null: an optional number in a route refuses a null that is named.</summary>
    static RouteValueDictionary Given(object? values)
    {
        var given = new RouteValueDictionary(values);
        foreach (var name in given.Where(v => v.Value is null).Select(v => v.Key).ToList())
            given.Remove(name);
        return given;
    }
}
