using Serilog;
using Serilog.Events;

namespace CeePortal.Web.Hosting;

/// <summary>Structured logs by Serilog, levels and sinks by configuration (section Serilog). No message carries personal
/// data: users are named by id, importers never, and query strings are left out.</summary>
static class Logging
{
    /// <summary>What this portal runs as decides where its words go.</summary>
    public enum Voice
    {
        /// <summary>A server: standard output.</summary>
        Server,

        /// <summary>A server whose operator asked for JSON: standard output belongs to its answer, logs go to standard error.</summary>
        JsonServer,

        /// <summary>A verb: standard output belongs to its answer, so logs go to standard error, warnings and worse.</summary>
        Verb,
    }

    public static void AddPortalLogging(this WebApplicationBuilder builder, Voice voice)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog((services, log) =>
        {
            log.MinimumLevel.Is(voice == Voice.Verb ? LogEventLevel.Warning : LogEventLevel.Information)
                .ReadFrom.Configuration(builder.Configuration)
                .ReadFrom.Services(services)
                .Enrich.FromLogContext()
                .Enrich.With(new PrivateAddresses.InLogs()) // last: what was added before is looked at too
                                                            // A failed start is told once, in a sentence (StartFailure), not twice with a stack trace.
                .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal);
            if (voice == Voice.Verb)
                // A verb that is the first to need keys would warn of what docs/operations.md says of every server.
                log.MinimumLevel.Is(LogEventLevel.Warning).MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error);
            log.WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                standardErrorFromLevel: voice == Voice.Server ? LogEventLevel.Fatal : LogEventLevel.Verbose);
        }, preserveStaticLogger: true);
    }

    /// <summary>One line a request: method, path without query, status, time, trace and the user's id.</summary>
    public static void UsePortalRequestLogging(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.IncludeQueryInRequestPath = false;
        options.GetLevel = (context, _, error) =>
            error is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : IsQuiet(context) ? LogEventLevel.Debug
            : LogEventLevel.Information;
        options.EnrichDiagnosticContext = (diagnostics, context) =>
        {
            diagnostics.Set("Reference", Reference.Of(context));
            if (context.User.Identity?.IsAuthenticated == true)
                diagnostics.Set("UserId", context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value);
        };
    });

    /// <summary>Health probes and static files come by the hundred and say nothing.</summary>
    static bool IsQuiet(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) || Path.HasExtension(context.Request.Path.Value);
}
