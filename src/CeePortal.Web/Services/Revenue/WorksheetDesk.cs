using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Reference;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Liquidation;
using Microsoft.EntityFrameworkCore;
using Review = CeePortal.Domain.Validations.Validation;

namespace CeePortal.Web.Services.Revenue;

/// <summary>A worksheet, computed: what the entry is, what is changed, what that comes to.</summary>
public sealed record WorksheetView
{
    public required EntrySummary Entry { get; init; }
    public required LiquidationDocket Docket { get; init; }

    /// <summary>From what it starts.</summary>
    public required StartingSummary Starting { get; init; }

    /// <summary>The summary from which it starts: see <see cref="Start"/>.</summary>
    public required EntrySummaryDraft Filed { get; init; }
    public WorksheetStart Start => Starting.Start;

    /// <summary>The summary before the corrections with which CBP did not concur; null when what is on file is none.</summary>
    public AsEntered? Before => Starting.Before;
    public required WorksheetForm Form { get; init; }

    /// <summary>The draft's token; 0 while none is stored.</summary>
    public required int Seq { get; init; }

    /// <summary>True when the filer replaced the entry since the worksheet was drawn up: it is to be looked through.</summary>
    public required bool IsOvertaken { get; init; }

    /// <summary>When the entry was liquidated by this worksheet; null while it is a draft.</summary>
    public required DateTime? LiquidatedAt { get; init; }
    public required WorksheetRevenue Revenue { get; init; }

    /// <summary>The day whose rates count (<see cref="RateDay"/>).</summary>
    public required DateOnly Entered { get; init; }
    public required DateOnly DepositedOn { get; init; }

    /// <summary>True while the day of deposit is the portal's assumption.</summary>
    public required bool IsDepositAssumed { get; init; }
    public required DateOnly LiquidatedOn { get; init; }
    public required bool IsCorporation { get; init; }
    public required Figure? Interest { get; init; }

    /// <summary>What the liquidation comes to: a difference that is disregarded is none.</summary>
    public LiquidationResult Result => Revenue.IsDisregarded || Revenue.Change.Difference == Money.Zero ? LiquidationResult.NoChange
        : Revenue.Change.Difference.Cents > 0 ? LiquidationResult.Bill : LiquidationResult.Refund;

    /// <summary>What is billed or refunded; null for nothing.</summary>
    public RevenueAmounts? Owed => Result == LiquidationResult.NoChange ? null : RevenueAmounts.Of(Revenue.Change, Interest);

    /// <summary>Bills and refunds of earlier liquidations that were not struck out, oldest first.</summary>
    public required IReadOnlyList<EarlierDue> Earlier { get; init; }

    /// <summary>Open work on the entry, validations that ended with a change, and amendments that were concurred with.</summary>
    public required IReadOnlyList<OpenWork> Work { get; init; }

    /// <summary>Validations whose findings change the entry.</summary>
    public required IReadOnlyList<ReviewFindings> Reviews { get; init; }

    /// <summary>True when whoever liquidates has to say that the open work was looked at.</summary>
    public bool AsksConfirmation => Work.Any(w => w.IsOpen);

    /// <summary>Earlier bills and refunds that are on the list, whose place the reliquidation takes.</summary>
    public IEnumerable<EarlierDue> Replaces => IsAgain ? Earlier.Where(e => e.Due.IsOpen) : [];

    public bool IsAgain => Docket.History.Liquidation is not null;

    public WorksheetLineForm? FormOf(int line) => Form.Lines.FirstOrDefault(l => l.Number == line);
}

/// <summary>What a validation found that is to be changed of an entry.</summary>
public sealed record ReviewFindings(WorkNumber Number, IReadOnlyList<ValidationFinding> Findings)
{
    /// <summary>The lines of which it says what they should be.</summary>
    public IReadOnlyList<int> Lines => [.. Findings.Where(f => f.Should is { IsEmpty: false } && f.Line is not null).Select(f => f.Line!.Value).Distinct().Order()];

    /// <summary>True when the worksheet can take them.</summary>
    public bool Takes => Lines.Count > 0;

    /// <summary>True when the worksheet has those lines as they should be, so that there is nothing to take.</summary>
    public bool IsTaken { get; init; }
}

