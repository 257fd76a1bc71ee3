namespace CeePortal.Web.Hosting;

/// <summary>What must stand before the first visitor: writable folders, the schema, reference data, and while developing
/// demo data and demo accounts.</summary>
static class Preparation
{
    public static Task PrepareAsync(IServiceProvider services, CancellationToken cancel)
    {
        var settings = services.GetRequiredService<PortalSettings>();
        Storage.RequireWritable(settings.StorageRoot, "Storage__Root");
        return Task.CompletedTask;
    }
}
