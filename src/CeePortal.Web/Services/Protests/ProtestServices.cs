using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Work;

namespace CeePortal.Web.Services.Protests;

/// <summary>The services of protests.</summary>
static class ProtestServices
{
    public static IServiceCollection AddProtests(this IServiceCollection services)
    {
        foreach (var page in ProtestMoves.Pages) services.AddSingleton(page);
        return services
            .AddSingleton<MovePages>()
            .AddScoped<WorkActors>()
            .AddScoped<ProtestDesk>()
            .AddScoped<ProtestLetters>()
            .AddScoped<ProtestDrafts>()
            .AddScoped<ProtestDetailSheet>()
            .AddScoped<NoticesTo>()
            .AddSingleton<ProtestFilers>()
            .AddSingleton<EntriesToProtest>()
            .AddSingleton<ProtestFormReading>()
            .AddSingleton<ProtestFilings>()
            .AddScoped<ProtestLists>()
            .AddJobHandler<ProtestListRun>();
    }
}
