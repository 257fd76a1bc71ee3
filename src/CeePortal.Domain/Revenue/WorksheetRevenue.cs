using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>An amount that a specialist sets, since it cannot be computed or is computed otherwise.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Because">Why.</param>
public readonly record struct DeterminedDuty(Money Amount, string Because);

/// <summary>A line as CBP would liquidate it.</summary>
/// <param name="Line">The line, with what is changed.</param>
/// <param name="Determined">Duty set by hand, by the place of the tariff number in the line from 0; empty for none.</param>
public sealed record WorksheetLine(EntryLineDraft Line, IReadOnlyDictionary<int, DeterminedDuty> Determined);

/// <summary>What a liquidation worksheet comes to: what was paid, what is due, and the difference with interest.</summary>
/// <remarks>Lines that the worksheet does not take up stand as the filer stated them last; those that it takes up are computed. So a
/// difference always follows from a line that somebody looked at, or from a correction, which changes what is stated and not what was deposited. The merchandise processing fee is one for the
/// entry and is computed anew as soon as one line is.</remarks>
public sealed class WorksheetRevenue
{
    /// <summary>A difference below this is not collected and not refunded: the entry is liquidated as entered (19 CFR 159.6, in our reading).</summary>
    public static readonly Money Disregarded = Money.Dollars(20);

    WorksheetRevenue(RevenueChange change) => Change = change;

    /// <summary>As paid, and as due.</summary>
    public RevenueChange Change { get; }

    /// <summary>True when the difference is too small to be billed or refunded.</summary>
    public bool IsDisregarded => Math.Abs(Change.Difference.Cents) is > 0 and var cents && cents < Disregarded.Cents;

    /// <summary>Computes a worksheet.</summary>
    /// <param name="filed">The summary as it was filed.</param>
    /// <param name="lines">The lines that the worksheet takes up; each names its line by its number.</param>
    /// <param name="entered">The day of entry, whose rates count.</param>
    /// <param name="book">The rates.</param>
    /// <param name="beside">What was paid beside the deposit; null for nothing.</param>
    public static WorksheetRevenue Of(EntrySummaryDraft filed, IReadOnlyList<WorksheetLine> lines, DateOnly entered, RevenueBook book, IReadOnlyList<PaidBeside>? beside = null)
    {
        var paid = EntryRevenue.AsPaid(filed, beside ?? []);
        var before = EntryRevenue.AsStated(filed);
        var taken = lines.ToDictionary(l => l.Line.Number);
        if (taken.Count == 0) return new(new(paid, before));
        var liquidated = new EntrySummaryDraft { Type = filed.Type };
        List<LineRevenue> after = [];
        List<Figure> duty = [before.Duty], antidumping = [before.Antidumping], countervailing = [before.Countervailing], fees = [before.Fees];
        for (var i = 0; i < filed.Lines.Count; i++)
        {
            var (line, stated) = (filed.Lines[i], before.Lines[i]);
            liquidated.Lines.Add(taken.TryGetValue(line.Number, out var worksheet) ? worksheet.Line : line);
            if (worksheet is null)
            {
                after.Add(stated);
                continue;
            }
            var due = Due(worksheet, line, EntryRevenue.LineOf(worksheet.Line, entered, book));
            after.Add(due);
            duty.Add(Difference($"Change of line {Print(line.Number)}", due.Duty, stated.Duty.Amount));
            for (var c = 0; c < due.Cases.Count; c++)
                (worksheet.Line.Cases[c].Number.StartsWith('C') ? countervailing : antidumping)
                    .Add(Difference($"Change of {due.Cases[c].What}", due.Cases[c], c < stated.Cases.Count ? stated.Cases[c].Amount : Money.Zero));
            for (var f = 0; f < due.Fees.Count; f++)
                fees.Add(Difference($"Change of {due.Fees[f].What}", due.Fees[f], f < stated.Fees.Count ? stated.Fees[f].Amount : Money.Zero));
        }
        if (EntryRevenue.MpfOf(liquidated, entered, book) is { Basis: not FigureBasis.AsStated } processing)
            fees.Add(Difference($"Change of the {processing.What}", processing, StatedMpf(filed)));
        var sums = (Duty: Figure.Sum("Duty", duty), Antidumping: Figure.Sum("Antidumping duty", antidumping), Countervailing: Figure.Sum("Countervailing duty", countervailing), Fees: Figure.Sum("Fees and taxes", fees));
        return new(new(paid, new()
        {
            Lines = after,
            Duty = sums.Duty,
            Antidumping = sums.Antidumping,
            Countervailing = sums.Countervailing,
            Fees = sums.Fees,
            Total = Figure.Sum("Duty, taxes and fees", [sums.Duty, sums.Antidumping, sums.Countervailing, sums.Fees]),
        }));
    }

