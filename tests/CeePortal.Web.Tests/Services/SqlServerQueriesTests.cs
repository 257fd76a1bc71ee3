using System.Data;
using System.Data.Common;
using CeePortal.Data;
using CeePortal.Data.Jobs;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.Services.Administration.People;
using CeePortal.Web.Services.Administration.Reference;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Uploads;
using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CeePortal.Web.Tests.Services;

/// <summary>The lists of the pages about uploads and of administration, compiled by the SQL Server provider. There is no
/// server: each command is caught on its way and answered with nothing. (The lists of entries: ModelTests of Data.)</summary>
public sealed class SqlServerQueriesTests : IAsyncDisposable
{
    readonly Catch caught = new();
    readonly PortalDbContext data;
    readonly AdminEvents events;

    public SqlServerQueriesTests()
    {
        var builder = new DbContextOptionsBuilder<PortalDbContext>();
        PortalDatabase.Configure(builder, new DatabaseSettings(DatabaseProvider.SqlServer, "Server=none;Database=none"));
        builder.AddInterceptors(caught, NoConnection.Instance);
        data = new PortalDbContext(builder.Options, PortalScope.OfPort(Domain.Trade.PortCode.Parse("2704")));
        events = new AdminEvents(data, new LegalClock(TimeProvider.System), new HttpContextAccessor());
    }

    public ValueTask DisposeAsync() => data.DisposeAsync();

    [Theory, InlineData(null, null), InlineData(77L, null), InlineData(null, 77L)]
    public async Task Uploads_and_findings_compile(long? after, long? before)
    {
        var reports = new UploadReports(data);
        await reports.ListAsync(after, before, default);
        await reports.FindAsync(5, default);
        await reports.CountFindingsAsync(5, default);
        foreach (var code in new[] { null, "B16" })
            await reports.FindingsAsync(5, code, after is null ? null : "5-6", before is null ? null : "5-6", default);
        Compiled(atLeast: 5);
    }

    [Theory, InlineData(null, null), InlineData(77L, null), InlineData(null, 77L)]
    public async Task Liquidation_loads_and_dockets_compile(long? after, long? before)
    {
        var loads = new LoadReports(data);
        await loads.ListAsync(after, before, default);
        await loads.FindAsync(5, default);
        await loads.RepeatedAsync(5, default);
        await CeePortal.Data.Liquidation.LiquidationDockets.OpenAsync(data, ["XYZ00000015"], Domain.Work.Law.Declared);
        await new WorkFollowsDates(null!).AskAsync(data, [new(5)], default);
        Compiled(atLeast: 7);
    }

    [Theory, InlineData(null, null), InlineData(77L, null), InlineData(null, 77L)]
    public async Task Jobs_compile(long? after, long? before)
    {
        var desk = new JobDesk(data, events, null!);
        foreach (var status in new JobStatus?[] { null, JobStatus.Failed }) await desk.ListAsync(status, after, before, default);
        Compiled(atLeast: 4);
    }

    [Theory, InlineData(null, null), InlineData("5-Miller", null), InlineData(null, "5-Miller")]
    public async Task Users_and_organizations_compile(string? after, string? before)
    {
        var users = new UserDesk(data, null!, events);
        foreach (var state in new AccountState?[] { null, AccountState.Active, AccountState.Locked, AccountState.Disabled })
            await users.ListAsync(new("mil%ler", "Broker", state, after, before), default);
        await users.OfOrganizationAsync(5, default);
        var organizations = new OrganizationDesk(data, events, null!, new LegalClock(TimeProvider.System));
        foreach (var kind in new Data.Accounts.OrganizationKind?[] { null, Data.Accounts.OrganizationKind.Broker })
            await organizations.ListAsync(new("brokers", kind, after, before), default);
        await organizations.NamesAsync(default);
        await events.HistoryAsync("job", 5);
        Compiled(atLeast: 12);
    }

    [Fact]
    public async Task The_queues_people_teams_and_earlier_decisions_compile()
    {
        var clock = new LegalClock(TimeProvider.System);
        var people = new WorkPeople(data, clock, new MemoryCache(new MemoryCacheOptions()));
        await people.OfOfficeAsync("007", withHeadquarters: true);
        await people.NamesAsync([1, 2]);
        await people.TeamsAsync("007");
        await people.TeamNamesAsync([1, 2]);
        await people.TeamsOfAsync(1);
        await new SavedFilters(data, clock).ForAsync(1, "007");
        await Data.Work.WorkTeams.ForAsync(data, "007", "8471");
        var like = new Data.Work.WorkRecord { Kind = "protest", Number = "270426100001", Office = "007", Port = "2704", State = "open", Heading = "8471", Issue = "Classification" };
        await WorkFile.Alike(data, like).Take(8).ToListAsync();
        Compiled(atLeast: 8);
    }

    [Fact]
    public async Task Every_table_of_reference_data_compiles()
    {
        var desk = new ReferenceDesk(data, events);
        await desk.CountAsync(default);
        foreach (var table in ReferenceTables.All)
        {
            var before = caught.Commands.Count;
            await desk.ListAsync(table, new("steel", "Published", null, null), default);
            Assert.True(caught.Commands.Count >= before + 2, table.Slug); // the count and the page
        }
        Compiled(atLeast: ReferenceTables.All.Count * 3);
    }

    void Compiled(int atLeast)
    {
        Assert.True(caught.Commands.Count >= atLeast, $"{caught.Commands.Count} commands were caught.");
        Assert.All(caught.Commands, sql =>
        {
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
            Assert.True(errors.Count == 0, $"{errors.FirstOrDefault()?.Message} in {sql}");
        });
    }

    sealed class Catch : DbCommandInterceptor
    {
        public List<string> Commands { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Add(command.CommandText);
            using var nothing = new DataTable();
            if (command.CommandText.StartsWith("SELECT COUNT(", StringComparison.Ordinal))
            {
                nothing.Columns.Add("count", typeof(int));
                nothing.Rows.Add(0);
            }
            return new(InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader()));
        }
    }

    sealed class NoConnection : DbConnectionInterceptor
    {
        public static readonly NoConnection Instance = new();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result,
            CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());
    }
}
