using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Events;
using CeePortal.Data.Messages;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CeePortal.Web.Tests.Pages.Work.IndexTests;

namespace CeePortal.Web.Tests.Pages.Work;

/// <summary>Another kind of work needs no change: the errand is known to the test alone, and stands in the queue, on its
/// page, in its clocks, in the audit and in messages.</summary>
public sealed class AnotherKindTests(WorkPortal work) : IClassFixture<WorkPortal>
{
    PortalFactory Portal => work.Portal;

    [Fact]
    public async Task Another_kind_stands_in_the_queue_and_on_a_page_with_its_clock_and_moves()
    {
        var one = await work.AskAsync("Bring the sample to the laboratory");
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        var list = await browser.PageAsync("/work?kind=small-errand");
        Assert.Contains("Bring the sample", Text(Row(list, one.Item.Number)!), StringComparison.Ordinal);
        Assert.Contains("10 days left", Text(Row(list, one.Item.Number)!), StringComparison.Ordinal);
        Assert.Contains("Errand", list.QuerySelectorAll("select[name='Filter.Kind'] option").Select(o => o.TextContent));
        var page = await browser.PageAsync(WorkPortal.Address(one));
        PageChecks.AssertSound(page);
        Assert.Contains("Bring the sample to the laboratory", Text(page.QuerySelector("[aria-labelledby=matter]")!), StringComparison.Ordinal);
        Assert.Contains("Run the errand", Text(page.QuerySelector("[aria-labelledby=clocks]")!), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".moves a"), a => a.GetAttribute("href")!.EndsWith("/referred", StringComparison.Ordinal));
        using (await PostAsync(browser, $"{WorkPortal.Address(one)}/taken", [], WorkPortal.Address(one))) { }
        Assert.Contains("Test Specialist took it", (await browser.PageAsync(WorkPortal.Address(one))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_kind_is_audited_told_of_and_lapses_by_itself()
    {
        var tenDaysAgo = new Act(new Actor(work.FilerUser, WorkRoles.Filer), DateTime.UtcNow.AddDays(-12), Law.Declared);
        var one = await work.AskAsync("Look into the container", act: tenDaysAgo);
        var services = Portal.Services;
        await services.GetRequiredService<NoticeExpansion>().RunAsync();
        Assert.Contains(await Portal.DataAsync(db => db.InboxMessages.Where(m => m.ItemKind == "small-errand").Select(m => m.Subject).ToListAsync()), s => s.Contains("Errand", StringComparison.Ordinal));

        await services.GetRequiredService<ClockRun>().RunAsync();
        var row = await work.RowAsync(one);
        Assert.Equal("lapsed", row.State);
        Assert.Equal(LegalClock.DayOf(new DateTimeOffset(tenDaysAgo.At)).AddDays(10), row.ClosedOn);
        var page = await (await Portal.SignedInAsync(PortalRoles.Importer)).PageAsync(WorkPortal.Address(one));
        Assert.Contains("The portal – Lapse", page.Words(), StringComparison.Ordinal);
        Assert.Empty(await Portal.DataAsync(db => EventLog.VerifyAsync(db)));
    }

    [Fact]
    public async Task A_closed_item_of_another_office_is_read_so_that_like_is_treated_alike()
    {
        var (here, there) = (await work.FileAsync("Blouses here"), await work.FileAsync("Blouses there", "009"));
        await work.SetAsync(here, "6206");
        await work.SetAsync(there, "6206");
        await work.DoAsync(there, item => item.Note("Not for other offices.", work.Act(WorkRoles.Specialist, 1)));
        await work.DoAsync(there, item => ((Domain.Protests.Protest)item).Decide([Domain.Protests.Ruling.Deny(1, new("classification-correct", "They are knitted.", "HTSUS, note 1 to chapter 62"))], work.Today, work.Act(WorkRoles.Specialist, 1)));
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        var page = await browser.PageAsync(WorkPortal.Address(here));
        var alike = page.QuerySelector("[aria-labelledby=alike]")!;
        Assert.Contains("They are knitted.", Text(alike), StringComparison.Ordinal);
        Assert.Contains("Denied", Text(alike), StringComparison.Ordinal);
        var other = await browser.PageAsync(alike.QuerySelector("a")!.GetAttribute("href")!);
        PageChecks.AssertSound(other);
        Assert.Contains("Of another office", other.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Not for other offices", other.Words(), StringComparison.Ordinal);
        Assert.Empty(other.QuerySelectorAll(".moves"));
        var importer = await (await Portal.SignedInAsync(PortalRoles.Importer)).PageAsync(WorkPortal.Address(here));
        Assert.Null(importer.QuerySelector("[aria-labelledby=alike], [aria-labelledby=party]"));
    }

    [Fact]
    public async Task A_link_stands_on_both_items_for_staff_alone()
    {
        var (one, other) = (await work.FileAsync("One of two"), await work.AskAsync("The other of two"));
        await work.DoAsync(one, item => item.Link(other.Item.Number, "The same sample", work.Act(WorkRoles.Specialist, 1)));
        using var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        foreach (var (here, there) in new[] { (one, other), (other, one) })
        {
            var link = (await browser.PageAsync(WorkPortal.Address(here))).QuerySelector("[aria-labelledby=linked] a")!;
            Assert.Equal(WorkPortal.Address(there), link.GetAttribute("href"));
            Assert.Contains(there.Item.Number.ToString(), link.TextContent, StringComparison.Ordinal);
        }
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        Assert.Null((await importer.PageAsync(WorkPortal.Address(one))).QuerySelector("[aria-labelledby=linked]"));
    }

    [Fact]
    public async Task The_list_leads_from_item_to_item()
    {
        List<WorkOnFile> all = [];
        for (var i = 0; i < 3; i++)
        {
            all.Add(await work.FileAsync("Beside each other"));
            await work.SetAsync(all[i], "4011");
        }
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        var middle = await browser.PageAsync($"{WorkPortal.Address(all[1])}?list={Uri.EscapeDataString("heading=4011&sort=number")}");
        Assert.Contains(all[0].Item.Number.ToString(), middle.QuerySelector("a[rel=prev]")!.TextContent, StringComparison.Ordinal);
        var next = middle.QuerySelector("a[rel=next]")!;
        Assert.Contains(all[2].Item.Number.ToString(), next.TextContent, StringComparison.Ordinal);
        var last = await browser.PageAsync(next.GetAttribute("href")!);
        Assert.Null(last.QuerySelector("a[rel=next]"));
    }
}
