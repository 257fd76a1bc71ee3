using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Protests;
using CeePortal.Intake.Protests;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Protests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Protests;

/// <summary>Lists of many protests, over HTTP and by the real job.</summary>
public sealed class ListTests : IAsyncLifetime
{
    readonly ProtestPortal site = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await site.DisposeAsync();

    static string[] Row(int serial, params (string Title, string Text)[] changes)
    {
        string[] row = [.. ProtestTemplate.Template.Columns.Select(c => c.Example)];
        (row[0], row[1], row[3]) = ($"P-{serial:D4}", "12-3456789", ProtestPortal.Number(serial).ToString());
        foreach (var (title, text) in changes) row[ProtestTemplate.Template.IndexOf(title)] = text;
        return row;
    }

    static byte[] Csv(IEnumerable<string[]> rows)
    {
        var file = new MemoryStream();
        ProtestTemplate.Template.WriteCsv(file, rows);
        return file.ToArray();
    }

    static async Task<string> SendAsync(HttpClient browser, byte[] list, string mode = "file")
    {
        var token = (await browser.PageAsync("/protests/lists")).Token();
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(mode), "Mode" }, { new ByteArrayContent(list), "File", "protests.csv" } };
        using var answer = await browser.PostAsync(new Uri("/protests/lists", UriKind.Relative), form);
        return answer.Headers.Location?.ToString() ?? throw new InvalidOperationException((await answer.DocumentAsync()).Words());
    }

    async Task<ProtestBatch> EndedAsync(string address)
    {
        var id = long.Parse(address[(address.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 1_200; i++)
        {
            var batch = await site.Portal.DataAsync(db => db.ProtestBatches.SingleAsync(b => b.Id == id));
            if (batch.HasEnded) return batch;
            await Task.Delay(200);
        }
        throw new TimeoutException("The list was not worked through.");
    }

    [Fact]
    public async Task An_entry_that_is_not_on_file_is_filed_with_its_port_and_dates_and_a_typed_day_moves_no_liquidation()
    {
        var late = await site.EntryAsync(2, "2025-01-17");
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var batch = await EndedAsync(await SendAsync(importer, Csv(
        [
            Row(1, ("Port of Entry", "2704"), ("Entry Date", "2025-01-10"), ("Decision Date", "2025-12-19")),
            Row(2, ("Decision Date", "2025-12-19")),
            Row(3, ("Decision Date", "2025-12-19")),
        ])));
        Assert.Equal(2, batch.Filed);
        var problem = Assert.Single(await site.Portal.DataAsync(db => db.ProtestBatchProblems.Where(p => p.BatchId == batch.Id).ToListAsync()));
        Assert.Contains("Give its port of entry, its date of entry", problem.Remedy, StringComparison.Ordinal);
        var (one, two) = (await site.ProtestAsync("2704-26-100001"), await site.ProtestAsync("2704-26-100002"));
        Assert.True(one.Entries[0] is { Decided: { IsEstimated: true } } && one.Timeliness[0].IsEstimated);
        Assert.Equal(late, two.Entries[0].Entry);
        Assert.Equal((new DateOnly(2025, 1, 17), Domain.Clocks.Outcome.Untimely), (two.Entries[0].Decided!.Value.On, two.Timeliness[0].Outcome));
    }

    [Fact]
    public async Task A_list_of_1000_protests_with_30_bad_rows_files_970_once_and_names_each_bad_row()
    {
        const int all = 1_000, bad = 30;
        await site.ImporterAsync();
        var importer = await site.ImporterAsync();
        await site.Portal.DataAsync(async db =>
        {
            for (var i = 1; i <= all; i++)
            {
                var entry = ProtestPortal.Entry(i, importer);
                db.Entries.Add(entry);
                db.EntryLiquidationStates.Add(ProtestPortal.Liquidated(entry, "2025-07-18"));
            }
            return await db.SaveChangesAsync();
        });
        // Ten kinds of mistake, three of each; the last kind is found only against what is on file.
        (string, string)[] faults = [("Entry Number", "XYZ-12"), ("Importer Number", "12"), ("Decision Protested", "all"), ("Category", ""), ("Claim", ""), ("Reasons", ""), ("Accelerated", "maybe"), ("Decision Date", "soon"), ("Further Review", "z"), ("Entry Number", "XYZ-9999999-2")];
        var list = Csv(Enumerable.Range(1, all).Select(i => i <= bad ? Row(i, faults[i % 10]) : Row(i)));
        using var browser = await site.Portal.SignedInAsync(PortalRoles.Importer);
        PageChecks.AssertSound(await browser.PageAsync("/protests/lists"));
        var address = await SendAsync(browser, list);
        var batch = await EndedAsync(address);
        Assert.Equal((BatchStatus.Done, all, all, all - bad), (batch.Status, batch.Rows, batch.Protests, batch.Filed));
        var rows = await site.Portal.DataAsync(db => db.ProtestBatchProblems.Select(p => p.Row).Distinct().OrderBy(r => r).ToListAsync());
        Assert.Equal(Enumerable.Range(2, bad).Select(i => (long)i), rows);
        Assert.Equal(all - bad, await site.Portal.DataAsync(db => db.WorkItems.CountAsync()));
        PageChecks.AssertSound(await browser.PageAsync(address));
        var csv = await browser.GetStringAsync(new Uri(address + "?handler=Problems", UriKind.Relative));
        Assert.Contains("\n2,Importer Number,", csv, StringComparison.Ordinal);
        Assert.Equal(address, await SendAsync(browser, list)); // the same list again is the same list
    }

    [Fact]
    public async Task Check_only_files_nothing_and_a_wrong_file_is_refused_whole()
    {
        foreach (var i in new[] { 1, 2 }) await site.EntryAsync(i);
        await site.EntryAsync(3, liquidated: null);
        using var browser = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var check = await EndedAsync(await SendAsync(browser, Csv([Row(1), Row(2), Row(3)]), "check"));
        Assert.Equal((2, 0), (check.Filed, await site.Portal.DataAsync(db => db.WorkItems.CountAsync())));
        var wrong = await SendAsync(browser, "Name,Street\nA,B\n"u8.ToArray());
        Assert.Equal(BatchStatus.Refused, (await EndedAsync(wrong)).Status);
        Assert.Contains("not the portal's list of protests", (await browser.PageAsync(wrong)).Words(), StringComparison.Ordinal);
        using var other = await site.Portal.SignedInAsync(PortalRoles.Broker);
        Assert.Equal(404, (int)(await other.GetAsync(new Uri(wrong, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Two_protests_of_one_matter_are_an_error_of_the_later_row_in_the_check_and_in_the_run()
    {
        await site.EntryAsync(1);
        using var browser = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var second = Row(1);
        second[0] = "P-again";
        foreach (var mode in new[] { "check", "file" })
        {
            var batch = await EndedAsync(await SendAsync(browser, Csv([Row(1), second]), mode));
            Assert.Equal((2, 1, 1), (batch.Protests, batch.Filed, batch.BadRows));
            var problem = await site.Portal.DataAsync(db => db.ProtestBatchProblems.SingleAsync(p => p.BatchId == batch.Id));
            Assert.Equal(3, problem.Row);
            Assert.Contains("Protest P-0001 of this list, row 2", problem.Problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_of_an_account_without_a_role_or_that_was_closed_is_not_filed(bool closed)
    {
        await site.EntryAsync(1);
        var email = await site.Portal.AccountAsync(PortalRoles.Importer);
        var user = await site.Portal.DataAsync(db => db.Users.SingleAsync(u => u.Email == email));
        var contexts = site.Portal.Services.GetRequiredService<PortalDbContextFactory>();
        var stored = await Data.Files.FileStoreExtensions.PutAsync(site.Portal.Services.GetRequiredService<Data.Files.IFileStore>(), new MemoryStream(Csv([Row(1)])));
        var batch = new ProtestBatch { Id = contexts.Keys.Next(), OrganizationId = user.OrganizationId!.Value, SentBy = user.Id, FileName = "list.csv", Sha256 = new string('1', 64), StoredFile = stored.Key, ReceivedAt = site.Clock.GetUtcNow().UtcDateTime };
        await site.Portal.DataAsync(async db =>
        {
            db.ProtestBatches.Add(batch);
            await db.SaveChangesAsync();
            return closed ? await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(u => u.SetProperty(r => r.LockoutEnd, DateTimeOffset.MaxValue))
                : await db.UserRoles.Where(r => r.UserId == user.Id).ExecuteDeleteAsync();
        });
        await using var scope = site.Portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Data.Scoping.CurrentScope>().Resolve(Data.Scoping.PortalScope.System);
        await scope.ServiceProvider.GetServices<IJobHandler>().OfType<ProtestListRun>().Single().RunAsync(0, batch.Id, CancellationToken.None);
        var ended = await site.Portal.DataAsync(db => db.ProtestBatches.SingleAsync(b => b.Id == batch.Id));
        Assert.Equal((BatchStatus.Failed, 0), (ended.Status, ended.Filed));
        Assert.Contains("was closed or has another role by now, so the portal files nothing more for it", ended.StatusText, StringComparison.Ordinal);
        Assert.Equal(0, await site.Portal.DataAsync(db => db.WorkItems.CountAsync()));
    }

    [Fact]
    public async Task A_run_that_dies_again_and_again_files_each_protest_once()
    {
        for (var i = 1; i <= 12; i++) await site.EntryAsync(i);
        var email = await site.Portal.AccountAsync(PortalRoles.Importer);
        var user = await site.Portal.DataAsync(db => db.Users.SingleAsync(u => u.Email == email));
        await using var scope = site.Portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Data.Scoping.CurrentScope>().Resolve(Data.Scoping.PortalScope.System);
        var run = scope.ServiceProvider.GetServices<IJobHandler>().OfType<ProtestListRun>().Single();
        // The list stands without its job, so that only the runs of this test take it up.
        var contexts = site.Portal.Services.GetRequiredService<PortalDbContextFactory>();
        var stored = await Data.Files.FileStoreExtensions.PutAsync(site.Portal.Services.GetRequiredService<Data.Files.IFileStore>(), new MemoryStream(Csv(Enumerable.Range(1, 12).Select(i => Row(i)))));
        var batch = new ProtestBatch { Id = contexts.Keys.Next(), OrganizationId = user.OrganizationId!.Value, SentBy = user.Id, FileName = "list.csv", Sha256 = new string('0', 64), StoredFile = stored.Key, ReceivedAt = site.Clock.GetUtcNow().UtcDateTime };
        await site.Portal.DataAsync(async db =>
        {
            db.ProtestBatches.Add(batch);
            return await db.SaveChangesAsync();
        });
        var random = new Random(7);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            using var death = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(5, 120)));
            try
            {
                // Two at once, as when a lease was lost and its holder does not know yet.
                await Task.WhenAll(run.RunAsync(0, batch.Id, death.Token), run.RunAsync(0, batch.Id, death.Token));
            }
            catch (OperationCanceledException)
            {
                // died
            }
            if ((await site.Portal.DataAsync(db => db.ProtestBatches.SingleAsync(b => b.Id == batch.Id))).HasEnded) break;
        }
        await run.RunAsync(0, batch.Id, CancellationToken.None);
        var ended = await site.Portal.DataAsync(db => db.ProtestBatches.SingleAsync(b => b.Id == batch.Id));
        Assert.Equal((BatchStatus.Done, 12, 12), (ended.Status, ended.Done, ended.Filed));
        Assert.Equal(12, await site.Portal.DataAsync(db => db.WorkItems.CountAsync()));
        Assert.Equal(12, await site.Portal.DataAsync(db => db.ProtestBatchFilings.Select(f => f.Number).Distinct().CountAsync()));
        Assert.Empty(await site.Portal.DataAsync(db => db.ProtestBatchProblems.ToListAsync()));
    }
}
