using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using static System.FormattableString;

namespace CeePortal.Domain.Corrections;

/// <summary>Whether every amount of a correction is one that can be owed. A correction states the whole summary as it is to be: what goes back is
/// the difference, and never an amount below zero.</summary>
/// <remarks>The code is the portal's own. The records of the AE chapter have digits for these amounts and no place for a sign.</remarks>
static class CorrectionAmountCheck
{
    public static IEnumerable<Finding> Judge(EntrySummaryDraft correction)
    {
        foreach (var fee in correction.Fees)
            if (fee.Amount < Money.Zero) yield return Below("a fee of the entry", $"{fee.Class} of {fee.Amount}", "Header Fee Amount", fee.Amount, "34", 6, 13);
        foreach (var line in correction.Lines)
        {
            if (line.Charges is { } charges && charges < Money.Zero) yield return Below("charges", $"{charges}", "Charges Amount", charges, "40", 27, 36, line.Number);
            foreach (var tariff in line.Tariffs)
            {
                if (tariff.Duty < Money.Zero) yield return Below("duty", $"{tariff.Duty} for {tariff.Number}", "Duty Amount", tariff.Duty, "50", 14, 23, line.Number);
                if (tariff.Value < Money.Zero) yield return Below("a value", $"{tariff.Value} for {tariff.Number}", "Value of Goods Amount", tariff.Value, "50", 25, 34, line.Number);
            }
            foreach (var one in line.Cases)
            {
                if (one.Value is { } value && value < Money.Zero) yield return Below("a value", $"{value} for case {one.Number}", "AD/CVD Value of Goods Amount", value, "53", 25, 34, line.Number);
                if (one.Duty < Money.Zero) yield return Below("duty", $"{one.Duty} for case {one.Number}", "AD/CVD Duty Amount", one.Duty, "53", 47, 56, line.Number);
            }
            foreach (var fee in line.Fees.Where(f => f.Amount < Money.Zero))
                yield return FeeKinds.Of(fee.Class) switch
                {
                    FeeKind.Tax => Below("tax", $"{fee.Class} of {fee.Amount}", "IR Tax Amount", fee.Amount, "60", 6, 15, line.Number),
                    FeeKind.OtherRevenue => Below("other revenue", $"{fee.Class} of {fee.Amount}", "Other Revenue Amount", fee.Amount, "61", 6, 15, line.Number),
                    _ => Below("a fee", $"{fee.Class} of {fee.Amount}", "User Fee Amount", fee.Amount, "62", 6, 13, line.Number),
                };
        }
    }

    static Finding Below(string what, string which, string field, Money amount, string record, int from, int to, int line = 0) =>
        CorrectionCheck.Refuse("CPN", field, Invariant($"{(line > 0 ? Invariant($"Line {line}") : "The correction")} states {what} below zero: {which}."),
            "State what is owed when the correction stands; what goes back is the difference to what is on file.", amount.ToString(), record, from, to, line);
}
