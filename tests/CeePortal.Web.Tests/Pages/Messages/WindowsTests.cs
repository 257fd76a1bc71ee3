using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Messages;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using CeePortal.Web.Tests.Pages.Protests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Messages;

/// <summary>The message that windows of entries close leads to the entries.</summary>
public sealed class WindowsTests : IAsyncLifetime
{
    readonly ProtestPortal site = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public async Task DisposeAsync() => await site.DisposeAsync();

    async Task CloseAsync(int serial, DateOnly last, WindowKind kind)
    {
        var importer = await site.ImporterAsync();
        var number = (await site.EntryAsync(serial)).ToCompact();
        await site.Portal.DataAsync(async db =>
        {
            db.EntryClocks.Add(new EntryClock
            {
                EntryId = await db.Entries.Where(e => e.Number == number).Select(e => e.Id).SingleAsync(),
                Number = number,
                Kind = kind,
                Code = kind == WindowKind.Protest ? ProtestClocks.FileFor(new DateOnly(2024, 9, 3)).Code : CorrectionClocks.AfterEntrySince2017.Code,
                LastDay = last,
                ImporterId = importer,
                Filer = "XYZ",
                PortOfEntry = "2704",
                HandledBy = "007",
            });
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task One_message_for_two_entries_leads_to_exactly_these()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        using var broker = await site.Portal.SignedInAsync(PortalRoles.Broker);
        var last = new DateOnly(2026, 1, 14);
        await CloseAsync(1, last, WindowKind.Protest);
        await CloseAsync(2, last, WindowKind.Protest);
        await CloseAsync(3, last, WindowKind.Correction);
        await CloseAsync(4, last.AddDays(1), WindowKind.Protest);
        // The portal's own run may have told them a moment earlier: both do it once.
        var services = site.Portal.Services;
        var clock = services.GetRequiredService<LegalClock>();
        await new WindowNotices(services.GetRequiredService<PortalDbContextFactory>(), services.GetRequiredService<MessageWriter>())
            .RunAsync(new ClockDay(clock.Today, clock.UtcNow, Law.Declared), CancellationToken.None);

        foreach (var browser in new[] { importer, broker })
        {
            var list = await browser.PageAsync("/messages");
            PageChecks.AssertSound(list);
            Assert.Contains("2 entries: the protest window closes on January 14, 2026, in 9 days", list.Words(), StringComparison.Ordinal);
            Assert.Equal(3, list.QuerySelectorAll("tr.unread").Length);
            var row = list.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("2 entries", StringComparison.Ordinal));
            var message = await browser.PageAsync(row.QuerySelector("th a")!.GetAttribute("href")!);
            PageChecks.AssertSound(message);
            Assert.Contains("Open what closes on January 14, 2026", message.Words(), StringComparison.Ordinal);
            using var open = await browser.GetAsync(new Uri(row.QuerySelector("td a")!.GetAttribute("href")!, UriKind.Relative));
            var closing = await browser.PageAsync(open.Headers.Location!.ToString());
            PageChecks.AssertSound(closing);
            Assert.Equal(2, closing.QuerySelectorAll("tbody tr").Length);
            Assert.Contains("Only what closes on January 14, 2026", closing.Words(), StringComparison.Ordinal);
            Assert.DoesNotContain(ProtestPortal.Number(3).ToString(), closing.Words(), StringComparison.Ordinal);
        }
        using var surety = await site.Portal.SignedInAsync(PortalRoles.Surety);
        Assert.Contains("No messages yet", (await surety.PageAsync("/messages")).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/liquidation/closing?day=2026-99-99&kind=protest")]
    [InlineData("/liquidation/closing?day=%3Cscript%3E")]
    public async Task A_day_that_is_none_shows_the_usual_days(string address)
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var page = await importer.PageAsync(address);
        PageChecks.AssertSound(page);
        Assert.DoesNotContain("Only what closes on", page.Words(), StringComparison.Ordinal);
    }
}