/// <summary>Draws up liquidation worksheets, keeps them as drafts, and liquidates by them through <see cref="LiquidationDesk"/>.</summary>
public sealed class WorksheetDesk(PortalDbContext db, LiquidationStart starts, LiquidationDesk liquidations, OpenWorkSource work, WorkStore items, RevenueBookSource books, ReferenceLists references, LegalClock clock)
{
    /// <summary>The worksheet of an entry; null when the visitor does not see it.</summary>
    public async Task<WorksheetView?> FindAsync(EntryNumber number, CancellationToken ct)
    {
        if (await FiledSummary.FindAsync(db, number, ct) is not var (entry, _) || await liquidations.FindAsync(number, ct) is not { } docket) return null;
        var sheet = await db.LiquidationWorksheets.AsNoTracking().SingleOrDefaultAsync(s => s.EntryId == entry.Id, ct);
        var form = sheet is null ? new() : JsonSerializer.Deserialize<WorksheetForm>(sheet.Body, JsonSerializerOptions.Web) ?? new();
        var starting = await starts.OfAsync(entry, form.Start, ct);
        var (draft, copy) = (starting.Draft(), starting.Draft());
        var programs = (await references.GetAsync(ct)).SpecialPrograms;
        List<WorksheetLine> lines = [];
        foreach (var typed in form.Lines)
            if (copy.Lines.Find(l => l.Number == typed.Number) is { } line && typed.Read(line, programs, (_, _) => { }) is { } read)
                lines.Add(read);
        var book = await books.CurrentAsync(ct);
        var entered = RateDay.Of(entry, docket.State);
        var earlier = await EarlierAsync(docket, form, ct);
        List<PaidBeside> paid = [.. await starts.DepositsAsync(entry, ct), .. earlier.Where(e => e.IsPaid && e.Due.HasAmount).Select(e => e.ToPaid())];
        var revenue = WorksheetRevenue.Of(draft, lines, entered, book, paid);
        var on = form.LiquidatedOn ?? clock.Today;
        var assumed = entry.StatementPrintDate ?? entered;
        var deposited = form.DepositedOn ?? (assumed < on ? assumed : on);
        var isCorporation = form.IsCorporation ?? await RefundSides.OfAsync(db, entry.ImporterId, ct) == InterestSide.CorporateOverpayment;
        var open = await work.OfAsync(entry.Number, ct);
        WorksheetView view = new()
        {
            Entry = entry,
            Docket = docket,
            Filed = draft,
            Starting = starting,
            Form = form,
            Seq = sheet?.Seq ?? 0,
            Earlier = earlier,
            Work = open,
            Reviews = await ReviewsAsync(number, open, ct),
            IsOvertaken = sheet is not null && sheet.EntryVersion != entry.Version,
            LiquidatedAt = sheet?.LiquidatedAt,
            Revenue = revenue,
            Entered = entered,
            DepositedOn = deposited,
            IsDepositAssumed = form.DepositedOn is null,
            LiquidatedOn = on,
            IsCorporation = isCorporation,
            Interest = revenue.Interest(deposited, on, isCorporation ? InterestSide.CorporateOverpayment : InterestSide.Overpayment, book.Interest,
                PaidBill.Left(earlier.Where(e => e is { IsPaid: true, Due.HasAmount: true }).Select(e => e.ToBill()))),
        };
        return view with { Reviews = [.. view.Reviews.Select(r => r with { IsTaken = IsTaken(view, r, programs) })] };
    }

    /// <summary>True when the worksheet reads as the findings say, however it is written.</summary>
    static bool IsTaken(WorksheetView view, ReviewFindings review, IReadOnlyDictionary<string, string> programs)
    {
        if (!review.Takes || Taken(view, review) is not (var lines, null)) return false;
        var filed = (Now: view.Starting.Draft(), Then: view.Starting.Draft());
        return lines.All(should => view.Form.Lines.FirstOrDefault(l => l.Number == should.Number) is { } typed && Read(typed, filed.Now) is { } now && now == Read(should, filed.Then));

        string? Read(WorksheetLineForm form, EntrySummaryDraft from) =>
            from.Lines.Find(l => l.Number == form.Number) is { } line && form.Read(line, programs, (_, _) => { }) is { } read ? JsonSerializer.Serialize(read, JsonSerializerOptions.Web) : null;
    }

    /// <summary>What the validations of the entry found that is to be changed of it.</summary>
    async Task<IReadOnlyList<ReviewFindings>> ReviewsAsync(EntryNumber number, IReadOnlyList<OpenWork> open, CancellationToken ct)
    {
        List<ReviewFindings> reviews = [];
        foreach (var one in open.Where(o => o.Kind == Review.ValidationKind.Code))
            if (await items.FindAsync(db, one.Kind, one.Number, ct) is { Item: Review review } && review.Findings.Where(f => f.Entry == number && f.Action == FindingAction.Change).ToList() is { Count: > 0 } found)
                reviews.Add(new(review.Number, found));
        return reviews;
    }

