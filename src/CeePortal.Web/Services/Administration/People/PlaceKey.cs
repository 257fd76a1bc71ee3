using System.Globalization;

namespace CeePortal.Web.Services.Administration.People;

/// <summary>A place in a list that is ordered by name and key.</summary>
static class PlaceKey
{
    public static string Of(string name, long id) => $"{id.ToString(CultureInfo.InvariantCulture)}~{name}";

    public static (string? Name, long Id, bool Backwards) Read(string? after, string? before)
    {
        var text = after ?? before;
        var cut = text?.IndexOf('~', StringComparison.Ordinal) ?? -1;
        return cut > 0 && long.TryParse(text.AsSpan(0, cut), CultureInfo.InvariantCulture, out var id) ? (text![(cut + 1)..], id, after is null) : (null, 0, false);
    }
}
