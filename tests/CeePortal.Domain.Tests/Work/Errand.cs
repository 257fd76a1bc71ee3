using CeePortal.Domain.Clocks;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Tests.Work;

/// <summary>A small internal kind: an errand that one office asks of another. It is here to show that another kind needs
/// no change to what all kinds share.</summary>
sealed class Errand : WorkItem
{
    internal sealed record ErrandAsked(WorkNumber Number, Destination Office, string What, DateOnly On) : WorkFact;

    internal sealed record ErrandDone(string Result) : WorkFact
    {
        public override IEnumerable<Said> Says => [Result];
    }

    internal sealed record ErrandLapsed(DateOnly On) : WorkFact
    {
        public override DateOnly? HasEffectOn => On;
    }

    /// <summary>A letter to the trade, with a time limit of its own: from then on the trade sees the errand.</summary>
    internal sealed record ErrandLetter(string Question, DateOnly AnswerBy) : AskingFact(Question, AnswerBy)
    {
        public override string Code => "errand-letter";
        public override string Name => "Letter about an errand";
        public override string? Clock => ValidationClocks.AnswerRequest.Code;
    }

    static readonly ClockRule tenDays = ClockRule.LocalTarget("errand", "Run the errand", "it was asked", TimeLimit.Days(10)) with { Effect = ClockEffect.Deemed };

    public static readonly WorkKind ErrandKind = new("errand", "Errand", new(990_001, 999_999), new LifeCycle(
        [new("asked", "Asked", WorkPhase.Open), new("done", "Done", WorkPhase.Closed), new("lapsed", "Lapsed", WorkPhase.Closed)],
        [
            WorkMove.Of<ErrandAsked>("errand-asked", "Ask", WorkRoles.Staff, [WorkState.Draft.Code], ["asked"], ""),
            WorkMove.Of<ErrandLetter>("errand-letter-sent", "Send a letter", WorkRoles.Specialist, ["asked"], [WorkMove.Unchanged], ""),
            WorkMove.Of<ErrandDone>("errand-done", "Report", WorkRoles.Specialist, ["asked"], ["done"], ""),
            WorkMove.Of<ErrandLapsed>("errand-lapsed", "Lapse", WorkRoles.System, ["asked"], ["lapsed"], "") with { IgnoresLapses = true },
        ]), static () => new Errand());

    Errand() : base(ErrandKind) { }

    public string What { get; private set; } = "";
    public DateOnly AskedOn { get; private set; }

    public override WorkSubject Subject => new(1, null, [], "", What, AskedOn);

    public static Errand Ask(string what, Act act)
    {
        var errand = new Errand();
        errand.Record(new ErrandAsked(WorkNumber.Of(PortCode.Parse("2704"), act.Day.Year, 990_001), Destination.FromCode("007"), Said(what, "Say what is asked."), act.Day), act);
        return errand;
    }

    public void Write(string question, Act act) => Record(new ErrandLetter(question, act.Law.Read(Clock.Begin(act.Law.Clocks[ValidationClocks.AnswerRequest], act.Day)).LastTimelyDay!.Value), act);

    public void Report(string result, Act act) => Record(new ErrandDone(Said(result, "Say what came of it.")), act);

    protected override IEnumerable<WorkClock> OwnClocks(Law law) => State.IsOpen ? [new("", Clock.Begin(tenDays, AskedOn))] : [];

    public override Lapse? LapseBy(DateOnly day, Law law) =>
        State.IsOpen && law.Read(Clock.Begin(tenDays, AskedOn)) is var reading && reading.HasRunOut(day)
            ? new(new ErrandLapsed(reading.DeemedOn!.Value), reading.DeemedOn!.Value, "The errand has lapsed.") : null;

    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        if (fact is ErrandAsked asked) (Number, Office, What, AskedOn) = (asked.Number, asked.Office, asked.What, asked.On);
    }

    protected override IEnumerable<Facet> Describe() => [("Errand", What.Length == 0 ? null : What)];
}
