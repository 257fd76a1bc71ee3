using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Liquidation;

/// <summary>What there is to know of an entry before any event.</summary>
/// <param name="Type">Its type; none when unknown.</param>
/// <param name="Entered">Its date of entry, which may be estimated.</param>
/// <param name="Port">The port whose closings count.</param>
public sealed record LiquidatingEntry(EntryType Type, DecidingDate Entered, PortCode Port)
{
    /// <summary>What stood for its date of entry before CBP's own arrived; null while that is not known, and where it always was.</summary>
    public DecidingDate? Estimate { get; init; }

    /// <summary>True when it has an antidumping or countervailing duty case.</summary>
    public bool HasCase { get; init; }

    /// <summary>The bases of suspension that lift the days from entry of a correction: antidumping and countervailing duty,
    /// EAPA, a court's injunction. Reference data that an office may edit.</summary>
    public IReadOnlyCollection<string> LiftingBases { get; init; } = [];
}

/// <summary>A time of suspension.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="LiftedOn">When CBP received notice that it was removed; null while it lasts.</param>
public sealed record Suspension(DateOnly From, string Basis, DateOnly? LiftedOn);

/// <summary>The liquidation of one entry: what CBP scheduled, extended, suspended, liquidated and did over. Immutable; an
/// event gives a new history or is refused in words.</summary>
/// <remarks>
/// Extracts arrive in any order, an extension after the liquidation that it preceded. So a history is the set of its
/// events, put in the order of their legal days, and an event fits when the whole still makes sense. The deemed
/// liquidation of an entry whose year has passed is no event but a flag (<see cref="DeemedOn"/>): the law has worked, but
/// our data may lag behind an extension or suspension. It becomes an event when an extract or a specialist confirms it,
/// dated to the legal day (19 CFR 159.9(c)(2)(i)); an extension or suspension that arrives later takes the flag back.
/// </remarks>
public sealed class LiquidationHistory
{
    /// <summary>Liquidation is extended at most three times (19 CFR 159.12(d), (e)).</summary>
    public const int MostExtensions = 3;

    readonly List<DateOnly> extensions = [];
    readonly List<string> extensionBases = [];
    readonly List<Suspension> suspensions = [];
    readonly List<LiquidationEvent> reliquidations = [];
    readonly List<(LiquidationEvent Of, DateOnly On)> bills = [];

    LiquidationHistory(LiquidatingEntry entry, IReadOnlyList<LiquidationEvent> events, Law law) => (Entry, Events, Law) = (entry, events, law);

    /// <summary>The entry.</summary>
    public LiquidatingEntry Entry { get; }

    /// <summary>The law by which days are counted.</summary>
    public Law Law { get; }

    /// <summary>The events in the order of their legal days.</summary>
    public IReadOnlyList<LiquidationEvent> Events { get; }

    /// <summary>The date of entry: CBP's own when it has arrived.</summary>
    public DecidingDate Entered { get; private set; }

    /// <summary>The estimate from which the clocks ran until CBP's date of entry arrived; null when none did.</summary>
    public DecidingDate? Estimate { get; private set; }

    /// <summary>The liquidation; null while there is none.</summary>
    public LiquidationEvent? Liquidation { get; private set; }

    /// <summary>What was done over since.</summary>
    public IReadOnlyList<LiquidationEvent> Reliquidations => reliquidations;

    /// <summary>The days of the notices of extension.</summary>
    public IReadOnlyList<DateOnly> Extensions => extensions;

    /// <summary>The suspensions.</summary>
    public IReadOnlyList<Suspension> Suspensions => suspensions;

    /// <summary>The suspension that lasts; null for none.</summary>
    public Suspension? SuspendedBy => Liquidation is null && suspensions is [.., { LiftedOn: null } last] ? last : null;

    /// <summary>When the summary was put on a statement; null while that is not known.</summary>
    public DateOnly? StatementOn { get; private set; }

    /// <summary>When what was deposited on the summary was collected; null while that is not known.</summary>
    public DateOnly? PaidOn { get; private set; }

