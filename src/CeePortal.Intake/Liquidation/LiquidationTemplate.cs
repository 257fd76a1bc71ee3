using System.Text;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;

namespace CeePortal.Intake.Liquidation;

/// <summary>The CSV file by which CBP staff load liquidations, extensions and suspensions: one row an event.</summary>
/// <remarks>
/// One template with a column that names the event, not one for each extract: the events of an entry hang together (a
/// suspension, its removal, the liquidation), one file tells them in one go, and the rows of three extracts go under one
/// header by copying. Dates are 2026-08-30, 08/30/2026 or 20260830. A header is known by its letters and digits alone, so
/// that "entry_number" is "Entry Number"; columns stand in any order, and those that are not required may be left out.
/// ACE's own layouts of these extracts were not found; the shape is ours.
/// </remarks>
public static class LiquidationTemplate
{
    /// <summary>What an upload of this kind is stored as.</summary>
    public const string Format = "Liquidation";

    internal const int EntryNumber = 0, Event = 1, Date = 2, Type = 3, Basis = 4, AsOf = 5, EntryDate = 6, Touched = 7;

    /// <summary>The columns: name, whether a file must have it, and what it means.</summary>
    public static IReadOnlyList<(string Name, bool IsRequired, string Meaning)> Columns { get; } =
    [
        ("Entry Number", true, "Filer code, seven digits and check digit, with or without hyphens."),
        ("Event", true, "Scheduled, Liquidated, Reliquidated, Extended, Suspended, Lifted, Period Began, Billed, On Statement, Paid or Reconciled."),
        ("Date", true, "The legal day: of the liquidation, the notice of extension, the first day of the suspension, the receipt of the notice that it was removed; for Scheduled the day scheduled; for Period Began the final withdrawal (types 21, 22) or the day of the reconciliation (09); for Billed the day on which the bill was issued; for On Statement, Paid and Reconciled the day of the statement, of the collection and of the reconciliation."),
        ("Type", false, "The liquidation type, for Liquidated and Reliquidated."),
        ("Basis", false, "The basis, for Extended and Suspended; for Reliquidated its ground, R1 (CBP's own accord) unless given."),
        ("As Of", false, "For Scheduled: the day of the extract. The day of receipt unless given."),
        ("Entry Date", false, "CBP's date of entry, where the portal has an estimate only."),
        ("Touched", false, "For Reliquidated: what it touched, of Value, Classification, Charge, Drawback and Clerical Error, several with a semicolon between. It opens the entry to protest on these alone (19 U.S.C. 1514(d)). Left empty, it is not known."),
    ];

    /// <summary>The names of the events in a file.</summary>
    public static IReadOnlyDictionary<string, LiquidationEventKind> Events { get; } = new Dictionary<string, LiquidationEventKind>(StringComparer.Ordinal)
    {
        ["SCHEDULED"] = LiquidationEventKind.Scheduled,
        ["LIQUIDATED"] = LiquidationEventKind.Liquidated,
        ["LIQUIDATION"] = LiquidationEventKind.Liquidated,
        ["RELIQUIDATED"] = LiquidationEventKind.Reliquidated,
        ["RELIQUIDATION"] = LiquidationEventKind.Reliquidated,
        ["EXTENDED"] = LiquidationEventKind.Extended,
        ["EXTENSION"] = LiquidationEventKind.Extended,
        ["SUSPENDED"] = LiquidationEventKind.Suspended,
        ["SUSPENSION"] = LiquidationEventKind.Suspended,
        ["LIFTED"] = LiquidationEventKind.Lifted,
        ["PERIODBEGAN"] = LiquidationEventKind.PeriodBegan,
        ["BILLED"] = LiquidationEventKind.Billed,
        ["BILL"] = LiquidationEventKind.Billed,
        ["ONSTATEMENT"] = LiquidationEventKind.OnStatement,
        ["STATEMENT"] = LiquidationEventKind.OnStatement,
        ["PAID"] = LiquidationEventKind.Paid,
        ["PAYMENT"] = LiquidationEventKind.Paid,
        ["RECONCILED"] = LiquidationEventKind.Reconciled,
    };

    /// <summary>What a reliquidation can touch, by the names in a file.</summary>
    public static IReadOnlyDictionary<string, ProtestableDecision> Matters { get; } = new Dictionary<string, ProtestableDecision>(StringComparer.Ordinal)
    {
        ["VALUE"] = ProtestableDecision.AppraisedValue,
        ["APPRAISEDVALUE"] = ProtestableDecision.AppraisedValue,
        ["CLASSIFICATION"] = ProtestableDecision.Classification,
        ["RATE"] = ProtestableDecision.Classification,
        ["CHARGE"] = ProtestableDecision.ChargeOrExaction,
        ["CHARGES"] = ProtestableDecision.ChargeOrExaction,
        ["CHARGEOREXACTION"] = ProtestableDecision.ChargeOrExaction,
        ["DRAWBACK"] = ProtestableDecision.DrawbackRefusal,
        ["CLERICALERROR"] = ProtestableDecision.Inadvertence,
        ["INADVERTENCE"] = ProtestableDecision.Inadvertence,
    };

    /// <summary>The template with an example of each event.</summary>
    public static string Example { get; } = Rows(
        "Entry Number,Event,Date,Type,Basis,As Of,Entry Date,Touched",
        "XYZ-0004101-9,Scheduled,2027-07-16,,,2026-10-01,2026-08-31,",
        "XYZ-0004101-9,Extended,2027-06-18,,01,,,",
        "XYZ-0004102-7,Suspended,2026-09-14,,04,,,",
        "XYZ-0004102-7,Lifted,2028-02-01,,,,,",
        "XYZ-0004102-7,Liquidated,2028-06-16,1,,,,",
        "XYZ-0004102-7,Reliquidated,2028-08-11,5,R1,,,Classification; Value");

    /// <summary>True when a first line is the header of this template, perhaps with slips in it.</summary>
    public static bool IsHeader(string line) => new LiquidationHeader(line, 1).Known >= 3;

    internal static int IndexOf(ReadOnlySpan<char> name)
    {
        var key = Key(name);
        for (var i = 0; i < Columns.Count; i++)
            if (Key(Columns[i].Name) == key) return i;
        return -1;
    }

    /// <summary>Letters and digits alone, in capitals.</summary>
    internal static string Key(ReadOnlySpan<char> text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c)) key.Append(char.ToUpperInvariant(c));
        return key.ToString();
    }

    static string Rows(params string[] rows) => string.Join("\r\n", rows) + "\r\n";
}
