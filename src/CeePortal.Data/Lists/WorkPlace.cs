using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Lists;

/// <summary>A place in an ordered list of work: the row after which a page begins. It stands in addresses as a short text.</summary>
/// <param name="At">What the list is sorted by, as a number: a day's, microseconds, cents, the importer's key, the digits of a number.</param>
/// <param name="Then">The day's number where a list sorts by importer and then by days left; else 0.</param>
/// <param name="Id">The row's key.</param>
public readonly record struct WorkPlace(long At, long Then, long Id)
{
    /// <summary>The place of a row.</summary>
    public static WorkPlace Of(WorkRecord row, WorkSort by) => by switch
    {
        WorkSort.Due => new(row.DueOrder.DayNumber, 0, row.Id),
        WorkSort.Filed => new(row.FiledOn.DayNumber, 0, row.Id),
        WorkSort.Amount => new(row.AmountCents, 0, row.Id),
        WorkSort.Importer => new(row.ImporterId, row.DueOrder.DayNumber, row.Id),
        WorkSort.Number => new(long.Parse(row.Number, CultureInfo.InvariantCulture), 0, row.Id),
        WorkSort.Changed => new(InstantConverter.ToMicroseconds(row.ChangedAt), 0, row.Id),
        WorkSort.Closed => new((row.ClosedOn ?? DateOnly.MaxValue).DayNumber, 0, row.Id),
    };

    /// <summary>Reads the text of a place. One that was made under another order, or by hand, is no place.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, WorkSort by, out WorkPlace place)
    {
        place = default;
        var parts = (text ?? "").Split('.');
        if (parts.Length != 4 || parts[0] != Letter(by) || !Number(parts[1], out var at) || !Number(parts[2], out var then) || !Number(parts[3], out var id)) return false;
        // What no row can have is no place either; it would overflow the day or the instant.
        if (at > Most(by) || then > DateOnly.MaxValue.DayNumber) return false;
        place = new(at, then, id);
        return true;

        static bool Number(string part, out long value) => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The text, which says under which order it was made.</summary>
    public string ToText(WorkSort by) => string.Create(CultureInfo.InvariantCulture, $"{Letter(by)}.{At}.{Then}.{Id}");

    /// <summary>Which of two rows comes first.</summary>
    public static int Compare(WorkRecord a, WorkRecord b, WorkOrder order)
    {
        var (x, y) = (Of(a, order.By), Of(b, order.By));
        var up = (x.At, x.Then, x.Id).CompareTo((y.At, y.Then, y.Id));
        return order.Down ? -up : up;
    }

    internal DateOnly Day => DateOnly.FromDayNumber((int)At);
    internal DateOnly ThenDay => DateOnly.FromDayNumber((int)Then);
    internal DateTime Instant => InstantConverter.FromMicroseconds(At);
    internal string Digits => At.ToString("D12", CultureInfo.InvariantCulture);

    static string Letter(WorkSort by) => by switch
    {
        WorkSort.Due => "d",
        WorkSort.Filed => "f",
        WorkSort.Amount => "a",
        WorkSort.Importer => "i",
        WorkSort.Number => "n",
        WorkSort.Changed => "c",
        WorkSort.Closed => "e",
    };

    static long Most(WorkSort by) => by switch
    {
        WorkSort.Due or WorkSort.Filed or WorkSort.Closed => DateOnly.MaxValue.DayNumber,
        WorkSort.Changed => InstantConverter.ToMicroseconds(DateTime.MaxValue),
        WorkSort.Number => 999_999_999_999,
        _ => long.MaxValue,
    };
}

/// <summary>One page of a list of work.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Previous">Before which place the page before ends; null on the first.</param>
/// <param name="Next">After which place the page after begins; null on the last.</param>
public sealed record WorkPage(IReadOnlyList<WorkRecord> Rows, WorkPlace? Previous, WorkPlace? Next);

/// <summary>An item beside another in a list.</summary>
public sealed record WorkNeighbor(string Kind, WorkNumber Number);
