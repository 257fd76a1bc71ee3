using CeePortal.Web.Services.Protests;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>What the filer asks or takes back with a text alone.</summary>
public sealed class SayModel(ProtestDesk desk, Links links, Notice notice) : SayPage(acts, desk, links, notice)
{
    static readonly SayAct[] acts =
    [
        new("acceleration-withdrawn", "The request for accelerated disposition is taken back; the protest stays.", "Remark", "Withdraw the request", "The request for accelerated disposition is withdrawn.",
            (protest, _, act, paper) => protest.WithdrawAcceleration(act, paper)) { IsOptional = true },
        new("withdrawn", "The protest ends, and CBP does not decide it. This cannot be undone; within the time to protest another can be filed.", "Why", "Withdraw the protest", "The protest is withdrawn.",
            (protest, text, act, paper) => protest.Withdraw(text, act, paper)) { IsOptional = true, IsDanger = true },
        new("set-aside-requested", "The Commissioner is asked within 60 days of the notice that denies further review; without an answer in 60 days the request is deemed denied. Only the record before the port counts, and the time for court runs on (19 U.S.C. 1515(c)).",
            "Why the denial was wrong or without authority", "Send the request", "The request is sent.", (protest, text, act, paper) => protest.RequestSetAside(text, act, paper)),
        new("void-requested", "Within 90 days of the denial, and only because it goes against proper instructions (19 U.S.C. 1515(d)).",
            "Which instructions, and how", "Send the request", "The request is sent.", (protest, text, act, paper) => protest.RequestVoid(text, act, paper)),
    ];
}
