using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Corrections;

/// <summary>Sets one element of a line as it was typed.</summary>
static class LineChange
{
    static readonly string[] ofTariff =
    [
        SummaryElements.Value, SummaryElements.Duty, SummaryElements.Numbers, SummaryElements.Quantities, CorrectionFields.SecondQuantity, CorrectionFields.ThirdQuantity,
        CorrectionFields.FirstUnit, CorrectionFields.SecondUnit, CorrectionFields.ThirdUnit,
    ];

    /// <summary>Sets an element.</summary>
    /// <param name="line">The line.</param>
    /// <param name="what">What of it, by the names of <see cref="CorrectionFields"/>.</param>
    /// <param name="number">Of which tariff number, as typed; empty for the last: numbers of chapters 98 and 99 come first.</param>
    /// <param name="to">What it is to be.</param>
    /// <returns>At which column something is wrong, and what; null when it is set.</returns>
    public static (string Column, string Problem)? Set(EntryLineDraft line, string what, string number, string to)
    {
        if (what is CorrectionFields.AddNumber or CorrectionFields.TakeNumberOut) return Numbers(line, what, to) is { } wrong ? ("to", wrong) : null;
        if (ofTariff.Contains(what))
        {
            var at = line.Tariffs.Count - 1;
            if (number.Length > 0)
            {
                if (HtsNumber.Read(number, out var hts) is { } unreadable) return ("number", unreadable);
                at = line.Tariffs.FindIndex(t => t.Number == hts);
                if (at < 0) return ("number", $"The line has no tariff number {hts}; it has {string.Join(" + ", line.Tariffs.Select(t => t.Number))}. Add the number first, in a row above this one.");
            }
            if (at < 0) return ("what", "The line has no tariff number. Add one first, in a row above this one.");
            return OfTariff(line.Tariffs[at], what, to, out var changed) is { } bad ? ("to", bad) : Put(line, at, changed);
        }
        if (number.Length > 0) return ("number", "This is of the whole line. Leave the tariff number blank.");
        return OfLine(line, what, to) is { } no ? ("to", no) : null;
    }

    static (string, string)? Put(EntryLineDraft line, int at, TariffDraft changed)
    {
        line.Tariffs[at] = changed;
        return null;
    }

    /// <summary>Adds a tariff number where it belongs, chapter 98 before 99 before the others, or takes one out.</summary>
    static string? Numbers(EntryLineDraft line, string what, string to)
    {
        if (HtsNumber.Read(to, out var hts) is { } wrong) return wrong;
        var at = line.Tariffs.FindIndex(t => t.Number == hts);
        if (what == CorrectionFields.TakeNumberOut)
        {
            if (at < 0) return $"The line has no tariff number {hts}; it has {string.Join(" + ", line.Tariffs.Select(t => t.Number))}.";
            if (line.Tariffs.Count == 1) return "A line has one tariff number at least. Change the number, or take the line out.";
            line.Tariffs.RemoveAt(at);
            return null;
        }
        if (at >= 0) return $"The line has tariff number {hts} already.";
        var place = Place(hts);
        var behind = line.Tariffs.FindIndex(t => Place(t.Number) > place);
        line.Tariffs.Insert(behind < 0 ? line.Tariffs.Count : behind, new TariffDraft(hts, Money.Zero, Money.Zero));
        return null;

        static int Place(HtsNumber number) => number.ToCompact()[..2] switch { "98" => 0, "99" => 1, _ => 2 };
    }

    static string? OfTariff(TariffDraft tariff, string what, string to, out TariffDraft changed)
    {
        changed = tariff;
        switch (what)
        {
            case SummaryElements.Value:
                if (CorrectionAmounts.ReadWhole(to, out var dollars) is { } unlike) return unlike;
                changed = tariff with { Value = Money.Dollars(dollars) };
                return null;
            case SummaryElements.Duty:
                if (CorrectionAmounts.Read(to, CorrectionAmounts.MostDuty, out var duty) is { } wrong) return wrong;
                changed = tariff with { Duty = duty };
                return null;
            case SummaryElements.Numbers:
                if (HtsNumber.Read(to, out var hts) is { } no) return no;
                changed = tariff with { Number = hts };
                return null;
            case CorrectionFields.FirstUnit or CorrectionFields.SecondUnit or CorrectionFields.ThirdUnit:
                if (to.Length is 0 or > 3 || !to.All(char.IsAsciiLetterOrDigit)) return "A unit has one to three letters, such as NO, KG or DOZ.";
                var unit = to.ToUpperInvariant();
                changed = what switch
                {
                    CorrectionFields.SecondUnit => tariff with { Unit2 = unit },
                    CorrectionFields.ThirdUnit => tariff with { Unit3 = unit },
                    _ => tariff with { Unit1 = unit },
                };
                return null;
            default:
                if (CorrectionAmounts.Scaled(to, 100, CorrectionAmounts.QuantityDigits) is not { } quantity) return "Enter a number with at most two decimals and ten digits before them, without a sign.";
                changed = what switch
                {
                    CorrectionFields.SecondQuantity => tariff with { Quantity2 = quantity },
                    CorrectionFields.ThirdQuantity => tariff with { Quantity3 = quantity },
                    _ => tariff with { Quantity1 = quantity },
                };
                return null;
        }
    }

