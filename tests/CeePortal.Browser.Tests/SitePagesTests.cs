using System.Text.RegularExpressions;
using CeePortal.TestSupport;

namespace CeePortal.Browser.Tests;

public sealed partial class SitePagesTests
{
    [Fact]
    public void Every_page_of_the_portal_is_looked_at_by_somebody()
    {
        var addresses = SitePages.ByRole.SelectMany(r => r.Addresses).Select(a => a.Split('?')[0].Trim('/').ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var folder = RepositoryFolder.File("src", "CeePortal.Web", "Pages");
        var missing = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories))
        {
            var first = File.ReadLines(file).FirstOrDefault() ?? "";
            if (!first.StartsWith("@page", StringComparison.Ordinal)) continue;
            var route = first.Split('"') is [_, var named, ..] ? named : Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/');
            route = Regex.Replace(route.Trim('/').ToLowerInvariant(), "(^|/)index$", "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            var pattern = "^" + Parameter().Replace(Regex.Escape(route).Replace("\\{", "{", StringComparison.Ordinal), m => m.Value.Contains('?', StringComparison.Ordinal) ? "[^/]*" : "[^/]+") + "/?$";
            if (!addresses.Any(a => Regex.IsMatch(a, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)) || Regex.IsMatch(a + "/", pattern, RegexOptions.None, TimeSpan.FromSeconds(1))))
                missing.Add(route);
        }
        Assert.True(missing.Count == 0, "Add an address of these pages to SitePages, so that they are checked for accessibility: " + string.Join(", ", missing));
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
