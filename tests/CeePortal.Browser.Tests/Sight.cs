using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>Looks at a page as it stands: no axe violation (WCAG 2.2 AA and best practice) and no sideways scroll, at 1280 and
/// at 400 pixels. At 400 the tables are cards and the menu is folded; at 1280 they are not.</summary>
/// <remarks>What was looked at already is not looked at again: many addresses draw the same page, such as "not found". Pages are
/// the same when their HTML is, but for what each answer has anew (tokens, nonces) and the times of day.</remarks>
static class Sight
{
    static readonly string axe = new BundledAxeScriptProvider().GetScript();

    static readonly ConcurrentDictionary<string, string> seen = new(StringComparer.Ordinal);

    const string Html = """
        () => document.title + document.body.outerHTML
          .replace(/(name="__RequestVerificationToken"[^>]*value=")[^"]*/g, '$1').replace(/nonce="[^"]*"/g, '')
          .replace(/\d\d?:\d\d( [AP]M|:\d\d)?/g, '')
        """;

    /// <summary>How far the page is wider than its window, and what sticks out; null when it fits.</summary>
    const string Wide = """
        () => {
          const s = document.scrollingElement;
          if (s.scrollWidth <= s.clientWidth) return null;
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > s.clientWidth + 1)
            .slice(0, 3).map(e => e.tagName.toLowerCase() + (e.className && typeof e.className === 'string' ? '.' + e.className : ''));
          return `${s.scrollWidth} > ${s.clientWidth}: ${out.join(', ')}`;
        }
        """;

    /// <summary>The violations, in words.</summary>
    const string Violations = """
        async () => (await axe.run(document, {
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
          resultTypes: ['violations'],
        })).violations.map(v => `${v.id} (${v.help}): ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | ')}`)
        """;

    /// <summary>A picture of the page at both widths, for people who want to see how it looks: when CEEPORTAL_PICTURES names a folder.</summary>
    public static async Task PictureAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CEEPORTAL_PICTURES") is not { Length: > 0 } folder) return;
        foreach (var width in new[] { 400, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, FormattableString.Invariant($"{name}-{width}.png")), FullPage = true });
        }
    }

    /// <returns>What is wrong, each with the page's name.</returns>
    public static async Task<List<string>> LookAsync(this IPage page, string name)
    {
        List<string> problems = [];
        var html = await page.EvaluateAsync<string>(Html);
        if (!seen.TryAdd(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(html))), name)) return problems;
        await page.EvaluateAsync(axe); // once a page: the script is half a megabyte
        foreach (var width in new[] { 400, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var wide = await page.EvaluateAsync<JsonElement>(Wide);
            if (wide.ValueKind == JsonValueKind.String) problems.Add($"{name} at {width}: scrolls sideways, {wide.GetString()}");
            foreach (var violation in await page.EvaluateAsync<string[]>(Violations)) problems.Add($"{name} at {width}: {violation}");
        }
        return problems;
    }
}
