using CeePortal.Data.Accounts;
using CeePortal.Data.Messages;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Messages;

public sealed class IndexTests : IAsyncLifetime
{
    readonly PortalFactory portal = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task An_empty_inbox_says_what_will_stand_there()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        var page = await importer.PageAsync("/messages");
        PageChecks.AssertSound(page);
        Assert.Contains("No messages yet", page.Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".unread-count"));
    }

    [Fact]
    public async Task A_decision_is_counted_in_the_header_read_once_opened_and_leads_to_its_item()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        var protest = await portal.FileProtestAsync();
        var specialist = await portal.UserIdAsync(PortalRoles.Specialist);
        await portal.ActAsync(protest.Row.Id, p => p.Decide([Ruling.Deny(1, new StructuredReason("classification-correct", "They do not compute.", "HTSUS, note 6"))],
            portal.Act(WorkRoles.Specialist, specialist).Day, portal.Act(WorkRoles.Specialist, specialist)));
        await portal.TellAsync();

        var list = await importer.PageAsync("/messages");
        PageChecks.AssertSound(list);
        Assert.StartsWith("2", list.QuerySelector(".unread-count")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(2, list.QuerySelectorAll("tr.unread").Length);
        var link = list.QuerySelector("tbody tr th a")!; // newest first
        Assert.EndsWith("was denied", link.TextContent.Trim(), StringComparison.Ordinal);

        var message = await importer.PageAsync(link.GetAttribute("href")!);
        PageChecks.AssertSound(message);
        Assert.Contains("Objection 1: denied. They do not compute. (HTSUS, note 6)", message.Words(), StringComparison.Ordinal);
        Assert.Contains("What you can do", message.Words(), StringComparison.Ordinal);
        Assert.StartsWith("1", (await importer.PageAsync("/messages")).QuerySelector(".unread-count")!.TextContent.Trim(), StringComparison.Ordinal);

        var open = (await importer.PageAsync("/messages?unread=true")).QuerySelector("tbody td a")!.GetAttribute("href")!;
        using var item = await importer.GetAsync(new Uri(open, UriKind.Relative));
        Assert.Equal($"/work/protest/{protest.Item.Number}", item.Headers.Location!.ToString());
        Assert.Contains("Nothing unread", (await importer.PageAsync("/messages?unread=true")).Words(), StringComparison.Ordinal);

        using var again = await importer.PostFormAsync(link.GetAttribute("href")!, [], "Unread");
        Assert.Equal(302, (int)again.StatusCode);
        Assert.NotNull((await importer.PageAsync("/messages")).QuerySelector(".unread-count"));
    }

    [Fact]
    public async Task All_are_marked_as_read_up_to_what_was_seen_and_pages_go_on_by_key()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        var user = await portal.UserIdAsync(PortalRoles.Importer);
        await portal.DataAsync(async db =>
        {
            for (var i = 1; i <= 60; i++)
                db.InboxMessages.Add(new InboxMessage { UserId = user, Subject = $"Message {i:D2}", Sentence = "It happened.", Source = $"test:{i}", ItemKind = "protest", ItemNumber = "270426100001", CreatedAt = DateTime.UtcNow, ReadAt = i % 2 == 0 ? DateTime.UtcNow : null });
            return await db.SaveChangesAsync();
        });
        foreach (var order in new[] { "", "unread" })
        {
            List<string> seen = [];
            for (var address = $"/messages?order={order}"; address.Length > 0;)
            {
                var page = await importer.PageAsync(address);
                PageChecks.AssertSound(page);
                seen.AddRange(page.QuerySelectorAll("tbody tr th a").Select(a => a.TextContent.Replace("Unread:", "", StringComparison.Ordinal).Trim()));
                address = page.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "";
            }
            Assert.Equal(60, seen.Distinct().Count());
            Assert.Equal(60, seen.Count);
            Assert.Equal(order.Length == 0 ? "Message 60" : "Message 59", seen[0]);
            if (order.Length > 0) Assert.Equal("Message 60", seen[30]);
        }
        var second = await importer.PageAsync((await importer.PageAsync("/messages?order=unread")).QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var back = await importer.PageAsync(second.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Contains("Message 59", back.Words(), StringComparison.Ordinal);

        var newest = (await importer.PageAsync("/messages")).QuerySelector("input[name=newest]")!.GetAttribute("value")!;
        await portal.DataAsync(async db =>
        {
            db.InboxMessages.Add(new InboxMessage { UserId = user, Subject = "Came later", Sentence = "It happened.", Source = "test:later", ItemKind = "protest", ItemNumber = "270426100001", CreatedAt = DateTime.UtcNow });
            return await db.SaveChangesAsync();
        });
        using var answer = await importer.PostFormAsync("/messages", new() { ["newest"] = newest }, "ReadAll");
        Assert.Contains("30 messages are marked as read.", (await importer.PageAsync("/messages")).Words(), StringComparison.Ordinal);
        Assert.Equal("Came later", await portal.DataAsync(db => db.InboxMessages.Where(m => m.UserId == user && m.ReadAt == null).Select(m => m.Subject).SingleAsync()));
    }

    [Fact]
    public async Task Anothers_message_is_not_there_not_even_for_an_administrator()
    {
        await portal.FileProtestAsync();
        await portal.TellAsync();
        var of = await portal.UserIdAsync(PortalRoles.Importer);
        var id = await portal.DataAsync(db => db.InboxMessages.Where(m => m.UserId == of).Select(m => m.Id).FirstAsync());
        foreach (var role in new[] { PortalRoles.Broker, PortalRoles.Administrator })
        {
            using var other = await portal.SignedInAsync(role);
            using var answer = await other.GetAsync(new Uri($"/messages/{id}", UriKind.Relative));
            Assert.Equal(404, (int)answer.StatusCode);
        }
        Assert.Null(await portal.DataAsync(db => db.InboxMessages.Where(m => m.Id == id).Select(m => m.ReadAt).SingleAsync()));
    }
}
