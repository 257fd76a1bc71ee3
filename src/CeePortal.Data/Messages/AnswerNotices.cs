using System.Globalization;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CeePortal.Data.Messages;

/// <summary>Reminds the trade of the day by which CBP wants an answer, so many days before as each person chose, and tells
/// whoever holds the item once that day has passed without one. Once each: the note that it was told is written with the
/// messages. Knows no kind of work by name.</summary>
public sealed class AnswerNotices(PortalDbContextFactory factory, WorkStore store, MessageWriter writer, LegalClock clock, ILogger<AnswerNotices> log)
{
    const int Slice = 200;

    /// <summary>What is longer ago than this is told no more: its notes are forgotten soon after.</summary>
    const int TellFor = 365;

    /// <summary>Stands for the word that the day has passed.</summary>
    const int Passed = -1;

    /// <returns>How many days were told.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var today = clock.Today;
        var told = await TellAllAsync(today.AddDays(-TellFor), today.AddDays(-1), Passed, today, ct);
        IReadOnlyList<int> numbers;
        await using (var db = factory.CreateForSystem()) numbers = await MessageChoice.AllDaysAsync(db, ct);
        var nearer = -1;
        foreach (var days in numbers)
        {
            told += await TellAllAsync(today.AddDays(nearer + 1), today.AddDays(days), days, today, ct);
            nearer = days;
        }
        return told;
    }

    async Task<int> TellAllAsync(DateOnly from, DateOnly until, int days, DateOnly today, CancellationToken ct)
    {
        var told = 0;
        for (long after = 0; ;)
        {
            List<WorkRecord> due;
            await using (var db = factory.CreateForSystem()) due = await Due(db, from, until, days, after).Take(Slice).ToListAsync(ct);
            foreach (var row in due)
            {
                try
                {
                    if (await TellAsync(row.Id, row.AnswerBy!.Value, days, today, ct)) told++;
                }
                catch (Exception error) when (!ct.IsCancellationRequested)
                {
                    log.LogError(error, "The day for an answer of item {WorkId} could not be told; it is tried again at the next run", row.Id);
                }
            }
            if (due.Count < Slice) return told;
            after = due[^1].Id;
        }
    }

    /// <summary>The items whose answer is wanted between two days and of which that was not told. That a day has passed waits
    /// until somebody holds the item.</summary>
    public static IQueryable<WorkRecord> Due(PortalDbContext db, DateOnly from, DateOnly until, int days, long after)
    {
        var items = db.WorkItems.AsNoTracking().Where(w => w.AnswerBy >= from && w.AnswerBy <= until && w.Id > after
            && !db.ClockNotices.Any(n => n.SubjectId == w.Id && n.Subject == ClockNotice.OfAnswer && n.Code == "" && n.About == "" && n.Due == w.AnswerBy && n.DaysBefore == days));
        if (days == Passed) items = items.Where(w => w.AssigneeId != null || w.TeamId != null);
        return items.OrderBy(w => w.Id);
    }

    async Task<bool> TellAsync(long id, DateOnly answerBy, int days, DateOnly today, CancellationToken ct)
    {
        await using var db = factory.CreateForSystem();
        var now = clock.UtcNow;
        if (await store.FindAsync(db, id, ct) is not { Item.OpenRequest: { } request } work || request.AnswerBy != answerBy) return false; // answered or closed meanwhile
        var asked = work.Events[request.Number - 1];
        var left = answerBy.DayNumber - today.DayNumber;
        var source = string.Create(CultureInfo.InvariantCulture, $"answer:{id}:{asked.Seq}:");
        List<(Recipient Person, string Source)> people;
        if (days == Passed)
            people = [.. (await Recipients.StaffAsync(db, work.Row, work.Item, null, now, ct)).DistinctBy(p => p.UserId).Select(p => (p, source + "passed"))];
        else if (request.Clock is not null)
            people = []; // its clock reminds of it
        else
            // Who was asked within these days has just heard of it.
            people = [.. from person in (await Recipients.TradeAsync(db, work.Row, now, ct)).DistinctBy(p => p.UserId)
                         let own = person.Choice.Reached(left)
                         where own is not null && answerBy.AddDays(-own.Value) > asked.On
                         select (person, source + own.Value.ToString(CultureInfo.InvariantCulture))];
        var notice = days == Passed ? WorkNotices.AnswerMissing(work.Item, request) : WorkNotices.AnswerNear(work.Item, request, left);
        var toldAnybody = false;
        try
        {
            await db.WriteAsync(async () =>
            {
                db.ClockNotices.Add(new ClockNotice { Subject = ClockNotice.OfAnswer, SubjectId = id, Code = "", Due = answerBy, DaysBefore = days });
                var sources = people.Select(p => p.Source).Distinct().ToList();
                var known = sources.Count == 0 ? [] : (await db.InboxMessages.Where(m => sources.Contains(m.Source)).Select(m => new { m.UserId, m.Source }).ToListAsync(ct)).Select(m => (m.UserId, m.Source)).ToHashSet();
                foreach (var (person, of) in people.Where(p => !known.Contains((p.Person.UserId, p.Source))))
                {
                    writer.Add(db, person, notice, of, work.Row.Kind, work.Row.Number, now);
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
}
