using CeePortal.Data.Accounts;
using CeePortal.Data.Uploads;
using CeePortal.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Uploads;

/// <summary>Sending a file: what is taken, and what is refused without a trace.</summary>
public sealed class NewTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_form_is_sound_and_names_the_filer_code()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var page = await broker.PageAsync("/uploads/new");
        PageChecks.AssertSound(page);
        Assert.Contains("your filer code: XYZ", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_two_entries_of_the_sample_land_at_their_Centers()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, second) = Batch.Fresh();
        var upload = await portal.UploadAsync(broker, text);

        Assert.Equal((UploadStatus.Done, 2, 0), (upload.Status, upload.Accepted, upload.Rejected));
        Assert.Equal("004", (await portal.EntryAsync(first))!.HandledBy); // computers and pullovers of the same value
        Assert.Equal("010", (await portal.EntryAsync(second))!.HandledBy);
    }

    [Fact]
    public async Task The_same_bytes_again_are_recognised_and_change_nothing()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, _) = Batch.Fresh();
        var upload = await portal.UploadAsync(broker, text);
        var (kept, version) = (await portal.KeptAsync(), (await portal.EntryAsync(first))!.Version);

        Assert.Equal(upload.Id, await broker.StartUploadAsync(text));
        Assert.Contains("You sent exactly this file before", (await broker.PageAsync($"/uploads/{upload.Id}")).Words(), StringComparison.Ordinal);
        Assert.Equal(kept, await portal.KeptAsync());
        Assert.Equal(version, (await portal.EntryAsync(first))!.Version);
    }

    [Fact]
    public async Task A_script_is_told_where_to_go_and_the_notice_waits_for_that_page()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, _, _) = Batch.Fresh();
        var upload = await portal.UploadAsync(broker, text);
        broker.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        using var answer = await broker.SendAsync(text);

        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal($"/uploads/{upload.Id}", answer.Headers.Location!.ToString());
        Assert.Contains("You sent exactly this file before", (await broker.PageAsync($"/uploads/{upload.Id}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_stores_no_entry_and_the_same_file_may_then_be_filed()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, second) = Batch.Fresh();
        var check = await portal.UploadAsync(broker, text, mode: "check");
        Assert.Equal((UploadStatus.Done, true, 2, 0), (check.Status, check.CheckOnly, check.Accepted, check.Rejected));
        Assert.Null(await portal.EntryAsync(first));
        Assert.Null(await portal.EntryAsync(second));
        Assert.Contains("Would be accepted", (await broker.PageAsync($"/uploads/{check.Id}")).Words(), StringComparison.Ordinal);

        var filing = await portal.UploadAsync(broker, text);
        Assert.NotEqual(check.Id, filing.Id);
        Assert.Equal(2, filing.Accepted);
        Assert.NotNull(await portal.EntryAsync(first));
    }

    [Fact]
    public async Task Another_brokers_batch_is_refused_and_nothing_of_it_is_kept()
    {
        using var other = await portal.SignedInAsync(PortalRoles.Broker, "Another Brokerage");
        var (text, first, _) = Batch.Fresh();
        await AssertRefusedAsync(other, text, "This file speaks for filer XYZ, which is not your organization's.", "(X17");
        Assert.Null(await portal.EntryAsync(first));
    }

    [Fact]
    public async Task A_batch_that_names_a_foreign_filer_in_a_block_only_is_refused_too()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var text = Batch.Fresh().Text.Put("B", 8, "ABC").Put("Y", 8, "ABC");
        await AssertRefusedAsync(broker, text, "This file speaks for filer ABC", "(X17");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\u0002\u0003PK\u0003\u0004\0\0\0\0\u00ff\u00fe\0")]
    [InlineData("Dear broker,\nplease find the invoice attached.\n")]
    public async Task A_file_that_is_no_batch_is_refused_in_words_and_nothing_is_kept(string text)
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        await AssertRefusedAsync(broker, text, "We did not take this file; nothing was stored");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_the_limit_and_nothing_is_kept()
    {
        await using var small = new PortalFactory { Settings = { ["Uploads:LargestFile"] = "1000" } };
        using var broker = await small.SignedInAsync(PortalRoles.Broker);
        var before = await small.KeptAsync();
        using var answer = await broker.SendAsync(Batch.TwoEntries);
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("The file is larger than 1 KB. Send it in parts, each a whole batch.", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal(before, await small.KeptAsync());
    }

    [Fact]
    public async Task The_form_without_a_file_asks_for_it()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var answer = await broker.SendAsync((byte[]?)null);
        var page = await answer.DocumentAsync();
        Assert.Contains("Choose the file to upload.", page.Words(), StringComparison.Ordinal);
        PageChecks.AssertSound(page);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_nothing_is_kept()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var before = await portal.KeptAsync();
        using var answer = await broker.SendAsync(System.Text.Encoding.Latin1.GetBytes(Batch.Fresh().Text), withToken: false);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(before, await portal.KeptAsync());
    }

    [Theory, InlineData("file"), InlineData("check")]
    public async Task A_refused_batch_sent_again_is_recognised_and_adds_no_row(string mode)
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, _) = Batch.Fresh();
        var broken = string.Join('\n', text.Split('\n').Where(r => !r.StartsWith('Z'))); // no Z record
        var upload = await portal.UploadAsync(broker, broken, mode);
        Assert.Equal(UploadStatus.Refused, upload.Status);
        var kept = await portal.KeptAsync();

        Assert.Equal(upload.Id, await broker.StartUploadAsync(broken, mode));
        Assert.Contains("You sent exactly this file before, and it was refused for the same reason.", (await broker.PageAsync($"/uploads/{upload.Id}")).Words(), StringComparison.Ordinal);
        Assert.Equal(kept, await portal.KeptAsync());
        // The corrected batch is another file, and a check is not taken for a filing.
        Assert.NotEqual(upload.Id, await broker.StartUploadAsync(broken, mode == "file" ? "check" : "file"));
        Assert.Equal(2, (await portal.UploadAsync(broker, text)).Accepted);
        Assert.NotNull(await portal.EntryAsync(first));
    }

    [Fact]
    public async Task A_batch_with_a_broken_envelope_is_refused_whole_with_findings_and_an_answer()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, _) = Batch.Fresh();
        var upload = await portal.UploadAsync(broker, string.Join('\n', text.Split('\n').Where(r => !r.StartsWith('Z')))); // no Z record

        Assert.Equal((UploadStatus.Refused, 0), (upload.Status, upload.Accepted));
        Assert.NotEmpty(await portal.FindingsAsync(upload.Id));
        Assert.Null(upload.StoredFile);
        Assert.Null(await portal.EntryAsync(first));
        var page = await broker.PageAsync($"/uploads/{upload.Id}");
        PageChecks.AssertSound(page);
        Assert.Contains("The batch was refused whole", page.Words(), StringComparison.Ordinal);
        var ax = await broker.GetStringAsync(new Uri($"/uploads/{upload.Id}/files?handler=Answer", UriKind.Relative));
        Assert.Contains(ax.Split('\n'), record => record.StartsWith("X0", StringComparison.Ordinal) || record.StartsWith("X1", StringComparison.Ordinal));
        Assert.Equal(0, await portal.DataAsync(data => data.Jobs.CountAsync(j => j.SubjectId == upload.Id)));
    }

    async Task AssertRefusedAsync(HttpClient browser, string text, params string[] words)
    {
        var before = await portal.KeptAsync();
        using var answer = await browser.SendAsync(text);
        var page = await answer.DocumentAsync();
        Assert.Equal(422, (int)answer.StatusCode);
        PageChecks.AssertSound(page);
        foreach (var word in words) Assert.Contains(word, page.Words(), StringComparison.Ordinal);
        Assert.Equal(before, await portal.KeptAsync());
    }
}
