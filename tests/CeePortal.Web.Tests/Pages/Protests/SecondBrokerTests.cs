using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Web.Tests.Pages.Messages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Protests;

/// <summary>An importer protests two entries that two brokers filed: the second broker sees it and hears of it, over HTTP.</summary>
public sealed class SecondBrokerTests : IAsyncLifetime
{
    readonly ProtestPortal site = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public async Task DisposeAsync() => await site.DisposeAsync();

    async Task<EntryNumber> EntryOfAsync(string organization)
    {
        var importer = await site.ImporterAsync();
        var filer = await site.Portal.DataAsync(db => (from f in db.FilerAccounts join o in db.Organizations on f.OrganizationId equals o.Id where o.Name == organization select f.Filer).SingleAsync());
        var number = EntryNumber.Create(FilerCode.Parse(filer), 77);
        await site.Portal.DataAsync(async db =>
        {
            var entry = ProtestPortal.Entry(2, importer);
            (entry.Number, entry.Filer) = (number.ToCompact(), filer);
            db.Entries.Add(entry);
            db.EntryLines.Add(new EntryLine { EntryId = entry.Id, Number = 1, Origin = "CN", DecidingNumber = "8413702004", ValueCents = 50_000_00, ImporterId = importer, Filer = filer, PortOfEntry = "2704", HandledBy = "007" });
            db.EntryLiquidationStates.Add(ProtestPortal.Liquidated(entry, "2025-07-18"));
            return await db.SaveChangesAsync();
        });
        return number;
    }

    [Fact]
    public async Task The_broker_of_the_second_entry_finds_it_in_list_inbox_and_entry_and_may_do_nothing_and_a_third_finds_nothing()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        using var first = await site.Portal.SignedInAsync(PortalRoles.Broker);
        using var second = await site.Portal.SignedInAsync(PortalRoles.Broker, "Second Broker");
        using var third = await site.Portal.SignedInAsync(PortalRoles.Broker, "Third Broker");
        var lead = await site.EntryAsync(1);
        var other = await EntryOfAsync("Second Broker");
        var number = await site.FileAsync(importer, [lead, other]);
        await site.Portal.TellAsync();

        var address = $"/work/protest/{number}";
        foreach (var browser in new[] { first, second })
        {
            var item = await browser.PageAsync(address);
            PageChecks.AssertSound(item);
            Assert.Contains("They are submersible.", item.Words(), StringComparison.Ordinal);
            Assert.Null(item.QuerySelector("#moves + * a[href*='/recipient']")); // to see is not to act
            Assert.Contains(number, (await browser.PageAsync("/work")).Words(), StringComparison.Ordinal);
            Assert.Contains($"Protest {number} was received", (await browser.PageAsync("/messages")).Words(), StringComparison.Ordinal);
        }
        Assert.Contains(number, (await second.PageAsync($"/work?entry={other}")).Words(), StringComparison.Ordinal);
        using (var open = await second.GetAsync(new Uri((await second.PageAsync("/messages")).QuerySelector("tbody td a")!.GetAttribute("href")!, UriKind.Relative)))
            Assert.Equal(address, open.Headers.Location!.ToString());
        using (var amend = await second.GetAsync(new Uri($"/protests/{number}/recipient", UriKind.Relative)))
            Assert.NotEqual(200, (int)amend.StatusCode);

        using (var answer = await third.GetAsync(new Uri(address, UriKind.Relative))) Assert.Equal(404, (int)answer.StatusCode);
        Assert.DoesNotContain(number, (await third.PageAsync("/work")).Words(), StringComparison.Ordinal);
        Assert.Contains("No messages yet", (await third.PageAsync("/messages")).Words(), StringComparison.Ordinal);
    }
}
