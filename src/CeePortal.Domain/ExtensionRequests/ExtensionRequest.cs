using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.ExtensionRequests.ExtensionLifeCycle;

namespace CeePortal.Domain.ExtensionRequests;

/// <summary>An importer's request that the liquidation of an entry be extended by a year (19 U.S.C. 1504(b)(2);
/// 19 CFR 159.12(a)(1)(ii)). It has to be decided before the time for liquidation ends; the extension itself stands on record with
/// the entry.</summary>
public sealed class ExtensionRequest : WorkItem
{
    /// <summary>The kind.</summary>
    public static readonly WorkKind ExtensionKind = new("extension-request", "Request to extend liquidation", new(900_001, 929_999), Cycle.Cycle, static () => new ExtensionRequest()) { Wording = ExtensionNotices.Of };

    ExtensionRequest() : base(ExtensionKind) { }

    /// <summary>What was filed; its standing is that of the day of filing.</summary>
    public ExtensionFiling? Filing { get; private set; }

    /// <summary>Where the liquidation stands, as it was last told.</summary>
    public LiquidationStanding Standing { get; private set; } = new(null, 0, null, null);

    /// <summary>The legal day of receipt.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>The extension that was granted; null for none.</summary>
    public ExtensionGranted? Grant { get; private set; }

    /// <summary>The denial; null for none.</summary>
    public ExtensionDenied? Denial { get; private set; }

    /// <summary>One open request for each entry.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public override WorkSubject Subject => new(Filing?.PartyId ?? 0, Filing?.AgentId, Filing is { } f ? [new(f.Entry, f.Port, State.IsOpen ? "extension" : "")] : [], "extension", Filing?.Cause ?? "", ReceivedOn);

    /// <inheritdoc/>
    public override string AlreadyFiled(EntryNumber entry, WorkNumber other) => $"Request {other} asks to extend entry {entry} already and is not decided. Attach what is new to that one.";

    /// <summary>Files a request.</summary>
    /// <param name="number">Its number: port of the entry, year of receipt.</param>
    /// <param name="filing">The request.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="receivedOn">The day on which the paper came in, when an officer enters it; null for today.</param>
    /// <exception cref="WorkRefusedException">Liquidation cannot be extended, or no good cause is shown.</exception>
    public static ExtensionRequest File(WorkNumber number, ExtensionFiling filing, Act act, DateOnly? receivedOn = null)
    {
        ArgumentNullException.ThrowIfNull(filing);
        ArgumentNullException.ThrowIfNull(act);
        var received = receivedOn ?? act.Day;
        Unless(received == act.Day || act.By.Is(WorkRoles.Office) && received < act.Day, "Only an officer can record an earlier day of receipt, and nobody a later one.");
        if (ExtensionCheck.Of(filing, received).FirstOrDefault(f => f.Severity == Severity.Fatal) is { } finding) throw new WorkRefusedException($"{finding.Message} {finding.Fix}");
        Unless(number.Port == filing.Port && number.Year == received.Year, "The number of a request has the port of entry and the year of receipt.");
        var request = new ExtensionRequest();
        request.Record(new ExtensionAsked(number, filing with { Cause = filing.Cause.Trim() }, received), act);
        return request;
    }

    /// <summary>Takes over where the liquidation stands now; an entry that was liquidated leaves nothing to extend. That the law
    /// deemed it liquidated counts when that is confirmed.</summary>
    public override void FollowEntry(FollowedEntry entry, Act act)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!State.IsOpen || entry.Entry != Filing!.Entry) return;
        if (entry.Liquidated is { IsEstimated: false } done)
        {
            Record(new ExtensionOvertaken(done.On), act);
            return;
        }
        var now = new LiquidationStanding(entry.LiquidateBy, entry.Extensions, entry.SuspendedFrom, null);
        if (now != Standing) Record(new StandingFollowed(now), act);
    }

    /// <summary>Grants the extension. The caller records it on the entry in the same transaction.</summary>
    /// <param name="reason">Why; the importer reads it.</param>
    /// <param name="noticeOn">The date of the notice of extension.</param>
    /// <param name="until">The last day of the time for liquidation with it; null when that is not known.</param>
    /// <param name="act">Who and when.</param>
    public void Extend(string reason, DateOnly noticeOn, DateOnly? until, Act act)
    {
        Ensure<ExtensionGranted>(act);
        Unless(noticeOn == act.Day, "An extension is recorded on the day of its notice, which is today.");
        reason = Said(reason, "Say what good cause was shown; the importer reads it.");
        TakeUnheld(act);
        Record(new ExtensionGranted(reason, noticeOn, until), act);
    }

    /// <summary>Denies the request.</summary>
    public void Deny(string reason, Act act)
    {
        Ensure<ExtensionDenied>(act);
        reason = Said(reason, "Say why the extension is denied; the importer reads it.");
        TakeUnheld(act);
        Record(new ExtensionDenied(reason, act.Day), act);
    }

    /// <summary>Withdraws the request.</summary>
    public void Withdraw(string reason, Act act, Paper? paper = null)
    {
        Ensure<ExtensionWithdrawn>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Record(new ExtensionWithdrawn(reason.Trim()) { Paper = paper }, act);
    }

    /// <inheritdoc/>
    protected override string? Veto(WorkMove move, Act act) =>
        move.Code == "granted" && ExtensionCheck.WhyNot(Filing! with { Standing = Standing }, act.Day) is { } why ? why.Message : null;

    /// <summary>The day on which the time for liquidation ends: by then it has to be decided.</summary>
    protected override IEnumerable<WorkClock> OwnClocks(Law law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (State.IsOpen && Standing.LiquidateBy is { } by) yield return new("", Clock.Begin(law.Clocks[LiquidationClocks.DecideExtension], by, Number.Port));
    }

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        switch (fact)
        {
            case ExtensionAsked asked: (Number, Office, Filing, Standing, ReceivedOn) = (asked.Number, asked.Filing.Office, asked.Filing, asked.Filing.Standing, asked.ReceivedOn); break;
            case StandingFollowed followed: Standing = followed.Standing; break;
            case ExtensionGranted granted: Grant = granted; break;
            case ExtensionDenied denied: Denial = denied; break;
            case ExtensionOvertaken overtaken: Standing = Standing with { LiquidatedOn = overtaken.LiquidatedOn }; break;
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe()
    {
        yield return ("Time for liquidation ends", Standing.LiquidateBy is { } by ? Print(by) : null);
        yield return ("Extended before", Filing is null ? null : Standing.Extensions == 0 ? "never" : Invariant($"{Standing.Extensions} of {Liquidation.LiquidationHistory.MostExtensions} times"));
        yield return ("Suspended since", Standing.SuspendedFrom is { } since ? Print(since) : null);
        yield return ("Entry liquidated", Standing.LiquidatedOn is { } on ? Print(on) : null);
        yield return ("Extended until", Grant?.Until is { } until ? Print(until) : null);
    }
}
