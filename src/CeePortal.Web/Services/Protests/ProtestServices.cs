using CeePortal.Data.Clocks;
using CeePortal.Web.Jobs;

namespace CeePortal.Web.Services.Protests;

/// <summary>The services of protests.</summary>
static class ProtestServices
{
    public static IServiceCollection AddProtests(this IServiceCollection services)
    {
        foreach (var page in ProtestMoves.Pages) services.AddSingleton(page);
        return services
            .AddScoped<FurtherReviewers>()
            .AddSingleton<ClockStep, SettleFollowers>()
            .AddScoped<ProtestDesk>()
            .AddScoped<ProtestLetters>()
            .AddSingleton<DenialReasonSource>()
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
