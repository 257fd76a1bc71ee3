using System.Text.Json.Serialization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.Corrections.CorrectionLifeCycle;

namespace CeePortal.Domain.Corrections;

/// <summary>A correction of an entry summary before liquidation, and its review: a post summary correction that took the place of
/// the summary on file, or a post entry amendment on paper.</summary>
/// <remarks>CBP reviews those that a rule chooses (<see cref="ReviewSelection"/>); the others are accepted at once and stand here for
/// the history. While one is under review no other can be filed for the entry. A correction is what the importer asserts: bill or
/// refund follow at liquidation. Only an amendment can be withdrawn, since ACE deletes no correction (condition B43).</remarks>
public sealed class CorrectionReview : WorkItem
{
    /// <summary>The kind.</summary>
    public static readonly WorkKind CorrectionKind = new("psc", "Correction", new(400_001, 679_999), Cycle.Cycle, static () => new CorrectionReview()) { Wording = CorrectionNotices.Of, AlsoTold = CorrectionNotices.ToFormerOwner };

    CorrectionReview() : base(CorrectionKind) { }

    /// <summary>The correction; null when it is an amendment on paper.</summary>
    public CorrectionFiling? Filing { get; private set; }

    /// <summary>The amendment on paper; null when it is a correction.</summary>
    public PostEntryAmendment? Amendment { get; private set; }

    /// <summary>The legal day of filing; of paper, the day on which it came in.</summary>
    public DateOnly FiledOn { get; private set; }

    /// <summary>Why a team reviews it.</summary>
    public IReadOnlyList<SelectedBy> Selected { get; private set; } = [];

    /// <summary>The deposit of the extra duty; null while it is owed, or none is.</summary>
    public DepositRecorded? Deposit { get; private set; }

    /// <summary>What follows the disagreement; null when CBP did not disagree.</summary>
    public CorrectionNotConcurred? Disagreement { get; private set; }

    /// <summary>Why entries of an amendment went back when it came in; each reason names its entry.</summary>
    public IReadOnlyList<AmendmentReturn> ReturnedBecause { get; private set; } = [];

    /// <summary>True for an amendment of which no entry could be reviewed.</summary>
    public bool WentBackWhole { get; private set; }

    /// <summary>The entries of an amendment that are reviewed: all but those that went back.</summary>
    [JsonIgnore]
    public IReadOnlyList<AmendedEntry> Reviewed => WentBackWhole ? [] : Amendment?.Reviewable(ReturnedBecause) ?? [];

    /// <summary>True for an amendment on paper.</summary>
    [JsonIgnore]
    public bool IsAmendment => Amendment is not null;

    /// <summary>How much more is owed by it, by what is reviewed; negative for less.</summary>
    [JsonIgnore]
    public Money Revenue => Filing?.Differences.Revenue ?? new(Reviewed.Sum(e => e.Revenue.Cents));

    /// <summary>What is still to be deposited.</summary>
    [JsonIgnore]
    public Money Owed => Deposit is null && State.IsOpen ? Filing?.OwesAtOnce ?? Money.Zero : Money.Zero;

    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkSubject Subject => subject ??= About() ?? new(0, null, [], "", "", default);

    // What it is about never changes once it is filed; put into words when somebody asks.
    WorkSubject? subject;

    WorkSubject? About() => Amendment is { } paper
        ? new(paper.ImporterId, paper.AgentId, [.. paper.Entries.Select(e => new SubjectEntry(e.Entry, e.Port, ""))], paper.Form == AmendmentForm.Single ? PostEntryAmendment.SingleIssue : PostEntryAmendment.QuarterlyIssue, Asks(paper), FiledOn)
        : Filing is { } filing ? new(filing.ImporterId, filing.AgentId, [new(filing.Entry, filing.Port, "")], IssueOf(filing), Asks(filing), FiledOn)
        : null;

