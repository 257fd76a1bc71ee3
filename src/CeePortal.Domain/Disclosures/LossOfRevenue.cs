using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Disclosures;

/// <summary>What a row comes to.</summary>
/// <param name="Of">The row.</param>
/// <param name="Owed">What was owed, computed where it was not stated.</param>
/// <param name="Difference">Owed less paid; negative when too much was paid.</param>
/// <param name="Interest">Interest on the loss from the liquidation; zero when there is none.</param>
/// <param name="Problem">Why the duty owed cannot be computed, and what to do; null when it can.</param>
public sealed record RowLoss(LossRow Of, LineAmounts Owed, Money Difference, Money Interest, string? Problem = null)
{
    /// <summary>What was paid too little; nothing when too much was.</summary>
    public Money Loss => Difference > Money.Zero ? Difference : Money.Zero;
}

/// <summary>The loss of one entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Port">Its port.</param>
/// <param name="Lines">How many rows.</param>
/// <param name="Loss">The loss on it.</param>
/// <param name="Interest">Interest on that.</param>
public sealed record EntryLoss(EntryNumber Entry, PortCode Port, int Lines, Money Loss, Money Interest);

/// <summary>The loss of revenue of many lines, by row, by entry, by port and in all, to the cent.</summary>
/// <remarks>
/// A loss is counted line by line: what was paid too much on one line is shown, and not set off against another, because
/// offsetting is a matter of audits (19 U.S.C. 1509(b)(6)); that it has no place here is our reading. What was paid too
/// little on a liquidated entry is tendered. What is not liquidated can still be corrected and is counted apart. 19 CFR 162.71(a)
/// speaks of liquidation that has become final; that an entry liquidated but not yet final is tendered as well is our
/// reading, since nothing else would correct it. Interest runs from liquidation (19 U.S.C. 1592(c)(4)(B)).
/// </remarks>
public sealed class LossOfRevenue
{
    readonly RevenueBook book;

    LossOfRevenue(IReadOnlyList<RowLoss> rows, IReadOnlyList<PortLoss> ports, DateOnly until, FigureBasis basis, int withoutRate, RevenueBook book) =>
        (Rows, Ports, Until, InterestBasis, RowsWithoutRate, this.book) = (rows, ports, until, basis, withoutRate, book);

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<RowLoss> Rows { get; }

    /// <summary>The sums of each port, by port.</summary>
    public IReadOnlyList<PortLoss> Ports { get; }

    /// <summary>Until when interest was computed.</summary>
    public DateOnly Until { get; }

    /// <summary>How sure the rates of interest are.</summary>
    public FigureBasis InterestBasis { get; }

    /// <summary>Rows that bear interest from a day for which no rate is on file; their interest is missing from the sums.</summary>
    public int RowsWithoutRate { get; }

    /// <summary>The sums of each entry, in the order of the rows.</summary>
    public IEnumerable<EntryLoss> Entries => Rows.GroupBy(r => r.Of.Entry)
        .Select(g => new EntryLoss(g.Key, g.First().Of.Port, g.Count(), new(g.Sum(r => r.Loss.Cents)), new(g.Sum(r => r.Interest.Cents))));

    /// <summary>Computes the loss of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="book">Rates of duty and of interest.</param>
    /// <param name="until">The day until which interest runs: of the tender, or today.</param>
    public static LossOfRevenue Of(IReadOnlyList<LossRow> rows, RevenueBook book, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(book);
        var results = new RowLoss[rows.Count];
        var growth = new Growths(book.Interest, until);
        var ports = new SortedDictionary<PortCode, Sums>();
        var withoutRate = 0;
        Sums? sums = null;
        for (var i = 0; i < results.Length; i++)
        {
            var row = rows[i];
            var (owed, problem) = OwedOn(row, book);
            var difference = owed.Total - row.Paid.Total;
            var interest = Money.Zero;
            if (difference > Money.Zero && row.LiquidatedOn is { } liquidated)
            {
                if (growth.From(liquidated) is { } factor) interest = Money.Round(difference.Amount * (factor - 1m));
                else withoutRate++;
            }
            results[i] = new(row, owed, difference, interest, problem);
            if (sums is null || sums.Port != row.Port)
                if (!ports.TryGetValue(row.Port, out sums)) ports.Add(row.Port, sums = new(row.Port));
            sums.Add(results[i]);
        }
        return new(results, [.. ports.Values.Select(p => p.Total())], until, growth.Basis, withoutRate, book);
    }

    /// <summary>The figures that an event keeps.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public LossFigures Figures() => new(DigestOf(Rows.Select(r => r.Of)), Ports, Rows.Min(r => r.Of.EnteredOn), Until, InterestBasis);

