using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;

namespace CeePortal.Domain.Work;

/// <summary>CBP asks the trade for something: information, documents, an answer to a notice. Each is a request of its own that
/// stands until it is answered or closed, and keeps its item under "waiting for the trade" meanwhile.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="AnswerBy">The last day: by the clock of <see cref="Clock"/>, or as the office wishes.</param>
public abstract record AskingFact(string Question, DateOnly AnswerBy) : WorkFact
{
    /// <summary>What kind of request it is, as letters name it: <c>cf28</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual string Code => "information";

    /// <summary>What people call it: "Request for information".</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual string Name => "Request for information";

    /// <summary>The code of the clock (<see cref="ClockRules"/>) by which the day was counted, which then runs on the item; null
    /// for a wish of the office, which no text stands behind.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual string? Clock => null;

    /// <summary>From when that clock runs; null from the day on which it was asked.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual ClockStart? ClockStart => null;

    /// <summary>The port whose closings count in it; none when only national ones do.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual PortCode ClockPort => default;

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string? Letter => Code;

    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Question];
}

/// <summary>CBP asked the filer for information.</summary>
/// <param name="Question">What.</param>
/// <param name="AnswerBy">Until when; a wish of the office, not law.</param>
public sealed record InformationRequested(string Question, DateOnly AnswerBy) : AskingFact(Question, AnswerBy);

/// <summary>The trade answered.</summary>
/// <param name="Answer">The answer; documents are attached apart.</param>
public sealed record InformationAnswered(string Answer) : PaperFact
{
    /// <summary>The number of the request; null for the one that is due first, as answers before there were several have it.</summary>
    public int? Request { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Answer];
}

