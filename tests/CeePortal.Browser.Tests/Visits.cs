using System.Text;
using System.Text.RegularExpressions;
using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.TestSupport;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>What visitors do on most visits.</summary>
static partial class Visits
{
    /// <summary>The sample of two entries, as a broker has it on disk.</summary>
    public static readonly string TwoEntries = RepositoryFolder.File("tests", "CeePortal.Intake.Tests", "Samples", "two-entries.txt");

    /// <summary>An entry of the demo importer (which is assigned to the Electronics Center), in <see cref="ImportersBatchAsync"/>.</summary>
    public static readonly EntryNumber ImportersEntry = EntryNumber.Create(FilerCode.Parse("XYZ"), 101);

    /// <summary>The sample again, under other numbers, as entries of the demo importer.</summary>
    public static async Task<string> ImportersBatchAsync(this PortalSite site)
    {
        var file = Path.Combine(site.Portal.Folder, "importer.txt");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(TwoEntries))
            .Replace("12-345678900", "12-3456789  ", StringComparison.Ordinal)
            .Replace("00041019", ImportersEntry.ToCompact()[3..], StringComparison.Ordinal)
            .Replace("00041027", EntryNumber.Create(FilerCode.Parse("XYZ"), 102).ToCompact()[3..], StringComparison.Ordinal));
        return file;
    }

    /// <summary>Signs in on the sign-in page by the demo account's button.</summary>
    public static async Task SignInAsync(this IPage page, string role)
    {
        var email = DemoSeeder.Accounts.First(a => a.Role == role).Email;
        await page.Locator($"button[name=account][value='{email}']").ClickAsync();
        // Not until it has loaded: when that was before the wait began, it may never be told.
        await page.WaitForURLAsync(address => !address.Contains("signin", StringComparison.OrdinalIgnoreCase), new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>Uploads a file with the form, as the signed-in broker, and ends on the page of the upload.</summary>
    public static async Task<string> UploadAsync(this IPage page, string file)
    {
        await page.GotoAsync("/uploads/new");
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await page.Locator("form[data-upload] button").ClickAsync();
        await page.WaitForURLAsync(UploadAddress());
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Waits until the page of an upload says how it ended; with JavaScript or without, the page comes to it by itself.</summary>
    public static Task WaitForEndAsync(this IPage page, float seconds = 60) =>
        page.Locator(".downloads").WaitForAsync(new() { Timeout = seconds * 1000 });

    /// <summary>Uploads a batch, and ends on the page of the upload when it was worked through.</summary>
    public static async Task UploadTextAsync(this IPage page, string batch)
    {
        await page.GotoAsync("/uploads/new");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "batch.txt", MimeType = "text/plain", Buffer = Encoding.Latin1.GetBytes(batch) });
        await page.Locator("form[data-upload] button").ClickAsync();
        await page.WaitForURLAsync(UploadAddress(), new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForEndAsync();
    }

    /// <summary>Decides on an open worksheet, and ends on the page of the entry, which says that it is recorded.</summary>
    /// <param name="page">The window, in which the worksheet is open.</param>
    /// <param name="what">How the choice begins: "Liquidate:", "Extend liquidation".</param>
    /// <param name="basis">The basis, where one is needed.</param>
    public static async Task DecideAsync(this IPage page, string what = "Liquidate:", string? basis = null)
    {
        var decide = page.Locator("section[aria-labelledby=decide]");
        await decide.Locator("label", new() { HasText = what }).First.ClickAsync();
        if (basis is not null) await decide.GetByLabel("Basis").SelectOptionAsync(basis);
        await decide.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await page.WaitForURLAsync("**tab=deadlines*", new() { WaitUntil = WaitUntilState.Commit });
        Assert.Contains(": recorded.", await page.Locator(".usa-alert--success").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>The words of the page's main part.</summary>
    public static Task<string> WordsAsync(this IPage page) => page.Locator("main").InnerTextAsync();

    [GeneratedRegex(@"/uploads/\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UploadAddress();
}
