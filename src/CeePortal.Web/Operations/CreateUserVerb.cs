using System.CommandLine;
using CeePortal.Web.Hosting;
using CeePortal.Web.Services.Accounts;

namespace CeePortal.Web.Operations;

/// <summary>Opens an account: how the first administrator of a new portal comes in, and how scripts open others.</summary>
sealed class CreateUserVerb : Verb
{
    readonly Option<string> email = new("--email") { Description = "The address that the person signs in with.", Required = true };
    readonly Option<string> role = new("--role") { Description = "One of the roles, such as Broker or Administrator.", Required = true };
    readonly Option<string?> name = new("--name") { Description = "The person's name as others see it; the mailbox's name when left out." };
    readonly Option<string?> organization = new("--organization") { Description = "The organization's name. One that is not there yet is added. Administrators may have none." };
    readonly Option<string?> filer = new("--filer") { Description = "For a new broker: its filer code." };
    readonly Option<string?> importer = new("--importer") { Description = "For a new importing company: its importer number." };
    readonly Option<string?> center = new("--center") { Description = "For a new Center: its code, such as 007." };
    readonly Option<string?> port = new("--port") { Description = "For a new port: its code, such as 2704." };
    readonly Option<string?> surety = new("--surety") { Description = "For a new surety: its three digits." };
    readonly Option<bool> passwordFromInput = new("--password-from-input") { Description = "Read the password from standard input. Otherwise one is made up and shown once." };

    public CreateUserVerb() : base("create-user", "Open an account.")
    {
        foreach (var option in new Option[] { email, role, name, organization, filer, importer, center, port, surety, passwordFromInput })
            Add(option);
    }

    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        var services = run.Services;
        Preparation.RequireFolders(services);
        await Preparation.MigrateAsync(services, cancel);
        await Preparation.SeedReferenceAsync(services, cancel);

        var given = run.Get(passwordFromInput) ? (await run.Input.ReadLineAsync(cancel) ?? "") : null;
        await using var scope = services.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<AccountOpening>().OpenAsync(new()
        {
            Email = run.Get(email)!,
            Role = run.Get(role)!,
            Name = run.Get(name),
            Organization = run.Get(organization),
            Filer = run.Get(filer),
            Importer = run.Get(importer),
            Center = run.Get(center),
            Port = run.Get(port),
            Surety = run.Get(surety),
            Password = given,
        }, by: null, cancel);
        if (opened.Problem is { } problem)
            throw new VerbFailure(problem);
        run.Answer.Give(
            new { id = opened.Id, email = opened.Email, role = opened.Role, organization = opened.Organization, password = opened.MadeUpPassword },
            text =>
            {
                text.WriteLine($"Opened the account {opened.Email} ({opened.Role}{(opened.Organization is null ? "" : ", " + opened.Organization)}).");
                if (opened.MadeUpPassword is { } password)
                    text.WriteLine($"Password, shown this once: {password}");
            });
        return ExitCode.Done;
    }
}
