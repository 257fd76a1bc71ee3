using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Events;
using CeePortal.Data.Jobs;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Revenue;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>What became of a change by hand.</summary>
/// <param name="Problem">Why it was refused; null when it was recorded.</param>
/// <param name="OvertakenBy">Who recorded on the entry since the form was opened; null when nobody did.</param>
public sealed record DeskOutcome(string? Problem, string? OvertakenBy)
{
    public static readonly DeskOutcome Done = new(null, null);

    public bool IsDone => Problem is null && OvertakenBy is null;
}

/// <summary>Reads the liquidation of one entry, and records on it by hand: one event, one event of the log, in one transaction.
/// An entry outside the visitor's scope is not there; on one that another office handles nothing is recorded.</summary>
public sealed class LiquidationDesk(PortalDbContext db, LawSource laws, WorkFollowsDates follower, LegalClock clock)
{
    /// <summary>The stream of the log, by the entry's key.</summary>
    public const string Stream = "liquidation";

    public DateOnly Today => clock.Today;

    public async Task<LiquidationDocket?> FindAsync(EntryNumber number, CancellationToken ct) =>
        (await LiquidationDockets.OpenAsync(db, [number.ToCompact()], await laws.CurrentAsync(ct), ct)).Values.SingleOrDefault();

    /// <summary>True when the office of a scope handles the entry. A port sees what was entered there also where a Center handles
    /// it, and then records nothing on it.</summary>
    public static bool MayChange(PortalScope scope, LiquidatedEntry entry) => scope.Kind switch
    {
        ScopeKind.All or ScopeKind.System => true,
        ScopeKind.Center => entry.HandledBy == scope.Center,
        ScopeKind.Port => entry.HandledBy == scope.Port,
        _ => false,
    };

    /// <summary>True when the visitor may record on the entry.</summary>
    public bool MayChange(LiquidatedEntry entry) => MayChange(db.Scope, entry);

    /// <summary>What a visitor reads whose office does not handle the entry.</summary>
    public const string OtherOffice = "Another office handles this entry, so nothing is recorded on it here. Ask that office, or Field Operations.";

    /// <summary>Records an event.</summary>
    /// <param name="seen">The state's Seq when the form was opened.</param>
    public Task<DeskOutcome> RecordAsync(EntryNumber number, int seen, LiquidationEvent e, string note, long by, CancellationToken ct) =>
        ChangeAsync(number, seen, by, "EventRecorded", docket =>
        {
            if (docket.Record(e, clock.Today, new(clock.UtcNow, UserId: by, Note: note), revives: true) == EventOutcome.Repeated)
                throw new LiquidationRefusedException("This is on record already.");
            return new { kind = e.Kind.ToString(), on = e.On, e.Type, e.Basis, touched = e.Touched?.ToString(), note };
        }, ct);

    /// <summary>Records a liquidation or reliquidation as a worksheet computed it, and what it makes due.</summary>
    /// <param name="owed">What is billed or refunded; null when nothing is.</param>
    /// <param name="alongside">What else changes in the same transaction.</param>
    public Task<DeskOutcome> LiquidateAsync(EntryNumber number, int seen, LiquidationEvent e, RevenueAmounts? owed, string note, long by, Action? alongside, CancellationToken ct) =>
        ChangeAsync(number, seen, by, "EventRecorded", docket =>
        {
            (docket.Owed, docket.IsComputed) = (owed, true);
            if (docket.Record(e, clock.Today, new(clock.UtcNow, UserId: by, Note: note), revives: true) == EventOutcome.Repeated)
                throw new LiquidationRefusedException("This is on record already.");
            alongside?.Invoke();
            return new { kind = e.Kind.ToString(), on = e.On, e.Type, e.Basis, owed = owed?.Total.Cents, note };
        }, ct);