    /// <summary>When a reconciliation of the entry was filed; null for none.</summary>
    public DateOnly? ReconciledOn { get; private set; }

    /// <summary>In whose hands the summary is: paid goes before being on a statement, which extracts often leave out.</summary>
    public Corrections.SummaryControl Control => PaidOn is not null ? Corrections.SummaryControl.Paid : StatementOn is not null ? Corrections.SummaryControl.OnStatement : Corrections.SummaryControl.Trade;

    /// <summary>From when the year runs where that is not the date of entry; null while that is not known.</summary>
    public DateOnly? PeriodBegan { get; private set; }

    /// <summary>The day on which CBP will liquidate, as it said last; null when it has not said, or an extension or a
    /// suspension came after it had.</summary>
    /// <remarks>That an extension or suspension undoes a schedule set before it is our reading of what ACE does.</remarks>
    public DateOnly? Scheduled { get; private set; }

    /// <summary>The history of an entry on file: the events that were recorded.</summary>
    /// <exception cref="LiquidationRefusedException">They do not fit together.</exception>
    public static LiquidationHistory Of(LiquidatingEntry entry, IEnumerable<LiquidationEvent> events, Law law)
    {
        var history = new LiquidationHistory(entry, InOrder(events), law);
        history.Replay();
        return history;
    }

    /// <summary>The history of an entry that its filer may have replaced since: events that no longer fit, such as the year of
    /// a warehouse entry that is one no more, do not count. They stay on record, and are told.</summary>
    /// <param name="unfit">The events that do not count.</param>
    public static LiquidationHistory AsFarAsItFits(LiquidatingEntry entry, IEnumerable<LiquidationEvent> events, Law law, out IReadOnlyList<LiquidationEvent> unfit)
    {
        var all = InOrder(events);
        unfit = [];
        try
        {
            return Of(entry, all, law);
        }
        catch (LiquidationRefusedException)
        {
            List<LiquidationEvent> left = [];
            var history = Of(entry, [], law);
            // Dates of entry and schedules first, as they count for the whole; then each as its day comes.
            foreach (var e in all.OrderBy(e => e.Kind is not (LiquidationEventKind.EntryDated or LiquidationEventKind.Scheduled)))
            {
                try
                {
                    history = Of(entry, history.Events.Append(e), law);
                }
                catch (LiquidationRefusedException)
                {
                    left.Add(e);
                }
            }
            unfit = left;
            return history;
        }
    }

    /// <summary>True when the event is on record already.</summary>
    /// <remarks>A schedule repeats when it tells what was in force on its day.</remarks>
    public bool Has(LiquidationEvent e) => e.Kind == LiquidationEventKind.Scheduled
        ? Events.LastOrDefault(o => o.Kind == LiquidationEventKind.Scheduled && o.AsOf <= e.AsOf)?.On == e.On
        : Events.Contains(e);

    /// <summary>The history with one more event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="today">The legal day: what has happened cannot lie ahead.</param>
    /// <exception cref="LiquidationRefusedException">It does not fit.</exception>
    public LiquidationHistory With(LiquidationEvent e, DateOnly today)
    {
        Require(!Has(e), "This is on record already.");
        Require(e.Kind == LiquidationEventKind.Scheduled || e.On <= today,
            e.Kind == LiquidationEventKind.Liquidated
                ? $"{Print(e.On)} lies ahead. A liquidation that is to come is scheduled, not recorded."
                : $"{Print(e.On)} lies ahead. Record what has happened.");
        Require(e.Kind != LiquidationEventKind.Scheduled || e.AsOf <= today, $"A schedule cannot be told as of {Print(e.AsOf)}, which lies ahead.");
        return Of(Entry, Events.Append(e), Law);
    }

    /// <summary>The history without an event that was recorded by mistake.</summary>
    /// <exception cref="LiquidationRefusedException">What is left does not fit together: a reliquidation without its liquidation.</exception>
    public LiquidationHistory Without(LiquidationEvent e) => Of(Entry, Events.Where(o => o != e), Law);

