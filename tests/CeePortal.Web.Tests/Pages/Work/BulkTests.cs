using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using CeePortal.Data.Accounts;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Web.Tests.Pages.Work.IndexTests;

namespace CeePortal.Web.Tests.Pages.Work;

/// <summary>Acts on many items: each by itself, and nothing passed over in silence.</summary>
public sealed class BulkTests(WorkPortal work) : IClassFixture<WorkPortal>
{
    PortalFactory Portal => work.Portal;

    [Fact]
    public async Task Take_of_several_takes_what_is_free_and_says_who_has_the_rest()
    {
        var (free, taken, elsewhere) = (await work.FileAsync("Free"), await work.FileAsync("Taken"), await work.FileAsync("Elsewhere", "009"));
        var colleague = await work.UserAsync(PortalRoles.Specialist, "Second desk");
        await work.DoAsync(taken, item => item.Take(work.Act(WorkRoles.Specialist, colleague)));
        var browser = await Portal.SignedInAsync(PortalRoles.Supervisor);
        var page = await SendAsync(browser, "/work/bulk", ("act", "Take"), ("which", "chosen"), ("item", Chosen(free)), ("item", Chosen(taken)), ("item", Chosen(elsewhere)));
        PageChecks.AssertSound(page);
        Assert.Equal("1 item taken", page.Heading());
        var problems = page.QuerySelectorAll("tbody tr").Select(Text).ToList();
        Assert.Equal(2, problems.Count);
        Assert.Contains(problems, p => p.StartsWith(taken.Item.Number.ToString(), StringComparison.Ordinal) && p.EndsWith("Test Specialist has this item already.", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("not among those that you may see", StringComparison.Ordinal));
        Assert.Equal(await work.UserAsync(PortalRoles.Supervisor), (await work.RowAsync(free)).AssigneeId);
        Assert.Equal(colleague, (await work.RowAsync(taken)).AssigneeId);
    }

    [Fact]
    public async Task Assign_tells_of_what_changed_since_and_of_what_somebody_has()
    {
        var (free, changed, taken) = (await work.FileAsync("Free"), await work.FileAsync("Changed"), await work.FileAsync("Has somebody"));
        var (colleague, boss) = (await work.UserAsync(PortalRoles.Specialist, "Second desk"), await work.UserAsync(PortalRoles.Supervisor));
        await work.DoAsync(taken, item => item.Take(work.Act(WorkRoles.Specialist, colleague)));
        var seen = Chosen(changed);
        await work.DoAsync(changed, item => item.Note("In between.", work.Act(WorkRoles.Specialist, colleague)));
        var browser = await Portal.SignedInAsync(PortalRoles.Supervisor);
        var asks = await SendAsync(browser, "/work/bulk", ("act", "Assign"), ("which", "chosen"), ("item", Chosen(free)), ("item", seen), ("item", Chosen(taken, 2)));
        PageChecks.AssertSound(asks);
        Assert.Equal("Assign 3 items", asks.Heading());
        var person = ("Input.Person", boss.ToString(CultureInfo.InvariantCulture));
        var items = asks.QuerySelectorAll("input[name=item]").Select(i => ("item", i.GetAttribute("value")!)).ToArray();
        var empty = await SendAsync(browser, "/work/bulk?handler=Run", [("act", "Assign"), .. items]);
        Assert.Contains("Choose who gets them", empty.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        var page = await SendAsync(browser, "/work/bulk?handler=Run", [("act", "Assign"), person, .. items]);
        Assert.Equal("1 item assigned", page.Heading());
        var problems = page.QuerySelectorAll("tbody tr").Select(Text).ToList();
        Assert.Contains(problems, p => p.Contains(changed.Item.Number.ToString(), StringComparison.Ordinal) && p.Contains("Test Specialist changed it since", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains(taken.Item.Number.ToString(), StringComparison.Ordinal) && p.Contains("Test Specialist has this item already", StringComparison.Ordinal));
        Assert.Equal(boss, (await work.RowAsync(free)).AssigneeId);
    }

    [Fact]
    public async Task Everything_that_matches_is_done_and_counted()
    {
        List<WorkOnFile> all = [];
        for (var i = 0; i < 55; i++)
        {
            all.Add(await work.FileAsync("Many"));
            await work.SetAsync(all[i], "8708");
        }
        var browser = await Portal.SignedInAsync(PortalRoles.Supervisor);
        var list = await browser.PageAsync("/work?heading=8708");
        Assert.Contains("all 55 that match", list.QuerySelector("#bulk-which")!.TextContent, StringComparison.Ordinal);
        var asks = await SendAsync(browser, "/work/bulk", ("act", "Hold"), ("which", "all"), ("list", "heading=8708"));
        Assert.Equal("Hold 55 items", asks.Heading());
        var page = await SendAsync(browser, "/work/bulk?handler=Run", [("act", "Hold"), ("list", "heading=8708"), ("Input.Until", work.Today.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Input.Reason", "Until the ruling is out."),
            .. asks.QuerySelectorAll("input[name=item]").Select(i => ("item", i.GetAttribute("value")!))]);
        Assert.Equal("55 items held", page.Heading());
        Assert.Equal(55, await Portal.DataAsync(db => db.WorkItems.CountAsync(w => w.Heading == "8708" && w.HeldUntil != null)));
        Assert.Equal("/work?heading=8708", page.QuerySelector("main a.usa-button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Nothing_chosen_and_what_only_supervisors_do_lead_back_to_the_list()
    {
        var one = await work.FileAsync("Not for a specialist");
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        foreach (var fields in new (string, string)[][] { [("act", "Take"), ("which", "chosen")], [("act", "Assign"), ("which", "chosen"), ("item", Chosen(one))], [("act", "Burn"), ("item", Chosen(one))] })
        {
            using var answer = await PostAsync(browser, "/work/bulk", fields);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
        Assert.Null((await work.RowAsync(one)).AssigneeId);
    }

    static string Chosen(WorkOnFile one, int seq = 1) => string.Create(CultureInfo.InvariantCulture, $"{one.Row.Id}.{seq}");

    static async Task<IHtmlDocument> SendAsync(HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(browser, address, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.DocumentAsync();
    }

    static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, (string Name, string Value)[] fields)
    {
        var token = (await browser.PageAsync("/work")).Token();
        return await browser.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]));
    }
}
