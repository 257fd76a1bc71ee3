using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace CeePortal.Data;

/// <summary>Which engine holds the database. The names are those of the setting <c>Database:Provider</c>.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Where the database is: <c>Database:Provider</c>, <c>Database:MaxBatchSize</c>, <c>ConnectionStrings:Portal</c>.</summary>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString, int? MaxBatchSize = null)
{
    public const string DefaultSqliteFile = "App_Data/ceeportal.db";

    public static DatabaseSettings From(IConfiguration configuration)
    {
        var name = configuration["Database:Provider"];
        if (!Enum.TryParse<DatabaseProvider>(string.IsNullOrWhiteSpace(name) ? nameof(DatabaseProvider.Sqlite) : name, ignoreCase: true, out var provider)
            || !Enum.IsDefined(provider))
            throw new InvalidOperationException($"The setting Database:Provider is \"{name}\". Use Sqlite or SqlServer.");
        var connection = configuration.GetConnectionString("Portal");
        if (string.IsNullOrWhiteSpace(connection))
            connection = provider == DatabaseProvider.Sqlite
                ? new SqliteConnectionStringBuilder { DataSource = DefaultSqliteFile }.ToString()
                : throw new InvalidOperationException("Database:Provider is SqlServer, but ConnectionStrings:Portal is not set.");
        int? batch = null;
        if (configuration["Database:MaxBatchSize"] is { Length: > 0 } text)
            batch = int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var size) && size > 0
                ? size
                : throw new InvalidOperationException($"The setting Database:MaxBatchSize is \"{text}\". Use a whole number from 1.");
        return new DatabaseSettings(provider, connection, batch);
    }

    /// <summary>Settings for a SQLite file.</summary>
    public static DatabaseSettings SqliteFile(string path) =>
        new(DatabaseProvider.Sqlite, new SqliteConnectionStringBuilder { DataSource = path }.ToString());
}