    /// <summary>Files a post summary correction that was judged and accepted (<see cref="CorrectionCheck"/>).</summary>
    /// <param name="number">Its number.</param>
    /// <param name="filing">The correction.</param>
    /// <param name="selected">Why a team reviews it; empty to accept it at once.</param>
    /// <param name="office">Who handles the entry.</param>
    /// <param name="act">Who and when.</param>
    public static CorrectionReview File(WorkNumber number, CorrectionFiling filing, IReadOnlyList<SelectedBy> selected, Routing.Destination office, Act act)
    {
        ArgumentNullException.ThrowIfNull(filing);
        var review = new CorrectionReview();
        review.Record(new CorrectionFiled(number, filing, act.Day, office, selected), act);
        return review;
    }

    /// <summary>Enters a post entry amendment from paper. Entries that came too late or the wrong way go back at once, and the amendment
    /// with them when none is left; the others are reviewed.</summary>
    /// <exception cref="WorkRefusedException">It cannot be entered at all; the message says what is missing.</exception>
    public static CorrectionReview Enter(WorkNumber number, PostEntryAmendment amendment, Routing.Destination office, Paper? paper, Act act)
    {
        ArgumentNullException.ThrowIfNull(amendment);
        var received = paper?.ReceivedOn ?? act.Day;
        Unless(received <= act.Day, "The day of receipt lies ahead. Enter the day on which the paper came in.");
        Unless(paper is not null || act.By.Is(WorkRoles.Filer), "An officer enters this only from paper. Give the day on which the paper came in; it is judged by that day.");
        When(amendment.Check(received) is [var first, ..] ? $"{first.Message} {first.Fix}" : null);
        var review = new CorrectionReview();
        review.Record(new AmendmentFiled(number, amendment, office, amendment.ReturnedBecause(received, act.Law)) { Paper = paper }, act);
        return review;
    }

    /// <summary>Records the deposit of the extra duty.</summary>
    public void RecordDeposit(DateOnly on, Money amount, Act act)
    {
        Ensure<DepositRecorded>(act);
        Unless(on <= act.Day, "The day of payment lies ahead. Record the deposit when it has come in.");
        Unless(on >= FiledOn, $"The deposit cannot have been paid before the correction was filed, on {Print(FiledOn)}.");
        Unless(amount >= Filing!.OwesAtOnce, $"The extra duty is {Filing.OwesAtOnce}; {amount} is less. Record the deposit when all of it is paid.");
        Record(new DepositRecorded(on, amount), act);
    }

    /// <summary>Agrees.</summary>
    public void Concur(string text, Act act)
    {
        Ensure<CorrectionConcurred>(act);
        TakeUnheld(act);
        Record(new CorrectionConcurred(Said(text, "Say what was looked at and why you concur.")), act);
    }

    /// <summary>Does not agree.</summary>
    public void NotConcur(string text, string citation, AfterDisagreement then, Act act)
    {
        Ensure<CorrectionNotConcurred>(act);
        Unless(Enum.IsDefined(then), "Say what follows: a notice of action, or liquidation as entered.");
        TakeUnheld(act);
        Record(new CorrectionNotConcurred(Said(text, "Say why you do not concur."), Said(citation, "Cite the text of the law, ruling or decision that this rests on."), then), act);
    }

    /// <summary>Sends it back. What stood on file before stands again, which whoever keeps the entries sees to.</summary>
    public void Return(string text, Act act)
    {
        Ensure<CorrectionReturned>(act);
        TakeUnheld(act);
        Record(new CorrectionReturned(Said(text, "Say why it goes back, and what the filer is to do.")), act);
    }

    /// <summary>Takes an amendment back.</summary>
    public void Withdraw(string reason, Act act, Paper? paper = null)
    {
        Ensure<CorrectionWithdrawn>(act);
        CameIn(paper, act);
        Record(new CorrectionWithdrawn(Said(reason, "Say why the amendment is withdrawn.")) { Paper = paper }, act);
    }

    /// <summary>Says that a later correction took its place.</summary>
    public void Supersede(WorkNumber by, Act act) => Record(new CorrectionSuperseded(by), act);

    /// <inheritdoc/>
    public override void FollowEntry(FollowedEntry entry, Act act)
    {
        ArgumentNullException.ThrowIfNull(entry);
        // An estimate is not a liquidation, and a report of many entries outlives that of one.
        if (!State.IsOpen || entry.Liquidated is not { IsEstimated: false, On: var on } || Subject.Entries is not [var only] || only.Entry != entry.Entry) return;
        Record(new CorrectedEntryLiquidated(entry.Entry, on), act with { By = Actor.Portal });
    }

