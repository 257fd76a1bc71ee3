using System.Globalization;
using System.Net;
using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Web.Tests.Pages.Work.IndexTests;

namespace CeePortal.Web.Tests.Pages.Work;

public sealed class TeamTests(WorkPortal work) : IClassFixture<WorkPortal>
{
    PortalFactory Portal => work.Portal;

    [Fact]
    public async Task A_supervisor_makes_a_team_to_which_new_items_of_its_goods_are_given()
    {
        var boss = await Portal.SignedInAsync(PortalRoles.Supervisor);
        PageChecks.AssertSound(await boss.PageAsync("/work/teams"));
        using var saved = await boss.PostFormAsync("/work/team", new() { ["Input.Name"] = "Computers", ["Input.Purpose"] = "ByHeading", ["Input.Headings"] = "8471, 85" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var address = saved.Headers.Location!.ToString();
        var person = await work.UserAsync(PortalRoles.Specialist);
        using (await PostAsync(boss, address + "?handler=Add", new() { ["person"] = person.ToString(CultureInfo.InvariantCulture) }, address)) { }
        var page = await boss.PageAsync(address);
        PageChecks.AssertSound(page);
        Assert.Contains("Test Specialist", page.QuerySelector("[aria-labelledby=people]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("added the team", page.Words(), StringComparison.Ordinal);

        // An entry whose heading is the team's, and an errand about it.
        var number = EntryNumber.Create(FilerCode.Parse("XYZ"), 77);
        await Portal.DataAsync(async db =>
        {
            db.Add(new EntrySummary
            {
                Id = 990_000_001,
                Number = number.ToCompact(),
                Filer = "XYZ",
                Type = "01",
                PortOfEntry = "2704",
                ImporterId = work.ImporterId,
                ReceivedOn = work.Today,
                DecidingDate = work.Today,
                DateBasis = DateBasis.EstimatedEntryDate,
                HandledBy = "007",
                RoutingBasis = RoutingBasis.PredominantGoods,
                CoverageBasis = CoverageBasis.Provisional,
                FiledAt = DateTime.UtcNow,
                UploadId = 1,
                Status = EntryStatus.Accepted,
            });
            db.Add(new EntryLine { Id = 990_000_002, EntryId = 990_000_001, Number = 1, DecidingNumber = "8471300100", ImporterId = work.ImporterId, Filer = "XYZ", PortOfEntry = "2704", HandledBy = "007", ValueCents = 5, Detail = "{}" });
            return await db.SaveChangesAsync();
        });
        var one = await work.AskAsync("Count them", number);
        var row = await work.RowAsync(one);
        Assert.Equal(("8471", 2), (row.Heading, row.Seq));
        var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var team = await specialist.PageAsync("/work?tab=team");
        Assert.Contains("team Computers", Text(Row(team, one.Item.Number)!), StringComparison.Ordinal);
        Assert.Contains("My team 1", team.QuerySelectorAll(".tabs a").Select(Text));
        var item = await specialist.PageAsync(WorkPortal.Address(one));
        Assert.Contains("The portal gave it to the team Computers", item.Words(), StringComparison.Ordinal);
        // And the entry says what is worked on it.
        var entry = await specialist.PageAsync($"/entries/{number}?tab=work");
        PageChecks.AssertSound(entry);
        Assert.Contains(one.Item.Number.ToString(), entry.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "ByHeading", "", "Give the team a name")]
    [InlineData("Others", "", "", "Choose what the team is for")]
    [InlineData("Others", "Enforcement", "847", "is neither a heading")]
    public async Task What_is_missing_is_told(string name, string purpose, string headings, string said)
    {
        var boss = await Portal.SignedInAsync(PortalRoles.Supervisor);
        using var answer = await boss.PostFormAsync("/work/team", new() { ["Input.Name"] = name, ["Input.Purpose"] = purpose, ["Input.Headings"] = headings });
        var page = await answer.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains(said, page.QuerySelector(".error-summary")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heading_has_one_team_and_a_name_stands_once()
    {
        var boss = await Portal.SignedInAsync(PortalRoles.Supervisor);
        using (await boss.PostFormAsync("/work/team", new() { ["Input.Name"] = "First", ["Input.Purpose"] = "Enforcement", ["Input.Headings"] = "9403" })) { }
        using var heading = await boss.PostFormAsync("/work/team", new() { ["Input.Name"] = "Second", ["Input.Purpose"] = "Enforcement", ["Input.Headings"] = "9403" });
        Assert.Contains("belongs to the team \"First\"", (await heading.DocumentAsync()).Words(), StringComparison.Ordinal);
        using var name = await boss.PostFormAsync("/work/team", new() { ["Input.Name"] = "First", ["Input.Purpose"] = "Enforcement" });
        Assert.Contains("a team \"First\" already", (await name.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal(1, await Portal.DataAsync(db => db.WorkTeams.CountAsync(t => t.Name == "First")));
    }
}
