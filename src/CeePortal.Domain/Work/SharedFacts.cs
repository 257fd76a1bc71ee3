using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using static System.FormattableString;

namespace CeePortal.Domain.Work;

/// <summary>Somebody took the item to work on it.</summary>
/// <param name="By">The user.</param>
public sealed record Taken(long By) : WorkFact;

/// <summary>The item was given back to the queue.</summary>
public sealed record Released : WorkFact;

/// <summary>A supervisor gave the item to somebody.</summary>
/// <param name="To">The user.</param>
public sealed record Assigned(long To) : WorkFact;

/// <summary>The item was given to a team of the office.</summary>
/// <param name="Team">The team; null for none.</param>
public sealed record GivenToTeam(long? Team) : WorkFact;

/// <summary>The office stopped working on it for a time. Clocks of the law run on.</summary>
/// <param name="Until">When it comes back to the queue.</param>
/// <param name="Reason">Why.</param>
public sealed record Held(DateOnly Until, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The hold is over.</summary>
public sealed record Resumed : WorkFact;

/// <summary>To whom an item is referred.</summary>
public enum ReferredTo
{
    /// <summary>The laboratory.</summary>
    Laboratory = 1,

    /// <summary>Regulatory Audit.</summary>
    Audit = 2,

    /// <summary>Fines, penalties and forfeitures.</summary>
    FinesPenaltiesForfeitures = 3,

    /// <summary>Headquarters.</summary>
    Headquarters = 4,
}

/// <summary>A question was put to another office.</summary>
/// <param name="To">Which.</param>
/// <param name="Question">What.</param>
public sealed record Referred(ReferredTo To, string Question) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Question];
}

/// <summary>The other office answered, and the item came back.</summary>
/// <param name="Answer">Its answer.</param>
public sealed record ReferralAnswered(string Answer) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Answer];
}

/// <summary>A note for colleagues.</summary>
/// <param name="Text">The note.</param>
public sealed record Noted(string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The item was linked to another.</summary>
/// <param name="Other">The other item.</param>
/// <param name="Why">What joins them.</param>
public sealed record Linked(WorkNumber Other, string Why) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Why];
}

/// <summary>The item went to another Center or port.</summary>
/// <param name="To">Which.</param>
/// <param name="Reason">Why.</param>
public sealed record Transferred(Destination To, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Reason, ForStaff: true)];
}

/// <summary>The summaries of entries passed from a filer to another, and the item with them (ACE CATAIR AE chapter: only the filer of a post summary
/// correction sees the summary from then on). What passes together is told once: an item may be about thousands of entries.</summary>
/// <param name="Entries">The entries of the item that passed, by number.</param>
/// <param name="From">The filer whose file they were.</param>
/// <param name="To">Whose they are now.</param>
public sealed record PassedToFiler(IReadOnlyList<EntryNumber> Entries, FilerCode From, FilerCode To) : WorkFact
{
    /// <summary>The entries in words: up to three by number, more by how many they are.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string EntriesInWords => Entries is [var only] ? $"entry {only}"
        : Entries.Count <= 3 ? $"entries {string.Join(", ", Entries.SkipLast(1))} and {Entries[^1]}" : Invariant($"{Entries.Count:N0} entries");

    // A former owner may still read an item of several entries, and CBP tells it no more than that there is another filer (notice type 8).
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new($"From filer {From} to filer {To}.", ForStaff: true)];
}

/// <summary>A document was attached. Its bytes are kept under their hash; the portal says under which key of its own.</summary>
/// <param name="Name">The name that the file was given.</param>
/// <param name="Hash">The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Attached(string Name, string Hash, long Bytes) : WorkFact
{
    /// <summary>True when the trade does not see it: a document of the office's own work.</summary>
    public bool ForStaffOnly { get; init; }

    /// <summary>What document of an entry it is, by code, such as <c>CI</c> for the commercial invoice; null where nobody said.</summary>
    public string? As { get; init; }

    /// <inheritdoc/>
    public override bool IsInternal => ForStaffOnly;
}

/// <summary>The moves that every kind of work has. None of them changes the state of the kind: that an item is held,
/// referred or waits for an answer stands beside it.</summary>
public static class SharedMoves
{
    /// <summary>The move of <see cref="PassedToFiler"/>, which the portal makes where the entry passes.</summary>
    public const string PassedToFiler = "passed-to-filer";

    internal static IReadOnlyList<WorkMove> For(IReadOnlyList<WorkState> states)
    {
        IReadOnlyList<string> open = [.. states.Where(s => s.IsOpen).Select(s => s.Code)], any = [.. states.Select(s => s.Code)];
        static WorkMove Move<TFact>(string code, string name, WorkRoles by, IReadOnlyList<string> from, bool isInternal = true) where TFact : WorkFact =>
            WorkMove.Of<TFact>(code, name, by, from, [WorkMove.Unchanged], "") with { IsInternal = isInternal };
        return
        [
            Move<Taken>("taken", "Take", WorkRoles.Staff, open),
            Move<Released>("released", "Release", WorkRoles.Staff, open),
            Move<Assigned>("assigned", "Assign", WorkRoles.Supervisor | WorkRoles.Headquarters, open),
            Move<GivenToTeam>("given-to-team", "Give to a team", WorkRoles.Staff | WorkRoles.System, open),
            Move<Held>("held", "Hold", WorkRoles.Staff, open),
            Move<Resumed>("resumed", "End the hold", WorkRoles.Staff | WorkRoles.System, open),
            Move<Referred>("referred", "Refer", WorkRoles.Office, open),
            Move<ReferralAnswered>("referral-answered", "Take back with the answer", WorkRoles.Staff, open),
            Move<InformationRequested>("information-requested", "Ask for information", WorkRoles.Staff, open, isInternal: false),
            Move<InformationAnswered>("information-answered", "Answer the request", WorkRoles.Filer | WorkRoles.Office, open, isInternal: false),
            Move<MoreTimeAsked>("more-time-asked", "Ask for more time", WorkRoles.Filer | WorkRoles.Office, open, isInternal: false),
            Move<RequestExtended>("request-extended", "Give more time", WorkRoles.Staff, open, isInternal: false),
            Move<MoreTimeRefused>("more-time-refused", "Give no more time", WorkRoles.Staff, open, isInternal: false),
            Move<RequestClosed>("request-closed", "Wait no longer for the answer", WorkRoles.Staff, open, isInternal: false),
            Move<Transferred>("transferred", "Transfer", WorkRoles.Supervisor | WorkRoles.Headquarters | WorkRoles.System, open, isInternal: false),
            Move<PassedToFiler>(PassedToFiler, "Pass to the filer of the entry", WorkRoles.System, any, isInternal: false) with { IgnoresLapses = true },
            Move<Noted>("noted", "Note", WorkRoles.Staff, any) with { IgnoresLapses = true },
            Move<Attached>("attached", "Attach a document", WorkRoles.Filer | WorkRoles.Staff, any, isInternal: false) with { IgnoresLapses = true },
            Move<Linked>("linked", "Link", WorkRoles.Staff, any) with { IgnoresLapses = true },
        ];
    }
}
