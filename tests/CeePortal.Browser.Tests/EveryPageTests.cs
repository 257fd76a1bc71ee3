using System.Collections.Concurrent;
using CeePortal.Data.Accounts;
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
        var made = await site.OnFile;
        var visitor = role == SitePages.Nobody ? await site.OpenAsync() : await site.OpenAsAsync(role);
        var problems = new ConcurrentQueue<string>();
        var addresses = new ConcurrentQueue<string>(SitePages.ByRole.Single(r => r.Role == role).Addresses.Where(a => !SitePages.IsFile(a)));
        var tabs = new List<IPage> { visitor };
        while (tabs.Count < Abreast) tabs.Add(await visitor.Context.NewPageAsync());
        await Task.WhenAll(tabs.Select(WalkAsync));
        await visitor.Context.CloseAsync();
        Assert.True(problems.IsEmpty, string.Join('\n', problems));

        async Task WalkAsync(IPage page)
        {
            var address = "";
            page.Console += (_, message) =>
            {
                // The browser itself notes answers such as 404 that a test asks for. What the policy blocks is an error too.
                if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                    problems.Enqueue($"{address}: console {message.Type}: {message.Text}");
            };
            page.PageError += (_, error) => problems.Enqueue($"{address}: script: {error}");
            page.Response += (_, answer) =>
            {
                if (answer.Status >= 500 && !answer.Url.Contains("/errors/", StringComparison.Ordinal)) problems.Enqueue($"{address}: {answer.Url} answers {answer.Status}");
            };
            while (addresses.TryDequeue(out var template))
            {
                address = Fill(template, made);
                var answer = await page.GotoAsync(address);
                if (template.Contains('{', StringComparison.Ordinal) && !IsThere(answer!, address)) problems.Enqueue($"{template}: {address} leads to {answer!.Url}, {answer.Status}");
                foreach (var problem in await page.LookAsync(address)) problems.Enqueue(problem);
            }
        }
    }

    /// <summary>Pages side by side: while one is drawn another is fetched.</summary>
    const int Abreast = 3;

    /// <summary>Whether the page came that was asked for, and not another one in its place.</summary>
    static bool IsThere(IResponse answer, string address) =>
        answer.Status == 200 && new Uri(answer.Url).AbsolutePath.Equals(address.Split('?')[0], StringComparison.OrdinalIgnoreCase);

    [BrowserFact]
    public async Task Forms_that_were_refused_are_accessible_too()
    {
        var problems = new List<string>();
        var visitor = await site.OpenAsync("/account/signin");
        await visitor.Locator("form.usa-form button").ClickAsync();
        problems.AddRange(await visitor.LookAsync("sign-in, posted empty"));
        await visitor.GotoAsync("/list");
        await visitor.Locator("main form button").First.ClickAsync();
        problems.AddRange(await visitor.LookAsync("list, posted empty"));
        await visitor.Context.CloseAsync();

        var broker = await site.OpenAsAsync(PortalRoles.Broker, "/uploads/new");
        await broker.Locator("form[data-upload] button").ClickAsync();
        await broker.Locator(".usa-error-message").First.WaitForAsync();
        problems.AddRange(await broker.LookAsync("upload, posted without a file"));
        await broker.GotoAsync("/uploads/new");
        await broker.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "letter.txt", MimeType = "text/plain", Buffer = "Dear broker,\n"u8.ToArray() });
        await broker.Locator("form[data-upload] button").ClickAsync();
        await broker.GetByText("We did not take this file").WaitForAsync();
        problems.AddRange(await broker.LookAsync("upload, refused file"));
        await broker.GotoAsync("/account/password");
        await broker.Locator("main form button").First.ClickAsync();
        problems.AddRange(await broker.LookAsync("password, posted empty"));
        await broker.Context.CloseAsync();

        var administrator = await site.OpenAsAsync(PortalRoles.Administrator);
        foreach (var address in (string[])["/admin/users/edit", "/admin/organizations/edit", "/admin/reference/ports/row"])
        {
            await administrator.GotoAsync(address);
            await administrator.Locator("main form button.usa-button").First.ClickAsync();
            problems.AddRange(await administrator.LookAsync(address + ", posted empty"));
        }
        await administrator.GotoAsync("/admin/reference/coverage/load");
        await administrator.Locator("main textarea").FillAsync("heading_from,heading_to,center\n8471,8473,010\n8517.13.0000,8517.14.0080,003\n");
        await administrator.Locator("[name='Input.Source']").FillAsync("A notice of a test");
        await administrator.Locator("main form button.usa-button").First.ClickAsync();
        await administrator.GetByText("Publish version").First.WaitForAsync();
        problems.AddRange(await administrator.LookAsync("coverage list, previewed"));
        await administrator.Context.CloseAsync();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    static string Fill(string address, IReadOnlyDictionary<string, string> made)
    {
        foreach (var (name, value) in made) address = address.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return address;
    }
}
