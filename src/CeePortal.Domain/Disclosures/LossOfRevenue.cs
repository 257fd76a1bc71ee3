using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Disclosures;

/// <summary>A part of the loss of a row, with the day until which it bears interest.</summary>
/// <param name="Amount">The part.</param>
/// <param name="Until">The day of its tender, or the day until which interest is computed.</param>
/// <param name="IsTendered">True when it was tendered.</param>
/// <param name="Interest">Interest on it from the liquidation.</param>
public readonly record struct LossPart(Money Amount, DateOnly Until, bool IsTendered, Money Interest);

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

    /// <summary>The parts of its loss that bear interest until different days, since they were tendered on different days, or not at all; empty when
    /// nothing of its port was tendered.</summary>
    public IReadOnlyList<LossPart> Parts { get; init; } = [];
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
/// reading, since nothing else would correct it. Interest runs from liquidation (19 U.S.C. 1592(c)(4)(B)), on each part until the day on which that
/// part was tendered. A tender of less than the loss of a port counts for the entries there that were liquidated first: which it is for nobody has ruled,
/// and the oldest debt first is our reading.
/// </remarks>
public sealed class LossOfRevenue
{
    readonly RevenueBook book;

    LossOfRevenue(IReadOnlyList<RowLoss> rows, IReadOnlyList<PortLoss> ports, IReadOnlyList<TenderCredit> credits, Growths growths, DateOnly until, int withoutRate, RevenueBook book) =>
        (Rows, Ports, Credits, Until, InterestBasis, RowsWithoutRate, this.book) = (rows, ports, credits, until, growths.Basis, withoutRate, book);

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<RowLoss> Rows { get; }

    /// <summary>The sums of each port, by port.</summary>
    public IReadOnlyList<PortLoss> Ports { get; }

    /// <summary>What of tenders counts against the loss; interest on it ends on its day.</summary>
    public IReadOnlyList<TenderCredit> Credits { get; }

    /// <summary>Until when interest was computed on what was not tendered.</summary>
    public DateOnly Until { get; }

    /// <summary>How sure the rates of interest are.</summary>
    public FigureBasis InterestBasis { get; }

    /// <summary>Rows that bear interest from a day for which no rate is on file; their interest is missing from the sums.</summary>
    public int RowsWithoutRate { get; }

    /// <summary>The sums of each entry, in the order of the rows.</summary>
    public IEnumerable<EntryLoss> Entries => Rows.GroupBy(r => r.Of.Entry)
        .Select(g => new EntryLoss(g.Key, g.First().Of.Port, g.Count(), new(g.Sum(r => r.Loss.Cents)), new(g.Sum(r => r.Interest.Cents))));

    /// <summary>Computes the loss of rows, and of what was tendered interest until its day.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="book">Rates of duty and of interest.</param>
    /// <param name="until">The day until which interest runs on what is not tendered.</param>
    /// <param name="tenders">The tenders; null for none.</param>
    public static LossOfRevenue Of(IReadOnlyList<LossRow> rows, RevenueBook book, DateOnly until, IReadOnlyList<TenderOnFile>? tenders = null)
    {
        var lost = Lost(rows, book, out var byPort);
        return With(lost, book, until, tenders is null or [] ? [] : TenderSettlement.Of(byPort, tenders).Credits);
    }

    /// <summary>Computes the loss of rows with the tenders as they were counted before.</summary>
    /// <param name="rows">The rows: all of the spreadsheet, since a tender counts for them one after the other, or any of them when each port was tendered at once.</param>
    /// <param name="book">Rates of duty and of interest.</param>
    /// <param name="until">The day until which interest runs on what is not tendered.</param>
    /// <param name="credits">What counts.</param>
    public static LossOfRevenue Of(IReadOnlyList<LossRow> rows, RevenueBook book, DateOnly until, IReadOnlyList<TenderCredit> credits) => With(Lost(rows, book, out _), book, until, credits);

