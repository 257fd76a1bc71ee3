using System.Globalization;
using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>Something for the pages about one thing to show: uploads, protests in each state, a draft, a list and a load with
/// errors, a document, a message. Made by the portal's own forms, and named as the addresses in <see cref="SitePages"/> name it.</summary>
static class OnFile
{
    /// <summary>A PNG of one point.</summary>
    static readonly byte[] picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The demo importer's entries that the demo liquidates: 100 days ago, and 20.</summary>
    public static readonly string First = EntryNumber.Create(FilerCode.Parse("XYZ"), 2000).ToString(), Second = EntryNumber.Create(FilerCode.Parse("XYZ"), 2001).ToString();

    public static async Task<IReadOnlyDictionary<string, string>> MakeAsync(PortalSite site)
    {
        Dictionary<string, string> made = new(StringComparer.Ordinal) { ["entry"] = Visits.ImportersEntry.ToString(), ["liquidated"] = First };
        var broker = await site.OpenAsAsync(PortalRoles.Broker);
        made["upload"] = Last(await broker.UploadAsync(await site.ImportersBatchAsync()));
        await broker.WaitForEndAsync();
        var broken = Path.Combine(site.Portal.Folder, "no-end.txt");
        await File.WriteAllLinesAsync(broken, (await File.ReadAllLinesAsync(Visits.TwoEntries)).Where(r => !r.StartsWith('Z')));
        made["refused"] = Last(await broker.UploadAsync(broken));
        await broker.Context.CloseAsync();

        var importer = await site.OpenAsAsync(PortalRoles.Importer);
        var specialist = await site.OpenAsAsync(PortalRoles.Specialist);
        await FileAsync(importer, made);
        await WorkAsync(specialist, importer, made);
        await KindsAsync(specialist, made);
        await KindsOnFile.MakeAsync(site, importer, specialist, made);
        await LoadAsync(specialist, made);
        await NumbersAsync(site, made);
        await importer.Context.CloseAsync();
        await specialist.Context.CloseAsync();
        return made;
    }

    /// <summary>What the importer sends: protests, a draft that is not complete, a list with errors.</summary>
    static async Task FileAsync(IPage importer, Dictionary<string, string> made)
    {
        await importer.LiquidatedAsync(Second);
        made["open"] = await importer.FileProtestAsync([First, Second], "Rackmount servers with a name that goes on and on, Donaudampfschifffahrtsgesellschaftskapitänsmützenständer included", async draft =>
        {
            await importer.PostFormAsync(draft + "/objections/1", Forms.Objection("AppraisedValue", "Power supplies"));
            await importer.SendFileAsync(draft + "/details", "File", "details.csv", "text/csv",
                Encoding.UTF8.GetBytes($"Entry Number,Entry Line,Change From,Change To\r\n{First},1,8473301180,8471500150\r\n{First},2,8473301180,8471500150\r\n"));
            await importer.SendFileAsync(draft + "/details", "Attachment", "data-sheet.png", "image/png", picture, new() { ["ReturnUrl"] = draft + "/details" }, "/attachments/add");
            await importer.SendFileAsync(draft + "/details", "Attachment", "letter.txt", "text/plain", Encoding.UTF8.GetBytes("Dear Center,\r\nsee the data sheet.\r\n"), new() { ["ReturnUrl"] = draft + "/details" }, "/attachments/add");
            made["filed-draft"] = Last(draft);
        });
        foreach (var state in (string[])["asked", "follower", "decided", "in-court"])
            made[state] = await importer.FileProtestAsync([First], $"Goods of a protest that becomes {state}");
        foreach (var state in (string[])["review", "forwarded"])
        {
            made[state] = await importer.FileProtestAsync([Second], $"Goods of a protest that becomes {state}", draft => importer.PostFormAsync(draft + "/requests", new()
            {
                ["Input.Accelerated"] = "true",
                ["Input.FurtherReview"] = "true",
                ["Input.Criteria"] = "NotRuledOn",
                ["Input.Justification"] = "Nobody has ruled on such goods.",
                ["Input.NoAdministrativeDecision"] = "true",
                ["Input.NoCourtDecision"] = "true",
            }));
        }

        made["draft"] = Last(await importer.DraftProtestAsync([First, "XYZ-9999999-9", "nonsense"], ""));
        await importer.SendFileAsync($"/protests/drafts/{made["draft"]}/details", "File", "details.csv", "text/csv",
            Encoding.UTF8.GetBytes($"Entry Number,Entry Line,Change From,Change To\r\n{First},1,8473301180,8471500150\r\n{First},x,,\r\n"));
        await importer.SendFileAsync($"/protests/drafts/{made["draft"]}/details", "File", "details.csv", "text/csv",
            Encoding.UTF8.GetBytes($"Entry Number,Entry Line,Change From,Change To\r\n{First},1,8473301180,8471500150\r\n"));
        made["list"] = Last(await importer.SendFileAsync("/protests/lists", "File", "list.csv", "text/csv", Encoding.UTF8.GetBytes(
            "Protest Reference,Importer Number,Entry Number,Decision Protested,Category,Claim,Reasons,Drawback\r\n"
            + $"A-1,12-3456789,{First},classification,Goods of a list,Heading 8504,They convert.,None.\r\n"
            + $"A-2,12-3456789,{First},nonsense,Other goods of a list,Heading 8504,They convert.,None.\r\n")));
    }

