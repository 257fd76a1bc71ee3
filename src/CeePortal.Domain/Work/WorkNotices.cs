using System.Globalization;
using CeePortal.Domain.Clocks;

namespace CeePortal.Domain.Work;

/// <summary>A time limit that comes near.</summary>
/// <param name="Name">The clock's name.</param>
/// <param name="About">What of the item it is about; empty for the whole.</param>
/// <param name="Consequence">The rule, and what comes after it.</param>
/// <param name="IsEstimated">True when it hangs on an estimated date.</param>
public sealed record LimitNear(string Name, string About, string Consequence, bool IsEstimated);

/// <summary>Who is to hear of an event, and in which words: for every kind of work from its name, number, move and changes,
/// unless the kind has words of its own (<see cref="WorkKind.Wording"/>).</summary>
public static class WorkNotices
{
    static readonly CultureInfo english = CultureInfo.InvariantCulture;

    /// <summary>True when the trade hears of an event: whatever is not internal, of an item that concerns it.</summary>
    /// <param name="item">The item as it was after the event.</param>
    /// <param name="e">The event.</param>
    public static bool IsForTrade(WorkItem item, WorkEvent e) => item.Audience != WorkAudience.Nobody && !item.Kind.LifeCycle.IsInternal(e);

    /// <summary>True when somebody is to hear of an event at all. The portal's own book-keeping without a change that people
    /// see is told to nobody.</summary>
    public static bool IsTold(WorkItem item, WorkEvent e) => IsForTrade(item, e) || e.By.Is(WorkRoles.Staff | WorkRoles.Filer) || e.Changes.Count > 0;

    /// <summary>The message about an event.</summary>
    /// <param name="item">The item as it was after the event.</param>
    /// <param name="e">The event.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="law">The law.</param>
    public static WorkNotice Of(WorkItem item, WorkEvent e, NoticeReader reader, Law law) =>
        item.Kind.Wording?.Invoke(item, e, reader, law) ?? Shared(item, e, reader, law) ?? ByMove(item, e, reader);

    /// <summary>"Protest 2304-26-100123": how a message names an item.</summary>
    public static string NameOf(WorkItem item) => $"{item.Kind.Name} {item.Number}";

    /// <summary>A day as messages print it: "July 5, 2023".</summary>
    public static string Print(DateOnly day) => day.InWords();

    /// <summary>The reminder that time limits of an item end on one day: one message for all of them.</summary>
    /// <param name="kindName">The kind's name.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="limits">The limits, at least one.</param>
    /// <param name="due">Their last day.</param>
    /// <param name="daysLeft">Days until then.</param>
    public static WorkNotice Near(string kindName, string number, IReadOnlyList<LimitNear> limits, DateOnly due, int daysLeft)
    {
        var left = daysLeft switch { <= 0 => "today", 1 => "tomorrow", _ => string.Create(english, $"in {daysLeft} days") };
        var named = limits.GroupBy(l => l.Name, StringComparer.Ordinal).ToList();
        var names = string.Join("; ", named.Take(MostNamed).Select(n => n.Key)) + (named.Count > MostNamed ? string.Create(english, $" and {named.Count - MostNamed} more") : "");
        return new(NoticeTopic.Deadline, $"{kindName} {number}: {names}, due {left}", $"{names}: the last day is {Print(due)}, {left}.",
            string.Join("\n\n", named.Select(n => (named.Count > 1 ? $"{n.Key}. " : "") + About([.. n.Select(l => l.About).Where(a => a.Length > 0)]) + n.First().Consequence))
            + (limits.Any(l => l.IsEstimated) ? " The day is counted from an estimated date and will move when CBP's own date arrives." : ""));

        static string About(IReadOnlyList<string> about) => about.Count == 0 ? ""
            : $"It is about {string.Join(", ", about.Take(MostAbout))}{(about.Count > MostAbout ? string.Create(english, $" and {about.Count - MostAbout} more") : "")}. ";
    }

