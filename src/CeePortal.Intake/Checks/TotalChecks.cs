using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Checks;

/// <summary>Sums of the lines against the totals that the filer states (records 88, 89 and 90).</summary>
/// <remarks>All compare to the cent. The $2.99 that ACE allows (conditions 624 and 627) is between the filer's duty and the
/// duty that ACE calculates, not between the filer's own figures.</remarks>
static class TotalChecks
{
    /// <summary>722. Components of sets carry no duty (625), so that all lines may be added.</summary>
    public static void DutyIsSumOfLines(EntryUnderCheck e)
    {
        if (!CanCompare(e)) return;
        long sum = 0;
        foreach (var line in e.Draft.Lines)
            foreach (var tariff in line.Tariffs) sum += tariff.Duty.Cents;
        if (sum != e.Draft.Totals.Duty.Cents)
            e.Report("722", R90, 3, message: $"The total duty is {e.Draft.Totals.Duty}, but the lines come to {new Money(sum)}.");
    }

    /// <summary>726.</summary>
    public static void FeesAreSumOfClasses(EntryUnderCheck e)
    {
        if (!CanCompare(e)) return;
        long sum = 0;
        foreach (var fee in e.Draft.Totals.ByClass) sum += fee.Amount.Cents;
        if (sum != e.Draft.Totals.Fees.Cents)
            e.Report("726", R90, 15, message: $"The total of the fees is {e.Draft.Totals.Fees}, but the fee totals come to {new Money(sum)}.");
    }

    /// <summary>715, 716, 717, 719, 720, 730, 731, 732. The formal merchandise processing fee (499) is only asked for: its
    /// total is held between a minimum and a maximum and need not be the sum of the lines.</summary>
    public static void ClassesAreSumOfLines(EntryUnderCheck e)
    {
        if (!CanCompare(e)) return;
        foreach (var fee in e.Draft.Fees)
        {
            if (TotalOf(e, fee.Class) is not { } total) e.Report("715", R34, 3, message: $"The header fee of class {fee.Class} has no total.");
            else if (total != SumOfHeader(e, fee.Class) && CodeOfHeaderFee(fee.Class) is { } code)
                e.Report(code, SpotOf(IndexOf(e, fee.Class), 6));
        }
        for (var i = 0; i < e.Draft.Lines.Count; i++)
            foreach (var fee in e.Draft.Lines[i].Fees)
                if (FeeKinds.Of(fee.Class) == FeeKind.Fee && TotalOf(e, fee.Class) is null && IsFirst(e, i, fee.Class))
                    e.Report("716", R62, 3, i + 1, message: $"The fee of class {fee.Class} has no total.");
        for (var n = 0; n < e.Draft.Totals.ByClass.Count; n++)
        {
            var total = e.Draft.Totals.ByClass[n];
            var sum = SumOfLines(e, total.Class, out var found);
            if (IsOfHeader(e, total.Class)) continue;
            if (!found)
            {
                e.Report("717", SpotOf(n, 3), $"There is a total for fee class {total.Class}, which neither header nor lines carry.");
                continue;
            }
            if (sum == total.Amount.Cents || total.Class == "499") continue;
            e.Report(total.Class == "501" ? "719" : "720", SpotOf(n, 6),
                $"The total of fee class {total.Class} is {total.Amount}, but the lines come to {new Money(sum)}.");
        }
    }

    /// <summary>724.</summary>
    public static void TaxIsSumOfLines(EntryUnderCheck e)
    {
        if (!CanCompare(e)) return;
        var sum = SumOfKind(e, FeeKind.Tax);
        if (sum != e.Draft.Totals.Tax.Cents)
            e.Report("724", R90, 27, message: $"The total tax is {e.Draft.Totals.Tax}, but the lines come to {new Money(sum)}.");
    }