    /// <summary>The clock of deemed liquidation, extended and held by what is on record; null for entries that never are
    /// (type 23), and where the day from which it runs is not known.</summary>
    /// <remarks>It goes on after a liquidation: it says by when that had to be.</remarks>
    public ClockReading? Deemed
    {
        get
        {
            if (LiquidationClocks.DeemedFor(Entry.Type) is not { } declared) return null;
            Clock clock;
            if (declared.Code == LiquidationClocks.Deemed.Code) clock = FromEntry(declared);
            else if (PeriodBegan is { } began) clock = Clock.Begin(Law.Clocks[declared], began, Entry.Port);
            else return null;
            foreach (var (on, basis) in extensions.Zip(extensionBases)) clock = clock.Extend($"Extended by notice of {Print(on)}{(basis.Length > 0 ? $", basis {basis}" : "")}");
            var extended = extensions.Count > 0 ? Law.Read(clock) : null;
            foreach (var suspension in suspensions)
            {
                clock = clock.Hold(suspension.From, $"Suspended since {Print(suspension.From)}{(suspension.Basis.Length > 0 ? $", basis {suspension.Basis}" : "")}");
                if (suspension.LiftedOn is { } lifted) clock = clock.Resume(lifted);
            }
            var reading = Law.Read(clock);
            // The year has ended; six months run from the notice that the last suspension was removed, and longer once it was extended.
            return reading is { YieldedTo: not null, HeldBy: null } && suspensions is [.., { LiftedOn: { } lifted2 }]
                ? Law.Read(LiquidationClocks.AfterSuspensionOf(Law.Clocks, lifted2, extended, Entry.Port))
                : reading;
        }
    }

    /// <summary>A clock from the date of entry: from the estimate, and anew from CBP's own date when that has arrived.</summary>
    internal Clock FromEntry(ClockRule declared) => Estimate is { } estimate
        ? Clock.Begin(Law.Clocks[declared], estimate, Entry.Port).Restart(Entered)
        : Clock.Begin(Law.Clocks[declared], Entered, Entry.Port);

    /// <summary>When CBP issued the bill of a liquidation or reliquidation; null while that is not known.</summary>
    public DateOnly? BilledOn(LiquidationEvent liquidation) => bills.Find(b => b.Of == liquidation).On is var on && on == default ? null : on;

    /// <summary>The legal day on which the entry was deemed liquidated, when that day has passed and nothing on record
    /// says otherwise: a flag, not a record.</summary>
    /// <param name="today">The legal day of the question. On the last day itself CBP may still liquidate.</param>
    public DateOnly? DeemedOn(DateOnly today) => Liquidation is null && Deemed is { } reading && reading.HasRunOut(today) ? reading.DeemedOn : null;

    /// <summary>The day from which the entry may be protested: of the liquidation; else the day on which it was deemed
    /// liquidated by law, which counts as an estimate until that is confirmed. Null when neither has come.</summary>
    /// <param name="today">The legal day.</param>
    public ClockStart? Decided(DateOnly today) =>
        Liquidation is { } done ? new(done.On)
        : DeemedOn(today) is { } on ? new(on, Deemed!.Clock.Start.EstimatedBy ?? DateBasis.DeemedUnconfirmed)
        : null;

    /// <summary>The event that confirms the flag, dated to the legal day.</summary>
    /// <param name="type">The code of a deemed liquidation.</param>
    /// <param name="today">The legal day.</param>
    /// <exception cref="LiquidationRefusedException">The year has not passed, or hangs on an estimated date of entry.</exception>
    public LiquidationEvent ConfirmDeemed(string type, DateOnly today)
    {
        Require(Liquidation is null, Liquidation is { } done ? $"The entry was liquidated on {Print(done.On)}." : "");
        Require(LiquidationClocks.DeemedFor(Entry.Type) is not null, NeverDeemed);
        Require(DeemedOn(today) is not null, "The time for liquidation has not run out, so the entry is not deemed liquidated.");
        Require(!Deemed!.IsEstimated, "The year runs from an estimated date of entry. Record CBP's date of entry first: nothing is deemed on an estimate.");
        return LiquidationEvent.Liquidated(DeemedOn(today)!.Value, type, LiquidationResult.Deemed);
    }

