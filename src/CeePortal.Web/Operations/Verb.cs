using System.CommandLine;
using CeePortal.Web.Hosting;

namespace CeePortal.Web.Operations;

/// <summary>One thing that an operator can ask on the command line. A verb declares its options and arguments in its
/// constructor, stands in the list in <see cref="CommandLine"/>, and answers in <see cref="RunAsync"/>.</summary>
abstract class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="VerbFailure">What was asked cannot be done; the message tells the operator why.</exception>
    public abstract Task<int> RunAsync(VerbRun run, CancellationToken cancel);
}

/// <summary>One run of a verb: what was asked, where to answer, and the portal's services, built only when asked for.</summary>
sealed class VerbRun(ParseResult parsed, Answer answer, TextReader input, string[] settings) : IAsyncDisposable
{
    WebApplication? app;

    public Answer Answer => answer;

    /// <summary>What the operator types or pipes in.</summary>
    public TextReader Input => input;

    /// <summary>The portal's services, as the server has them. The server itself does not run.</summary>
    public IServiceProvider Services => Open(Logging.Voice.Verb).Services;

    /// <summary>The settings, once the services were built.</summary>
    public PortalSettings? Settings { get; private set; }

    /// <summary>Where the server listens, as configured.</summary>
    public string? Addresses { get; private set; }

    public WebApplication Open(Logging.Voice voice)
    {
        if (app is null)
        {
            app = PortalApp.Build(settings, voice);
            Addresses = app.Configuration["urls"];
            Settings = app.Services.GetRequiredService<PortalSettings>();
        }
        return app;
    }

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
