using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Reference;
using CeePortal.Web.Services.Uploads;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
        if (!await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(cancel))
            return false;
        await scope.ServiceProvider.GetRequiredService<DemoUpload>().SendAsync(cancel);
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
