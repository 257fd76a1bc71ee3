using System.Text.Encodings.Web;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Events;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Administration;

/// <summary>A value before and after a change; null where there was none.</summary>
/// <param name="Field">The field's name in code; pages show its label.</param>
public sealed record ValueChange(string Field, string? Before, string? After);

/// <summary>What an administrator did, as it is shown: who, when, what, old and new.</summary>
public sealed record AdminEvent(string Type, DateTime At, string By, string? Note, string? FormerKey, IReadOnlyList<ValueChange> Changes);

/// <summary>Writes what administrators do into the event log, in the transaction of the change, and reads it back.</summary>
/// <remarks>Persons stand in the log by key: names, addresses and numbers of people are changed "without their value", so
/// that they can be removed where they live.</remarks>
public sealed class AdminEvents(PortalDbContext data, LegalClock clock, IHttpContextAccessor http)
{
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    sealed record Body(IReadOnlyList<ValueChange> Changes, string? Note, string? FormerKey);

    /// <summary>The administrator who acts.</summary>
    public long Actor => http.HttpContext!.User.Id();

    public DateTime Now => clock.UtcNow;

    /// <summary>Adds the event to the context; the next SaveChanges writes it with the change.</summary>
    public Task AppendAsync(string stream, long id, string type, IReadOnlyList<ValueChange> changes, string? note = null,
        string? formerKey = null, CancellationToken cancel = default) =>
        EventLog.AppendAsync(data, stream, id, type, JsonSerializer.Serialize(new Body(changes, Blank(note), formerKey), json), Now, Actor, ct: cancel);

    /// <summary>What happened to a thing, newest first.</summary>
    public async Task<IReadOnlyList<AdminEvent>> HistoryAsync(string stream, long id, int most = 50, CancellationToken cancel = default)
    {
        var events = await data.Events.AsNoTracking().Where(e => e.StreamType == stream && e.StreamId == id)
            .OrderByDescending(e => e.Seq).Take(most).ToListAsync(cancel);
        var names = await NamesAsync(events.Select(e => e.ActorId), cancel);
        return [.. events.Select(e =>
        {
            var body = Read(e.Payload);
            return new AdminEvent(e.Type, e.At, NameOf(e.ActorId, names), body.Note, body.FormerKey, body.Changes);
        })];
    }

    /// <summary>Display names of accounts by key.</summary>
    public async Task<Dictionary<long, string>> NamesAsync(IEnumerable<long?> ids, CancellationToken cancel)
    {
        var wanted = ids.OfType<long>().Distinct().ToList();
        return await data.Users.Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancel);
    }

    public static string NameOf(long? id, IReadOnlyDictionary<long, string> names) =>
        id is not { } key ? "the portal" : names.GetValueOrDefault(key) ?? "an account that is gone";

    // Other parts of the portal write to the same streams in shapes of their own; those show without values.
    static Body Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<Body>(payload, json) is { Changes: not null } body ? body : new Body([], null, null);
        }
        catch (JsonException)
        {
            return new Body([], null, null);
        }
    }

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
