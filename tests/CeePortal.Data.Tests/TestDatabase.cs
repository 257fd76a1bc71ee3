using CeePortal.Data.Keys;
using CeePortal.Data.Scoping;
using CeePortal.Data.Secrets;
using CeePortal.Data.Writing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace CeePortal.Data.Tests;

/// <summary>A SQLite file of its own with the real migrations, and what the host would make of it.</summary>
public sealed class TestDatabase : IDisposable
{
    static readonly Lazy<string> template = new(() =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("ceeportal-data-").FullName, "template.db");
        using var db = new PortalDbContext(PortalDatabase.Options(DatabaseSettings.SqliteFile(file)), PortalScope.System);
        db.Database.Migrate();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        return file;
    });

    public TestDatabase()
    {
        Folder = Directory.CreateTempSubdirectory("ceeportal-data-").FullName;
        var file = Path.Combine(Folder, "portal.db");
        File.Copy(template.Value, file);
        Settings = DatabaseSettings.SqliteFile(file);
        Options = PortalDatabase.Options(Settings);
        Keys = new KeySource(Options);
        Factory = new PortalDbContextFactory(Options, Keys, new WriteGate(TimeProvider.System));
        Vault = new ImporterNumberVault(Protection, new LookupKeyRing(Factory, Protection, Configuration(), Time));
    }

    public string Folder { get; }
    public DatabaseSettings Settings { get; }
    public DbContextOptions<PortalDbContext> Options { get; }
    public KeySource Keys { get; }
    public PortalDbContextFactory Factory { get; }
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 1, 14, 0, 0, TimeSpan.Zero));
    public IDataProtectionProvider Protection { get; } = new EphemeralDataProtectionProvider();
    public ImporterNumberVault Vault { get; }

    public PortalDbContext Open(PortalScope? scope = null) => Factory.Create(scope ?? PortalScope.System);

    public static IConfiguration Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, v.Value))).Build();

    public void Dispose()
    {
        using (var connection = new SqliteConnection(Settings.ConnectionString)) SqliteConnection.ClearPool(connection);
        Directory.Delete(Folder, recursive: true);
    }
}
