using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers;

/// <summary><c>&lt;usa-sort name="entered" sort="@Model.Sort"&gt;Entered&lt;/usa-sort&gt;</c>: the head of a column that sorts on the
/// server. The address carries <c>sort=entered</c>, or <c>sort=-entered</c> downwards.</summary>
[HtmlTargetElement("usa-sort")]
public sealed class SortTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>The order in force.</summary>
    public string? Sort { get; set; }

    /// <summary>The first click sorts downwards: for dates and amounts.</summary>
    public bool DownFirst { get; set; }

    /// <summary>Numbers stand at the right.</summary>
    public bool Number { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var isUp = Sort == Name;
        var isDown = Sort == "-" + Name;
        var next = isUp || (!isDown && DownFirst) ? "-" + Name : Name;
        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (isUp || isDown) output.Attributes.SetAttribute("aria-sort", isUp ? "ascending" : "descending");
        if (Number) output.Attributes.SetAttribute("class", "number");
        output.Content.SetHtmlContent(Markup.Element("a", null, words, IconTagHelper.Svg(ViewContext, isUp ? "arrow_upward" : isDown ? "arrow_downward" : "sort_arrow"))
            .With("href", QueryLink.With(ViewContext.HttpContext.Request, ("sort", next), ("after", null), ("before", null))));
    }
}

/// <summary><c>&lt;usa-pager previous="@key" next="@key"&gt;1 to 50 of 1,000+&lt;/usa-pager&gt;</c>: to the rows before and after,
/// by key. The address carries <c>before=</c> or <c>after=</c>. Nothing is drawn when there is neither and no words.</summary>
[HtmlTargetElement("usa-pager")]
public sealed class PagerTagHelper : TagHelper
{
    /// <summary>The key before which the previous rows end; null on the first page.</summary>
    public string? Previous { get; set => field = string.IsNullOrEmpty(value) ? null : value; } // a page writes previous="@nothing" as an empty text

    /// <summary>The key after which the next rows begin; null on the last page.</summary>
    public string? Next { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        if (string.IsNullOrEmpty(Previous) && string.IsNullOrEmpty(Next) && words.IsEmptyOrWhiteSpace)
        {
            output.SuppressOutput();
            return;
        }
        var request = ViewContext.HttpContext.Request;
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", "Pages");
        if (!words.IsEmptyOrWhiteSpace) output.Content.AppendHtml(Markup.Element("span", "count", words));
        if (!string.IsNullOrEmpty(Previous))
            output.Content.AppendHtml(Markup.Element("a", null, IconTagHelper.Svg(ViewContext, "chevron_left"), "Previous").With("rel", "prev")
                .With("href", QueryLink.With(request, ("before", Previous), ("after", null))));
        if (!string.IsNullOrEmpty(Next))
            output.Content.AppendHtml(Markup.Element("a", null, "Next", IconTagHelper.Svg(ViewContext, "chevron_right")).With("rel", "next")
                .With("href", QueryLink.With(request, ("after", Next), ("before", null))));
    }
}
