using System.Globalization;
using System.Text.Json.Serialization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;

namespace CeePortal.Domain.Work;

/// <summary>A clock of an item, and what of the item it is about.</summary>
/// <param name="About">Which part, such as an entry number; empty for the whole item.</param>
/// <param name="Clock">The clock.</param>
public sealed record WorkClock(string About, Clock Clock)
{
    /// <summary>True when the trade does not see it: it would tell what CBP thinks.</summary>
    public bool ForStaff { get; init; }
}

/// <summary>An entry that an item is about.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Port">Its port of entry.</param>
/// <param name="Key">What tells items of one kind and party about one entry apart, such as the category of merchandise; two
/// with the same key cannot both be on file. Empty when nothing stands against several.</param>
public sealed record SubjectEntry(EntryNumber Entry, PortCode Port, string Key);

/// <summary>What an item is about: what lists, look-ups and messages show of any kind.</summary>
/// <param name="PartyId">The party whose matter it is.</param>
/// <param name="AgentId">Who files for it; null when it files itself.</param>
/// <param name="Entries">The entries, the leading one first; one row for each entry and key.</param>
/// <param name="Issue">The code of what is at issue, by which like items are found.</param>
/// <param name="Asks">What is asked, in a few words.</param>
/// <param name="FiledOn">The legal day of filing.</param>
public sealed record WorkSubject(long PartyId, long? AgentId, IReadOnlyList<SubjectEntry> Entries, string Issue, string Asks, DateOnly FiledOn);

/// <summary>An effect of the law that has come about by passage of time and is not recorded yet.</summary>
/// <param name="Fact">What is to be recorded.</param>
/// <param name="On">The legal day to which it is dated.</param>
/// <param name="Sentence">What it is, for whoever tries something else.</param>
public sealed record Lapse(WorkFact Fact, DateOnly On, string Sentence);

/// <summary>An item of post-release work of any kind: number, office, state, assignee, and what stands beside the state.
/// It changes only through guarded methods, each of which records one event; the events rebuild it.</summary>
public abstract partial class WorkItem(WorkKind kind)
{
    readonly List<WorkEvent> pending = [];
    readonly List<WorkNumber> links = [];
    readonly List<ClockHold> holds = [];
    readonly List<Attached> attachments = [];

    /// <summary>Its kind.</summary>
    [JsonIgnore]
    public WorkKind Kind { get; } = kind;

    /// <summary>Its number.</summary>
    public WorkNumber Number { get; protected set; }

    /// <summary>The Center or port that works it.</summary>
    public Destination Office { get; protected set; }

    /// <summary>Its state.</summary>
    public WorkState State { get; private set; } = WorkState.Draft;

    /// <summary>The number of its last event: its concurrency token.</summary>
    public int Seq { get; private set; }

    /// <summary>Who works on it; null in the queue.</summary>
    public long? Assignee { get; private set; }

    /// <summary>The team of the office that it was given to; null for none.</summary>
    public long? Team { get; private set; }

    /// <summary>What it is about.</summary>
    [JsonIgnore]
    public abstract WorkSubject Subject { get; }

    /// <summary>The hold, or null.</summary>
    public Held? Hold { get; private set; }

    /// <summary>The times during which the office held it, in order. Clocks of the law ran on; its own targets did not.</summary>
    public IReadOnlyList<ClockHold> Holds => holds;

    /// <summary>The referral that is not answered yet, or null.</summary>
    public Referred? Referral { get; private set; }

    /// <summary>The items that it is linked to.</summary>
    public IReadOnlyList<WorkNumber> Links => links;

    /// <summary>The documents attached to it, in order.</summary>
    public IReadOnlyList<Attached> Attachments => attachments;

    /// <summary>Whom of the trade it concerns now.</summary>
    [JsonIgnore]
    public virtual WorkAudience Audience => WorkAudience.All;

    /// <summary>The ports that it concerns, whose people read it though another port decides; null for kinds that concern the port of their number alone.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<PortCode>? ConcernedPorts => null;

