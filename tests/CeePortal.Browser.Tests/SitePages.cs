using CeePortal.Data.Accounts;

namespace CeePortal.Browser.Tests;

/// <summary>The addresses that each visitor can reach, with those that show an error. Every page of the portal stands here
/// once at least (<see cref="SitePagesTests"/>). What stands in braces is one of <see cref="OnFile"/>: such an address must give its page.</summary>
static class SitePages
{
    public const string Nobody = "nobody";

    public static readonly string[] Anonymous =
    [
        "/", "/?q=laptop", "/?q=8471.30", "/?q=61", "/?q=8471.30&on=2016-01-01", "/?q=zzzzzz", "/?q=12",
        "/letters", "/choose", "/choose?Aim=PaidTooMuch&Entered=2024-05-18&Type=01&Liquidated=2025-03-28", "/choose?Aim=Preference&Entered=soon",
        "/list", "/list?l=8471300100", "/centers", "/centers/007", "/centers/999", "/account/signin", "/account/signincode", "/account/signinrecovery",
        "/account/agency", "/uploads/template", "/disclosures/template", "/dev/components", "/no/such/page", "/errors/404", "/errors/403", "/errors/500",
    ];

    public static readonly string[] Broker =
    [
        "/", "/file/prior-disclosure", "/work/prior-disclosure/2704-26-799999", "/disclosures/2704-26-799999/loss", "/disclosures/2704-26-799999/table", "/uploads", "/uploads/new", "/uploads/{upload}", "/uploads/{upload}?code=none", "/uploads/{refused}", "/uploads/999999999/files", "/uploads/999999999",
        "/entries", "/entries?sort=value", "/entries?from=nonsense&port=99999", "/entries?number=XYZ-9999999-9", "/entries?upload={upload}", "/entries/export",
        "/entries/{entry}", "/entries/{entry}?tab=deadlines", "/entries/{entry}?tab=history", "/entries/{entry}?tab=history&asOf=2015-01-01", "/entries/{entry}?tab=uploads", "/entries/{entry}?tab=money",
        "/entries/XYZ-9999999-9", "/revenue", "/revenue?side=bill&state=all", "/liquidation/closing", "/liquidation/closing?days=90&kind=protest", "/liquidation/closing?days=passed", "/admin", "/messages", "/messages?unread=true", "/messages?order=unread", "/messages/999999999", "/account/messages",
        "/attachments/add", "/attachments/999999999", "/attachments/999999999/preview",
        "/account", "/account/password", "/account/twofactor", "/account/recoverycodes", "/account/passkeys", "/account/calendar", "/account/signout",
        "/protests", "/protests/drafts/999999999", "/protests/2704-26-999999/amend",
        "/work", "/work/protest/{open}", "/work/protest/{asked}", "/protests/{decided}/notice", "/attachments/{text}/preview",
        "/file/psc", "/file/psc/{psc-draft}", "/file/psc/{psc-draft}/step/header", "/file/psc/{psc-draft}/step/lines", "/file/psc/{psc-draft}/step/cases", "/file/psc/{psc-draft}/step/why", "/file/psc/{psc-draft}/check", "/file/psc/{psc-filed}/receipt",
        "/work/psc/{psc}", "/entries/{corrected}", "/entries/{corrected}?tab=work",
    ];

    public static readonly string[] Importer =
    [
        "/work/claim-1520d/{claim}", "/work/claim-1520d/{claim}/act/withdrawn", "/file/claim-1520d/{claim-draft}/receipt", "/work/extension-request/{extension}", "/file/extension-request/{extension-draft}/check", "/file/extension-request/{extension-filed}/receipt",
        "/work/cf4647/{cf4647}", "/work/cf4647/{cf4647}/letter", "/work/cf4647/{cf4647}/act/certified", "/work/reconciliation-followup/{followup}", "/work/prior-disclosure/{disclosure}", "/work/prior-disclosure/{disclosure}/act/data-supplied",
        "/disclosures/{disclosure}/table", "/file/prior-disclosure/{disclosure-draft}/receipt",
        "/", "/entries", "/entries/{entry}", "/entries/{entry}?tab=money", "/entries/{liquidated}?tab=deadlines", "/entries/{liquidated}?tab=work", "/revenue", "/liquidation/closing", "/uploads", "/uploads/new", "/uploads/999999999", "/account",
        "/work", "/work?tab=waiting", "/work?tab=closed", "/messages", "/messages/{message}", "/file", "/choose?Aim=PaidTooMuch&Entry={liquidated}",
        "/work/validation/{validation}", "/work/validation/{validation}/letter", "/work/validation/{validation}/information-answered", "/work/validation/{validation}/more-time-asked", "/work/document-request/{documents}", "/file/prior-disclosure",
        "/protests", "/protests/lists", "/protests/lists/{list}", "/protests/template/list",
        "/protests/drafts/{draft}", "/protests/drafts/{draft}/parties", "/protests/drafts/{draft}/entries", "/protests/drafts/{draft}/objections/0", "/protests/drafts/{draft}/objections/1",
        "/protests/drafts/{draft}/details", "/protests/drafts/{draft}/requests", "/protests/drafts/{draft}/check", "/protests/drafts/{filed-draft}/receipt",
        "/work/protest/{open}", "/work/protest/{asked}", "/work/protest/{asked}/information-answered", "/work/protest/{follower}", "/work/protest/{review}", "/work/protest/{forwarded}", "/work/protest/{decided}", "/work/protest/{in-court}",
        "/protests/{open}/accelerate", "/protests/{open}/amend", "/protests/{open}/argue", "/protests/{open}/further-review", "/protests/{open}/recipient", "/protests/{open}/ask/withdrawn", "/protests/{open}/withdraw-objection",
        "/protests/{review}/ask/acceleration-withdrawn", "/protests/{decided}/court", "/protests/{decided}/notice", "/protests/{in-court}/court-outcome",
        "/attachments/add?kind=protest&number={open}", "/attachments/add?draft={draft}", "/attachments/{picture}/preview", "/attachments/{text}/preview", "/attachments/999999999/remove",
    ];

