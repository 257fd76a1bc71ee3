using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work;

/// <summary>How an act on an item ended.</summary>
public enum ActResult
{
    /// <summary>It is stored.</summary>
    Done,

    /// <summary>There is no such item, or the visitor does not see it.</summary>
    NotFound,

    /// <summary>The item does not allow it; <see cref="ActAnswer.Problem"/> says why.</summary>
    Refused,

    /// <summary>Somebody else changed the item since the visitor opened it; <see cref="ActAnswer.Since"/> says what.</summary>
    Changed,
}

/// <summary>The answer to an act.</summary>
/// <param name="Problem">A sentence for the visitor; null when it is done.</param>
/// <param name="Since">What happened since the visitor opened the item, oldest first.</param>
public sealed record ActAnswer(ActResult Result, string? Problem = null, WorkOnFile? Item = null, IReadOnlyList<WorkEvent>? Since = null)
{
    public bool IsDone => Result == ActResult.Done;
}

/// <summary>Acts on items of every kind: opens the item in the visitor's scope, records what the law has done by now, makes
/// the move as the item allows it, and stores it with what belongs to it. A refused move leaves nothing behind.</summary>
public sealed class WorkDesk(PortalDbContext db, PortalDbContextFactory contexts, WorkStore store, WorkActors actors, WorkPeople people, LawSource laws, LegalClock clock)
{
    const string NoSuchItem = "There is no such item among those that you may see.";

    /// <summary>Makes a move.</summary>
    /// <param name="seen">The number of the last event that the visitor saw: a form carries it. Null for acts that no form of the
    /// item's page made, and that the item itself guards.</param>
    /// <param name="move">What is done; may refuse.</param>
    /// <param name="alongside">What else belongs into the transaction, by a context of the system.</param>
    public async Task<ActAnswer> ActAsync(ClaimsPrincipal visitor, string kind, WorkNumber number, int? seen, Func<WorkItem, Act, Task> move,
        Func<PortalDbContext, WorkOnFile, Task>? alongside = null, CancellationToken ct = default)
    {
        var compact = number.ToCompact();
        var id = await db.WorkItems.Where(w => w.Kind == kind && w.Number == compact).Select(w => (long?)w.Id).FirstOrDefaultAsync(ct);
        return id is { } key ? await MakeAsync(visitor, key, seen, move, alongside, ct) : new(ActResult.NotFound, NoSuchItem);
    }

    /// <inheritdoc cref="ActAsync(ClaimsPrincipal, string, WorkNumber, int?, Func{WorkItem, Act, Task}, Func{PortalDbContext, WorkOnFile, Task}, CancellationToken)"/>
    public async Task<ActAnswer> ActAsync(ClaimsPrincipal visitor, long id, int? seen, Func<WorkItem, Act, Task> move, CancellationToken ct = default) =>
        await db.WorkItems.AnyAsync(w => w.Id == id, ct) ? await MakeAsync(visitor, id, seen, move, null, ct) : new(ActResult.NotFound, NoSuchItem);

    async Task<ActAnswer> MakeAsync(ClaimsPrincipal visitor, long id, int? seen, Func<WorkItem, Act, Task> move, Func<PortalDbContext, WorkOnFile, Task>? alongside, CancellationToken ct)
    {
        var law = await laws.CurrentAsync(ct);
        await using var all = contexts.CreateForSystem();
        if (await store.FindAsync(all, id, ct) is not { } one) return new(ActResult.NotFound, NoSuchItem);
        var act = new Act(await actors.OfAsync(visitor, one.Row, one.Item.Subject.PartyId, ct), clock.UtcNow, law);
        var since = seen is { } known && one.Row.Seq != known ? ChangesSince(one, known, act.By) : [];
        try
        {
            // What the law did while nobody looked stands first, and stands whatever becomes of this move.
            if (one.Item.RecordLapses(act with { By = Actor.Portal }) > 0) await store.SaveAsync(all, one, law, ct);
            if (since.Count > 0) return new(ActResult.Changed, await WhoHasItAsync(one, since, act.By, ct), one, since);
            await move(one.Item, act);
            if (one.Item.Pending.Count > 0) await store.SaveAsync(all, [one], law, alongside is null ? null : () => alongside(all, one), ct);
            return new(ActResult.Done, Item: one);
        }
        catch (WorkRefusedException refused)
        {
            all.ChangeTracker.Clear();
            one = await store.FindAsync(all, id, ct) ?? one; // as it is on file, without what the move had begun
            return new(ActResult.Refused, await WithHolderAsync(refused.Message, one, ct), one);
        }
        catch (WorkChangedException lost)
        {
            all.ChangeTracker.Clear();
            var now = await store.FindAsync(all, id, ct);
            return new(ActResult.Changed, await WhoHasItAsync(now, lost.Since, act.By, ct), now, lost.Since);
        }
    }

    /// <summary>What somebody changed since the visitor saw it. What CBP does among its own people is no change to the trade:
    /// a note taken meanwhile does not turn an answer away.</summary>
    static List<WorkEvent> ChangesSince(WorkOnFile one, int seen, Actor by) =>
        [.. one.Events.Where(e => e.Seq > seen && (by.Is(WorkRoles.Staff) || !one.Item.Kind.LifeCycle.IsInternal(e)))];

