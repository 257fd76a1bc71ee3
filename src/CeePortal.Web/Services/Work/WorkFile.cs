using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Trade;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Clocks;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Acts;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work;

/// <summary>An entry of an item: its number, and what is on file of it when the visitor sees it.</summary>
public sealed record EntryOfWork(EntryNumber Number, EntrySummary? OnFile);

/// <summary>How often an importer's items ended so.</summary>
public sealed record PastOutcome(string Kind, string State, int Count);

/// <summary>An earlier decision on the same heading and issue.</summary>
/// <param name="Reason">Why, in the words of the decision; null where none was given.</param>
public sealed record AlikeDecision(string Kind, WorkNumber Number, string Office, DateOnly ClosedOn, string State, string Asks, string? Reason);

/// <summary>A move that the visitor may make now.</summary>
/// <param name="Href">The page on which it is made.</param>
/// <param name="IsOwn">True for a move of the kind alone, false for one that every kind has.</param>
/// <param name="NeedsNoWords">True when a click is enough.</param>
public sealed record NextMove(WorkMove Move, string Href, bool IsOwn, bool NeedsNoWords);

/// <summary>An item that is linked to another.</summary>
public sealed record LinkedItem(string Kind, string KindName, WorkNumber Number, string State);

/// <summary>All that the page of an item shows.</summary>
public sealed record WorkView
{
    public required WorkKind Kind { get; init; }
    public required WorkRecord Row { get; init; }
    public required WorkItem Item { get; init; }

    /// <summary>True for people of the trade: what is internal is not there.</summary>
    public required bool ForTrade { get; init; }

    /// <summary>True when it is a closed item of another office, shown to people of CBP so that like is treated alike.</summary>
    public bool IsElsewhere { get; init; }
    public required OfficeNames Offices { get; init; }
    public required ImporterName Importer { get; init; }
    public required ClocksView Clocks { get; init; }
    public required IReadOnlyList<EntryOfWork> Entries { get; init; }
    public required IReadOnlyList<HistoryLine> History { get; init; }
    public required IReadOnlyDictionary<long, string> People { get; init; }

    /// <summary>The name of the team that has it; null for none.</summary>
    public string? Team { get; init; }
    public IReadOnlyList<EnrollmentSpell> Enrollments { get; init; } = [];
    /// <summary>How the importer's latest items ended; of more than <see cref="MostOutcomes"/> the latest alone are counted.</summary>
    public IReadOnlyList<PastOutcome> Outcomes { get; init; } = [];
    public const int MostOutcomes = 1000;
    public bool HasMoreOutcomes => Outcomes.Sum(o => o.Count) >= MostOutcomes;
    public IReadOnlyList<AlikeDecision> Alike { get; init; } = [];
    public bool IsWatched { get; init; }

