using System.Globalization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>A bill of an earlier liquidation that was paid.</summary>
/// <param name="What">What it is, such as "Bill of the liquidation of May 7, 2027".</param>
/// <param name="PaidOn">When it was paid; the day of the bill stands for it where that is not known.</param>
/// <param name="Principal">Duty, taxes and fees of it.</param>
/// <param name="Interest">The interest that was paid with it.</param>
public sealed record PaidBill(string What, DateOnly PaidOn, Money Principal, Money Interest);

/// <summary>Interest on a refund, on each part of it from the day on which that part was paid.</summary>
/// <remarks>19 U.S.C. 1505(b), (c): excess moneys are refunded with interest from the day of their deposit to the liquidation or reliquidation, and interest that was
/// deposited on what was not owed is excess itself. That what was paid last is given back first is our reading.</remarks>
public static class RefundInterest
{
    const string Law = "19 U.S.C. 1505(b), (c)";

    /// <summary>The interest of a refund, with what it gives back of interest that was paid.</summary>
    /// <param name="refund">Duty, taxes and fees that are refunded, above zero.</param>
    /// <param name="deposited">The day of the deposit.</param>
    /// <param name="bills">The bills that were paid after it.</param>
    /// <param name="until">The day of the reliquidation.</param>
    /// <param name="side">Whether the importer is a corporation.</param>
    /// <param name="table">The rates.</param>
    /// <returns>Null when a day lies before the table.</returns>
    public static Figure? Of(Money refund, DateOnly deposited, IReadOnlyList<PaidBill> bills, DateOnly until, InterestSide side, InterestTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<Figure> parts = [];
        var left = refund.Cents;
        foreach (var bill in bills.Where(b => b.Principal.Cents > 0).OrderByDescending(b => b.PaidOn))
        {
            if (left == 0) break;
            var part = new Money(Math.Min(left, bill.Principal.Cents));
            left -= part.Cents;
            var back = Money.Round(bill.Interest.Amount * part.Cents / bill.Principal.Cents);
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
