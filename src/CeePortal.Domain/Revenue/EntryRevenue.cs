using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>The duty of a line, as its rates make it and as the filer stated it.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="Value">Its value.</param>
/// <param name="Duty">The duty, which opens to each tariff number.</param>
/// <param name="Stated">What the filer stated.</param>
/// <param name="Cases">Antidumping and countervailing duty, a figure each case.</param>
/// <param name="Fees">Fees and taxes of the line.</param>
public sealed record LineRevenue(int Number, Money Value, Figure Duty, Money Stated, IReadOnlyList<Figure> Cases, IReadOnlyList<Figure> Fees);

/// <summary>What an entry summary owes: duty, antidumping and countervailing duty, taxes and fees, to the cent, each figure
/// open to how it was computed.</summary>
/// <remarks>Duty is computed from the tariff on the day of entry. Where no rate is on file, where the tariff's words are of a form that is
/// not computed, and for chapters 98 and 99 where they replace another rate, the filer's own figure is taken and said to be that.</remarks>
public sealed record EntryRevenue
{
    /// <summary>The lines, in order.</summary>
    public required IReadOnlyList<LineRevenue> Lines { get; init; }

    /// <summary>All duty.</summary>
    public required Figure Duty { get; init; }

    /// <summary>All antidumping duty.</summary>
    public required Figure Antidumping { get; init; }

    /// <summary>All countervailing duty.</summary>
    public required Figure Countervailing { get; init; }

    /// <summary>All fees and taxes.</summary>
    public required Figure Fees { get; init; }

    /// <summary>All of it.</summary>
    public required Figure Total { get; init; }

    /// <summary>Computes what a summary owes.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="entered">The day of entry, whose rates count.</param>
    /// <param name="book">The rates.</param>
    public static EntryRevenue Of(EntrySummaryDraft summary, DateOnly entered, RevenueBook book)
    {
        List<LineRevenue> lines = [];
        foreach (var line in summary.Lines) lines.Add(LineOf(line, entered, book));
        var cases = lines.SelectMany(l => l.Cases).ToList();
        var duty = Figure.Sum("Duty", [.. lines.Select(l => l.Duty)]);
        var antidumping = Figure.Sum("Antidumping duty", [.. cases.Where(c => c.What.Contains(" A-", StringComparison.Ordinal))]);
        var countervailing = Figure.Sum("Countervailing duty", [.. cases.Where(c => c.What.Contains(" C-", StringComparison.Ordinal))]);
        var fees = Figure.Sum("Fees and taxes", [.. FeesOf(summary, lines, entered, book)]);
        return new()
        {
            Lines = lines,
            Duty = duty,
            Antidumping = antidumping,
            Countervailing = countervailing,
            Fees = fees,
            Total = Figure.Sum("Duty, taxes and fees", [duty, antidumping, countervailing, fees]),
        };
    }

    /// <summary>What was paid on an entry: what was deposited, which a later correction does not change, and what was paid beside it.</summary>
    /// <param name="summary">The summary as it stands.</param>
    /// <param name="beside">What was paid beside the deposit.</param>
    public static EntryRevenue AsPaid(EntrySummaryDraft summary, IReadOnlyList<PaidBeside> beside)
    {
        var how = summary.Deposited is null ? "As the filer stated it." : "As the summary stated it before it was corrected.";
        var totals = summary.Deposited ?? summary.Totals;
        var (duty, antidumping, countervailing) = (Of("Duty", totals.Duty, p => p.Duty), Of("Antidumping duty", totals.Antidumping, p => p.Antidumping), Of("Countervailing duty", totals.Countervailing, p => p.Countervailing));
        var fees = Of("Fees and taxes", totals.Fees + totals.Tax + totals.Other, p => p.Fees);
        return new()
        {
            Lines = AsStated(summary).Lines,
            Duty = duty,
            Antidumping = antidumping,
            Countervailing = countervailing,
            Fees = fees,
            Total = Figure.Sum("Paid", [duty, antidumping, countervailing, fees]),
        };

        Figure Of(string what, Money deposited, Func<PaidBeside, Money> part)
        {
            var deposit = new Figure(what, deposited, how, Basis: FigureBasis.AsStated);
            List<Figure> others = [.. beside.Where(p => part(p) != Money.Zero).Select(p => new Figure(p.What, part(p), p.How, p.Source, FigureBasis.AsStated))];
            return others.Count == 0 ? deposit : Figure.Sum(what, [deposit with { What = "Deposited" }, .. others]);
        }
    }

