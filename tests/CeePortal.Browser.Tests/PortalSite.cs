using CeePortal.TestSupport;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>One running portal with demo data and one browser, shared by the tests of the collection.</summary>
public sealed class PortalSite : IAsyncLifetime
{
    Chromium? chromium;
    PortalProcess? portal;

    public PortalProcess Portal => portal ?? throw new InvalidOperationException("The site has not been started.");

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null) return;
        chromium = await Chromium.StartAsync();
        portal = await PortalProcess.StartAsync();
    }

    /// <summary>A fresh window: no cookies, the given width, with or without JavaScript.</summary>
    public async Task<IPage> OpenAsync(string address = "/", int width = 1280, bool javaScript = true)
    {
        var context = await chromium!.Browser.NewContextAsync(new()
        {
            BaseURL = Portal.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = javaScript,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (portal is not null) await portal.DisposeAsync();
        if (chromium is not null) await chromium.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class PortalSiteCollection : ICollectionFixture<PortalSite>
{
    public const string Name = "portal site";
}