    /// <summary>What each row comes to without interest.</summary>
    static RowLoss[] Lost(IReadOnlyList<LossRow> rows, RevenueBook book, out IEnumerable<(PortCode, Money)> byPort)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(book);
        var results = new RowLoss[rows.Count];
        var ports = new Dictionary<PortCode, long>();
        for (var i = 0; i < results.Length; i++)
        {
            var row = rows[i];
            var (owed, problem) = OwedOn(row, book);
            results[i] = new(row, owed, owed.Total - row.Paid.Total, Money.Zero, problem);
            if (row.LiquidatedOn is not null) ports[row.Port] = checked(ports.GetValueOrDefault(row.Port) + results[i].Loss.Cents);
        }
        byPort = ports.Select(p => (p.Key, new Money(p.Value)));
        return results;
    }

    /// <summary>Adds the interest, by row, and the sums of each port.</summary>
    static LossOfRevenue With(RowLoss[] results, RevenueBook book, DateOnly until, IReadOnlyList<TenderCredit> credits)
    {
        var growths = new Growths(book.Interest);
        var withoutRate = 0;
        var parts = credits.Count == 0 ? null : Divide(results, credits, until);
        var ports = new SortedDictionary<PortCode, Sums>();
        Sums? sums = null;
        for (var i = 0; i < results.Length; i++)
        {
            var row = results[i].Of;
            if (sums is null || sums.Port != row.Port)
                if (!ports.TryGetValue(row.Port, out sums)) ports.Add(row.Port, sums = new(row.Port));
            if (results[i].Loss > Money.Zero && row.LiquidatedOn is { } liquidated)
            {
                if (parts?[i] is { } some)
                {
                    for (var p = 0; p < some.Length; p++) some[p] = some[p] with { Interest = On(some[p].Amount, liquidated, some[p].Until, ref withoutRate) };
                    results[i] = results[i] with { Parts = some, Interest = new(some.Sum(p => p.Interest.Cents)) };
                    foreach (var part in some) sums.Add(part);
                }
                else
                {
                    results[i] = results[i] with { Interest = On(results[i].Loss, liquidated, until, ref withoutRate) };
                    sums.Add(new LossPart(results[i].Loss, until, false, results[i].Interest));
                }
            }
            sums.Add(results[i]);
        }
        return new(results, [.. ports.Values.Select(p => p.Total())], credits, growths, until, withoutRate, book);

        Money On(Money amount, DateOnly from, DateOnly to, ref int missing)
        {
            if (growths.Between(from, to) is { } factor) return Money.Round(amount.Amount * (factor - 1m));
            missing++;
            return Money.Zero;
        }
    }

    /// <summary>Divides the loss of each row among the tenders of its port, the entries first that were liquidated first.</summary>
    static LossPart[]?[] Divide(RowLoss[] rows, IReadOnlyList<TenderCredit> credits, DateOnly until)
    {
        var parts = new LossPart[]?[rows.Length];
        var tendered = credits.GroupBy(c => c.Port).ToDictionary(g => g.Key, g => new Purse([.. g.OrderBy(c => c.On)]));
        var order = Enumerable.Range(0, rows.Length).Where(i => rows[i].Loss > Money.Zero && rows[i].Of.LiquidatedOn is not null && tendered.ContainsKey(rows[i].Of.Port))
            .OrderBy(i => rows[i].Of.LiquidatedOn); // rows of one day keep their order
        foreach (var i in order)
        {
            var purse = tendered[rows[i].Of.Port];
            var left = rows[i].Loss.Cents;
            List<LossPart> some = [];
            for (; left > 0 && purse.Take(left) is var (on, cents); left -= cents) some.Add(new(new(cents), on, true, Money.Zero));
            if (left > 0) some.Add(new(new(left), until, false, Money.Zero));
            parts[i] = [.. some];
        }
        return parts;
    }

    /// <summary>The figures that an event keeps.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public LossFigures Figures() => new(DigestOf(Rows.Select(r => r.Of)), Ports, Rows.Min(r => r.Of.EnteredOn), Until, InterestBasis) { Credits = Credits };

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
    public Figure? InterestOf(RowLoss row)
    {
        if (row is not { Loss: var loss, Of.LiquidatedOn: { } from } || loss == Money.Zero) return null;
        if (row.Parts.Count == 0) return book.Interest.Of(loss, from, Until, InterestSide.Underpayment);
        List<Figure> parts = [];
        foreach (var part in row.Parts)
            if (book.Interest.Of(part.Amount, from, part.Until, InterestSide.Underpayment) is { } figure)
                parts.Add(figure with { What = $"Interest on {part.Amount}, {(part.IsTendered ? "tendered on" : "not tendered by")} {part.Until.InWords()}" });
        return parts switch { [] => null, [var only] => only, _ => Figure.Sum("Interest", parts, "On each part from the liquidation until the day of its tender.") };
    }

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

    /// <summary>Growth between two days, asked once for each: a file has many entries of few days.</summary>
    sealed class Growths(InterestTable table)
    {
        readonly Dictionary<(DateOnly, DateOnly), decimal?> known = [];

        public FigureBasis Basis { get; private set; }

        public decimal? Between(DateOnly from, DateOnly until)
        {
            if (known.TryGetValue((from, until), out var factor)) return factor;
            factor = table.Growth(from, until, InterestSide.Underpayment, out var spans);
            if (factor is null || spans.Any(s => s.IsCarriedForward)) Basis = FigureBasis.Provisional;
            known.Add((from, until), factor);
            return factor;
        }
    }

    /// <summary>What was tendered for a port and is not used up.</summary>
    sealed class Purse(TenderCredit[] credits)
    {
        int at;
        long used;

        /// <summary>Takes at most so much of the earliest tender that is left; null when none is.</summary>
        public (DateOnly On, long Cents)? Take(long most)
        {
            if (at == credits.Length) return null;
            var (on, cents) = (credits[at].On, Math.Min(most, credits[at].Amount.Cents - used));
            used += cents;
            if (used == credits[at].Amount.Cents) (at, used) = (at + 1, 0);
            return (on, cents);
        }
    }

    sealed class Sums(PortCode port)
    {
        readonly HashSet<EntryNumber> entries = [];
        readonly SortedDictionary<(DateOnly Until, bool IsTendered), (long On, long Interest)> interests = [];
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

        public void Add(LossPart part)
        {
            var (on, borne) = interests.GetValueOrDefault((part.Until, part.IsTendered));
            interests[(part.Until, part.IsTendered)] = checked((on + part.Amount.Cents, borne + part.Interest.Cents));
        }

        public PortLoss Total() => new(port, entries.Count, rows, new(loss), new(potential), new(overpaid), new(value), new(interest))
        {
            Interests = [.. interests.Select(i => new PortInterest(i.Key.Until, i.Key.IsTendered, new(i.Value.On), new(i.Value.Interest)))],
        };
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
