using AngleSharp.Dom;

namespace CeePortal.Web.Tests.Pages.Work;

/// <summary>The shared pages of a kind as people use them: forms in steps, and acts.</summary>
static class KindPages
{
    /// <summary>Begins a draft and fills in its steps.</summary>
    public static async Task<string> DraftAsync(HttpClient browser, string kind, params (string Step, Dictionary<string, string> Fields)[] steps)
    {
        using var begun = await browser.PostFormAsync($"/file/{kind}", [], "Begin");
        // A form of one step begins on it.
        var draft = begun.Headers.Location?.ToString().Split("/step/")[0] ?? throw new InvalidOperationException($"/file/{kind}: {begun.StatusCode}");
        foreach (var (step, fields) in steps)
        {
            PageChecks.AssertSound(await browser.PageAsync($"{draft}/step/{step}"));
            using var answer = await browser.PostFormAsync($"{draft}/step/{step}", fields);
        }
        return draft;
    }

    /// <summary>The check of a draft.</summary>
    public static async Task<IDocument> CheckAsync(HttpClient browser, string draft)
    {
        var page = await browser.PageAsync(draft + "/check");
        PageChecks.AssertSound(page);
        return page;
    }

    /// <summary>Sends a draft.</summary>
    public static async Task SendAsync(HttpClient browser, string draft)
    {
        var page = await CheckAsync(browser, draft);
        using var sent = await browser.PostFormAsync(draft + "/check", new() { ["seq"] = page.QuerySelector("input[name=seq]")?.GetAttribute("value") ?? throw new InvalidOperationException(page.Words()) });
        Assert.True(sent.Headers.Location is not null, page.Words());
        PageChecks.AssertSound(await browser.PageAsync(sent.Headers.Location!.ToString()));
    }

    /// <summary>Makes an act; gives the page that refuses it, or null when it was made.</summary>
    public static async Task<string?> ActAsync(HttpClient browser, string address, string move, params (string Name, string Value)[] fields)
    {
        var page = await browser.PageAsync($"{address}/act/{move}");
        PageChecks.AssertSound(page);
        var form = fields.ToDictionary(f => f.Name + ".Value", f => f.Value);
        form["Seen"] = page.QuerySelector("input[name=Seen]")?.GetAttribute("value") ?? throw new InvalidOperationException(page.Words());
        using var answer = await browser.PostFormAsync($"{address}/act/{move}", form);
        return answer.Headers.Location is null ? (await answer.DocumentAsync()).Words() : null;
    }

    /// <summary>The page of an item, sound.</summary>
    public static async Task<string> WordsAsync(HttpClient browser, string address)
    {
        var page = await browser.PageAsync(address);
        PageChecks.AssertSound(page);
        return page.Words();
    }
}
