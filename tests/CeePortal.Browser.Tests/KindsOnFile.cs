using System.Text;
using System.Text.RegularExpressions;
using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.TestSupport;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>One item of each other kind of work, with drafts, for the pages about one: a correction under review, a claim, a request to
/// extend, a CF-4647, a follow-up of a reconciliation, a prior disclosure. Made by the portal's own forms, as <see cref="OnFile"/> is.</summary>
static partial class KindsOnFile
{
    public static async Task MakeAsync(PortalSite site, IPage importer, IPage specialist, Dictionary<string, string> made)
    {
        var (corrected, flagged) = (EntryNumber.Create(FilerCode.Parse("XYZ"), 7_900_001), EntryNumber.Create(FilerCode.Parse("XYZ"), 7_900_002));
        var broker = await site.OpenAsAsync(PortalRoles.Broker);
        var batch = Path.Combine(site.Portal.Folder, "kinds.txt");
        await File.WriteAllTextAsync(batch, BatchText.InOne(Of(corrected), Of(flagged).Put("10", 47, "001")));
        await broker.UploadAsync(batch);
        await broker.WaitForEndAsync();
        made["corrected"] = corrected.ToString();
        await PaidAsync(specialist, corrected);
        await CorrectAsync(broker, corrected, made);
        await broker.Context.CloseAsync();

        (made["extension"], var request) = await importer.FileFormAsync("extension-request", new() { ["entry.Value"] = made["entry"], ["cause.Value"] = "The maker's books come by sea." });
        made["extension-filed"] = Last(request);
        made["extension-draft"] = Last(await importer.DraftFormAsync("extension-request", new() { ["entry.Value"] = "nonsense" }));
        (made["cf4647"], _) = await specialist.FileFormAsync("cf4647", new()
        {
            ["entry.Value"] = made["entry"],
            ["goods.Value"] = "The telephones of line 1",
            ["violation.Value"] = "NotMarked",
            ["explanation.Value"] = "No country of origin stands on them.",
            ["demand.Value"] = "either",
        });
        (made["followup"], _) = await specialist.FileFormAsync("reconciliation-followup", new() { ["issue.Value"] = "Value", ["entry.Value"] = flagged.ToString() });
        (made["claim"], made["claim-draft"]) = await FileAsync(importer, "claim-1520d", [],
            ("goods", new() { ["program.Value"] = "S", ["goods.Value"] = "Telephones", ["declaration.Value"] = "The goods qualified by tariff shift.", ["declared.Value"] = "true" }),
            ("entries", new() { ["entries[0].number.Value"] = made["entry"], ["entries[0].imported.Value"] = Forms.Day(-100), ["entries[0].refund.Value"] = "12.50" }),
            ("origin", new() { ["certificates[0].by.Value"] = "Producer", ["certificates[0].issued.Value"] = Forms.Day(-110), ["copies.Value"] = "Nobody.", ["filings.Value"] = "There is none." }));
        (made["disclosure"], made["disclosure-draft"]) = await FileAsync(importer, "prior-disclosure", [],
            ("who", new() { ["kind.Value"] = "Importer", ["way.Value"] = "written" }),
            ("importations", new() { ["merchandise.Value"] = "Telephones", ["ports[0].port.Value"] = "2704", ["ports[0].from.Value"] = "2024-01-02", ["ports[0].to.Value"] = "2024-12-20" }),
            ("violation", new() { ["false.Value"] = "The value left out assists.", ["how.Value"] = "Molds were given free of charge from 2024 on.", ["more.Value"] = "true" }));
    }

