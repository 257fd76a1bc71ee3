using System.Diagnostics;
using System.Globalization;
using System.Text;
using CeePortal.Data.Entries;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Uploads;

/// <summary>The sample batch under numbers of its own; <see cref="BatchText"/> changes it.</summary>
static class Batch
{
    static int serial = 4_000_000;

    /// <inheritdoc cref="BatchText.TwoEntries"/>
    public static string TwoEntries => BatchText.TwoEntries;

    /// <summary>The sample under two entry numbers that no other test uses.</summary>
    public static (string Text, EntryNumber First, EntryNumber Second) Fresh()
    {
        var first = EntryNumber.Create(FilerCode.Parse("XYZ"), Interlocked.Increment(ref serial));
        var second = EntryNumber.Create(FilerCode.Parse("XYZ"), Interlocked.Increment(ref serial));
        return (TwoEntries.Replace("00041019", first.ToCompact()[3..], StringComparison.Ordinal).Replace("00041027", second.ToCompact()[3..], StringComparison.Ordinal), first, second);
    }
}

/// <summary>Sends files as the upload form does, and waits for what comes of them.</summary>
static class Uploading
{
    public static Task<HttpResponseMessage> SendAsync(this HttpClient browser, string batch, string mode = "file", string name = "batch.txt") =>
        browser.SendAsync(Encoding.Latin1.GetBytes(batch), mode, name);

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, byte[]? file, string mode = "file", string name = "batch.txt", bool withToken = true)
    {
        using var form = new MultipartFormDataContent();
        var page = await browser.PageAsync("/uploads/new");
        if (withToken) form.Add(new StringContent(page.Token()), "__RequestVerificationToken");
        form.Add(new StringContent(mode), "Mode");
        if (file is not null) form.Add(new ByteArrayContent(file), "File", name);
        return await browser.PostAsync(new Uri("/uploads/new", UriKind.Relative), form);
    }

    /// <summary>Sends a file that is taken, and waits until it has been worked through.</summary>
    public static async Task<Upload> UploadAsync(this PortalFactory portal, HttpClient browser, string batch, string mode = "file") =>
        await portal.EndOfAsync(await browser.StartUploadAsync(batch, mode));

    /// <summary>Sends a file that is taken; the number of its upload.</summary>
    public static async Task<long> StartUploadAsync(this HttpClient browser, string batch, string mode = "file")
    {
        using var answer = await browser.SendAsync(batch, mode);
        Assert.True((int)answer.StatusCode == 302, $"{answer.StatusCode}: {(await answer.DocumentAsync()).Words()}");
        var address = answer.Headers.Location!.ToString();
        Assert.StartsWith("/uploads/", address, StringComparison.Ordinal);
        return long.Parse(address["/uploads/".Length..], CultureInfo.InvariantCulture);
    }

    public static async Task<Upload> EndOfAsync(this PortalFactory portal, long id)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var upload = await portal.DataAsync(data => data.Uploads.AsNoTracking().SingleAsync(u => u.Id == id));
            if (upload is { HasEnded: true, CorrectionsDue: false }) return upload; // and the items of its corrections are drawn
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(120), $"Upload {id} did not end; it stands at {upload.Status}, {upload.EntriesDone} entries.");
            await Task.Delay(50);
        }
    }

    public static Task<EntrySummary?> EntryAsync(this PortalFactory portal, EntryNumber number)
    {
        var compact = number.ToCompact();
        return portal.DataAsync(data => data.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Number == compact));
    }

    public static Task<List<EntryFinding>> FindingsAsync(this PortalFactory portal, long upload) =>
        portal.DataAsync(data => data.EntryFindings.AsNoTracking().Where(f => f.UploadId == upload).OrderBy(f => f.Record).ToListAsync());

    /// <summary>How many entries the upload wrote last.</summary>
    public static Task<int> CountEntriesAsync(this PortalFactory portal, long upload) =>
        portal.DataAsync(data => data.Entries.CountAsync(e => e.UploadId == upload));

    /// <summary>What could have been kept: rows of uploads, and files in the store.</summary>
    public static async Task<(int Uploads, int Files)> KeptAsync(this PortalFactory portal) =>
        (await portal.DataAsync(data => data.Uploads.CountAsync()),
         Directory.EnumerateFiles(Path.Combine(portal.Folder, "files"), "*", SearchOption.AllDirectories)
            .Count(f => Path.GetFileName(Path.GetDirectoryName(f)) != "spool")); // what a run writes on the way goes a moment after its end
}