    /// <summary>What it is about beside the entries that it names, in words: such as "about 1,200 entries of its sheet"; null for nothing.</summary>
    [JsonIgnore]
    public virtual string? EntriesBeside => null;

    /// <summary>The item that it waits for, with which it is decided; none for none.</summary>
    [JsonIgnore]
    public virtual WorkNumber WaitsFor => default;

    /// <summary>The person without an account, by key, to whom the notices go in the place of the party; null for nobody.</summary>
    [JsonIgnore]
    public virtual long? NoticesGoTo => null;

    /// <summary>The events since it was loaded, to be stored with it.</summary>
    [JsonIgnore]
    public IReadOnlyList<WorkEvent> Pending => pending;

    /// <summary>Says that the events were stored.</summary>
    public void MarkStored() => pending.Clear();

    /// <summary>Takes the item to work on it.</summary>
    public void Take(Act act)
    {
        Unless(act.By.Id is not null, "Only a person can take an item.");
        Record(new Taken(act.By.Id.Value), act);
    }

    /// <summary>Gives it back to the queue: its assignee, or a supervisor.</summary>
    public void Release(Act act)
    {
        Unless(Assignee is null || act.By.Id == Assignee || act.By.Is(WorkRoles.Supervisor | WorkRoles.Headquarters),
            "Only the person who has this item, or a supervisor, can release it.");
        Record(new Released(), act);
    }

    /// <summary>Gives it to somebody.</summary>
    public void Assign(long to, Act act)
    {
        Unless(Assignee != to, "That person has this item already.");
        Record(new Assigned(to), act);
    }

    /// <summary>Gives it to a team of the office, or to none.</summary>
    public void GiveToTeam(long? team, Act act)
    {
        Unless(Team != team, team is null ? "No team has this item." : "That team has this item already.");
        Record(new GivenToTeam(team), act);
    }

    /// <summary>Stops working on it until a day. Clocks of the law run on.</summary>
    public void HoldUntil(DateOnly until, string reason, Act act)
    {
        Unless(until > act.Day, "A hold ends on a later day than today.");
        Record(new Held(until, Said(reason, "Say why the item is held.")), act);
    }

    /// <summary>Ends the hold.</summary>
    public void Resume(Act act) => Record(new Resumed(), act);

    /// <summary>Puts a question to another office.</summary>
    public void Refer(ReferredTo to, string question, Act act) => Record(new Referred(to, Said(question, "Say what the other office is asked.")), act);

    /// <summary>Takes the item back with the other office's answer.</summary>
    public void AnswerReferral(string answer, Act act) => Record(new ReferralAnswered(Said(answer, "Enter the answer of the other office.")), act);

    /// <summary>Leaves a note for colleagues.</summary>
    public void Note(string text, Act act) => Record(new Noted(Said(text, "Enter the note.")), act);

    /// <summary>Attaches a document: either side, also when it is closed, since a request to void or the court may need it.</summary>
    /// <param name="document">The document; for staff only when the trade is not to see it.</param>
    /// <param name="act">Who and when.</param>
    public void Attach(Attached document, Act act)
    {
        Ensure<Attached>(act);
        Unless(!document.ForStaffOnly || act.By.Is(WorkRoles.Staff), "Only staff can attach a document that the filer does not see.");
        Unless(!attachments.Any(a => a.Hash == document.Hash && a.ForStaffOnly == document.ForStaffOnly), $"This very document is attached already, as \"{attachments.Find(a => a.Hash == document.Hash)?.Name}\".");
        Record(document, act);
    }

    /// <summary>Links it to another item.</summary>
    public void Link(WorkNumber other, string why, Act act)
    {
        Unless(!other.IsNone && other != Number, "Enter the number of another item.");
        Unless(!links.Contains(other), $"This is linked to {other} already.");
        Record(new Linked(other, Said(why, "Say what joins the two.")), act);
    }

