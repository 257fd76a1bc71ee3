using System.Collections.Concurrent;
using CeePortal.TestSupport;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>One running portal with demo data and one browser, shared by the tests of the collection.</summary>
public sealed class PortalSite : IAsyncLifetime
{
    /// <summary>Shorter than the five minutes after which the portal looks at an account anew: some pages of an account change its
    /// stamp, and then the cookie of an earlier window holds no longer.</summary>
    static readonly TimeSpan cookiesHold = TimeSpan.FromMinutes(4);

    readonly ConcurrentDictionary<string, (string Cookies, DateTime At)> signedIn = new(StringComparer.Ordinal);
    readonly Lazy<Task<IReadOnlyDictionary<string, string>>> onFile;
    Chromium? chromium;
    PortalProcess? portal;

    public PortalSite() => onFile = new(() => Browser.Tests.OnFile.MakeAsync(this));

    public PortalProcess Portal => portal ?? throw new InvalidOperationException("The site has not been started.");

    /// <summary>The things of <see cref="Browser.Tests.OnFile"/>, made when they are asked for first.</summary>
    public Task<IReadOnlyDictionary<string, string>> OnFile => onFile.Value;

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null) return;
        chromium = await Chromium.StartAsync();
        portal = await PortalProcess.StartAsync();
    }

    /// <summary>A fresh window: no cookies, the given width, with or without JavaScript.</summary>
    public Task<IPage> OpenAsync(string address = "/", int width = 1280, bool javaScript = true) => OpenAsync(null, address, width, javaScript);

    /// <summary>A window in which the demo account of a role has signed in with one click. It signs in once; later windows get its
    /// cookie.</summary>
    public async Task<IPage> OpenAsAsync(string role, string address = "/", int width = 1280, bool javaScript = true)
    {
        if (signedIn.TryGetValue(role, out var known) && DateTime.UtcNow - known.At < cookiesHold) return await OpenAsync(known.Cookies, address, width, javaScript);
        var page = await OpenAsync("/account/signin", width, javaScript);
        await page.SignInAsync(role);
        signedIn[role] = (await page.Context.StorageStateAsync(), DateTime.UtcNow);
        if (address != "/") await page.GotoAsync(address);
        return page;
    }

    /// <summary>A window onto another portal, in which an account has signed in.</summary>
    public async Task<IPage> OpenAtAsync(Uri portal, string role)
    {
        var page = await OpenAsync(null, "/account/signin", 1280, javaScript: true, portal);
        await page.SignInAsync(role);
        return page;
    }

    async Task<IPage> OpenAsync(string? cookies, string address, int width, bool javaScript, Uri? at = null)
    {
        var context = await chromium!.Browser.NewContextAsync(new()
        {
            StorageState = cookies,
            BaseURL = (at ?? Portal.Address).ToString(),
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
