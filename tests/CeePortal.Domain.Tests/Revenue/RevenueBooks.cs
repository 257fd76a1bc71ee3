using CeePortal.Domain.Revenue;

namespace CeePortal.Domain.Tests.Revenue;

/// <summary>A small book of rates, with figures from their notices.</summary>
static class RevenueBooks
{
    public static readonly FeeTable Fees = new(
    [
        new(new(2024, 10, 1), new(2025, 9, 30), 0.3464m, new(32_71), new(634_62), 0.125m, "fiscal year 2025"),
        new(new(2025, 10, 1), new(2026, 9, 30), 0.3464m, new(33_58), new(651_50), 0.125m, "fiscal year 2026"),
    ]);

    public static readonly InterestTable Interest = new(
    [
        new(new(2022, 10, 1), new(2022, 12, 31), 6, 6, 5, "89 FR 77879"),
        new(new(2023, 1, 1), new(2023, 9, 30), 7, 7, 6, "89 FR 77879"),
        new(new(2023, 10, 1), new(2024, 12, 31), 8, 8, 7, "89 FR 77879"),
        new(new(2025, 1, 1), null, 7, 7, 6, "90 FR 9036", new(2025, 12, 31)),
    ]);

    public static readonly TariffBook Tariff = new(
    [
        Row("84713001", "Free", "", "35%"),
        Row("85044095", "1.5%", "Free (A,AU,KR,S)", "35%"),
        Row("61091000", "16.5%", "Free (AU,KR,S) 2.1% (JP) See 9822.05.20 (CO)", "90%"),
        Row("91021110", "44¢ each + 6.4% on the case", "", "$4.50 each"),
        Row("99038803", "The duty provided in the applicable subheading + 25%", "", ""),
        Row("98020080", "A duty upon the full value of the imported article", "", ""),
    ]);

    public static readonly RevenueBook Book = new(Tariff, Fees, Interest);

    static TariffRates Row(string number, string general, string special, string other) => new(number, new(2026, 1, 1), null, general, special, other, "HTS 2026");
}
