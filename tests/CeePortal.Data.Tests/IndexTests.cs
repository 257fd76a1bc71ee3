using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Centers;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests;

/// <summary>Each named filter and sort of the lists is answered by its index, without sorting (docs/database.md).</summary>
public sealed class IndexTests : IDisposable
{
    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    const string Cursor = "1756735200000000-77";

    public static TheoryData<string, string> Named => new()
    {
        { "all", "IX_EntrySummary_FiledAt_Id" },
        { "all, page 2", "IX_EntrySummary_FiledAt_Id" },
        { "center", "IX_EntrySummary_HandledBy_FiledAt_Id" },
        { "center, page 2", "IX_EntrySummary_HandledBy_FiledAt_Id" },
        { "center, days", "IX_EntrySummary_HandledBy_FiledAt_Id" },
        { "port", "IX_EntrySummary_PortOfEntry_FiledAt_Id" },
        { "importer", "IX_EntrySummary_ImporterId_FiledAt_Id" },
        { "filer", "IX_EntrySummary_Filer_FiledAt_Id" },
        { "type", "IX_EntrySummary_Type_FiledAt_Id" },
        { "upload", "IX_EntrySummary_UploadId_FiledAt_Id" },
        { "number", "IX_EntrySummary_Number" },
        { "scope of a center", "IX_EntrySummary_HandledBy_FiledAt_Id" },
        { "scope of an importer", "IX_EntrySummary_ImporterId_FiledAt_Id" },
        { "scope of a filer", "IX_EntrySummary_Filer_FiledAt_Id" },
    };

    [Theory, MemberData(nameof(Named))]
    public async Task A_named_filter_uses_its_index(string name, string index)
    {
        var plan = await PlanAsync(name);
        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"SCAN e(\s|$)(?!USING)", plan);
    }

    Task<string> PlanAsync(string name)
    {
        var (scope, filter) = name switch
        {
            "all" => (PortalScope.All, new EntryFilter()),
            "all, page 2" => (PortalScope.All, new EntryFilter { After = Cursor }),
            "center" => (PortalScope.All, new EntryFilter { HandledBy = "007" }),
            "center, page 2" => (PortalScope.All, new EntryFilter { HandledBy = "007", After = Cursor }),
            "center, days" => (PortalScope.All, new EntryFilter { HandledBy = "007", FiledFrom = new(2026, 1, 1), FiledUntil = new(2026, 2, 1) }),
            "port" => (PortalScope.All, new EntryFilter { Port = "2704" }),
            "importer" => (PortalScope.All, new EntryFilter { ImporterId = 5 }),
            "filer" => (PortalScope.All, new EntryFilter { Filer = "XYZ" }),
            "type" => (PortalScope.All, new EntryFilter { Type = "01" }),
            "upload" => (PortalScope.All, new EntryFilter { UploadId = 5 }),
            "number" => (PortalScope.All, new EntryFilter { Number = "XYZ-000", Sort = EntrySort.Number }),
            "scope of a center" => (PortalScope.OfCenter(CenterCode.Of(7)), new EntryFilter()),
            "scope of an importer" => (PortalScope.Importers([5]), new EntryFilter()),
            _ => (PortalScope.Filers(["XYZ"], []), new EntryFilter()),
        };
        return ExplainAsync(scope, db => EntryList.Query(db, filter).Take(51));
    }

    [Fact]
    public async Task The_desk_is_counted_from_its_index_alone()
    {
        var plan = await ExplainAsync(PortalScope.All, db => Desk.ByDay(db, "007", new(2026, 8, 1), new(2026, 9, 1)));
        Assert.Contains("IX_EntrySummary_HandledBy_ReceivedOn_Status_PortOfEntry_ImporterId", plan, StringComparison.Ordinal);
    }

    async Task<string> ExplainAsync<T>(PortalScope scope, Func<PortalDbContext, IQueryable<T>> query)
    {
        await using var db = test.Open(scope);
        await db.Database.OpenConnectionAsync();
        await using var command = query(db).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync()) lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }
}
