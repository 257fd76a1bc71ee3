using System.Collections.Concurrent;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Reference;
using CeePortal.Web.Services.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CeePortal.Web.Tests;

/// <summary>The portal in this process, as in Production but for its name: antiforgery, headers, secure cookies, a SQLite
/// file of its own with the real migrations and reference data. Use it as a class fixture, or make one a test.</summary>
/// <remarks>Set <see cref="Time"/> and <see cref="Settings"/> before the first client is made.</remarks>
public sealed class PortalFactory : WebApplicationFactory<Program>
{
    /// <summary>The password of every account that a test opens.</summary>
    public const string Password = "three unrelated words 7";

    static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    readonly ConcurrentDictionary<string, Lazy<Task<string>>> accounts = new(StringComparer.Ordinal);

    /// <summary>Database and files lie here.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ceeportal-web-").FullName;

    /// <summary>A clock that the test moves; null for the real one.</summary>
    public TimeProvider? Time { get; init; }

    public Dictionary<string, string> Settings { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        // Tests come from one address, faster than people.
        ["RateLimits:SignInPerMinute"] = "100000",
        ["RateLimits:UploadPerMinute"] = "100000",
        ["RateLimits:LetterPerMinute"] = "100000",
        ["Serilog:MinimumLevel:Default"] = "Fatal",
    };

    /// <summary>More services, or others in their place.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        File.Copy(Template.Value.GetAwaiter().GetResult(), DatabaseFile);
        builder.UseEnvironment("Tests");
        builder.UseSetting("ConnectionStrings:Portal", $"Data Source={DatabaseFile}");
        builder.UseSetting("Storage:Root", Path.Combine(Folder, "files"));
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            if (Time is { } time)
                services.Replace(ServiceDescriptor.Singleton(time));
            Replace?.Invoke(services);
        });
    }

    public string DatabaseFile => Path.Combine(Folder, "portal.db");

    /// <summary>A browser without an account: keeps cookies, shows redirects instead of following them.</summary>
    public HttpClient Anonymous() => CreateClient(new()
    {
        BaseAddress = new Uri("https://localhost"),
        AllowAutoRedirect = false,
        HandleCookies = true,
    });

    /// <summary>A browser in which a person of this role has signed in, through the sign-in form.</summary>
    /// <param name="role">One of <see cref="PortalRoles"/>.</param>
    /// <param name="organization">The organization's name; each role has one of its own when left out.</param>
    public async Task<HttpClient> SignedInAsync(string role, string? organization = null)
    {
        var email = await AccountAsync(role, organization);
        var browser = Anonymous();
        using var answer = await browser.PostFormAsync("/account/signin", new() { ["Input.Email"] = email, ["Input.Password"] = Password });
        if ((int)answer.StatusCode != 302)
            throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}");
        return browser;
    }

    /// <summary>The address of an account of this role; it is opened when it is asked for first.</summary>
    public Task<string> AccountAsync(string role, string? organization = null) =>
        accounts.GetOrAdd($"{role}|{organization}", _ => new(() => OpenAsync(role, organization))).Value;

    async Task<string> OpenAsync(string role, string? organization)
    {
        var number = accounts.Keys.ToList().IndexOf($"{role}|{organization}");
        var email = $"{role.ToLowerInvariant()}.{Guid.NewGuid().ToString("N")[..6]}@tests.example";
        await using var scope = Services.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<AccountOpening>().OpenAsync(new()
        {
            Email = email,
            Role = role,
            Name = $"Test {role}",
            Organization = organization ?? $"Test {PortalRoles.Named.First(r => r.Role == role).Organization}",
            Filer = organization is null ? "XYZ" : $"T{number:D2}",
            Importer = "12-3456789",
            Center = "007",
            Port = "2704",
            Surety = "036",
            Password = Password,
        }, by: null, CancellationToken.None);
        return opened.Problem is null ? email : throw new InvalidOperationException(opened.Problem);
    }

    /// <summary>Runs against the database as the system sees it.</summary>
    public async Task<T> DataAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var data = Services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        return await work(data);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection($"Data Source={DatabaseFile}"));
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // a temporary folder that stays behind harms nobody
        }
    }

    /// <summary>Migrated and seeded once; every factory copies it.</summary>
    static async Task<string> MakeTemplateAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("ceeportal-template-").FullName, "portal.db");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", $"Data Source={file};Pooling=False")]).Build();
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton<IConfiguration>(configuration).AddPortalData(configuration).BuildServiceProvider();
        await using var data = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        await data.Database.MigrateAsync();
        await DemoSeeder.SeedRolesAsync(data);
        await services.GetRequiredService<ReferenceSeeder>().SeedAsync();
        await data.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return file;
    }
}

/// <summary>A browser's manners for HttpClient: read a page, fill in its form with its token, send it.</summary>
public static class Browsing
{
    /// <summary>The page at an address, parsed.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return await answer.DocumentAsync();
    }

    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage answer) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens the page, takes the antiforgery token of its form, and posts the fields.</summary>
    /// <param name="handler">The page handler, when the form names one.</param>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient browser, string address, Dictionary<string, string> fields, string? handler = null)
    {
        var page = await browser.PageAsync(address);
        fields["__RequestVerificationToken"] = page.Token();
        return await browser.PostAsync(new Uri(handler is null ? address : $"{address}?handler={handler}", UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    public static string Token(this IDocument page) =>
        page.QuerySelector("main input[name=__RequestVerificationToken], input[name=__RequestVerificationToken]")?.GetAttribute("value")
        ?? throw new InvalidOperationException("The page has no form with an antiforgery token:\n" + page.Body?.TextContent.Trim());

    public static string Heading(this IDocument page) => page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The words of the page's main part, with single spaces.</summary>
    public static string Words(this IDocument page) =>
        string.Join(' ', (page.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
