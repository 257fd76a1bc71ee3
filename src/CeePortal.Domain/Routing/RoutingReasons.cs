using System.Globalization;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Routing;

/// <summary>Writes down why a verdict is as it is, most important first. It explains; it decides nothing.</summary>
ref struct RoutingReasons
{
    const int MostListed = 12; // a reason is a sentence, not a table: longer lists end with "and N more"

    readonly RoutingBook book;
    readonly RoutingQuestion question;
    readonly DateOnly day;
    readonly List<Reason> reasons = [];

    RoutingReasons(RoutingBook book, in RoutingQuestion question)
    {
        this.book = book;
        this.question = question;
        day = question.Date.On;
    }

    public static IReadOnlyList<Reason> Of(RoutingBook book, in RoutingQuestion question, ref Verdict verdict)
    {
        var writer = new RoutingReasons(book, question);
        writer.WhoDecides(in verdict);
        if (verdict.HasCounted) writer.Goods(ref verdict);
        if (verdict.Center.IsNone) writer.PortKeeps(in verdict);
        writer.Policy(verdict.Period);
        writer.Date();
        writer.Add(ReasonCode.RevenuePort, question.PortOfEntry.ToString());
        return writer.reasons;
    }

    // ---- the importer ----

    void WhoDecides(in Verdict verdict)
    {
        var importer = question.Importer ?? ImporterStanding.Unknown;
        switch (verdict.Period.Rule)
        {
            case PolicyRule.BeforeCenters:
                Add(ReasonCode.BeforeCenters, Iso(day));
                break;
            case PolicyRule.TrustedTraders:
                if (!TypeIncluded(verdict.Period)) break;
                TrustedTrader(in verdict, importer);
                break;
            case PolicyRule.TestParticipants or PolicyRule.IndustryTransition:
                Participation(in verdict, importer);
                break;
            default:
                if (!TypeIncluded(verdict.Period)) break;
                switch (importer.AssignmentOn(day))
                {
                    case { Status: AssignmentStatus.Assigned } a: Add(ReasonCode.Assigned, a.Center.ToString(), Iso(a.From)); break;
                    case { Status: AssignmentStatus.NotEligible } a: Add(ReasonCode.AssignmentNotEligible, Iso(a.From)); break;
                    case { } a: Add(ReasonCode.AssignmentPending, Iso(a.From)); break;
                    default: Add(ReasonCode.AssignmentNone, Iso(day)); break;
                }
                break;
        }
    }

    void TrustedTrader(in Verdict verdict, ImporterStanding importer)
    {
        if (TrustedTraderRule.TierOn(importer, day) is not { } tier) Add(ReasonCode.NotInTrustedTier, Iso(day));
        else if (tier.Tier < 2) Add(ReasonCode.TierTooLow, Number(tier.Tier), Iso(day));
        else if (TrustedTraderRule.SelfAssessmentOn(importer, day) is not { } isa) Add(ReasonCode.NotInSelfAssessment, Number(tier.Tier), Iso(day));
        else
        {
            Add(ReasonCode.TrustedTrader, Number(tier.Tier), Iso(tier.From), Iso(isa.From));
            if (verdict.Ballot.Winner >= 0) Opening(PolicyRule.TrustedTraders, verdict.Counted);
        }
    }

    void Participation(in Verdict verdict, ImporterStanding importer)
    {
        if (ParticipantRule.InForce(book, importer, day, out var notOpen) is not { } spell)
        {
            if (notOpen is { } waiting)
            {
                Add(ReasonCode.ParticipantOfClosedCenter, waiting.Center.ToString(), Iso(waiting.Accepted));
                Opening(PolicyRule.TestParticipants, waiting.Center);
            }
            else Add(ReasonCode.NotParticipant, Iso(day));
            return;
        }
        if (!TypeIncluded(book.ParticipationTermsOf(verdict.Period))) return;
        Add(ReasonCode.Participant, spell.Center.ToString(), Iso(spell.Accepted));
        var on = day;
        var inForce = importer.Participations.Count(p => p.Covers(on));
        if (inForce > 1) Add(ReasonCode.SeveralParticipations, Number(inForce), spell.Center.ToString());
        Opening(PolicyRule.TestParticipants, spell.Center);
    }

    /// <summary>Says when a rule leaves entries of this type alone, and when its list of types may be incomplete.</summary>
    bool TypeIncluded(PolicyPeriod period)
    {
        if (EntryRouter.Includes(period, question.EntryType)) return true;
        Add(ReasonCode.TypeNotIncluded, [question.EntryType.ToString(), .. period.EntryTypes.Select(t => t.ToString())]);
        if (period.EntryTypesFrom <= day) Add(ReasonCode.TypeListNotRead, Iso(period.EntryTypesFrom.Value), question.EntryType.ToString());
        return false;
    }

    void Opening(PolicyRule rule, CenterCode center)
    {
        var opening = book.OpeningOf(rule, center);
        if (opening is null || opening.From > day) Add(ReasonCode.CenterNotOpen, center.ToString(), Iso(day));
        else Add(opening.IsModelled ? ReasonCode.CenterOpenAssumed : ReasonCode.CenterOpen, center.ToString(), Iso(opening.From), opening.Source);
    }

    // ---- the goods ----

    void Goods(ref Verdict verdict)
    {
        var lines = new LineNotes(book, question, in verdict);
        if (verdict.Ballot.Winner >= 0)
        {
            Count(ref verdict.Ballot, verdict.Period.Rule);
            if (verdict.Period.Rule == PolicyRule.IndustryTransition) Takeovers(lines);
        }
        if (lines.Sets > 0) Add(ReasonCode.SetCountedOnce, Number(lines.Sets));
        if (lines.Orphans.Count > 0) Add(ReasonCode.ComponentsWithoutSet, Listed(lines.Orphans));
        if (lines.SpecialPassedOver > 0) Add(ReasonCode.SpecialChapterPassedOver, Number(lines.SpecialPassedOver));
        if (lines.SeveralNumbers > 0) Add(ReasonCode.SeveralNumbers, Number(lines.SeveralNumbers));
        if (verdict.Ballot.Winner >= 0)
        {
            if (lines.NotCovered.Count > 0) Add(ReasonCode.HeadingsNotCovered, [Iso(day), .. Listed(lines.NotCovered)]);
            Coverage(lines);
        }
        else if (lines.NotCovered.Count > 0) Add(ReasonCode.PortKeepsUncovered, [Iso(day), .. Listed(lines.NotCovered)]);
        if (lines.WithoutGoods.Count > 0) Add(ReasonCode.NoGoodsNumber, Listed(lines.WithoutGoods));
        if (question.Lines.IsEmpty) Add(ReasonCode.NoLines);
        else if (verdict.Ballot.Winner < 0 && lines.NotCovered.Count == 0) Add(ReasonCode.PortKeepsEntry, question.PortOfEntry.ToString());
    }

    void Count(ref Ballot ballot, PolicyRule rule)
    {
        ref var winner = ref ballot.Tallies[ballot.Winner];
        var place = Place(ballot.Winner);
        if (ballot.Voters == 1) Add(ReasonCode.GoodsOfOnlyLine, place);
        else if (winner.Lines == ballot.Voters) Add(ReasonCode.GoodsOfAllLines, place, Number(ballot.Voters));
        else Add(rule == PolicyRule.IndustryTransition ? ReasonCode.TransitionGoods : ReasonCode.PredominantGoods,
            place, Number(winner.Lines), Number(ballot.Voters), Number(Percent(winner.Lines, ballot.Voters)));

        if (ballot.Tie == TieBreak.Value) Add(ReasonCode.TieByValue, place, Number(winner.Lines), Number(winner.Cents));
        if (ballot.Tie == TieBreak.FirstLine)
            Add(ReasonCode.TieByFirstLine, place, Number(winner.Lines), Number(winner.Cents), Number(question.Lines[winner.FirstIndex].Number));

        if (winner.Lines == ballot.Voters) return;
        List<(int Candidate, int Lines, long Cents)> split = [];
        for (var i = 0; i <= CenterCode.Count; i++)
            if (ballot.Tallies[i].Lines > 0) split.Add((i, ballot.Tallies[i].Lines, ballot.Tallies[i].Cents));
        var first = ballot.Winner;
        List<string> args = [];
        foreach (var (candidate, count, cents) in split
            .OrderByDescending(s => s.Candidate == first).ThenByDescending(s => s.Lines).ThenByDescending(s => s.Cents))
            args.AddRange([Place(candidate), Number(count), Number(cents)]);
        Add(ReasonCode.Split, [.. args]);
    }

    void Takeovers(LineNotes lines)
    {
        foreach (var center in lines.Centers)
        {
            var row = book.TakeoverOf(center, question.PortOfEntry);
            if (row is null || row.From > day)
                Add(ReasonCode.NotTakenOver, center.ToString(), question.PortOfEntry.ToString(), Iso(day));
            else if (row.Port.IsNone)
                Add(row.IsModelled ? ReasonCode.TakenOverEverywhereAssumed : ReasonCode.TakenOverEverywhere,
                    center.ToString(), Iso(row.From), row.Source);
            else
                Add(row.IsModelled ? ReasonCode.TakenOverAssumed : ReasonCode.TakenOver,
                    center.ToString(), row.Port.ToString(), Iso(row.From), row.Source);
        }
    }

    void Coverage(LineNotes lines)
    {
        foreach (var (row, headings) in lines.WinningRows)
            Add(row.Basis == CoverageBasis.Provisional ? ReasonCode.ProvisionalCoverage : ReasonCode.PublishedCoverage,
                [row.Center.ToString(), row.Source, .. Listed(headings)]);
    }

    // ---- the rest ----

    void PortKeeps(in Verdict verdict)
    {
        if (verdict.Basis == RoutingBasis.PortByPolicy) Add(ReasonCode.PortKeepsEntry, question.PortOfEntry.ToString());
    }

    void Policy(PolicyPeriod period) => Add(period.Rule switch
    {
        PolicyRule.BeforeCenters => ReasonCode.PolicyBeforeCenters,
        PolicyRule.TrustedTraders => ReasonCode.PolicyTrustedTraders,
        PolicyRule.TestParticipants => ReasonCode.PolicyTestParticipants,
        PolicyRule.IndustryTransition => ReasonCode.PolicyIndustryTransition,
        PolicyRule.Permanent => ReasonCode.PolicyPermanent,
    }, Iso(period.From), period.Version, period.Source);

    void Date() => Add(question.Date.Basis switch
    {
        DateBasis.EntryDate => ReasonCode.DateOfEntry,
        DateBasis.EstimatedEntryDate or DateBasis.StatedByFiler or DateBasis.DeemedUnconfirmed or DateBasis.Liquidation => ReasonCode.DateEstimatedByFiler, // the last two never are an entry's
        DateBasis.StatementPrintDate => ReasonCode.DateOfStatementPrint,
        DateBasis.ArrivalDate => ReasonCode.DateOfArrival,
        DateBasis.ReceivedDate => ReasonCode.DateOfReceipt,
    }, Iso(day));

    string Place(int candidate) =>
        candidate == Ballot.Port ? question.PortOfEntry.ToString() : CenterCode.Of(candidate).ToString();

    readonly void Add(string code, params string[] args) => reasons.Add(new Reason(code, 1, args));

    /// <summary>How many were left out, then the first few.</summary>
    static string[] Listed(IReadOnlyCollection<string> all) =>
        [Number(Math.Max(0, all.Count - MostListed)), .. all.Take(MostListed)];

    /// <summary>Whole per cent that never rounds a part up to all of it or down to nothing.</summary>
    internal static int Percent(long part, long whole) =>
        whole == 0 || part == 0 ? 0
        : part == whole ? 100
        : Math.Clamp((int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero), 1, 99);

    static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is worth saying of the lines, gathered in one pass in the order of the lines.</summary>
sealed class LineNotes
{
    public int Sets, SpecialPassedOver, SeveralNumbers;
    public readonly List<string> Orphans = [], WithoutGoods = [];
    public readonly OrderedDictionary<string, bool> Uncovered = [];
    public readonly SortedSet<CenterCode> Centers = [];
    public readonly OrderedDictionary<CoverageRow, SortedSet<string>> Winning = new(ReferenceEqualityComparer.Instance);

    public LineNotes(RoutingBook book, in RoutingQuestion question, in Verdict verdict)
    {
        var day = question.Date.On;
        var takenOver = verdict.Period.Rule == PolicyRule.IndustryTransition ? book.TakenOverAt(question.PortOfEntry) : null;
        var reader = new LineReader(question, book.CoverageOn(day));
        while (reader.Next(out var vote))
        {
            if (vote.IsComponent) continue;
            var line = question.Lines[vote.Index];
            if (line.SetRole == SetRole.Header) Sets++;
            if (vote.IsOrphan) Orphans.Add(line.Number.ToString(CultureInfo.InvariantCulture));
            if (vote.GoodsNumbers == 0)
            {
                WithoutGoods.Add(line.Number.ToString(CultureInfo.InvariantCulture));
                continue;
            }
            if (vote.HasSpecialChapter) SpecialPassedOver++;
            if (vote.GoodsNumbers > 1) SeveralNumbers++;
            var heading = vote.Number.Heading.ToString("D4", CultureInfo.InvariantCulture);
            if (vote.Cell == 0)
            {
                Uncovered[heading] = true;
                continue;
            }
            var row = book.RowOf(vote.Cell);
            Centers.Add(row.Center);
            if (Ballot.CandidateOf(vote.Cell, takenOver, day) != verdict.Ballot.Winner) continue;
            if (!Winning.TryGetValue(row, out var headings)) Winning[row] = headings = new(StringComparer.Ordinal);
            headings.Add(heading);
        }
    }

    public IReadOnlyCollection<string> NotCovered => [.. Uncovered.Keys];

    /// <summary>The rows that the answer rests on; rows with the same basis, Center and source are told together.</summary>
    public IEnumerable<(CoverageRow Row, IReadOnlyCollection<string> Headings)> WinningRows =>
        Winning.GroupBy(w => (w.Key.Basis, w.Key.Center, w.Key.Source))
            .Select(g => (g.First().Key, (IReadOnlyCollection<string>)[.. g.SelectMany(w => w.Value).Distinct().Order(StringComparer.Ordinal)]));
}
