using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CeePortal.Data.Tests;

public class ModelTests
{
    internal static PortalDbContext SqlServer(PortalScope? scope = null) =>
        new(PortalDatabase.Options(new DatabaseSettings(DatabaseProvider.SqlServer, "Server=none;Database=none")), scope ?? PortalScope.All);

    static PortalDbContext Sqlite() => new(PortalDatabase.Options(DatabaseSettings.SqliteFile("none.db")), PortalScope.All);

    static PortalDbContext Of(string provider) => provider == "SqlServer" ? SqlServer() : Sqlite();

    [Theory, InlineData("Sqlite"), InlineData("SqlServer")]
    public void Migrations_have_all_of_the_model(string provider)
    {
        using var db = Of(provider);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: add a migration for " + provider + " (docs/database.md).");
    }

    [Fact]
    public void The_script_for_SQL_Server_is_sound_T_SQL()
    {
        using var db = SqlServer();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var tree = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
        var counted = new TableCount();
        tree.Accept(counted);
        Assert.True(counted.Tables > 40, "The script creates few tables.");
    }

    sealed class TableCount : TSqlFragmentVisitor
    {
        public int Tables { get; private set; }
        public override void Visit(CreateTableStatement node) => Tables++;
    }

    [Fact]
    public void No_key_of_ours_is_an_identity_column()
    {
        foreach (var db in new[] { SqlServer(), Sqlite() })
            using (db)
            {
                var model = db.GetService<IDesignTimeModel>().Model;
                var generated = model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => db.Database.IsSqlServer()
                        ? SqlServerPropertyExtensions.GetValueGenerationStrategy(p) != SqlServerValueGenerationStrategy.None
                        : SqlitePropertyExtensions.GetValueGenerationStrategy(p) != SqliteValueGenerationStrategy.None)
                    .Select(p => p.DeclaringType.ShortName()).Order();
                // The frameworks' own small tables, whose int keys we cannot hand out.
                Assert.Equal(["DataProtectionKey", "IdentityRoleClaim", "IdentityUserClaim"], generated);
            }
    }

    [Fact]
    public void Every_row_that_belongs_to_parties_has_its_keys_and_a_scope_filter()
    {
        using var db = Sqlite();
        // Each entity that names a party must be scoped, or stand here with the reason why not.
        var free = new Dictionary<string, string>
        {
            ["FilerAccount"] = "public codes",
            ["OrganizationImporter"] = "read by administrators and the scope resolver",
            ["PowerOfAttorney"] = "read by administrators and the scope resolver",
            ["WorkBroker"] = "what the filter of work asks: seen by the broker that it names, by a filter of its own",
            ["PortalUser"] = "accounts",
            ["Organization"] = "names",
            ["ImporterAssignment"] = "routing reads them for every filer; pages ask by an importer in scope",
            ["ImporterEnrollment"] = "as assignments",
            ["ImporterParticipation"] = "as assignments",
        };
        string[] partyKeys = ["ImporterId", "Filer", "OrganizationId"];
        var named = db.Model.GetEntityTypes().Where(t => t.GetProperties().Any(p => partyKeys.Contains(p.Name))).ToList();
        Assert.NotEmpty(named);
        foreach (var type in named)
        {
            if (free.ContainsKey(type.ShortName())) continue;
            Assert.True(IsScoped(type.ClrType), $"{type.ShortName()} names a party but is not scoped.");
        }
        foreach (var type in db.Model.GetEntityTypes().Where(t => IsScoped(t.ClrType)))
            Assert.Contains(type.GetDeclaredQueryFilters(), f => f.Key == PortalDbContext.ScopeFilter);

        static bool IsScoped(Type type) => type.IsAssignableTo(typeof(IPartyScoped)) || type.IsAssignableTo(typeof(IFilerScoped)) || type.IsAssignableTo(typeof(IWorkScoped));
    }

    public static TheoryData<string> Scopes => ["None", "System", "All", "Importers", "ManyImporters", "Filers", "Center", "Port"];

    internal static PortalScope ScopeOf(string name) => name switch
    {
        "None" => PortalScope.None,
        "System" => PortalScope.System,
        "All" => PortalScope.All,
        "Importers" => PortalScope.Importers([1]),
        "ManyImporters" => PortalScope.Importers(Enumerable.Range(1, 3000).Select(i => (long)i)),
        "Filers" => PortalScope.Filers(["XYZ", "ABC"], [1, 2], 3),
        "Center" => PortalScope.OfCenter(Domain.Centers.CenterCode.Of(7)),
        "Port" => PortalScope.OfPort(Domain.Trade.PortCode.Parse("2704")),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    [Theory, MemberData(nameof(Scopes))]
    public void Every_list_query_compiles_on_SQL_Server(string scope)
    {
        using var db = SqlServer(ScopeOf(scope));
        List<IQueryable> queries = [];
        var list = new EntryList(db);
        var march = new Days(new(2026, 3, 8), new(2026, 11, 1));
        var narrow = new EntryFilter
        {
            Center = Domain.Centers.CenterCode.Of(7),
            Port = Domain.Trade.PortCode.Parse("2704"),
            Filer = Domain.Trade.FilerCode.Parse("XYZ"),
            Type = Domain.Entries.EntryType.Consumption,
            Filed = march,
        };
        foreach (var filter in new EntryFilter[] { new(), narrow, narrow with { Deciding = march }, new() { Importers = [1, 2] }, new() { UploadId = 9 } })
            foreach (var order in Enum.GetValues<EntryOrder>().Where(o => o.IsServed(filter)))
                foreach (var leg in list.Legs(filter, order))
                    queries.AddRange([EntryList.Rows(leg, order).Take(51), EntryList.Rows(leg, order, new EntryPlace(738_000, 77, "XYZ00000015")).Take(51)]);
        var (desk, center) = (new DeskList(db), Domain.Centers.CenterCode.Of(7));
        queries.AddRange([desk.ByHour(center, march), desk.ByPort(center, march), desk.ByImporter(center, march), new ImporterNames(db).Named("steel")]);
        queries.Add(FindingList.OfEntry(db, 5));
        var work = new WorkList(db);
        var asked = new WorkFilter
        {
            Me = 5,
            MyTeams = [6, 7],
            Office = "007",
            Kind = "protest",
            State = "open",
            Clock = "protest-decision",
            DueBy = new(2026, 9, 1),
            Importers = [1, 2],
            Port = Domain.Trade.PortCode.Parse("2704"),
            EntryType = Domain.Entries.EntryType.Consumption,
            Heading = "8471",
            Segment = "T3",
            Assignee = 8,
            Team = 6,
            LeastCents = 1,
            MostCents = 2,
            FiledBy = new(2026, 1, 1),
        };
        foreach (var tab in Enum.GetValues<WorkTab>())
            foreach (var by in Enum.GetValues<WorkSort>())
                foreach (var leg in work.Legs(asked with { Tab = tab }, ["007"]).Concat(work.Legs(new() { Tab = tab, MyTeams = [6] }, ["007", "2704"])).DistinctBy(q => q.ToQueryString()).Take(4))
                    queries.AddRange([WorkList.Rows(leg, new(by)).Take(51), WorkList.Rows(leg, new(by, Down: true), new WorkPlace(738_000, 738_000, 77)).Take(51)]);
        queries.AddRange([.. work.Legs(new() { Number = Domain.Work.WorkNumber.Parse("270426100001") }), .. work.Legs(new() { Entry = Domain.Entries.EntryNumber.Parse("XYZ00000015") }), .. work.Legs(new() { Watched = true }, watched: [1, 2])]);
        queries.Add(work.Tallies(asked));
        var near = new DateOnly(2026, 9, 1);
        queries.AddRange([Data.Messages.WindowNotices.OfImporters(db, 5, near, near.AddDays(30)), Data.Messages.WindowNotices.OfFilers(db, 5, near, near.AddDays(30), alsoImporter: true),
            Data.Messages.AnswerNotices.Due(db, near, near.AddDays(30), 30, 7), Data.Messages.AnswerNotices.Due(db, near, near.AddDays(30), -1, 7)]);
        foreach (var leg in work.BrokerLegs(new()))
            foreach (var order in new[] { new WorkOrder(WorkSort.Filed, Down: true), new WorkOrder(WorkSort.Due) })
                queries.AddRange([WorkList.Rows(leg, order).Take(51), WorkList.Rows(leg, order, new WorkPlace(738_000, 738_000, 77)).Take(51)]);
        var days = new DateOnly(2026, 9, 1);
        foreach (var filter in new ClosingFilter[] { new(days, days.AddDays(30), []), new(days, days.AddDays(90), [Domain.Liquidation.WindowKind.Protest], 2), ClosingFilter.Passed(days, null) })
            foreach (var leg in new ClosingList(db).Legs(filter))
                queries.AddRange([ClosingList.Rows(leg, null, isBack: false).Take(51), ClosingList.Rows(leg, new ClosingPlace(days, 7), isBack: true).Take(51)]);
        foreach (var query in queries)
        {
            var sql = query.ToQueryString();
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
            Assert.True(errors.Count == 0, $"{errors.FirstOrDefault()?.Message} in {sql}");
        }
    }

    [Fact]
    public void Passkeys_are_in_the_model_with_and_without_a_host()
    {
        using var db = Sqlite();
        Assert.NotNull(db.Model.FindEntityType(typeof(IdentityUserPasskey<long>)));
    }
}
