using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers;

/// <summary><c>&lt;usa-number value="@entry.Number" copy /&gt;</c>: an entry, HTS, protest or importer number in the monospaced
/// face, never broken over lines; with <c>copy</c> a button beside it where JavaScript is on.</summary>
[HtmlTargetElement("usa-number", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NumberTagHelper : TagHelper
{
    public object? Value { get; set; }

    public bool Copy { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var text = Value?.ToString() ?? "";
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var number = Markup.Element("span", "mono", text);
        if (!Copy)
        {
            output.Attributes.SetAttribute("class", "mono");
            output.Content.SetContent(text);
            return;
        }
        output.Attributes.SetAttribute("class", "copy");
        output.Content.SetHtmlContent(number);
        output.Content.AppendHtml(Markup.Element("button", null, IconTagHelper.Svg(ViewContext, "content_copy"))
            .With("type", "button").With("hidden", "hidden").With("data-copy", text).With("aria-label", "Copy " + text));
    }
}

/// <summary><c>&lt;usa-progress value="34021" max="50000"&gt;68 %, 34,021 of about 50,000&lt;/usa-progress&gt;</c>: a progress bar with
/// its words.</summary>
[HtmlTargetElement("usa-progress")]
public sealed class ProgressTagHelper : TagHelper
{
    /// <summary>How far; null while it is not known.</summary>
    public double? Value { get; set; }

    public double Max { get; set; } = 1;

    public string Label { get; set; } = "Progress";

    public string Id { get; set; } = "progress";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "progress-line");
        output.Content.SetHtmlContent(Markup.Element("progress", null, null)
            .With("id", Id).With("aria-label", Label)
            .With("max", Max.ToString("R", CultureInfo.InvariantCulture))
            .With("value", Value?.ToString("R", CultureInfo.InvariantCulture)));
        output.Content.AppendHtml(Markup.Element("div", null, words).With("id", Id + "-words"));
    }
}

/// <summary><c>&lt;usa-bar share="0.71" lead /&gt;</c>: a share drawn as a bar. The figure must stand beside it in words.</summary>
[HtmlTargetElement("usa-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarTagHelper : TagHelper
{
    /// <summary>0 to 1.</summary>
    public double Share { get; set; }

    /// <summary>The one that leads, in the page's one strong colour.</summary>
    public bool Lead { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var width = Math.Clamp(Share, 0, 1) * 100;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Lead ? "bar lead" : "bar");
        output.Attributes.SetAttribute("viewBox", "0 0 100 10");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(Rect("100", null));
        output.Content.AppendHtml(Rect(width.ToString("0.##", CultureInfo.InvariantCulture), "value"));

        static TagBuilder Rect(string width, string? css) => Markup.Element("rect", css).With("width", width).With("height", "10").With("rx", "1");
    }
}

/// <summary><c>&lt;usa-empty heading="No uploads yet"&gt;what would stand here, how it gets here, one button&lt;/usa-empty&gt;</c></summary>
[HtmlTargetElement("usa-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public string Heading { get; set; } = "";

    public int Level { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty");
        output.Content.SetHtmlContent(Markup.Element("h" + Level.ToString(CultureInfo.InvariantCulture), null, Heading));
        output.Content.AppendHtml(content);
    }
}
