using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers.Forms;

/// <summary><c>&lt;usa-input for="Input.Number" hint="..." width="md" /&gt;</c>: one line of text. Widths are 2xs, xs, sm, md,
/// lg, xl and 2xl (as wide as the form).</summary>
[HtmlTargetElement("usa-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public class InputTagHelper : FieldTagHelper
{
    public virtual string Type { get; set; } = "text";

    public string? Width { get; set; }

    /// <summary>What stands before the text in the box, such as $.</summary>
    public string? Prefix { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>What stands after it, such as a unit.</summary>
    public string? Suffix { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>What the box shows.</summary>
    protected virtual string? Shown => Value;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Complete(Markup.Element("input").Void(), output, "usa-input").With("type", Type);
        if (Type != "password") input.With("value", Shown);
        if (Width is not null && Prefix is null && Suffix is null) input.AddCssClass("usa-input--" + Width);
        if (Prefix is null && Suffix is null)
        {
            WriteGroup(output, input);
            return;
        }
        WriteGroup(output, Markup.Element("div", "usa-input-group" + (Errors.Count > 0 ? " usa-input-group--error" : "") + (Width is null ? "" : " usa-input--" + Width),
            Prefix is null ? null : Markup.Element("div", "usa-input-prefix", Prefix).With("aria-hidden", "true"),
            input,
            Suffix is null ? null : Markup.Element("div", "usa-input-suffix", Suffix).With("aria-hidden", "true")));
    }
}

/// <summary><c>&lt;usa-date for="Input.From" /&gt;</c>: a day, picked in the browser's own calendar or typed.</summary>
[HtmlTargetElement("usa-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper : InputTagHelper
{
    public override string Type { get; set; } = "date";

    /// <summary>Browsers show a day in the machine form only, and warn of all else: what is no day leaves the box empty.</summary>
    protected override string? Shown =>
        DateOnly.TryParseExact(Value?.Trim(), ["yyyy-MM-dd", "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Width ??= "md";
        base.Process(context, output);
    }
}

/// <summary><c>&lt;usa-textarea for="Input.Reason" rows="6" /&gt;</c>: several lines of text.</summary>
[HtmlTargetElement("usa-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 5;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var area = Complete(Markup.Element("textarea"), output, "usa-textarea")
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture));
        area.AddCssClass("rows");
        // A browser drops the first line break of a text area.
        area.Add("\n", Value);
        WriteGroup(output, area);
    }
}

/// <summary><c>&lt;usa-file for="Input.File" accept=".csv,text/csv" /&gt;</c>: a file; it can also be dropped on the box.</summary>
[HtmlTargetElement("usa-file", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        WriteGroup(output, Markup.Element("div", "file-box", Complete(Markup.Element("input").Void(), output, "file").With("type", "file")));
}
