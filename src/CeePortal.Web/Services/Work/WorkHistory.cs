using System.Globalization;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Work;

/// <summary>One event as people read it.</summary>
/// <param name="On">The legal day of its effect, when that is another than the day on which it was recorded.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Did">What, as the rest of the sentence.</param>
/// <param name="Says">What was written: a question, an answer, a reason.</param>
/// <param name="Changes">What it changed, old and new, beyond what the sentence says.</param>
/// <param name="IsHidden">True when the trade does not see it.</param>
public sealed record HistoryLine(int Seq, DateTime At, DateOnly? On, string Who, string Did, IReadOnlyList<string> Says, IReadOnlyList<Change> Changes, bool IsHidden);

/// <summary>Draws the history of an item from its events. The trade reads the same history without what is internal.</summary>
public sealed class WorkHistory(WorkPeople people, OfficeNameSource offices)
{
    const string AssignedTo = "Assigned to", Team = "Team", Office = "Office";

    /// <summary>All that a reader may see of some events, newest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> OfAsync(WorkKind kind, IEnumerable<WorkEvent> events, bool forTrade, CancellationToken ct = default)
    {
        var seen = events.Where(e => !forTrade || !kind.LifeCycle.IsInternal(e)).ToList();
        var persons = seen.Select(e => e.By.Id)
            .Concat(seen.SelectMany(e => e.Changes).Where(c => c.What == AssignedTo).SelectMany(c => new[] { Key(c.Old), Key(c.New) }))
            .Concat(seen.Select(e => e.Fact switch { Assigned to => to.To, _ => e.Fact.RecordedFirstBy }));
        var teams = seen.SelectMany(e => e.Changes).Where(c => c.What == Team).SelectMany(c => new[] { Key(c.Old), Key(c.New) })
            .Concat(seen.Select(e => e.Fact is GivenToTeam given ? given.Team : null));
        var words = new Names(await people.NamesAsync(persons, ct), await people.TeamNamesAsync(teams, ct), await offices.GetAsync(ct));
        return [.. seen.OrderByDescending(e => e.Seq).Select(e => Line(kind, e, forTrade, words))];
    }

    sealed record Names(IReadOnlyDictionary<long, string> People, IReadOnlyDictionary<long, string> Teams, OfficeNames Offices)
    {
        public string Person(long? id) => WorkPeople.NameOf(id, People);
        public string Group(long? id) => id is { } key ? Teams.GetValueOrDefault(key) ?? "a team that is gone" : "no team";
    }

    static HistoryLine Line(WorkKind kind, WorkEvent e, bool forTrade, Names names)
    {
        var recorded = Domain.Clocks.LegalClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(e.At, DateTimeKind.Utc)));
        var changes = e.Changes.Where(c => !IsSaid(e.Fact, c.What) && (!forTrade || !c.IsInternal)).Select(c => Named(c, names)).ToList();
        return new(e.Seq, e.At, e.On == recorded ? null : e.On, e.By is { Id: null } by && by.Is(WorkRoles.Filer) ? "The holder of the letter" : names.Person(e.By.Id), e.Fact is PaperFact { Paper: { } paper } ? $"entered a paper of {Paper.Name(paper.From)}, received on {Dates.Long(paper.ReceivedOn)}, which {Did(kind, e, forTrade, names)}" : Did(kind, e, forTrade, names), [.. e.Fact.Says.Where(s => s.Text.Length > 0 && !(forTrade && s.ForStaff)).Select(s => s.Text)],
            changes, kind.LifeCycle.IsInternal(e));
    }

    /// <summary>What happened, to follow a name: the shared moves in sentences of their own, those of a kind by their name.</summary>
    static string Did(WorkKind kind, WorkEvent e, bool forTrade, Names names) => e.Fact switch
    {
        Taken => "took it",
        Released => "gave it back to the queue",
        Assigned to => $"assigned it to {names.Person(to.To)}",
        GivenToTeam { Team: null } => "took it from its team",
        GivenToTeam given => $"gave it to the team {names.Group(given.Team)}",
        Held held => $"held it until {Dates.Long(held.Until)}",
        Resumed => "ended the hold",
        Referred referred => $"referred it to {WorkWords.Of(referred.To)}",
        ReferralAnswered => "took it back with the answer",
        InformationRequested asked => $"asked for information by {Dates.Long(asked.AnswerBy)}",
        AskingFact asked when e.Seq > 1 => $"{(kind.LifeCycle.Move(e.Type) is { Done.Length: > 0 } sent ? sent.Done : $"sent a {asked.Name}")}, to be answered by {Dates.Long(asked.AnswerBy)}",
        InformationAnswered => "answered CBP's request",
        MoreTimeAsked asked => $"asked for time until {Dates.Long(asked.Until)} to answer",
        RequestExtended given => $"gave time to answer until {Dates.Long(given.AnswerBy)}",
        MoreTimeRefused => "gave no more time to answer",
        RequestClosed => "waits no longer for the answer",
        Noted => "left a note",
        Linked linked => $"linked it to {linked.Other}",
        Transferred moved => $"transferred it to the {names.Offices.Describe(moved.To)}",
        PassedToFiler passed => $"passed it with {passed.EntriesInWords} to another filer, whose file the {(passed.Entries.Count == 1 ? "summary is" : "summaries are")} now",
        Attached document => $"attached \"{document.Name}\"",
        _ => e.Seq == 1 ? $"{(kind.Origin == WorkOrigin.OpenedByStaff ? "opened" : "filed")} this {kind.NameInText}" : kind.LifeCycle.Move(e.Type) is { Done.Length: > 0 } move ? (forTrade && move.TradeDone.Length > 0 ? move.TradeDone : move.Done) + (forTrade && e.Fact.NamesForStaff ? "" : Other(e)) + (e.Fact.RecordedFirstBy is { } first ? $", recorded by {names.Person(first)}" : "") : $"\u2013 {kind.LifeCycle.Move(e.Type).Name}", // "Amend"
    };

    /// <summary>The other item that an event names, unless its changes do: ", 2704-26-100001".</summary>
    static string Other(WorkEvent e) => e.Fact.Names is { IsNone: false } other && other.ToString() is var number
        && !e.Changes.Any(c => c.New?.Contains(number, StringComparison.Ordinal) == true || c.Old?.Contains(number, StringComparison.Ordinal) == true) ? $", {number}" : "";

    // The sentence says it already.
    static bool IsSaid(WorkFact fact, string what) => what switch
    {
        AssignedTo => fact is Taken or Assigned,
        Team => fact is GivenToTeam,
        Office => fact is Transferred,
        "Held until" => fact is Held or Resumed,
        "Referred to" => fact is Referred,
        "Asked of the filer" => fact is AskingFact or InformationAnswered or RequestExtended or RequestClosed,
        "Links" => fact is Linked,
        "Documents" => fact is Attached,
        _ => false,
    };

    static Change Named(Change change, Names names) => change with
    {
        Old = change.Old is null ? null : Name(change.What, change.Old, names),
        New = change.New is null ? null : Name(change.What, change.New, names),
    };

    static string Name(string what, string value, Names names) => what switch
    {
        AssignedTo when Key(value) is { } person => names.Person(person),
        Team when Key(value) is { } team => names.Group(team),
        Office => names.Offices.Describe(value),
        _ => value,
    };

    static long? Key(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
}
