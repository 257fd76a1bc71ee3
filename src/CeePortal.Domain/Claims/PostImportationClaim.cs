using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.Claims.ClaimLifeCycle;

namespace CeePortal.Domain.Claims;

/// <summary>A claim for preference after importation (19 U.S.C. 1520(d); 19 CFR 181.31-181.33, 182.31-182.33): within one year of
/// importation, under a program that knows such claims.</summary>
/// <remarks>It waits by itself while a protest on one of its entries is open or in court. The rule says until the decision on the
/// protest becomes final; we end the wait when the protest is decided, and begin it again when an action in court follows (our reading).</remarks>
public sealed partial class PostImportationClaim : WorkItem
{
    readonly List<ClaimOnEntry> entries = [];
    readonly List<WorkNumber> behind = [];

    /// <summary>The kind. Numbers of claims begin with 3, as those that CBP prints do.</summary>
    public static readonly WorkKind ClaimKind = new("claim-1520d", "1520(d) claim", new(300_001, 399_999), Cycle.Cycle, static () => new PostImportationClaim()) { Wording = ClaimNotices.Of, NameInText = "1520(d) claim" };

    PostImportationClaim() : base(ClaimKind) { }

    /// <summary>What was filed.</summary>
    public ClaimFiling? Filing { get; private set; }

    /// <summary>The legal day of receipt.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>The entries, each with its year.</summary>
    public IReadOnlyList<ClaimOnEntry> Entries => entries;

    /// <summary>The protests for which it waits.</summary>
    public IReadOnlyList<WorkNumber> Behind => behind;

    /// <summary>The court case for which it waits; null for none.</summary>
    public string? CourtCase { get; private set; }

    /// <summary>The decision; null while there is none.</summary>
    public ClaimDecided? Decision { get; private set; }

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override WorkNumber WaitsFor => State.Code == Cycle.Suspended && behind is [var first, ..] ? first : default;

