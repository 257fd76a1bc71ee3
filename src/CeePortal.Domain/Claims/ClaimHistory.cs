using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;
using Cycle = CeePortal.Domain.Claims.ClaimLifeCycle;

namespace CeePortal.Domain.Claims;

/// <content>What its events do to it, and its clock.</content>
public sealed partial class PostImportationClaim
{
    /// <inheritdoc/>
    protected override string? Veto(WorkMove move, Act act) => move.Code switch
    {
        "court-case-recorded" when CourtCase is not null => "A court case is on record already. Record its end first.",
        "court-case-ended" when CourtCase is null => "No court case is on record here.",
        "suspension-ended" when behind.Count == 0 => "It waits for no protest.",
        "decided" when State.Code == Cycle.Open && behind.Count > 0 => "A protest on one of its entries is open.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override string StateAfter(WorkFact fact) => fact switch
    {
        ClaimReleased => CourtCase is null ? Cycle.Open : Cycle.Suspended,
        CourtCaseEnded => behind.Count == 0 ? Cycle.Open : Cycle.Suspended,
        ClaimDecided decided => decided.Rulings.All(r => r.IsAllowed) ? Cycle.Allowed : decided.Rulings.Any(r => r.IsAllowed) ? Cycle.AllowedInPart : Cycle.Denied,
        _ => base.StateAfter(fact),
    };

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        switch (fact)
        {
            case ClaimFiled filed:
                (Number, Office, Filing, ReceivedOn) = (filed.Number, filed.Filing.Office, filed.Filing, filed.ReceivedOn);
                entries.AddRange(filed.Entries);
                break;
            case ClaimSuspended suspended:
                behind.Clear();
                behind.AddRange(suspended.Behind);
                break;
            case ClaimReleased: behind.Clear(); break;
            case CourtCaseRecorded recorded: CourtCase = recorded.Case; break;
            case CourtCaseEnded: CourtCase = null; break;
            case ClaimDecided decided: Decision = decided; break;
        }
    }

    /// <summary>A denial may be protested (19 CFR 181.33, 182.33; 19 U.S.C. 1514(a)(7)). That the claim itself was in time is settled on
    /// the day of filing, and no rule sets CBP a time to decide it.</summary>
    protected override IEnumerable<WorkClock> OwnClocks(Law law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (Decision is { ProtestBy: not null } decided) yield return new("the denial of the claim", Clock.Begin(law.Clocks[ProtestClocks.File], decided.NoticeOn, Number.Port));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe()
    {
        yield return ("Program", Filing?.Program.Name);
        yield return ("Entries", entries.Count == 0 ? null : Invariant($"{entries.Count}") + (entries.Count(e => !e.IsTimely) is var late and > 0 ? Invariant($", {late} too late") : ""));
        yield return ("Waits for", behind.Count == 0 ? null : $"protest {string.Join(", ", behind)}");
        yield return ("Court case", CourtCase);
        yield return ("Decision", Decision is { } d ? Invariant($"{d.Rulings.Count(r => r.IsAllowed)} of {d.Rulings.Count} entries allowed{(Refunds > Money.Zero ? $", refund {Refunds}" : "")}") : null);
        yield return ("Denial may be protested until", Decision?.ProtestBy is { } by ? Print(by.Due) : null);
    }

    /// <summary>The duty that its decision refunds.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Money Refunds => new(Decision?.Rulings.Sum(r => r.Refunded.Cents) ?? 0);

    /// <summary>Why a claim is denied, in words.</summary>
    public static string Name(ClaimDenial denial) => denial switch
    {
        ClaimDenial.Late => "Not filed within one year of importation",
        ClaimDenial.Requirements => "The requirements of a claim are not met",
        ClaimDenial.Verification => "A verification of origin found that the goods do not qualify",
        ClaimDenial.NotOriginating => "The goods did not qualify as originating",
    };
}
