using System.Globalization;
using System.Text.Json;
using CeePortal.Data.Accounts;
using CeePortal.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>A machine that loses power twice while it works on a large upload: nothing is lost, nothing is stored twice.</summary>
[Collection(PortalSiteCollection.Name)] // after the others, not beside them: it needs the machine
public sealed class KilledPortalTests
{
    const int Entries = 50_000;

    [BrowserFact]
    public async Task An_upload_survives_two_kills_and_ends_as_the_check_foretold()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var batch = Path.Combine(portal.Folder, "batch.txt");
        var (written, _, complaint) = await portal.RunVerbAsync("sample", "--entries", Entries.ToString(CultureInfo.InvariantCulture), "--lines", "3", "--faults", "5", "--seed", "7", "--out", batch);
        Assert.True(written == 0, complaint);
        var (_, foretold, trouble) = await portal.RunVerbAsync("check", batch, "--json");
        using var check = JsonDocument.Parse(foretold.Length > 0 ? foretold : throw new InvalidOperationException(trouble));
        var (accepted, rejected) = (check.RootElement.GetProperty("accepted").GetInt64(), check.RootElement.GetProperty("rejected").GetInt64());
        Assert.Equal(Entries, accepted + rejected);
        Assert.True(rejected > 0, "The sample has no faults.");

        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = portal.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/signin");
        await page.SignInAsync(PortalRoles.Broker);
        var address = await page.UploadAsync(batch);
        var id = long.Parse(address["/uploads/".Length..], CultureInfo.InvariantCulture);

        await GrowsAsync(page);
        var done = await ReachesAsync(portal, id, Entries / 10);
        await portal.KillAsync();
        Assert.InRange(done, 1, Entries - 1);

        await portal.StartAgainAsync(); // what the dead process had leased is free at once
        var further = await ReachesAsync(portal, id, Math.Min(Entries - 1, await DoneAsync(portal, id) + Entries / 10));
        await portal.KillAsync();
        Assert.InRange(further, done, Entries - 1);

        await portal.StartAgainAsync();
        await page.GotoAsync(address); // signed in still: the cookie outlives the process
        await page.WaitForEndAsync(300);
        Assert.Equal(accepted.ToString("N0", CultureInfo.InvariantCulture), await page.Locator("[data-figure=accepted]").InnerTextAsync());
        Assert.Equal(rejected.ToString("N0", CultureInfo.InvariantCulture), await page.Locator("[data-figure=rejected]").InnerTextAsync());

        Assert.Equal(Entries, await NumberAsync(portal, "SELECT EntriesDone FROM Upload WHERE Id = $id", id));
        Assert.Equal(accepted, await NumberAsync(portal, "SELECT COUNT(*) FROM EntrySummary WHERE UploadId = $id", id));
        Assert.Equal(accepted, await NumberAsync(portal, "SELECT COUNT(DISTINCT Number) FROM EntrySummary WHERE UploadId = $id", id));
        Assert.Equal(accepted, await NumberAsync(portal, "SELECT COUNT(*) FROM EntryDecision WHERE UploadId = $id", id));
        Assert.Equal(accepted, await NumberAsync(portal, "SELECT COUNT(DISTINCT EntryId) FROM EntryLine WHERE EntryId IN (SELECT Id FROM EntrySummary WHERE UploadId = $id)", id));
        Assert.Equal(accepted, await NumberAsync(portal, "SELECT SUM(Count) FROM UploadTally WHERE Kind = 1 AND UploadId = $id", id));

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "AX response" }).ClickAsync());
        AssertOneAnswerEach(await File.ReadAllLinesAsync(await download.PathAsync()), accepted, rejected);
    }

    /// <summary>Each entry has exactly one final E1 (disposition A or R in column 3, the number in columns 56 to 63).</summary>
    static void AssertOneAnswerEach(string[] answer, long accepted, long rejected)
    {
        Assert.All(answer, record => Assert.Equal(80, record.Length));
        var finals = answer.Where(r => r.StartsWith("E1", StringComparison.Ordinal) && r[2] != ' ').ToList();
        Assert.Equal(accepted, finals.Count(r => r[2] == 'A' && r.Contains("SUMMARY HAS BEEN ADDED", StringComparison.Ordinal)));
        Assert.Equal(rejected, finals.Count(r => r[2] == 'R' && r.Contains("TRANSACTION DATA REJECTED", StringComparison.Ordinal)));
        Assert.Equal(accepted + rejected, finals.Count);
        var added = finals.Where(r => r[2] == 'A').Select(r => r[50..63]).ToList();
        Assert.Equal(added.Count, added.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(answer, r => r[0] == 'A');
        Assert.Single(answer, r => r[0] == 'Z');
    }

    /// <summary>Waits until the bar on the page shows progress, and then more.</summary>
    static async Task GrowsAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => { const now = document.getElementById('progress')?.value ?? 0; if (now > 0) window.seen ??= now; return window.seen > 0 && (now > window.seen || now === 1); }",
            null, new() { Timeout = 60_000, PollingInterval = 100 });
    }

    static async Task<long> ReachesAsync(PortalProcess portal, long upload, long entries)
    {
        for (var tries = 0; tries < 3000; tries++)
        {
            if (await DoneAsync(portal, upload) is var done && done >= entries) return done;
            await Task.Delay(20);
        }
        throw new TimeoutException($"The upload did not come to {entries} entries:\n{portal.Output}");
    }

    static Task<long> DoneAsync(PortalProcess portal, long upload) => NumberAsync(portal, "SELECT EntriesDone FROM Upload WHERE Id = $id", upload);

    static async Task<long> NumberAsync(PortalProcess portal, string sql, long id)
    {
        await using var data = new SqliteConnection($"Data Source={portal.DatabaseFile};Pooling=False");
        await data.OpenAsync();
        await using var command = data.CreateCommand();
#pragma warning disable CA2100 // the test's own words
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$id", id);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
