using CeePortal.Data.Accounts;
using CeePortal.Data.Uploads;

namespace CeePortal.Web.Tests.Pages.Uploads;

/// <summary>The files that come out of an upload.</summary>
public sealed class DownloadTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_AX_response_has_records_of_80_characters_and_says_that_each_summary_was_added()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var upload = await portal.UploadAsync(broker, Batch.Fresh().Text);
        using var answer = await broker.GetAsync(new Uri($"/uploads/{upload.Id}/files?handler=Answer", UriKind.Relative));
        Assert.Contains("attachment", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        var records = (await answer.Content.ReadAsStringAsync()).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.All(records, record => Assert.Equal(80, record.Length));
        Assert.Equal(2, records.Count(r => r.StartsWith("E1", StringComparison.Ordinal) && r.Contains("SUMMARY HAS BEEN ADDED", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_rejected_entries_corrected_and_sent_again_are_accepted()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, second) = Batch.Fresh();
        var upload = await portal.UploadAsync(broker, text.Replace("40  001 JPJP", "40  001 QQQQ", StringComparison.Ordinal)); // no such country
        Assert.Equal((UploadStatus.Done, 1, 1), (upload.Status, upload.Accepted, upload.Rejected));
        Assert.Null(await portal.EntryAsync(second));

        var rejected = await broker.GetStringAsync(new Uri($"/uploads/{upload.Id}/files?handler=Rejected", UriKind.Relative));
        Assert.Contains(second.ToCompact()[3..], rejected, StringComparison.Ordinal);
        Assert.DoesNotContain(first.ToCompact()[3..], rejected, StringComparison.Ordinal);

        var corrected = await portal.UploadAsync(broker, rejected.Replace("40  001 QQQQ", "40  001 JPJP", StringComparison.Ordinal));
        Assert.Equal((UploadStatus.Done, 1, 0), (corrected.Status, corrected.Accepted, corrected.Rejected));
        Assert.Equal("010", (await portal.EntryAsync(second))!.HandledBy);
    }

    [Fact]
    public async Task The_rejected_entries_go_to_their_sender_alone_even_past_an_administrator()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var administrator = await portal.SignedInAsync(PortalRoles.Administrator);
        var upload = await portal.UploadAsync(broker, Batch.Fresh().Text.Replace("40  001 JPJP", "40  001 QQQQ", StringComparison.Ordinal));
        // An administrator sees the upload, but the rejected entries hold importer numbers in clear.
        using var seen = await administrator.GetAsync(new Uri($"/uploads/{upload.Id}/files?handler=Answer", UriKind.Relative));
        Assert.Equal(200, (int)seen.StatusCode);
        using var refused = await administrator.GetAsync(new Uri($"/uploads/{upload.Id}/files?handler=Rejected", UriKind.Relative));
        Assert.Equal(404, (int)refused.StatusCode);
    }
}
