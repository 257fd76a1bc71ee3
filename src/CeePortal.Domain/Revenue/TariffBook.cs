using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>The rates of one tariff number in one edition of the tariff.</summary>
/// <param name="Number">Eight digits, or ten where the tariff gives the rate there.</param>
/// <param name="From">The first day of the edition on which they hold.</param>
/// <param name="To">The last; null while none is known.</param>
/// <param name="General">Column 1, general.</param>
/// <param name="Special">Column 1, special, with the programs in parentheses.</param>
/// <param name="Other">Column 2.</param>
/// <param name="Source">The edition.</param>
/// <param name="ReadFrom">The first day for which the edition was read; on earlier days it is carried back. Null: from its first day.</param>
/// <param name="ReadUntil">The last day for which it was read; on later days it is carried forward. Null: until its last day.</param>
public sealed record TariffRates(string Number, DateOnly From, DateOnly? To, string General, string Special, string Other, string Source,
    DateOnly? ReadFrom = null, DateOnly? ReadUntil = null)
{
    /// <summary>True when the edition was not read for the day, but its neighbour in time was.</summary>
    public bool IsCarriedTo(DateOnly day) => day < ReadFrom || day > ReadUntil;
}

/// <summary>The rate that applies to a number, and why.</summary>
/// <param name="Rate">The rate; null when the tariff's words are of a form that is not computed.</param>
/// <param name="Words">The words of the tariff.</param>
/// <param name="Why">The column, and the program if one is claimed.</param>
/// <param name="Source">The edition of the tariff.</param>
/// <param name="IsCarried">True when the edition was not read for the day: it is carried back or forward to it.</param>
public sealed record AppliedRate(DutyRate? Rate, string Words, string Why, string Source, bool IsCarried = false);

/// <summary>The tariff's rates of duty by number and day.</summary>
public sealed class TariffBook
{
    readonly ILookup<string, TariffRates> byNumber;

    /// <summary>A book of rates.</summary>
    public TariffBook(IEnumerable<TariffRates> rates) => byNumber = rates.ToLookup(r => r.Number, StringComparer.Ordinal);

    /// <summary>No rates at all: every duty is then taken as stated.</summary>
    public static readonly TariffBook Empty = new([]);

    // HTS general note 3(b); Russia and Belarus by Public Law 117-110, from April 9, 2022.
    static readonly Dictionary<string, DateOnly> columnTwo = new(StringComparer.Ordinal)
    {
        ["CU"] = new(1962, 2, 7),
        ["KP"] = new(1951, 9, 1),
        ["RU"] = new(2022, 4, 9),
        ["BY"] = new(2022, 4, 9),
    };

    /// <summary>The rate for goods of a number, from a country, under a program, on a day; null when no edition on file has it.</summary>
    /// <param name="number">The tariff number.</param>
    /// <param name="origin">The country of origin.</param>
    /// <param name="program">The special program claimed, such as KR or A+; null for none.</param>
    /// <param name="on">The day whose tariff counts: that of entry.</param>
    public AppliedRate? Find(HtsNumber number, CountryCode origin, string? program, DateOnly on)
    {
        if (RatesOf(number.ToCompact(), on) is not { } rates) return null;
        var isCarried = rates.IsCarriedTo(on);
        if (columnTwo.TryGetValue(origin.ToString(), out var since) && on >= since)
            return new(DutyRate.Read(rates.Other), rates.Other, $"Column 2, for goods of {origin} (HTS general note 3(b))", rates.Source, isCarried);
        if (!string.IsNullOrEmpty(program) && SpecialFor(rates.Special, program) is { } special)
            return new(DutyRate.Read(special), special, $"Column 1, special, program {program}", rates.Source, isCarried);
        var claimed = string.IsNullOrEmpty(program) ? "" : $"; program {program} brings no rate for this number";
        return new(DutyRate.Read(rates.General), rates.General, "Column 1, general" + claimed, rates.Source, isCarried);
    }

    TariffRates? RatesOf(string digits, DateOnly on)
    {
        foreach (var length in (ReadOnlySpan<int>)[10, 8])
            if (digits.Length >= length)
                foreach (var rates in byNumber[digits[..length]])
                    if (rates.From <= on && (rates.To is null || on <= rates.To)) return rates;
        return null;
    }

    /// <summary>The rate whose parentheses name the program: "Free (A+,AU,KR) 2.1% (JP)".</summary>
    internal static string? SpecialFor(string special, string program)
    {
        for (var at = 0; at < special.Length;)
        {
            var open = special.IndexOf('(', at);
            var close = open < 0 ? -1 : special.IndexOf(')', open);
            if (close < 0) return null;
            var programs = special[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries);
            // A star excludes some countries of a program, which the filer's claim decides.
            if (programs.Any(p => string.Equals(p, program, StringComparison.OrdinalIgnoreCase) || (p.EndsWith('*') && string.Equals(p[..^1], program, StringComparison.OrdinalIgnoreCase))))
                return special[at..open].Trim();
            at = close + 1;
        }
        return null;
    }
}
