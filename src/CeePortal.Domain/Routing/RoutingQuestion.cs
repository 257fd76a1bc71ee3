using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Routing;

/// <summary>A tariff number of a line with its entered value.</summary>
/// <param name="Number">The HTS number.</param>
/// <param name="Value">Its entered value; zero when the value stands at another number of the line.</param>
public readonly record struct RoutingTariff(HtsNumber Number, Money Value);

/// <summary>A line as routing sees it.</summary>
/// <param name="Number">The line's number, for people to find it.</param>
/// <param name="SetRole">Its part in a set.</param>
/// <param name="FirstTariff">Where its tariff numbers begin in <see cref="RoutingQuestion.Tariffs"/>.</param>
/// <param name="TariffCount">How many there are.</param>
public readonly record struct RoutingLine(int Number, SetRole SetRole, int FirstTariff, int TariffCount);

/// <summary>What routing needs to know of an entry summary. It borrows its lines: use it before the lines change.</summary>
/// <remarks><see cref="RoutingLines"/> makes one from a draft or line by line.</remarks>
public readonly ref struct RoutingQuestion
{
    /// <summary>The port of entry, to which the revenue is credited.</summary>
    public required PortCode PortOfEntry { get; init; }

    /// <summary>The entry type.</summary>
    public required EntryType EntryType { get; init; }

    /// <summary>The date that decides, and which date it is.</summary>
    public required DecidingDate Date { get; init; }

    /// <summary>What is known of the importer; null is the same as <see cref="ImporterStanding.Unknown"/>.</summary>
    public required ImporterStanding? Importer { get; init; }

    /// <summary>The lines in the order of the entry summary.</summary>
    public required ReadOnlySpan<RoutingLine> Lines { get; init; }

    /// <summary>The tariff numbers of all lines, one line's after the other's.</summary>
    public required ReadOnlySpan<RoutingTariff> Tariffs { get; init; }
}

/// <summary>Holds the lines of one entry summary after the other for routing, without allocating again. Not for several
/// threads at once: each has its own.</summary>
public sealed class RoutingLines
{
    RoutingLine[] lines = new RoutingLine[16];
    RoutingTariff[] tariffs = new RoutingTariff[32];
    int lineCount, tariffCount;

    /// <summary>How many lines there are.</summary>
    public int Count => lineCount;

    /// <summary>Forgets the lines.</summary>
    public RoutingLines Clear()
    {
        lineCount = tariffCount = 0;
        return this;
    }

    /// <summary>Begins the next line.</summary>
    /// <param name="number">Its number in the entry summary.</param>
    /// <param name="role">Its part in a set.</param>
    public RoutingLines AddLine(int number, SetRole role = SetRole.None)
    {
        if (lineCount == lines.Length) Array.Resize(ref lines, lineCount * 2);
        lines[lineCount++] = new RoutingLine(number, role, tariffCount, 0);
        return this;
    }

    /// <summary>Adds a tariff number to the line begun last.</summary>
    /// <param name="number">The HTS number.</param>
    /// <param name="value">Its entered value.</param>
    /// <exception cref="InvalidOperationException">No line was begun.</exception>
    public RoutingLines AddTariff(HtsNumber number, Money value)
    {
        if (lineCount == 0) throw new InvalidOperationException("Begin a line before its tariff numbers.");
        if (tariffCount == tariffs.Length) Array.Resize(ref tariffs, tariffCount * 2);
        tariffs[tariffCount++] = new RoutingTariff(number, value);
        ref var line = ref lines[lineCount - 1];
        line = line with { TariffCount = line.TariffCount + 1 };
        return this;
    }

    /// <summary>Takes the lines of a draft in place of those held.</summary>
    public RoutingLines Take(EntrySummaryDraft draft)
    {
        Clear();
        foreach (var line in draft.Lines)
        {
            AddLine(line.Number, line.SetRole);
            foreach (var tariff in line.Tariffs) AddTariff(tariff.Number, tariff.Value);
        }
        return this;
    }

    /// <summary>The question with the lines held.</summary>
    /// <param name="portOfEntry">The port of entry.</param>
    /// <param name="entryType">The entry type.</param>
    /// <param name="date">The date that decides.</param>
    /// <param name="importer">What is known of the importer, or null.</param>
    public RoutingQuestion Ask(PortCode portOfEntry, EntryType entryType, DecidingDate date, ImporterStanding? importer) => new()
    {
        PortOfEntry = portOfEntry,
        EntryType = entryType,
        Date = date,
        Importer = importer,
        Lines = lines.AsSpan(0, lineCount),
        Tariffs = tariffs.AsSpan(0, tariffCount),
    };

    /// <summary>The question that a draft asks.</summary>
    /// <param name="draft">The entry summary; its lines are taken in place of those held.</param>
    /// <param name="received">The legal day on which the portal received it.</param>
    /// <param name="importer">What is known of its importer, or null.</param>
    public RoutingQuestion Ask(EntrySummaryDraft draft, DateOnly received, ImporterStanding? importer) =>
        Take(draft).Ask(draft.PortOfEntry, draft.Type, draft.DatesWhenReceived(received).Deciding, importer);
}
