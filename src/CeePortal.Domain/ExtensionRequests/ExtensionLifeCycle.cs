using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.ExtensionRequests;

/// <summary>The states of a request to extend liquidation and the moves between them; docs/extensions.md prints them.</summary>
public static class ExtensionLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string Open = "open", Granted = "granted", Denied = "denied", Overtaken = "overtaken", Withdrawn = "withdrawn";
#pragma warning restore CS1591

    const string Rule = "19 U.S.C. 1504(b)(2); 19 CFR 159.12(a)(1)(ii)";

    /// <summary>The life cycle.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(Open, "Open", WorkPhase.Open),
            new(Granted, "Granted, liquidation extended", WorkPhase.Closed),
            new(Denied, "Denied", WorkPhase.Closed),
            new(Overtaken, "Overtaken by the liquidation", WorkPhase.Closed),
            new(Withdrawn, "Withdrawn", WorkPhase.Closed),
        ],
        [
            Of<ExtensionAsked>("filed", "File", Filer | Office, [WorkState.Draft.Code], [Open], Rule) with { Done = "asked for the extension" },
            Of<StandingFollowed>("standing-followed", "Follow the liquidation on file", WorkRoles.System, [Open], [Unchanged], "") with { Done = "took over where the liquidation stands" },
            Of<ExtensionGranted>("granted", "Grant and extend liquidation", Office, [Open], [Granted], Rule + ", (b)") with { Done = "granted the extension", ByHolder = true },
            Of<ExtensionDenied>("denied", "Deny", Office, [Open], [Denied], Rule) with { Done = "denied the extension", ByHolder = true },
            Of<ExtensionOvertaken>("overtaken", "Overtaken by the liquidation", WorkRoles.System, [Open], [Overtaken], "19 U.S.C. 1504(a)") with { Done = "recorded that the entry was liquidated" },
            Of<ExtensionWithdrawn>("withdrawn", "Withdraw", Filer | Office, [Open], [Withdrawn], "") with { Done = "withdrew the request" },
        ]);
}
