using System.Text;
using System.Text.Json;
using CeePortal.Web.Operations;

namespace CeePortal.Web.Tests.Operations;

/// <summary>Runs a verb in this process, on a portal's own database and files, as the program does with its arguments.
/// That it is so in a process of its own too, logs included, VerbTests and FileVerbProcessTests show.</summary>
static class InProcess
{
    public static async Task<Ran> RunAsync(this PortalFactory portal, string[] arguments, string input = "")
    {
        _ = portal.Services; // its database stands
        using var bytes = new MemoryStream();
        await using var words = new StreamWriter(bytes, new UTF8Encoding(false), leaveOpen: true) { AutoFlush = true };
        await using var errors = new StringWriter();
        using var typed = new StringReader(input);
        var code = await CommandLine.RunAsync(
        [
            .. arguments, "--environment=Tests", "--applicationName=CeePortal.Web",
            $"--ConnectionStrings:Portal=Data Source={portal.DatabaseFile}", $"--Storage:Root={Path.Combine(portal.Folder, "files")}",
        ], new Terminal(words, bytes, errors, typed));
        return new Ran(code, Encoding.UTF8.GetString(bytes.ToArray()), errors.ToString());
    }

    /// <summary>The same with --json; the answer must be one document.</summary>
    public static async Task<JsonElement> JsonAsync(this PortalFactory portal, int code, params string[] arguments)
    {
        var ran = await portal.RunAsync([.. arguments, "--json"]);
        Assert.True(code == ran.Code, $"Exit code {ran.Code}: {ran.Errors}\n{ran.Output}");
        return ran.Json;
    }

    /// <summary>Refused: exit code 2, one sentence on standard error, nothing on standard output but with --json the same sentence.</summary>
    public static async Task RefusesAsync(this PortalFactory portal, string sentence, params string[] arguments)
    {
        var ran = await portal.RunAsync(arguments);
        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Contains(sentence, ran.Errors, StringComparison.Ordinal);
        Assert.Single(ran.Errors.Trim().Split('\n'));
        Assert.DoesNotContain("System.", ran.Errors, StringComparison.Ordinal);
        var json = await portal.JsonAsync(2, arguments);
        Assert.Equal(ran.Errors.Trim(), json.GetProperty("error").GetString());
    }

    public static IEnumerable<string> Names(this JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    public static Dictionary<string, int> Counts(this JsonElement element, string name) =>
        element.GetProperty(name).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal);
}

/// <summary>How a verb ended.</summary>
sealed record Ran(int Code, string Output, string Errors)
{
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output); // throws when anything else stands there
            return document.RootElement.Clone();
        }
    }
}
