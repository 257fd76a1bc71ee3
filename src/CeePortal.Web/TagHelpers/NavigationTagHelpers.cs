using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers;

/// <summary><c>&lt;usa-tabs label="..."&gt;</c> with <c>&lt;usa-tab href="..." count="31" current="true"&gt;Mine&lt;/usa-tab&gt;</c> inside:
/// links with counts, where other sites put tabs.</summary>
[HtmlTargetElement("usa-tabs")]
public sealed class TabsTagHelper : TagHelper
{
    public string Label { get; set; } = "Sections";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = await output.GetChildContentAsync();
        output.TagName = "nav";
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(Markup.Element("ul", "tabs", items));
    }
}

/// <summary><c>&lt;usa-sidenav label="..."&gt;</c> with <c>&lt;usa-tab&gt;</c> inside: the same at the side, one below the other.</summary>
[HtmlTargetElement("usa-sidenav")]
public sealed class SideNavTagHelper : TagHelper
{
    public string Label { get; set; } = "Sections";

    public override void Init(TagHelperContext context) => context.Items[typeof(SideNavTagHelper)] = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = await output.GetChildContentAsync();
        output.TagName = "nav";
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(Markup.Element("ul", "usa-sidenav", items));
    }
}

[HtmlTargetElement("usa-tab", ParentTag = "usa-tabs")]
[HtmlTargetElement("usa-tab", ParentTag = "usa-sidenav")]
public sealed class TabTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    public bool Current { get; set; }

    /// <summary>A number, or a text for a capped count such as 1,000+.</summary>
    public object? Count { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var isSide = context.Items.ContainsKey(typeof(SideNavTagHelper));
        output.TagName = "li";
        if (isSide) output.Attributes.SetAttribute("class", "usa-sidenav__item");
        var count = Count switch { null => null, IFormattable number => number.ToString("N0", CultureInfo.InvariantCulture), _ => Count.ToString() };
        output.Content.SetHtmlContent(Markup.Element("a", isSide && Current ? "usa-current" : null, words,
            count is null ? null : Markup.Element("span", "count", " ", count)).With("href", Href).With("aria-current", Current ? "page" : null));
    }
}
