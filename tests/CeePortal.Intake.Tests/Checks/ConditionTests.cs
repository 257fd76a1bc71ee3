using System.Text.RegularExpressions;
using CeePortal.Intake.Catair.Layouts;
using CeePortal.Intake.Checks;
using CeePortal.TestSupport;

namespace CeePortal.Intake.Tests.Checks;

public class ConditionTests
{
    [Fact]
    public void Every_condition_explains_itself() => Assert.All(Conditions.All, c =>
    {
        Assert.Equal(3, c.Code.Length);
        Assert.EndsWith(".", c.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", c.Fix, StringComparison.Ordinal);
        Assert.Equal(c.Narrative.ToUpperInvariant(), c.Narrative);
    });

    [Fact]
    public void Every_code_that_the_layouts_name_is_known()
    {
        foreach (var field in RecordLayouts.All.SelectMany(l => l.Fields))
        {
            Conditions.Find(field.WhenMissing);
            Conditions.Find(field.WhenWrong);
        }
    }

    [Fact]
    public void Every_code_that_the_sources_name_is_known()
    {
        var codes = Directory.EnumerateFiles(RepositoryFolder.File("src", "CeePortal.Intake"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/Samples/", StringComparison.Ordinal) && !f.Contains("/Ax/", StringComparison.Ordinal))
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), """(?:Report|Wrong|Find|Refuse)\([^;\n]*?"(?<code>[ABX][0-9][0-9]|CP[0-9A-Z]|[1-8][0-9][0-9])"[,)]""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Select(m => m.Groups["code"].Value))
            .Distinct().ToList();
        Assert.True(codes.Count > 60, string.Join(' ', codes));
        foreach (var code in codes) Conditions.Find(code);
    }
}
