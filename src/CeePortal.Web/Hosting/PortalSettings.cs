using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Files;

namespace CeePortal.Web.Hosting;

/// <summary>Where Hangfire keeps its queue.</summary>
public enum JobsStorage
{
    InMemory,
    SqlServer,
}

/// <summary>The operator's settings, read once at start and refused in words when wrong:
/// ConnectionStrings:Portal, Database:Provider, Database:MaxBatchSize, Jobs:Storage, Storage:Root, Security:PlainHttp.</summary>
public sealed record PortalSettings
{
    /// <summary>Provider, connection string, and how many rows EF sends in one round trip (null leaves it to the provider;
    /// some SQL Server compatible servers need 1).</summary>
    public required DatabaseSettings Database { get; init; }

    public required JobsStorage Jobs { get; init; }

    /// <summary>The folder of uploaded files. Several nodes share one.</summary>
    public required string StorageRoot { get; init; }

    /// <summary>True when visitors may come without TLS: while developing, or on a machine of one's own.</summary>
    public bool PlainHttp { get; init; }

    /// <exception cref="StartFailure">A setting is missing or has a value that is not among those allowed.</exception>
    public static PortalSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var provider = OneOf(configuration, "Database:Provider", DatabaseProvider.Sqlite);
        var home = environment.ContentRootPath;
        if (Text(configuration, "Storage:QuotaBytes") is { } quota && !(long.TryParse(quota, CultureInfo.InvariantCulture, out var bytes) && bytes > 0))
            throw new StartFailure($"Storage:QuotaBytes is \"{quota}\". Set it to a whole number of bytes, or leave it out.");
        return new PortalSettings
        {
            Database = new(provider, Text(configuration, "ConnectionStrings:Portal") ?? DefaultConnection(provider, home), BatchSize(configuration)),
            StorageRoot = Path.GetFullPath(Text(configuration, "Storage:Root") ?? StorageSettings.DefaultRoot, home),
            Jobs = OneOf(configuration, "Jobs:Storage", provider == DatabaseProvider.SqlServer ? JobsStorage.SqlServer : JobsStorage.InMemory),
            PlainHttp = Flag(configuration, "Security:PlainHttp") ?? environment.IsDevelopment(),
        }.Checked();
    }

    PortalSettings Checked() => Jobs == JobsStorage.SqlServer && Database.Provider != DatabaseProvider.SqlServer
        ? throw new StartFailure("Jobs:Storage is SqlServer, but Database:Provider is Sqlite. The job queue lies in the portal's own database: set Jobs__Storage=InMemory, or Database__Provider=SqlServer with its ConnectionStrings__Portal.")
        : this;

    static string DefaultConnection(DatabaseProvider provider, string home) => provider switch
    {
        DatabaseProvider.Sqlite => DatabaseSettings.SqliteFile(Path.Combine(home, DatabaseSettings.DefaultSqliteFile)).ConnectionString,
        _ => throw new StartFailure("Database:Provider is SqlServer, but no connection string is set. Set ConnectionStrings__Portal, for example to \"Server=db;Database=CeePortal;Integrated Security=true\"."),
    };

    static int? BatchSize(IConfiguration configuration) => Text(configuration, "Database:MaxBatchSize") switch
    {
        null => null,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var rows) && rows is >= 1 and <= 10_000 => rows,
        var text => throw new StartFailure($"Database:MaxBatchSize is \"{text}\". Set it to a whole number from 1 to 10000, or leave it out."),
    };

    static bool? Flag(IConfiguration configuration, string name) => Text(configuration, name) switch
    {
        null => null,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw new StartFailure($"{name} is \"{text}\". Set it to true or false, or leave it out."),
    };

    static T OneOf<T>(IConfiguration configuration, string name, T otherwise) where T : struct, Enum => Text(configuration, name) switch
    {
        null => otherwise,
        var text when Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(text, CultureInfo.InvariantCulture, out _) => value,
        var text => throw new StartFailure($"{name} is \"{text}\". Set it to one of {string.Join(", ", Enum.GetNames<T>())}, or leave it out."),
    };

    static string? Text(IConfiguration configuration, string name) =>
        configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
