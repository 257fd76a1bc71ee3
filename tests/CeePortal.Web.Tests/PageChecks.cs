using AngleSharp.Dom;

namespace CeePortal.Web.Tests;

/// <summary>What holds for every page, whatever it shows: unique ids, references that lead somewhere, a label on every
/// control, one h1, nothing inline that the Content-Security-Policy would block.</summary>
static class PageChecks
{
    public static void AssertSound(IDocument page)
    {
        var problems = Problems(page).ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    public static IEnumerable<string> Problems(IDocument page)
    {
        foreach (var id in page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1))
            yield return $"The id {id.Key} occurs {id.Count()} times.";

        foreach (var attribute in (string[])["aria-labelledby", "aria-describedby", "aria-controls", "for"])
            foreach (var element in page.QuerySelectorAll($"[{attribute}]"))
                foreach (var id in element.GetAttribute(attribute)!.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    if (page.GetElementById(id) is null)
                        yield return $"{attribute}=\"{id}\" leads nowhere: {element.OuterHtml[..Math.Min(120, element.OuterHtml.Length)]}";

        foreach (var link in page.QuerySelectorAll("a[href^='#']"))
            if (link.GetAttribute("href") is { Length: > 1 } target && page.GetElementById(target[1..]) is null)
                yield return $"The link {target} leads nowhere.";

        foreach (var control in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
            if (control.Id is not { Length: > 0 } id || page.QuerySelector($"label[for='{id}']") is null && control.GetAttribute("aria-label") is null)
                yield return $"The control {control.OuterHtml} has no label.";

        if (page.QuerySelectorAll("h1").Length != 1) yield return $"There are {page.QuerySelectorAll("h1").Length} h1.";
        if (string.IsNullOrWhiteSpace(page.Title)) yield return "The page has no title.";
        if (page.DocumentElement.GetAttribute("lang") != "en") yield return "The page does not say its language.";

        foreach (var element in page.All)
            foreach (var attribute in element.Attributes)
                if (attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal))
                    yield return $"<{element.LocalName}> has {attribute.Name}, which the Content-Security-Policy blocks.";
        foreach (var script in page.QuerySelectorAll("script:not([src]), style"))
            if (!script.HasAttribute("nonce")) yield return "There is an inline script or style without a nonce.";

        foreach (var table in page.QuerySelectorAll("table"))
            foreach (var head in table.QuerySelectorAll("th:not([scope])"))
                yield return $"The table head {head.TextContent.Trim()} has no scope.";
        foreach (var raw in page.All.Where(e => e.LocalName.StartsWith("usa-", StringComparison.Ordinal) || e.LocalName is "crumb" or "page-heading" or "heading-actions"))
            yield return $"<{raw.LocalName}> was not drawn.";
    }
}