    /// <summary>Confirms that the entry is deemed liquidated, dated to the legal day.</summary>
    public Task<DeskOutcome> ConfirmDeemedAsync(EntryNumber number, int seen, string type, string note, long by, CancellationToken ct) =>
        ChangeAsync(number, seen, by, "DeemedConfirmed", docket =>
        {
            var e = docket.History.ConfirmDeemed(type, clock.Today);
            docket.Record(e, clock.Today, new(clock.UtcNow, UserId: by, Note: note), revives: true);
            return new { on = e.On, e.Type, note };
        }, ct);

    /// <summary>Strikes out an event that was recorded by mistake.</summary>
    public Task<DeskOutcome> StrikeAsync(EntryNumber number, int seen, long eventId, string because, long by, CancellationToken ct) =>
        ChangeAsync(number, seen, by, "EventStruck", docket =>
        {
            var row = docket.Rows.FirstOrDefault(r => r.Id == eventId) ?? throw new LiquidationRefusedException("This event is not on record.");
            docket.Strike(row, because, new(clock.UtcNow, UserId: by));
            return new { kind = row.Kind.ToString(), on = row.On, row.Type, row.Basis, because };
        }, ct);

    async Task<DeskOutcome> ChangeAsync(EntryNumber number, int seen, long by, string type, Func<LiquidationDocket, object> change, CancellationToken ct, bool again = false)
    {
        if (await FindAsync(number, ct) is not { } docket) return new("This entry is not on file.", null);
        if (!MayChange(docket.Entry)) return new(OtherOffice, null);
        if ((docket.State?.Seq ?? 0) != seen) return await OvertakenAsync(docket.Entry.Id, ct);
        object told;
        try
        {
            told = change(docket);
        }
        catch (LiquidationRefusedException refused)
        {
            db.ChangeTracker.Clear();
            return new(refused.Message, null);
        }
        List<PortalJob> follow = [];
        try
        {
            await db.WriteAsync(async () =>
            {
                var arrived = await LiquidationDockets.SaveAsync(db, [docket], clock.Today, ct);
                await EventLog.AppendAsync(db, Stream, docket.Entry.Id, type, JsonSerializer.Serialize(told, JsonSerializerOptions.Web), clock.UtcNow, by, ct: ct);
                await db.SaveChangesAsync(ct);
                follow = await follower.AskAsync(db, arrived, ct);
            }, ct: ct);
        }
        catch (Exception error) when (error is DbUpdateConcurrencyException || PortalDatabase.IsUniqueViolation(error))
        {
            db.ChangeTracker.Clear();
            // The recurring run counted the entry for the first time in this moment: nobody recorded anything.
            if (!again && seen == 0 && await db.EntryLiquidationStates.AsNoTracking().AnyAsync(s => s.Id == docket.Entry.Id && s.Seq == 0, ct))
                return await ChangeAsync(number, seen, by, type, change, ct, again: true);
            return await OvertakenAsync(docket.Entry.Id, ct);
        }
        follower.Start(follow);
        return DeskOutcome.Done;
    }

    async Task<DeskOutcome> OvertakenAsync(long entryId, CancellationToken ct)
    {
        var last = await db.EntryLiquidations.AsNoTracking().Where(r => r.EntryId == entryId).OrderByDescending(r => r.StruckAt ?? r.RecordedAt).Select(r => r.StruckBy ?? r.RecordedBy).FirstOrDefaultAsync(ct);
        return new(null, last is { } id ? await db.Users.Where(u => u.Id == id).Select(u => u.DisplayName).FirstOrDefaultAsync(ct) ?? "Somebody" : "A file that was loaded");
    }

    /// <summary>The names of those who recorded or struck out, by key.</summary>
    public Task<Dictionary<long, string>> NamesAsync(LiquidationDocket docket, CancellationToken ct)
    {
        var ids = docket.Rows.SelectMany(r => new[] { r.RecordedBy, r.StruckBy }).OfType<long>().Distinct().ToList();
        return db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }
}