    public static readonly string[] Specialist =
    [
        "/work/psc/{psc}", "/work/psc/{psc}/act/concurred", "/work/psc/{psc}/act/not-concurred", "/work/psc/{psc}/act/returned",
        "/work/claim-1520d/{claim}", "/work/claim-1520d/{claim}/act/decided", "/work/extension-request/{extension}", "/work/extension-request/{extension}/act/granted", "/work/cf4647/{cf4647}", "/work/cf4647/{cf4647}/letter",
        "/work/reconciliation-followup/{followup}", "/work/reconciliation-followup/{followup}/act/closed", "/work/prior-disclosure/{disclosure}",
        "/", "/desk", "/desk?sort=value", "/desk?from=nonsense", "/entries", "/entries/{entry}", "/entries/{entry}?tab=history", "/entries/{entry}?tab=deadlines", "/uploads", "/account",
        "/file", "/file/validation", "/file/validation/{validation-draft}", "/file/validation/{validation-draft}/step/review", "/file/validation/{validation-draft}/check", "/file/validation/{validation-filed}/receipt", "/file/pea",
        "/work/validation/{validation}", "/work/validation/{validation}/letter", "/work/validation/{validation}/act/findings-recorded", "/work/validation/{validation}/act/cf28-sent", "/work/validation/{validation}/request-extended", "/work/document-request/{documents}",
        "/revenue", "/revenue?entry=nonsense&from=never", "/entries/{entry}/worksheet", "/entries/{entry}/worksheet?line=1", "/entries/{liquidated}/worksheet", "/liquidation/many", "/entries/{entry}?tab=money", "/entries/{entry}/liquidation", "/entries/{liquidated}/liquidation", "/liquidation", "/liquidation/new", "/liquidation/loads/{load}", "/liquidation/loads/{load}?code=none", "/liquidation/loads/999999999", "/liquidation/template", "/liquidation/closing", "/liquidation/closing?days=nonsense",
        "/protests/{open}/decide", "/protests/{open}/join", "/protests/{open}/refuse/rejected", "/protests/{asked}/suspend", "/protests/{open}/accelerate", "/protests/{open}/recipient", "/protests/{open}/amend", "/protests/{open}/argue", "/protests/{open}/further-review", "/protests/{open}/withdraw-objection", "/work/protest/{asked}/information-answered",
        "/protests/{review}/decide", "/protests/{review}/forward", "/protests/{review}/refuse/further-review-denied", "/protests/{follower}/release", "/protests/{decided}/notice", "/protests/{decided}/court", "/protests",
        "/work", "/work?tab=unassigned", "/work?tab=waiting", "/work?tab=closed", "/work?heading=nonsense&due=soon", "/work?watched=true", "/work?q={open}", "/work?q=2704-26-999999", "/work/bulk", "/entries/{entry}?tab=work",
        "/work/protest/{open}", "/work/protest/{asked}", "/work/protest/{follower}", "/work/protest/{review}", "/work/protest/{forwarded}", "/work/protest/{decided}", "/work/protest/{in-court}", "/work/protest/2704-26-999999",
        "/work/protest/{open}/held", "/work/protest/{open}/given-to-team", "/work/protest/{open}/referred", "/work/protest/{open}/information-requested", "/work/protest/{open}/linked", "/work/protest/{open}/noted", "/work/protest/{asked}/referral-answered",
        "/attachments/add?kind=protest&number={open}", "/attachments/{picture}/preview",
    ];

    public static readonly string[] Supervisor =
    [
        "/work", "/work/sampling", "/work/sampling?entry=XYZ-0000001-5", "/work/sampling?entry={entry}", "/work/sampling?entry={corrected}", "/work/psc/{psc}", "/work/teams", "/work/team", "/work/team/999999999", "/work/protest/{open}/assigned", "/work/protest/{open}/transferred", "/protests/{decided}/rule/denial-voided", "/protests/{decided}/refuse/void-refused", "/protests/{forwarded}/reassign",
    ];

    public static readonly string[] Headquarters = ["/work", "/work/protest/{forwarded}", "/protests/{forwarded}/return"];

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
        (PortalRoles.Specialist, Specialist), (PortalRoles.Supervisor, Supervisor), (PortalRoles.HeadquartersReviewer, Headquarters), (PortalRoles.Administrator, Administrator),
    ];

    /// <summary>Addresses that answer with a file: there is no page to look at.</summary>
    public static bool IsFile(string address) => address is "/uploads/template" or "/disclosures/template" or "/liquidation/template" or "/protests/template/list" || address.StartsWith("/entries/export", StringComparison.Ordinal);
}