    const int MostNamed = 2, MostAbout = 10;

    /// <summary>The reminder that CBP waits for an answer.</summary>
    /// <param name="item">The item.</param>
    /// <param name="request">The open request.</param>
    /// <param name="daysLeft">Days until its last day.</param>
    public static WorkNotice AnswerNear(WorkItem item, WorkRequest request, int daysLeft)
    {
        var left = daysLeft switch { <= 0 => "today", 1 => "tomorrow", _ => string.Create(english, $"in {daysLeft} days") };
        return new(NoticeTopic.Deadline, $"{NameOf(item)}: CBP waits for your answer, {left}", $"{request.Name}: CBP would like the answer by {Print(request.AnswerBy)}, {left}.",
            $"{request.Question}\n\n{Wish}");
    }

    /// <summary>The word to whoever holds an item that the answer did not come by its day.</summary>
    /// <param name="item">The item.</param>
    /// <param name="request">The open request.</param>
    public static WorkNotice AnswerMissing(WorkItem item, WorkRequest request) =>
        new(NoticeTopic.Deadline, $"{NameOf(item)}: no answer by {Print(request.AnswerBy)}", $"{request.Name}: CBP asked the trade to answer by {Print(request.AnswerBy)}. That day has passed and no answer has come.",
            $"{request.Question}\n\nA late answer can still be sent. The time limits of the law run on meanwhile.");

    const string Wish = "The date is a wish of the office, not a time limit of the law; a later answer is taken as well. The time limits of the law run on meanwhile.";

    /// <summary>What the last day of a request rests on, and what comes after it.</summary>
    static string DayOf(AskingFact asked, Law law) => asked.Clock is { } code && law.Clocks.Find(code) is { } rule
        ? $"{rule.Sentence} ({rule.Citation}{(rule.IsLaw ? "" : "; practice, not law")}). After that: {rule.Consequence}."
        : Wish;

    static WorkNotice? Shared(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        var name = NameOf(item);
        return e.Fact switch
        {
            AskingFact asked => new(NoticeTopic.Request, asked is InformationRequested ? $"{name}: CBP asks for information" : $"{name}: {asked.Name}",
                asked is InformationRequested ? $"CBP asks the filer for information and would like the answer by {Print(asked.AnswerBy)}." : $"{asked.Name}: CBP asks for an answer by {Print(asked.AnswerBy)}.",
                $"{asked.Question}\n\n{DayOf(asked, law)}"),
            InformationAnswered answered => new(NoticeTopic.FromTheTrade, $"{name}: {Request(item, answered.Request, "the request for information")} was answered", $"The trade has answered CBP's {Request(item, answered.Request, "request for information")}.", answered.Answer),
            MoreTimeAsked asked => new(NoticeTopic.FromTheTrade, $"{name}: more time is asked for", $"The trade asks for time until {Print(asked.Until)} to answer.", asked.Reason),
            RequestExtended given => new(NoticeTopic.Progress, $"{name}: more time to answer", $"CBP gives time to answer until {Print(given.AnswerBy)}.", given.Reason),
            MoreTimeRefused refused => new(NoticeTopic.Progress, $"{name}: no more time to answer", "CBP gives no more time to answer; the day stays as it was.", refused.Reason),
            RequestClosed closed => new(NoticeTopic.Progress, $"{name}: no answer is needed any more", "CBP waits no longer for an answer.", closed.Reason),
            Attached document => new(e.By.Is(WorkRoles.Filer) ? NoticeTopic.FromTheTrade : NoticeTopic.Progress, $"{name}: a document was attached",
                $"{(e.By.Is(WorkRoles.Filer) ? "The filer" : "CBP")} attached a document.", document.Name),
            Transferred moved => new(NoticeTopic.Reassignment, $"{name}: another office has it now", "It was transferred to another Center or port, which will go on with it. Time limits are not affected.",
                $"It is now with {(moved.To.Kind == Routing.DestinationKind.Center ? "Center" : "port")} {moved.To.Code}. {(reader.IsStaff ? moved.Reason : "")}".Trim()),
            PassedToFiler passed => new(NoticeTopic.Reassignment, $"{name}: another filer has the {(passed.Entries.Count == 1 ? "entry" : "entries")} now", $"The {(passed.Entries.Count == 1 ? "summary" : "summaries")} of {passed.EntriesInWords} passed to another filer, and this goes with {(passed.Entries.Count == 1 ? "it" : "them")}.", WithNewFiler(item)),
            Assigned when reader.HasItem => new(NoticeTopic.Reassignment, $"{name} was assigned to you", "It was assigned to you and stands under your own work."),
            Assigned => new(NoticeTopic.Reassignment, $"{name} was assigned to somebody", "It was assigned to a colleague."),
            Taken => new(NoticeTopic.Reassignment, $"{name} was taken", "A colleague has taken it."),
            Released => new(NoticeTopic.Reassignment, $"{name} was released", "It is back in the queue."),
            GivenToTeam { Team: not null } => new(NoticeTopic.Reassignment, $"{name} was given to your team", "It was given to a team that you are in."),
            Noted note => new(NoticeTopic.Progress, $"{name}: a note", "A colleague left a note.", note.Text),
            ReferralAnswered back => new(NoticeTopic.Progress, $"{name}: the other office answered", "The office that it was referred to has answered.", back.Answer),
            _ => null,
        };
    }

