using CeePortal.Domain.Corrections;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Validations;

/// <summary>A correction with which CBP did not concur, and whose summary is still the one on file.</summary>
/// <param name="Number">Its number.</param>
/// <param name="FiledOn">The legal day of its filing.</param>
/// <param name="Differences">What it changed of the summary as entered.</param>
/// <param name="NotDeposited">What the summary on file states over what was deposited; below zero for less.</param>
public sealed record RefusedCorrection(WorkNumber Number, DateOnly FiledOn, EntryDifferences Differences, Money NotDeposited)
{
    /// <summary>Has the computed findings of the entry say what of their change the correction had stated already, so that the finding can be held against the bill.</summary>
    /// <param name="findings">The findings of the entry, computed.</param>
    /// <param name="isAsEntered">True when they were computed over the summary as entered, false when over the corrected one.</param>
    public IReadOnlyList<ValidationFinding> ToldIn(IReadOnlyList<ValidationFinding> findings, bool isAsEntered) => isAsEntered ? OfThis(findings) : Beside(findings);

    // A line's part of what was stated is told once, however many findings are on it, and all together no more than was not deposited.
    List<ValidationFinding> OfThis(IReadOnlyList<ValidationFinding> findings)
    {
        var left = NotDeposited.Cents;
        Dictionary<int, long> lines = [];
        foreach (var line in Differences.Lines)
            if (line.Was is { } was) lines[was] = line.Revenue ?? 0;
        List<ValidationFinding> told = [];
        foreach (var finding in findings)
        {
            if (finding is not { Computed: { } figure, Line: { } number })
            {
                told.Add(finding);
                continue;
            }
            var part = Math.Min(Math.Min(finding.RevenueChange.Cents, lines.GetValueOrDefault(number)), left);
            var words = $"It is computed over the summary as entered, before correction {Number}.";
            if (part > 0)
            {
                (left, lines[number]) = (left - part, lines[number] - part);
                words += $" Of this, {new Money(part)} was stated in correction {Number} and not deposited.";
            }
            told.Add(Saying(finding with { Stated = part > 0 ? new(Number, FiledOn, new(part)) : null }, figure, words));
        }
        return told;
    }

    List<ValidationFinding> Beside(IReadOnlyList<ValidationFinding> findings)
    {
        List<ValidationFinding> told = [.. findings];
        var first = told.FindIndex(f => f.Computed is not null);
        if (first < 0 || NotDeposited == Money.Zero) return told;
        told[first] = Saying(told[first], told[first].Computed!,
            $"Beside this, the summary with correction {Number} states {new Money(Math.Abs(NotDeposited.Cents))} {(NotDeposited.Cents > 0 ? "more" : "less")} than was deposited, which the liquidation settles as well.");
        return told;
    }

    static ValidationFinding Saying(ValidationFinding finding, Revenue.Figure figure, string words) => finding with { Computed = figure with { How = $"{figure.How} {words}" } };
}
