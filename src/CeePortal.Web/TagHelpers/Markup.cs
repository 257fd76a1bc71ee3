using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.TagHelpers;

/// <summary>Elements in one expression. Text is encoded, markup goes in as it is, null is left out.</summary>
static class Markup
{
    public static TagBuilder Element(string tag, string? css = null, params ReadOnlySpan<object?> content)
    {
        var element = new TagBuilder(tag);
        if (!string.IsNullOrEmpty(css)) element.Attributes["class"] = css;
        return element.Add(content);
    }

    public static TagBuilder Add(this TagBuilder element, params ReadOnlySpan<object?> content)
    {
        foreach (var part in content)
        {
            if (part is IHtmlContent markup) element.InnerHtml.AppendHtml(markup);
            else if (part is not null) element.InnerHtml.Append(part.ToString()!);
        }
        return element;
    }

    /// <summary>Sets an attribute; null leaves it out.</summary>
    public static TagBuilder With(this TagBuilder element, string name, string? value)
    {
        if (value is not null) element.Attributes[name] = value;
        return element;
    }

    public static TagBuilder Void(this TagBuilder element)
    {
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    /// <summary>Words for people who do not see the page.</summary>
    public static TagBuilder Spoken(string text) => Element("span", "usa-sr-only", text);
}
