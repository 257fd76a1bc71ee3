using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;

namespace CeePortal.Web.Tests.Pages.Work;

/// <summary>A small internal kind: an errand that somebody asks of an office. It is registered in the test host alone, to
/// show that another kind needs no change to clocks, queue, audit or messages.</summary>
sealed class Errand : WorkItem
{
    internal sealed record ErrandAsked(WorkNumber Number, Destination Office, string What, EntryNumber Entry, long Party, DateOnly On, bool IsQuiet = false) : WorkFact;

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

    public static readonly WorkKind ErrandKind = new("small-errand", "Errand", new(990_001, 999_999), new LifeCycle(
        [new("asked", "Asked", WorkPhase.Open), new("done", "Done", WorkPhase.Closed), new("lapsed", "Lapsed", WorkPhase.Closed)],
        [
            WorkMove.Of<ErrandAsked>("errand-asked", "Ask", WorkRoles.Filer | WorkRoles.Staff, [WorkState.Draft.Code], ["asked"], ""),
            WorkMove.Of<ErrandLetter>("errand-letter-sent", "Send a letter", WorkRoles.Specialist, ["asked"], [WorkMove.Unchanged], ""),
            WorkMove.Of<ErrandDone>("errand-done", "Report", WorkRoles.Specialist, ["asked"], ["done"], ""),
            WorkMove.Of<ErrandLapsed>("errand-lapsed", "Lapse", WorkRoles.System, ["asked"], ["lapsed"], "") with { IgnoresLapses = true },
        ]), static () => new Errand());

    Errand() : base(ErrandKind) { }

    public string What { get; private set; } = "";
    public DateOnly AskedOn { get; private set; }
    public EntryNumber Entry { get; private set; }
    public long Party { get; private set; }

    /// <summary>True until a letter goes to the trade: CBP works on it and has announced nothing.</summary>
    public bool IsQuiet { get; private set; }

    public override WorkAudience Audience => IsQuiet ? WorkAudience.Nobody : WorkAudience.All;

    public override WorkSubject Subject => new(Party, null, Entry.IsNone ? [] : [new(Entry, Number.Port, "")], "errand", What, AskedOn);

    public static Errand Ask(WorkNumber number, string what, EntryNumber entry, long party, Act act, bool isQuiet = false)
    {
        var errand = new Errand();
        errand.Record(new ErrandAsked(number, Destination.FromCode("007"), Said(what, "Say what is asked."), entry, party, act.Day, isQuiet), act);
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
        if (fact is ErrandLetter) IsQuiet = false;
        if (fact is ErrandAsked quiet) IsQuiet = quiet.IsQuiet;
        if (fact is ErrandAsked asked) (Number, Office, What, Entry, Party, AskedOn) = (asked.Number, asked.Office, asked.What, asked.Entry, asked.Party, asked.On);
    }

    protected override IEnumerable<Facet> Describe() => [("Errand", What.Length == 0 ? null : What)];
}
