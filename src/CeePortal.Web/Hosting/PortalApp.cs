using CeePortal.Data;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Jobs;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.Services.Attachments;
using CeePortal.Web.Services.CenterSearch;
using CeePortal.Web.Services.Claims;
using CeePortal.Web.Services.Clocks;
using CeePortal.Web.Services.Corrections;
using CeePortal.Web.Services.Disclosures;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Services.ExtensionRequests;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Marking;
using CeePortal.Web.Services.Messages;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Reconciliations;
using CeePortal.Web.Services.Revenue;
using CeePortal.Web.Services.Uploads;
using CeePortal.Web.Services.Validations;
using CeePortal.Web.Services.Work;
using FluentValidation;
using FluentValidation.AspNetCore;

namespace CeePortal.Web.Hosting;

/// <summary>Composes the portal: services first, then what a request passes through. Each area adds itself by one line.</summary>
static class PortalApp
{
    public static WebApplication Build(string[] args, Logging.Voice voice)
    {
        var builder = CreateBuilder(args);
        var settings = PortalSettings.Read(builder.Configuration, builder.Environment);
        builder.AddPortalLogging(voice);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<LegalClock>()
            .AddPortalData(Agreed(builder.Configuration, settings))
            .AddPortalAccounts(builder.Configuration, settings)
            .AddPageAccess()
            .AddPortalPages()
            .AddPortalJobs(builder.Configuration, settings, runs: voice != Logging.Voice.Verb)
            .AddUploads(builder.Configuration)
            .AddEntries()
            .AddWork()
            .AddCalendarFeeds()
            .AddLiquidation()
            .AddRevenue()
            .AddProtests()
            .AddDisclosures()
            .AddValidations()
            .AddClaims()
            .AddExtensionRequests()
            .AddMarking()
            .AddReconciliations()
            .AddCorrections()
            .AddPortalAdministration()
            .AddMessages(builder.Configuration, settings)
            .AddAttachments(builder.Configuration)
            .AddPortalRateLimits(builder.Configuration)
            .AddPortalHealth(settings)
            .AddPortalTelemetry(builder.Configuration);
        return builder.Build();
    }

    /// <summary>What a request passes through, in order.</summary>
    public static void UsePortal(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<PortalSettings>();
        app.UsePortalSecurityHeaders(settings);
        app.UsePortalRequestLogging();
        app.UsePortalErrors();
        if (!settings.PlainHttp)
            app.UseHttpsRedirection();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ScopeMiddleware>();
        app.UseRateLimiter(); // after sign-in is known: uploads are counted by user
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapCalendarFeeds();
        app.MapJobsDashboard();
        app.MapPortalHealth();
        // Without this an unknown address would count as shut and send a stranger to sign in.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
    }

    /// <summary>The settings as read and checked, with full paths, so that every other reader sees the same.</summary>
    static ConfigurationManager Agreed(ConfigurationManager configuration, PortalSettings settings)
    {
        configuration.AddInMemoryCollection([
            new("ConnectionStrings:Portal", settings.Database.ConnectionString),
            new("Storage:Root", settings.StorageRoot),
        ]);
        return configuration;
    }

    static IServiceCollection AddPortalPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Links>().AddScoped<Notice>().AddScoped<Navigation>();
        services.AddSingleton<CenterShelfSource>();
        services.AddRazorPages(PageAccess.Configure)
            .AddMvcOptions(PlainWords.Configure);
        services.AddValidatorsFromAssemblyContaining<Program>();
        services.AddFluentValidationClientsideAdapters();
        services.AddRouting(options =>
        {
            options.LowercaseUrls = true;
            options.LowercaseQueryStrings = false;
        });
        return services;
    }

    static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = Names(args, "contentRoot") || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null ? null : ContentRoot.Find(),
            EnvironmentName = DefaultEnvironment(args),
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = SmallForm; // pages that take files say so themselves
        });
#if DEBUG
        builder.WebHost.UseStaticWebAssets(); // what the build made, in whichever environment a test names
#endif
        if (NamesNoAddress(builder.Configuration))
            builder.WebHost.UseUrls(DefaultAddress);
        return builder;
    }

    const string DefaultAddress = "http://localhost:5080";
    const long SmallForm = 4 * 1024 * 1024;

    /// <summary>A build made for developing starts in Development unless told otherwise; a released one in Production.</summary>
    static string? DefaultEnvironment(string[] args)
    {
#if DEBUG
        if (!Names(args, "environment") && Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null)
            return Environments.Development;
#endif
        return null;
    }

    static bool NamesNoAddress(IConfiguration configuration) =>
        string.IsNullOrEmpty(configuration["urls"]) && string.IsNullOrEmpty(configuration["http_ports"])
        && string.IsNullOrEmpty(configuration["https_ports"]) && !configuration.GetSection("Kestrel:Endpoints").Exists();

    static bool Names(string[] args, string setting) =>
        args.Any(a => a.StartsWith($"--{setting}", StringComparison.OrdinalIgnoreCase));
}
