using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers.Forms;

/// <summary><c>&lt;usa-select for="Input.Port" items="Model.Ports" empty="Any port" /&gt;</c>: one of many. For up to five choices
/// take radios.</summary>
[HtmlTargetElement("usa-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper : FieldTagHelper
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The words of the choice that chooses nothing; without it there is none.</summary>
    public string? Empty { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = Value;
        var select = Complete(Markup.Element("select"), output, "usa-select");
        if (Empty is not null) select.Add(Option("", Empty, string.IsNullOrEmpty(value), disabled: false));
        foreach (var item in Items)
            select.Add(Option(item.Value ?? item.Text, item.Text, string.IsNullOrEmpty(value) ? item.Selected : item.Value == value, item.Disabled));
        WriteGroup(output, select);
    }

    static TagBuilder Option(string value, string text, bool selected, bool disabled) => Markup.Element("option", null, text)
        .With("value", value).With("selected", selected ? "selected" : null).With("disabled", disabled ? "disabled" : null);
}

/// <summary><c>&lt;usa-radios for="Input.Format" items="..." /&gt;</c>, or with <c>&lt;usa-choice value="..." hint="..."&gt;words&lt;/usa-choice&gt;</c>
/// inside: one of a few.</summary>
[HtmlTargetElement("usa-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    protected override string Type => "radio";

    protected override bool IsChosen(string value, bool byItem) => Value is { Length: > 0 } chosen ? chosen == value : byItem;
}

/// <summary><c>&lt;usa-checkboxes for="Input.States" items="..." /&gt;</c>: any of a few. The property is a list of texts.</summary>
[HtmlTargetElement("usa-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    protected override string Type => "checkbox";

    protected override bool IsChosen(string value, bool byItem)
    {
        if (ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is not null)
            return entry.RawValue is IEnumerable<string> many ? many.Contains(value) : string.Equals(entry.RawValue as string, value, StringComparison.Ordinal);
        return For.Model is System.Collections.IEnumerable chosen ? chosen.Cast<object?>().Any(item => TextOf(item) == value) : byItem;
    }
}

/// <summary>One choice, written in the page.</summary>
[HtmlTargetElement("usa-choice", ParentTag = "usa-radios")]
[HtmlTargetElement("usa-choice", ParentTag = "usa-checkboxes")]
public sealed class ChoiceTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public string? Hint { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        ((List<Choice>)context.Items[typeof(Choice)]).Add(new Choice(Value, words, Hint, false));
        output.SuppressOutput();
    }
}

sealed record Choice(string Value, IHtmlContent Words, string? Hint, bool Chosen);

public abstract class ChoicesTagHelper : FieldTagHelper
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    protected abstract string Type { get; }

    protected abstract bool IsChosen(string value, bool byItem);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var choices = Items.Select(i => new Choice(i.Value ?? i.Text, new HtmlContentBuilder().Append(i.Text), null, i.Selected)).ToList();
        context.Items[typeof(Choice)] = choices;
        await output.GetChildContentAsync();
        output.Attributes.Clear();
        WriteFieldset(output, choices.Select((choice, index) => Draw(choice, index)));
    }

    TagBuilder Draw(Choice choice, int index)
    {
        // The first control has the field's own id: the error summary leads there.
        var id = index == 0 ? FieldId : FieldId + "-" + (index + 1).ToString(CultureInfo.InvariantCulture);
        var input = Markup.Element("input", $"usa-{Type}__input").Void()
            .With("type", Type).With("id", id).With("name", FieldName).With("value", choice.Value)
            .With("checked", IsChosen(choice.Value, choice.Chosen) ? "checked" : null)
            .With("aria-describedby", choice.Hint is null ? null : id + "-about");
        var label = Markup.Element("label", $"usa-{Type}__label", choice.Words).With("for", id);
        if (choice.Hint is not null) label.Add(Markup.Element("span", $"usa-{Type}__label-description", choice.Hint).With("id", id + "-about"));
        return Markup.Element("div", "usa-" + Type, input, label);
    }
}

/// <summary><c>&lt;usa-checkbox for="Input.Confirmed" /&gt;</c>: yes or no.</summary>
[HtmlTargetElement("usa-checkbox", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        NoteField();
        var errors = Errors;
        // A form that came back holds "true,false" when the box was checked: the hidden field follows the box.
        var isChecked = Value is { } value && value.StartsWith("true", StringComparison.OrdinalIgnoreCase);
        var input = Complete(Markup.Element("input").Void(), output, "usa-checkbox__input")
            .With("type", "checkbox").With("value", "true").With("checked", isChecked ? "checked" : null);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "usa-form-group" + (errors.Count > 0 ? " usa-form-group--error" : "") + (GroupClass is null ? "" : " " + GroupClass));
        output.Content.Clear();
        if (errors.Count > 0)
            output.Content.AppendHtml(Markup.Element("span", "usa-error-message", Markup.Spoken("Error: "), string.Join(" ", errors)).With("id", FieldId + "-error"));
        var label = Markup.Element("label", "usa-checkbox__label", LabelText).With("for", FieldId);
        if (Hint is not null) label.Add(Markup.Element("span", "usa-checkbox__label-description", Hint).With("id", FieldId + "-hint"));
        output.Content.AppendHtml(Markup.Element("div", "usa-checkbox", input, label));
        output.Content.AppendHtml(Markup.Element("input").Void().With("type", "hidden").With("name", FieldName).With("value", "false"));
    }
}