    /// <summary>What the Center does with them.</summary>
    static async Task WorkAsync(IPage specialist, IPage importer, Dictionary<string, string> made)
    {
        await specialist.PostFormAsync($"/work/protest/{made["asked"]}/information-requested", new() { ["Input.Until"] = Forms.Day(20), ["Input.Text"] = "Which processor is in model 12?" });
        await specialist.PostFormAsync($"/work/protest/{made["asked"]}/referred", new() { ["Input.To"] = "Laboratory", ["Input.Text"] = "Is it a processor?" });
        await specialist.PostFormAsync($"/work/protest/{made["follower"]}/linked", new() { ["Input.Other"] = made["open"] });
        await specialist.PostFormAsync($"/work/protest/{made["follower"]}/noted", new() { ["Input.Text"] = "Looks like the case of last spring." });
        await specialist.PostFormAsync($"/protests/{made["follower"]}/suspend", new() { ["Lead"] = made["open"], ["Likeness[0].By"] = "1" });
        await specialist.PostFormAsync($"/protests/{made["forwarded"]}/forward", new() { ["Grounds"] = "NeverRuledOn" });
        foreach (var state in (string[])["decided", "in-court"])
        {
            await specialist.PostFormAsync($"/protests/{made[state]}/decide", new()
            {
                ["Rulings[0].Disposition"] = "Denied",
                ["Rulings[0].Reason"] = "classification-correct",
                ["Rulings[0].Text"] = "The goods are parts.",
                ["Rulings[0].Citation"] = "HTSUS, note 2 to section XVI",
                ["NoticeOn"] = Forms.Day(0),
                ["then"] = "decide",
            });
        }
        await importer.PostFormAsync($"/protests/{made["decided"]}/ask/void-requested", new() { ["Text"] = "It goes against the instructions of last spring." });
        await importer.PostFormAsync($"/protests/{made["in-court"]}/court", new() { ["FiledOn"] = Forms.Day(0), ["CourtNumber"] = "26-00001" });
    }

    /// <summary>Other kinds of work, by their described forms: a validation with a letter, one in draft, a request for documents.</summary>
    static async Task KindsAsync(IPage specialist, Dictionary<string, string> made)
    {
        Dictionary<string, string> review = new() { ["entry.Value"] = made["entry"], ["programs.Values"] = "Value", ["reason.Value"] = "The price lies far below that of like goods." };
        made["validation-draft"] = Last(await specialist.DraftFormAsync("validation", new(review) { ["entry.Value"] = "XYZ-9999999-9" }));
        (made["validation"], var draft) = await specialist.FileFormAsync("validation", review);
        made["validation-filed"] = Last(draft);
        await specialist.PostFormAsync($"/work/validation/{made["validation"]}/act/cf28-sent", new() { ["programs.Values"] = "Value", ["question.Value"] = "Who sold the goods to whom, and at which price?" });
        (made["documents"], _) = await specialist.FileFormAsync("document-request", new() { ["entry.Value"] = made["entry"], ["scope.Value"] = "Invoice" });
    }

    /// <summary>A liquidation extract with a good row, a warning and errors, worked through.</summary>
    static async Task LoadAsync(IPage specialist, Dictionary<string, string> made)
    {
        var load = await specialist.SendFileAsync("/liquidation/new", "File", "extract.csv", "text/csv", Encoding.UTF8.GetBytes(
            "Entry Number,Event,Date,Type,Basis,As Of,Entry Date\r\n"
            + $"{Visits.ImportersEntry},Suspended,{Forms.Day(-3)},,04,,{Forms.Day(-30)}\r\nXYZ-9999999-9,Liquidated,2026-02-30,1,,,\r\n{First},Extended,{Forms.Day(-1)},,99,,\r\n"));
        for (var until = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < until && !(await specialist.HtmlAsync(load)).Contains("class=\"downloads\"", StringComparison.Ordinal);) await Task.Delay(250);
        made["load"] = Last(load);
    }

    /// <summary>The keys that only the database knows.</summary>
    static async Task NumbersAsync(PortalSite site, Dictionary<string, string> made)
    {
        await using var data = new SqliteConnection($"Data Source={site.Portal.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await data.OpenAsync();
        made["user"] = await FirstAsync("SELECT Id FROM PortalUser ORDER BY Id LIMIT 1");
        made["organization"] = await FirstAsync("SELECT Id FROM Organization ORDER BY Id LIMIT 1");
        made["picture"] = await FirstAsync("SELECT Id FROM Attachment WHERE Name = 'data-sheet.png' AND WorkId IS NOT NULL LIMIT 1");
        made["text"] = await FirstAsync("SELECT Id FROM Attachment WHERE Name = 'letter.txt' AND WorkId IS NOT NULL LIMIT 1");
        for (var until = DateTime.UtcNow.AddSeconds(60); !made.ContainsKey("message"); await Task.Delay(500)) // told within a quarter of a minute
        {
            var message = await FirstAsync("SELECT m.Id FROM InboxMessage m JOIN PortalUser u ON u.Id = m.UserId WHERE u.Email = 'demo.importer@example.test' LIMIT 1");
            if (message.Length > 0) made["message"] = message;
            else if (DateTime.UtcNow > until) throw new TimeoutException("The importer was told nothing.");
        }

        async Task<string> FirstAsync(string sql)
        {
            await using var command = data.CreateCommand();
#pragma warning disable CA2100 // the test's own words
            command.CommandText = sql;
#pragma warning restore CA2100
            return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
        }
    }

    static string Last(string address) => address[(address.LastIndexOf('/') + 1)..];
}
