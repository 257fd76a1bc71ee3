using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Corrections;

/// <summary>Has the totals of a summary follow its lines and the fees of the entry, where only those were changed: each total moves by what they move, so
/// that a difference that stood there before stays what it is.</summary>
/// <remarks>The merchandise processing fee of a formal entry is one for the entry: its total is held between the least and the most of the
/// fiscal year (19 CFR 24.23(b)(1)), and need not be the sum of the lines.</remarks>
public static class FollowingTotals
{
    /// <summary>Sets the totals.</summary>
    /// <param name="after">The summary, with the totals of <paramref name="before"/>.</param>
    /// <param name="before">As on file.</param>
    /// <param name="year">The fees on the day of entry; null when they are not on file.</param>
    public static void Set(EntrySummaryDraft after, EntrySummaryDraft before, FeeYear? year)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(before);
        var totals = after.Totals;
        totals.Duty += Moved(static s => s.Lines.Sum(DutyOf));
        totals.Antidumping += Moved(static s => s.Lines.Sum(l => CasesOf(l, 'A')));
        totals.Countervailing += Moved(static s => s.Lines.Sum(l => CasesOf(l, 'C')));
        foreach (var feeClass in before.Lines.Concat(after.Lines).SelectMany(l => l.Fees).Concat(before.Fees).Concat(after.Fees).Select(f => f.Class).Distinct().Order(StringComparer.Ordinal).ToList())
        {
            var moved = Moved(s => FeesOf(s, feeClass));
            switch (FeeKinds.Of(feeClass))
            {
                case FeeKind.Tax: totals.Tax += moved; break;
                case FeeKind.OtherRevenue: totals.Other += moved; break;
                default: totals.Fees += Class(feeClass, moved); break;
            }
        }

        Money Moved(Func<EntrySummaryDraft, long> sum) => new(sum(after) - sum(before));

        // The total of a class of fees (record 89), and by how much it moves.
        Money Class(string feeClass, Money moved)
        {
            if (moved == Money.Zero) return Money.Zero;
            var at = totals.ByClass.FindIndex(t => t.Class == feeClass);
            var stands = new Money(FeesOf(after, feeClass));
            var stated = at < 0 ? stands - moved : totals.ByClass[at].Amount;
            var now = feeClass == FeeTable.MerchandiseProcessing && FeeTable.OwesFormalFee(after.Type) && year is not null ? Held(stands, year) : stated + moved;
            if (at >= 0) totals.ByClass.RemoveAt(at);
            if (now != Money.Zero) totals.ByClass.Insert(at < 0 ? totals.ByClass.Count : at, new FeeDraft(feeClass, now));
            return now - stated;
        }
    }

    static Money Held(Money lines, FeeYear year) => lines == Money.Zero ? lines : lines < year.MpfLeast ? year.MpfLeast : lines > year.MpfMost ? year.MpfMost : lines;

    // A component of a set states its value and owes nothing beside the set.
    static long DutyOf(EntryLineDraft line) => line.SetRole == SetRole.Component ? 0 : line.Tariffs.Sum(t => t.Duty.Cents);

    static long CasesOf(EntryLineDraft line, char kind) => line.Cases.Where(c => c.Number.StartsWith(kind)).Sum(c => c.Duty.Cents);

    // The total of a class holds the fees of the lines and those of the entry itself (records 62 and 34).
    static long FeesOf(EntrySummaryDraft summary, string feeClass) => summary.Lines.SelectMany(l => l.Fees).Concat(summary.Fees).Where(f => f.Class == feeClass).Sum(f => f.Amount.Cents);
}
