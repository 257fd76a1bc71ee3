using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>The user fees of a fiscal year (19 CFR 24.23, 24.24).</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last; null while the next year is not known.</param>
/// <param name="MpfPerCent">Merchandise processing fee of a formal entry, per cent of the value.</param>
/// <param name="MpfLeast">Its least.</param>
/// <param name="MpfMost">Its most.</param>
/// <param name="HmfPerCent">Harbor maintenance fee, per cent of the value.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Basis">How far it can be trusted.</param>
public sealed record FeeYear(DateOnly From, DateOnly? To, decimal MpfPerCent, Money MpfLeast, Money MpfMost, decimal HmfPerCent, string Source, FigureBasis Basis = FigureBasis.Computed);

/// <summary>User fees by day.</summary>
public sealed class FeeTable(IEnumerable<FeeYear> years)
{
    /// <summary>Accounting class of the merchandise processing fee of a formal entry.</summary>
    public const string MerchandiseProcessing = "499";

    /// <summary>Accounting class of the harbor maintenance fee.</summary>
    public const string HarborMaintenance = "501";

    readonly List<FeeYear> years = [.. years.OrderBy(y => y.From)];

    /// <summary>The fees on a day; null when they are not on file.</summary>
    public FeeYear? On(DateOnly day) => years.FindLast(y => y.From <= day && (y.To is null || day <= y.To));

    /// <summary>The merchandise processing fee of a formal entry: one for the entry, between the least and the most of its year.</summary>
    /// <param name="value">The value of the lines that owe it.</param>
    /// <param name="on">The day of entry.</param>
    /// <returns>Null when the year is not on file.</returns>
    public Figure? Mpf(Money value, DateOnly on)
    {
        if (On(on) is not { } year) return null;
        var rated = Money.Round(value.Amount * year.MpfPerCent / 100m);
        var bounded = rated < year.MpfLeast ? year.MpfLeast : rated > year.MpfMost ? year.MpfMost : rated;
        var how = string.Create(CultureInfo.InvariantCulture, $"{year.MpfPerCent:0.####}% of {value} is {rated}")
            + (rated < year.MpfLeast ? $"; at least {year.MpfLeast}" : rated > year.MpfMost ? $"; at most {year.MpfMost}" : "");
        return new("Merchandise processing fee (499)", bounded, how, $"19 CFR 24.23(b)(1)(i); {year.Source}", year.Basis);
    }

    /// <summary>The harbor maintenance fee of a line.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="on">The day of entry.</param>
    /// <returns>Null when the year is not on file.</returns>
    public Figure? Hmf(Money value, DateOnly on) => On(on) is not { } year ? null
        : new("Harbor maintenance fee (501)", Money.Round(value.Amount * year.HmfPerCent / 100m),
            string.Create(CultureInfo.InvariantCulture, $"{year.HmfPerCent:0.####}% of {value}"), $"19 CFR 24.24(a); {year.Source}", year.Basis);

    /// <summary>True for types that owe the fee of a formal entry: not informal ones, whose fee is fixed.</summary>
    public static bool OwesFormalFee(EntryType type) => !type.IsNone && type.ToString()[0] != '1';
}
