using System.Text.Json;
using CeePortal.Data.Accounts;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>Looks at every page as every kind of visitor: no axe violation (WCAG 2.2 AA and best practice), no sideways
/// scroll at 1280 and 400 pixels, nothing that the Content-Security-Policy blocks, nothing on the console.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed class EveryPageTests(PortalSite site)
{
    public static TheoryData<string> Roles => [.. SitePages.ByRole.Select(r => r.Role)];

    [BrowserTheory, MemberData(nameof(Roles))]
    public async Task Every_page_of_a_visitor_is_accessible_fits_and_is_quiet(string role)
    {
        var places = await PlacesAsync();
        var page = await site.OpenAsAsync(role == SitePages.Nobody ? null : role);
        var problems = new List<string>();
        var address = "";
        page.Console += (_, message) =>
        {
            // The browser itself notes answers such as 404 that a test asks for. What the policy blocks is an error too.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                problems.Add($"{address}: console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => problems.Add($"{address}: script: {error}");
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 500 && !answer.Url.Contains("/errors/", StringComparison.Ordinal)) problems.Add($"{address}: {answer.Url} answers {answer.Status}");
        };

        foreach (var template in SitePages.ByRole.Single(r => r.Role == role).Addresses.Where(a => !SitePages.IsFile(a)))
        {
            address = Fill(template, places);
            await page.GotoAsync(address);
            problems.AddRange(await LookAsync(page, address));
        }
        await page.Context.CloseAsync();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [BrowserFact]
    public async Task Forms_that_were_refused_are_accessible_too()
    {
        var problems = new List<string>();
        var visitor = await site.OpenAsync("/account/signin");
        await visitor.Locator("form.usa-form button").ClickAsync();
        problems.AddRange(await LookAsync(visitor, "sign-in, posted empty"));
        await visitor.GotoAsync("/list");
        await visitor.Locator("main form button").First.ClickAsync();
        problems.AddRange(await LookAsync(visitor, "list, posted empty"));
        await visitor.Context.CloseAsync();

        var broker = await site.OpenAsAsync(PortalRoles.Broker, "/uploads/new");
        await broker.Locator("form[data-upload] button").ClickAsync();
        await broker.Locator(".usa-error-message").First.WaitForAsync();
        problems.AddRange(await LookAsync(broker, "upload, posted without a file"));
        await broker.GotoAsync("/uploads/new");
        await broker.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "letter.txt", MimeType = "text/plain", Buffer = "Dear broker,\n"u8.ToArray() });
        await broker.Locator("form[data-upload] button").ClickAsync();
        await broker.GetByText("We did not take this file").WaitForAsync();
        problems.AddRange(await LookAsync(broker, "upload, refused file"));
        await broker.GotoAsync("/account/password");
        await broker.Locator("main form button").First.ClickAsync();
        problems.AddRange(await LookAsync(broker, "password, posted empty"));
        await broker.Context.CloseAsync();

        var administrator = await site.OpenAsAsync(PortalRoles.Administrator);
        foreach (var address in (string[])["/admin/users/edit", "/admin/organizations/edit", "/admin/reference/ports/row"])
        {
            await administrator.GotoAsync(address);
            await administrator.Locator("main form button.usa-button").First.ClickAsync();
            problems.AddRange(await LookAsync(administrator, address + ", posted empty"));
        }
        await administrator.GotoAsync("/admin/reference/coverage/load");
        await administrator.Locator("main textarea").FillAsync("heading_from,heading_to,center\n8471,8473,010\n8517.13.0000,8517.14.0080,003\n");
        await administrator.Locator("[name='Input.Source']").FillAsync("A notice of a test");
        await administrator.Locator("main form button.usa-button").First.ClickAsync();
        await administrator.GetByText("Publish version").First.WaitForAsync();
        problems.AddRange(await LookAsync(administrator, "coverage list, previewed"));
        await administrator.Context.CloseAsync();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    static async Task<List<string>> LookAsync(IPage page, string name)
    {
        var problems = new List<string>();
        foreach (var width in new[] { 1280, 400 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var wide = await page.EvaluateAsync<JsonElement>("""
                () => {
                  const s = document.scrollingElement;
                  if (s.scrollWidth <= s.clientWidth) return null;
                  const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > s.clientWidth + 1)
                    .slice(0, 3).map(e => e.tagName.toLowerCase() + (e.className && typeof e.className === 'string' ? '.' + e.className : ''));
                  return `${s.scrollWidth} > ${s.clientWidth}: ${out.join(', ')}`;
                }
                """);
            if (wide.ValueKind == JsonValueKind.String) problems.Add($"{name} at {width}: scrolls sideways, {wide.GetString()}");
        }
        // At 400 pixels the tables are cards and the menu is folded; at 1280 they are not. Both are looked at.
        foreach (var width in new[] { 400, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var result = await page.RunAxe(new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
                ResultTypes = [ResultType.Violations],
            });
            foreach (var violation in result.Violations)
                problems.Add($"{name} at {width}: {violation.Id} ({violation.Help}): {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html.Length > 200 ? n.Html[..200] : n.Html))}");
        }
        return problems;
    }

    static string Fill(string address, Dictionary<string, string> places)
    {
        foreach (var (name, value) in places) address = address.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return address;
    }

    /// <summary>Something for the pages about one thing to show: the sample, filed, and a batch that was refused.</summary>
    async Task<Dictionary<string, string>> PlacesAsync()
    {
        var broker = await site.OpenAsAsync(PortalRoles.Broker);
        var upload = await broker.UploadAsync(await site.ImportersBatchAsync());
        await broker.WaitForEndAsync();
        var broken = Path.Combine(site.Portal.Folder, "no-end.txt");
        await File.WriteAllLinesAsync(broken, (await File.ReadAllLinesAsync(Visits.TwoEntries)).Where(r => !r.StartsWith('Z')));
        var refused = await broker.UploadAsync(broken);
        await broker.Context.CloseAsync();

        await using var data = new SqliteConnection($"Data Source={site.Portal.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await data.OpenAsync();
        return new(StringComparer.Ordinal)
        {
            ["upload"] = upload["/uploads/".Length..],
            ["refused"] = refused["/uploads/".Length..],
            ["entry"] = Visits.ImportersEntry.ToString(),
            ["user"] = await FirstAsync("SELECT Id FROM PortalUser ORDER BY Id LIMIT 1"),
            ["organization"] = await FirstAsync("SELECT Id FROM Organization ORDER BY Id LIMIT 1"),
        };

        async Task<string> FirstAsync(string sql)
        {
            await using var command = data.CreateCommand();
#pragma warning disable CA2100 // the test's own words
            command.CommandText = sql;
#pragma warning restore CA2100
            return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
        }
    }
}
