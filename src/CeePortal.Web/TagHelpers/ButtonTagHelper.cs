using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers;

/// <summary>One primary button a page; danger is for what cannot be undone.</summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Danger,
    Unstyled,
}

/// <summary><c>&lt;usa-button kind="Secondary" name="..." value="..."&gt;</c>, or <c>&lt;a usa-button="Primary" asp-page="..."&gt;</c>
/// for a link that looks like a button.</summary>
[HtmlTargetElement("usa-button")]
[HtmlTargetElement("a", Attributes = "usa-button")]
public sealed class ButtonTagHelper : TagHelper
{
    public ButtonKind Kind { get; set; }

    /// <summary>The kind, when it stands on a link.</summary>
    public ButtonKind UsaButton { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var kind = output.TagName == "a" ? UsaButton : Kind;
        if (output.TagName != "a")
        {
            output.TagName = "button";
            output.TagMode = TagMode.StartTagAndEndTag;
            if (!output.Attributes.ContainsName("type")) output.Attributes.SetAttribute("type", "submit");
        }
        output.AddClass("usa-button", HtmlEncoder.Default);
        if (kind switch { ButtonKind.Primary => null, ButtonKind.Secondary => "outline", ButtonKind.Danger => "secondary", ButtonKind.Unstyled => "unstyled" } is { } variant)
            output.AddClass("usa-button--" + variant, HtmlEncoder.Default);
    }
}
