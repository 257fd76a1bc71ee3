using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using CeePortal.TestSupport;

namespace CeePortal.Web.Tests;

/// <summary>What a fresh clone says on a machine whose Node is missing or old: the real targets file, run by MSBuild in a
/// project that has nothing else.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class FrontEndTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ceeportal-node-").FullName;

    [Fact]
    public async Task Without_Node_the_build_says_so_in_one_sentence() =>
        await AssertRefusedAsync("Node.js was not found. CeePortal builds its style sheet with Node.js 20 or newer: install it from https://nodejs.org and build again.");

    [Fact]
    public async Task With_an_old_Node_the_build_says_so_in_one_sentence()
    {
        PutNode("v18.19.1");
        await AssertRefusedAsync("Node.js v18.19.1 is too old. CeePortal builds its style sheet with Node.js 20 or newer: install it from https://nodejs.org and build again.");
    }

    [Fact]
    public async Task With_the_least_Node_that_will_do_the_build_goes_on()
    {
        PutNode("v20.0.0");
        var (code, output) = await BuildAsync("RequireNode");
        Assert.True(code == 0, output);
        Assert.Empty(Complaints(output));
    }

    async Task AssertRefusedAsync(string sentence)
    {
        var (code, output) = await BuildAsync("FrontEnd");
        Assert.NotEqual(0, code);
        Assert.DoesNotContain("MSB3073", output, StringComparison.Ordinal); // "the command exited with code 127"
        Assert.True(Complaints(output) is [var one] && one.EndsWith($"error CPW001: {sentence}", StringComparison.Ordinal), output);
    }

    /// <summary>The lines that an operator would take for a problem, once each: MSBuild repeats them in its summary.</summary>
    static List<string> Complaints(string output) =>
        [.. output.Split('\n').Select(l => ProjectName().Replace(l, "").Trim()).Where(l => Complaint().IsMatch(l)).Distinct(StringComparer.Ordinal)];

    void PutNode(string version)
    {
        var node = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName, "node");
        File.WriteAllText(node, $"#!/bin/sh\necho {version}\n");
        File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    async Task<(int Code, string Output)> BuildAsync(string target)
    {
        File.WriteAllText(Path.Combine(folder, "Fresh.proj"), $"""<Project><Import Project="{RepositoryFolder.File("src", "CeePortal.Web", "FrontEnd.targets")}" /></Project>""");
        File.WriteAllText(Path.Combine(folder, "package.json"), "{}");
        File.WriteAllText(Path.Combine(folder, "package-lock.json"), "{}");
        var bin = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        // MSBuild runs commands by the shell and nothing else; node stands there only when the test put it there.
        if (!File.Exists(Path.Combine(bin, "sh"))) File.CreateSymbolicLink(Path.Combine(bin, "sh"), "/bin/sh");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["msbuild", "Fresh.proj", $"-t:{target}", "-nologo", "-v:minimal", "-tl:off", "-nodeReuse:false"]) start.ArgumentList.Add(argument);
        start.Environment["PATH"] = bin;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var build = Process.Start(start)!;
        var (output, errors) = (build.StandardOutput.ReadToEndAsync(), build.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await build.WaitForExitAsync(patience.Token);
        return (build.ExitCode, await output + await errors);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [GeneratedRegex(@"\b(error|warning)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Complaint();

    // MSBuild ends each line with the project it came from.
    [GeneratedRegex(@" \[[^\]]*\]\s*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProjectName();
}
