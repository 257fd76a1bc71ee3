using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CeePortal.Web.Hosting;

/// <summary>Metrics and traces for the operator's collector. Silent unless OTEL_EXPORTER_OTLP_ENDPOINT names one.</summary>
static class Telemetry
{
    /// <summary>The name under which the portal's own meters and activities are found.</summary>
    public const string SourceName = "CeePortal";

    public static IServiceCollection AddPortalTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(SourceName))
            .WithMetrics(metrics => metrics
                .AddMeter(SourceName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Identity", "System.Runtime")
                .AddOtlpExporter())
            .WithTracing(traces => traces
                .AddSource(SourceName, "Microsoft.AspNetCore")
                .AddProcessor(new PrivateAddresses.InTraces())
                .AddOtlpExporter());
        return services;
    }
}
