using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers;

/// <summary><c>&lt;usa-icon name="search" /&gt;</c>: an icon of Styles/icons.txt. It says nothing to a screen reader
/// unless it has a label.</summary>
[HtmlTargetElement("usa-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    static readonly FrozenSet<string> known = ReadNames();

    public string Name { get; set; } = "";

    /// <summary>What the icon says where no word stands beside it.</summary>
    public string? Label { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Svg(ViewContext, Name, Label));
    }

    internal static IHtmlContent Svg(ViewContext view, string name, string? label = null)
    {
        if (!known.Contains(name))
            throw new ArgumentException($"There is no icon \"{name}\" in Styles/icons.txt. Add it there if the design system has it.", nameof(name));
        var use = Markup.Element("use").With("href", view.HttpContext.Request.PathBase + "/uswds/icons.svg#" + name);
        var svg = Markup.Element("svg", "usa-icon", use).With("focusable", "false");
        return label is null ? svg.With("aria-hidden", "true") : svg.With("role", "img").With("aria-label", label);
    }

    static FrozenSet<string> ReadNames()
    {
        using var stream = typeof(IconTagHelper).Assembly.GetManifestResourceStream("icons.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').ToFrozenSet();
    }
}