    string NeverDeemed => $"An entry of type {Entry.Type} (temporary importation under bond) does not liquidate, so it is never deemed liquidated (19 CFR 159.1, 159.2).";

    void Replay()
    {
        Entered = Entry.Entered;
        if (Events.Where(e => e.Kind == LiquidationEventKind.EntryDated).ToList() is { Count: > 0 } dated)
        {
            Require(dated.Count == 1, $"CBP's date of entry is on record as {Print(dated[0].On)}.");
            Require(Entry.Entered.IsEstimated || Entry.Entered.On == dated[0].On, $"CBP's date of entry is known to be {Print(Entry.Entered.On)} and is not replaced.");
            Entered = new(dated[0].On, DateBasis.EntryDate);
            Estimate = Entry.Entered.IsEstimated ? Entry.Entered : Entry.Estimate;
        }
        foreach (var day in Events.Where(e => e.Kind is not (LiquidationEventKind.EntryDated or LiquidationEventKind.Scheduled)).GroupBy(e => e.On).OrderBy(d => d.Key))
            foreach (var e in day.OrderBy(Rank).ThenBy(e => e.Type, StringComparer.Ordinal)) Apply(e);
        // The day's own schedule stands beside an extension of that day: CBP told both.
        var changed = extensions.Concat(suspensions.SelectMany(s => new DateOnly?[] { s.From, s.LiftedOn }).OfType<DateOnly>()).Append(DateOnly.MinValue).Max();
        if (SuspendedBy is null && Events.LastOrDefault(e => e.Kind == LiquidationEventKind.Scheduled) is { } schedule && schedule.AsOf >= changed) Scheduled = schedule.On;

        // A suspension that was removed on the day on which another began: removed first.
        int Rank(LiquidationEvent e) => e.Kind switch
        {
            LiquidationEventKind.PeriodBegan => 0,
            LiquidationEventKind.Extended => 1,
            LiquidationEventKind.Lifted => SuspendedBy is not null && SuspendedBy.From < e.On ? 2 : 4,
            LiquidationEventKind.Suspended => 3,
            LiquidationEventKind.Liquidated => 5,
            LiquidationEventKind.Billed => 7,
            _ => 6,
        };
    }

