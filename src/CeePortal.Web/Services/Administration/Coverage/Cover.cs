using System.Globalization;
using CeePortal.Data.Reference;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;

namespace CeePortal.Web.Services.Administration.Coverage;

/// <summary>A coverage row as a value: a rectangle of tariff numbers and days that belongs to a Center.</summary>
public sealed record Cover(HtsNumber First, HtsNumber Last, CenterCode Center, string Basis, DateOnly? From, DateOnly? Until, DateOnly? DocumentDate, string Source)
{
    public static Cover Of(RefCoverage row) => new(HtsNumber.Parse(row.HeadingFrom), HtsNumber.Parse(row.HeadingTo), CenterCode.Parse(row.Center), row.Basis,
        row.EffectiveFrom, row.EffectiveTo, row.DocumentDate, row.Source);

    public CoverageRow ToDomain() => new(First, Last, Center, Basis == "Published" ? CoverageBasis.Published : CoverageBasis.Provisional, From, Until, Source);

    /// <summary>What makes two rows the same place in the list, whatever they say of it.</summary>
    public (HtsNumber, HtsNumber, DateOnly?, DateOnly?) Place => (First, Last, From, Until);

    public string Range => First == Last ? First.ToString() : $"{First} to {Last}";

    public void CopyTo(RefCoverage row)
    {
        (row.HeadingFrom, row.HeadingTo, row.Center, row.Basis) = (First.ToCompact(), Last.ToCompact(), Center.ToString(), Basis);
        (row.EffectiveFrom, row.EffectiveTo, row.DocumentDate, row.Source) = (From, Until, DocumentDate, Source);
    }

    /// <summary>What is left of this row when a rectangle is cut out: at most the numbers below and above it for all days,
    /// and its own numbers on the days before and after. Rows of another length lie on another level and stay whole.</summary>
    public IEnumerable<Cover> Without(HtsNumber first, HtsNumber last, DateOnly? from, DateOnly? until)
    {
        if (First.Length != first.Length || first.CompareTo(Last) > 0 || last.CompareTo(First) < 0 || from > Until || From > until)
        {
            yield return this;
            yield break;
        }
        var middle = this;
        if (First.CompareTo(first) < 0)
        {
            yield return middle with { Last = Step(first, -1) };
            middle = middle with { First = first };
        }
        if (last.CompareTo(Last) < 0)
        {
            yield return middle with { First = Step(last, 1) };
            middle = middle with { Last = last };
        }
        if (from is { } start && !(From >= start)) yield return middle with { Until = start.AddDays(-1) };
        if (until is { } end && !(Until <= end)) yield return middle with { From = end.AddDays(1) };
    }

    // The neighbour with as many digits. Chapter 77 is reserved and holds no number: it is stepped over.
    static HtsNumber Step(HtsNumber number, int by)
    {
        var unit = 1L;
        for (var i = number.Length; i < 10; i++) unit *= 10;
        var next = number.TenDigits / unit + by;
        var chapter = 100_000_000L / unit;
        if (next / chapter == 77) next = by < 0 ? 77 * chapter - 1 : 78 * chapter;
        return HtsNumber.Parse(next.ToString(CultureInfo.InvariantCulture).PadLeft(number.Length, '0'));
    }
}
