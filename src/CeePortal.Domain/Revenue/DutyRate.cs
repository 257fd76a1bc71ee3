using System.Globalization;
using System.Text.RegularExpressions;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>A part of a rate that is an amount for each unit.</summary>
/// <param name="DollarsPerUnit">Dollars for one unit.</param>
/// <param name="Unit">The unit as CATAIR codes it, such as KG.</param>
public readonly record struct SpecificRate(decimal DollarsPerUnit, string Unit);

/// <summary>A rate of duty as the tariff writes it: free, a share of the value, an amount for each unit, or a sum of these.</summary>
/// <remarks>
/// Read from the tariff's own words: <c>Free</c>, <c>2.5%</c>, <c>4.4¢/kg</c>, <c>$1.035/kg + 17%</c>, <c>68¢/head</c>,
/// and in chapter 99 <c>The duty provided in the applicable subheading + 25%</c>, which is an addition to the rate of
/// another number. A rate of any other form, such as one on the case of a watch, is not computed but shown.
/// </remarks>
public sealed partial record DutyRate
{
    DutyRate(string text) => Text = text;

    /// <summary>The words of the tariff.</summary>
    public string Text { get; }

    /// <summary>The share of the value, in per cent; 0 for none.</summary>
    public decimal PerCent { get; private init; }

    /// <summary>The amounts for each unit.</summary>
    public IReadOnlyList<SpecificRate> Specific { get; private init; } = [];

    /// <summary>True when it comes on top of the duty of the number of chapters 1 to 97 beside it.</summary>
    public bool IsAddition { get; private init; }

    /// <summary>True for free.</summary>
    public bool IsFree => PerCent == 0 && Specific.Count == 0;

    /// <summary>No duty.</summary>
    public static readonly DutyRate Free = new("Free");

    // The tariff's units in words, and the codes that entry summaries give for them.
    static readonly Dictionary<string, string> units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kg"] = "KG",
        ["liter"] = "L",
        ["liters"] = "L",
        ["bbl"] = "BBL",
        ["pr."] = "PRS",
        ["pr"] = "PRS",
        ["prs."] = "PRS",
        ["doz."] = "DOZ",
        ["doz"] = "DOZ",
        ["head"] = "NO",
        ["each"] = "NO",
        ["No."] = "NO",
        ["m2"] = "M2",
        ["m²"] = "M2",
        ["m3"] = "M3",
        ["m³"] = "M3",
        ["t"] = "T",
        ["g"] = "G",
        ["gross"] = "GR",
        ["pf.liter"] = "PFL",
        ["pf. liter"] = "PFL",
        ["clean kg"] = "CYK",
        ["thousand"] = "K",
        ["m"] = "M",
        ["carat"] = "CAR",
        ["lin. m"] = "LNM",
    };

    const string Addition = "The duty provided in the applicable subheading";

    /// <summary>Reads a rate. Null when it is of a form that is not computed.</summary>
    /// <param name="text">The words of the tariff.</param>
    public static DutyRate? Read(string text)
    {
        var words = Blanks().Replace(text, " ").Trim();
        if (words.Length == 0) return null;
        if (words is "No change" or "No Change") return new DutyRate(words) { IsAddition = true };
        var isAddition = words.StartsWith(Addition, StringComparison.OrdinalIgnoreCase);
        if (isAddition)
        {
            words = words[Addition.Length..].Trim().TrimStart('+').Trim();
            if (words.StartsWith("plus ", StringComparison.OrdinalIgnoreCase)) words = words[5..];
            words = words.TrimEnd('.');
            if (words.Length == 0) return new DutyRate(text.Trim()) { IsAddition = true };
        }
        decimal perCent = 0;
        List<SpecificRate> specific = [];
        foreach (var part in words.Split('+', StringSplitOptions.TrimEntries))
        {
            if (part.Equals("Free", StringComparison.OrdinalIgnoreCase)) continue;
            if (AdValorem().Match(part) is { Success: true } share)
                perCent += decimal.Parse(share.Groups["n"].Value, CultureInfo.InvariantCulture) + (share.Groups["third"].Success ? 1m / 3m : 0m);
            else if (PerUnit().Match(part) is { Success: true } amount && units.TryGetValue(amount.Groups["unit"].Value.Trim(), out var unit))
                specific.Add(new(decimal.Parse(amount.Groups["n"].Value, CultureInfo.InvariantCulture) / (amount.Groups["cents"].Success ? 100m : 1m), unit));
            else
                return null;
        }
        return new DutyRate(text.Trim()) { PerCent = perCent, Specific = specific, IsAddition = isAddition };
    }

    /// <summary>The duty on a value and quantities, to the cent, half a cent up.</summary>
    /// <param name="value">The entered value.</param>
    /// <param name="quantities">Quantities in hundredths by CATAIR unit.</param>
    /// <param name="how">How it was computed.</param>
    /// <returns>Null when a quantity is missing that the rate asks for; <paramref name="how"/> then says which.</returns>
    public Money? On(Money value, IReadOnlyDictionary<string, long> quantities, out string how)
    {
        if (IsFree)
        {
            how = IsAddition ? "Nothing is added" : "Free";
            return Money.Zero;
        }
        List<string> parts = [];
        var dollars = 0m;
        foreach (var rate in Specific)
        {
            if (!quantities.TryGetValue(rate.Unit, out var hundredths))
            {
                how = $"The rate {Text} asks for a quantity in {rate.Unit}, which the line does not give";
                return null;
            }
            dollars += rate.DollarsPerUnit * hundredths / 100m;
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"${rate.DollarsPerUnit:0.######} for each of {hundredths / 100m:#,##0.##} {rate.Unit}"));
        }
        if (PerCent != 0)
        {
            dollars += value.Amount * PerCent / 100m;
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{PerCent:0.######}% of {value}"));
        }
        how = string.Join(" + ", parts);
        return Money.Round(dollars);
    }

    [GeneratedRegex(@"^(?<n>\d+(\.\d+)?)(?<third> 1/3)?\s*%$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AdValorem();

    [GeneratedRegex(@"^(\$\s?)?(?<n>\d*\.?\d+)\s?(?<cents>¢)?(\s?/\s?|\s)(?<unit>[A-Za-z][A-Za-z0-9 .²³]*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PerUnit();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