    /// <summary>Sends it to another Center or port.</summary>
    public void Transfer(Destination to, string reason, Act act)
    {
        Unless(to != Office, "It is there already.");
        Record(new Transferred(to, Said(reason, "Say why the item is transferred.")), act);
    }

    /// <summary>Says that the summaries of some of its entries passed to another filer, and the item with them.</summary>
    public void PassToFiler(PassedToFiler passed, Act act) => Record(passed, act);

    /// <summary>What to say when another item of the kind is about the same matter of an entry.</summary>
    public virtual string AlreadyFiled(EntryNumber entry, WorkNumber other) =>
        $"Entry {entry} is in {Kind.Name.ToLowerInvariant()} {other} already. Add to that one, or leave the entry out.";

    /// <summary>The clocks of the kind that run on it.</summary>
    protected abstract IEnumerable<WorkClock> OwnClocks(Law law);

    /// <summary>Every clock that runs on it: the kind's own, and those of what CBP asked.</summary>
    public IEnumerable<WorkClock> Clocks(Law law) => OwnClocks(law).Concat(RequestClocks(law));

    /// <summary>Every clock that runs on it, and after each of CBP's the target that the office set for itself.</summary>
    public IEnumerable<WorkClock> ClocksAndTargets(Law law)
    {
        foreach (var running in Clocks(law))
        {
            yield return running;
            if (State.IsOpen && law.Clocks.TargetFor(running.Clock.Rule) is { } target)
                yield return new(running.About, holds.Aggregate(Clock.Begin(target, running.Clock.Start, running.Clock.Port),
                    (clock, hold) => clock.Hold(hold.From, hold.Reason) is var held && hold.Through is { } last ? held.Resume(last.AddDays(1)) : held));
        }
    }

    /// <summary>Takes over what changed of an entry that it is about, when it hangs on its dates. It compares, so that it may be
    /// told again, and late; what hangs on no entry's dates does nothing.</summary>
    /// <exception cref="WorkRefusedException">It cannot take that over in its state; the message says why.</exception>
    public virtual void FollowEntry(FollowedEntry entry, Act act)
    {
    }

    /// <summary>The effect of the law that has come about by a day and is not recorded yet; null for none.</summary>
    public virtual Lapse? LapseBy(DateOnly day, Law law) => null;

    /// <summary>Records what the law has done by passage of time, dated to the legal day, however late this is called.</summary>
    /// <returns>How many effects were recorded; 0 when there was nothing, and so each is recorded exactly once.</returns>
    public int RecordLapses(Act act)
    {
        var count = 0;
        for (; LapseBy(act.Day, act.Law) is { } lapse; count++) Record(lapse.Fact, act);
        return count;
    }

    /// <summary>Why a move is not allowed now; null when it is. What hangs on the words of the request is judged when it is made.</summary>
    public string? WhyNot(WorkMove move, Act act) => WhyNot(move, act, act.Day);

    /// <param name="asOf">The day by which it is judged what the law has done by itself: that of the paper, for what came on paper.</param>
    string? WhyNot(WorkMove move, Act act, DateOnly asOf) =>
        Kind.LifeCycle.WhyNot(move, State, act.By)
        ?? (!move.IgnoresLapses && LapseBy(asOf, act.Law) is { } lapse ? lapse.Sentence : null)
        ?? SharedVeto(move) ?? HolderVeto(move, act) ?? Veto(move, act);

    /// <summary>The moves that somebody may make now, in the order of the life cycle: the buttons of the page.</summary>
    public IReadOnlyList<WorkMove> AllowedMoves(Act act) =>
        [.. Kind.LifeCycle.Own.Concat(Kind.LifeCycle.Shared).Where(m => WhyNot(m, act) is null)];

    /// <summary>What the kind has against a move now, beyond its states; null for nothing.</summary>
    protected virtual string? Veto(WorkMove move, Act act) => null;

    /// <summary>Takes in a fact of the kind. It may not ask the law or the time: what they gave stands in the fact.</summary>
    protected abstract void Apply(WorkFact fact, WorkEvent e);

