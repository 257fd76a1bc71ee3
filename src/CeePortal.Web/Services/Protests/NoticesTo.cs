using System.Net.Mail;
using CeePortal.Data;
using CeePortal.Data.Messages;
using CeePortal.Domain.Protests;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>Who gets the notices of a protest in the party's place (19 CFR 174.30). Staff see it of every protest that they see;
/// of the trade, the organization that named the person.</summary>
public sealed class NoticesTo(PortalDbContext db, PortalDbContextFactory contexts)
{
    public async Task<NoticeRecipient?> OfAsync(Protest protest, bool forTrade, CancellationToken ct)
    {
        if (protest.NoticeRecipient is not { } key) return null;
        if (forTrade) return await FindAsync(db, key, ct);
        await using var all = contexts.CreateForSystem(); // the protest itself has passed the visitor's scope
        return await FindAsync(all, key, ct);
    }

    static Task<NoticeRecipient?> FindAsync(PortalDbContext db, long key, CancellationToken ct) => db.NoticeRecipients.AsNoTracking().FirstOrDefaultAsync(r => r.Id == key, ct);

    /// <summary>The lines of an address as it was typed.</summary>
    public static string[] Lines(string address) => address.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What is wrong with an e-mail address, to which notices are to go; null when mail can go there, or it is empty.</summary>
    public static string? Problem(string? email)
    {
        var text = email?.Trim() ?? "";
        return text.Length == 0 || (MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace))
            ? null : $"\"{text}\" is not an e-mail address. Write it like name@company.com, or leave it empty and the notices go by post.";
    }
}