    /// <summary>What the filer stated, without computing anything.</summary>
    /// <param name="summary">The summary.</param>
    public static EntryRevenue AsStated(EntrySummaryDraft summary)
    {
        const string stated = "As the filer stated it.";
        var lines = summary.Lines.ConvertAll(l =>
        {
            var duty = Figure.Sum(string.Create(CultureInfo.InvariantCulture, $"Duty of line {l.Number}"),
                [.. l.Tariffs.Select(t => new Figure($"Duty of {t.Number}", t.Duty, stated, Basis: FigureBasis.AsStated))]);
            return new LineRevenue(l.Number, l.Value, duty, duty.Amount,
                [.. l.Cases.Select(c => new Figure(CaseName(c, l), c.Duty, stated, Basis: FigureBasis.AsStated))],
                [.. l.Fees.Where(f => f.Class != FeeTable.MerchandiseProcessing).Select(f => new Figure(FeeName(f, l), f.Amount, stated, Basis: FigureBasis.AsStated))]);
        });
        var totals = summary.Totals;
        Figure Of(string what, Money amount) => new(what, amount, stated, Basis: FigureBasis.AsStated);
        var (duty, antidumping, countervailing) = (Of("Duty", totals.Duty), Of("Antidumping duty", totals.Antidumping), Of("Countervailing duty", totals.Countervailing));
        var fees = Of("Fees and taxes", totals.Fees + totals.Tax + totals.Other);
        return new() { Lines = lines, Duty = duty, Antidumping = antidumping, Countervailing = countervailing, Fees = fees, Total = Figure.Sum("Duty, taxes and fees", [duty, antidumping, countervailing, fees]) };
    }

    internal static LineRevenue LineOf(EntryLineDraft line, DateOnly entered, RevenueBook book)
    {
        long stated = 0;
        foreach (var tariff in line.Tariffs) stated += tariff.Duty.Cents;
        var what = string.Create(CultureInfo.InvariantCulture, $"Duty of line {line.Number}");
        var parts = DutiesOf(line, entered, book);
        return new(line.Number, line.Value, Figure.Sum(what, parts), new(stated),
            [.. line.Cases.Select(c => OfCase(c, line))],
            [.. line.Fees.Where(f => f.Class != FeeTable.MerchandiseProcessing).Select(f => FeeOf(f, line, entered, book))]);
    }

    static List<Figure> DutiesOf(EntryLineDraft line, DateOnly entered, RevenueBook book)
    {
        // A set is rated by its own line; its components state their values and owe nothing beside it.
        if (line.SetRole == SetRole.Component) return line.Tariffs.ConvertAll(t => AsStated($"Duty of {t.Number}", t.Duty, "it is a component of a set, whose own line bears the duty"));
        var found = line.Tariffs.ConvertAll(t => (Tariff: t, Rate: book.Tariff.Find(t.Number, line.Origin, line.SpecialProgram, entered)));
        // A number of chapter 98, or one of chapter 99 that does not add, takes the place of another rate: whose, its words decide.
        var replaces = found.Find(f => f.Tariff.Number.IsSpecialChapter && f.Rate?.Rate is not { IsAddition: true });
        List<Figure> duties = [];
        foreach (var (tariff, applied) in found)
        {
            var what = $"Duty of {tariff.Number}";
            if (replaces.Tariff.Number is { IsNone: false } special)
                duties.Add(AsStated(what, tariff.Duty, $"number {special} changes how the line's duty is found"));
            else if (applied is null)
                duties.Add(AsStated(what, tariff.Duty, $"the tariff of {Clocks.DayWords.InWords(entered)} is not on file for this number"));
            else if (applied.Rate is null)
                duties.Add(AsStated(what, tariff.Duty, $"the rate is \"{applied.Words}\""));
            else if (applied.Rate.On(tariff.Value == Money.Zero && applied.Rate.IsAddition ? line.Value : tariff.Value, QuantitiesOf(tariff), out var how) is { } amount)
                duties.Add(new(what, amount, $"{how}. {applied.Why}: {applied.Words}" + (applied.IsCarried ? ". The edition was not read for this day: its rate is carried over" : ""),
                    applied.Source, applied.IsCarried ? FigureBasis.Provisional : FigureBasis.Computed));
            else
                duties.Add(AsStated(what, tariff.Duty, how));
        }
        return duties;
    }