    /// <summary>The lines as the findings of a validation say that they should be; all of them, or why one cannot be.</summary>
    public static (IReadOnlyList<WorksheetLineForm> Lines, string? Problem) Taken(WorksheetView view, ReviewFindings review)
    {
        var copy = view.Starting.Draft();
        foreach (var finding in review.Findings.Where(f => f.Should is { IsEmpty: false }))
        {
            if (copy.Lines.Find(l => l.Number == finding.Line) is not { } line) return ([], FormattableString.Invariant($"The summary has no line {finding.Line} any more: the filer replaced it. Look at the finding again."));
            if (finding.Should!.ApplyTo(line) is var (_, why)) return ([], why);
        }
        return ([.. review.Lines.Select(n => WorksheetLineForm.Of(copy.Lines.First(l => l.Number == n)))], null);
    }

    async Task<IReadOnlyList<EarlierDue>> EarlierAsync(LiquidationDocket docket, WorksheetForm form, CancellationToken ct)
    {
        var events = docket.Rows.Where(r => !r.IsStruck && r.Kind is LiquidationEventKind.Liquidated or LiquidationEventKind.Reliquidated).Select(r => (long?)r.Id).ToList();
        if (events.Count == 0) return [];
        var dues = await db.RevenueDues.AsNoTracking().IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(d => d.EntryId == docket.Entry.Id && events.Contains(d.EventId)).OrderBy(d => d.On).ThenBy(d => d.Id).ToListAsync(ct);
        return dues.ConvertAll(d => new EarlierDue(d, form.Paid.TryGetValue(d.Id, out var paid) ? paid : d.Side == RevenueSide.Refund));
    }

    public bool MayChange(WorksheetView view) => liquidations.MayChange(view.Docket.Entry);

    /// <summary>Keeps a draft.</summary>
    /// <returns>False when somebody else changed it since it was read: nothing is stored.</returns>
    public async Task<bool> SaveAsync(WorksheetView view, int seen, WorksheetForm form, long by, CancellationToken ct)
    {
        var sheet = await db.LiquidationWorksheets.SingleOrDefaultAsync(s => s.EntryId == view.Entry.Id, ct);
        if ((sheet?.Seq ?? 0) != seen) return false;
        if (sheet is null)
        {
            var e = view.Entry;
            db.Add(sheet = new() { EntryId = e.Id, Number = e.Number, ImporterId = e.ImporterId, Filer = e.Filer, PortOfEntry = e.PortOfEntry, HandledBy = e.HandledBy });
        }
        // Lines are of the version that they were taken up on, whatever becomes of a correction meanwhile.
        if (form.Lines.Count > 0) form = form with { Start = form.Start ?? view.Start };
        (sheet.Body, sheet.EntryVersion, sheet.ChangedBy, sheet.ChangedAt) = (JsonSerializer.Serialize(form, JsonSerializerOptions.Web), view.Entry.Version, by, clock.UtcNow);
        sheet.LiquidatedAt = null; // a new worksheet over the old one
        sheet.Seq++;
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (Exception error) when (error is DbUpdateConcurrencyException || PortalDatabase.IsUniqueViolation(error))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Liquidates the entry, or does a liquidation over, as the worksheet comes out.</summary>
    /// <param name="seen">The Seq of the entry's liquidation when the page was opened.</param>
    /// <param name="ground">On what a reliquidation rests; null for a liquidation.</param>
    public async Task<DeskOutcome> LiquidateAsync(WorksheetView view, int seen, RefLiquidationBasis? ground, string note, long by, CancellationToken ct)
    {
        var lists = await references.GetAsync(ct);
        var result = view.Result;
        var type = lists.LiquidationTypes.Values.Where(t => t.Result == result && t.IsReliquidation == view.IsAgain).OrderBy(t => t.Code, StringComparer.Ordinal).FirstOrDefault();
        if (type is null) return new($"The list of liquidation types has none for \"{LiquidationWords.Of(view.IsAgain ? LiquidationEventKind.Reliquidated : LiquidationEventKind.Liquidated)}\" with this result. Ask an administrator to add it.", null);
        if (view.IsAgain && ground is null) return new("Choose the ground of the reliquidation.", null);
        var e = view.IsAgain
            ? LiquidationEvent.Reliquidated(view.LiquidatedOn, type.Code, result, ground!.Code, ground.IsVoluntary)
            : LiquidationEvent.Liquidated(view.LiquidatedOn, type.Code, result);
        var sheet = await db.LiquidationWorksheets.SingleOrDefaultAsync(s => s.EntryId == view.Entry.Id, ct);
        if ((sheet?.Seq ?? 0) != view.Seq) return new(null, "Somebody");
        return await liquidations.LiquidateAsync(view.Entry.EntryNumber, seen, e, view.Owed, note, by, () =>
        {
            if (sheet is null) return;
            sheet.LiquidatedAt = clock.UtcNow;
            sheet.Seq++;
        }, ct);
    }
}
