using System.Globalization;
using CeePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Errors;

/// <summary>The page behind every failure: what happened, why, and what to do next. It answers whatever the method was,
/// since the failed request is run again on it.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Duration = 0, Location = ResponseCacheLocation.None)]
public class IndexModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Explanation { get; private set; } = "";

    public string Remedy { get; private set; } = "";

    public string? ReferenceNumber { get; private set; }

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context) => Describe();

    void Describe()
    {
        // Asked for directly, the page is found by nobody's mistake: answer with the status it speaks of.
        if (Response.StatusCode < 400)
            Response.StatusCode = RouteData.Values["code"] is string text && int.TryParse(text, CultureInfo.InvariantCulture, out var asked) && asked is >= 400 and <= 599 ? asked : 404;
        var status = Response.StatusCode;
        if (status >= 500)
            ReferenceNumber = Reference.Of(HttpContext);
        (Heading, Explanation, Remedy) = status switch
        {
            400 when HttpContext.Items.ContainsKey(PlainWords.FormExpired) => (
                "This form has expired",
                "Nothing was saved. The form stood open for too long, you signed in or out in another window, or your browser blocks this site's cookies.",
                "Go back with your browser's Back button: what you typed is usually still there. Copy it, reload the page, and send the form again."),
            400 => (
                "We could not understand this request",
                "Something in the address or the form does not have the shape that this page expects.",
                "Go back, check what you typed, and send it again."),
            403 => (
                "You may not see this page",
                "Your account's role does not include it, or it concerns another organization.",
                "If you need it for your work, ask your organization's administrator to give you the role. If you have another account, sign out and sign in with that one."),
            404 or 405 => (
                "We could not find this page",
                "The address may be mistyped, the page may have moved, or it may concern an entry or upload that your account does not cover.",
                "Check the address, or start from the home page."),
            413 => (
                "This file or form is too large",
                "It is larger than this page takes, so nothing of it was kept.",
                "Send a smaller file, or split it into several."),
            429 => (
                "Too many tries",
                "There were more tries from your address or account within a minute than this page allows.",
                "Wait a minute, then try again."),
            503 => (
                "The portal is busy or being serviced",
                "Nothing was saved by this request.",
                "Wait a few minutes, then try again."),
            >= 500 => (
                "Something went wrong on our side",
                "Your request was not completed. We have recorded what happened.",
                "Try again in a few minutes."),
            _ => (
                "This request could not be completed",
                string.Create(CultureInfo.InvariantCulture, $"The server answered with status {status}."),
                "Go back, check what you typed, and send it again."),
        };
    }
}
