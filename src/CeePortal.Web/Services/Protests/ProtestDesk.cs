using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>A protest that somebody has open.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Protest">The protest.</param>
/// <param name="Events">Its events.</param>
/// <param name="Act">The visitor, now, by the law of the moment.</param>
public sealed record OpenProtest(WorkRecord Row, Protest Protest, IReadOnlyList<WorkEvent> Events, Act Act)
{
    /// <summary>Why the visitor may not make a move now; null when it is open.</summary>
    public string? WhyNot(string move) => Protest.WhyNot(Protest.Kind.LifeCycle.Move(move), Act);

    /// <summary>True when the visitor is of CBP.</summary>
    public bool IsStaff => Act.By.Is(WorkRoles.Staff);
}

/// <summary>What became of an act.</summary>
/// <param name="Refusal">Why not, in a sentence; null when it is done.</param>
/// <param name="Overtaken">True when somebody else was faster: nothing was done, and the text is kept.</param>
public sealed record ActOutcome(string? Refusal, bool Overtaken = false)
{
    public bool IsDone => Refusal is null;
}

/// <summary>Does what people do to protests: opens them for a visitor, records first what the law did by itself, makes the move,
/// settles the followers of a lead that has ended, and stores all of it in one transaction.</summary>
public sealed class ProtestDesk(PortalDbContext seen, PortalDbContextFactory contexts, WorkStore store, WorkActors actors, WorkPeople people, OfficeNameSource offices, LawSource laws, LegalClock clock)
{
    /// <summary>A refusal, with the name of the person who has the protest where it speaks of that person.</summary>
    public Task<string> NamedAsync(string refusal, Protest protest, CancellationToken ct) => people.WithHolderAsync(refusal, protest.Assignee, ct);

    /// <summary>Opens a protest that the visitor may see; null for any other.</summary>
    public async Task<OpenProtest?> OpenAsync(WorkNumber number, ClaimsPrincipal visitor, CancellationToken ct)
    {
        if (await store.FindAsync(seen, Protest.ProtestKind.Code, number, ct) is not { } one) return null;
        var protest = one.As<Protest>();
        var actor = await actors.OfAsync(visitor, one.Row, protest.Protestant.PartyId, ct);
        return new(one.Row, protest, one.Events, new(actor, clock.UtcNow, await laws.CurrentAsync(ct)));
    }

