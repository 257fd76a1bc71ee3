using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Routing;

/// <summary>Where an entry goes, without the reasons.</summary>
/// <param name="Destination">The Center or port that processes it.</param>
/// <param name="RevenuePort">The port of entry, to which the money is always credited.</param>
/// <param name="Basis">The rule that chose the destination.</param>
/// <param name="CoverageBasis">Whether the coverage that the answer rests on is published or provisional.</param>
public readonly record struct RouteOutcome(Destination Destination, PortCode RevenuePort, RoutingBasis Basis, CoverageBasis CoverageBasis);

/// <summary>Routes entry summaries to their Centers by the policy in force on the day that decides. Pure: no state, no
/// input or output, safe from any number of threads.</summary>
/// <remarks>
/// The rules stand in <see cref="Judge"/> and, for the count of lines, in <see cref="Ballot"/>; both ways of asking go
/// through them. Sources: 19 CFR 101.1 and 101.10; 81 FR 92978; 88 FR 69026; for the test 77 FR 52048, 78 FR 20345 and
/// 79 FR 13322; for what came before and between, the CBP notices named in the policy rows.
/// </remarks>
public static class EntryRouter
{
    /// <summary>Where an entry goes. Allocates nothing.</summary>
    public static RouteOutcome Route(RoutingBook book, in RoutingQuestion question)
    {
        Verdict verdict = default;
        Judge(book, question, ref verdict);
        return new(verdict.DestinationFor(question.PortOfEntry), question.PortOfEntry, verdict.Basis, verdict.CoverageBasis);
    }

    /// <summary>Where an entry goes, with the reasons and where each line would go by itself.</summary>
    public static RoutingDecision Decide(RoutingBook book, in RoutingQuestion question)
    {
        Verdict verdict = default;
        Judge(book, question, ref verdict);
        return new RoutingDecision
        {
            Destination = verdict.DestinationFor(question.PortOfEntry),
            RevenuePort = question.PortOfEntry,
            Basis = verdict.Basis,
            CoverageBasis = verdict.CoverageBasis,
            Date = question.Date,
            PolicyVersion = verdict.Period.Version,
            CoverageVersion = book.CoverageVersion,
            Lines = LineRoutings.Of(book, question, verdict.Period.Rule),
            Reasons = RoutingReasons.Of(book, question, ref verdict),
        };
    }

    static void Judge(RoutingBook book, in RoutingQuestion question, ref Verdict verdict)
    {
        var day = question.Date.On;
        var importer = question.Importer ?? ImporterStanding.Unknown;
        var period = verdict.Period = book.PolicyOn(day);
        switch (period.Rule)
        {
            case PolicyRule.BeforeCenters:
                verdict.Basis = RoutingBasis.BeforeCenters;
                return;

            // Enrolled in C-TPAT at tier 2 or 3 and in ISA, in an industry whose Center is open; the industry is that of
            // the entry's predominant goods (CBP release of 2011-10-20).
            case PolicyRule.TrustedTraders:
                verdict.Basis = RoutingBasis.PortByPolicy;
                if (!Includes(period, question.EntryType)) return;
                if (TrustedTraderRule.TierOn(importer, day) is not { Tier: >= 2 }) return;
                if (TrustedTraderRule.SelfAssessmentOn(importer, day) is null) return;
                if (!verdict.CountLines(book, question, takenOver: null)) return;
                if (book.IsOpen(PolicyRule.TrustedTraders, verdict.Counted, day)) verdict.Choose(RoutingBasis.TrustedTrader);
                return;

            // Accepted volunteers of an open Center, whatever the goods and the port (77 FR 52048).
            case PolicyRule.TestParticipants:
                verdict.Basis = RoutingBasis.PortByPolicy;
                Participates(book, question, importer, ref verdict);
                return;

            // Participants as before; everybody else by line. An entry of a type outside the test is nobody's
            // participation, so it goes by line as everybody else's does (modelling choice).
            case PolicyRule.IndustryTransition:
                verdict.Basis = RoutingBasis.PortByPolicy;
                if (Participates(book, question, importer, ref verdict)) return;
                if (!verdict.CountLines(book, question, book.TakenOverAt(question.PortOfEntry))) return;
                if (verdict.Ballot.Winner != Ballot.Port) verdict.Choose(RoutingBasis.IndustryTransition);
                return;

            // One Center for an importer, whatever the goods and the port (19 CFR 101.10); until there is one, each entry
            // goes by its own goods.
            default:
                verdict.Basis = RoutingBasis.PortByPolicy;
                if (!Includes(period, question.EntryType)) return;
                var assignment = importer.AssignmentOn(day);
                if (assignment is { Status: AssignmentStatus.Assigned })
                {
                    verdict.Center = assignment.Center;
                    verdict.Basis = RoutingBasis.Assignment;
                    return;
                }
                if (verdict.CountLines(book, question, takenOver: null))
                    verdict.Choose(assignment is { Status: AssignmentStatus.NotEligible }
                        ? RoutingBasis.GoodsImporterNotEligible
                        : RoutingBasis.PredominantGoods);
                return;
        }
    }

