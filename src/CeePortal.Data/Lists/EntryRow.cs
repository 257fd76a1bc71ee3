using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;

namespace CeePortal.Data.Lists;

/// <summary>The columns of an entry that a list shows.</summary>
public sealed record EntryRow
{
    public required long Id { get; init; }

    /// <summary>The 11 characters as they are stored.</summary>
    public required string Number { get; init; }
    public required string Type { get; init; }
    public required long ImporterId { get; init; }
    public required string Filer { get; init; }
    public required string PortOfEntry { get; init; }
    public required DateTime FiledAt { get; init; }
    public required DateOnly DecidingDate { get; init; }
    public required DateBasis DateBasis { get; init; }
    public required string HandledBy { get; init; }
    public required CoverageBasis CoverageBasis { get; init; }
    public required long ValueCents { get; init; }
    public required int LineCount { get; init; }
    public required EntryStatus Status { get; init; }

    public EntryNumber EntryNumber => EntryNumber.Parse(Number);
    public Money Value => new(ValueCents);
    public DecidingDate Deciding => new(DecidingDate, DateBasis);
}

/// <summary>A place in an ordered list: the row that a page begins after. It stands in addresses as a short text.</summary>
/// <param name="At">Microseconds when ordered by filing, the day's number when ordered by deciding date, else 0.</param>
/// <param name="Id">The row's key.</param>
/// <param name="Number">The entry number when ordered by it.</param>
public readonly record struct EntryPlace(long At, long Id, string? Number = null)
{
    /// <summary>The place of a row.</summary>
    public static EntryPlace Of(EntryRow row, EntryOrder order) => order switch
    {
        EntryOrder.FiledNewest or EntryOrder.FiledOldest => new(InstantConverter.ToMicroseconds(row.FiledAt), row.Id),
        EntryOrder.DecidingNewest or EntryOrder.DecidingOldest => new(row.DecidingDate.DayNumber, row.Id),
        EntryOrder.NumberUp or EntryOrder.NumberDown => new(0, row.Id, row.Number),
    };

    /// <summary>Reads the text of a place. One that was made under another order, or by hand, is no place.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, EntryOrder order, out EntryPlace place)
    {
        place = default;
        if (string.IsNullOrEmpty(text)) return false;
        if (order is EntryOrder.NumberUp or EntryOrder.NumberDown)
        {
            if (!EntryNumber.TryParse(text, null, out var number)) return false;
            place = new(0, 0, number.ToCompact());
            return true;
        }
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 1 || !long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return false;
        var isDay = order is EntryOrder.DecidingNewest or EntryOrder.DecidingOldest;
        // What no row can have is no place either; it would overflow the date.
        if (at > (isDay ? DateOnly.MaxValue.DayNumber : InstantConverter.ToMicroseconds(DateTime.MaxValue))) return false;
        place = new(at, id);
        return true;
    }

    public override string ToString() => Number ?? string.Create(CultureInfo.InvariantCulture, $"{At}-{Id}");

    /// <summary>Which of two rows comes first.</summary>
    public static int Compare(EntryRow a, EntryRow b, EntryOrder order)
    {
        var up = order switch
        {
            EntryOrder.FiledNewest or EntryOrder.FiledOldest => a.FiledAt.CompareTo(b.FiledAt),
            EntryOrder.DecidingNewest or EntryOrder.DecidingOldest => a.DecidingDate.CompareTo(b.DecidingDate),
            EntryOrder.NumberUp or EntryOrder.NumberDown => string.CompareOrdinal(a.Number, b.Number),
        };
        if (up == 0) up = a.Id.CompareTo(b.Id);
        return order is EntryOrder.FiledOldest or EntryOrder.NumberUp or EntryOrder.DecidingOldest ? up : -up;
    }
}

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Previous">Before which place the page before ends; null on the first.</param>
/// <param name="Next">After which place the page after begins; null on the last.</param>
public sealed record EntryPage(IReadOnlyList<EntryRow> Rows, EntryPlace? Previous, EntryPlace? Next);

/// <summary>A count that stops counting: "1,000+" costs the same in a list of a million.</summary>
public readonly record struct CappedCount(int Value, bool IsCapped)
{
    public override string ToString() => Value.ToString("N0", CultureInfo.InvariantCulture) + (IsCapped ? "+" : "");
}
