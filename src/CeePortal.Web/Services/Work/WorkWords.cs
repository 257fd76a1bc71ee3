using System.Globalization;
using CeePortal.Data.Lists;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Work;

/// <summary>What the parts of the queue are called.</summary>
public static class WorkWords
{
    /// <summary>A tab, as people of CBP read it.</summary>
    public static string Of(WorkTab tab) => tab switch
    {
        WorkTab.Open => "All open",
        WorkTab.Mine => "Mine",
        WorkTab.Unassigned => "Unassigned",
        WorkTab.Team => "My team",
        WorkTab.Waiting => "Waiting for the trade",
        WorkTab.Overdue => "Overdue",
        WorkTab.Held => "Held",
        WorkTab.Closed => "Closed",
        WorkTab.Any => "All",
    };

    /// <summary>A tab, as the trade reads it.</summary>
    public static string ForTrade(WorkTab tab) => tab switch
    {
        WorkTab.Open => "Open",
        WorkTab.Waiting => "Waiting for your answer",
        WorkTab.Closed => "Decided and closed",
        _ => "All",
    };

    /// <summary>A tab in an address.</summary>
    public static string Key(WorkTab tab) => tab.ToString().ToLowerInvariant();

    /// <summary>An order in an address, and as the head of its column has it.</summary>
    public static string Key(WorkSort by) => by.ToString().ToLowerInvariant();

    /// <inheritdoc cref="Key(WorkSort)"/>
    public static string Key(WorkOrder order) => (order.Down ? "-" : "") + Key(order.By);

    public static string Of(WorkOrder order) => order switch
    {
        (WorkSort.Due, false) => "Days left, fewest first",
        (WorkSort.Due, true) => "Days left, most first",
        (WorkSort.Filed, false) => "Filed, oldest first",
        (WorkSort.Filed, true) => "Filed, newest first",
        (WorkSort.Amount, false) => "Amount, least first",
        (WorkSort.Amount, true) => "Amount, most first",
        (WorkSort.Importer, _) => "Importer by importer",
        (WorkSort.Number, false) => "Number, upwards",
        (WorkSort.Number, true) => "Number, downwards",
        (WorkSort.Changed, false) => "Changed, longest ago first",
        (WorkSort.Changed, true) => "Changed, latest first",
        (WorkSort.Closed, false) => "Closed, longest ago first",
        _ => "Closed, latest first",
    };

    public static string Of(ReferredTo to) => to switch
    {
        ReferredTo.Laboratory => "the laboratory",
        ReferredTo.Audit => "Regulatory Audit",
        ReferredTo.FinesPenaltiesForfeitures => "fines, penalties and forfeitures",
        ReferredTo.Headquarters => "Headquarters",
    };

    public static string Of(TeamPurpose purpose) => purpose switch
    {
        TeamPurpose.Partnership => "Partnership",
        TeamPurpose.Validation => "Validation and compliance",
        TeamPurpose.Enforcement => "Enforcement",
        TeamPurpose.ByHeading => "By heading",
    };

    /// <summary>How a state looks: what is over is quiet, what waits for others moves.</summary>
    public static StateKind Look(WorkPhase phase) => phase switch
    {
        WorkPhase.Pending => StateKind.Moving,
        WorkPhase.Closed => StateKind.Quiet,
        _ => StateKind.Info,
    };

    /// <summary>"1 item", "1,284 items", "1,000+ items".</summary>
    public static string Items(CappedCount count) => $"{count} {(count is { Value: 1, IsCapped: false } ? "item" : "items")}";

    /// <summary>The words of a code that has no name of its own here: "tax-claim" becomes "tax claim".</summary>
    public static string Spelled(string code) => code.Replace('-', ' ');

    /// <summary>A day as the database and events print it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
