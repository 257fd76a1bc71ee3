using CeePortal.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Messages;

/// <summary>The mails that wait. One node at a time has a mail, by a conditional UPDATE; one whose node died is free again
/// when its lease has run out.</summary>
public sealed class Outbox(PortalDbContextFactory factory, TimeProvider time)
{
    /// <summary>How long a node may take over one mail.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long it waits after each failure; after the last it is given up.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The mails whose turn it is, oldest first.</summary>
    public async Task<List<long>> DueAsync(int most, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var now = Now;
        return await db.OutgoingMails.Where(m => m.State == MailState.Waiting && m.NextAttemptAt <= now && (m.LeaseUntil == null || m.LeaseUntil < now))
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Select(m => m.Id).Take(most).ToListAsync(ct);
    }

    /// <summary>Takes a mail to send it; null when another node has it.</summary>
    public async Task<OutgoingMail?> TakeAsync(long id, string owner, CancellationToken ct = default)
    {
        var now = Now;
        var until = now + Lease;
        var taken = await WriteAsync(db => db.OutgoingMails.Where(m => m.Id == id && m.State == MailState.Waiting && m.NextAttemptAt <= now && (m.LeaseUntil == null || m.LeaseUntil < now))
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.LeaseOwner, owner).SetProperty(r => r.LeaseUntil, until).SetProperty(r => r.Attempts, r => r.Attempts + 1), ct), ct);
        if (taken == 0) return null;
        await using var db = factory.CreateForSystem();
        return await db.OutgoingMails.AsNoTracking().SingleAsync(m => m.Id == id, ct);
    }

    /// <summary>It was handed over.</summary>
    public Task SentAsync(long id, string owner, CancellationToken ct = default)
    {
        var now = Now;
        return WriteAsync(db => db.OutgoingMails.Where(m => m.Id == id && m.LeaseOwner == owner)
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MailState.Sent).SetProperty(r => r.SentAt, now).SetProperty(r => r.Problem, (string?)null)
                .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTime?)null), ct), ct);
    }

    /// <summary>It could not be handed over: it waits longer each time and is at last given up; at once when it never can.</summary>
    public Task FailAsync(OutgoingMail mail, string owner, string problem, bool isFinal, CancellationToken ct = default)
    {
        var gaveUp = isFinal || mail.Attempts > Waits.Count;
        var next = Now + (gaveUp ? TimeSpan.Zero : Waits[mail.Attempts - 1]);
        var text = problem.Length > 1000 ? problem[..1000] : problem;
        return WriteAsync(db => db.OutgoingMails.Where(m => m.Id == mail.Id && m.LeaseOwner == owner)
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.State, gaveUp ? MailState.Failed : MailState.Waiting).SetProperty(r => r.NextAttemptAt, next).SetProperty(r => r.Problem, text)
                .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTime?)null), ct), ct);
    }

    /// <summary>Forgets mails that were sent long ago.</summary>
    public Task<int> ForgetSentAsync(TimeSpan olderThan, CancellationToken ct = default)
    {
        var before = Now - olderThan;
        return WriteAsync(db => db.OutgoingMails.Where(m => m.State == MailState.Sent && m.SentAt < before).ExecuteDeleteAsync(ct), ct);
    }

    async Task<int> WriteAsync(Func<PortalDbContext, Task<int>> change, CancellationToken ct)
    {
        await using var db = factory.CreateForSystem();
        using var hold = await factory.Gate.EnterAsync(GateUser.Portal, ct);
        return await change(db);
    }
}