    static string? OfLine(EntryLineDraft line, string what, string to)
    {
        if (what.StartsWith(CorrectionFields.Fee, StringComparison.Ordinal))
        {
            var feeClass = what[CorrectionFields.Fee.Length..];
            if (CorrectionAmounts.Read(to, FeeKinds.Of(feeClass) == FeeKind.Fee ? CorrectionAmounts.MostFee : CorrectionAmounts.MostDuty, out var fee) is { } bad) return bad;
            var place = line.Fees.FindIndex(f => f.Class == feeClass);
            if (place >= 0) line.Fees.RemoveAt(place);
            if (fee.Cents > 0) line.Fees.Insert(place < 0 ? line.Fees.Count : place, new FeeDraft(feeClass, fee));
            return null;
        }
        switch (what)
        {
            case SummaryElements.Charges or SummaryElements.Weight:
                if (CorrectionAmounts.ReadWhole(to, out var whole) is { } odd) return odd;
                if (what == SummaryElements.Charges) line.Charges = Money.Dollars(whole);
                else line.GrossWeight = whole;
                return null;
            case SummaryElements.Origin or SummaryElements.Export:
                if (CountryCode.Read(to.ToUpperInvariant(), out var country) is { } unknown) return unknown;
                if (what == SummaryElements.Origin) line.Origin = country;
                else line.Export = country;
                return null;
            case SummaryElements.ExportDate or SummaryElements.ZoneDate:
                var isNone = what == SummaryElements.ZoneDate && IsNone(to);
                if (!isNone && FormReader.ReadDay(to) is null) return "This is not a day. Write it as 2026-10-01 or 10/1/2026.";
                if (what == SummaryElements.ExportDate) line.ExportDate = FormReader.ReadDay(to);
                else line.ZoneFilingDate = isNone ? null : FormReader.ReadDay(to);
                return null;
            case SummaryElements.ZoneStatus:
                if (!IsNone(to) && to.ToUpperInvariant() is not ("P" or "N" or "D")) return "Enter P (privileged foreign), N (non-privileged foreign), D (domestic), or none.";
                line.ZoneStatus = IsNone(to) ? null : to.ToUpperInvariant();
                return null;
            case SummaryElements.Set:
                if (!IsNone(to) && to.ToUpperInvariant() is not ("X" or "V")) return "Enter X (the set itself), V (a component of it), or none.";
                line.SetRole = to.ToUpperInvariant() switch { "X" => SetRole.Header, "V" => SetRole.Component, _ => SetRole.None };
                return null;
            case SummaryElements.Manufacturer:
                if (!ManufacturerId.TryParse(to.ToUpperInvariant(), null, out var maker)) return "This is not a manufacturer's identification, such as KREXAPHO88SEO.";
                line.Manufacturer = maker;
                return null;
            case SummaryElements.Lading:
                if (to.Length != 5 || !to.All(char.IsAsciiDigit)) return "A port of lading has five digits of Schedule K, such as 58023.";
                line.PortOfLading = to;
                return null;
            case SummaryElements.Related:
                if (to.ToUpperInvariant() is not ("Y" or "N")) return "Enter Y or N.";
                line.RelatedParty = to.ToUpperInvariant();
                return null;
            case SummaryElements.Program: line.SpecialProgram = Text(to); return null;
            case SummaryElements.Ruling: line.Ruling = Text(to); return null;
            case SummaryElements.Visa: line.Visa = Text(to); return null;
            case SummaryElements.Description:
                if (to.Length == 0) return "Describe the goods.";
                line.Description = to.ToUpperInvariant();
                return null;
            default: return "This cannot be changed here.";
        }
    }

    static bool IsNone(string typed) => string.Equals(typed, CorrectionHeader.None, StringComparison.OrdinalIgnoreCase);

    static string? Text(string typed) => typed.Length == 0 ? null : typed.ToUpperInvariant();
}
