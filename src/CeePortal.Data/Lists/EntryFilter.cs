using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Data.Lists;

/// <summary>Days from and to, both included; null is open.</summary>
public readonly record struct Days(DateOnly? From, DateOnly? Until)
{
    public bool IsOpen => From is null && Until is null;

    /// <summary>The first instant of the first day.</summary>
    public DateTime? Start => From is { } day ? LegalClock.StartOf(day) : null;

    /// <summary>The first instant after the last day.</summary>
    public DateTime? End => Until is { } day ? LegalClock.StartOf(day.AddDays(1)) : null;
}

/// <summary>What a list of entries is narrowed to; whatever is left out narrows nothing. The visitor's scope comes on top.</summary>
public sealed record EntryFilter
{
    public EntryNumber Number { get; init; }

    /// <summary>The Center that handles the entry.</summary>
    public CenterCode Center { get; init; }

    /// <summary>The port of entry.</summary>
    public PortCode Port { get; init; }

    /// <summary>One of these importers; null for any.</summary>
    public IReadOnlyList<long>? Importers { get; init; }
    public FilerCode Filer { get; init; }
    public EntryType Type { get; init; }

    /// <summary>The legal day on which the entry went on file.</summary>
    public Days Filed { get; init; }

    /// <summary>The day that decides policy and rates.</summary>
    public Days Deciding { get; init; }

    /// <summary>The upload that wrote the entry last.</summary>
    public long? UploadId { get; init; }

    /// <summary>Leaves out what its filer took back.</summary>
    public bool OnFileOnly { get; init; }
}

/// <summary>The orders that an index serves; a list has no other.</summary>
public enum EntryOrder
{
    FiledNewest,
    FiledOldest,

    /// <summary>Only for the numbers of one filer: they stand together.</summary>
    NumberUp,
    NumberDown,

    /// <summary>Only within a range of deciding dates.</summary>
    DecidingNewest,
    DecidingOldest,
}

public static class EntryOrders
{
    /// <summary>Whether an index serves the order under this filter.</summary>
    public static bool IsServed(this EntryOrder order, EntryFilter filter) => order switch
    {
        EntryOrder.NumberUp or EntryOrder.NumberDown => !filter.Filer.IsNone && filter.Importers is null,
        EntryOrder.DecidingNewest or EntryOrder.DecidingOldest => !filter.Deciding.IsOpen,
        EntryOrder.FiledNewest or EntryOrder.FiledOldest => filter.Deciding.IsOpen,
    };

    /// <summary>The order asked for, or the nearest that an index serves.</summary>
    public static EntryOrder Served(this EntryOrder order, EntryFilter filter) =>
        order.IsServed(filter) ? order : filter.Deciding.IsOpen ? EntryOrder.FiledNewest : EntryOrder.DecidingNewest;

    /// <summary>The same rows from the other end.</summary>
    public static EntryOrder Reversed(this EntryOrder order) => order switch
    {
        EntryOrder.FiledNewest => EntryOrder.FiledOldest,
        EntryOrder.FiledOldest => EntryOrder.FiledNewest,
        EntryOrder.NumberUp => EntryOrder.NumberDown,
        EntryOrder.NumberDown => EntryOrder.NumberUp,
        EntryOrder.DecidingNewest => EntryOrder.DecidingOldest,
        EntryOrder.DecidingOldest => EntryOrder.DecidingNewest,
    };
}
