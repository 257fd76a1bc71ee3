using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers.Forms;

/// <summary><c>&lt;usa-error-summary /&gt;</c>: all errors of the form on top of the page, each leading to its field. The layout
/// has it: a page need not write it.</summary>
[HtmlTargetElement("usa-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fields = FieldsOnPage.Of(ViewContext);
        var items = ViewContext.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Id: fields.IdOf(entry.Key), Text: FieldTagHelper.MessageOf(error))))
            .Distinct().ToList();
        if (items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-title");
        output.Content.AppendHtml(Markup.Element("h2", null,
            items.Count == 1 ? "There is a problem" : string.Create(CultureInfo.InvariantCulture, $"There are {items.Count} problems")).With("id", "error-summary-title"));
        var list = Markup.Element("ul");
        foreach (var (id, text) in items)
            list.Add(Markup.Element("li", null, id is null ? text : Markup.Element("a", null, text).With("href", "#" + id)));
        output.Content.AppendHtml(list);
    }
}
