using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CeePortal.Web.Services.Work;

/// <summary>The services of the queue and of the item page.</summary>
static class WorkServices
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.TryAddSingleton<MovePages>();
        services.TryAddScoped<WorkActors>();
        return services
            .AddMemoryCache()
            .AddScoped<WorkPeople>()
            .AddScoped<WorkListing>()
            .AddScoped<SavedFilters>()
            .AddScoped<WorkDesk>()
            .AddScoped<WorkBulk>()
            .AddScoped<WorkHistory>()
            .AddScoped<WorkFile>()
            .AddScoped<TeamDesk>();
    }
}
