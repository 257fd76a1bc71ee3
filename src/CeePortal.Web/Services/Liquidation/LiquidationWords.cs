using CeePortal.Data.Reference;
using CeePortal.Domain.Liquidation;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>What people read for the events and windows of liquidation.</summary>
public static class LiquidationWords
{
    public static string Of(LiquidationEventKind kind) => kind switch
    {
        LiquidationEventKind.Scheduled => "Liquidation scheduled",
        LiquidationEventKind.Liquidated => "Liquidated",
        LiquidationEventKind.Reliquidated => "Reliquidated",
        LiquidationEventKind.Extended => "Extended by one year",
        LiquidationEventKind.Suspended => "Suspended",
        LiquidationEventKind.Lifted => "Suspension removed",
        LiquidationEventKind.PeriodBegan => "The year begins",
        LiquidationEventKind.EntryDated => "CBP's date of entry",
        LiquidationEventKind.Billed => "Bill issued",
        LiquidationEventKind.OnStatement => "On a statement",
        LiquidationEventKind.Paid => "Paid",
        LiquidationEventKind.Reconciled => "Reconciled",
    };

    /// <summary>The choice in the form of a specialist.</summary>
    public static string Choice(LiquidationEventKind kind) => kind switch
    {
        LiquidationEventKind.Scheduled => "Liquidation is scheduled",
        LiquidationEventKind.Liquidated => "The entry was liquidated",
        LiquidationEventKind.Reliquidated => "The entry was reliquidated",
        LiquidationEventKind.Extended => "Liquidation was extended by one year",
        LiquidationEventKind.Suspended => "Liquidation was suspended",
        LiquidationEventKind.Lifted => "The suspension was removed",
        LiquidationEventKind.PeriodBegan => "The year began on another day (types 09, 21, 22)",
        LiquidationEventKind.EntryDated => "CBP set the date of entry",
        LiquidationEventKind.Billed => "CBP issued the bill",
        LiquidationEventKind.OnStatement => "The summary was put on a statement",
        LiquidationEventKind.Paid => "The summary was paid",
        LiquidationEventKind.Reconciled => "A reconciliation of the entry was filed",
    };

    /// <summary>What ends on the last day of a window.</summary>
    public static string Of(WindowKind kind) => kind switch
    {
        WindowKind.Liquidates => "Liquidates",
        WindowKind.Deemed => "Deemed liquidated after",
        WindowKind.Correction => "Correction (PSC) until",
        WindowKind.Protest => "Protest until",
        WindowKind.Reliquidation => "CBP may reliquidate until",
        WindowKind.Payment => "Refund or bill by",
    };

    /// <summary>The kinds of window by their names in an address.</summary>
    public static IReadOnlyDictionary<string, WindowKind> Kinds { get; } = Enum.GetValues<WindowKind>().ToDictionary(k => k.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The address of the list of what closes, of one kind on one day.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Address(WindowKind kind, DateOnly day) =>
        [new("kind", kind.ToString().ToLowerInvariant()), new("day", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))];

    public static string Source(WindowKind kind) => kind switch
    {
        WindowKind.Liquidates => "The day that CBP scheduled",
        WindowKind.Deemed => "19 U.S.C. 1504",
        WindowKind.Correction => "82 FR 50656; 84 FR 40430",
        WindowKind.Protest => "19 U.S.C. 1514(c)(3)",
        WindowKind.Reliquidation => "19 U.S.C. 1501",
        WindowKind.Payment => "19 U.S.C. 1505(b), (d), 1504(a)(3)",
    };

    /// <summary>An event's type and basis in words, from the lists that an administrator keeps.</summary>
    public static string Details(LiquidationEvent e, ReferenceSnapshot lists)
    {
        List<string> parts = [];
        if (e.Type.Length > 0) parts.Add($"Type {e.Type}{(lists.LiquidationTypes.TryGetValue(e.Type, out var type) ? $", {type.Name.ToLowerInvariant()}" : "")}");
        if (e.Basis.Length > 0) parts.Add($"{(e.Kind == LiquidationEventKind.Reliquidated ? "Ground" : "Basis")} {e.Basis}{(lists.LiquidationBases.TryGetValue(e.Basis, out var basis) ? $", {basis.Name}" : "")}");
        if (e.Kind == LiquidationEventKind.Reliquidated) parts.Add(e.Touched is { } touched ? $"Touched {touched.Words()}" : "What it touched is not on file");
        return string.Join(". ", parts);
    }
}
