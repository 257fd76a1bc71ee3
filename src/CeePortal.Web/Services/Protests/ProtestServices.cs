using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
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
            .AddSingleton(new KindDoor(Domain.Protests.Protest.ProtestKind, "File a protest", "Against a decision of CBP on entries that are liquidated, or on a charge or exclusion; within 180 days (19 U.S.C. 1514).",
                [PortalRoles.Importer, PortalRoles.Broker, PortalRoles.ProtestFiler, PortalRoles.Surety, PortalRoles.Specialist, PortalRoles.Supervisor, PortalRoles.CenterDirector, PortalRoles.PortOfficer],
                links => links.Protests, links => links.BeginProtest)
            { EntryWords = "Protest a decision on it", IsFor = entry => entry.IsLiquidated })
            .AddScoped<FurtherReviewers>()
            .AddSingleton<ClockStep, SettleFollowers>()
            .AddScoped<ProtestDesk>()
            .AddScoped<ProtestLetters>()
            .AddSingleton<DenialReasonSource>()
            .AddScoped<ProtestDrafts>()
            .AddScoped<ProtestDetailSheet>()
            .AddScoped<NoticesTo>()
            .AddSingleton<EntriesToProtest>()
            .AddSingleton<ProtestFormReading>()
            .AddSingleton<ProtestFilings>()
            .AddScoped<ProtestLists>()
            .AddJobHandler<ProtestListRun>();
    }
}