    static Figure AsStated(string what, Money stated, string because) => new(what, stated, $"As the filer stated it: {because}.", Basis: FigureBasis.AsStated);

    static Dictionary<string, long> QuantitiesOf(TariffDraft tariff)
    {
        var quantities = new Dictionary<string, long>(StringComparer.Ordinal);
        Add(tariff.Quantity1, tariff.Unit1);
        Add(tariff.Quantity2, tariff.Unit2);
        Add(tariff.Quantity3, tariff.Unit3);
        return quantities;

        void Add(long? quantity, string? unit)
        {
            if (quantity is { } hundredths && unit is not null) quantities.TryAdd(unit, hundredths);
        }
    }

    /// <summary>The antidumping or countervailing duty of a case, by its own rate.</summary>
    /// <param name="one">The case.</param>
    /// <param name="line">Its line.</param>
    public static Figure OfCase(CaseDraft one, EntryLineDraft line)
    {
        var what = CaseName(one, line);
        if (one.RateKind == "S")
            return one.Quantity is { } quantity
                ? new(what, Money.Round(one.Rate / 100m * quantity / 10_000m), string.Create(CultureInfo.InvariantCulture, $"${one.Rate / 100m:0.00##} for each of {quantity / 10_000m:#,##0.####}"), "The deposit rate as filed")
                : AsStated(what, one.Duty, "the quantity of the case is not given");
        var value = one.Value ?? line.Value;
        return new(what, Money.Round(value.Amount * one.Rate / 10_000m), string.Create(CultureInfo.InvariantCulture, $"{one.Rate / 100m:0.##}% of {value}"), "The deposit rate as filed");
    }

    static Figure FeeOf(FeeDraft fee, EntryLineDraft line, DateOnly entered, RevenueBook book)
    {
        return fee.Class == FeeTable.HarborMaintenance && book.Fees.Hmf(line.Value, entered) is { } harbor
            ? harbor with { What = string.Create(CultureInfo.InvariantCulture, $"{harbor.What} of line {line.Number}") }
            : AsStated(FeeName(fee, line), fee.Amount, "its rate is not on file");
    }

    static string CaseName(CaseDraft one, EntryLineDraft line) =>
        string.Create(CultureInfo.InvariantCulture, $"Case {(one.Number.Length > 1 ? $"{one.Number[0]}-{one.Number[1..]}" : one.Number)} of line {line.Number}");

    static string FeeName(FeeDraft fee, EntryLineDraft line) => string.Create(CultureInfo.InvariantCulture, $"Class {fee.Class} of line {line.Number}");

    static IEnumerable<Figure> FeesOf(EntrySummaryDraft summary, List<LineRevenue> lines, DateOnly entered, RevenueBook book)
    {
        foreach (var fee in lines.SelectMany(l => l.Fees)) yield return fee;
        foreach (var fee in summary.Fees)
            if (fee.Class != FeeTable.MerchandiseProcessing)
                yield return AsStated($"Class {fee.Class} of the entry", fee.Amount, "its rate is not on file");
        if (MpfOf(summary, entered, book) is { } processing) yield return processing;
    }

    /// <summary>The merchandise processing fee of a summary; null when none of its lines owes it.</summary>
    internal static Figure? MpfOf(EntrySummaryDraft summary, DateOnly entered, RevenueBook book)
    {
        long value = 0, stated = 0;
        var (owes, setOwes) = (false, false);
        foreach (var line in summary.Lines)
        {
            var lineOwes = line.Fees.Exists(f => f.Class == FeeTable.MerchandiseProcessing);
            // The value of a set is that of its components, and counts once.
            if (line.SetRole == SetRole.Header) setOwes = lineOwes;
            if (!lineOwes || (line.SetRole == SetRole.Component && setOwes)) continue;
            (owes, value) = (true, value + line.Value.Cents);
            stated += line.Fees.Find(f => f.Class == FeeTable.MerchandiseProcessing).Amount.Cents;
        }
        if (!owes) return null;
        return FeeTable.OwesFormalFee(summary.Type) && book.Fees.Mpf(new(value), entered) is { } processing ? processing
            : AsStated("Merchandise processing fee (499)", new(stated), "its rate is not on file for this entry");
    }
}
