using System.Text.RegularExpressions;
using CeePortal.TestSupport;

namespace CeePortal.Web.Tests.TagHelpers;

public partial class IconsTests
{
    [Fact]
    public void Every_icon_that_a_view_names_is_in_the_list()
    {
        var known = File.ReadLines(RepositoryFolder.File("src", "CeePortal.Web", "Styles", "icons.txt")).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);

        var unknown = Directory.EnumerateFiles(RepositoryFolder.File("src", "CeePortal.Web", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(match => (Name: match.Groups["name"].Value, File: Path.GetFileName(file))))
            .Where(icon => !known.Contains(icon.Name)).Distinct();

        Assert.Empty(unknown);
    }

    [GeneratedRegex("<usa-icon\\s+name=\"(?<name>[a-z_]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex IconName();
}
