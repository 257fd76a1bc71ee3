using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>A figure before and after.</summary>
/// <param name="Line">The line that it is of; null for the whole entry.</param>
/// <param name="Before">Before; null when there was none.</param>
/// <param name="After">After; null when there is none any more.</param>
public sealed record ChangedFigure(int? Line, Figure? Before, Figure? After)
{
    /// <summary>What it is.</summary>
    public string What => (After ?? Before)!.What;

    /// <summary>How much more is owed; negative for less.</summary>
    public Money Difference => (After?.Amount ?? default) - (Before?.Amount ?? default);
}

/// <summary>What a change of a summary makes of its duty, taxes and fees: line by line, and in all.</summary>
/// <param name="Before">As it was on file.</param>
/// <param name="After">As it is to be.</param>
public sealed record RevenueChange(EntryRevenue Before, EntryRevenue After)
{
    /// <summary>The whole difference: a bill when positive, a refund when negative.</summary>
    public Money Difference => After.Total.Amount - Before.Total.Amount;

    /// <summary>The duty of each line that differs, lines that were added or taken out included.</summary>
    public IReadOnlyList<ChangedFigure> Lines
    {
        get
        {
            var before = Before.Lines.ToDictionary(l => l.Number, l => l.Duty);
            List<ChangedFigure> changes = [];
            foreach (var line in After.Lines)
            {
                before.Remove(line.Number, out var was);
                if (was?.Amount != line.Duty.Amount) changes.Add(new(line.Number, was, line.Duty));
            }
            changes.AddRange(before.Select(b => new ChangedFigure(b.Key, b.Value, null)));
            return [.. changes.OrderBy(c => c.Line)];
        }
    }

    /// <summary>Duty, antidumping, countervailing, fees: those that differ.</summary>
    public IReadOnlyList<ChangedFigure> Sums =>
        [.. new ChangedFigure[] { new(null, Before.Duty, After.Duty), new(null, Before.Antidumping, After.Antidumping), new(null, Before.Countervailing, After.Countervailing), new(null, Before.Fees, After.Fees) }
            .Where(c => c.Difference != Money.Zero)];
}