    /// <summary>Interest on the difference (19 U.S.C. 1505(c)): on what was deposited too little from the day of deposit until the liquidation, and on what
    /// was deposited too much likewise.</summary>
    /// <param name="deposited">The day on which estimated duties were due or deposited.</param>
    /// <param name="liquidated">The day of liquidation or reliquidation.</param>
    /// <param name="refundTo">The rate of a refund: whether the importer is a corporation.</param>
    /// <param name="interest">The rates.</param>
    /// <param name="bills">Earlier bills that were paid: what is refunded of them bears interest from their own payment; null for none.</param>
    /// <returns>Null when nothing differs, or a day lies before the table.</returns>
    public Figure? Interest(DateOnly deposited, DateOnly liquidated, InterestSide refundTo, InterestTable interest, IReadOnlyList<PaidBill>? bills = null)
    {
        var difference = Change.Difference;
        if (difference == Money.Zero || IsDisregarded) return null;
        return difference.Cents > 0 ? interest.Of(difference, deposited, liquidated, InterestSide.Underpayment)
            : RefundInterest.Of(Money.Zero - difference, deposited, bills ?? [], liquidated, refundTo, interest);
    }

    // What the line comes to, with what a person set in the place of what is computed.
    static LineRevenue Due(WorksheetLine worksheet, EntryLineDraft filed, LineRevenue computed)
    {
        var line = worksheet.Line;
        var duties = computed.Duty.Parts.Select((part, i) => worksheet.Determined.TryGetValue(i, out var set) ? ByHand(part.What, set.Amount, set.Because) : part).ToList();
        var cases = computed.Cases.Select((figure, i) => i < filed.Cases.Count && line.Cases[i].Rate == filed.Cases[i].Rate && line.Cases[i].Value == filed.Cases[i].Value
            ? figure : figure with { Source = "The rate of the worksheet" }).ToList();
        var other = line.Fees.FindAll(f => f.Class != FeeTable.MerchandiseProcessing);
        var was = filed.Fees.FindAll(f => f.Class != FeeTable.MerchandiseProcessing);
        var fees = computed.Fees.Select((figure, i) => i < was.Count && figure.Basis == FigureBasis.AsStated && other[i].Amount != was[i].Amount
            ? ByHand(figure.What, other[i].Amount, "set on the worksheet") : figure).ToList();
        return computed with { Duty = Figure.Sum(computed.Duty.What, duties), Cases = cases, Fees = fees };
    }

    static Figure ByHand(string what, Money amount, string because) => new(what, amount, $"Determined by the specialist: {because}.", Basis: FigureBasis.Determined);

    static Figure Difference(string what, Figure due, Money stated) =>
        new(what, due.Amount - stated, $"{due.Amount} is due, {stated} was stated.", Basis: due.Basis) { Parts = [due, new("Less what was stated", Money.Zero - stated, "As the filer stated it.", Basis: FigureBasis.AsStated)] };

    /// <summary>The merchandise processing fee as the filer stated it.</summary>
    internal static Money StatedMpf(EntrySummaryDraft filed)
    {
        foreach (var total in filed.Totals.ByClass)
            if (total.Class == FeeTable.MerchandiseProcessing) return total.Amount;
        return new(filed.Lines.SelectMany(l => l.Fees).Where(f => f.Class == FeeTable.MerchandiseProcessing).Sum(f => f.Amount.Cents));
    }

    static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);
}
