using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Disclosures;

/// <summary>What of a tender counts against the loss of a port, from its day.</summary>
/// <param name="Port">The port whose loss it settles.</param>
/// <param name="On">The day of the tender: interest on this part runs no further.</param>
/// <param name="Amount">How much.</param>
/// <param name="TenderedAt">The port where it was tendered; another one when more was tendered there than was lost.</param>
public sealed record TenderCredit(PortCode Port, DateOnly On, Money Amount, PortCode TenderedAt);

/// <summary>How far the loss of a port is tendered.</summary>
/// <param name="Port">The port.</param>
/// <param name="Loss">Its loss on liquidated entries.</param>
/// <param name="Tendered">What was tendered there.</param>
/// <param name="Credits">What counts against its loss, in order of days.</param>
public sealed record PortSettlement(PortCode Port, Money Loss, Money Tendered, IReadOnlyList<TenderCredit> Credits)
{
    /// <summary>What counts against its loss.</summary>
    public Money Credited => new(Credits.Sum(c => c.Amount.Cents));

    /// <summary>What is still to be tendered.</summary>
    public Money Remainder => Loss - Credited;

    /// <summary>What of it was tendered at other ports.</summary>
    public Money FromElsewhere => new(Credits.Where(c => c.TenderedAt != Port).Sum(c => c.Amount.Cents));

    /// <summary>What was tendered there and counts for no loss on liquidated entries, neither there nor elsewhere.</summary>
    public Money Above { get; init; }

    /// <summary>What of that is kept for entries that are not liquidated, there or elsewhere: their liquidation bills it.</summary>
    public Money ForUnliquidated { get; init; }

    /// <summary>What of that counts for the reduced penalty.</summary>
    public Money ForPenalty { get; init; }

    /// <summary>What was tendered there and is owed for nothing: it goes back.</summary>
    public Money Excess => Above - ForUnliquidated - ForPenalty;

    /// <summary>The day on which its loss was tendered in full; null while it is not, and where nothing was lost.</summary>
    public DateOnly? SettledOn => Loss > Money.Zero && Remainder == Money.Zero ? Credits.Max(c => c.On) : null;
}

/// <summary>What is owed through a disclosure beside the loss on liquidated entries; a tender is kept for it and not given back.</summary>
/// <param name="Potential">The loss of each port on entries that are not liquidated. It need not be tendered; what is, is kept until their liquidation bills it.</param>
/// <param name="Penalty">The reduced penalty as it was determined: interest, or for fraud once the loss (19 U.S.C. 1592(c)(4)); zero while there is none.</param>
public sealed record OwedBesideLoss(IEnumerable<(PortCode Port, Money Loss)> Potential, Money Penalty);

/// <summary>What of a tender is kept above the loss on liquidated entries.</summary>
/// <param name="ForUnliquidated">For entries that are not liquidated.</param>
/// <param name="ForPenalty">For the reduced penalty.</param>
public sealed record KeptTender(Money ForUnliquidated, Money ForPenalty);

/// <summary>Which part of the loss of each port was tendered on which day.</summary>
/// <remarks>
/// A tender counts at the port where it is deposited (19 CFR 162.74(a)(1)). What exceeds the loss there counts at the other ports concerned,
/// in the order of their numbers, since the benefit hangs on the actual loss of the whole disclosure; that is our reading. Each part stops interest from
/// its own day: 19 U.S.C. 1592(c)(4)(B) speaks of one tender, and what is deposited is owed no longer. What is left above the whole loss
/// is kept for entries that are not liquidated, then for the reduced penalty: a tender is of duties, taxes and fees first (19 CFR 162.74(c)). That order, and
/// that it goes by the numbers of the ports, is our reading. What is left above all that is refunded where it was deposited.
/// </remarks>
public sealed class TenderSettlement
{
    /// <summary>Nothing lost, nothing tendered.</summary>
    public static readonly TenderSettlement None = Of([], []);

    TenderSettlement(IReadOnlyList<PortSettlement> ports) => Ports = ports;

    /// <summary>Each port with a loss or a tender, by number.</summary>
    public IReadOnlyList<PortSettlement> Ports { get; }

    /// <summary>What counts against a loss: by port, then in order of days.</summary>
    public IReadOnlyList<TenderCredit> Credits => [.. Ports.SelectMany(p => p.Credits)];

    /// <summary>What was lost at all ports.</summary>
    public Money Loss => new(Ports.Sum(p => p.Loss.Cents));

    /// <summary>What is still to be tendered at all ports.</summary>
    public Money Remainder => new(Ports.Sum(p => p.Remainder.Cents));

    /// <summary>What was tendered above the whole loss on liquidated entries.</summary>
    public Money Above => new(Ports.Sum(p => p.Above.Cents));

