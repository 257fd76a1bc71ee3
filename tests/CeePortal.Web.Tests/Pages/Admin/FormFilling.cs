using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CeePortal.Web.Tests.Pages.Admin;

/// <summary>Fills in a form as a browser does: everything that stands in it is sent back, with some of it changed.</summary>
static class FormFilling
{
    /// <summary>Sends the form of a page that was opened before; its token and hidden fields go with it.</summary>
    /// <param name="action">A part of the form's address, where a page has several.</param>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, IHtmlDocument page, string address, Dictionary<string, string> changes, string? action = null)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").FirstOrDefault(f => action is null || (f.GetAttribute("action") ?? "").Contains(action, StringComparison.Ordinal))
            ?? throw new InvalidOperationException("There is no such form:\n" + page.Words());
        Dictionary<string, string> fields = [];
        foreach (var control in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = control.GetAttribute("name")!;
            var value = control switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement { Type: "file" } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null) fields.TryAdd(name, value);
        }
        foreach (var (name, value) in changes) fields[name] = value;
        var target = form.GetAttribute("action") is { Length: > 0 } own ? own : address;
        return await browser.PostAsync(new Uri(target, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    /// <summary>Opens a page, changes some of its form, sends it.</summary>
    public static async Task<HttpResponseMessage> FillAsync(this HttpClient browser, string address, Dictionary<string, string> changes, string? action = null) =>
        await browser.SendAsync(await browser.PageAsync(address), address, changes, action);

    /// <summary>What the form shows in a field.</summary>
    public static string? Value(this IHtmlDocument page, string name) => page.QuerySelector($"[name=\"{name}\"]") switch
    {
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };
}
