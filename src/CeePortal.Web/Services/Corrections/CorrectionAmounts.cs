using System.Globalization;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Corrections;

/// <summary>Amounts and numbers of a correction as they are typed: none is below zero, none is wider than its place in the record. A correction states
/// what is to be owed, and what goes back is the difference (the judge refuses the same in a file, CPN).</summary>
static class CorrectionAmounts
{
    /// <summary>Duty has ten digits with the cents (records 50 and 53); so have taxes and other revenue (records 60 and 61).</summary>
    public static readonly Money MostDuty = new(99_999_999_99);

    /// <summary>A fee has eight digits with the cents (records 34 and 62).</summary>
    public static readonly Money MostFee = new(999_999_99);

    /// <summary>Values, charges and weights have ten digits (records 40, 50 and 53).</summary>
    public const long MostWhole = 9_999_999_999;

    /// <summary>Digits of a quantity (records 50 and 53) and of a case's deposit rate (record 53), with those behind the point.</summary>
    public const int QuantityDigits = 12, RateDigits = 8;

    const string BelowZero = "Nothing of a correction is below zero. Write what it is to be, not by how much it goes down.";

    /// <summary>What is wrong with an amount; null for nothing.</summary>
    public static string? Wrong(Money amount, Money most) => amount < Money.Zero ? BelowZero : amount > most ? $"The record has room for {most} at most." : null;

    /// <summary>Reads dollars and cents.</summary>
    /// <returns>What is wrong; null for nothing.</returns>
    public static string? Read(string typed, Money most, out Money amount) => Money.Read(typed, out amount) ?? Wrong(amount, most);

    /// <summary>Reads a whole number.</summary>
    /// <returns>What is wrong; null for nothing.</returns>
    public static string? ReadWhole(string typed, out long whole)
    {
        whole = 0;
        if (!decimal.TryParse(typed.Replace("$", "", StringComparison.Ordinal), NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return "Enter a whole number, without cents.";
        if (number < 0) return BelowZero;
        if (number > MostWhole) return string.Create(CultureInfo.InvariantCulture, $"The record has room for {MostWhole:N0} at most.");
        whole = (long)number;
        return null;
    }

    /// <summary>An amount of a row; null when there is none, or one that cannot be, which is said.</summary>
    public static Money? Amount(this RowReader row, string column, Money most)
    {
        if (row.Money(column) is not { } amount) return null;
        if (Wrong(amount, most) is not { } wrong) return amount;
        row.Say(column, wrong);
        return null;
    }

    /// <summary>A whole number of a row, as <see cref="Amount"/>.</summary>
    public static int? Whole(this RowReader row, string column)
    {
        if (row.Number(column) is not { } number) return null;
        if (number >= 0) return number;
        row.Say(column, BelowZero);
        return null;
    }

    /// <summary>A number with decimals, in parts of a unit; null when it is not one, or has more digits than the record.</summary>
    public static long? Scaled(string typed, int parts, int digits) =>
        decimal.TryParse(typed.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
        && number < (decimal)Math.Pow(10, digits) / parts && number * parts is var scaled && scaled == decimal.Truncate(scaled)
            ? (long)scaled : null;
}
