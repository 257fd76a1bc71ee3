using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using static System.FormattableString;

namespace CeePortal.Domain.Validations;

/// <summary>Computes what findings make of the revenue of an entry, as the liquidation worksheet does: the lines as they should be, by the rates of the
/// day of entry, less what was stated.</summary>
public static class FindingRevenue
{
    /// <summary>Computes the change of each finding that says what its line should be, in order, each on top of those before it, so that their sum is the change of the entry:
    /// the merchandise processing fee is one for it.</summary>
    /// <param name="findings">Findings of one entry; those whose amount is typed stay as they are.</param>
    /// <param name="filed">The summary as filed.</param>
    /// <param name="copy">The same once more, which is changed.</param>
    /// <param name="entered">The day of entry, whose rates count.</param>
    /// <param name="book">The rates.</param>
    /// <param name="problem">Takes the place of a finding, the property of <see cref="LineShouldBe"/>, and why it cannot be computed.</param>
    public static IReadOnlyList<ValidationFinding> Of(IReadOnlyList<ValidationFinding> findings, EntrySummaryDraft filed, EntrySummaryDraft copy, DateOnly entered, RevenueBook book, Action<int, string, string> problem)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(problem);
        List<ValidationFinding> computed = [];
        SortedDictionary<int, WorksheetLine> taken = [];
        IReadOnlyList<Figure> before = [];
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            if (finding.Should is not { IsEmpty: false } should)
            {
                computed.Add(finding);
                continue;
            }
            if (copy.Lines.Find(l => l.Number == finding.Line) is not { } line)
            {
                problem(i, nameof(ValidationFinding.Line), finding.Line is { } number ? Invariant($"Entry {finding.Entry} has no line {number}.") : "Name the line that is corrected.");
                continue;
            }
            if (should.ApplyTo(line) is var (property, why))
            {
                problem(i, property, why);
                continue;
            }
            taken[line.Number] = new(line, new Dictionary<int, DeterminedDuty>());
            var due = WorksheetRevenue.Of(filed, [.. taken.Values], entered, book).Change.After;
            if (due.Lines.First(l => l.Number == line.Number).Duty is { Basis: FigureBasis.AsStated } duty && (!should.Number.IsNone || should.Value is not null || !should.Origin.IsNone || should.Program is not null))
            {
                problem(i, should.Number.IsNone ? nameof(LineShouldBe.Value) : nameof(LineShouldBe.Number), $"The duty cannot be computed. {duty.Parts.Select(p => p.How).FirstOrDefault(h => h.Length > 0)} Leave out what the line should be, type the change and say how it was found.");
                continue;
            }
            // Behind what was stated stand the changes of each line.
            List<Figure> after = [.. new[] { due.Duty, due.Antidumping, due.Countervailing, due.Fees }.SelectMany(f => f.Parts.Skip(1)).Where(f => f.Amount != Money.Zero)];
            List<Figure> parts = [.. after];
            if (before.Sum(f => f.Amount.Cents) is not 0 and var earlier) parts.Add(new("Less what the findings before it change", new(-earlier), "Each finding counts what it adds to those before it."));
            var figure = Figure.Sum("Change of duty, taxes and fees", parts, $"The line with {should.InWords}, by the rates of {entered.InWords()}, less what was stated.");
            computed.Add(finding with { RevenueChange = figure.Amount, Computed = figure, TypedBecause = "" });
            before = after;
        }
        return computed;
    }
}
