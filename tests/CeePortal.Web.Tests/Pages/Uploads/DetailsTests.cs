using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Data.Uploads;
using CeePortal.Intake.Samples;
using CeePortal.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Uploads;

/// <summary>One upload: what its page says, who may see it, and stopping it.</summary>
public sealed class DetailsTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_page_says_what_came_of_the_file()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var upload = await portal.UploadAsync(broker, Batch.Fresh().Text);
        var page = await broker.PageAsync($"/uploads/{upload.Id}");
        PageChecks.AssertSound(page);
        Assert.Equal("2", page.QuerySelector("[data-figure=accepted]")?.TextContent);
        Assert.Contains("Apparel", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Machinery", page.Words(), StringComparison.Ordinal);
        Assert.Contains("2 entries", page.QuerySelector("#progress-words")?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("about", page.QuerySelector("#progress-words")?.TextContent, StringComparison.Ordinal);

        var entries = await broker.PageAsync(page.QuerySelector(".see-entries")!.GetAttribute("href")!);
        Assert.Equal(2, entries.QuerySelectorAll("table.entries tbody tr").Length);
    }

    [Fact]
    public async Task While_corrections_are_being_listed_the_page_waits_for_them_and_reloads_by_itself_only_without_JavaScript()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var upload = await portal.UploadAsync(broker, Batch.Fresh().Text);
        await ListingAsync(true);
        var page = await broker.PageAsync($"/uploads/{upload.Id}");
        PageChecks.AssertSound(page);
        Assert.Contains("are being listed", page.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".downloads"));
        Assert.Contains("http-equiv=\"refresh\"", Assert.Single(page.QuerySelectorAll("head noscript")).InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("head meta[http-equiv]"), m => m.ParentElement?.LocalName == "head");
        Assert.NotNull(page.QuerySelector("script[src*='progress']"));
        var box = page.QuerySelector("[data-progress]")!;
        Assert.Equal("true", box.GetAttribute("data-ended"));
        var asked = new Uri(box.GetAttribute("data-progress")!, UriKind.Relative);
        Assert.Contains("\"ended\":true,\"listing\":true", await broker.GetStringAsync(asked), StringComparison.Ordinal);
        await ListingAsync(false);
        Assert.Contains("\"ended\":true,\"listing\":false", await broker.GetStringAsync(asked), StringComparison.Ordinal);
        Assert.Null((await broker.PageAsync($"/uploads/{upload.Id}")).QuerySelector("script[src*='progress'], head noscript"));

        Task<int> ListingAsync(bool due) => portal.DataAsync(db => db.Uploads.Where(u => u.Id == upload.Id).ExecuteUpdateAsync(u => u.SetProperty(r => r.CorrectionsDue, due)));
    }

    [Fact]
    public async Task Findings_say_what_is_wrong_and_mask_the_importers_number()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        // A social security number as importer of record, and a day that does not exist: the record's image is shown.
        var text = Batch.Fresh().Text.Put("11", 3, "123-45-6789 ").Put("11", 15, "123-45-6789 ").Put("11", 42, "139926");
        var upload = await portal.UploadAsync(broker, text);
        Assert.True(upload.Rejected > 0);
        var findings = await portal.FindingsAsync(upload.Id);
        Assert.Contains(findings, f => f.RecordType == "11" && f.Image.Length > 0);
        var csv = await broker.GetStringAsync(new Uri($"/uploads/{upload.Id}/files?handler=Findings", UriKind.Relative));
        var page = await broker.PageAsync($"/uploads/{upload.Id}");
        PageChecks.AssertSound(page);
        foreach (var shown in (string[])[csv, page.DocumentElement.OuterHtml, .. findings.Select(f => f.Image + f.Message + f.Value)])
            Assert.DoesNotContain("123-45-6789", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_organizations_do_not_find_the_upload_and_an_importer_sees_its_own_entries()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var other = await portal.SignedInAsync(PortalRoles.Broker, "Another Brokerage");
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        var (mine, first, _) = Batch.Fresh();
        var (foreign, theirs, _) = Batch.Fresh();
        // The importer's organization has the number without a suffix; one with a suffix is a division with an account of its own.
        // Its second entry is rejected, so that every kind of file comes out of the upload.
        var upload = await portal.UploadAsync(broker, mine.Replace("12-345678900", "12-3456789  ", StringComparison.Ordinal)
            .Replace("40  001 JPJP", "40  001 QQQQ", StringComparison.Ordinal));
        await portal.UploadAsync(broker, foreign);
        Assert.NotNull(await portal.EntryAsync(theirs));

        using var otherImporter = await portal.SignedInAsync(PortalRoles.Importer, "Another Importer");
        foreach (var address in (string[])["", "?handler=Progress", "/files?handler=Answer", "/files?handler=Findings", "/files?handler=Rejected"])
        {
            using var sent = await broker.GetAsync(new Uri($"/uploads/{upload.Id}{address}", UriKind.Relative));
            Assert.True((int)sent.StatusCode == 200, $"{address} answers its own broker {sent.StatusCode}");
            foreach (var stranger in (HttpClient[])[other, importer, otherImporter])
            {
                using var answer = await stranger.GetAsync(new Uri($"/uploads/{upload.Id}{address}", UriKind.Relative));
                Assert.True((int)answer.StatusCode == 404, $"{address} answers a stranger {answer.StatusCode}");
            }
        }
        Assert.DoesNotContain($"/uploads/{upload.Id}", (await other.PageAsync("/uploads")).DocumentElement.OuterHtml, StringComparison.Ordinal);

        var list = (await importer.PageAsync("/entries")).DocumentElement.OuterHtml;
        Assert.Contains(first.ToString(), list, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs.ToString(), list, StringComparison.Ordinal);
        using var own = await importer.GetAsync(new Uri($"/entries/{first}", UriKind.Relative));
        Assert.Equal(200, (int)own.StatusCode);
        using var notOwn = await importer.GetAsync(new Uri($"/entries/{theirs}", UriKind.Relative));
        Assert.Equal(404, (int)notOwn.StatusCode);
    }

    [Fact]
    public async Task A_stopped_upload_ends_as_stopped_and_what_was_filed_stays()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var batch = new MemoryStream();
        SampleWriter.Write(batch, new SampleOptions { Entries = 8_000, Lines = 2, Seed = 11, FirstSerial = 5_000_000, Today = DateOnly.FromDateTime(DateTime.UtcNow) });
        var id = await broker.StartUploadAsync(Encoding.Latin1.GetString(batch.ToArray()));
        using var answer = await broker.PostFormAsync($"/uploads/{id}", [], handler: "Stop");
        Assert.Equal(302, (int)answer.StatusCode);

        var upload = await portal.EndOfAsync(id);
        Assert.Equal(UploadStatus.Stopped, upload.Status);
        Assert.InRange(upload.EntriesDone, 1, 7_999);
        Assert.Equal(upload.Accepted, await portal.CountEntriesAsync(id));
        var page = await broker.PageAsync($"/uploads/{id}");
        PageChecks.AssertSound(page);
        Assert.Contains("Stopped on request", page.Words(), StringComparison.Ordinal);
    }
}
