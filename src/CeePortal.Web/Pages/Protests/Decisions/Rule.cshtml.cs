using CeePortal.Web.Services.Protests;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>What CBP decides with a text alone.</summary>
public sealed class RuleModel(ProtestDesk desk, Links links, Notice notice) : SayPage(acts, desk, links, notice)
{
    static readonly SayAct[] acts =
    [
        new("denial-voided", "What was denied is open again, what was allowed stays, and the time for court no longer runs (19 U.S.C. 1515(d)).",
            "The instructions that the denial went against", "Void the denial", "The denial is voided; the protest is open again.", (protest, text, act, _) => protest.VoidDenial(text, act)) { IsDanger = true },
        new("set-aside-granted", "The application for further review is open again, and a denial of the protest is void (19 U.S.C. 1515(c)).",
            "The decision in words", "Set the denial aside", "The denial of further review is set aside.", (protest, text, act, _) => protest.GrantSetAside(text, act)),
        new("set-aside-denied", "The denial of further review stands (19 U.S.C. 1515(c)).",
            "The decision in words", "Deny the request", "The set-aside request is denied.", (protest, text, act, _) => protest.DenySetAside(text, act)),
    ];
}
