using CeePortal.Data.Accounts;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>A post summary correction by form, and what a specialist makes of it.</summary>
public sealed class CorrectionFormTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    static async Task<string> StepAsync(HttpClient browser, string draft, string step, Dictionary<string, string> fields)
    {
        var page = await browser.PageAsync($"{draft}/step/{step}");
        fields["Was"] = page.QuerySelector("input[name=Was]")?.GetAttribute("value") ?? "";
        using var answer = await browser.PostFormAsync($"{draft}/step/{step}", fields);
        Assert.True((int)answer.StatusCode == 302, (await answer.DocumentAsync()).Words());
        return answer.Headers.Location!.ToString();
    }

    async Task<string> BeginAsync(HttpClient broker, EntryNumber entry)
    {
        using var begun = await broker.PostFormAsync("/file/psc", new() { ["entry"] = entry.ToString() }, "Begin");
        Assert.Equal(302, (int)begun.StatusCode);
        return begun.Headers.Location!.ToString();
    }

    async Task<string> WithValueAsync(HttpClient broker, EntryNumber entry, string explanation = "An assist was left out of the value.")
    {
        var draft = await BeginAsync(broker, entry);
        await StepAsync(broker, draft, "lines", new()
        {
            ["changes[0].line.Value"] = "1",
            ["changes[0].what.Value"] = "value",
            ["changes[0].to.Value"] = "22,400",
            ["changes[0].reason.Value"] = "L04",
        });
        await StepAsync(broker, draft, "why", new() { ["explanation.Value"] = explanation });
        return draft;
    }

    [Fact]
    public async Task A_value_change_on_one_line_is_checked_shown_sent_and_stands_on_file()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var draft = await WithValueAsync(broker, number);
        var check = await broker.PageAsync($"{draft}/check");
        Assert.Contains("Line 1 (L04) Entered value $21,400 $22,400", check.Words(), StringComparison.Ordinal);
        var seq = check.QuerySelector("input[name=seq]")?.GetAttribute("value");
        Assert.True(seq is not null, check.Words());
        using var sent = await broker.PostFormAsync($"{draft}/check", new() { ["seq"] = seq });
        Assert.True((int)sent.StatusCode == 302, (await sent.DocumentAsync()).Words());
        using var again = await broker.GetAsync(new Uri($"{draft}/check", UriKind.Relative)); // what is sent is not sent twice
        Assert.Equal(302, (int)again.StatusCode);

        var entry = (await portal.EntryAsync(number))!;
        Assert.Equal((200, 1, 58_400_00, "2"), (entry.Version, entry.Corrections, entry.ValueCents, entry.PaymentType));
        var review = Assert.Single(await portal.CorrectionsAsync(number)).As<CorrectionReview>();
        Assert.Equal(("accepted", CorrectionChannel.Form), (review.State.Code, review.Filing!.Via));
        Assert.Contains("An assist was left out", (await broker.PageAsync($"/work/psc/{review.Number}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_judge_refuses_is_told_at_its_place_and_nothing_is_sent()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, number, _) = Batch.Fresh();
        await portal.UploadAsync(broker, text.FirstOnly()); // in trade control
        var check = await broker.PageAsync($"{await WithValueAsync(broker, number, "N/A")}/check");
        Assert.Contains("still in trade control", check.Words(), StringComparison.Ordinal);
        Assert.Contains("explains nothing", check.Words(), StringComparison.Ordinal);
        Assert.Null(check.QuerySelector("input[name=seq]"));
        Assert.Empty(await portal.CorrectionsAsync(number));
    }

    [Fact]
    public async Task A_returned_correction_puts_the_summary_back_as_it_was()
    {
        await portal.SelectAsync(all: true);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, number) = await portal.PaidAsync(broker);
        var before = (await portal.EntryAsync(number))!;
        await portal.DataAsync(db => db.Entries.Where(e => e.Id == before.Id).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        await portal.UploadAsync(broker, text.AsCorrection().WithValue());
        var item = Assert.Single(await portal.CorrectionsAsync(number));
        await portal.DataAsync(db => db.WorkItems.Where(w => w.Id == item.Row.Id).ExecuteUpdateAsync(w => w.SetProperty(r => r.Office, "007")));
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        var at = $"/work/psc/{item.Item.Number}/act/returned";
        var page = await specialist.PageAsync(at);
        Assert.Contains("$21,400 $22,400", page.Words(), StringComparison.Ordinal);
        using var answer = await specialist.PostFormAsync(at, new() { ["Seen"] = page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!, ["text.Value"] = "The assist is not dutiable here." });
        Assert.True((int)answer.StatusCode == 302, (await answer.DocumentAsync()).Words());
        var entry = (await portal.EntryAsync(number))!;
        Assert.Equal((300, 0, before.ValueCents, before.FeesCents, before.Filer), (entry.Version, entry.Corrections, entry.ValueCents, entry.FeesCents, entry.Filer));
        Assert.Equal("returned", Assert.Single(await portal.CorrectionsAsync(number)).Item.State.Code);
    }
}
