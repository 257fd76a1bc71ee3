using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>The system's Chromium, driven by Playwright. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    static readonly string? executable =
        new[] { Environment.GetEnvironmentVariable("CEEPORTAL_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    readonly IPlaywright playwright;

    Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    static bool IsRequired => Environment.GetEnvironmentVariable("CEEPORTAL_REQUIRE_BROWSER") == "1";

    /// <summary>Why a browser test is skipped here, or null when it runs.</summary>
    public static string? WhyNot => executable is null && !IsRequired
        ? "Chromium was not found. Install it, or name it in CEEPORTAL_CHROMIUM."
        : null;

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable ?? throw new InvalidOperationException("Chromium was not found, and browser tests are required here."),
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