    // What the new filer finds: it read nothing of this before.
    static string WithNewFiler(WorkItem item) => string.Join("\n\n",
    [
        "The new filer reads the whole of it from now on and answers for what passed. What was sent before stands, and time limits are not affected.",
        .. item.OpenRequests.OrderBy(r => r.AnswerBy).Select(r => $"CBP waits for an answer by {Print(r.AnswerBy)}: {r.Name}."),
    ]);

    /// <summary>From the life cycle alone: whatever a kind brings is told, even if nobody wrote words for it.</summary>
    static WorkNotice ByMove(WorkItem item, WorkEvent e, NoticeReader reader)
    {
        var name = NameOf(item);
        var move = item.Kind.LifeCycle.Move(e.Type);
        var state = item.Kind.LifeCycle.State(e.State);
        var details = string.Join('\n', e.Changes.Where(c => reader.IsStaff ? c.What is not ("Assigned to" or "Team") : !c.IsInternal).Select(Line));
        if (e.Seq == 1)
            return item.Kind.Origin == WorkOrigin.OpenedByStaff
                ? new(NoticeTopic.Progress, $"{name} was opened", $"CBP opened it on {Print(e.On)} under the number {item.Number}.", Blank(details))
                : new(NoticeTopic.Receipt, $"{name} was received", $"It was received on {Print(e.On)} under the number {item.Number}.", Blank(details));
        var isDecision = state.IsClosed && e.Changes.Any(c => c.What == "Status");
        return new(isDecision ? NoticeTopic.Decision : e.By.Is(WorkRoles.Filer) ? NoticeTopic.FromTheTrade : NoticeTopic.Progress,
            isDecision ? $"{name}: {state.NameFor(!reader.IsStaff)}" : $"{name}: {move.Name}",
            isDecision ? $"Its status is now \"{state.NameFor(!reader.IsStaff)}\", with effect from {Print(e.On)}." : $"\"{move.Name}\" was recorded on {Print(e.On)}.", Blank(details));
    }

    static string Request(WorkItem item, int? number, string otherwise) =>
        item.Requests.FirstOrDefault(r => r.Number == number) is { Code: not "information" } request ? request.Name : otherwise;

    static string Line(Change change) => change switch
    {
        { Old: null } => $"{change.What}: {change.New}",
        { New: null } => $"{change.What}: no longer {change.Old}",
        _ => $"{change.What}: {change.New}, before {change.Old}",
    };

    static string? Blank(string text) => text.Length == 0 ? null : text;
}
