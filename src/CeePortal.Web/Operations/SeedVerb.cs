using System.CommandLine;
using CeePortal.Web.Hosting;

namespace CeePortal.Web.Operations;

/// <summary>Adds the reference data and roles that are missing; never changes a row that stands.</summary>
sealed class SeedVerb : Verb
{
    readonly Option<bool> demo = new("--demo") { Description = "Also add made-up companies and an account of every role. For development only." };

    public SeedVerb() : base("seed", "Add the reference data and roles that are missing.") => Add(demo);

    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        var services = run.Services;
        if (run.Get(demo) && !services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            throw new VerbFailure("Demo accounts have a password that everybody knows, so they are added in Development only. Leave out --demo, or set ASPNETCORE_ENVIRONMENT=Development.");
        Preparation.RequireFolders(services);
        await Preparation.MigrateAsync(services, cancel);
        var reference = await Preparation.SeedReferenceAsync(services, cancel);
        var demoAdded = run.Get(demo) && await Preparation.SeedDemoAsync(services, cancel);
        run.Answer.Give(new { reference, demo = demoAdded }, text => text.WriteLine(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Added {reference} rows of reference data{(demoAdded ? " and the demo accounts" : "")}.")));
        return ExitCode.Done;
    }
}
