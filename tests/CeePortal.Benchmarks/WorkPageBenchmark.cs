using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Reference;
using CeePortal.Data.Scoping;
using CeePortal.TestSupport;
using CeePortal.Web.Pages.Work;
using CeePortal.Web.Services.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CeePortal.Benchmarks;

/// <summary>The first page of the queue by HTTP, in the portal as it runs, against the same page that shows the same number
/// of constant rows: what reading the rows, the counts and the names costs of the whole. Alternating rounds, median.</summary>
/// <remarks>The constant page passes the same door: sign-in, policies, layout, antiforgery, headers. Its rows are those of
/// the first request, kept; nothing is asked of the database for them.</remarks>
static partial class WorkPageBenchmark
{
    const int Rounds = 7, Clients = 2;
    const double Least = 0.5;
    const string Password = "three unrelated words 7", Address = "/work?tab=open";

    static readonly TimeSpan round = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string[] args)
    {
        var items = Array.IndexOf(args, "--items") is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("ceeportal-page-").FullName;
        try
        {
            await SeedAsync(WorkQueueFile.Make(Path.Combine(folder, "portal.db"), items), Path.Combine(folder, "portal.db"));
            Settle(Path.Combine(folder, "portal.db"));
            await using var portal = new Portal(folder);
            var browsers = new HttpClient[Clients];
            for (var i = 0; i < Clients; i++) browsers[i] = await portal.SignedInAsync($"bench{i}@benchmarks.example");
            var (real, constant) = (await browsers[0].GetStringAsync(Address), await browsers[0].GetStringAsync(Constant(Address)));
            if (RowMark().Count(real) is var rows && (rows != 50 || RowMark().Count(constant) != rows))
                throw new InvalidOperationException($"The pages show {rows} and {RowMark().Count(constant)} rows.");
            List<double> reals = [], constants = [];
            for (var i = -1; i < Rounds; i++)
            {
                var (a, b) = (await ThroughputAsync(browsers, Address), await ThroughputAsync(browsers, Constant(Address)));
                if (i < 0) continue; // warm
                reals.Add(a);
                constants.Add(b);
            }
            var (pages, floor) = (Median(reals), Median(constants));
            if (args.Contains("--json"))
                Console.WriteLine(JsonSerializer.Serialize(new { items, rows, pagesPerSecond = pages, constantPagesPerSecond = floor, share = pages / floor, least = Least }, new JsonSerializerOptions { WriteIndented = true }));
            else
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                    The queue's first page by HTTP, {items:N0} items, {rows} rows, {Clients} people at once (median of {Rounds} rounds)
                      {pages:N0} pages a second; with constant rows {floor:N0}: {pages / floor:N2} of them (at least {Least:N1})
                    """));
            return pages / floor >= Least ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    // What making the file left behind is none of the page's time: bytes that wait for the disk, and the heap.
    static void Settle(string file)
    {
        SqliteConnection.ClearAllPools();
        using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) written.Flush(flushToDisk: true);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    static string Constant(string address) => address + "&constant=true";

    [GeneratedRegex("<tr data-row=", RegexOptions.NonBacktracking)]
    private static partial Regex RowMark();

    static async Task<double> ThroughputAsync(HttpClient[] browsers, string address)
    {
        var pages = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(browsers.Select(async browser =>
        {
            while (watch.Elapsed < round)
            {
                using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                Interlocked.Increment(ref pages);
            }
        }));
        return pages / watch.Elapsed.TotalSeconds;
    }

    static async Task SeedAsync(DbContextOptions<PortalDbContext> options, string file)
    {
        await using (var db = new PortalDbContext(options, PortalScope.System, new(options)))
            await DemoSeeder.SeedRolesAsync(db);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", $"Data Source={file}")]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddPortalData(configuration).BuildServiceProvider();
        await services.GetRequiredService<ReferenceSeeder>().SeedAsync();
    }

    /// <summary>The portal in this process without its background jobs, which would use the cores now and then.</summary>
    sealed class Portal(string folder) : WebApplicationFactory<IndexModel>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Benchmarks");
            builder.UseContentRoot(RepositoryFolder.File("src", "CeePortal.Web"));
            builder.UseSetting("ConnectionStrings:Portal", $"Data Source={Path.Combine(folder, "portal.db")}");
            builder.UseSetting("Storage:Root", Path.Combine(folder, "files"));
            builder.UseSetting("RateLimits:SignInPerMinute", "100000");
            builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
            builder.ConfigureTestServices(services =>
            {
                foreach (var job in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) is not true).ToList())
                    services.Remove(job);
                services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new ConstantRows()));
            });
        }

        public async Task<HttpClient> SignedInAsync(string email)
        {
            await using (var scope = Services.CreateAsyncScope())
            {
                var opened = await scope.ServiceProvider.GetRequiredService<AccountOpening>().OpenAsync(new()
                {
                    Email = email,
                    Role = PortalRoles.Specialist,
                    Name = "Bench specialist",
                    Organization = "Bench Center",
                    Center = "007",
                    Password = Password,
                }, by: null, CancellationToken.None);
                if (opened.Problem is { } problem) throw new InvalidOperationException(problem);
            }
            var browser = CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = true });
            var form = await browser.GetStringAsync("/account/signin");
            using var answer = await browser.PostAsync(new Uri("/account/signin", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Input.Email"] = email,
                ["Input.Password"] = Password,
                ["__RequestVerificationToken"] = TokenMark().Match(form).Groups["token"].Value,
            }));
            return (int)answer.StatusCode == 302 ? browser : throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}");
        }
    }

    [GeneratedRegex("name=\"?__RequestVerificationToken\"? type=\"?hidden\"? value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TokenMark();

    /// <summary>Gives the page the state of its first request instead of letting it read.</summary>
    sealed class ConstantRows : IAsyncPageFilter
    {
        static readonly string[] read = ["<List>k__BackingField", "<Saved>k__BackingField", "roster"];
        object?[]? kept;

        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            if (context.HandlerInstance is not IndexModel page)
            {
                await next();
                return;
            }
            var fields = read.Select(n => typeof(IndexModel).GetField(n, BindingFlags.Instance | BindingFlags.NonPublic)!).ToList();
            if (kept is { } state && context.HttpContext.Request.Query.ContainsKey("constant"))
            {
                for (var i = 0; i < fields.Count; i++) fields[i].SetValue(page, state[i]);
                context.Result = new PageResult();
                return;
            }
            await next();
            kept ??= [.. fields.Select(f => f.GetValue(page))];
        }
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
