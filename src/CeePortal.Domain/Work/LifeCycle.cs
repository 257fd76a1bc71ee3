using System.Collections.Frozen;

namespace CeePortal.Domain.Work;

/// <summary>Where a state stands in the life of an item; lists and tabs are by this, whatever the kind.</summary>
public enum WorkPhase
{
    /// <summary>Not sent yet.</summary>
    Draft = 0,

    /// <summary>CBP has to act.</summary>
    Open = 1,

    /// <summary>Somebody else has to act first, such as Headquarters or a lead.</summary>
    Pending = 2,

    /// <summary>Over.</summary>
    Closed = 3,
}

/// <summary>A state in the trade's words.</summary>
/// <param name="Code">The stored name; never changes.</param>
/// <param name="Name">What people read.</param>
/// <param name="Phase">Where it stands in the life of an item.</param>
public sealed record WorkState(string Code, string Name, WorkPhase Phase)
{
    /// <summary>Before the first event.</summary>
    public static readonly WorkState Draft = new("", "Draft", WorkPhase.Draft);

    /// <summary>What the trade reads in its place, where the name would tell more than CBP tells; null for the name. States with the same words
    /// are one to the trade: in lists and filters, in histories and messages.</summary>
    public string? TradeName { get; init; }

    /// <summary>What somebody reads.</summary>
    public string NameFor(bool isTrade) => isTrade && TradeName is not null ? TradeName : Name;

    /// <summary>True while something may still be decided.</summary>
    public bool IsOpen => Phase is WorkPhase.Open or WorkPhase.Pending;

    /// <summary>True when it is over.</summary>
    public bool IsClosed => Phase == WorkPhase.Closed;
}

/// <summary>A move that people or the portal may make: from which states, to which, and who.</summary>
/// <param name="Code">The type of its event; never changes.</param>
/// <param name="Name">What it is called on a button and in the history.</param>
/// <param name="Fact">The type of fact that it records.</param>
/// <param name="By">Who may make it.</param>
/// <param name="From">The states in which it may be made, by code.</param>
/// <param name="To">The states that it may lead to, by code; <see cref="Unchanged"/> among them when the state may stay.</param>
/// <param name="Source">The text that it rests on; empty for the portal's own working.</param>
public sealed record WorkMove(string Code, string Name, Type Fact, WorkRoles By, IReadOnlyList<string> From, IReadOnlyList<string> To, string Source)
{
    /// <summary>The state stays what it is.</summary>
    public const string Unchanged = "=";

    /// <summary>What somebody did who made it, to follow a name: "decided the protest"; empty to go by the name.</summary>
    public string Done { get; init; } = "";

    /// <summary>The same as the trade reads it, where that is to tell less; empty for the same.</summary>
    public string TradeDone { get; init; } = "";

    /// <summary>True when the trade does not see it in the history: notes, assignment, referral.</summary>
    public bool IsInternal { get; init; }

    /// <summary>True for a decision: once somebody has taken the item, that person or a supervisor makes it, and nobody else.
    /// Who decides what nobody has, takes it by that.</summary>
    public bool ByHolder { get; init; }

    /// <summary>True when it may be made by a clock that ran out unrecorded, or beside it, such as a note.</summary>
    public bool IgnoresLapses { get; init; }

    /// <summary>Declares a move.</summary>
    public static WorkMove Of<TFact>(string code, string name, WorkRoles by, IReadOnlyList<string> from, IReadOnlyList<string> to, string source)
        where TFact : WorkFact => new(code, name, typeof(TFact), by, from, to, source);
}

/// <summary>The life cycle of a kind of work, as data: its states, its moves, and who may make them.</summary>
public sealed class LifeCycle
{
    readonly FrozenDictionary<string, WorkState> states;
    readonly FrozenDictionary<string, WorkMove> moves;
    readonly FrozenDictionary<Type, WorkMove> byFact;