    /// <summary>A change of value and duty on one line, large enough for a review; and another draft, which comes too late.</summary>
    static async Task CorrectAsync(IPage broker, EntryNumber entry, Dictionary<string, string> made)
    {
        Dictionary<string, string> Lines(string value, string duty) => new()
        {
            ["changes[0].line.Value"] = "2",
            ["changes[0].what.Value"] = "value",
            ["changes[0].to.Value"] = value,
            ["changes[0].reason.Value"] = "L04",
            ["changes[1].line.Value"] = "2",
            ["changes[1].what.Value"] = "duty",
            ["changes[1].to.Value"] = duty,
            ["changes[1].reason.Value"] = "L06",
        };
        Dictionary<string, string> begin = new() { ["entry"] = entry.ToString() };
        Dictionary<string, string> why = new() { ["explanation.Value"] = "An assist was left out of the value." };
        (made["psc"], made["psc-filed"]) = await FileAsync(broker, "psc", begin, ("lines", Lines("76000", "21736.00")), ("why", why));
        var draft = await DraftAsync(broker, "psc", begin,
            ("header", new() { ["type.Value"] = "03", ["consignee.Value"] = "98-7654321", ["bonds[0].type.Value"] = "9", ["bonds[0].designation.Value"] = "B", ["bonds[0].surety.Value"] = "123", ["zone.Value"] = "0020203", ["notify.Value"] = "98-7654321", ["bills[0].kind.Value"] = "M", ["bills[0].issuer.Value"] = "EXCA", ["bills[0].number.Value"] = "MASTER1" }),
            ("lines", Lines("80000", "1").Concat(new Dictionary<string, string> { ["licenses[0].line.Value"] = "2", ["licenses[0].type.Value"] = "14", ["licenses[0].number.Value"] = "AB123", ["licenses[0].reason.Value"] = "L26", ["parties[0].line.Value"] = "2", ["parties[0].kind.Value"] = "S", ["parties[0].number.Value"] = "98-7654321", ["parties[0].reason.Value"] = "L21" }).ToDictionary()),
            ("cases", new() { ["cases[0].line.Value"] = "1", ["cases[0].number.Value"] = "A570910000", ["cases[0].rate.Value"] = "15.5", ["cases[0].reason.Value"] = "L12" }));
        made["psc-draft"] = Last(draft);
    }

    /// <summary>Has CBP's systems tell that an entry is paid.</summary>
    static async Task PaidAsync(IPage specialist, EntryNumber entry)
    {
        var load = await specialist.SendFileAsync("/liquidation/new", "File", "paid.csv", "text/csv", Encoding.UTF8.GetBytes($"Entry Number,Event,Date\r\n{entry},Paid,{Forms.Day(0)}\r\n"));
        for (var until = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < until && !(await specialist.HtmlAsync(load)).Contains("class=\"downloads\"", StringComparison.Ordinal);) await Task.Delay(250);
    }

    /// <summary>Begins a form of several steps and fills them in; gives the draft's address.</summary>
    static async Task<string> DraftAsync(IPage page, string kind, Dictionary<string, string> begin, params (string Step, Dictionary<string, string> Fields)[] steps)
    {
        var draft = await page.PostFormAsync($"/file/{kind}", begin, $"/file/{kind}?handler=Begin");
        foreach (var (step, fields) in steps)
        {
            var address = $"{draft}/step/{step}";
            // Of one party alone its radio is chosen already, which a form that is sent without a window does not know.
            if (Party().Match(await page.HtmlAsync(address)) is { Success: true } party) fields["party.Value"] = party.Groups["value"].Value;
            await page.PostFormAsync(address, fields);
        }
        return draft;
    }

    /// <summary>The same, and sends it; gives the number and the draft that it was.</summary>
    static async Task<(string Number, string Draft)> FileAsync(IPage page, string kind, Dictionary<string, string> begin, params (string Step, Dictionary<string, string> Fields)[] steps)
    {
        var draft = await DraftAsync(page, kind, begin, steps);
        await page.PostFormAsync(draft + "/check", []);
        return Number().Match(await page.HtmlAsync(draft + "/receipt")) is { Success: true } found ? (found.Groups["number"].Value, Last(draft))
            : throw new InvalidOperationException($"{draft} was not sent:\n{await page.HtmlAsync(draft + "/check")}");
    }

    static string Of(EntryNumber number) => BatchText.TwoEntries.FirstOnly().Replace("12-345678900", "12-3456789  ", StringComparison.Ordinal).Replace("00041019", number.ToCompact()[3..], StringComparison.Ordinal);

    static string Last(string address) => address[(address.LastIndexOf('/') + 1)..];

    [GeneratedRegex("name=\"party\\.Value\"[^>]*value=\"(?<value>\\d+)\"|value=\"(?<value>\\d+)\"[^>]*name=\"party\\.Value\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Party();

    [GeneratedRegex("/work/[a-z0-9-]+/(?<number>\\d{4}-[\\d-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
