using System.Globalization;
using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CeePortal.Data.Messages;

/// <summary>Makes messages of events. The row that asks for it goes in the transaction in which the messages come, so each
/// event is told exactly once, on however many nodes this runs and wherever it is killed. Knows no kind of work by name.</summary>
public sealed class NoticeExpansion(PortalDbContextFactory factory, WorkStore store, WorkKinds kinds, LawSource laws, MessageWriter writer, TimeProvider time, ILogger<NoticeExpansion> log)
{
    const int Slice = 200;
    static readonly TimeSpan longestWait = TimeSpan.FromHours(6);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Tells what is due.</summary>
    /// <returns>How many events were told.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var told = 0;
        while (!ct.IsCancellationRequested && await DueAsync(ct) is { Count: > 0 } due)
            foreach (var ofOne in due.GroupBy(d => d.WorkId))
                told += await TellAsync(ofOne.Key, [.. ofOne], ct);
        return told;
    }

    async Task<List<NoticeDue>> DueAsync(CancellationToken ct)
    {
        await using var db = factory.CreateForSystem();
        var now = Now;
        return await db.NoticesDue.AsNoTracking().Where(d => d.NotBefore == null || d.NotBefore <= now).OrderBy(d => d.Id).Take(Slice).ToListAsync(ct);
    }

    async Task<int> TellAsync(long workId, IReadOnlyList<NoticeDue> due, CancellationToken ct)
    {
        var told = 0;
        await using var db = factory.CreateForSystem();
        foreach (var one in due)
        {
            try
            {
                if (await store.FindAsync(db, workId, ct) is not { } work) throw new InvalidOperationException("The item is not on file.");
                if (await TellAsync(db, work, one, ct)) told++;
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                await PutOffAsync(one, error);
            }
            db.ChangeTracker.Clear();
        }
        return told;
    }

    async Task<bool> TellAsync(PortalDbContext db, WorkOnFile work, NoticeDue due, CancellationToken ct)
    {
        var e = work.Events.FirstOrDefault(w => w.Seq == due.Seq) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Event {due.Seq} is not on file."));
        // As it was then: what came after has a message of its own.
        var item = kinds[work.Row.Kind].Rebuild(work.Events.Where(w => w.Seq <= due.Seq));
        var law = await laws.CurrentAsync(ct);
        var now = Now;
        var people = await WhoAsync(db, work.Row, item, e, now, ct);
        var substitute = await SubstituteAsync(db, item, e, law, ct);
        var also = kinds[work.Row.Kind].AlsoTold?.Invoke(item, e) is var (filer, told) ? (People: await Recipients.OfFilerAsync(db, filer.ToString(), now, ct), Notice: told) : default;
        var officers = await OfficersAsync(db, item, e, people, now, ct);
        var source = string.Create(CultureInfo.InvariantCulture, $"work:{due.WorkId}:{due.Seq}");
        var words = new Dictionary<NoticeReader, WorkNotice>();
        var isMine = false;
        await db.WriteAsync(async () =>
        {
            isMine = await db.NoticesDue.Where(d => d.Id == due.Id).ExecuteDeleteAsync(ct) == 1;
            if (!isMine) return; // another node told it
            foreach (var (person, notice) in officers) writer.Add(db, person, notice, source, work.Row.Kind, work.Row.Number, now);
            foreach (var person in people)
            {
                var reader = new NoticeReader(person.IsStaff, person.UserId == item.Assignee);
                if (!words.TryGetValue(reader, out var notice)) words[reader] = notice = WorkNotices.Of(item, e, reader, law);
                writer.Add(db, person, notice, source, work.Row.Kind, work.Row.Number, now);
            }
            // It sees nothing of the item, so the message leads nowhere.
            foreach (var person in also.People ?? [])
                if (people.TrueForAll(p => p.UserId != person.UserId)) writer.Add(db, person, also.Notice, source, InboxMessage.OfNothing, "", now);
            if (substitute is { Person: var named, Notice: var said }) writer.Add(db, named, said, source, now);
            await db.SaveChangesAsync(ct);
        }, GateUser.Portal, ct);
        return isMine;
    }

    // Nobody hears of an own act, but whoever files gets the receipt: it is the portal's word that the filing is there.
    static async Task<List<Recipient>> WhoAsync(PortalDbContext db, WorkRecord work, WorkItem item, WorkEvent e, DateTime now, CancellationToken ct)
    {
        if (!WorkNotices.IsTold(item, e)) return [];
        List<Recipient> people = WorkNotices.IsForTrade(item, e) ? await Recipients.TradeAsync(db, work, now, ct) : [];
        people.AddRange(await Recipients.StaffAsync(db, work, item, e, now, ct));
        var isReceipt = e.Seq == 1;
        return [.. people.Where(p => p.UserId != e.By.Id || (isReceipt && !p.IsStaff)).DistinctBy(p => p.UserId)];
    }

    /// <summary>The officers for penalties of the ports that an event concerns, and what they are told; without those who hear of it anyway.</summary>
    async Task<IReadOnlyList<(Recipient Person, WorkNotice Notice)>> OfficersAsync(PortalDbContext db, WorkItem item, WorkEvent e, IReadOnlyList<Recipient> told, DateTime now, CancellationToken ct)
    {
        if (item.Kind.PortsTold?.Invoke(item, e) is not var (ports, notice)) return [];
        var officers = await Recipients.OfPenaltiesAsync(db, [.. ports.Select(p => p.ToString())], now, ct);
        return [.. officers.Where(o => o.UserId != e.By.Id && told.All(t => t.UserId != o.UserId)).Select(o => (o, notice))];
    }

    /// <summary>The person whom the filer named to get the notices: what the party gets by law, receipts, requests and decisions.
    /// What else happens the party reads in the portal.</summary>
    static async Task<(NoticeRecipient Person, WorkNotice Notice)?> SubstituteAsync(PortalDbContext db, WorkItem item, WorkEvent e, Law law, CancellationToken ct)
    {
        if (item.NoticesGoTo is not { } key || !WorkNotices.IsTold(item, e) || !WorkNotices.IsForTrade(item, e)) return null;
        var notice = WorkNotices.Of(item, e, new NoticeReader(IsStaff: false), law);
        if (notice.Topic is not (NoticeTopic.Receipt or NoticeTopic.Request or NoticeTopic.Decision)) return null;
        return await db.NoticeRecipients.AsNoTracking().FirstOrDefaultAsync(r => r.Id == key, ct) is { } person ? (person, notice) : null;
    }

    async Task PutOffAsync(NoticeDue due, Exception error)
    {
        var wait = TimeSpan.FromSeconds(Math.Min(longestWait.TotalSeconds, 30 * Math.Pow(2, Math.Min(due.Attempts, 20))));
        log.LogError(error, "Event {Seq} of item {WorkId} could not be told; it is tried again in {Wait}", due.Seq, due.WorkId, wait);
        await using var db = factory.CreateForSystem();
        using var hold = await factory.Gate.EnterAsync(GateUser.Portal);
        var cause = error.GetBaseException();
        var (problem, next) = ($"{cause.GetType().Name}: {cause.Message}", Now + wait);
        if (problem.Length > 1000) problem = problem[..1000];
        await db.NoticesDue.Where(d => d.Id == due.Id).ExecuteUpdateAsync(d => d.SetProperty(r => r.Attempts, r => r.Attempts + 1)
            .SetProperty(r => r.NotBefore, next).SetProperty(r => r.Problem, problem));
    }
}
