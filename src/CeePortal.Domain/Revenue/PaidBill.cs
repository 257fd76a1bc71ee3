using System.Globalization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>A bill of an earlier liquidation that was paid, or a refund of one.</summary>
/// <param name="What">What it is, such as "Bill of the liquidation of May 7, 2027".</param>
/// <param name="PaidOn">When it was paid; the day of the bill stands for it where that is not known.</param>
/// <param name="Principal">Duty, taxes and fees of it; below zero for a refund.</param>
/// <param name="Interest">The interest that was paid with it.</param>
public sealed record PaidBill(string What, DateOnly PaidOn, Money Principal, Money Interest)
{
    /// <summary>What is still paid of the bills, after the refunds that followed them: each refund gave back what had been paid last, with its interest, and what it gave back beyond the
    /// bills was of the deposit. So nothing is given back twice.</summary>
    /// <example>
    /// Billed $600 with $11.62 interest, then $100 with $5.00, then refunded $400: the refund was the $100 with its $5.00, and $300 of the $600 with half of its interest, $5.81. $300 with $5.81
    /// are left. Had $800 been refunded, $100 of it would have been of the deposit, and nothing would be left.
    /// </example>
    /// <param name="moves">Bills and refunds that were paid, in the order in which they were.</param>
    public static IReadOnlyList<PaidBill> Left(IEnumerable<PaidBill> moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        List<PaidBill> left = [];
        foreach (var move in moves)
        {
            if (move.Principal.Cents > 0) left.Add(move);
            var refund = Math.Max(0, -move.Principal.Cents);
            while (refund > 0 && left is [.., var last])
            {
                var part = new Money(Math.Min(refund, last.Principal.Cents));
                refund -= part.Cents;
                left.RemoveAt(left.Count - 1);
                if (part != last.Principal) left.Add(last with { Principal = last.Principal - part, Interest = last.Interest - last.InterestOn(part) });
            }
        }
        return left;
    }

    /// <summary>The interest that was paid with a part of it.</summary>
    internal Money InterestOn(Money part) => Money.Round(Interest.Amount * part.Cents / Principal.Cents);
}

/// <summary>Interest on a refund, on each part of it from the day on which that part was paid.</summary>
/// <remarks>19 U.S.C. 1505(b), (c): excess moneys are refunded with interest from the day of their deposit to the liquidation or reliquidation, and interest that was
/// deposited on what was not owed is excess itself. That what was paid last is given back first is our reading.</remarks>
public static class RefundInterest
{
    const string Law = "19 U.S.C. 1505(b), (c)";

    /// <summary>The interest of a refund, with what it gives back of interest that was paid.</summary>
    /// <param name="refund">Duty, taxes and fees that are refunded, above zero.</param>
    /// <param name="deposited">The day of the deposit.</param>
    /// <param name="bills">The bills that were paid after it and are still paid (<see cref="PaidBill.Left"/>), the oldest first.</param>
    /// <param name="until">The day of the reliquidation.</param>
    /// <param name="side">Whether the importer is a corporation.</param>
    /// <param name="table">The rates.</param>
    /// <returns>Null when a day lies before the table.</returns>
    public static Figure? Of(Money refund, DateOnly deposited, IReadOnlyList<PaidBill> bills, DateOnly until, InterestSide side, InterestTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<Figure> parts = [];
        var left = refund.Cents;
        foreach (var bill in bills.Where(b => b.Principal.Cents > 0).Reverse().OrderByDescending(b => b.PaidOn))
        {
            if (left == 0) break;
            var part = new Money(Math.Min(left, bill.Principal.Cents));
            left -= part.Cents;
            var back = bill.InterestOn(part);
            if (table.Of(part + back, bill.PaidOn, until, side) is not { } interest) return null;
            if (back != Money.Zero)
                parts.Add(new($"Interest paid with the {LowerFirst(bill.What)}", back, string.Create(CultureInfo.InvariantCulture, $"{bill.Interest} was paid on {bill.Principal}, of which {part} is refunded"), Law));
            parts.Add(interest with { What = $"Interest on {part + back} of the {LowerFirst(bill.What)}, paid {bill.PaidOn.InWords()}" });
        }
        if (left > 0)
        {
            if (table.Of(new(left), deposited, until, side) is not { } interest) return null;
            if (parts.Count == 0) return interest;
            parts.Add(interest with { What = $"Interest on {new Money(left)} of the deposit" });
        }
        return parts is [var only] ? only : Figure.Sum("Interest on the refund", parts, "On each part from the day on which it was paid, what was paid last first.") with { Source = Law };
    }

    static string LowerFirst(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