    /// <summary>The state that a fact leads to, for moves that lead to several; <see cref="WorkMove.Unchanged"/> when it stays.</summary>
    protected virtual string StateAfter(WorkFact fact) => throw new NotSupportedException($"The kind \"{Kind.Code}\" does not say where a {fact.GetType().Name} leads.");

    /// <summary>What people see of the kind's own matters, by name; an event shows what it changed of them.</summary>
    protected virtual IEnumerable<Facet> Describe() => [];

    /// <summary>Refuses unless the move that records a fact is allowed: called first, so that whoever comes too late hears
    /// that, and not what else is wrong with the request.</summary>
    /// <exception cref="WorkRefusedException">It is not; the message says why.</exception>
    /// <param name="act">Who and when.</param>
    /// <param name="asOf">The day by which it is judged what the law has done by itself, when that is earlier than today: of the paper, or of a mailing.</param>
    protected void Ensure<TFact>(Act act, DateOnly? asOf = null) where TFact : WorkFact => When(WhyNot(Kind.LifeCycle.MoveOf(typeof(TFact)), act, asOf ?? act.Day));

    /// <summary>Records a fact, when its move is allowed.</summary>
    /// <exception cref="WorkRefusedException">It is not; the message says why.</exception>
    protected void Record(WorkFact fact, Act act, DateOnly? asOf = null)
    {
        var move = Kind.LifeCycle.MoveOf(fact.GetType());
        When(WhyNot(move, act, asOf ?? (fact as PaperFact)?.Paper?.ReceivedOn ?? act.Day));
        var to = move.To.Count == 1 ? move.To[0] : StateAfter(fact);
        if (!move.To.Contains(to)) throw new InvalidOperationException($"\"{move.Code}\" does not lead to \"{to}\".");
        var before = DescribeAll();
        var e = new WorkEvent(Seq + 1, move.Code, fact.SchemaVersion, act.At, fact.HasEffectOn ?? act.Day, act.By,
            to == WorkMove.Unchanged ? State.Code : to, fact, []);
        Replay(e);
        pending.Add(e with { Changes = Differences(before, DescribeAll()) });
    }

    /// <summary>Who decides what nobody has, takes it by that.</summary>
    protected void TakeUnheld(Act act)
    {
        if (Assignee is null && act.By.Id is { } id && act.By.Is(WorkRoles.Staff)) Record(new Taken(id), act);
    }

    /// <summary>Takes in a stored event.</summary>
    internal void Replay(WorkEvent e)
    {
        if (e.Seq != Seq + 1) throw new InvalidDataException(Invariant($"Event {Seq + 1} is missing: {e.Seq} came next."));
        ApplyShared(e.Fact);
        ApplyRequest(e.Fact, e);
        Apply(e.Fact, e);
        State = Kind.LifeCycle.State(e.State);
        CountHolds(e);
        if (State.IsClosed)
        {
            (Hold, Referral) = (null, null);
            CloseRequests(e.On);
        }
        Seq = e.Seq;
    }

    void CountHolds(WorkEvent e)
    {
        if (e.Fact is Held held)
        {
            holds.Add(new(e.On, null, held.Reason));
        }
        else if (holds is [.., { IsOpen: true } open] && (e.Fact is Resumed || State.IsClosed))
        {
            holds.RemoveAt(holds.Count - 1);
            if (e.On > open.From) holds.Add(open with { Through = e.On.AddDays(-1) }); // held and resumed on one day: none was lost
        }
    }

    /// <summary>A text that was given, without blanks around it.</summary>
    /// <exception cref="WorkRefusedException">It is empty.</exception>
    protected static string Said(string? text, string otherwise)
    {
        Unless(!string.IsNullOrWhiteSpace(text), otherwise);
        return text.Trim();
    }

    /// <summary>A day as events and sentences print it.</summary>
    protected static string Print(DateOnly day) => day.InWords();