    /// <summary>A life cycle; the moves that every kind shares (<see cref="SharedMoves"/>) are added to it.</summary>
    /// <exception cref="ArgumentException">It does not hang together; the message says where.</exception>
    public LifeCycle(IReadOnlyList<WorkState> states, IReadOnlyList<WorkMove> moves)
    {
        States = states;
        Own = moves;
        Shared = SharedMoves.For(states);
        this.states = states.Append(WorkState.Draft).ToFrozenDictionary(s => s.Code, StringComparer.Ordinal);
        this.moves = moves.Concat(Shared).ToFrozenDictionary(m => m.Code, StringComparer.Ordinal);
        byFact = this.moves.Values.ToFrozenDictionary(m => m.Fact);
        foreach (var move in this.moves.Values)
        {
            if (move.To.Count == 0 || move.From.Count == 0) throw new ArgumentException($"The move \"{move.Code}\" leads from nowhere or to nowhere.", nameof(moves));
            foreach (var code in move.From.Concat(move.To.Where(t => t != WorkMove.Unchanged)))
                if (!this.states.ContainsKey(code)) throw new ArgumentException($"The move \"{move.Code}\" names the state \"{code}\", which there is not.", nameof(moves));
        }
        foreach (var state in states)
            if (!moves.Any(m => m.To.Contains(state.Code))) throw new ArgumentException($"No move leads to the state \"{state.Code}\".", nameof(states));
    }

    /// <summary>The states, in the order in which people read them.</summary>
    public IReadOnlyList<WorkState> States { get; }

    /// <summary>The moves of this kind alone.</summary>
    public IReadOnlyList<WorkMove> Own { get; }

    /// <summary>The moves that every kind has.</summary>
    public IReadOnlyList<WorkMove> Shared { get; }

    /// <summary>A state by its code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public WorkState State(string code) => states.TryGetValue(code, out var state) ? state : throw new KeyNotFoundException($"There is no state \"{code}\".");

    /// <summary>A move by its code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public WorkMove Move(string code) => moves.TryGetValue(code, out var move) ? move : throw new KeyNotFoundException($"There is no move \"{code}\".");

    /// <summary>The move that records a fact.</summary>
    public WorkMove MoveOf(Type fact) =>
        byFact.TryGetValue(fact, out var move) ? move : throw new KeyNotFoundException($"No move records a {fact.Name}.");

    /// <summary>True when the trade does not see an event: because of its move, or because of what it says.</summary>
    public bool IsInternal(WorkEvent e) => Move(e.Type).IsInternal || e.Fact.IsInternal;

    /// <summary>Why somebody may not make a move in a state; null when the life cycle allows it.</summary>
    public string? WhyNot(WorkMove move, WorkState state, Actor by) =>
        !move.From.Contains(state.Code)
            ? state.Phase == WorkPhase.Draft ? $"\"{move.Name}\" is not possible before this is filed."
            : $"\"{move.Name}\" is not possible while this is \"{state.Name}\"."
        : !by.Is(move.By) ? $"\"{move.Name}\" is for {Words(move.By)}."
        : null;

    /// <summary>Roles in words: "the filer or a specialist".</summary>
    public static string Words(WorkRoles roles)
    {
        List<string> words = [];
        foreach (var (role, word) in roleWords)
            if ((roles & role) == role) words.Add(word);
        return words switch
        {
            [] => "nobody",
            [var one] => one,
            [.. var first, var last] => $"{string.Join(", ", first)} or {last}",
        };
    }

    static readonly (WorkRoles, string)[] roleWords =
    [
        (WorkRoles.Filer, "the filer"), (WorkRoles.Specialist, "a specialist"), (WorkRoles.Supervisor, "a supervisor"),
        (WorkRoles.Penalties, "the fines, penalties and forfeitures officer"), (WorkRoles.Headquarters, "Headquarters"), (WorkRoles.System, "the portal itself"),
    ];
}