    /// <summary>What the law has done by now and is not recorded yet; null for nothing.</summary>
    public string? Lapse { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>The facts that the item's events told of, as they stand: for kinds without a part of their own.</summary>
    public required IReadOnlyList<Change> Facts { get; init; }

    /// <summary>The events that have a letter, oldest first.</summary>
    public IReadOnlyList<WorkEvent> Letters { get; init; } = [];

    public string? Assignee => Item.Assignee is { } id ? WorkPeople.NameOf(id, People) : null;

    /// <summary>The items to which somebody linked it, from either side, as far as the visitor sees them.</summary>
    public IReadOnlyList<LinkedItem> Linked { get; init; } = [];
}

/// <summary>Reads one item of any kind and what belongs to it. An item outside the visitor's scope is not there, but for
/// closed ones of other offices, which people of CBP may read.</summary>
public sealed class WorkFile(PortalDbContext db, PortalDbContextFactory contexts, WorkStore store, WorkKinds kinds, WorkActors actors, WorkPeople people, WorkHistory histories,
    ImporterNames importers, OfficeNameSource offices, LawSource laws, LegalClock clock, MovePages pages, ActForms acts, LettersOfKinds letters, Links links)
{
    const int MostEntries = 50, MostAlike = 8, MostLinked = 100;

    /// <summary>True for people of the trade, who see nothing internal.</summary>
    public bool IsTrade => db.Scope.Kind is ScopeKind.Importers or ScopeKind.Filers;

    /// <summary>Opens an item as the visitor may see it.</summary>
    public async Task<(WorkOnFile One, bool IsElsewhere)?> FindAsync(ClaimsPrincipal visitor, string kind, WorkNumber number, CancellationToken ct)
    {
        if (kinds.Find(kind) is null) return null;
        if (await store.FindAsync(db, kind, number, ct) is { } one) return (one, false);
        if ((WorkActors.RolesOf(visitor) & WorkRoles.Staff) == WorkRoles.None) return null;
        await using var all = contexts.Create(PortalScope.All);
        return await store.FindAsync(all, kind, number, ct) is { Item.State.IsClosed: true } elsewhere ? (elsewhere, true) : null;
    }

    /// <summary>The page of an item.</summary>
    public async Task<WorkView> ViewAsync(ClaimsPrincipal visitor, WorkOnFile one, bool isElsewhere, CancellationToken ct)
    {
        var (row, item) = (one.Row, one.Item);
        var forTrade = IsTrade;
        var law = await laws.CurrentAsync(ct);
        var me = visitor.Id();
        // What another office's people noted for themselves stays with them.
        var history = await histories.OfAsync(item.Kind, one.Events, forTrade || isElsewhere, ct);
        return new WorkView
        {
            Kind = item.Kind,
            Row = row,
            Item = item,
            ForTrade = forTrade,
            IsElsewhere = isElsewhere,
            Offices = await offices.GetAsync(ct),
            Importer = (await importers.OfAsync([row.ImporterId], ct)).GetValueOrDefault(row.ImporterId) ?? new ImporterName(row.ImporterId, "not known", null),
            Clocks = forTrade || isElsewhere ? ClocksView.Of(item.Clocks(law).Where(c => !c.ForStaff).Select(c => (c.About, law.Read(c.Clock))), clock.Today) : ClocksView.Of(item, law, clock.Today),
            Entries = await EntriesAsync(item, ct),
            History = history,
            People = await people.NamesAsync([item.Assignee], ct),
            Team = forTrade || item.Team is null ? null : (await people.TeamNamesAsync([item.Team], ct)).GetValueOrDefault(item.Team.Value),
            Enrollments = forTrade ? [] : (await ImporterStandings.LoadAsync(db, [row.ImporterId], ct))[row.ImporterId].Enrollments,
            Outcomes = forTrade ? [] : await OutcomesAsync(row, ct),
            Alike = forTrade ? [] : await AlikeAsync(row, ct),
            IsWatched = await db.WorkWatches.AnyAsync(w => w.UserId == me && w.WorkId == row.Id, ct),
            Lapse = item.LapseBy(clock.Today, law)?.Sentence,
            Today = clock.Today,
            Facts = FactsOf(one.Events, forTrade),
            Letters = letters.Of(one, forTrade || isElsewhere),
            Linked = forTrade || isElsewhere ? [] : [.. (await WorkLink.Items(db, row.Id, row.Number).Take(MostLinked).ToListAsync(ct)).Select(w => new LinkedItem(w.Kind, kinds[w.Kind].Name, w.WorkNumber, kinds[w.Kind].LifeCycle.State(w.State).Name))],
        };
    }

    /// <summary>The items about an entry that the visitor sees, newest first.</summary>
    public async Task<IReadOnlyList<WorkRecord>> OfEntryAsync(EntryNumber entry, CancellationToken ct)
    {
        var compact = entry.ToCompact();
        return await db.WorkItems.AsNoTracking().Where(w => OfEntry(db, compact).Contains(w.Id))
            .OrderByDescending(w => w.FiledOn).ThenByDescending(w => w.Id).Take(MostEntries).ToListAsync(ct);
    }

    /// <summary>How many there are.</summary>
    public async Task<int> CountOfEntryAsync(EntryNumber entry, CancellationToken ct)
    {
        var compact = entry.ToCompact();
        return await OfEntry(db, compact).Distinct().CountAsync(ct);
    }

    /// <summary>The items that are about an entry, also by a row of a spreadsheet.</summary>
    static IQueryable<long> OfEntry(PortalDbContext db, string compact) =>
        db.WorkEntries.Where(e => e.Entry == compact).Select(e => e.WorkId).Concat(db.DisclosureLosses.Where(e => e.Entry == compact).Select(e => e.WorkId));

    /// <summary>True when the entry is liquidated, or deemed to be by law though nobody has confirmed it, so that it may be protested.</summary>
    public async Task<bool> IsLiquidatedAsync(EntryNumber entry, CancellationToken ct)
    {
        var compact = entry.ToCompact();
        var onFile = await db.Entries.AsNoTracking().FirstOrDefaultAsync(e => e.Number == compact && e.Status == EntryStatus.Accepted, ct);
        return onFile is not null
            && LiquidationOnFile.Of(await db.EntryLiquidationStates.AsNoTracking().FirstOrDefaultAsync(s => s.Number == compact, ct), onFile, clock.Today) is not null;
    }

    /// <summary>True for people of the office that works an entry.</summary>
    public bool IsWorkedHere(EntrySummary entry) => !IsTrade && (db.Scope.SeesAll || entry.HandledBy == db.Scope.Center || entry.HandledBy == db.Scope.Port);

    /// <summary>The name of a kind and of a state of it.</summary>
    public (string Kind, string State) Names(WorkRecord row) => (kinds[row.Kind].Name, kinds[row.Kind].LifeCycle.State(row.State).NameFor(IsTrade));

    /// <summary>The moves that the visitor may make now, and where: those of the kind first, in the order in which it names their pages.</summary>
    public async Task<IReadOnlyList<NextMove>> MovesAsync(ClaimsPrincipal visitor, WorkOnFile one, string? list, CancellationToken ct)
    {
        var act = await ActorAsync(visitor, one, ct);
        List<NextMove> moves = [];
        foreach (var move in one.Item.AllowedMoves(act))
        {
            if (pages.Find(one.Row.Kind, move.Code) is { } page) moves.Add(new(move, links.PageOfMove(page, one.Item.Number), true, false));
            else if (acts.Find(one.Row.Kind, move.Code) is not null) moves.Add(new(move, links.WorkAct(one.Row.Kind, one.Item.Number, move.Code, list), true, false));
            else if (SharedForms.Knows(move.Code)) moves.Add(new(move, links.WorkMove(one.Row.Kind, one.Item.Number, move.Code, list), false, SharedForms.IsClick(move.Code)));
        }
        return [.. moves.OrderBy(m => Math.Min(pages.PlaceOf(one.Row.Kind, m.Move.Code), acts.PlaceOf(one.Row.Kind, m.Move.Code)))];
    }

    /// <summary>Why the decisions of the item are not the visitor's to make: somebody else has it. Null when nothing is in the way.</summary>
    public async Task<string?> HolderAsync(ClaimsPrincipal visitor, WorkOnFile one, CancellationToken ct)
    {
        var act = await ActorAsync(visitor, one, ct);
        var why = one.Item.Kind.LifeCycle.Own.Where(m => m.ByHolder).Select(m => one.Item.WhyNot(m, act)).FirstOrDefault(w => w?.StartsWith(WorkItem.SomebodyElse, StringComparison.Ordinal) == true);
        return why is null ? null : await people.WithHolderAsync(why, one.Item.Assignee, ct);
    }

    /// <summary>The visitor, as an actor on this item and at this instant.</summary>
    public async Task<Act> ActorAsync(ClaimsPrincipal visitor, WorkOnFile one, CancellationToken ct) =>
        new(await actors.OfAsync(visitor, one.Row, one.Item.Subject.PartyId, ct), clock.UtcNow, await laws.CurrentAsync(ct));

    async Task<IReadOnlyList<EntryOfWork>> EntriesAsync(WorkItem item, CancellationToken ct)
    {
        var numbers = item.Subject.Entries.Select(e => e.Entry).Distinct().Take(MostEntries).ToList();
        var compact = numbers.Select(n => n.ToCompact()).ToList();
        var found = await db.Entries.AsNoTracking().Where(e => compact.Contains(e.Number)).ToDictionaryAsync(e => e.Number, ct);
        return [.. numbers.Select(n => new EntryOfWork(n, found.GetValueOrDefault(n.ToCompact())))];
    }

    /// <summary>The latest closed items of the importer, as many as are counted: read from an index alone.</summary>
    public static IQueryable<WorkRecord> Past(PortalDbContext db, WorkRecord row)
    {
        var (importer, id) = (row.ImporterId, row.Id);
        return db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(w => w.ImporterId == importer && w.ClosedOn != null && w.Id != id)
            .OrderByDescending(w => w.ClosedOn).ThenByDescending(w => w.Id).Take(WorkView.MostOutcomes);
    }

    async Task<IReadOnlyList<PastOutcome>> OutcomesAsync(WorkRecord row, CancellationToken ct)
    {
        // At every office: an importer is one party, wherever its items were worked.
        var counts = await Past(db, row).GroupBy(w => new { w.Kind, w.State }).Select(g => new { g.Key.Kind, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        return [.. counts.OrderByDescending(c => c.Count).Select(c => new PastOutcome(kinds[c.Kind].Name, kinds[c.Kind].LifeCycle.State(c.State).Name, c.Count))];
    }

    /// <summary>The latest decisions on the same heading and issue, at any office (19 CFR 174.24(a) opens further review where
    /// like was not treated alike).</summary>
    async Task<IReadOnlyList<AlikeDecision>> AlikeAsync(WorkRecord row, CancellationToken ct)
    {
        if (row.Heading.Length == 0 || row.Issue.Length == 0) return [];
        await using var all = contexts.Create(PortalScope.All);
        var rows = await Alike(all, row).Take(MostAlike).ToListAsync(ct);
        var alike = new List<AlikeDecision>(rows.Count);
        foreach (var other in rows)
        {
            var decision = await store.FindAsync(all, other.Id, ct) is { } one ? await histories.OfAsync(one.Item.Kind, one.Events.Where(e => IsEnd(one.Item.Kind, one.Events, e)), forTrade: true, ct) : [];
            alike.Add(new(other.Kind, other.WorkNumber, other.Office, other.ClosedOn!.Value, kinds[other.Kind].LifeCycle.State(other.State).Name, other.Asks, ReasonIn(decision)));
        }
        return alike;
    }

    /// <summary>The query of the like decisions, newest first.</summary>
    public static IQueryable<WorkRecord> Alike(PortalDbContext all, WorkRecord row)
    {
        var (heading, issue, id) = (row.Heading, row.Issue, row.Id);
        return all.WorkItems.AsNoTracking().Where(w => w.Heading == heading && w.Issue == issue && w.ClosedOn != null && w.Id != id)
            .OrderByDescending(w => w.ClosedOn).ThenByDescending(w => w.Id);
    }

    static bool IsEnd(WorkKind kind, IReadOnlyList<WorkEvent> events, WorkEvent e) =>
        kind.LifeCycle.State(e.State).IsClosed && (e.Seq == 1 || !kind.LifeCycle.State(events[e.Seq - 2].State).IsClosed);

    static string? ReasonIn(IReadOnlyList<HistoryLine> decision) =>
        decision.FirstOrDefault() is { } line && (line.Says.Count > 0 ? string.Join(' ', line.Says) : string.Join("; ", line.Changes.Where(c => c.What.StartsWith("Objection", StringComparison.Ordinal) && c.New is not null).Select(c => c.New))) is { Length: > 0 } text ? text : null;

    static IReadOnlyList<Change> FactsOf(IReadOnlyList<WorkEvent> events, bool forTrade)
    {
        var facts = new Dictionary<string, Change>(StringComparer.Ordinal);
        foreach (var change in events.SelectMany(e => e.Changes).Where(c => !c.IsInternal && c.What is not ("Status" or "Office" or "Documents" or "Asked of the filer")))
            facts[change.What] = change;
        return [.. facts.Values.Where(f => f.New is not null)];
    }
}