    /// <summary>What of that is kept; null for nothing.</summary>
    public KeptTender? Kept => new KeptTender(new(Ports.Sum(p => p.ForUnliquidated.Cents)), new(Ports.Sum(p => p.ForPenalty.Cents))) is var kept && kept.ForUnliquidated + kept.ForPenalty > Money.Zero ? kept : null;

    /// <summary>What was tendered above all that is owed.</summary>
    public Money Excess => new(Ports.Sum(p => p.Excess.Cents));

    /// <summary>The day on which the whole loss was tendered; null while it is not, and where nothing was lost.</summary>
    public DateOnly? SettledOn => Loss > Money.Zero && Remainder == Money.Zero ? Ports.Max(p => p.SettledOn) : null;

    /// <summary>The settlement of a port; null when nothing was lost or tendered there.</summary>
    public PortSettlement? At(PortCode port) => Ports.FirstOrDefault(p => p.Port == port);

    /// <summary>True when it counts the same tenders on the same days.</summary>
    public bool Credited(IReadOnlyList<TenderCredit> credits) => Credits.SequenceEqual(credits);

    /// <summary>Counts tenders against losses.</summary>
    /// <param name="losses">The loss of each port on liquidated entries.</param>
    /// <param name="tenders">The tenders, in any order.</param>
    /// <param name="beside">For what else a tender is kept; null for nothing.</param>
    public static TenderSettlement Of(IEnumerable<(PortCode Port, Money Loss)> losses, IReadOnlyList<TenderOnFile> tenders, OwedBesideLoss? beside = null)
    {
        var open = new SortedDictionary<PortCode, long>();
        foreach (var (port, loss) in losses) open[port] = open.GetValueOrDefault(port) + loss.Cents;
        var lost = open.ToDictionary();
        var tendered = new Dictionary<PortCode, long>();
        List<TenderCredit> credits = [];
        foreach (var day in tenders.GroupBy(t => t.On).OrderBy(g => g.Key))
        {
            List<(PortCode Port, long Cents)> excess = [];
            foreach (var part in day.SelectMany(t => t.What.Parts).GroupBy(p => p.Port).OrderBy(g => g.Key))
            {
                var cents = part.Sum(p => p.Amount.Cents);
                tendered[part.Key] = tendered.GetValueOrDefault(part.Key) + cents;
                cents -= Credit(part.Key, part.Key, day.Key, cents);
                if (cents > 0) excess.Add((part.Key, cents));
            }
            foreach (var (at, cents) in excess)
            {
                var left = cents;
                foreach (var port in open.Keys.ToList()) left -= Credit(port, at, day.Key, left);
            }
        }
        return new(Keep([.. lost.Keys.Union(tendered.Keys).Order().Select(p => new PortSettlement(p, new(lost.GetValueOrDefault(p)), new(tendered.GetValueOrDefault(p)), [.. credits.Where(c => c.Port == p)])
        {
            Above = new(tendered.GetValueOrDefault(p) - credits.Where(c => c.TenderedAt == p).Sum(c => c.Amount.Cents)),
        })], beside));

        long Credit(PortCode port, PortCode at, DateOnly on, long cents)
        {
            var some = Math.Min(cents, open.GetValueOrDefault(port));
            if (some <= 0) return 0;
            open[port] -= some;
            credits.Add(new(port, on, new(some), at));
            return some;
        }
    }

    /// <summary>Keeps what is above the whole loss for what is owed beside it.</summary>
    /// <param name="ports">Each port with what is above the loss, by number.</param>
    /// <param name="beside">For what else.</param>
    static PortSettlement[] Keep(PortSettlement[] ports, OwedBesideLoss? beside)
    {
        if (beside is null) return ports;
        var potential = new SortedDictionary<PortCode, long>();
        foreach (var (port, loss) in beside.Potential) potential[port] = potential.GetValueOrDefault(port) + loss.Cents;
        for (var i = 0; i < ports.Length; i++) ForUnliquidated(i, ports[i].Port);
        for (var i = 0; i < ports.Length; i++)
            foreach (var port in potential.Keys.ToList()) ForUnliquidated(i, port);
        var penalty = beside.Penalty.Cents;
        for (var i = 0; i < ports.Length; i++)
        {
            var some = Math.Min(penalty, ports[i].Excess.Cents);
            penalty -= some;
            ports[i] = ports[i] with { ForPenalty = new(some) };
        }
        return ports;

        void ForUnliquidated(int at, PortCode port)
        {
            var some = Math.Min(potential.GetValueOrDefault(port), ports[at].Excess.Cents);
            if (some <= 0) return;
            potential[port] -= some;
            ports[at] = ports[at] with { ForUnliquidated = ports[at].ForUnliquidated + new Money(some) };
        }
    }
}