    /// <summary>768.</summary>
    public static void OtherRevenueIsSumOfLines(EntryUnderCheck e)
    {
        if (!CanCompare(e)) return;
        var sum = SumOfKind(e, FeeKind.OtherRevenue);
        if (sum != e.Draft.Totals.Other.Cents)
            e.Report("768", R90, 63, message: $"The total of other revenue is {e.Draft.Totals.Other}, but the lines come to {new Money(sum)}.");
    }

    /// <summary>737, 739, 741, 743 (cases against record 88), 745, 747 (record 88 against record 90).</summary>
    public static void CaseTotalsAreSumOfCases(EntryUnderCheck e)
    {
        if (!CanCompare(e) || !e.Stated.HasCaseTotals) return;
        long bondedA = 0, cashA = 0, bondedC = 0, cashC = 0;
        foreach (var line in e.Draft.Lines)
            foreach (var one in line.Cases)
            {
                if (one.Number.StartsWith('A')) (one.Bonded ? ref bondedA : ref cashA) += one.Duty.Cents;
                else (one.Bonded ? ref bondedC : ref cashC) += one.Duty.Cents;
            }
        Compare("737", 3, e.Stated.BondedAntidumping, bondedA);
        Compare("739", 15, e.Stated.CashAntidumping, cashA);
        Compare("741", 27, e.Stated.BondedCountervailing, bondedC);
        Compare("743", 39, e.Stated.CashCountervailing, cashC);
        if (e.Draft.Totals.Antidumping != e.Stated.BondedAntidumping + e.Stated.CashAntidumping) e.Report("745", R90, 39);
        if (e.Draft.Totals.Countervailing != e.Stated.BondedCountervailing + e.Stated.CashCountervailing) e.Report("747", R90, 51);

        void Compare(string code, int from, Money stated, long sum)
        {
            if (stated.Cents != sum) e.Report(code, R88, from, message: $"The total is {stated}, but the cases come to {new Money(sum)}.");
        }
    }

    static bool CanCompare(EntryUnderCheck e) => e.SumsCanBeCompared && e.LinesAreWhole && e.Stated.HasGrandTotals;

    static long SumOfKind(EntryUnderCheck e, FeeKind kind)
    {
        long sum = 0;
        foreach (var line in e.Draft.Lines)
            foreach (var fee in line.Fees)
                if (FeeKinds.Of(fee.Class) == kind) sum += fee.Amount.Cents;
        return sum;
    }

    static long SumOfLines(EntryUnderCheck e, string feeClass, out bool found)
    {
        long sum = 0;
        found = false;
        foreach (var line in e.Draft.Lines)
            foreach (var fee in line.Fees)
                if (fee.Class == feeClass)
                {
                    sum += fee.Amount.Cents;
                    found = true;
                }
        return sum;
    }

    static bool IsFirst(EntryUnderCheck e, int line, string feeClass)
    {
        for (var i = 0; i < line; i++)
            foreach (var fee in e.Draft.Lines[i].Fees)
                if (fee.Class == feeClass) return false;
        return true;
    }

    static Money? TotalOf(EntryUnderCheck e, string feeClass)
    {
        foreach (var total in e.Draft.Totals.ByClass)
            if (total.Class == feeClass) return total.Amount;
        return null;
    }

    static Money SumOfHeader(EntryUnderCheck e, string feeClass)
    {
        Money sum = default;
        foreach (var fee in e.Draft.Fees)
            if (fee.Class == feeClass) sum += fee.Amount;
        return sum;
    }

    static bool IsOfHeader(EntryUnderCheck e, string feeClass)
    {
        foreach (var fee in e.Draft.Fees)
            if (fee.Class == feeClass) return true;
        return false;
    }

    static int IndexOf(EntryUnderCheck e, string feeClass) => e.Draft.Totals.ByClass.FindIndex(t => t.Class == feeClass);

    // Record 89 holds five pairs of 14 columns, filled from the left.
    static Spot SpotOf(int index, int from) => new(R89, from + index % 5 * 14, 0, index / 5 + 1);

    static string? CodeOfHeaderFee(string feeClass) => feeClass switch
    {
        "496" => "730",
        "311" => "731",
        "500" => "732",
        _ => null,
    };
}
