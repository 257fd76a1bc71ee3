using System.CommandLine;
using System.Text.RegularExpressions;
using CeePortal.Web.Hosting;

namespace CeePortal.Web.Operations;

/// <summary>Reads what the operator asked and runs it: a verb, or without one the server. Settings may stand among the
/// arguments in the host's own form, such as <c>--Storage:Root=/srv/files</c>.</summary>
public static partial class CommandLine
{
    /// <summary>All verbs. A new one is a class in this folder and a line here.</summary>
    static Verb[] Verbs() =>
    [
        new ServeVerb(),
        new MigrateVerb(),
        new SeedVerb(),
        new CreateUserVerb(),
        new CheckVerb(),
        new ImportVerb(),
        new RouteVerb(),
        new DeadlineVerb(),
        new SampleVerb(),
        new VerifyAuditVerb(),
    ];

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Terminal.OfProcess());

    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var json = new Option<bool>("--json")
        {
            Description = "Answer with one JSON document on standard output and nothing else; logs go to standard error.",
            Recursive = true,
        };
        var (settings, words) = Split(args);
        var root = new RootCommand("CeePortal, the portal of the Customs Centers of Excellence and Expertise. Without a verb it serves.") { json };
        foreach (var verb in Verbs())
        {
            verb.SetAction((parsed, cancel) => RunAsync(verb, parsed, parsed.GetValue(json), settings, terminal, cancel));
            root.Add(verb);
        }
        var serve = new ServeVerb();
        root.SetAction((parsed, cancel) => RunAsync(serve, parsed, parsed.GetValue(json), settings, terminal, cancel));

        var parsed = root.Parse(words);
        if (parsed.Errors.Count > 0)
            return Refuse(string.Join(" ", parsed.Errors.Select(e => e.Message)) + " Add --help to see what can be asked.", parsed.GetValue(json), terminal);
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = terminal.Words,
            Error = terminal.Errors,
            // The host takes Ctrl+C and SIGTERM itself and stops in order; a verb gets a moment to put down its work.
            ProcessTerminationTimeout = parsed.CommandResult.Command is RootCommand or ServeVerb ? null : TimeSpan.FromSeconds(10),
        });
    }

    static async Task<int> RunAsync(Verb verb, ParseResult parsed, bool json, string[] settings, Terminal terminal, CancellationToken cancel)
    {
        await using var run = new VerbRun(parsed, new Answer(json, terminal), terminal.Input, settings);
        try
        {
            return await verb.RunAsync(run, cancel);
        }
        catch (VerbFailure failure)
        {
            return Refuse(failure.Message, json, terminal);
        }
        catch (IOException broken) when (StartFailure.From(broken, run.Settings, run.Addresses) is null)
        {
            return Refuse($"Reading or writing failed: {broken.Message}", json, terminal);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Refuse("Stopped before it was done.", json, terminal);
        }
        catch (Exception e) when (StartFailure.From(e, run.Settings, run.Addresses) is { } failure)
        {
            return Refuse(failure.Message, json, terminal);
        }
    }

    static int Refuse(string sentence, bool json, Terminal terminal)
    {
        terminal.Errors.WriteLine(sentence);
        if (json)
            new Answer(json, terminal).Give(new { error = sentence }, _ => { });
        return ExitCode.Refused;
    }

    /// <summary>Parts the host's settings, <c>--Section:Key=value</c> and <c>--environment=X</c>, from the words of a verb.</summary>
    static (string[] Settings, string[] Words) Split(string[] args)
    {
        var serves = args.Length == 0 || args[0].StartsWith('-') || args[0] == ServeVerb.VerbName;
        bool isSetting(string arg) => Setting().IsMatch(arg) || (serves && HostSetting().IsMatch(arg));
        return ([.. args.Where(isSetting)], [.. args.Where(a => !isSetting(a))]);
    }

    [GeneratedRegex(@"^--(\w+(:[\w.]+)+|environment|urls|contentRoot|applicationName)=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^--(?!json=)\w+=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostSetting();
}
