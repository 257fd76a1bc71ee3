using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CeePortal.Web.Services.Work;

/// <summary>The markup of a letter's text; whatever people wrote is encoded.</summary>
public sealed class LetterText
{
    readonly StringBuilder html = new();

    public LetterText Heading(string words)
    {
        html.Append("<h3>").Append(Encoded(words)).Append("</h3>");
        return this;
    }

    public LetterText P(string words)
    {
        html.Append("<p>").Append(Encoded(words)).Append("</p>");
        return this;
    }

    /// <summary>What somebody wrote, a paragraph a line.</summary>
    public LetterText Quoted(string text)
    {
        foreach (var line in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) P(line);
        return this;
    }

    public LetterText List(IEnumerable<string> items)
    {
        html.Append("<ul>");
        foreach (var item in items) html.Append("<li>").Append(Encoded(item)).Append("</li>");
        html.Append("</ul>");
        return this;
    }

    /// <summary>A table whose first column names the row and whose others are numbers.</summary>
    public LetterText Table(string caption, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Append("<table class=\"usa-table\"><caption>").Append(Encoded(caption)).Append("</caption><thead><tr>");
        for (var i = 0; i < titles.Count; i++) html.Append(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"number\">").Append(Encoded(titles[i])).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++) html.Append(i == 0 ? "<th scope=\"row\">" : "<td class=\"number\">").Append(Encoded(row[i])).Append(i == 0 ? "</th>" : "</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        return this;
    }

    static string Encoded(string words) => HtmlEncoder.Default.Encode(words);

    public IHtmlContent ToHtml() => new HtmlString(html.ToString());
}
