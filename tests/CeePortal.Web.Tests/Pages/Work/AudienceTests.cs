using System.Net;
using CeePortal.Data.Accounts;
using CeePortal.Data.Messages;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CeePortal.Web.Tests.Pages.Work.MoveTests;

namespace CeePortal.Web.Tests.Pages.Work;

/// <summary>What CBP works on and has not announced is seen by its own people alone; from the first letter on the trade sees it,
/// answers, and asks for more time.</summary>
public sealed class AudienceTests(WorkPortal work) : IClassFixture<WorkPortal>
{
    PortalFactory Portal => work.Portal;

    [Fact]
    public async Task What_is_not_announced_reaches_nobody_of_the_trade_until_a_letter_goes_out()
    {
        var one = await work.OpenQuietlyAsync("Compare the invoices");
        var address = WorkPortal.Address(one);
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        await Portal.Services.GetRequiredService<NoticeExpansion>().RunAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await importer.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        Assert.DoesNotContain("Compare the invoices", (await importer.PageAsync("/work")).Words(), StringComparison.Ordinal);
        Assert.Contains("Compare the invoices", (await specialist.PageAsync(address)).Words(), StringComparison.Ordinal);
        Assert.Equal((0, 0), await SeenAsync(one));
        Assert.Equal(0, await TradeMessagesAsync(one));

        await work.DoAsync(one, item => ((Errand)item).Write("Send the invoices of both sales.", work.Act(WorkRoles.Specialist, 1)));
        await Portal.Services.GetRequiredService<NoticeExpansion>().RunAsync();
        var page = await importer.PageAsync(address);
        PageChecks.AssertSound(page);
        Assert.Contains("Send the invoices of both sales.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Letter about an errand", (await importer.PageAsync("/messages")).Words(), StringComparison.Ordinal);
        Assert.True(await SeenAsync(one) is (1, > 0));
        Assert.True((await work.RowAsync(one)) is { IsWaitingForTrade: true, Audience: WorkAudience.All, AnswerBy: not null });

        // The clock of the letter stands in its calendar.
        Assert.Contains(await Portal.DataAsync(db => db.WorkClocks.Where(c => c.WorkId == one.Row.Id).Select(c => c.Code).ToListAsync()), c => c == "cf28");
    }

    [Fact]
    public async Task More_time_is_asked_for_by_the_trade_and_given_by_the_office_over_the_pages()
    {
        var one = await work.OpenQuietlyAsync("Weigh the crates");
        await work.DoAsync(one, item => ((Errand)item).Write("Send the weight certificates.", work.Act(WorkRoles.Specialist, 1)));
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var form = await importer.PageAsync($"{WorkPortal.Address(one)}/more-time-asked");
        PageChecks.AssertSound(form);
        var (request, due) = (2.ToString(System.Globalization.CultureInfo.InvariantCulture), (await work.RowAsync(one)).AnswerBy!.Value);
        await SendAsync(importer, one, "more-time-asked", new() { ["Input.Request"] = request, ["Input.Until"] = due.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["Input.Text"] = "The scales are abroad." });
        Assert.Contains("The scales are abroad.", (await specialist.PageAsync(WorkPortal.Address(one))).Words(), StringComparison.Ordinal);
        await SendAsync(specialist, one, "request-extended", new() { ["Input.Request"] = request, ["Input.Until"] = due.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["Input.Text"] = "Good cause." });
        Assert.Equal(due.AddDays(20), (await work.RowAsync(one)).AnswerBy);
        await SendAsync(importer, one, "information-answered", new() { ["Input.Request"] = request, ["Input.Text"] = "Here they are." });
        Assert.False((await work.RowAsync(one)).IsWaitingForTrade);
    }

    /// <summary>How many rows of the item and of its clocks the importer's scope holds.</summary>
    async Task<(int Items, int Clocks)> SeenAsync(WorkOnFile one)
    {
        await using var db = Portal.Services.GetRequiredService<Data.PortalDbContextFactory>().Create(PortalScope.Importers([work.ImporterId], work.Filer));
        return (await db.WorkItems.CountAsync(w => w.Id == one.Row.Id), await db.WorkClocks.CountAsync(c => c.WorkId == one.Row.Id));
    }

    Task<int> TradeMessagesAsync(WorkOnFile one) => Portal.DataAsync(async db =>
    {
        var number = one.Item.Number.ToString();
        return await db.InboxMessages.CountAsync(m => m.ItemNumber == number && m.UserId == work.FilerUser);
    });
}
