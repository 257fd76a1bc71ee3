using CeePortal.Web.Hosting;

namespace CeePortal.Web.Operations;

/// <summary>Brings the database to this version's schema. Several nodes run this once, before they start.</summary>
sealed class MigrateVerb() : Verb("migrate", "Bring the database to this version's schema.")
{
    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        var services = run.Services;
        Preparation.RequireFolders(services);
        var applied = await Preparation.MigrateAsync(services, cancel);
        run.Answer.Give(new { applied }, text => text.WriteLine(applied.Count == 0
            ? "The database has this version's schema already. Nothing was changed."
            : "Applied: " + string.Join(", ", applied) + "."));
        return ExitCode.Done;
    }
}