    /// <summary>The loss of a row with how it came about.</summary>
    public Figure FigureOf(RowLoss row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (line, owed, paid) = (row.Of, row.Owed, row.Of.Paid);
        var duty = line.Correct is { } correct
            ? correct.Computed(line.EnteredOn, book).Figure ?? new Figure("Duty owed", owed.Duty, row.Problem ?? "Not computed", Basis: FigureBasis.AsStated)
            : new Figure("Duty owed", owed.Duty, "As the party stated it.", Basis: FigureBasis.AsStated);
        List<Figure> parts = [duty, Stated("Antidumping and countervailing duty owed", owed.Cases), Stated("Taxes and fees owed", owed.Fees), Stated("Paid", new(-paid.Total.Cents))];
        var what = string.Create(CultureInfo.InvariantCulture, $"Loss on entry {line.Entry}, line {line.Line}");
        return Figure.Sum(what, [.. parts.Where(p => p.Amount != Money.Zero)], "What was owed less what was paid.");

        static Figure Stated(string name, Money amount) => new(name, amount, "As the party stated it.", Basis: FigureBasis.AsStated);
    }

    /// <summary>The interest of a row with how it came about; null when it bears none.</summary>
    public Figure? InterestOf(RowLoss row) => row is { Loss: var loss, Of.LiquidatedOn: { } from } && loss > Money.Zero ? book.Interest.Of(loss, from, Until, InterestSide.Underpayment) : null;

    /// <summary>The digest of rows: the same exactly when they are, whatever the file they came in.</summary>
    public static string DigestOf(IEnumerable<LossRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        Span<byte> bytes = stackalloc byte[1024];
        foreach (var r in rows)
        {
            text.Clear();
            text.Append(CultureInfo.InvariantCulture, $"{r.Entry.ToCompact()}|{r.Line}|{r.Port}|{r.EnteredOn.DayNumber}|{r.LiquidatedOn?.DayNumber}|{r.Value.Cents}|{r.Paid.Duty.Cents}|{r.Paid.Cases.Cents}|{r.Paid.Fees.Cents}|{r.Owed.Duty.Cents}|{r.Owed.Cases.Cents}|{r.Owed.Fees.Cents}");
            if (r.Correct is { } c) text.Append(CultureInfo.InvariantCulture, $"|{c.Number.ToCompact()}|{c.Origin}|{c.Program}|{c.Value.Cents}");
            text.Append('\n');
            foreach (var chunk in text.GetChunks()) hash.AppendData(bytes[..Encoding.UTF8.GetBytes(chunk.Span, bytes)]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static (LineAmounts Owed, string? Problem) OwedOn(LossRow row, RevenueBook book)
    {
        if (row.Correct is not { } correct) return (row.Owed, null);
        var (figure, problem) = correct.Computed(row.EnteredOn, book);
        return (row.Owed with { Duty = figure?.Amount ?? row.Paid.Duty }, problem);
    }

    /// <summary>Growth from each day of liquidation, asked once for each: a file has many entries of few days.</summary>
    sealed class Growths(InterestTable table, DateOnly until)
    {
        readonly Dictionary<DateOnly, decimal?> known = [];

        public FigureBasis Basis { get; private set; }

        public decimal? From(DateOnly day)
        {
            if (known.TryGetValue(day, out var factor)) return factor;
            factor = table.Growth(day, until, InterestSide.Underpayment, out var spans);
            if (factor is null || spans.Any(s => s.IsCarriedForward)) Basis = FigureBasis.Provisional;
            known.Add(day, factor);
            return factor;
        }
    }

    sealed class Sums(PortCode port)
    {
        readonly HashSet<EntryNumber> entries = [];
        int rows;
        long loss, potential, overpaid, value, interest;

        public PortCode Port => port;

        public void Add(RowLoss row)
        {
            entries.Add(row.Of.Entry);
            rows++;
            checked
            {
                if (row.Of.LiquidatedOn is null) potential += row.Loss.Cents;
                else loss += row.Loss.Cents;
                if (row.Difference < Money.Zero) overpaid -= row.Difference.Cents;
                value += (row.Of.Correct?.Value ?? row.Of.Value).Cents;
                interest += row.Interest.Cents;
            }
        }

        public PortLoss Total() => new(port, entries.Count, rows, new(loss), new(potential), new(overpaid), new(value), new(interest));
    }
}

/// <summary>The duty that correct data make.</summary>
static class CorrectDuty
{
    static readonly Dictionary<string, long> noQuantities = [];

    /// <summary>The duty of correct data by the tariff of the day of entry, or why it cannot be computed.</summary>
    public static (Figure? Figure, string? Problem) Computed(this CorrectData correct, DateOnly entered, RevenueBook book)
    {
        const string instead = "Give the duty owed itself instead of the correct data.";
        if (book.Tariff.Find(correct.Number, correct.Origin, correct.Program, entered) is not { } applied)
            return (null, $"The tariff of {entered.InWords()} is not on file for {correct.Number}. {instead}");
        if (applied.Rate is not { } rate) return (null, $"The rate of {correct.Number} is \"{applied.Words}\", which is not computed here. {instead}");
        if (rate.On(correct.Value, noQuantities, out var how) is not { } duty) return (null, $"{how}. {instead}");
        return (new("Duty owed", duty, $"{how}. {applied.Why}: {applied.Words}", applied.Source), null);
    }
}
