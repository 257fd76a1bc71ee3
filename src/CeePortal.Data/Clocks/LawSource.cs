using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CeePortal.Data.Clocks;

/// <summary>The law of the moment: the federal calendar with the closings on file, and the declared clocks with what
/// offices changed. Kept until the tables change; every node follows an edit within two seconds.</summary>
public sealed class LawSource(PortalDbContextFactory factory, TimeProvider time, ILogger<LawSource> log)
{
    readonly SnapshotOf<Law> snapshot = new(factory, time, ReferenceStamps.Clocks, async (db, ct) =>
    {
        var problems = new List<string>();
        var law = await ReadAsync(db, problems, ct);
        foreach (var problem in problems) log.LogError("A row of the clocks is left out: {Problem}", problem);
        return law;
    });

    public ValueTask<Law> CurrentAsync(CancellationToken ct = default) => snapshot.GetAsync(ct);

    /// <summary>Reads the law from the tables as they are now.</summary>
    /// <param name="problems">Takes a sentence for each row that is left out, because a newer version of the portal knows its
    /// clock as law, or not at all. What is law stands, whatever a row says.</param>
    public static async Task<Law> ReadAsync(PortalDbContext db, ICollection<string>? problems = null, CancellationToken ct = default)
    {
        var closings = await db.RefClosings.AsNoTracking().Where(c => c.MovesDeadlines).ToListAsync(ct);
        var changed = await db.RefClocks.AsNoTracking()
            .Where(c => c.Length != null || c.Roll != null || c.TargetDays != null).OrderBy(c => c.Code).ToListAsync(ct);
        var book = ClockBook.Declared;
        var correctable = await db.RefCorrectableTypes.AsNoTracking().Select(t => t.Code).ToListAsync(ct);
        if (correctable.Count > 0) book = book.WithCorrectable(correctable.Select(t => EntryType.Parse(t)));
        foreach (var row in changed)
        {
            try
            {
                book = With(book, row);
            }
            catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
            {
                problems?.Add(e.Message);
            }
        }
        return new(new BusinessCalendar(closings.Select(ToDomain)), book);
    }

    /// <summary>A book with what a row changes.</summary>
    /// <exception cref="InvalidOperationException">What is to be changed is law, or no reason is given; the message says so.</exception>
    /// <exception cref="KeyNotFoundException">There is no such clock.</exception>
    public static ClockBook With(ClockBook book, RefClock row)
    {
        if (row.Change is { } change) book = book.With(change);
        return row.TargetDays is { } days ? book.With(book[row.Code].TargetWithin(days, row.Reason)) : book;
    }

    public static Closing ToDomain(RefClosing closing) =>
        new(closing.Day, closing.Port.Length == 0 ? default : PortCode.Parse(closing.Port), closing.Reason, closing.Source);
}
