using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;

namespace CeePortal.Web.Services.Work;

/// <summary>The services of the queue and of the item page.</summary>
static class WorkServices
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        return services
            .AddSingleton<MovePages>()
            .AddSingleton<KindDoors>()
            .AddScoped<ActForms>()
            .AddScoped<FilingForms>()
            .AddScoped<FilingDrafts>()
            .AddScoped<FilingRun>()
            .AddScoped<EntryFinder>()
            .AddScoped<LettersOfKinds>()
            .AddSingleton<Letters.LetterHolders>()
            .AddSingleton<Letters.LetterTickets>()
            .AddScoped<LetterHeads>()
            .AddSingleton<WorkFilers>()
            .AddScoped<WorkActors>()
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
