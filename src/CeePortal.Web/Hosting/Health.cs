using CeePortal.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CeePortal.Web.Hosting;

/// <summary>/health/live answers while the process runs; /health/ready when it can serve: database reached, folder writable.</summary>
static class Health
{
    const string Ready = "ready";

    public static IServiceCollection AddPortalHealth(this IServiceCollection services, PortalSettings settings)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseIsReached>("database", tags: [Ready])
            .AddCheck("storage", () => StorageIsWritable(settings.StorageRoot), tags: [Ready]);
        return services;
    }

    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    static HealthCheckResult StorageIsWritable(string root)
    {
        try
        {
            Storage.RequireWritable(root, "Storage__Root");
            return HealthCheckResult.Healthy();
        }
        catch (StartFailure failure)
        {
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }

    sealed class DatabaseIsReached(PortalDbContextFactory factory) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var data = factory.CreateForSystem();
            return await data.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database cannot be reached.");
        }
    }
}