    /// <summary>One claim for each entry and program stands; after a denial or a withdrawal another may be made within the year.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public override WorkSubject Subject => new(Filing?.PartyId ?? 0, Filing?.AgentId,
        [.. entries.Select(e => new SubjectEntry(e.Entry, e.Claimed.Port, State.Code is Cycle.Denied or Cycle.Withdrawn ? "" : Filing!.Program.Code))],
        "preference-" + Filing?.Program.Code.ToLowerInvariant(), Filing is { } f ? $"{f.Program.Name}: {f.Goods}" : "", ReceivedOn);

    /// <inheritdoc/>
    public override string AlreadyFiled(EntryNumber entry, WorkNumber other) =>
        $"Claim {other} is about entry {entry} under the same program already. Send what is new to that one, or withdraw it and claim all lines together.";

    /// <summary>Files a claim.</summary>
    /// <param name="number">Its number: port of the leading entry, year of receipt.</param>
    /// <param name="filing">The claim.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="receivedOn">The day on which the paper came in, when an officer enters it; null for today.</param>
    /// <exception cref="WorkRefusedException">It has a fatal finding; the message is the first.</exception>
    public static PostImportationClaim File(WorkNumber number, ClaimFiling filing, Act act, DateOnly? receivedOn = null)
    {
        ArgumentNullException.ThrowIfNull(filing);
        ArgumentNullException.ThrowIfNull(act);
        var received = receivedOn ?? act.Day;
        Unless(received == act.Day || act.By.Is(WorkRoles.Office) && received < act.Day, "Only an officer can record an earlier day of receipt, and nobody a later one.");
        if (ClaimCheck.Of(filing, received, act.Law).FirstOrDefault(f => f.Severity == Severity.Fatal) is { } finding) throw new WorkRefusedException($"{finding.Message} {finding.Fix}");
        Unless(number.Port == filing.Entries[0].Port && number.Year == received.Year, "The number of a claim has the port of its leading entry and the year of receipt.");
        var claim = new PostImportationClaim();
        claim.Record(new ClaimFiled(number, filing, [.. filing.Entries.Select(e => Judged(e, received, act.Law))], received), act);
        return claim;
    }

    static ClaimOnEntry Judged(ClaimedEntry entry, DateOnly received, Law law)
    {
        var year = law.Read(ClaimCheck.YearOf(entry, law));
        return new(entry, year.LastTimelyDay!.Value, year.Judge(received));
    }

    /// <summary>True when a protest in a state keeps claims on its entries waiting: while it is open, and while it is in court.</summary>
    public static bool IsHeldBy(WorkState protest) => protest.IsOpen || protest.Code == ProtestLifeCycle.InLitigation;

    /// <summary>Takes over which protests on its entries are open or in court now: waits, goes on waiting, or is released. It
    /// compares, so that it may be told again.</summary>
    /// <param name="protests">All of them.</param>
    /// <param name="act">The portal.</param>
    /// <returns>True when something changed.</returns>
    public bool FollowProtests(IReadOnlyList<WorkNumber> protests, Act act)
    {
        if (!State.IsOpen) return false;
        var now = protests.Distinct().Order().ToList();
        if (now.SequenceEqual(behind)) return false;
        Record(now.Count > 0 ? new ClaimSuspended(now) : new ClaimReleased(), act);
        return true;
    }

    /// <summary>Records a case in court about the goods of which no protest here tells.</summary>
    public void RecordCourtCase(string number, Act act, Paper? paper = null)
    {
        Ensure<CourtCaseRecorded>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Record(new CourtCaseRecorded(Said(number, "Give the number of the case.")) { Paper = paper }, act);
    }

    /// <summary>Records that the case has ended.</summary>
    public void EndCourtCase(string outcome, Act act, Paper? paper = null)
    {
        Ensure<CourtCaseEnded>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Record(new CourtCaseEnded(Said(outcome, "Say how the case ended.")) { Paper = paper }, act);
    }

    /// <summary>Decides the claim, entry by entry.</summary>
    /// <param name="rulings">One for each entry.</param>
    /// <param name="reason">Why; the claimant reads it.</param>
    /// <param name="noticeOn">The date of the notice, from which a denial may be protested.</param>
    /// <param name="act">Who and when.</param>
    public void Decide(IReadOnlyList<ClaimRuling> rulings, string reason, DateOnly noticeOn, Act act)
    {
        ArgumentNullException.ThrowIfNull(rulings);
        Ensure<ClaimDecided>(act);
        Unless(rulings.Select(r => r.Entry).Order().SequenceEqual(entries.Select(e => e.Entry).Order()), "Rule on each entry of the claim, once.");
        foreach (var ruling in rulings)
        {
            var claimed = entries.First(e => e.Entry == ruling.Entry);
            Unless(!ruling.IsAllowed || claimed.IsTimely, $"The claim on entry {ruling.Entry} came after {Print(claimed.LastDay)}, the last day of the year from importation, and can only be denied (19 U.S.C. 1520(d)).");
            Unless(ruling.Denied != ClaimDenial.Late || !claimed.IsTimely, $"The claim on entry {ruling.Entry} came within the year. Choose another reason.");
            Unless(!ruling.Reliquidates || ruling.Refund is { Cents: >= 0 }, $"Entry {ruling.Entry} is liquidated: enter the duty that its reliquidation refunds, zero or more.");
            Unless(!ruling.Reliquidates || ruling.Fee is null or { Cents: > 0 }, $"Entry {ruling.Entry}: the merchandise processing fee that is refunded must be more than zero. Leave it blank for none.");
            Unless(!ruling.Reliquidates || ruling.Refunded.Cents > 0, $"Entry {ruling.Entry}: enter a refund of duty or of the merchandise processing fee. If nothing is refunded, deny the claim on it.");
            Unless(!ruling.Reliquidates || ruling.Computed.Count == 0 || ruling.IsAsComputed || !string.IsNullOrWhiteSpace(ruling.TypedBecause),
                $"Entry {ruling.Entry}: the rates on file make a refund of {string.Join(" and ", ruling.Computed.Select(f => f.Amount))}. Enter that, or say why it is another.");
            Unless(ruling.IsAllowed || ruling is { Refund: null, Fee: null }, $"The claim on entry {ruling.Entry} is denied, so nothing is refunded.");
            Unless(ruling.Denied is not { } why || Enum.IsDefined(why), "Choose why the claim is denied.");
        }
        Unless(noticeOn >= act.Day, "The notice cannot be dated before it is made.");
        Unless(noticeOn <= act.Law.Calendar.NextWorkingDay(act.Day), $"The notice goes out on {Print(act.Law.Calendar.NextWorkingDay(act.Day))} at the latest.");
        reason = Said(reason, "Say why; the claimant reads it.");
        TakeUnheld(act);
        Record(new ClaimDecided(rulings, reason, noticeOn, rulings.All(r => r.IsAllowed) ? null : LegalDay.Of(ProtestClocks.File, noticeOn, Number.Port, act.Law)), act);
    }

    /// <summary>Withdraws the claim.</summary>
    public void Withdraw(string reason, Act act, Paper? paper = null)
    {
        Ensure<ClaimWithdrawn>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Record(new ClaimWithdrawn(reason.Trim()) { Paper = paper }, act);
    }
}
