using System.Numerics;
using System.Runtime.CompilerServices;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;

namespace CeePortal.Domain.Routing;

/// <summary>What one line has to say: its deciding number, who covers it, and what it is worth.</summary>
struct LineVote
{
    /// <summary>Where the line stands, from 0.</summary>
    public int Index;

    /// <summary>The number that decides for the line, or none.</summary>
    public HtsNumber Number;

    /// <summary>The coverage cell of that number; 0 when no Center covers it.</summary>
    public int Cell;

    /// <summary>Entered value in cents; for a set the sum of its components.</summary>
    public long Cents;

    /// <summary>How many chapter 1-97 numbers the line has.</summary>
    public int GoodsNumbers;

    /// <summary>A component of a set, which its X line counts for.</summary>
    public bool IsComponent;

    /// <summary>A component whose set has no X line before it; it counts as an ordinary line.</summary>
    public bool IsOrphan;

    /// <summary>The line also has a number of chapter 98 or 99.</summary>
    public bool HasSpecialChapter;
}

/// <summary>Reads the lines of a question one after the other. Counting and explaining both read through it, so they
/// cannot disagree on what a line says.</summary>
ref struct LineReader(in RoutingQuestion question, CoverageStretch coverage)
{
    readonly ReadOnlySpan<RoutingLine> lines = question.Lines;
    readonly ReadOnlySpan<RoutingTariff> tariffs = question.Tariffs;
    int index = -1;
    bool inSet;

    /// <summary>Reads the next line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // so that what a caller does not look at is never written down
    public bool Next(out LineVote vote)
    {
        if (++index >= lines.Length)
        {
            vote = default;
            return false;
        }
        ref readonly var line = ref lines[index];

        // A component belongs to the X line before it when only components stand between them.
        var isComponent = line.SetRole == SetRole.Component;
        if (!isComponent) inSet = line.SetRole == SetRole.Header;

        long cents = 0, highest = long.MinValue;
        var goods = 0;
        var hasSpecialChapter = false;
        HtsNumber number = default;
        foreach (ref readonly var tariff in tariffs.Slice(line.FirstTariff, line.TariffCount))
        {
            var value = tariff.Value.Cents;
            cents += value;
            if (tariff.Number.IsNone) continue;
            if (tariff.Number.IsSpecialChapter)
            {
                hasSpecialChapter = true;
                continue;
            }
            goods++;
            if (value <= highest) continue; // of equal values the first decides
            highest = value;
            number = tariff.Number;
        }
        vote = new LineVote
        {
            Index = index,
            Number = number,
            Cell = goods > 0 ? coverage.Find(number) : 0,
            Cents = line.SetRole == SetRole.Header ? ValueOfSet(cents) : cents,
            GoodsNumbers = goods,
            HasSpecialChapter = hasSpecialChapter,
            IsComponent = isComponent && inSet,
            IsOrphan = isComponent && !inSet,
        };
        return true;
    }

    /// <summary>The sum of the components' values; the X line's own where the components carry none.</summary>
    readonly long ValueOfSet(long own)
    {
        long sum = 0;
        for (var i = index + 1; i < lines.Length && lines[i].SetRole == SetRole.Component; i++)
            foreach (ref readonly var tariff in tariffs.Slice(lines[i].FirstTariff, lines[i].TariffCount))
                sum += tariff.Value.Cents;
        return sum == 0 ? own : sum;
    }
}

/// <summary>What has been counted for one candidate.</summary>
struct Tally
{
    public int Lines;
    public int FirstIndex;
    public long Cents;
}

/// <summary>One tally for the port (0) and for each Center (1 to 10).</summary>
[InlineArray(CenterCode.Count + 1)]
struct Tallies
{
    Tally first;
}

/// <summary>Which rule broke a tie.</summary>
enum TieBreak
{
    None = 0,
    Value = 1,
    FirstLine = 2,
}

/// <summary>The count of an entry's lines: most lines win, a tie goes to the higher entered value, a further tie to the
/// first line.</summary>
struct Ballot
{
    /// <summary>The candidate number of the port.</summary>
    public const int Port = 0;

    public Tallies Tallies;

    uint candidates, provisional; // one bit for each candidate

    /// <summary>How many lines voted.</summary>
    public int Voters;

    /// <summary>The winner, or -1 when nobody voted.</summary>
    public int Winner;

    public TieBreak Tie;

    /// <summary>Counts the lines.</summary>
    /// <param name="takenOver">Day numbers from which each Center handles its industry at the port; a line of a Center
    /// that does not yet counts for the port. Null when that does not matter.</param>
    public void Count(in RoutingQuestion question, CoverageStretch coverage, int[]? takenOver)
    {
        var day = question.Date.On;
        var reader = new LineReader(question, coverage);
        while (reader.Next(out var vote))
        {
            if (vote.IsComponent || vote.Cell == 0) continue;
            var candidate = CandidateOf(vote.Cell, takenOver, day);
            ref var tally = ref Tallies[candidate];
            if (tally.Lines++ == 0) tally.FirstIndex = vote.Index;
            tally.Cents += vote.Cents;
            candidates |= 1u << candidate;
            if (CoverageStretch.IsProvisional(vote.Cell)) provisional |= 1u << candidate;
            Voters++;
        }
        Decide();
    }

    /// <summary>For whom a covered line counts: its Center, or the port while the Center has not taken over there.</summary>
    public static int CandidateOf(int cell, int[]? takenOver, DateOnly day)
    {
        var center = CoverageStretch.CenterOf(cell);
        return takenOver is not null && takenOver[center] > day.DayNumber ? Port : center;
    }

    /// <summary>True when any line counted for the candidate rests on a provisional row.</summary>
    public readonly bool IsProvisional(int candidate) => (provisional >> candidate & 1) != 0;

    void Decide()
    {
        if (candidates == 0)
        {
            Winner = -1;
            return;
        }
        Winner = BitOperations.TrailingZeroCount(candidates);
        for (var others = candidates & candidates - 1; others != 0; others &= others - 1)
        {
            var i = BitOperations.TrailingZeroCount(others);
            ref var challenger = ref Tallies[i];
            ref var leader = ref Tallies[Winner];
            var tie = TieBreak.None;
            var order = challenger.Lines.CompareTo(leader.Lines);
            if (order == 0)
            {
                tie = TieBreak.Value;
                order = challenger.Cents.CompareTo(leader.Cents);
            }
            if (order == 0)
            {
                tie = TieBreak.FirstLine;
                order = leader.FirstIndex.CompareTo(challenger.FirstIndex);
            }
            if (order > 0)
            {
                Winner = i;
                Tie = tie;
            }
            else if (tie > Tie) Tie = tie;
        }
    }
}
