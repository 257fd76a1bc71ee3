using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers;

/// <summary><c>&lt;usa-alert kind="Warning" heading="..."&gt;text&lt;/usa-alert&gt;</c>: a box that says what a person should
/// know now. With <c>live</c> a screen reader speaks it when it appears.</summary>
[HtmlTargetElement("usa-alert")]
public sealed class AlertTagHelper : TagHelper
{
    public NoticeKind Kind { get; set; } = NoticeKind.Info;

    public string? Heading { get; set; }

    /// <summary>The level of the heading, 2 to 4.</summary>
    public int Level { get; set; } = 2;

    public bool Live { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("usa-alert", HtmlEncoder.Default);
        output.AddClass("usa-alert--" + Kind.ToString().ToLowerInvariant(), HtmlEncoder.Default);
        if (Heading is null) output.AddClass("usa-alert--slim", HtmlEncoder.Default);
        if (Live) output.Attributes.SetAttribute("role", Kind == NoticeKind.Error ? "alert" : "status");
        output.Content.SetHtmlContent(Markup.Element("div", "usa-alert__body",
            Heading is null ? null : Markup.Element("h" + Level.ToString(CultureInfo.InvariantCulture), "usa-alert__heading", Heading),
            Markup.Element("div", "usa-alert__text", content)));
    }
}
