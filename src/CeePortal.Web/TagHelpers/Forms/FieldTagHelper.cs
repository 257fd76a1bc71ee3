using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers.Forms;

/// <summary>What every field has: a label, perhaps a hint, its errors, and references between them that are true.</summary>
/// <remarks>Attributes that the helper does not know (autocomplete, inputmode, maxlength ...) go to the control itself.
/// The field notes its id, so that the error summary of the layout links only to what is there.</remarks>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property that the field edits.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The label; by default the property's display name.</summary>
    public string? Label { get; set; }

    /// <summary>What helps to fill it in, a sentence.</summary>
    public string? Hint { get; set => field = string.IsNullOrEmpty(value) ? null : value; } // a page writes hint="@nothing" as an empty text

    /// <summary>Adds "(optional)" to the label.</summary>
    public bool Optional { get; set; }

    /// <summary>Shows the label to screen readers only, where the page says the same beside the field.</summary>
    public bool HideLabel { get; set; }

    /// <summary>Classes of the group around label and control.</summary>
    public string? GroupClass { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected string FieldName => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string FieldId => TagBuilder.CreateSanitizedId(FieldName, "_");

    protected string LabelText => Label ?? For.Metadata.GetDisplayName();

    /// <summary>What the control shows: what was typed when the form came back, else the property's value.</summary>
    protected string? Value => ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.AttemptedValue is { } typed
        ? typed
        : TextOf(For.Model);

    protected IReadOnlyList<string> Errors => ViewContext.ModelState.TryGetValue(FieldName, out var entry)
        ? [.. entry.Errors.Select(MessageOf)]
        : [];

    protected string? DescribedBy
    {
        get
        {
            var ids = new List<string>(2);
            if (Hint is not null) ids.Add(FieldId + "-hint");
            if (Errors.Count > 0) ids.Add(FieldId + "-error");
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }

    internal static string MessageOf(ModelError error) => string.IsNullOrEmpty(error.ErrorMessage) ? "This value cannot be read." : error.ErrorMessage;

    internal static string? TextOf(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Notes that a control with this id is on the page, for the error summary.</summary>
    protected void NoteField() => FieldsOnPage.Of(ViewContext).Add(FieldName, FieldId);

    /// <summary>Gives a control its id, name, state and references, and the attributes that the page wrote.</summary>
    protected TagBuilder Complete(TagBuilder control, TagHelperOutput output, string css)
    {
        foreach (var attribute in output.Attributes)
            control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : attribute.Value?.ToString();
        output.Attributes.Clear();
        control.AddCssClass(css);
        if (Errors.Count > 0)
        {
            control.AddCssClass(css + "--error");
            control.Attributes["aria-invalid"] = "true";
        }
        // A page may name the control otherwise than its property: short keys in an address.
        control.Attributes.TryAdd("name", FieldName);
        return control.With("id", FieldId).With("aria-describedby", DescribedBy);
    }

    /// <summary>The group: label, hint, errors, control.</summary>
    protected void WriteGroup(TagHelperOutput output, IHtmlContent control)
    {
        NoteField();
        BeginGroup(output);
        var label = Markup.Element("label", "usa-label" + (Errors.Count > 0 ? " usa-label--error" : "") + (HideLabel ? " usa-sr-only" : ""), LabelText,
            Optional ? Markup.Element("span", "optional", " (optional)") : null).With("for", FieldId);
        output.Content.AppendHtml(label);
        AppendHintAndErrors(output);
        output.Content.AppendHtml(control);
    }

    /// <summary>The group of several controls: a fieldset with a legend.</summary>
    protected void WriteFieldset(TagHelperOutput output, IEnumerable<IHtmlContent> controls)
    {
        NoteField();
        BeginGroup(output);
        output.TagName = "fieldset";
        output.Attributes.SetAttribute("class", "usa-fieldset " + output.Attributes["class"].Value);
        if (DescribedBy is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        output.Content.AppendHtml(Markup.Element("legend", "usa-legend" + (HideLabel ? " usa-sr-only" : ""), LabelText,
            Optional ? Markup.Element("span", "optional", " (optional)") : null));
        AppendHintAndErrors(output);
        foreach (var control in controls) output.Content.AppendHtml(control);
    }

    void BeginGroup(TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class",
            "usa-form-group" + (Errors.Count > 0 ? " usa-form-group--error" : "") + (GroupClass is null ? "" : " " + GroupClass));
        output.Content.Clear();
    }

    void AppendHintAndErrors(TagHelperOutput output)
    {
        if (Hint is not null) output.Content.AppendHtml(Markup.Element("span", "usa-hint", Hint).With("id", FieldId + "-hint"));
        if (Errors is [_, ..] errors)
            output.Content.AppendHtml(Markup.Element("span", "usa-error-message", Markup.Spoken("Error: "), string.Join(" ", errors)).With("id", FieldId + "-error"));
    }
}

/// <summary>The fields that the page has drawn, by name.</summary>
public sealed class FieldsOnPage
{
    readonly Dictionary<string, string> idsByName = new(StringComparer.OrdinalIgnoreCase);

    public static FieldsOnPage Of(ViewContext view)
    {
        if (view.HttpContext.Items[typeof(FieldsOnPage)] is FieldsOnPage fields) return fields;
        view.HttpContext.Items[typeof(FieldsOnPage)] = fields = new FieldsOnPage();
        return fields;
    }

    public void Add(string name, string id) => idsByName.TryAdd(name, id);

    /// <summary>The id of the field with this name, or null when the page has none.</summary>
    public string? IdOf(string name) => idsByName.GetValueOrDefault(name);
}