    static bool Participates(RoutingBook book, in RoutingQuestion question, ImporterStanding importer, ref Verdict verdict)
    {
        if (ParticipantRule.InForce(book, importer, question.Date.On, out _) is not { } participation) return false;
        if (!Includes(book.ParticipationTermsOf(verdict.Period), question.EntryType)) return false;
        verdict.Center = participation.Center;
        verdict.Basis = RoutingBasis.TestParticipant;
        return true;
    }

    /// <summary>True when a period's rule moves entries of this type; an empty list means all types.</summary>
    internal static bool Includes(PolicyPeriod period, EntryType type)
    {
        var types = period.EntryTypes;
        if (types.Count == 0) return true;
        for (var i = 0; i < types.Count; i++)
            if (types[i] == type)
                return true;
        return false;
    }
}

/// <summary>What the rules say of one entry, with the count of its lines; kept on the stack.</summary>
struct Verdict
{
    public PolicyPeriod Period;
    public RoutingBasis Basis;
    public CoverageBasis CoverageBasis;
    public CenterCode Center; // none: the port of entry

    public bool HasCounted;
    public Ballot Ballot;

    public readonly Destination DestinationFor(PortCode portOfEntry) =>
        Center.IsNone ? Destination.Of(portOfEntry) : Destination.Of(Center);

    /// <summary>The Center whose goods predominate.</summary>
    public readonly CenterCode Counted => CenterCode.Of(Ballot.Winner);

    /// <summary>Counts the lines. Where none is covered the port keeps the entry.</summary>
    /// <returns>True when somebody won.</returns>
    public bool CountLines(RoutingBook book, in RoutingQuestion question, int[]? takenOver)
    {
        HasCounted = true;
        Ballot.Count(question, book.CoverageOn(question.Date.On), takenOver);
        if (Ballot.Winner < 0)
        {
            Basis = RoutingBasis.NoCenterForGoods;
            return false;
        }
        CoverageBasis = Ballot.IsProvisional(Ballot.Winner) ? CoverageBasis.Provisional : CoverageBasis.Published;
        return true;
    }

    /// <summary>The Center that won the count is the destination.</summary>
    public void Choose(RoutingBasis basis) => (Center, Basis) = (Counted, basis);
}

/// <summary>Who counted as a trusted trader: C-TPAT tier 2 or 3 together with Importer Self-Assessment.</summary>
static class TrustedTraderRule
{
    /// <summary>The spell with the highest tier that covers the day.</summary>
    public static EnrollmentSpell? TierOn(ImporterStanding importer, DateOnly day)
    {
        EnrollmentSpell? best = null;
        var spells = importer.Enrollments;
        for (var i = 0; i < spells.Count; i++)
            if (!spells[i].IsSelfAssessment && spells[i].Covers(day) && (best is null || spells[i].Tier > best.Tier))
                best = spells[i];
        return best;
    }

    public static EnrollmentSpell? SelfAssessmentOn(ImporterStanding importer, DateOnly day)
    {
        var spells = importer.Enrollments;
        for (var i = 0; i < spells.Count; i++)
            if (spells[i].IsSelfAssessment && spells[i].Covers(day))
                return spells[i];
        return null;
    }
}

/// <summary>Which participation in the test is in force.</summary>
static class ParticipantRule
{
    /// <summary>Of several that cover the day with a Center that was open, the one accepted last; of two accepted on one
    /// day, the lower Center code (modelling choice: CBP accepted an importer for one Center).</summary>
    /// <param name="notOpen">A participation that covers the day, but whose Center was not yet open.</param>
    public static ParticipationSpell? InForce(RoutingBook book, ImporterStanding importer, DateOnly day, out ParticipationSpell? notOpen)
    {
        ParticipationSpell? inForce = null;
        notOpen = null;
        var spells = importer.Participations;
        for (var i = 0; i < spells.Count; i++)
        {
            var spell = spells[i];
            if (!spell.Covers(day)) continue;
            if (!book.IsOpen(PolicyRule.TestParticipants, spell.Center, day)) notOpen = spell;
            else if (inForce is null || spell.Accepted > inForce.Accepted
                || spell.Accepted == inForce.Accepted && spell.Center.CompareTo(inForce.Center) < 0) inForce = spell;
        }
        return inForce;
    }
}

/// <summary>Where each line would go by itself.</summary>
static class LineRoutings
{
    public static LineRouting[] Of(RoutingBook book, in RoutingQuestion question, PolicyRule rule)
    {
        var day = question.Date.On;
        var takenOver = rule == PolicyRule.IndustryTransition ? book.TakenOverAt(question.PortOfEntry) : null;
        var port = Destination.Of(question.PortOfEntry);
        var result = new LineRouting[question.Lines.Length];
        var reader = new LineReader(question, book.CoverageOn(day));
        while (reader.Next(out var vote))
        {
            var number = question.Lines[vote.Index].Number;
            result[vote.Index] =
                rule == PolicyRule.BeforeCenters ? new(number, vote.Number, port, CoverageBasis.None)
                : vote.IsComponent || vote.Cell == 0 ? new(number, vote.Number, null, CoverageBasis.None)
                : new(number, vote.Number, DestinationOf(Ballot.CandidateOf(vote.Cell, takenOver, day)), book.RowOf(vote.Cell).Basis);
        }
        return result;

        Destination DestinationOf(int candidate) => candidate == Ballot.Port ? port : Destination.Of(CenterCode.Of(candidate));
    }
}
