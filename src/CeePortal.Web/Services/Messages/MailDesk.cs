using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Messages;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.Services.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Messages;

/// <summary>A mail in the administrator's list: to whom it goes, not what it says.</summary>
/// <param name="IsNamed">True when it goes to a person without an account, whom the filer named to get the notices.</param>
public sealed record MailLine(long Id, string Person, bool IsNamed, string To, MailState State, int Attempts, DateTime CreatedAt, DateTime NextAttemptAt, DateTime? SentAt, string? Problem);

/// <summary>An event that could not be told yet.</summary>
public sealed record UntoldLine(long Id, string Kind, string Number, int Seq, int Attempts, DateTime? NotBefore, string? Problem);

/// <summary>The outbox as an administrator sees it, and trying again.</summary>
public sealed class MailDesk(PortalDbContext data, AdminEvents events)
{
    public const string Stream = "mail";
    const int PageSize = 50;
    const int MostUntold = 20;

    public async Task<Dictionary<MailState, int>> CountAsync(CancellationToken cancel) =>
        await data.OutgoingMails.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    public async Task<PageOf<MailLine>> ListAsync(MailState? state, long? after, long? before, CancellationToken cancel)
    {
        var rows = data.OutgoingMails.AsNoTracking();
        if (state is { } one) rows = rows.Where(m => m.State == one);
        var isBackwards = after is null && before is not null;
        if (after is { } past) rows = rows.Where(m => m.Id < past);
        if (isBackwards) rows = rows.Where(m => m.Id > before);
        rows = isBackwards ? rows.OrderBy(m => m.Id) : rows.OrderByDescending(m => m.Id);
        var found = await (from mail in rows
                           join account in data.Users on mail.UserId equals (long?)account.Id into accounts
                           from user in accounts.DefaultIfEmpty()
                           join recipient in data.NoticeRecipients on mail.RecipientId equals (long?)recipient.Id into recipients
                           from named in recipients.DefaultIfEmpty()
                           select new MailLine(mail.Id, user != null ? user.DisplayName : named != null ? named.Name : "", named != null, mail.To, mail.State, mail.Attempts, mail.CreatedAt, mail.NextAttemptAt, mail.SentAt, mail.Problem))
            .Take(PageSize + 1).ToListAsync(cancel);
        found = isBackwards ? [.. found.OrderBy(m => m.Id)] : [.. found.OrderByDescending(m => m.Id)];
        return PageOf<MailLine>.From(found, PageSize, isBackwards, isFirst: after is null && before is null, m => m.Id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Events that failed to become messages; each is tried again by itself.</summary>
    public Task<List<UntoldLine>> UntoldAsync(CancellationToken cancel) =>
        (from due in data.NoticesDue
         join work in data.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]) on due.WorkId equals work.Id into found
         from work in found.DefaultIfEmpty()
         where due.Attempts > 0
         orderby due.Id
         select new UntoldLine(due.Id, work == null ? "" : work.Kind, work == null ? "" : work.Number, due.Seq, due.Attempts, due.NotBefore, due.Problem)).Take(MostUntold).ToListAsync(cancel);

    /// <summary>Lets a mail go out again at once: one that was given up, or one that waits after a failure.</summary>
    /// <returns>A sentence that says why not; null when it is done.</returns>
    public async Task<string?> RetryAsync(long id, CancellationToken cancel) =>
        await AgainAsync(data.OutgoingMails.Where(m => m.Id == id && (m.State == MailState.Failed || (m.State == MailState.Waiting && m.Attempts > 0))), id, cancel) == 0
            ? "This mail was sent or taken up meanwhile, so it was left alone." : null;

    /// <summary>The same for every mail that was given up.</summary>
    /// <returns>How many.</returns>
    public Task<int> RetryAllAsync(CancellationToken cancel) => AgainAsync(data.OutgoingMails.Where(m => m.State == MailState.Failed), 0, cancel);

    async Task<int> AgainAsync(IQueryable<OutgoingMail> mails, long id, CancellationToken cancel)
    {
        var now = events.Now;
        var done = 0;
        await data.WriteAsync(async () =>
        {
            done = await mails.ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MailState.Waiting).SetProperty(r => r.Attempts, 0).SetProperty(r => r.NextAttemptAt, now), cancel);
            if (done == 0) return;
            await events.AppendAsync(Stream, id, "MailRetried", [new("Mails", null, done.ToString(CultureInfo.InvariantCulture))], cancel: cancel);
            await data.SaveChangesAsync(cancel);
        }, ct: cancel);
        return done;
    }
}
