using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using static System.FormattableString;

namespace CeePortal.Domain.Disclosures;

/// <summary>An amount of a penalty that a fact holds: what it is, how it came about and where that is written.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="How">How it was computed.</param>
/// <param name="Source">The text that it rests on.</param>
public sealed record PenaltyAmount(Money Amount, string How, string Source);

/// <summary>What a violation costs with the benefit of a prior disclosure, and at most without it.</summary>
public static class DisclosurePenalty
{
    /// <summary>The penalty of a valid prior disclosure: for fraud all of the revenue lost, or a tenth of the dutiable value
    /// when none was; otherwise the interest from liquidation (19 U.S.C. 1592(c)(4)).</summary>
    /// <param name="culpability">The degree of fault.</param>
    /// <param name="loss">The figures, with interest until the day of tender.</param>
    public static PenaltyAmount WithBenefit(Culpability culpability, LossFigures loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return (culpability, loss.LostOrMayBe > Money.Zero) switch
        {
            (Culpability.Fraud, true) => new(loss.LostOrMayBe, $"100% of the duties, taxes and fees of which the United States is or may be deprived, {loss.LostOrMayBe}", "19 U.S.C. 1592(c)(4)(A)(i)"),
            (Culpability.Fraud, false) => new(Money.Round(loss.Value.Amount * 0.10m), $"10% of the dutiable value of {loss.Value}, because no revenue was lost", "19 U.S.C. 1592(c)(4)(A)(ii)"),
            _ => new(loss.Interest, InterestInWords(loss), "19 U.S.C. 1592(c)(4)(B); 26 U.S.C. 6621"),
        };
    }

    /// <summary>Each part of the loss bears interest until the day of its own tender.</summary>
    static string InterestInWords(LossFigures loss)
    {
        const string from = "Interest from the liquidation of each entry";
        var parts = loss.Ports.SelectMany(p => p.Interests).GroupBy(i => i.Until).OrderBy(g => g.Key).ToList();
        return parts.Count < 2 ? $"{from} until {(parts is [var only] ? only.Key : loss.InterestUntil).InWords()} on {loss.Loss}"
            : $"{from} until each tender: {string.Join("; ", parts.Select(g => $"{new Money(g.Sum(i => i.Interest.Cents))} on {new Money(g.Sum(i => i.On.Cents))} until {g.Key.InWords()}"))}";
    }

    /// <summary>The most that the penalty can be without the benefit (19 U.S.C. 1592(c)(1) to (3)).</summary>
    /// <param name="culpability">The degree of fault.</param>
    /// <param name="loss">The figures.</param>
    /// <param name="domesticValue">The domestic value of the merchandise; null while it is not known.</param>
    /// <returns>Null for fraud while the domestic value is not known: nothing else caps it.</returns>
    public static PenaltyAmount? Without(Culpability culpability, LossFigures loss, Money? domesticValue)
    {
        ArgumentNullException.ThrowIfNull(loss);
        if (culpability == Culpability.Fraud)
            return domesticValue is { } all ? new(all, $"The domestic value of the merchandise, {all}", "19 U.S.C. 1592(c)(1)") : null;
        var isGross = culpability == Culpability.GrossNegligence;
        var (times, share, source) = isGross ? (4, 40, "19 U.S.C. 1592(c)(2)") : (2, 20, "19 U.S.C. 1592(c)(3)");
        if (loss.LostOrMayBe == Money.Zero)
            return new(Money.Round(loss.Value.Amount * share / 100m), Invariant($"{share}% of the dutiable value of {loss.Value}, because no revenue was lost"), source + "(B)");
        var multiple = new Money(checked(loss.LostOrMayBe.Cents * times));
        var words = Invariant($"{times} times the duties, taxes and fees of which the United States is or may be deprived, {loss.LostOrMayBe}");
        return domesticValue switch
        {
            null => new(multiple, words + "; the domestic value, when it is less, is not known here", source + "(A)"),
            { } value when value < multiple => new(value, $"The domestic value of the merchandise, {value}, which is less than {words}", source + "(A)(i)"),
            _ => new(multiple, words, source + "(A)(ii)"),
        };
    }
}
