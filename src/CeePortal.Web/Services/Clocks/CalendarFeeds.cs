using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Events;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Clocks;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Clocks;

/// <summary>The private addresses at which calendars read their owner's due dates.</summary>
public sealed class CalendarFeeds(PortalDbContextFactory factory, ScopeResolver scopes, LegalClock clock)
{
    const int SecretBytes = 32;

    public async Task<CalendarFeed?> FindAsync(long userId, CancellationToken cancel)
    {
        await using var data = factory.CreateForSystem();
        return await data.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.UserId == userId, cancel);
    }

    /// <summary>Makes a new address; the one before stops working.</summary>
    /// <returns>Its secret part, which is stored nowhere and cannot be shown again.</returns>
    public async Task<string> MakeAsync(long userId, bool onlyTaken, CancellationToken cancel)
    {
        // In digits and lower-case letters: calendars and mail programs are careless with case.
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        await using var data = factory.CreateForSystem();
        await data.WriteAsync(async () =>
        {
            await data.CalendarFeeds.Where(f => f.UserId == userId).ExecuteDeleteAsync(cancel);
            data.CalendarFeeds.Add(new CalendarFeed { UserId = userId, TokenHash = HashOf(token), OnlyTaken = onlyTaken, MadeAt = clock.UtcNow });
            await NoteAsync(data, userId, "CalendarAddressMade", new { onlyTaken }, cancel);
            await data.SaveChangesAsync(cancel);
        }, Data.Writing.GateUser.Person, cancel);
        return token;
    }

    /// <returns>False when there was none.</returns>
    public async Task<bool> RevokeAsync(long userId, CancellationToken cancel)
    {
        var gone = 0;
        await using var data = factory.CreateForSystem();
        await data.WriteAsync(async () =>
        {
            gone = await data.CalendarFeeds.Where(f => f.UserId == userId).ExecuteDeleteAsync(cancel);
            if (gone == 0) return;
            await NoteAsync(data, userId, "CalendarAddressRevoked", new { }, cancel);
            await data.SaveChangesAsync(cancel);
        }, Data.Writing.GateUser.Person, cancel);
        return gone > 0;
    }

    /// <summary>What the owner of an address may see today.</summary>
    /// <returns>Null when there is no such address, or its owner's account is closed. A lock of minutes after wrong passwords is
    /// not that: it would let a stranger who guesses passwords end a calendar, which forgets an address that is not there.</returns>
    public async Task<(CalendarFeed Feed, PortalScope Scope)?> OpenAsync(string token, CancellationToken cancel)
    {
        if (token.Length != SecretBytes * 2 || !token.All(char.IsAsciiHexDigitLower)) return null;
        var hash = HashOf(token);
        await using var data = factory.CreateForSystem();
        if (await data.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.TokenHash == hash, cancel) is not { } feed) return null;
        if (!await data.Users.StillOpen(clock.UtcNow).AnyAsync(u => u.Id == feed.UserId, cancel)) return null;
        var roles = await (from link in data.UserRoles join role in data.Roles on link.RoleId equals role.Id where link.UserId == feed.UserId select role.Name).ToListAsync(cancel);
        var today = clock.Today;
        if (feed.ReadOn != today)
            await data.CalendarFeeds.Where(f => f.Id == feed.Id && f.ReadOn != today).ExecuteUpdateAsync(f => f.SetProperty(r => r.ReadOn, today), cancel);
        return (feed, await scopes.ResolveAsync(feed.UserId, roles!, cancel));
    }

    static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    Task NoteAsync(PortalDbContext data, long userId, string type, object payload, CancellationToken cancel) =>
        EventLog.AppendAsync(data, "user", userId, type, JsonSerializer.Serialize(payload, JsonSerializerOptions.Web), clock.UtcNow, userId, ct: cancel);

    /// <summary>True for roles whose people take items; others are shown all that they may see.</summary>
    public static bool TakesItems(string? role) => role is PortalRoles.Specialist or PortalRoles.Supervisor or PortalRoles.CenterDirector or PortalRoles.HeadquartersReviewer
        or PortalRoles.PortOfficer or PortalRoles.FinesPenaltiesForfeitures or PortalRoles.FieldOperations;
}
