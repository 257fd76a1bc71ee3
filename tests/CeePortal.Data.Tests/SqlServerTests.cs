using CeePortal.Data.Keys;
using CeePortal.Data.Lists;
using CeePortal.Data.Reference;
using CeePortal.Data.Scoping;
using CeePortal.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests;

/// <summary>The same house on a live SQL Server; skipped, with the reason, where there is none.</summary>
public class SqlServerTests
{
    static PortalDbContextFactory Factory()
    {
        var options = PortalDatabase.Options(new DatabaseSettings(DatabaseProvider.SqlServer, SqlServerFactAttribute.ConnectionString!));
        return new PortalDbContextFactory(options, new KeySource(options), new WriteGate(TimeProvider.System, isOpen: true));
    }

    [SqlServerFact]
    public async Task Migrations_seed_and_keys_work_on_a_live_server()
    {
        var factory = Factory();
        await using var db = factory.CreateForSystem();
        await db.Database.MigrateAsync();
        await new ReferenceSeeder(factory, TimeProvider.System).SeedAsync();
        Assert.Equal(0, await new ReferenceSeeder(factory, TimeProvider.System).SeedAsync());
        Assert.NotNull(await RoutingBookSource.BuildAsync(db));
        Assert.NotEqual(factory.Keys.Next(), new KeySource(factory.Options).Next());
    }

    [SqlServerFact]
    public async Task Lists_run_on_a_live_server()
    {
        await using var db = Factory().Create(PortalScope.Importers([1, 2]));
        await db.Database.MigrateAsync();
        Assert.NotNull(await new EntryList(db).PageAsync(new() { Filed = new(new(2026, 1, 1), null) }, EntryOrder.FiledNewest, null, null, 50));
        Assert.NotNull(await FindingList.OfEntry(db, 5).ToListAsync());
    }
}
