using System.Text;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Work;
using CeePortal.TestSupport;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Disclosures.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Disclosures;

/// <summary>The states and moves, brought about by real acts, and docs/disclosures.md, which lists them.</summary>
public sealed class DisclosureLifeCycleTests
{
    const string Begin = "<!-- life cycle: from the code; DisclosureLifeCycleTests checks it -->";
    const string End = "<!-- end of life cycle -->";

    static readonly WorkRoles[] roles = [WorkRoles.Filer, WorkRoles.Specialist, WorkRoles.Supervisor, WorkRoles.Headquarters, WorkRoles.Penalties, WorkRoles.System];

    static Dictionary<string, PriorDisclosure> InEachState()
    {
        static PriorDisclosure Made(PriorDisclosure d, params Action<PriorDisclosure>[] acts)
        {
            foreach (var act in acts) act(d);
            return d;
        }
        static Action<PriorDisclosure> Rule(DisclosureDisposition disposition) =>
            d => d.Determine(Valid("2026-03-23") with { Disposition = disposition }, disposition == DisclosureDisposition.Valid ? Loss("2026-03-20", tenders: d.Tenders).Figures() : null, Penalties("2026-03-23"));
        PriorDisclosure[] all =
        [
            Oral(), File("2026-03-02", Filing(more: true)), File("2026-03-02"), InReview(),
            Made(InReview(), d => d.SendToHeadquarters(Loss("2026-03-03").Figures(), "Please review.", Specialist("2026-03-03"))),
            Told(), InDetermination(), Made(InDetermination(), Rule(DisclosureDisposition.Valid)),
            Made(InDetermination(), Rule(DisclosureDisposition.Valid), d => d.RecordPayment(d.Determination!.Penalty!.Amount, Day("2026-03-23"), "", Penalties("2026-03-23"))),
            Made(File("2026-03-02"), d => d.StartReview(Specialist("2026-03-03")),
                d => d.Calculate(LossFigures.None([(Lead, default)], Day("2023-01-02"), Day("2026-03-03")), "None.", Day("2026-03-03"), Specialist("2026-03-03")),
                d => d.Determine(Valid("2026-03-23") with { Disposition = DisclosureDisposition.ValidNoLoss }, d.Calculation!.Figures, Penalties("2026-03-23"))),
            Made(File("2026-03-02"), Rule(DisclosureDisposition.DeniedInsufficient)),
            Made(Oral(), d => d.Lapse("Nothing came.", Penalties("2026-03-13"))),
            Made(File("2026-03-02"), Rule(DisclosureDisposition.NoViolation)),
            Made(File("2026-03-02"), Rule(DisclosureDisposition.Referred)),
            Made(File("2026-03-02"), d => d.Withdraw("", Filer("2026-03-03"))),
        ];
        return all.ToDictionary(p => p.State.Code);
    }

    [Fact]
    public void EachState_IsReached_AndAllowsOnlyItsMoves_ToTheirRoles()
    {
        var cycle = DisclosureLifeCycle.Cycle;
        var disclosures = InEachState();
        Assert.Equal(cycle.States.Select(s => s.Code), disclosures.Keys);
        foreach (var (state, disclosure) in disclosures)
        {
            IsRebuiltFromItsEvents(disclosure);
            foreach (var move in cycle.Own.Concat(cycle.Shared))
                foreach (var role in roles)
                {
                    var why = disclosure.WhyNot(move, By(role, 1, "2026-03-24"));
                    Assert.True(why is null or [.., '.'], why);
                    if (!move.From.Contains(state)) Assert.StartsWith($"\"{move.Name}\" is not possible while this is", why);
                    else if (!move.By.HasFlag(role)) Assert.StartsWith($"\"{move.Name}\" is for ", why);
                }
        }
    }

    [Fact]
    public void Codes_AreWhatIsStored_AndNeverChange() => Assert.Equal(
        "filed confirmed waiver-requested writing-waived waiver-refused lapsed data-supplied loss-table-filed data-time-requested data-time-extended data-time-extended-further data-time-refused "
        + "investigation-recorded culpability-assessed limitation-waived review-started sent-to-headquarters headquarters-requested headquarters-reviewed calculated tendered tender-extended determined penalty-paid withdrawn",
        string.Join(' ', DisclosureLifeCycle.Cycle.Own.Select(m => m.Code)));

    [Fact]
    public void Document_ListsStatesAndMoves()
    {
        var text = System.IO.File.ReadAllText(RepositoryFolder.File("docs", "disclosures.md"));
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        Assert.True(text[from..text.IndexOf(End, StringComparison.Ordinal)].Trim() == Table(),
            $"The tables of docs/disclosures.md are not those of the code. Put this between its two marks:\n{Table()}");
    }

    static string Table()
    {
        var cycle = DisclosureLifeCycle.Cycle;
        string Names(IReadOnlyList<string> codes) => string.Join("; ", codes.Select(c => c == WorkMove.Unchanged ? "unchanged" : cycle.State(c).Name));
        var table = new StringBuilder("| State | Code | Phase |\n|---|---|---|");
        foreach (var s in cycle.States) table.Append($"\n| {s.Name} | `{s.Code}` | {s.Phase.ToString().ToLowerInvariant()} |");
        table.Append("\n\n| Move | Event | By | From | To | Source |\n|---|---|---|---|---|---|");
        foreach (var m in cycle.Own)
            table.Append($"\n| {m.Name} | `{m.Code}`{(m.IsInternal ? ", internal" : "")} | {LifeCycle.Words(m.By)} | {Names(m.From)} | {Names(m.To)} | {m.Source} |");
        return table.ToString();
    }
}
