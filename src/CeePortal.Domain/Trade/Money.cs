using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CeePortal.Domain.Trade;

/// <summary>An amount of United States dollars, held as whole cents.</summary>
/// <remarks>
/// Entered values are whole dollars: cents are rounded half up before an amount is entered (19 CFR 159.3; CATAIR
/// record 50). Duties and fees carry cents. Printed <c>$1,234.50</c> (<see cref="ToString()"/>), or without cents
/// (<see cref="ToWholeDollars"/>). The default value is zero dollars.
/// </remarks>
public readonly record struct Money : IParsable<Money>, IComparable<Money>
{
    /// <summary>An amount of so many cents.</summary>
    public Money(long cents) => Cents = cents;

    /// <summary>The amount in cents.</summary>
    public long Cents { get; }

    /// <summary>Nothing.</summary>
    public static readonly Money Zero;

    /// <summary>An amount of whole dollars.</summary>
    public static Money Dollars(long dollars) => new(checked(dollars * 100));

    /// <summary>The nearest whole cent; half a cent goes up, away from zero.</summary>
    public static Money Round(decimal dollars) => new((long)Math.Round(dollars * 100m, MidpointRounding.AwayFromZero));

    /// <summary>The amount in dollars.</summary>
    public decimal Amount => Cents / 100m;

    /// <summary>Reads an amount as people write it: <c>1234.5</c>, <c>$1,234.50</c>; at most two decimals.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out Money value)
    {
        value = default;
        text = text.Trim();
        if (text.IsEmpty) return "The amount is missing.";
        var isNegative = text[0] == '-'; // before the dollar sign, as we print it
        if (isNegative) text = text[1..];
        if (text is ['$', ..]) text = text[1..].TrimStart();
        if (WrittenNumber.Read(text, out var dollars) is not null)
            return WrittenNumber.HasStrayComma(text) ? "This is not an amount in dollars. " + WrittenNumber.HowToWrite : "Enter an amount in dollars, such as 1234.50.";
        if (dollars > 90_000_000_000_000m) return "The amount is too large.";
        if (decimal.Round(dollars, 2) != dollars) return "An amount has at most two decimals.";
        value = new Money((long)(isNegative ? -dollars * 100m : dollars * 100m));
        return null;
    }

    /// <inheritdoc/>
    public static Money Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) =>
        Read(s, out result) is null;

    /// <summary>Adds two amounts; overflow is an error.</summary>
    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents));

    /// <summary>Subtracts an amount; overflow is an error.</summary>
    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents));

    /// <summary>Compares two amounts.</summary>
    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;

    /// <summary>Compares two amounts.</summary>
    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;

    /// <summary>Compares two amounts.</summary>
    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;

    /// <summary>Compares two amounts.</summary>
    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>Dollars and cents, <c>$1,234.50</c>.</summary>
    public override string ToString()
    {
        // Without a decimal: reasons and differences are written by the thousand a second.
        var (dollars, cents) = Math.DivRem(Cents < 0 ? (ulong)-(Cents + 1) + 1 : (ulong)Cents, 100);
        return string.Create(CultureInfo.InvariantCulture, $"{(Cents < 0 ? "-$" : "$")}{dollars:N0}.{cents:00}");
    }

    /// <summary>Dollars without cents, <c>$1,235</c>, half a dollar up.</summary>
    public string ToWholeDollars() => Print("#,##0", Math.Round(Amount, MidpointRounding.AwayFromZero));

    static string Print(string format, decimal amount) =>
        (amount < 0 ? "-$" : "$") + Math.Abs(amount).ToString(format, CultureInfo.InvariantCulture);
}
