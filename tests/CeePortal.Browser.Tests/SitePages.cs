using CeePortal.Data.Accounts;

namespace CeePortal.Browser.Tests;

/// <summary>The addresses that each visitor can reach, with those that show an error. Every page of the portal stands here
/// once at least (<see cref="SitePagesTests"/>); {upload}, {entry}, {user} and {organization} are filled in by the test.</summary>
static class SitePages
{
    public const string Nobody = "nobody";

    public static readonly string[] Anonymous =
    [
        "/", "/?q=laptop", "/?q=8471.30", "/?q=61", "/?q=8471.30&on=2016-01-01", "/?q=zzzzzz", "/?q=12",
        "/list", "/list?l=8471300100", "/centers", "/centers/007", "/centers/999", "/account/signin", "/account/signincode", "/account/signinrecovery",
        "/account/agency", "/uploads/template", "/dev/components", "/no/such/page", "/errors/404", "/errors/403", "/errors/500",
    ];

    public static readonly string[] Broker =
    [
        "/", "/uploads", "/uploads/new", "/uploads/{upload}", "/uploads/{upload}?code=none", "/uploads/{refused}", "/uploads/{upload}/files", "/uploads/999999999",
        "/entries", "/entries?sort=value", "/entries?from=nonsense&port=99999", "/entries?number=XYZ-9999999-9", "/entries?upload={upload}", "/entries/export",
        "/entries/{entry}", "/entries/{entry}?tab=deadlines", "/entries/{entry}?tab=history", "/entries/{entry}?tab=history&asOf=2015-01-01", "/entries/{entry}?tab=uploads", "/entries/{entry}?tab=money",
        "/entries/XYZ-9999999-9", "/liquidation/closing", "/liquidation/closing?days=90&kind=protest", "/liquidation/closing?days=passed", "/admin", "/messages", "/messages?unread=true", "/messages?order=unread", "/messages/999999999", "/account/messages",
        "/attachments/add", "/attachments/999999999", "/attachments/999999999/preview", "/attachments/999999999/remove",
        "/account", "/account/password", "/account/twofactor", "/account/recoverycodes", "/account/passkeys", "/account/calendar", "/account/signout",
        "/protests", "/protests/lists", "/protests/lists/999999999", "/protests/template/list", "/protests/drafts/999999999", "/protests/drafts/999999999/parties", "/protests/drafts/999999999/entries", "/protests/drafts/999999999/objections/0", "/protests/drafts/999999999/details", "/protests/drafts/999999999/requests", "/protests/drafts/999999999/check", "/protests/drafts/999999999/receipt",
        "/protests/2704-26-999999/accelerate", "/protests/2704-26-999999/amend", "/protests/2704-26-999999/argue", "/protests/2704-26-999999/court", "/protests/2704-26-999999/court-outcome", "/protests/2704-26-999999/further-review", "/protests/2704-26-999999/recipient", "/protests/2704-26-999999/ask/withdrawn", "/protests/2704-26-999999/withdraw-objection", "/protests/2704-26-999999/notice",
    ];

    public static readonly string[] Importer = ["/", "/entries", "/entries/{entry}", "/entries/{entry}?tab=money", "/liquidation/closing", "/uploads", "/uploads/new", "/uploads/{upload}", "/account", "/work", "/work?tab=waiting", "/entries/{entry}?tab=work"];

    public static readonly string[] Specialist =
    [
        "/", "/desk", "/desk?sort=value", "/desk?from=nonsense", "/entries", "/entries/{entry}", "/entries/{entry}?tab=history", "/entries/{entry}?tab=deadlines", "/uploads", "/account",
        "/entries/{entry}/liquidation", "/liquidation", "/liquidation/new", "/liquidation/loads/999999999", "/liquidation/template", "/liquidation/closing", "/liquidation/closing?days=nonsense",
        "/protests/2704-26-999999/decide", "/protests/2704-26-999999/forward", "/protests/2704-26-999999/join", "/protests/2704-26-999999/refuse/rejected", "/protests/2704-26-999999/release", "/protests/2704-26-999999/return", "/protests/2704-26-999999/rule/denial-voided", "/protests/2704-26-999999/suspend", "/protests",
        "/work", "/work?tab=closed", "/work?heading=nonsense&due=soon", "/work?watched=true", "/work?q=2704-26-100001", "/work/protest/2704-26-999999", "/work/protest/2704-26-999999/held", "/work/bulk", "/entries/{entry}?tab=work",
    ];

    public static readonly string[] Supervisor = ["/work", "/work/teams", "/work/team", "/work/team/999999999"];

    public static readonly string[] Administrator =
    [
        "/admin", "/admin/jobs", "/admin/jobs?state=nonsense", "/admin/mail", "/admin/mail?state=Failed", "/admin/users", "/admin/users?q=broker", "/admin/users/{user}", "/admin/users/edit", "/admin/users/edit/{user}",
        "/admin/organizations", "/admin/organizations/{organization}", "/admin/organizations/edit", "/admin/organizations/edit/{organization}",
        "/admin/reference", "/admin/reference/coverage", "/admin/reference/ports", "/admin/reference/ports?q=angeles", "/admin/reference/coverage/row", "/admin/reference/ports/row", "/admin/reference/closings", "/admin/reference/closings/row", "/admin/reference/clocks", "/admin/reference/clocks/row?key=cf28", "/admin/reference/ports/row?key=2704",
        "/admin/reference/coverage/load", "/admin/reference/coverage/versions", "/admin/reference/nonsense", "/desk", "/uploads", "/uploads/{upload}", "/entries",
    ];

    public static IEnumerable<(string Role, string[] Addresses)> ByRole =>
    [
        (Nobody, Anonymous), (PortalRoles.Broker, Broker), (PortalRoles.Importer, Importer),
        (PortalRoles.Specialist, Specialist), (PortalRoles.Supervisor, Supervisor), (PortalRoles.Administrator, Administrator),
    ];

    /// <summary>Addresses that answer with a file: there is no page to look at.</summary>
    public static bool IsFile(string address) => address is "/uploads/template" or "/liquidation/template" or "/protests/template/list" || address.StartsWith("/entries/export", StringComparison.Ordinal);
}
