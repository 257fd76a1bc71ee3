using System.Globalization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>Who owes interest to whom.</summary>
public enum InterestSide
{
    /// <summary>On duty that was paid too late or too little.</summary>
    Underpayment = 0,

    /// <summary>On a refund, to anybody but a corporation.</summary>
    Overpayment = 1,

    /// <summary>On a refund to a corporation.</summary>
    CorporateOverpayment = 2,
}

/// <summary>Rates of a time, in per cent a year (26 U.S.C. 6621, announced each quarter).</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last; null when later rates are not on file, so that these are carried forward.</param>
/// <param name="Under">On underpayments.</param>
/// <param name="Over">On overpayments.</param>
/// <param name="CorporateOver">On overpayments of corporations.</param>
/// <param name="Source">The notice.</param>
/// <param name="ReadUntil">The last day for which the notice was read; later days are carried forward and said to be.</param>
public sealed record InterestRates(DateOnly From, DateOnly? To, decimal Under, decimal Over, decimal CorporateOver, string Source, DateOnly? ReadUntil = null)
{
    /// <summary>The rate of a side.</summary>
    public decimal Of(InterestSide side) => side switch
    {
        InterestSide.Overpayment => Over,
        InterestSide.CorporateOverpayment => CorporateOver,
        _ => Under,
    };
}

/// <summary>Interest on duties, taxes and fees, by a dated table of rates, compounded each day.</summary>
/// <remarks>19 U.S.C. 1505(b) to (d); 26 U.S.C. 6621 and 6622, which CBP applies by T.D. 85-93. A year has 365 days, 366 in
/// a leap year, which is our reading of the daily compounding. The day from which it runs does not bear interest, the day until which it
/// runs does.</remarks>
public sealed class InterestTable(IEnumerable<InterestRates> rates)
{
    readonly List<InterestRates> rates = [.. rates.OrderBy(r => r.From)];

    const string Law = "19 U.S.C. 1505; 26 U.S.C. 6621, 6622";

    /// <summary>The rates of a day; null before the table begins.</summary>
    public InterestRates? On(DateOnly day) => rates.FindLast(r => r.From <= day && (r.To is null || day <= r.To));

    /// <summary>The factor by which an amount grows between two days. It is the same for every amount, so that a file of
    /// many entries asks once for each pair of days.</summary>
    /// <param name="from">The day on which the amount was due or deposited.</param>
    /// <param name="until">The last day that bears interest.</param>
    /// <param name="side">Whose money it is.</param>
    /// <param name="spans">The times of one rate each.</param>
    /// <returns>1 when nothing accrues; null when a day is before the table.</returns>
    public decimal? Growth(DateOnly from, DateOnly until, InterestSide side, out IReadOnlyList<InterestSpan> spans)
    {
        List<InterestSpan> times = [];
        spans = times;
        if (until <= from) return 1m;
        var factor = 1.0;
        for (var day = from.AddDays(1); day <= until;)
        {
            if (On(day) is not { } row) return null;
            var last = new[] { row.To ?? until, until, new DateOnly(day.Year, 12, 31), row.ReadUntil is { } end && day <= end ? end : until }.Min();
            var days = last.DayNumber - day.DayNumber + 1;
            var growth = Math.Pow(1.0 + (double)row.Of(side) / 100.0 / (DateTime.IsLeapYear(day.Year) ? 366 : 365), days);
            factor *= growth;
            times.Add(new(day, last, row.Of(side), growth, row.Source, row.ReadUntil is { } read && day > read));
            day = last.AddDays(1);
        }
        return (decimal)factor;
    }

    /// <summary>Interest on an amount between two days, to the cent.</summary>
    /// <returns>Null when a day is before the table.</returns>
    public Figure? Of(Money principal, DateOnly from, DateOnly until, InterestSide side)
    {
        if (Growth(from, until, side, out var spans) is not { } factor) return null;
        var isCarried = spans.Any(s => s.IsCarriedForward);
        var how = spans.Count == 0 ? "Nothing accrued"
            : $"On {principal}, compounded each day from {from.AddDays(1).InWords()} to {until.InWords()}" + (isCarried ? "; the last rate on file is carried forward" : "");
        var basis = isCarried ? FigureBasis.Provisional : FigureBasis.Computed;
        return new(side == InterestSide.Underpayment ? "Interest" : "Interest on the refund", Money.Round(principal.Amount * (factor - 1m)), how, Law, basis) { Parts = Parts(principal, spans) };
    }

    // What accrued in each span, rounded so that the parts are the whole.
    static List<Figure> Parts(Money principal, IReadOnlyList<InterestSpan> spans)
    {
        List<Figure> parts = [];
        Money before = default;
        var reached = 1m;
        foreach (var span in Merge(spans))
        {
            reached *= (decimal)span.Factor;
            var until = Money.Round(principal.Amount * (reached - 1m));
            parts.Add(new($"{span.From.InWords()} to {span.To.InWords()}", until - before,
                string.Create(CultureInfo.InvariantCulture, $"{span.PerCent:0.##}% a year for {span.Days} days") + (span.IsCarriedForward ? ", carried forward" : ""),
                span.Source, span.IsCarriedForward ? FigureBasis.Provisional : FigureBasis.Computed));
            before = until;
        }
        return parts;
    }

    // Years are spans of their own for their days, and one line for people where the rate is the same.
    static IEnumerable<InterestSpan> Merge(IReadOnlyList<InterestSpan> spans)
    {
        InterestSpan? open = null;
        foreach (var span in spans)
        {
            if (open is { } o && o.PerCent == span.PerCent && o.Source == span.Source && o.IsCarriedForward == span.IsCarriedForward)
            {
                open = o with { To = span.To, Factor = o.Factor * span.Factor };
                continue;
            }
            if (open is { } done) yield return done;
            open = span;
        }
        if (open is { } last) yield return last;
    }
}

/// <summary>Days with one rate.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="PerCent">The rate of a year.</param>
/// <param name="Factor">By how much an amount grew in them.</param>
/// <param name="Source">Its notice.</param>
/// <param name="IsCarriedForward">True when no notice for these days is on file.</param>
public readonly record struct InterestSpan(DateOnly From, DateOnly To, decimal PerCent, double Factor, string Source, bool IsCarriedForward)
{
    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}