    /// <inheritdoc/>
    protected override IEnumerable<WorkClock> OwnClocks(Law law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (Owed.Cents > 0) yield return new("", Clock.Begin(law.Clocks[CorrectionClocks.DepositExtraDuty], FiledOn, Filing!.Port));
    }

    /// <inheritdoc/>
    protected override string? Veto(WorkMove move, Act act) => move.Code switch
    {
        "withdrawn" when !IsAmendment => "A post summary correction cannot be withdrawn (ACE condition B43). File another one when this is over, or ask the office to return it.",
        "deposit-recorded" when Owed.Cents == 0 => "No extra duty is owed on it.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override string StateAfter(WorkFact fact) => fact switch
    {
        CorrectionFiled { Selected.Count: > 0 } => Cycle.UnderReview,
        CorrectionFiled { Filing.OwesAtOnce.Cents: > 0 } => Cycle.AwaitingPayment,
        CorrectionFiled => Cycle.Accepted,
        AmendmentFiled paper => paper.Amendment.Reviewable(paper.ReturnedBecause).Count == 0 ? Cycle.Returned : Cycle.UnderReview,
        DepositRecorded => State.Code == Cycle.AwaitingPayment ? Cycle.Accepted : WorkMove.Unchanged,
        _ => base.StateAfter(fact),
    };

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        switch (fact)
        {
            case CorrectionFiled filed:
                (Number, Filing, FiledOn, Office, Selected) = (filed.Number, filed.Filing, filed.FiledOn, filed.Office, filed.Selected);
                subject = null;
                break;
            case AmendmentFiled filed:
                (Number, Amendment, FiledOn, Office, ReturnedBecause) = (filed.Number, filed.Amendment, filed.Paper?.ReceivedOn ?? e.On, filed.Office, filed.ReturnedBecause);
                WentBackWhole = e.State == Cycle.Returned;
                subject = null;
                break;
            case DepositRecorded deposit: Deposit = deposit; break;
            case CorrectionNotConcurred no: Disagreement = no; break;
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe() =>
    [
        ("Extra duty deposited", Deposit is { } deposit ? $"{deposit.Amount} on {Print(deposit.On)}" : null),
        ("What follows", Disagreement is { } no ? Words(no.Then) : null),
    ];

    /// <summary>What follows a disagreement, in words.</summary>
    public static string Words(AfterDisagreement then) => then switch
    {
        AfterDisagreement.NoticeOfAction => "a notice of action (CF-29) goes to the importer",
        AfterDisagreement.LiquidateAsEntered => "the entry is liquidated as entered",
    };

    static string IssueOf(CorrectionFiling filing) => filing.OldType != filing.Type ? "TYPE"
        : filing.Differences.Lines.SelectMany(l => l.Reasons).Concat(filing.Reasons).FirstOrDefault() ?? "PSC";

    static string Asks(CorrectionFiling filing)
    {
        List<string> parts = [];
        if (filing.OldType != filing.Type) parts.Add($"type {filing.OldType} to {filing.Type}");
        parts.AddRange(filing.Differences.Header.Where(h => h.Element != SummaryElements.Type).Select(h => InText(h.Name)));
        if (filing.Differences.Lines.Count > 0)
            parts.Add(Invariant($"{filing.Differences.Lines.Count} {(filing.Differences.Lines.Count == 1 ? "line" : "lines")}: {string.Join(", ", filing.Differences.Lines.SelectMany(l => l.Elements).Select(e => InText(e.Name)).Distinct().Take(4))}"));
        return string.Join("; ", parts) is { Length: > 0 } asks ? asks : "nothing that the portal keeps";
    }

    // A name in a sentence; what begins with several capitals keeps them.
    static string InText(string name) => name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];

    static string Asks(PostEntryAmendment paper) => Invariant($"post entry amendment, {(paper.Form == AmendmentForm.Single ? "single" : "quarterly")}, {paper.Entries.Count} {(paper.Entries.Count == 1 ? "entry" : "entries")}");
}
