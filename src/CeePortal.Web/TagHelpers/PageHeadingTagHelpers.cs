using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers;

/// <summary>The top of a page: breadcrumb, h1, one lead sentence, the primary action.
/// <code>
/// &lt;page-heading title="Entries" lead="Every entry summary that you may see."&gt;
///   &lt;crumb href="..."&gt;Uploads&lt;/crumb&gt;
///   &lt;heading-actions&gt;&lt;a usa-button="Primary" asp-page="..."&gt;Upload&lt;/a&gt;&lt;/heading-actions&gt;
/// &lt;/page-heading&gt;
/// </code></summary>
/// <remarks>The title also becomes the window's title; the layout draws the breadcrumb, which begins with Home and ends with
/// the title.</remarks>
[HtmlTargetElement("page-heading")]
public sealed class PageHeadingTagHelper : TagHelper
{
    public const string TrailKey = "Trail";

    public string Title { get; set; } = "";

    public string? Lead { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>A line above the h1, such as the kind of the item.</summary>
    public string? Above { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>The page has no breadcrumb: the home page and sign-in.</summary>
    public bool NoTrail { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new HeadingParts();
        context.Items[typeof(HeadingParts)] = parts;
        await output.GetChildContentAsync();

        ViewContext.ViewData["Title"] = Title;
        if (!NoTrail) ViewContext.ViewData[TrailKey] = parts.Trail;

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-heading");
        output.Content.SetHtmlContent(Markup.Element("div", "words",
            Above is null ? null : Markup.Element("p", "above", Above),
            Markup.Element("h1", null, parts.Title ?? new HtmlContentBuilder().Append(Title)),
            parts.Lead is { } rich ? Markup.Element("p", "lead", rich) : Lead is null ? null : Markup.Element("p", "lead", Lead)));
        if (parts.Actions is { } actions) output.Content.AppendHtml(Markup.Element("div", "actions", actions));
    }
}

sealed class HeadingParts
{
    public List<(string Href, string Words)> Trail { get; } = [];

    public IHtmlContent? Title { get; set; }

    public IHtmlContent? Lead { get; set; }

    public IHtmlContent? Actions { get; set; }
}

/// <summary>A step of the breadcrumb between Home and this page.</summary>
[HtmlTargetElement("crumb", ParentTag = "page-heading")]
public sealed class CrumbTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        ((HeadingParts)context.Items[typeof(HeadingParts)]).Trail.Add((Href, System.Net.WebUtility.HtmlDecode(words.GetContent().Trim())));
        output.SuppressOutput();
    }
}

/// <summary>The h1 as markup, where the plain title of the window does not do, for example with a number to copy.</summary>
[HtmlTargetElement("heading-title", ParentTag = "page-heading")]
[HtmlTargetElement("heading-lead", ParentTag = "page-heading")]
[HtmlTargetElement("heading-actions", ParentTag = "page-heading")]
public sealed class HeadingPartTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = (HeadingParts)context.Items[typeof(HeadingParts)];
        IHtmlContent content = await output.GetChildContentAsync();
        switch (output.TagName)
        {
            case "heading-title": parts.Title = content; break;
            case "heading-lead": parts.Lead = content; break;
            default: parts.Actions = content; break;
        }
        output.SuppressOutput();
    }
}
