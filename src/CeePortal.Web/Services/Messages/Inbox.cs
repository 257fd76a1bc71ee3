using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Messages;
using CeePortal.Data.Writing;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Messages;

/// <summary>A row of the inbox.</summary>
public sealed record InboxRow(long Id, NoticeTopic Topic, string Subject, string Sentence, string ItemKind, string ItemNumber, DateTime CreatedAt, DateTime? ReadAt);

/// <summary>How the inbox is ordered.</summary>
public enum InboxOrder
{
    Newest,

    /// <summary>What is not read stands first, newest first within each.</summary>
    UnreadFirst,
}

/// <summary>The visitor's own messages: the context's filter lets nobody see another's.</summary>
public sealed class Inbox(PortalDbContext db, TimeProvider time)
{
    const int RowsOnPage = 25;
    const int MostCounted = 99;

    int? unread;

    /// <summary>How many are not read, up to 100, which stands for more. Counted once per request.</summary>
    public async Task<int> CountUnreadAsync(CancellationToken ct) =>
        unread ??= await db.InboxMessages.Where(m => m.ReadAt == null).Take(MostCounted + 1).CountAsync(ct);

    /// <summary>A count as the header prints it.</summary>
    public static string InWords(int count) => count > MostCounted ? "99+" : count.ToString(CultureInfo.InvariantCulture);

    /// <param name="after">Where the page before this one ended, as <see cref="PageOf{T}.Next"/> gave it.</param>
    /// <param name="before">Where the page behind this one begins.</param>
    public async Task<PageOf<InboxRow>> ListAsync(InboxOrder order, bool onlyUnread, string? after, string? before, CancellationToken ct)
    {
        var isBackwards = before is not null && after is null;
        var place = Place.Read(after ?? before);
        var rows = await Rows(db, order, onlyUnread, place, isBackwards && place is not null).Take(RowsOnPage + 1).ToListAsync(ct);
        return PageOf<InboxRow>.From(rows, RowsOnPage, isBackwards && place is not null, isFirst: place is null, row => new Place(row.ReadAt is not null, row.Id).ToString());
    }

    /// <summary>Where a page begins or ends.</summary>
    public sealed record Place(bool IsRead, long Id)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsRead ? 'r' : 'u')}{Id}");

        public static Place? Read(string? text) => text is { Length: > 1 } && text[0] is 'r' or 'u'
            && long.TryParse(text!.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(text[0] == 'r', id) : null;
    }

    public static IQueryable<InboxRow> Rows(PortalDbContext db, InboxOrder order, bool onlyUnread, Place? place, bool isBackwards)
    {
        var rows = db.InboxMessages.AsNoTracking();
        if (onlyUnread) rows = rows.Where(m => m.ReadAt == null);
        if (place is { Id: var id, IsRead: var isRead })
            rows = (order, isBackwards, isRead) switch
            {
                (InboxOrder.Newest, false, _) => rows.Where(m => m.Id < id),
                (InboxOrder.Newest, true, _) => rows.Where(m => m.Id > id),
                (_, false, false) => rows.Where(m => (m.ReadAt == null && m.Id < id) || m.ReadAt != null),
                (_, false, true) => rows.Where(m => m.ReadAt != null && m.Id < id),
                (_, true, false) => rows.Where(m => m.ReadAt == null && m.Id > id),
                (_, true, true) => rows.Where(m => m.ReadAt == null || m.Id > id),
            };
        rows = (order, isBackwards) switch
        {
            (InboxOrder.Newest, false) => rows.OrderByDescending(m => m.Id),
            (InboxOrder.Newest, true) => rows.OrderBy(m => m.Id),
            (_, false) => rows.OrderBy(m => m.ReadAt == null ? 0 : 1).ThenByDescending(m => m.Id),
            (_, true) => rows.OrderByDescending(m => m.ReadAt == null ? 0 : 1).ThenBy(m => m.Id),
        };
        return rows.Select(m => new InboxRow(m.Id, m.Topic, m.Subject, m.Sentence, m.ItemKind, m.ItemNumber, m.CreatedAt, m.ReadAt));
    }

    public Task<InboxMessage?> FindAsync(long id, CancellationToken ct) => db.InboxMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct);

    /// <summary>Notes that a message was read; of one that was, the first time stays.</summary>
    public Task<int> ReadAsync(long id, CancellationToken ct) => MarkAsync(db.InboxMessages.Where(m => m.Id == id && m.ReadAt == null), ct);

    /// <summary>Notes that everything was read, up to the newest that the visitor saw.</summary>
    public Task<int> ReadAllAsync(long newest, CancellationToken ct) => MarkAsync(db.InboxMessages.Where(m => m.Id <= newest && m.ReadAt == null), ct);

    public Task<int> UnreadAgainAsync(long id, CancellationToken ct) => SetAsync(db.InboxMessages.Where(m => m.Id == id), null, ct);

    Task<int> MarkAsync(IQueryable<InboxMessage> messages, CancellationToken ct) => SetAsync(messages, time.GetUtcNow().UtcDateTime, ct);

    async Task<int> SetAsync(IQueryable<InboxMessage> messages, DateTime? at, CancellationToken ct)
    {
        var changed = 0;
        await db.WriteAsync(async () => changed = await messages.ExecuteUpdateAsync(m => m.SetProperty(r => r.ReadAt, at), ct), GateUser.Person, ct);
        unread = null;
        return changed;
    }
}