    void Apply(LiquidationEvent e)
    {
        var isKnown = !Entered.IsEstimated;
        switch (e.Kind)
        {
            case LiquidationEventKind.PeriodBegan:
                Require(Entry.Type is { IsNone: false, Code: 9 or 21 or 22 }, "Only warehouse entries (types 21 and 22) and reconciliations (type 09) have a day of their own from which the year runs; for others it is the date of entry.");
                Require(PeriodBegan is null, $"The year is on record to run from {Print(PeriodBegan ?? default)}. Strike that out first if it is wrong.");
                PeriodBegan = e.On;
                break;

            case LiquidationEventKind.Extended:
                NotLiquidated(e, "extended");
                Require(!isKnown || e.On >= Entered.On, $"The extension is dated {Print(e.On)}, before the date of entry ({Print(Entered.On)}).");
                Require(extensions.Count < MostExtensions, $"Liquidation was extended {MostExtensions} times, which is as often as 19 CFR 159.12(d), (e) allows.");
                InTime(e, "extend");
                extensions.Add(e.On);
                extensionBases.Add(e.Basis);
                break;

            case LiquidationEventKind.Suspended:
                NotLiquidated(e, "suspended");
                Require(SuspendedBy is null, $"Liquidation is suspended since {Print(SuspendedBy?.From ?? default)} already. Record first that this suspension was removed.");
                Require(suspensions is not [.., { LiftedOn: { } before }] || e.On >= before, "A suspension begins after the one before it was removed.");
                InTime(e, "suspend");
                suspensions.Add(new(e.On, e.Basis, null));
                break;

            case LiquidationEventKind.Lifted:
                Require(SuspendedBy is not null, $"Liquidation is not suspended on {Print(e.On)}, so no suspension can be removed. Record the suspension first.");
                suspensions[^1] = suspensions[^1] with { LiftedOn = e.On };
                break;

            case LiquidationEventKind.Liquidated:
                Require(Liquidation is null, $"The entry is on record as liquidated on {Print(Liquidation?.On ?? default)}. What CBP does over is a reliquidation.");
                Require(!isKnown || e.On >= Entered.On, $"The liquidation is dated {Print(e.On)}, before the date of entry ({Print(Entered.On)}).");
                Require(e.Result != LiquidationResult.Deemed || LiquidationClocks.DeemedFor(Entry.Type) is not null, NeverDeemed);
                Liquidation = e;
                break;

            case LiquidationEventKind.Reliquidated:
                Require(Liquidation is not null, $"The entry is not on record as liquidated on {Print(e.On)}, so it cannot be reliquidated. Record the liquidation first.");
                if (e.IsVoluntary)
                {
                    var power = Law.Read(Clock.Begin(Law.Clocks[LiquidationClocks.Reliquidate], Liquidation!.On, Entry.Port));
                    Require(power.Judge(e.On) == Outcome.Timely,
                        $"CBP could reliquidate of its own accord until {Print(power.LastTimelyDay!.Value)}, 90 days after the liquidation ({power.Clock.Rule.Citation}). Name the protest, claim or judgment as the ground if there is one.");
                }
                reliquidations.Add(e);
                break;

            case LiquidationEventKind.OnStatement:
                Require(StatementOn is null, $"The summary is on record as put on a statement on {Print(StatementOn ?? default)}. Strike that out first if it is wrong.");
                StatementOn = e.On;
                break;

            case LiquidationEventKind.Paid:
                Require(PaidOn is null, $"The payment is on record for {Print(PaidOn ?? default)}. Strike that out first if it is wrong.");
                PaidOn = e.On;
                break;

            case LiquidationEventKind.Reconciled:
                Require(ReconciledOn is null, $"A reconciliation is on record as filed on {Print(ReconciledOn ?? default)}. Strike that out first if it is wrong.");
                ReconciledOn = e.On;
                break;

            case LiquidationEventKind.Billed:
                var billed = reliquidations.Prepend(Liquidation).LastOrDefault(l => l?.Result == LiquidationResult.Bill);
                Require(billed is not null, $"No liquidation or reliquidation with a bill is on record until {Print(e.On)}. Record that first.");
                Require(BilledOn(billed!) is null, $"The bill of the liquidation of {Print(billed!.On)} is on record as issued on {Print(BilledOn(billed) ?? default)}. Strike that out first if it is wrong.");
                bills.Add((billed, e.On));
                break;
        }
    }

    void NotLiquidated(LiquidationEvent e, string done) => Require(Liquidation is null, Liquidation is { Result: LiquidationResult.Deemed } deemed
        ? $"The entry is on record as deemed liquidated on {Print(deemed.On)}, before {Print(e.On)}, so liquidation cannot be {done}."
        : $"The entry was liquidated on {Print(Liquidation?.On ?? default)}, so liquidation cannot be {done} on {Print(e.On)}.");

    /// <summary>An extension or suspension that begins after the period has run out is too late: the entry is deemed
    /// liquidated. On an estimated date of entry that is not judged.</summary>
    void InTime(LiquidationEvent e, string what)
    {
        if (Deemed is { IsEstimated: false, Due: { } due } && e.On > due)
            throw new LiquidationRefusedException($"The time for liquidation ran out on {Print(due)}; on {Print(e.On)} there was nothing left to {what}. If an earlier extension or suspension is missing, record that first.");
    }

    static List<LiquidationEvent> InOrder(IEnumerable<LiquidationEvent> events) =>
        [.. events.OrderBy(e => e.Kind == LiquidationEventKind.Scheduled ? e.AsOf : e.On)];

    static string Print(DateOnly day) => day.InWords();

    static void Require(bool condition, string sentence)
    {
        if (!condition) throw new LiquidationRefusedException(sentence);
    }
}
