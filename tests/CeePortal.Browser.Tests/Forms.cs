using System.Globalization;
using System.Text.RegularExpressions;
using CeePortal.Domain.Clocks;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>Fills in forms as the signed-in visitor of a window, by HTTP alone: for what a test needs and does not look at.</summary>
static partial class Forms
{
    /// <summary>A day as forms take it, counted from today.</summary>
    public static string Day(int fromToday) => TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, LegalClock.Zone).AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Opens a page and sends its form with these fields, and the hidden ones that it has.</summary>
    /// <param name="to">Where the form goes, when not to the page itself.</param>
    /// <returns>The address to which the answer leads.</returns>
    public static async Task<string> PostFormAsync(this IPage page, string address, Dictionary<string, string> fields, string? to = null)
    {
        var form = page.APIRequest.CreateFormData();
        foreach (var (name, value) in Merge(await page.HiddenAsync(address, to), fields)) form.Set(name, value);
        return await LeadsAsync(address, await page.APIRequest.PostAsync(to ?? address, new() { Form = form }));
    }

    /// <summary>The same with a file.</summary>
    public static async Task<string> SendFileAsync(this IPage page, string address, string field, string name, string type, byte[] bytes, Dictionary<string, string>? fields = null, string? to = null)
    {
        var form = page.APIRequest.CreateFormData();
        foreach (var (key, value) in Merge(await page.HiddenAsync(address, to), fields ?? [])) form.Set(key, value);
        form.Set(field, new FilePayload { Name = name, MimeType = type, Buffer = bytes }); // the last: forms are read as they arrive
        return await LeadsAsync(address, await page.APIRequest.PostAsync(to ?? address, new() { Multipart = form }));
    }

    /// <summary>The words of a page, as HTML.</summary>
    public static async Task<string> HtmlAsync(this IPage page, string address) => await (await page.APIRequest.GetAsync(address)).TextAsync();

    /// <summary>Files a protest of the demo importer, and gives its number.</summary>
    public static async Task<string> FileProtestAsync(this IPage importer, IReadOnlyList<string> entries, string category, Func<string, Task>? more = null)
    {
        var draft = await importer.DraftProtestAsync(entries, category);
        if (more is not null) await more(draft);
        await importer.PostFormAsync(draft + "/check", []);
        return Number().Match(await importer.HtmlAsync(draft + "/receipt")) is { Success: true } found ? found.Groups["number"].Value
            : throw new InvalidOperationException($"{draft} was not sent:\n{await importer.HtmlAsync(draft + "/check")}");
    }

    /// <summary>Begins a described form of one step, fills it in, and gives the draft's address.</summary>
    public static async Task<string> DraftFormAsync(this IPage page, string kind, Dictionary<string, string> fields)
    {
        var step = await page.PostFormAsync($"/file/{kind}", [], $"/file/{kind}?handler=Begin");
        await page.PostFormAsync(step, fields);
        return step[..step.IndexOf("/step/", StringComparison.Ordinal)];
    }

    /// <summary>Files or opens a described form of one step, and gives the number and the draft that it was.</summary>
    public static async Task<(string Number, string Draft)> FileFormAsync(this IPage page, string kind, Dictionary<string, string> fields)
    {
        var draft = await page.DraftFormAsync(kind, fields);
        await page.PostFormAsync(draft + "/check", []);
        return ItemNumber().Match(await page.HtmlAsync(draft + "/receipt")) is { Success: true } found ? (found.Groups["number"].Value, draft)
            : throw new InvalidOperationException($"{draft} was not sent:\n{await page.HtmlAsync(draft + "/check")}");
    }

    [GeneratedRegex("/work/[a-z0-9-]+/(?<number>\\d{4}-[\\d-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItemNumber();

    /// <summary>A draft with everything that a protest must have, and gives its address.</summary>
    public static async Task<string> DraftProtestAsync(this IPage importer, IReadOnlyList<string> entries, string category)
    {
        var draft = await importer.PostFormAsync("/protests", [], "/protests?handler=Begin");
        var parties = await importer.HtmlAsync(draft + "/parties");
        var party = Party().Match(parties) is { Success: true } found ? found.Groups["value"].Value : throw new InvalidOperationException(parties);
        await importer.PostFormAsync(draft + "/parties", new() { ["Input.By"] = "Importer", ["Input.Party"] = party, ["Input.Drawback"] = "None of the entries is the subject of drawback." });
        await importer.PostFormAsync(draft + "/entries", new() { ["Add"] = string.Join('\n', entries), ["then"] = "on" });
        await importer.PostFormAsync(draft + "/objections/0", Objection("Classification", category));
        return draft;
    }

    /// <summary>The fields of an objection.</summary>
    public static Dictionary<string, string> Objection(string decision, string category) => new()
    {
        ["Input.Decision"] = decision,
        ["Input.Category"] = category,
        ["Input.Claim"] = "Heading 8471.",
        ["Input.Reasons"] = "They compute, and a display does nothing else.",
        ["then"] = "on",
    };

    /// <summary>Waits until the demo has liquidated an entry: a job of its own, after the demo's uploads.</summary>
    public static async Task LiquidatedAsync(this IPage page, string entry)
    {
        for (var until = DateTime.UtcNow.AddSeconds(120); DateTime.UtcNow < until; await Task.Delay(500))
            if ((await page.HtmlAsync($"/entries/{entry}?tab=deadlines")).Contains("Liquidated on", StringComparison.Ordinal)) return;
        throw new TimeoutException($"The demo did not liquidate {entry}.");
    }

    static Dictionary<string, string> Merge(Dictionary<string, string> hidden, Dictionary<string, string> fields)
    {
        foreach (var (name, value) in fields) hidden[name] = value;
        return hidden;
    }

    /// <summary>The hidden fields of a page's form: the one that goes there, or the first that goes to the page itself.</summary>
    static async Task<Dictionary<string, string>> HiddenAsync(this IPage page, string address, string? to)
    {
        var html = await page.HtmlAsync(address);
        var form = Form().Matches(html[Math.Max(0, html.IndexOf("<main", StringComparison.Ordinal))..]).Select(f => f.Value).FirstOrDefault(f => Action().Match(f) is { Success: true } action
            ? System.Net.WebUtility.HtmlDecode(action.Groups["value"].Value) == (to ?? address)
            : to is null) ?? throw new InvalidOperationException($"{address} has no form that goes to {to ?? "itself"}:\n{html}");
        Dictionary<string, string> hidden = new(StringComparer.Ordinal);
        foreach (Match input in Input().Matches(form))
            if (input.Value.Contains("type=\"hidden\"", StringComparison.Ordinal) && Name().Match(input.Value) is { Success: true } name)
                hidden.TryAdd(name.Groups["value"].Value, System.Net.WebUtility.HtmlDecode(Value().Match(input.Value).Groups["value"].Value));
        return hidden;
    }

    static async Task<string> LeadsAsync(string address, IAPIResponse answer) =>
        answer.Ok ? new Uri(answer.Url).AbsolutePath : throw new InvalidOperationException($"{address} answers {answer.Status}:\n{await answer.TextAsync()}");

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex("^<form[^>]* action=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Input();

    [GeneratedRegex("name=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex("value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();

    [GeneratedRegex("<option value=\"(?<value>\\d+)\"[^>]*>[^<]*\\(12-3456789\\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Party();

    [GeneratedRegex("/work/protest/(?<number>[\\d-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
