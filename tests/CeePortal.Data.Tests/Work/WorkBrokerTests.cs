using System.Data.Common;
using CeePortal.Data.Accounts;
using CeePortal.Data.Attachments;
using CeePortal.Data.Clocks;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Tests.Messages;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Work;

/// <summary>A protest of entries that two brokers filed: XYZ the leading one, ABC another. Both see it and hear of it.</summary>
public sealed class WorkBrokerTests : MessagesTest
{
    const long OfSecond = 41;
    static readonly EntryNumber second = EntryNumber.Create(FilerCode.Parse("ABC"), 2);
    long importersOwn;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var slice = Samples.Slice(before: 1);
        slice.Added.Add(Samples.Entry(2, filer: "ABC"));
        Assert.Equal(SliceResult.Written, (await new BulkWriter(Test.Factory, TimeProvider.System).WriteAsync(slice)).Result);
        await using var db = Test.Open();
        var now = Test.Time.GetUtcNow().UtcDateTime;
        var broker = new Organization { Kind = OrganizationKind.Broker, Name = "Second broker", CreatedAt = now };
        db.Add(broker);
        await db.SaveChangesAsync();
        db.Add(new FilerAccount { Filer = "ABC", OrganizationId = broker.Id, Name = "Second broker" });
        db.Add(new PortalUser { Id = OfSecond, DisplayName = "Person of the second", UserName = "s@example.test", NormalizedUserName = "S@EXAMPLE.TEST", Email = "s@example.test", OrganizationId = broker.Id, CreatedAt = now });
        await db.SaveChangesAsync();
        importersOwn = await db.Users.Where(u => u.Id == OfImporter).Select(u => u.OrganizationId!.Value).SingleAsync();
    }

    static PortalScope Of(string filer) => PortalScope.Filers([filer], [], 999);

    /// <summary>Filed by the importer itself, so that the brokers see it by their entries alone.</summary>
    async Task<WorkOnFile> FileOfTwoAsync()
    {
        var filing = WorkSamples.Filing(Samples.Importer.Id, "Portable computers", 1);
        filing = filing with
        {
            Entries = [.. filing.Entries, filing.Entries[0] with { Entry = second }],
            Objections = [new(ProtestableDecision.Classification, "Portable computers", [filing.Entries[0].Entry, second], "Heading 8471", "They compute.")],
        };
        await using var db = Test.Open();
        var prepared = WorkSamples.Prepare(Samples) with { File = number => Protest.File(number, filing, WorkSamples.Filer), OrganizationId = importersOwn };
        return (await Store.FileAsync(db, [prepared], Law.Declared))[0];
    }

    [Fact]
    public async Task The_brokers_of_all_entries_see_the_item_and_its_parts_and_no_other_does()
    {
        var filed = await FileOfTwoAsync();
        await using (var system = Test.Open())
        {
            Assert.Equal(["ABC"], await system.WorkBrokers.Select(b => b.Filer).ToListAsync()); // the leading one stands in the row
            system.Add(new Attachment { WorkId = filed.Row.Id, Name = "Shown", FileKey = "a", ImporterId = filed.Row.ImporterId, OrganizationId = importersOwn, Filer = "XYZ", Office = "007", Port = "2704" });
            system.Add(new Attachment { WorkId = filed.Row.Id, Name = "For staff", FileKey = "b", ForStaffOnly = true, ImporterId = filed.Row.ImporterId, OrganizationId = importersOwn, Filer = "XYZ", Office = "007", Port = "2704" });
            await system.SaveChangesAsync();
        }
        foreach (var (filer, sees) in new[] { ("XYZ", true), ("ABC", true), ("QQQ", false) })
        {
            await using var db = Test.Open(Of(filer));
            Assert.Equal(sees, await Store.FindAsync(db, "protest", filed.Item.Number) is not null);
            Assert.Equal(sees ? 2 : 0, await db.WorkEntries.CountAsync());
            Assert.Equal(sees, await db.WorkClocks.AnyAsync());
            Assert.Equal(sees ? ["Shown"] : [], await db.Attachments.Select(a => a.Name).ToListAsync());
            Assert.Equal(sees, (await DueDates.ReadAsync(db, WorkSamples.Today, 100)).Any());
            var list = new WorkList(db);
            foreach (var order in new[] { new WorkOrder(WorkSort.Filed, Down: true), new WorkOrder(WorkSort.Due) })
                Assert.Equal(sees ? 1 : 0, (await list.PageAsync(new WorkFilter { Tab = WorkTab.Any }, order, null, null, 50)).Rows.Count);
            Assert.Equal(sees ? 1 : 0, (await list.CountAsync(new WorkFilter { Tab = WorkTab.Any })).Value);
            Assert.Equal(sees ? 1 : 0, (await list.PageAsync(new WorkFilter { Entry = second }, default, null, null, 50)).Rows.Count);
        }
        await using var other = Test.Open(PortalScope.OfCenter(Domain.Centers.CenterCode.Of(10)));
        Assert.Empty(await other.WorkItems.ToListAsync());
        Assert.Empty(await other.WorkBrokers.ToListAsync());
    }

    [Fact]
    public async Task The_people_of_the_second_broker_get_receipt_request_reassignment_and_decision_and_nothing_internal()
    {
        var filed = await FileOfTwoAsync();
        await ActAsync(filed.Row.Id, p => p.Note("Ask the laboratory", By(WorkRoles.Specialist, Specialist)));
        await ActAsync(filed.Row.Id, p => p.RequestInformation("Which processor?", WorkSamples.Today.AddDays(14), By(WorkRoles.Specialist, Specialist)));
        await ActAsync(filed.Row.Id, p => p.Transfer(Domain.Routing.Destination.FromCode("010"), "Machines", By(WorkRoles.Supervisor, 31)));
        await ActAsync(filed.Row.Id, p => p.Decide([Ruling.Deny(1, WorkSamples.Because)], WorkSamples.Today, WorkSamples.Specialist));
        await Expansion().RunAsync();
        await using var db = Test.Open();
        Assert.Equal([NoticeTopic.Receipt, NoticeTopic.Request, NoticeTopic.Reassignment, NoticeTopic.Decision],
            await db.InboxMessages.Where(m => m.UserId == OfSecond).OrderBy(m => m.Id).Select(m => m.Topic).ToListAsync());
        Assert.Equal(4, await db.InboxMessages.CountAsync(m => m.UserId == OfImporter));
        Assert.False(await db.InboxMessages.AnyAsync(m => m.UserId == Stranger));
        Assert.Equal(4, await db.OutgoingMails.CountAsync(m => m.UserId == OfSecond));
    }

    [Fact]
    public async Task The_brokers_are_told_apart_again_when_an_amendment_changes_the_entries()
    {
        var filed = await FileOfTwoAsync();
        // An entry that is not on file, nobody can say whose it is.
        foreach (var (entries, expected) in new (string[], string[])[] { ([filed.Row.LeadEntry], []), ([filed.Row.LeadEntry, second.ToCompact(), "QQQ00000019"], ["ABC"]), ([second.ToCompact()], ["ABC"]) })
        {
            await using var db = Test.Open();
            await db.WriteAsync(async () =>
            {
                await WorkBroker.ReplaceAsync(db, filed.Row, entries);
                await db.SaveChangesAsync();
            });
            Assert.Equal(expected, await db.WorkBrokers.AsNoTracking().Select(b => b.Filer).ToListAsync());
        }
    }

    [Fact]
    public async Task Pages_of_a_brokers_list_go_on_by_key_over_both_kinds_of_leg()
    {
        await using (var db = Test.Open())
        {
            for (var i = 0; i < 60; i++)
            {
                var row = new WorkRecord
                {
                    Kind = "protest",
                    Number = $"270426{200_000 + i}",
                    Office = "007",
                    Port = "2704",
                    State = "open",
                    Phase = WorkPhase.Open,
                    ImporterId = Samples.Importer.Id,
                    OrganizationId = importersOwn,
                    Filer = i % 3 == 0 ? "ABC" : "XYZ",
                    FiledOn = WorkSamples.Today.AddDays(-i / 7),
                    Seq = 1,
                };
                db.Add(row);
                if (i % 3 == 1) db.Add(new WorkBroker { WorkId = row.Id, Filer = "ABC", FiledOn = row.FiledOn });
            }
            await db.SaveChangesAsync();
        }
        await using var broker = Test.Open(Of("ABC"));
        var list = new WorkList(broker);
        foreach (var order in new[] { new WorkOrder(WorkSort.Filed, Down: true), new WorkOrder(WorkSort.Filed) })
        {
            List<string> seen = [];
            for (WorkPlace? after = null; ;)
            {
                var page = await list.PageAsync(new WorkFilter { Tab = WorkTab.Open }, order, after, null, 7);
                seen.AddRange(page.Rows.Select(r => r.Number));
                if (page.Next is null) break;
                after = page.Next;
            }
            Assert.Equal(40, seen.Count);
            Assert.Equal(40, seen.Distinct().Count());
        }
    }

    [Fact]
    public async Task Its_list_walks_an_index_in_the_order_shown()
    {
        await using var db = Test.Open(Of("ABC"));
        foreach (var filter in new[] { new WorkFilter { Tab = WorkTab.Any }, new WorkFilter { Tab = WorkTab.Open }, new WorkFilter { Tab = WorkTab.Any, Kind = "protest" } })
            foreach (var place in new WorkPlace?[] { null, new WorkPlace(739_000, 0, 1000) })
                foreach (var down in new[] { true, false })
                {
                    var plan = await PlanAsync(db, WorkList.Rows(new WorkList(db).BrokerLegs(filter).Single(), new WorkOrder(WorkSort.Filed, down), place).Take(51));
                    var said = string.Join('\n', plan);
                    Assert.DoesNotContain("TEMP B-TREE", said, StringComparison.Ordinal);
                    Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("INDEX", StringComparison.Ordinal) && !step.Contains("VIRTUAL", StringComparison.Ordinal));
                    Assert.Contains(plan, step => step.Contains("IX_WorkItemBroker_Filer_FiledOn_WorkId (Filer=?", StringComparison.Ordinal));
                    Assert.True(place is null || said.Contains("FiledOn", StringComparison.Ordinal), said);
                }
    }

    static async Task<List<string>> PlanAsync<T>(PortalDbContext db, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync();
        using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        var steps = new List<string>();
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
        return steps;
    }
}