/// <summary>The trade asked for more time to answer.</summary>
/// <param name="Request">The number of the request.</param>
/// <param name="Until">The day that it asks for.</param>
/// <param name="Reason">Why.</param>
public sealed record MoreTimeAsked(int Request, DateOnly Until, string Reason) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>CBP gave more time to answer.</summary>
/// <param name="Request">The number of the request.</param>
/// <param name="AnswerBy">The new last day.</param>
/// <param name="Reason">Why.</param>
public sealed record RequestExtended(int Request, DateOnly AnswerBy, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>CBP gave no more time; the day stays.</summary>
/// <param name="Request">The number of the request.</param>
/// <param name="Reason">Why.</param>
public sealed record MoreTimeRefused(int Request, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>CBP no longer waits for an answer.</summary>
/// <param name="Request">The number of the request.</param>
/// <param name="Reason">Why.</param>
public sealed record RequestClosed(int Request, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>A request of CBP to the trade, and what became of it.</summary>
/// <param name="Number">Names it within the item: the number of the event that made it.</param>
/// <param name="Code">What kind of request: <c>information</c>, <c>cf28</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Question">What is asked.</param>
/// <param name="AskedOn">The legal day on which it was asked.</param>
/// <param name="AnswerBy">The last day, with the time that was given since.</param>
/// <param name="Clock">The code of the clock that runs on it; null where the day is a wish of the office.</param>
public sealed record WorkRequest(int Number, string Code, string Name, string Question, DateOnly AskedOn, DateOnly AnswerBy, string? Clock)
{
    /// <summary>From when the clock runs, where that is not the day on which it was asked.</summary>
    public ClockStart? ClockStart { get; init; }

    /// <summary>The port whose closings count in it.</summary>
    public PortCode ClockPort { get; init; }

    /// <summary>The times that were given since it was asked, in order.</summary>
    public IReadOnlyList<ClockExtension> Extensions { get; init; } = [];

    /// <summary>The request for more time that is not decided yet; null for none.</summary>
    public MoreTimeAsked? MoreTime { get; init; }

    /// <summary>The day on which it was answered; null while it is not.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The answer; null while there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>The day on which CBP stopped waiting; null unless it did.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>True while it waits for an answer.</summary>
    public bool IsOpen => AnsweredOn is null && ClosedOn is null;

    /// <summary>The clock that runs on it; null where the day is a wish.</summary>
    public Clock? ClockBy(Law law)
    {
        if (Clock is null) return null;
        var rule = law.Clocks[Clock];
        return Extensions.Aggregate(Clocks.Clock.Begin(rule, ClockStart ?? new(AskedOn), ClockPort), (clock, given) => rule.Extension?.Each is null ? clock.ExtendTo(given.Until!.Value, given.Reason) : clock.Extend(given.Reason));
    }
}

/// <content>What CBP has asked of the trade.</content>
public abstract partial class WorkItem
{
    readonly List<WorkRequest> requests = [];

    /// <summary>Everything that CBP asked of the trade on it, in order.</summary>
    public IReadOnlyList<WorkRequest> Requests => requests;

    /// <summary>The requests that wait for an answer, by their last day.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<WorkRequest> OpenRequests => requests.Count == 0 ? [] : [.. requests.Where(r => r.IsOpen).OrderBy(r => r.AnswerBy).ThenBy(r => r.Number)];

    /// <summary>The request whose answer is due first; null when nothing is asked.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public WorkRequest? OpenRequest => OpenRequests is [var first, ..] ? first : null;

    /// <summary>True when the trade has to act next.</summary>
    public virtual bool IsWaitingForTrade => State.IsOpen && requests.Exists(r => r.IsOpen);

    /// <summary>Asks the filer for information.</summary>
    public void RequestInformation(string question, DateOnly answerBy, Act act)
    {
        Unless(answerBy > act.Day, "Give the filer at least until tomorrow.");
        Record(new InformationRequested(Said(question, "Say what information is needed."), answerBy), act);
    }

    /// <summary>Answers a request; a late answer is taken as well.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="paper">The paper on which it came; null for what was sent here.</param>
    /// <param name="request">The number of the request; null for the one that is due first.</param>
    public void AnswerInformation(string answer, Act act, Paper? paper = null, int? request = null)
    {
        Ensure<InformationAnswered>(act);
        CameIn(paper, act);
        Record(new InformationAnswered(Said(answer, "Enter an answer.")) { Paper = paper, Request = Open(request).Number }, act);
    }

    /// <summary>Asks for more time to answer a request.</summary>
    public void AskMoreTime(int request, DateOnly until, string reason, Act act, Paper? paper = null)
    {
        Ensure<MoreTimeAsked>(act);
        CameIn(paper, act);
        var open = Open(request);
        Unless(open.MoreTime is null, "More time was asked for already, and CBP has not decided on it yet.");
        Unless(until > open.AnswerBy, $"The answer is due on {Print(open.AnswerBy)}. Name a later day.");
        WhyNoMoreTime(open, act.Law);
        Record(new MoreTimeAsked(open.Number, until, Said(reason, "Say why more time is needed.")) { Paper = paper }, act);
    }

    /// <summary>Gives more time to answer a request: to a day of choice, or by as much as the rule of its clock gives.</summary>
    public void GiveMoreTime(int request, DateOnly? until, string reason, Act act)
    {
        Ensure<RequestExtended>(act);
        var open = Open(request);
        WhyNoMoreTime(open, act.Law);
        reason = Said(reason, "Say why more time is given.");
        if (open.ClockBy(act.Law) is { Rule.Extension.Each: not null } clock) until = act.Law.Read(clock.Extend(reason)).LastTimelyDay;
        Unless(until > open.AnswerBy, $"The answer is due on {Print(open.AnswerBy)}. Name a later day.");
        Record(new RequestExtended(open.Number, until!.Value, reason), act);
    }

    /// <summary>Refuses more time.</summary>
    public void RefuseMoreTime(int request, string reason, Act act)
    {
        Ensure<MoreTimeRefused>(act);
        Unless(Open(request).MoreTime is not null, "Nobody has asked for more time.");
        Record(new MoreTimeRefused(request, Said(reason, "Say why no more time is given.")), act);
    }

    /// <summary>Waits no longer for an answer.</summary>
    public void CloseRequest(int request, string reason, Act act)
    {
        Ensure<RequestClosed>(act);
        Record(new RequestClosed(Open(request).Number, Said(reason, "Say why no answer is needed any more.")), act);
    }

    /// <summary>An open request.</summary>
    /// <exception cref="WorkRefusedException">It is not open.</exception>
    protected WorkRequest Open(int? request) =>
        (request is { } number ? requests.Find(r => r.Number == number && r.IsOpen) : OpenRequest)
        ?? throw new WorkRefusedException("That request is answered or closed already.");

    static void WhyNoMoreTime(WorkRequest request, Law law)
    {
        if (request.ClockBy(law) is not { } clock) return; // a wish of the office
        Unless(clock.Rule.Extension is not null, $"The time for this answer cannot be extended ({clock.Rule.Citation}).");
        Unless(clock.Rule.Extension!.Most is not { } most || request.Extensions.Count < most,
            Invariant($"The time for this answer was extended {request.Extensions.Count} times, which is as often as the rule allows ({clock.Rule.Citation})."));
    }

    /// <summary>The clocks of the open requests: they run on every kind by themselves.</summary>
    IEnumerable<WorkClock> RequestClocks(Law law)
    {
        if (!State.IsOpen) yield break;
        foreach (var request in OpenRequests)
            if (request.ClockBy(law) is { } clock) yield return new(Invariant($"Request {request.Number}"), clock);
    }

    void ApplyRequest(WorkFact fact, WorkEvent e)
    {
        switch (fact)
        {
            case AskingFact asked:
                requests.Add(new(e.Seq, asked.Code, asked.Name, asked.Question, e.On, asked.AnswerBy, asked.Clock) { ClockStart = asked.ClockStart, ClockPort = asked.ClockPort });
                break;
            case InformationAnswered answered when (answered.Request is { } number ? requests.Find(r => r.Number == number) : OpenRequest) is { } request:
                Change(request.Number, r => r with { AnsweredOn = e.On, Answer = answered.Answer, MoreTime = null });
                break;
            case MoreTimeAsked asked:
                Change(asked.Request, r => r with { MoreTime = asked });
                break;
            case MoreTimeRefused refused:
                Change(refused.Request, r => r with { MoreTime = null });
                break;
            case RequestExtended extended:
                Change(extended.Request, r => r with { AnswerBy = extended.AnswerBy, MoreTime = null, Extensions = [.. r.Extensions, new(extended.AnswerBy, extended.Reason)] });
                break;
            case RequestClosed closed:
                Change(closed.Request, r => r with { ClosedOn = e.On, MoreTime = null });
                break;
        }
    }

    /// <summary>What is closed waits for nobody.</summary>
    void CloseRequests(DateOnly on)
    {
        foreach (var open in OpenRequests) Change(open.Number, r => r with { ClosedOn = on, MoreTime = null });
    }

    void Change(int number, Func<WorkRequest, WorkRequest> change)
    {
        var at = requests.FindIndex(r => r.Number == number);
        if (at >= 0) requests[at] = change(requests[at]);
    }

    string? DescribeRequests() => OpenRequests is { Count: > 0 } open ? string.Join("; ", open.Select(r => $"{r.Question} (by {Print(r.AnswerBy)})")) : null;
}
