using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using static System.FormattableString;

namespace CeePortal.Domain.Claims;

/// <summary>What a claim that is allowed refunds on an entry, as the rates on file make it: the duty of its lines as stated less their duty under the
/// program, and the merchandise processing fee where goods that qualify owe none (19 U.S.C. 1520(d)).</summary>
/// <param name="Duty">The duty to be refunded; null when it cannot be computed.</param>
/// <param name="Fee">The merchandise processing fee to be refunded; null when none is.</param>
/// <param name="Problem">Why it cannot be computed, a sentence; null when it can.</param>
public sealed record ClaimRefund(Figure? Duty, Figure? Fee, string? Problem)
{
    const string Source = "19 U.S.C. 1520(d)";

    /// <summary>All of it; null when it cannot be computed.</summary>
    public Money? Amount => Duty is null ? null : Duty.Amount + (Fee?.Amount ?? Money.Zero);

    /// <summary>One that cannot be computed.</summary>
    public static ClaimRefund Not(string because) => new(null, null, because);

    /// <summary>Computes it.</summary>
    /// <param name="filed">The summary from which the entry was liquidated.</param>
    /// <param name="copy">The same once more, which is changed.</param>
    /// <param name="claimed">The lines of the claim, such as "1, 3-5"; empty for all.</param>
    /// <param name="program">The program.</param>
    /// <param name="entered">The day of entry, whose rates count.</param>
    /// <param name="book">The rates.</param>
    public static ClaimRefund Of(EntrySummaryDraft filed, EntrySummaryDraft copy, string claimed, ClaimProgram program, DateOnly entered, RevenueBook book)
    {
        ArgumentNullException.ThrowIfNull(filed);
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(program);
        if (LinesOf(claimed) is not { } wanted) return Not($"The claim names its lines as \"{claimed}\", which is no list of numbers.");
        if (wanted.Cast<int?>().FirstOrDefault(n => copy.Lines.TrueForAll(l => l.Number != n)) is { } missing) return Not(Invariant($"The entry has no line {missing}, which the claim names."));
        List<Figure> parts = [];
        foreach (var line in copy.Lines.Where(l => wanted.Count == 0 || wanted.Contains(l.Number)))
        {
            line.SpecialProgram = program.Code;
            if (program.ExemptsMpf) line.Fees.RemoveAll(f => f.Class == FeeTable.MerchandiseProcessing);
            var due = EntryRevenue.LineOf(line, entered, book);
            if (due.Duty.Basis == FigureBasis.AsStated)
                return Not(Invariant($"The duty of line {line.Number} cannot be computed. {due.Duty.Parts.Where(p => p.Basis == FigureBasis.AsStated).Select(p => p.How).FirstOrDefault()}").Trim());
            if (due.Stated != due.Duty.Amount)
                parts.Add(new(Invariant($"Refund on line {line.Number}"), due.Stated - due.Duty.Amount, $"{due.Stated} was stated; under {program.Code} {due.Duty.Amount} is due.", Source, due.Duty.Basis) { Parts = [due.Duty] });
        }
        var duty = Figure.Sum("Duty refunded", parts, parts.Count == 0 ? $"Under {program.Name} no other duty is due than was stated." : "What was stated less what is due under the program, line by line.");
        var fee = FeeOf(filed, copy, program, entered, book);
        return duty.Amount.Cents < 0 || duty.Amount + (fee?.Amount ?? Money.Zero) == Money.Zero
            ? Not(duty.Amount.Cents < 0 ? $"By the rates on file {new Money(-duty.Amount.Cents)} more is due under {program.Name} than was stated." : $"By the rates on file {program.Name} changes nothing of what was stated.")
            : new(duty, fee, null);
    }

    /// <summary>What the fee of the entry falls by: it is one for the entry, with a least and a most. What was stated above the fee of the lines as they
    /// were filed is no matter of the claim, and is not refunded by it.</summary>
    static Figure? FeeOf(EntrySummaryDraft filed, EntrySummaryDraft copy, ClaimProgram program, DateOnly entered, RevenueBook book)
    {
        if (!program.ExemptsMpf || !FeeTable.OwesFormalFee(filed.Type) || WorksheetRevenue.StatedMpf(filed) is not { Cents: > 0 } stated) return null;
        var due = EntryRevenue.MpfOf(copy, entered, book);
        if (due is { Basis: FigureBasis.AsStated } || EntryRevenue.MpfOf(filed, entered, book) is not { } before) return null;
        // Without a rate on file what was stated of the lines as filed is all that is known; no line of them owes it any more then.
        var (most, left) = (before.Basis == FigureBasis.AsStated ? stated : before.Amount, due?.Amount ?? Money.Zero);
        if (stated <= left || most <= left) return null;
        var over = stated > most ? $" What was stated above {most}, the fee of the lines as filed, is not refunded by a claim." : "";
        return new("Merchandise processing fee refunded", (stated < most ? stated : most) - left,
            $"{stated} was stated; {(due is null ? "no line owes it any more" : $"{left} is due on the other lines")}, since goods that qualify under {program.Name} owe none.{over}", $"{Source}; 19 CFR 24.23(c)", due?.Basis ?? FigureBasis.Computed)
        { Parts = [.. before.Basis == FigureBasis.AsStated ? [] : new[] { before with { What = $"{before.What} as filed" } }, .. due is null ? [] : new[] { due with { What = $"{due.What} with the claim" } }] };
    }

    /// <summary>The numbers in a list of lines; empty for all lines, null when it is no list of numbers.</summary>
    static SortedSet<int>? LinesOf(string claimed)
    {
        SortedSet<int> lines = [];
        foreach (var part in claimed.Replace(" - ", "-", StringComparison.Ordinal).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(p => p != "and"))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) || last < first || last > 999) return null;
            for (var line = first; line <= last; line++) lines.Add(line);
        }
        return lines;
    }
}
