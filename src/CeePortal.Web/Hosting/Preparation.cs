using System.Security.Cryptography;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Files;
using CeePortal.Data.Reference;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Uploads;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Hosting;

/// <summary>What must stand before the first visitor: writable folders, the schema, reference data and roles, and while
/// developing demo data and demo accounts. Each step may run again and changes nothing then.</summary>
static class Preparation
{
    /// <summary>Everything that a server does before it listens.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancel)
    {
        RequireFolders(services);
        await MigrateAsync(services, cancel);
        await RequireFileStoreAsync(services, cancel);
        await SeedReferenceAsync(services, cancel);
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            await SeedDemoAsync(services, cancel);
    }

    public static void RequireFolders(IServiceProvider services)
    {
        var settings = services.GetRequiredService<PortalSettings>();
        Storage.RequireWritable(settings.StorageRoot, "Storage__Root");
        if (DatabaseFolder(settings.Database) is { } folder)
            Storage.RequireWritable(folder, "ConnectionStrings__Portal");
    }

    /// <summary>Writes a file, reads it back and removes it: a folder may take a file and yet be full, or another node's folders in
    /// it be closed to this one. After the migrations, since the keys that files are encrypted by lie in the database.</summary>
    /// <exception cref="StartFailure">The store cannot be used.</exception>
    static async Task RequireFileStoreAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            await services.GetRequiredService<IFileStore>().CheckAsync(cancel);
        }
        catch (InvalidOperationException unusable) when (unusable.InnerException is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartFailure(unusable.Message, unusable);
        }
    }

    /// <returns>The migrations that were applied, oldest first.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var data = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem();
        var pending = (await PendingAsync(data, cancel)).ToList();
        if (pending.Count > 0)
            await data.Database.MigrateAsync(cancel);
        return pending;
    }

    /// <summary>Reference lists, and the roles that accounts have.</summary>
    /// <returns>How many rows of reference data were added.</returns>
    public static async Task<int> SeedReferenceAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using (var data = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem())
            await DemoSeeder.SeedRolesAsync(data, cancel);
        return await services.GetRequiredService<ReferenceSeeder>().SeedAsync(cancel);
    }

    /// <summary>Made-up companies, an account of every role and an upload, to click on.</summary>
    /// <returns>True when something was added.</returns>
    public static async Task<bool> SeedDemoAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(cancel))
            return false;
        await scope.ServiceProvider.GetRequiredService<DemoUpload>().SendAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<DemoLiquidations>().AskAsync(cancel);
        return true;
    }

    /// <summary>A SQL Server database that does not exist yet has every migration before it.</summary>
    static async Task<IEnumerable<string>> PendingAsync(PortalDbContext data, CancellationToken cancel) =>
        data.Database.IsSqlServer() && !await data.Database.CanConnectAsync(cancel)
            ? data.Database.GetMigrations()
            : await data.Database.GetPendingMigrationsAsync(cancel);

    static string? DatabaseFolder(DatabaseSettings database) => database.Provider == DatabaseProvider.Sqlite
        && new SqliteConnectionStringBuilder(database.ConnectionString) is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file } && file != ":memory:"
            ? Path.GetDirectoryName(Path.GetFullPath(file))
            : null;
}
