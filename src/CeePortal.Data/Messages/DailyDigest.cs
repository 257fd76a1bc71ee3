using System.Globalization;
using CeePortal.Data.Accounts;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Messages;

/// <summary>Makes one mail a day of the messages that wait for it. May run as often as one likes: what was due at the last
/// hour goes out once, also when the server was down then.</summary>
public sealed class DailyDigest(PortalDbContextFactory factory, MessageWriter writer, MessageSettings settings, TimeProvider time)
{
    const int Slice = 500;

    /// <returns>How many digests were written.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = MessageSettings.LastDigestBefore(now, settings.DigestHour);
        var written = 0;
        for (long after = 0; ;)
        {
            await using var db = factory.CreateForSystem();
            var people = await db.InboxMessages.Where(m => m.AwaitsDigest && m.UserId > after && m.CreatedAt < due).Select(m => m.UserId).Distinct().Order().Take(Slice).ToListAsync(ct);
            foreach (var person in people)
            {
                if (await WriteAsync(db, person, due, now, ct)) written++;
                db.ChangeTracker.Clear();
            }
            if (people.Count < Slice) return written;
            after = people[^1];
        }
    }

    async Task<bool> WriteAsync(PortalDbContext db, long person, DateTime due, DateTime now, CancellationToken ct)
    {
        var source = string.Create(CultureInfo.InvariantCulture, $"digest:{LegalClock.DayOf(new DateTimeOffset(due)):yyyy-MM-dd}");
        var email = await db.Users.StillOpen(now).Where(u => u.Id == person).Select(u => u.Email).FirstOrDefaultAsync(ct);
        var way = await db.MessageChoices.Where(c => c.UserId == person).Select(c => (MessageWay?)c.Way).FirstOrDefaultAsync(ct);
        var isWritten = false;
        try
        {
            await db.WriteAsync(async () =>
            {
                var waiting = await db.InboxMessages.AsNoTracking().Where(m => m.AwaitsDigest && m.UserId == person && m.CreatedAt < due).OrderBy(m => m.Id).ToListAsync(ct);
                // Of two nodes the second finds nothing left to take.
                if (await db.InboxMessages.Where(m => m.AwaitsDigest && m.UserId == person && m.CreatedAt < due)
                    .ExecuteUpdateAsync(m => m.SetProperty(r => r.AwaitsDigest, false), ct) == 0) return;
                var unread = waiting.Where(m => m.ReadAt is null).ToList();
                if (unread.Count == 0 || string.IsNullOrEmpty(email) || way == MessageWay.PortalOnly) return; // read meanwhile, no longer wanted, or the account is closed
                db.OutgoingMails.Add(writer.Digest(person, email, unread, source, now));
                await db.SaveChangesAsync(ct);
                isWritten = true;
            }, GateUser.Portal, ct);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            return false; // this day's digest stands; what came since stays for the next
        }
        return isWritten;
    }
}
