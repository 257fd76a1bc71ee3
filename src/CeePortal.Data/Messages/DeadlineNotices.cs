using System.Globalization;
using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CeePortal.Data.Messages;

/// <summary>Tells people that a time limit comes near, so many days before as each chose; limits of one item that end on one
/// day in one message. Once for a clock and a number of days: the note that it was told is written with the messages. A server that was down tells the nearest of the numbers
/// that it missed, and not each.</summary>
public sealed class DeadlineNotices(PortalDbContextFactory factory, WorkStore store, WorkKinds kinds, LawSource laws, MessageWriter writer, LegalClock clock, ILogger<DeadlineNotices> log)
{
    const int Slice = 200;
    static readonly int keepDays = 400; // as long as a clock may come back to the same day

    /// <returns>How many clocks were told.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var today = clock.Today;
        var told = 0;
        var nearer = -1;
        foreach (var days in await ThresholdsAsync(ct))
        {
            var (from, until) = (today.AddDays(nearer + 1), today.AddDays(days));
            for (var (day, id) = (from, 0L); ;)
            {
                var due = await DueAsync(day, id, until, days, ct);
                foreach (var one in due)
                {
                    try
                    {
                        if (await TellAsync(one, days, today, ct)) told++;
                    }
                    catch (Exception error) when (!ct.IsCancellationRequested)
                    {
                        log.LogError(error, "Clock {Code} of item {WorkId} could not be told; it is tried again at the next run", one.Code, one.WorkId);
                    }
                }
                if (due.Count < Slice) break;
                (day, id) = (due[^1].Due!.Value, due[^1].Id);
            }
            nearer = days;
        }
        await ForgetAsync(today, ct);
        return told;
    }

    /// <summary>Every number of days that somebody chose, fewest first.</summary>
    async Task<IReadOnlyList<int>> ThresholdsAsync(CancellationToken ct)
    {
        await using var db = factory.CreateForSystem();
        return await MessageChoice.AllDaysAsync(db, ct);
    }

    async Task<List<WorkClockRow>> DueAsync(DateOnly from, long after, DateOnly until, int days, CancellationToken ct)
    {
        await using var db = factory.CreateForSystem();
        return await Due(db, from, after, until, days).Take(Slice).ToListAsync(ct);
    }

    /// <summary>The clocks whose last day lies between two days and that were not told so many days before, in the order of
    /// their index, so that a slice goes on where the one before ended and nothing is sorted.</summary>
    /// <param name="db">A context of the system.</param>
    /// <param name="from">The first day.</param>
    /// <param name="after">Of the first day, those behind this key.</param>
    /// <param name="until">The last day.</param>
    /// <param name="days">The number of days before.</param>
    public static IQueryable<WorkClockRow> Due(PortalDbContext db, DateOnly from, long after, DateOnly until, int days) =>
        db.WorkClocks.AsNoTracking().Where(c => c.Due >= from && c.Due <= until && (c.Due > from || c.Id > after)
            && !db.ClockNotices.Any(n => n.SubjectId == c.WorkId && n.Subject == ClockNotice.OfWork && n.Code == c.Code && n.About == c.About && n.Due == c.Due && n.DaysBefore == days))
            .OrderBy(c => c.Due).ThenBy(c => c.Id);

    async Task<bool> TellAsync(WorkClockRow row, int days, DateOnly today, CancellationToken ct)
    {
        await using var db = factory.CreateForSystem();
        var due = row.Due!.Value;
        var now = clock.UtcNow;
        // A clock that began within these days is news already: the event that started it was told.
        var isNews = due.AddDays(-days) > row.StartedOn;
        var people = isNews && await store.FindAsync(db, row.WorkId, ct) is { } work ? await WhoAsync(db, work, row, due.DayNumber - today.DayNumber, now, ct) : [];
        var limits = people.Count == 0 ? [] : await SameDayAsync(db, row, ct);
        var toldAnybody = false;
        try
        {
            await db.WriteAsync(async () =>
            {
                db.ClockNotices.Add(new ClockNotice { Subject = ClockNotice.OfWork, SubjectId = row.WorkId, Code = row.Code, About = row.About, Due = due, DaysBefore = days });
                var sources = people.Select(p => p.Source).Distinct().ToList();
                var known = sources.Count == 0 ? [] : (await db.InboxMessages.Where(m => sources.Contains(m.Source)).Select(m => new { m.UserId, m.Source }).ToListAsync(ct)).Select(m => (m.UserId, m.Source)).ToHashSet();
                foreach (var (person, source, item) in people)
                {
                    if (known.Contains((person.UserId, source))) continue;
                    var notice = WorkNotices.Near(kinds[item.Kind].Name, WorkNumber.Parse(item.Number).ToString(), limits, due, due.DayNumber - today.DayNumber);
                    writer.Add(db, person, notice, source, item.Kind, item.Number, now);
                    toldAnybody = true;
                }
                await db.SaveChangesAsync(ct);
            }, GateUser.Portal, ct);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            return false; // another node told it
        }
        return toldAnybody;
    }

    /// <summary>All limits of the item that end on the clock's day and are told to the same people: one message names them all.</summary>
    async Task<IReadOnlyList<LimitNear>> SameDayAsync(PortalDbContext db, WorkClockRow row, CancellationToken ct)
    {
        var book = (await laws.CurrentAsync(ct)).Clocks;
        var rows = await db.WorkClocks.AsNoTracking().Where(c => c.WorkId == row.WorkId && c.Due == row.Due && c.Binds == row.Binds && c.HappensByItself == row.HappensByItself && c.ForStaff == row.ForStaff).OrderBy(c => c.Id).ToListAsync(ct);
        return [.. rows.Select(r => (Row: r, Rule: book.Find(r.Code))).Select(r => new LimitNear(r.Rule?.Name ?? r.Row.Code, r.Row.About,
            r.Rule is { } rule ? $"{rule.Sentence}; after that: {rule.Consequence} ({rule.Citation})." : "", r.Row.EstimatedBy is not null))];
    }

    /// <summary>Each person hears of the nearest of the own numbers that is reached: whom the clock binds, and of what happens
    /// by itself both sides.</summary>
    static async Task<List<(Recipient Person, string Source, WorkRecord Item)>> WhoAsync(PortalDbContext db, WorkOnFile work, WorkClockRow row, int left, DateTime now, CancellationToken ct)
    {
        var people = new List<Recipient>();
        if (!row.ForStaff && (row.Binds == ClockSide.Trade || row.HappensByItself)) people.AddRange(await Recipients.TradeAsync(db, work.Row, now, ct));
        if (row.Binds == ClockSide.Cbp)
        {
            var staff = await Recipients.StaffAsync(db, work.Row, work.Item, null, now, ct);
            // A limit that binds CBP runs whether somebody has the item or not: then whoever answers for the office is told.
            if (work.Item is { Assignee: null, Team: null }) staff.AddRange(await Recipients.AnsweringForAsync(db, work.Row.Office, now, ct));
            people.AddRange(staff);
        }
        return [.. from person in people.DistinctBy(p => p.UserId)
                   let own = person.Choice.Days().Where(d => d >= left).DefaultIfEmpty(-1).Min()
                   where own >= 0 && row.Due!.Value.AddDays(-own) > row.StartedOn
                   select (person, string.Create(CultureInfo.InvariantCulture, $"clock:{row.WorkId}:{(row.HappensByItself ? "law" : row.Binds.ToString())}:{row.Due:yyyy-MM-dd}:{own}"), work.Row)];
    }

    async Task ForgetAsync(DateOnly today, CancellationToken ct)
    {
        var before = today.AddDays(-keepDays);
        await using var db = factory.CreateForSystem();
        using var hold = await factory.Gate.EnterAsync(GateUser.Portal, ct);
        await db.ClockNotices.Where(n => n.Due < before).ExecuteDeleteAsync(ct);
    }
}