    void ApplyShared(WorkFact fact)
    {
        switch (fact)
        {
            case Taken taken: Assignee = taken.By; break;
            case Released: Assignee = null; break;
            case Assigned assigned: Assignee = assigned.To; break;
            case GivenToTeam given: Team = given.Team; break;
            case Held held: Hold = held; break;
            case Resumed: Hold = null; break;
            case Referred referred: Referral = referred; break;
            case ReferralAnswered: Referral = null; break;
            case Attached document: attachments.Add(document); break;
            case Linked linked: links.Add(linked.Other); break;
            case Transferred transferred: (Office, Assignee, Team) = (transferred.To, null, null); break; // its people stay behind
        }
    }

    string? SharedVeto(WorkMove move) => move.Code switch
    {
        "taken" when Assignee is not null => "Somebody has taken this item already.",
        "released" when Assignee is null => "Nobody has this item, so it cannot be released.",
        "held" when Hold is not null => "The item is held already.",
        "resumed" when Hold is null => "The item is not held.",
        "referred" when Referral is not null => "The item is referred already; take it back with the answer first.",
        "referral-answered" when Referral is null => "The item is not referred to anybody.",
        "information-answered" or "more-time-asked" or "request-extended" or "request-closed" when OpenRequest is null => "CBP has asked for nothing that is not answered.",
        "more-time-refused" when !requests.Exists(r => r is { IsOpen: true, MoreTime: not null }) => "Nobody has asked for more time.",
        _ => null,
    };

    /// <summary>How a refusal begins that speaks of the holder; where names are known, the name stands in its place.</summary>
    public const string SomebodyElse = "Somebody else";

    string? HolderVeto(WorkMove move, Act act) =>
        move.ByHolder && Assignee is { } holder && act.By.Id != holder && !act.By.Is(WorkRoles.Supervisor | WorkRoles.Headquarters | WorkRoles.System)
            ? $"{SomebodyElse} has this item, and only the person who has it or a supervisor makes this decision. Ask for its release and take it, or ask a supervisor to assign it to you."
            : null;

    List<Facet> DescribeAll() =>
    [
        ("Status", State.NameFor(isTrade: true)),
        new("Status at CBP", State.TradeName is null ? null : State.Name, IsInternal: true),
        ("Office", Office == default ? null : Office.Code),
        new("Assigned to", Assignee?.ToString(CultureInfo.InvariantCulture), IsInternal: true),
        new("Team", Team?.ToString(CultureInfo.InvariantCulture), IsInternal: true),
        new("Held until", Hold is { } hold ? $"{Print(hold.Until)}: {hold.Reason}" : null, IsInternal: true),
        new("Referred to", Referral is { } referral ? $"{referral.To}: {referral.Question}" : null, IsInternal: true),
        ("Asked of the filer", DescribeRequests()),
        // What staff attach for themselves is not told: these lines reach the trade's history too.
        ("Documents", attachments.Count(a => !a.ForStaffOnly) is var shown and > 0 ? Invariant($"{shown}, the last \"{attachments.FindLast(a => !a.ForStaffOnly)!.Name}\"") : null),
        new("Links", links.Count == 0 ? null : string.Join(", ", links), IsInternal: true),
        .. Describe(),
    ];

    // Both name the same things in the same order, but for those of the kind's own that come and go.
    static List<Change> Differences(List<Facet> before, List<Facet> after)
    {
        List<Change> changes = [];
        for (var i = 0; i < after.Count; i++)
        {
            var (what, value, isInternal) = after[i];
            var was = i < before.Count && before[i].What == what ? before[i].Value : before.Find(b => b.What == what).Value;
            if (was != value) changes.Add(new(what, was, value) { IsInternal = isInternal });
        }
        for (var i = 0; i < before.Count; i++)
            if (before[i] is { Value: not null } gone && !(i < after.Count && after[i].What == gone.What) && !after.Exists(a => a.What == gone.What))
                changes.Add(new(gone.What, gone.Value, null) { IsInternal = gone.IsInternal });
        return changes;
    }
}
