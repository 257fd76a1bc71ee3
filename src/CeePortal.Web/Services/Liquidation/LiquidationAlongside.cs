using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Events;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>Records on the liquidation of an entry what a decision on an item of work does to it, in the transaction of that decision: both
/// stand, or neither does.</summary>
public sealed class LiquidationAlongside(WorkFollowsDates follower, LegalClock clock)
{
    /// <summary>Records an event.</summary>
    /// <param name="db">The context of the transaction.</param>
    /// <param name="visitor">The scope of who decides: nothing is recorded on an entry that another office handles.</param>
    /// <param name="number">The entry.</param>
    /// <param name="make">Makes the event; may say on the docket what it makes due.</param>
    /// <param name="note">What it follows from, for the history of the entry.</param>
    /// <param name="act">Who and when.</param>
    /// <exception cref="WorkRefusedException">It does not fit the entry; the message says why.</exception>
    public async Task RecordAsync(PortalDbContext db, PortalScope visitor, EntryNumber number, Func<LiquidationDocket, LiquidationEvent> make, string note, Act act, CancellationToken ct = default)
    {
        var docket = (await LiquidationDockets.OpenAsync(db, [number.ToCompact()], act.Law, ct)).Values.SingleOrDefault()
            ?? throw new WorkRefusedException($"Entry {number} is not on file here, so nothing can be recorded on it.");
        if (!LiquidationDesk.MayChange(visitor, docket.Entry)) throw new WorkRefusedException($"Entry {number}: {LiquidationDesk.OtherOffice}");
        try
        {
            var e = make(docket);
            if (docket.Record(e, clock.Today, new(act.At, UserId: act.By.Id, Note: note), revives: true) == EventOutcome.Repeated) throw new WorkRefusedException($"Entry {number}: this is on record already.");
            var arrived = await LiquidationDockets.SaveAsync(db, [docket], clock.Today, ct);
            await EventLog.AppendAsync(db, LiquidationDesk.Stream, docket.Entry.Id, "EventRecorded",
                JsonSerializer.Serialize(new { kind = e.Kind.ToString(), on = e.On, e.Type, e.Basis, touched = e.Touched?.ToString(), note }, JsonSerializerOptions.Web), act.At, act.By.Id, ct: ct);
            await db.SaveChangesAsync(ct);
            await follower.AskAsync(db, arrived, ct); // the sweep of jobs starts it after the commit
        }
        catch (LiquidationRefusedException refused)
        {
            throw new WorkRefusedException($"Entry {number}: {refused.Message}");
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new WorkRefusedException($"Somebody recorded on the liquidation of entry {number} in this moment. Look at it, and decide again.");
        }
    }
}
