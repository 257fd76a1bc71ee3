using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace CeePortal.Data;

/// <summary>The one place that says how the database is reached: for the host, jobs, verbs, tests, benchmarks, migrations.</summary>
public static class PortalDatabase
{
    // Identity reads its schema version (3: passkeys) from the application's services and from nowhere else; the model
    // must be the same where there is no application.
    static readonly ServiceProvider IdentityOnly = new ServiceCollection()
        .Configure<IdentityOptions>(UseSchema).BuildServiceProvider();

    internal static void UseSchema(IdentityOptions identity) => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    public static void Configure(DbContextOptionsBuilder builder, DatabaseSettings settings, IServiceProvider? applicationServices = null)
    {
        if (settings.Provider == DatabaseProvider.SqlServer)
            builder.UseSqlServer(settings.ConnectionString, sql =>
            {
                sql.MigrationsAssembly("CeePortal.Migrations.SqlServer");
                if (settings.MaxBatchSize is { } size) sql.MaxBatchSize(size);
            });
        else
            builder.UseSqlite(settings.ConnectionString, sqlite =>
            {
                sqlite.MigrationsAssembly("CeePortal.Migrations.Sqlite");
                if (settings.MaxBatchSize is { } size) sqlite.MaxBatchSize(size);
            })
            .AddInterceptors(SqlitePragmas.Instance)
            // SQLite changes a column by a new table, for which foreign keys are off outside the transaction: EF's own way, and no news to an operator.
            .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Debug)));
        builder.UseApplicationServiceProvider(applicationServices ?? IdentityOnly);
    }

    public static DbContextOptions<PortalDbContext> Options(DatabaseSettings settings, IServiceProvider? applicationServices = null)
    {
        var builder = new DbContextOptionsBuilder<PortalDbContext>();
        Configure(builder, settings, applicationServices);
        return builder.Options;
    }

    /// <summary>Creates the folder of a SQLite file, so that a fresh clone starts.</summary>
    public static void PrepareFolder(DatabaseSettings settings)
    {
        if (settings.Provider != DatabaseProvider.Sqlite) return;
        var file = new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource;
        if (string.IsNullOrEmpty(file) || file == ":memory:" || file.StartsWith("file:", StringComparison.Ordinal)) return;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
    }

    /// <summary>True when SQL Server chose this transaction to give way to another; done again, it succeeds.</summary>
    public static bool IsDeadlock(Exception error) => error switch
    {
        Microsoft.Data.SqlClient.SqlException { Number: 1205 } => true,
        { InnerException: { } inner } => IsDeadlock(inner),
        _ => false,
    };

    /// <summary>True when the exception says that a row with this unique value stands already.</summary>
    public static bool IsUniqueViolation(Exception error) => error switch
    {
        DbUpdateException { InnerException: { } inner } => IsUniqueViolation(inner),
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555, // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY
        Microsoft.Data.SqlClient.SqlException sql => sql.Number is 2601 or 2627,
        _ => false,
    };
}

/// <summary>What every SQLite connection needs: readers beside the one writer, waiting instead of failing.</summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    // The page size counts for a new file only. With pages of 8 KB a large database writes fewer of them for the same rows.
    const string ForTheFile = "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; "
        + "PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; ";

    // A bulk job changes this one for itself (LogCheckpoints).
    const string ForEachOpening = "PRAGMA wal_autocheckpoint = 1000;";

    // The others hold for as long as the file is open, and the pool keeps it open: to set them at each query's opening costs
    // more than many a query.
    readonly ConditionalWeakTable<sqlite3, object> set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
        set.AddOrUpdate(((SqliteConnection)connection).Handle!, this);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        set.AddOrUpdate(((SqliteConnection)connection).Handle!, this);
    }

    DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = set.TryGetValue(((SqliteConnection)connection).Handle!, out _) ? ForEachOpening : ForTheFile + ForEachOpening;
        return command;
    }
}
