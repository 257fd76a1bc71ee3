using System.Text.Encodings.Web;
using CeePortal.Domain.Routing;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers;

/// <summary>How a state looks. Warning and bad are for what needs a person now.</summary>
public enum StateKind
{
    Quiet,
    Good,
    Moving,
    Info,
    Unsure,
    Warning,
    Bad,
}

/// <summary><c>&lt;usa-state kind="Good"&gt;Accepted&lt;/usa-state&gt;</c>: a state as an icon and a word.</summary>
[HtmlTargetElement("usa-state")]
public sealed class StateTagHelper : TagHelper
{
    public StateKind Kind { get; set; }

    /// <summary>Another icon than the kind's own.</summary>
    public string? Icon { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Write(output, ViewContext, Kind, await output.GetChildContentAsync(), Icon);

    internal static void Write(TagHelperOutput output, ViewContext view, StateKind kind, IHtmlContent words, string? icon = null)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("state", HtmlEncoder.Default);
        output.AddClass("state--" + kind.ToString().ToLowerInvariant(), HtmlEncoder.Default);
        // A null that a view computes arrives as an empty text.
        output.Content.SetHtmlContent(IconTagHelper.Svg(view, string.IsNullOrEmpty(icon) ? IconOf(kind) : icon));
        output.Content.AppendHtml(words);
    }

    static string IconOf(StateKind kind) => kind switch
    {
        StateKind.Good => "check_circle",
        StateKind.Moving => "autorenew",
        StateKind.Info => "info",
        StateKind.Unsure => "help_outline",
        StateKind.Warning => "warning",
        StateKind.Bad => "error",
        StateKind.Quiet => "radio_button_unchecked",
    };
}

/// <summary><c>&lt;usa-basis value="..." /&gt;</c>: whether an answer rests on a published list or is provisional.</summary>
[HtmlTargetElement("usa-basis", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BasisTagHelper : TagHelper
{
    public CoverageBasis Value { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        switch (Value)
        {
            case CoverageBasis.Published:
                StateTagHelper.Write(output, ViewContext, StateKind.Good, new StringHtmlContent("Published"), "verified");
                break;
            case CoverageBasis.Provisional:
                StateTagHelper.Write(output, ViewContext, StateKind.Unsure, new StringHtmlContent("Provisional"));
                break;
            case CoverageBasis.None:
                output.SuppressOutput();
                break;
        }
    }

    sealed class StringHtmlContent(string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => encoder.Encode(writer, text);
    }
}
