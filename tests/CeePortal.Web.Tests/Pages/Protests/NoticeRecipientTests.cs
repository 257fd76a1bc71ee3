using CeePortal.Data.Accounts;
using CeePortal.Data.Messages;
using CeePortal.Web.Tests.Pages.Messages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Protests;

/// <summary>Another person gets the notices in the party's place (19 CFR 174.30), over HTTP.</summary>
public sealed class NoticeRecipientTests : IAsyncLifetime
{
    readonly ProtestPortal site = new();
    HttpClient importer = null!, specialist = null!;

    public async Task InitializeAsync()
    {
        importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
    }

    public async Task DisposeAsync()
    {
        importer.Dispose();
        specialist.Dispose();
        await site.DisposeAsync();
    }

    async Task<HttpResponseMessage> NameAsync(string number, string email)
    {
        var address = $"/protests/{number}/recipient";
        var page = await importer.PageAsync(address);
        PageChecks.AssertSound(page);
        return await importer.PostFormAsync(address, new()
        {
            ["Seq"] = page.QuerySelector("input[name=Seq]")!.GetAttribute("value")!,
            ["Name"] = "Pat Example",
            ["Address"] = "1 Example Street\r\nSample City",
            ["Email"] = email,
        });
    }

    [Fact]
    public async Task With_an_address_the_decision_goes_there_by_mail_and_the_outbox_shows_to_whom()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        using (var wrong = await NameAsync(number, "pat at example"))
            Assert.Contains("\"pat at example\" is not an e-mail address", (await wrong.DocumentAsync()).Words(), StringComparison.Ordinal);
        using (var named = await NameAsync(number, "pat@example.test")) Assert.Equal(302, (int)named.StatusCode);
        var item = await specialist.PageAsync($"/work/protest/{number}");
        PageChecks.AssertSound(item);
        Assert.Contains("Notices go to Pat Example, by e-mail to pat@example.test", item.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Send by post", item.Words(), StringComparison.Ordinal);
        Assert.Contains("pat@example.test", (await importer.PageAsync($"/work/protest/{number}")).Words(), StringComparison.Ordinal);
        using (var broker = await site.Portal.SignedInAsync(PortalRoles.Broker)) // sees the protest of an entry that it filed, not whom the importer named
            Assert.DoesNotContain("Pat Example", (await broker.PageAsync($"/work/protest/{number}")).Words(), StringComparison.Ordinal);

        var decide = $"/protests/{number}/decide";
        using (await specialist.PostFormAsync(decide, new()
        {
            ["Seq"] = (await specialist.PageAsync(decide)).QuerySelector("input[name=Seq]")!.GetAttribute("value")!,
            ["Rulings[0].Objection"] = "1",
            ["Rulings[0].Disposition"] = "Denied",
            ["Rulings[0].Reason"] = "classification-correct",
            ["Rulings[0].Text"] = "The pumps are not submersible.",
            ["Rulings[0].Citation"] = "HTSUS, heading 8413",
            ["NoticeOn"] = "2026-01-05",
            ["then"] = "decide",
        })) { }
        await site.Portal.TellAsync();
        var mail = await site.Portal.DataAsync(db => db.OutgoingMails.SingleAsync(m => m.RecipientId != null));
        Assert.Equal(("pat@example.test", $"Protest {number} was denied"), (mail.To, mail.Subject));
        Assert.Contains("The pumps are not submersible.", mail.Body, StringComparison.Ordinal);

        using var admin = await site.Portal.SignedInAsync(PortalRoles.Administrator);
        var outbox = await admin.PageAsync("/admin/mail");
        PageChecks.AssertSound(outbox);
        Assert.Contains("Pat Example pat@example.test named by the filer to get the notices (19 CFR 174.30)", outbox.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("submersible", outbox.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_postal_address_alone_the_office_is_told_to_print_and_post()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        using (var named = await NameAsync(number, "")) Assert.Equal(302, (int)named.StatusCode);
        var item = await specialist.PageAsync($"/work/protest/{number}");
        PageChecks.AssertSound(item);
        Assert.Contains("Send by post to Pat Example", item.Words(), StringComparison.Ordinal);
        Assert.Contains("1 Example Street, Sample City", item.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Send by post to", (await importer.PageAsync($"/work/protest/{number}")).Words(), StringComparison.Ordinal);
        await site.Portal.TellAsync();
        Assert.False(await site.Portal.DataAsync(db => db.OutgoingMails.AnyAsync(m => m.RecipientId != null)));
        Assert.True(await site.Portal.DataAsync(db => db.OutgoingMails.AnyAsync(m => m.State != MailState.Failed)));
    }
}
