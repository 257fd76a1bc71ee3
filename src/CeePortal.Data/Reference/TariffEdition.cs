using CeePortal.Domain.Revenue;
using Sylvan.Data.Csv;

namespace CeePortal.Data.Reference;

/// <summary>The rates of duty of the edition of the tariff that came with the portal, read once from the embedded list.</summary>
/// <remarks>
/// They are not in the database: 12,800 rows that nobody edits would make each new database slower, and each test begins
/// with one. What an administrator adds or sets otherwise is (<see cref="RefDutyRate"/>), and goes before.
/// <para>The edition is the Harmonized Tariff Schedule of 2026, revision 4, which was in force by April 20, 2026. Chapters 1 to 98
/// are carried back until January 27, 2022, when the numbers of 2022 came in (Presidential Proclamation 10326), and forward;
/// figures say so. Chapter 99 changes month by month, so it is not carried back. Numbers of 9902 ended in 2020 and are left out.</para>
/// </remarks>
public static class TariffEdition
{
    const string Source = "Harmonized Tariff Schedule of the United States (2026), revision 4";

    static readonly DateOnly firstDay = new(2022, 1, 27);
    static readonly DateOnly yearOfEdition = new(2026, 1, 1);
    static readonly DateOnly inForce = new(2026, 4, 20);
    static readonly DateOnly readUntil = new(2026, 6, 30);
    static readonly Lazy<IReadOnlyList<TariffRates>> rates = new(Read);

    /// <summary>Every rate of it.</summary>
    public static IReadOnlyList<TariffRates> Rates => rates.Value;

    static List<TariffRates> Read()
    {
        List<TariffRates> all = new(13_000);
        using var csv = CsvDataReader.Create(new StreamReader(typeof(TariffEdition).Assembly.GetManifestResourceStream("Reference/duty-rates.csv")
            ?? throw new InvalidOperationException("The rates of duty are not embedded in this build.")));
        while (csv.Read())
        {
            var number = csv.GetString(0);
            var isTemporary = number.StartsWith("99", StringComparison.Ordinal);
            all.Add(new(number, isTemporary ? inForce : firstDay, null, csv.GetString(1), csv.GetString(2), csv.GetString(3), Source,
                isTemporary ? null : yearOfEdition, readUntil));
        }
        return all;
    }
}
