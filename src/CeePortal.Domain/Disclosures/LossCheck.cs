using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Disclosures;

/// <summary>A line of an entry on file.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Value">Its value.</param>
/// <param name="Paid">Its duty, antidumping and countervailing duty as filed. Its fees are not compared.</param>
public readonly record struct LineOfFile(int Number, Money Value, LineAmounts Paid);

/// <summary>An entry as the portal has it.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Port">Its port of entry.</param>
/// <param name="EnteredOn">CBP's own date of entry; null until it has arrived: what stands for it meanwhile is an estimate, and not compared.</param>
/// <param name="LiquidatedOn">Its liquidation; null when none is on file.</param>
/// <param name="Lines">Its lines, by number.</param>
public sealed record EntryOfFile(EntryNumber Entry, PortCode Port, DateOnly? EnteredOn, DateOnly? LiquidatedOn, IReadOnlyList<LineOfFile> Lines);

/// <summary>That a row says something else than what is on file. It is told to both sides and refuses nothing: what is on file
/// may be what the disclosure corrects.</summary>
/// <param name="Row">The row as a spreadsheet counts it.</param>
/// <param name="Entry">The entry.</param>
/// <param name="What">What: "Port", "Duty paid".</param>
/// <param name="Stated">What the row says.</param>
/// <param name="OnFile">What the portal has.</param>
public sealed record LossDifference(long Row, EntryNumber Entry, string What, string Stated, string OnFile);

/// <summary>What the rows of a spreadsheet look like beside the entries on file.</summary>
/// <param name="Differences">Where the two differ.</param>
/// <param name="OnFile">How many entries are on file.</param>
/// <param name="NotOnFile">How many are not.</param>
public sealed record LossComparison(IReadOnlyList<LossDifference> Differences, int OnFile, int NotOnFile)
{
    /// <summary>Holds rows against the entries on file, and fills in what the rows leave to the file: the liquidation.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="find">An entry on file; null when it is not.</param>
    /// <param name="completed">The rows with what they left to the file.</param>
    public static LossComparison Of(IReadOnlyList<LossRow> rows, Func<EntryNumber, EntryOfFile?> find, out IReadOnlyList<LossRow> completed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(find);
        List<LossDifference> differences = [];
        HashSet<EntryNumber> there = [], missing = [];
        var filled = new LossRow[rows.Count];
        for (var i = 0; i < filled.Length; i++)
        {
            var row = filled[i] = rows[i];
            if (find(row.Entry) is not { } file)
            {
                missing.Add(row.Entry);
                continue;
            }
            void Say(string what, string stated, string onFile) => differences.Add(new(row.Row, row.Entry, what, stated, onFile));
            there.Add(row.Entry);
            if (file.Port != row.Port) Say("Port", row.Port.ToString(), file.Port.ToString());
            if (file.EnteredOn is { } entered && entered != row.EnteredOn) Say("Entry date", row.EnteredOn.InWords(), entered.InWords());
            if (row.LiquidatedOn is null && file.LiquidatedOn is not null) filled[i] = row with { LiquidatedOn = file.LiquidatedOn };
            else if (row.LiquidatedOn is { } stated && file.LiquidatedOn is { } liquidated && stated != liquidated) Say("Liquidation date", stated.InWords(), liquidated.InWords());
            if (LineOf(file, row.Line) is not { } line) Say("Line", row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), $"the entry has {file.Lines.Count} line{(file.Lines.Count == 1 ? "" : "s")}");
            else
            {
                if (line.Value != row.Value) Say("Entered value", row.Value.ToString(), line.Value.ToString());
                if (line.Paid.Duty != row.Paid.Duty) Say("Duty paid", row.Paid.Duty.ToString(), line.Paid.Duty.ToString());
                if (line.Paid.Cases != row.Paid.Cases) Say("Antidumping and countervailing duty paid", row.Paid.Cases.ToString(), line.Paid.Cases.ToString());
            }
        }
        completed = filled;
        return new(differences, there.Count, missing.Count);
    }

    static LineOfFile? LineOf(EntryOfFile file, int number)
    {
        if (number <= file.Lines.Count && file.Lines[number - 1] is var likely && likely.Number == number) return likely; // lines count from 1 without gaps, nearly always
        foreach (var line in file.Lines)
            if (line.Number == number) return line;
        return null;
    }
}