    /// <summary>The key of a protest that another names, whoever may see it: a follower's lead.</summary>
    public async Task<long?> FindAsync(WorkNumber number, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var (kind, compact) = (Protest.ProtestKind.Code, number.ToCompact());
        return await db.WorkItems.Where(w => w.Kind == kind && w.Number == compact).Select(w => (long?)w.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>The protests that wait for a lead and came too late for some entry, whoever works them.</summary>
    public async Task<IReadOnlyList<(WorkNumber Number, IReadOnlyList<Domain.Entries.EntryNumber> Late)>> LateFollowersAsync(Protest lead, CancellationToken ct)
    {
        List<(WorkNumber, IReadOnlyList<Domain.Entries.EntryNumber>)> late = [];
        if (lead.Followers.Count == 0) return late;
        await using var db = contexts.CreateForSystem();
        foreach (var number in lead.Followers)
            if (await store.FindAsync(db, lead.Kind.Code, number, ct) is { } follower && follower.As<Protest>().LateEntries is { Count: > 0 } entries) late.Add((number, entries));
        return late;
    }

    /// <summary>Acts on a protest.</summary>
    /// <param name="open">The protest, as the visitor may see it.</param>
    /// <param name="seq">The number of the last event that the visitor saw: the form's concurrency token.</param>
    /// <param name="move">What to do; it refuses by <see cref="WorkRefusedException"/>.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="others">Protests that the move changes too, such as a lead. Who may act on one may not act on another by that:
    /// the visitor's right is looked at for each.</param>
    /// <param name="behind">The lead of a follower that is let go, whoever works it: that the follower left is only noted on it.</param>
    /// <param name="alongside">What else belongs into the transaction.</param>
    public async Task<ActOutcome> ActAsync(OpenProtest open, int seq, Action<Protest, IReadOnlyList<Protest>, Act> move, CancellationToken ct, IReadOnlyList<OpenProtest>? others = null, long? behind = null, Func<PortalDbContext, Task>? alongside = null)
    {
        await using var db = contexts.CreateForSystem();
        if (await store.FindAsync(db, open.Row.Id, ct) is not { } one) return new("This protest is gone.");
        var act = open.Act;
        if (await OvertakenAsync(db, one.Item, [.. one.Events.Where(e => e.Seq > seq && e.By.Id != act.By.Id)], open.IsStaff, ct) is { } overtaken) return overtaken;
        foreach (var other in others ?? [])
            if (await WhyNotAsync(other, ct) is { } why) return new(why);
        List<WorkOnFile> all = [one];
        foreach (var id in (others ?? []).Select(o => o.Row.Id).Concat(behind is { } lead ? [lead] : []))
            if (await store.FindAsync(db, id, ct) is { } other) all.Add(other);
        try
        {
            // What the law did while nobody looked stands first, and stands whatever becomes of this move.
            if (all.Sum(o => o.Item.RecordLapses(act with { By = Actor.Portal })) > 0)
            {
                await SettleAsync(db, all, act, ct);
                await store.SaveAsync(db, all, act.Law, ct: ct);
            }
            move(one.As<Protest>(), [.. all.Skip(1).Select(o => o.As<Protest>())], act);
            await SettleAsync(db, all, act, ct);
            await store.SaveAsync(db, all, act.Law, alongside is null ? null : () => alongside(db), ct);
            return new(Refusal: null);
        }
        catch (WorkRefusedException refused)
        {
            return new(await NamedAsync(refused.Message, one.As<Protest>(), ct));
        }
        catch (WorkChangedException changed)
        {
            return await OvertakenAsync(db, one.Item, changed.Since, open.IsStaff, ct) ?? new("Somebody changed this protest at the same moment. Look at it as it is now, then send your form again.", Overtaken: true);
        }
    }

    public Task<ActOutcome> ActAsync(OpenProtest open, int seq, Action<Protest, Act> move, CancellationToken ct) => ActAsync(open, seq, (protest, _, act) => move(protest, act), ct);

    /// <summary>Why the visitor may not act on another protest that a move changes too; null when nothing stands against it.</summary>
    async Task<string?> WhyNotAsync(OpenProtest other, CancellationToken ct) => other.Act.By.Roles != WorkRoles.None ? null
        : $"Protest {other.Protest.Number} is worked by the {(await offices.GetAsync(ct)).Describe(other.Protest.Office)}, and only that office can act on it. Ask it to make this move, or to transfer the protest to you.";

    /// <summary>Who waits for a protest that has ended is decided as it was, or goes on alone.</summary>
    async Task SettleAsync(PortalDbContext db, List<WorkOnFile> all, Act act, CancellationToken ct)
    {
        foreach (var lead in all.Select(o => o.As<Protest>()).Where(p => p.State.IsClosed && p.Followers.Count > 0).ToList())
        {
            var numbers = lead.Followers.Select(f => f.ToCompact()).Where(n => all.TrueForAll(o => o.Row.Number != n)).ToList();
            foreach (var id in await db.WorkItems.Where(w => w.Kind == lead.Kind.Code && numbers.Contains(w.Number)).Select(w => w.Id).ToListAsync(ct))
                if (await store.FindAsync(db, id, ct) is { } follower) all.Add(follower);
            // Whoever ended the lead, the others follow by that; their own filer's roles would not do.
            var noticeOn = lead.CourtRunsFrom is { } from && from > act.Day ? from : act.Day;
            LeadProtest.Settle(lead, all.Select(o => o.As<Protest>()).Where(p => p.Lead == lead.Number), noticeOn, act.By.Is(WorkRoles.Office) ? act : act with { By = Actor.Portal });
        }
    }

    /// <summary>Says who did what since the visitor looked; null when nothing that concerns the visitor happened.</summary>
    async Task<ActOutcome?> OvertakenAsync(PortalDbContext db, WorkItem item, IReadOnlyList<WorkEvent> since, bool isStaff, CancellationToken ct)
    {
        var told = since.Where(e => item.Kind.LifeCycle.Move(e.Type) is { IsInternal: false } move && !move.IgnoresLapses).ToList();
        if (told.Count == 0) return null;
        var ids = told.Select(e => e.By.Id).OfType<long>().Distinct().ToList();
        var names = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        var what = string.Join("; ", told.Select(e =>
        {
            var who = e.By.Id is not { } id ? "the portal" : !isStaff && e.By.Is(WorkRoles.Staff) ? "CBP" : names.GetValueOrDefault(id, "an account that is gone");
            return $"{who}: {item.Kind.LifeCycle.Move(e.Type).Name} ({TagHelpers.Dates.ShortInstant(new DateTimeOffset(e.At, TimeSpan.Zero))})";
        }));
        return new($"This protest changed after you opened the page. {what}. Nothing was sent, and what you typed is kept: look at it again, then send it.", Overtaken: true);
    }
}