    /// <summary>Who was faster, when that is what happened.</summary>
    async Task<string> WhoHasItAsync(WorkOnFile? now, IReadOnlyList<WorkEvent> since, Actor by, CancellationToken ct)
    {
        if (!by.Is(WorkRoles.Staff)) return "It changed since you opened it. Nothing of yours was stored: look at what is new, and send again.";
        var names = await people.NamesAsync([.. since.Select(e => e.By.Id), now?.Item.Assignee], ct);
        if (since.LastOrDefault(e => e.Fact is Taken or Assigned) is { } took && now?.Item.Assignee is { } holder)
            return $"{WorkPeople.NameOf(holder, names)} has it since a moment ago{(took.By.Id == holder ? "" : $", given by {WorkPeople.NameOf(took.By.Id, names)}")}. Nothing of yours was stored.";
        return since.Count == 0 ? "It changed since you opened it. Nothing of yours was stored: look at it as it is now, and send again."
            : $"{WorkPeople.NameOf(since[^1].By.Id, names)} changed it since you opened it. Nothing of yours was stored: look at what is new, and send again.";
    }

    async Task<string> WithHolderAsync(string problem, WorkOnFile one, CancellationToken ct) =>
        one.Item.Assignee is { } holder && problem.StartsWith("Somebody has taken", StringComparison.Ordinal)
            ? $"{WorkPeople.NameOf(holder, await people.NamesAsync([holder], ct))} has this item already."
            : await people.WithHolderAsync(problem, one.Item.Assignee, ct);

    // Who may be given an office's work, and which of its teams: read once a request, which may move hundreds of items.
    readonly Dictionary<string, HashSet<long>> peopleOf = new(StringComparer.Ordinal), teamsOf = new(StringComparer.Ordinal);

    async Task<HashSet<long>> PeopleOfAsync(string office, CancellationToken ct) =>
        peopleOf.TryGetValue(office, out var known) ? known : peopleOf[office] = [.. (await people.OfOfficeAsync(office, withHeadquarters: true, ct)).Select(p => p.Id)];

    async Task<HashSet<long>> TeamsOfAsync(string office, CancellationToken ct) =>
        teamsOf.TryGetValue(office, out var known) ? known : teamsOf[office] = [.. (await people.TeamsAsync(office, ct)).Where(t => !t.IsClosed).Select(t => t.Id)];

    /// <summary>Assigns to a person of the item's office or of Headquarters, and to nobody else.</summary>
    public async Task AssignAsync(WorkItem item, long to, Act act, CancellationToken ct = default)
    {
        WorkRefusedException.Unless((await PeopleOfAsync(item.Office.Code, ct)).Contains(to),
            "Choose somebody of the office that works this item, or of Headquarters.");
        item.Assign(to, act);
    }

    /// <summary>Gives to a team of the item's office, or to none.</summary>
    public async Task GiveToTeamAsync(WorkItem item, long? team, Act act, CancellationToken ct = default)
    {
        WorkRefusedException.Unless(team is null || (await TeamsOfAsync(item.Office.Code, ct)).Contains(team.Value), "Choose a team of the office that works this item.");
        item.GiveToTeam(team, act);
    }

    /// <summary>Sends to another Center or port that is known, where the team of its goods gets it at once.</summary>
    public async Task TransferAsync(WorkItem item, string heading, Destination to, string reason, Act act, CancellationToken ct = default)
    {
        item.Transfer(to, reason, act);
        await WorkTeams.GiveAsync(db, item, heading, act.At, act.Law, ct);
    }

    /// <summary>Links two items that the visitor sees.</summary>
    public async Task LinkAsync(WorkItem item, WorkNumber other, string why, Act act, CancellationToken ct = default)
    {
        var compact = other.ToCompact();
        WorkRefusedException.Unless(await db.WorkItems.AnyAsync(w => w.Number == compact, ct), $"There is no item {other} among those that you may see. Check the number.");
        item.Link(other, why, act);
    }

    /// <summary>Watches an item, or stops. No event of the item: it is nobody's matter but the watcher's.</summary>
    public async Task<bool> WatchAsync(ClaimsPrincipal visitor, string kind, WorkNumber number, bool watch, CancellationToken ct = default)
    {
        var (compact, me) = (number.ToCompact(), visitor.Id());
        if (await db.WorkItems.Where(w => w.Kind == kind && w.Number == compact).Select(w => (long?)w.Id).FirstOrDefaultAsync(ct) is not { } id) return false;
        if (!watch) await db.WorkWatches.Where(w => w.UserId == me && w.WorkId == id).ExecuteDeleteAsync(ct);
        else if (!await db.WorkWatches.AnyAsync(w => w.UserId == me && w.WorkId == id, ct))
        {
            db.WorkWatches.Add(new WorkWatch { UserId = me, WorkId = id });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
            {
                db.ChangeTracker.Clear(); // watched by a second click already
            }
        }
        return true;
    }
}
