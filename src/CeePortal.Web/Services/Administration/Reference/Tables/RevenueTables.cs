using CeePortal.Data.Reference;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using FluentValidation;

namespace CeePortal.Web.Services.Administration.Reference.Tables;

/// <summary>By what duty, fees and interest are computed.</summary>
static class RevenueTables
{
    public static ReferenceTable Fees => new ReferenceTable<RefFees>
    {
        Slug = "fees",
        Title = "User fees",
        Singular = "fee period",
        Group = ReferenceGroup.Revenue,
        Stamp = ReferenceStamps.Revenue,
        About = "Merchandise processing and harbor maintenance fees by fiscal year (19 CFR 24.22 to 24.24). New amounts are published each summer and hold from October 1: add a period, and end the one before.",
        Fields =
        [
            EntryTables.Key(Field.Day<RefFees>(r => r.From, "First day")),
            Field.OptionalDay<RefFees>(r => r.To, "Last day", none: "until changed"),
            Field.Percent<RefFees>(r => r.MpfRateMillionths, "Merchandise processing fee", "Of the entered value, for formal entries."),
            Field.Cents<RefFees>(r => r.MpfMinimumCents, "At least"),
            Field.Cents<RefFees>(r => r.MpfMaximumCents, "At most"),
            Field.Cents<RefFees>(r => r.InformalCents, "Informal entry", inList: false),
            Field.Cents<RefFees>(r => r.DutiableMailCents, "Dutiable mail", inList: false),
            Field.Cents<RefFees>(r => r.ManualSurchargeCents, "Surcharge for manual entry", inList: false),
            Field.Percent<RefFees>(r => r.HmfRateMillionths, "Harbor maintenance fee"),
        ],
        Order = [SeekKey<RefFees>.By(r => r.From)],
        Name = (r, _) => $"Fees from {TagHelpers.Dates.Long(r.From)}",
        Rules = EntryTables.Rules<RefFees>(v =>
        {
            v.RuleFor(r => r.To).Must((r, to) => to is null || to >= r.From).WithMessage("The last day is before the first.");
            v.RuleFor(r => r.MpfMaximumCents).Must((r, most) => most >= r.MpfMinimumCents).WithMessage("The most is less than the least.");
        }),
    };

    public static ReferenceTable Interest => new ReferenceTable<RefInterest>
    {
        Slug = "interest",
        Title = "Interest rates",
        Singular = "interest period",
        Group = ReferenceGroup.Revenue,
        Stamp = ReferenceStamps.Revenue,
        About = "Rates of interest on duties, taxes and fees (19 U.S.C. 1505; 26 U.S.C. 6621), which CBP publishes each quarter. Rates hold until the next begin; after the last day that a notice covers they are carried forward, and figures say so.",
        Fields =
        [
            EntryTables.Key(Field.Day<RefInterest>(r => r.From, "First day")),
            Field.OptionalDay<RefInterest>(r => r.To, "Covered until", "The last day for which the notice was read.", none: "until changed"),
            Field.Percent<RefInterest>(r => r.UnderpaymentMillionths, "Underpayment", "A year, compounded each day."),
            Field.Percent<RefInterest>(r => r.OverpaymentMillionths, "Overpayment"),
            Field.Percent<RefInterest>(r => r.CorporateOverpaymentMillionths, "Overpayment of corporations"),
        ],
        Order = [SeekKey<RefInterest>.By(r => r.From)],
        Name = (r, _) => $"Interest from {TagHelpers.Dates.Long(r.From)}",
        Rules = EntryTables.Rules<RefInterest>(v => v.RuleFor(r => r.To).Must((r, to) => to is null || to >= r.From).WithMessage("The day until which it is covered is before the first.")),
    };

    public static ReferenceTable DutyRates => new ReferenceTable<RefDutyRate>
    {
        Slug = "duty-rates",
        Title = "Duty rates",
        Singular = "duty rate",
        Group = ReferenceGroup.Revenue,
        Stamp = ReferenceStamps.Revenue,
        About = "Rates that go before those of the tariff edition that came with the portal: the Harmonized Tariff Schedule of 2026, revision 4. Only what differs from it stands here. An earlier rate of the same number ends where a later one begins.",
        Fields =
        [
            EntryTables.Key(Field.Noun<RefDutyRate>(r => r.Number, "Number", text =>
                (HtsNumber.Read(text, out var number) ?? (number.Length is 8 or 10 ? null : "A rate stands at eight or ten digits, such as 6402.99.31."), number.ToCompact()),
                shown: stored => HtsNumber.TryParse(stored, null, out var number) ? number.ToString() : stored, width: "md")),
            EntryTables.Key(Field.Day<RefDutyRate>(r => r.From, "First day")),
            Field.OptionalDay<RefDutyRate>(r => r.To, "Last day", none: "until changed"),
            Rate(Field.Text<RefDutyRate>(r => r.General, "General", "In the tariff's words, such as 4.4¢/kg + 2%, or in chapter 99: The duty provided in the applicable subheading + 25%.", width: "xl")),
            Field.Text<RefDutyRate>(r => r.Special, "Special", "With the programs in parentheses: Free (AU,KR) 2% (JP).", optional: true),
            Rate(Field.Text<RefDutyRate>(r => r.Other, "Column 2", optional: true)),
        ],
        Order = [SeekKey<RefDutyRate>.By(r => r.Number), SeekKey<RefDutyRate>.By(r => r.From)],
        Name = (r, _) => $"{(HtsNumber.TryParse(r.Number, null, out var number) ? number.ToString() : r.Number)} from {TagHelpers.Dates.Long(r.From)}",
        RemoveWord = "Removed",
        Rules = EntryTables.Rules<RefDutyRate>(v =>
        {
            v.RuleFor(r => r.To).Must((r, to) => to is null || to >= r.From).WithMessage("The last day is before the first.");
            v.RuleFor(r => r.Special).Must(special => special.Length == 0 || (special.Contains('(', StringComparison.Ordinal) && special.EndsWith(')')))
                .WithMessage("Each special rate is followed by its programs in parentheses, such as Free (AU,KR).");
        }),
    };

    // The tariff has rates that are not computed, so such a one may stand; the list says that it is one.
    static ReferenceField<RefDutyRate> Rate(ReferenceField<RefDutyRate> field) =>
        field.Saying(row => field.Text(row) is { Length: > 0 } words && DutyRate.Read(words) is null ? $"{words} (shown, not computed)" : field.Text(row));
}
