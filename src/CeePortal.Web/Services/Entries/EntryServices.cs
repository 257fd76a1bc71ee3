namespace CeePortal.Web.Services.Entries;

/// <summary>The services of the pages about entries.</summary>
static class EntryServices
{
    public static IServiceCollection AddEntries(this IServiceCollection services) => services
        .AddScoped<EntryListing>()
        .AddScoped<EntryExport>()
        .AddScoped<ImporterSearch>()
        .AddScoped<EntryFile>()
        .AddScoped<EntryWhatIf>();
}
