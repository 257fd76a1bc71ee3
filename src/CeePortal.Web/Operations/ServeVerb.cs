using CeePortal.Web.Hosting;

namespace CeePortal.Web.Operations;

/// <summary>Runs the portal until it is told to stop. Also what happens when no verb is given.</summary>
sealed class ServeVerb() : Verb(VerbName, "Run the portal (also when no verb is given).")
{
    public const string VerbName = "serve";

    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        var app = run.Open(run.Answer.IsJson ? Logging.Voice.JsonServer : Logging.Voice.Server);
        await Preparation.PrepareAsync(app.Services, cancel);
        app.UsePortal();
        await app.StartAsync(cancel);
        if (run.Answer.IsJson) run.Answer.Give(new { addresses = app.Urls }, _ => { }); // people read it in the log
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }
}
