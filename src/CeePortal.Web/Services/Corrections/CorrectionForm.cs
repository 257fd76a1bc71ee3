using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Revenue;
using CeePortal.Data.Trade;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Corrections;

/// <summary>What the check of a correction shows.</summary>
/// <param name="Differences">What changes, as the filer states it.</param>
/// <param name="Revenue">The same as the rates on file make it.</param>
public sealed record CorrectionPreview(EntryDifferences Differences, RevenueChange Revenue);

/// <summary>A post summary correction by form: it starts from the entry on file, and says what changes of it and why. Judged as an
/// upload is (<see cref="CorrectionJudge"/>), and stored as one is.</summary>
public sealed class CorrectionForm(PortalDbContextFactory contexts, EntryFinder entries, CorrectionJudges judges, ReferenceLists lists, RoutingBookSource books, RevenueBookSource rates, CorrectionWriter writer, LegalClock clock)
    : FilingForm(CorrectionReview.CorrectionKind)
{
    public static readonly IReadOnlyList<string> Senders = [PortalRoles.Importer, PortalRoles.Broker];

    public override string Title => "Correct an entry summary (PSC)";

    public override string Lead => "A post summary correction takes the place of a summary that is paid and not liquidated. What you do not change stays as it is on file (ACE CATAIR AE chapter, July 2026; 82 FR 50656).";

    public override IReadOnlyList<string> Roles => Senders;

    public override IReadOnlyList<string> HowItGoes =>
    [
        "Until 300 days after entry and 15 days before the scheduled liquidation, whichever is earlier; suspended and extended entries have other limits. The page of the entry says the last day.",
        "Port of entry, importer of record, payment and location of goods stay. The entry type changes only between 01 and 03.",
        "A Center's team reviews the corrections that a rule chooses; the others are accepted at once. While one is under review no other can be filed. Bill or refund follow at liquidation.",
    ];

    public override string AfterFiling => "The summary on file is the corrected one now. Extra duty of a type 03 entry is deposited within three business days (82 FR 2385).";

    public override string? CheckPartial => "Work/_CorrectionCheck";

    public override string? PartialOf(FormStep step) => step.Code is "header" or "lines" or "cases" ? "Work/_SummaryOnFile" : null;

    public override async Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        return CorrectionFields.Steps(CorrectionJudges.ReasonsOf(await lists.GetAsync(ct)), await db.RefFeeClasses.AsNoTracking().ToListAsync(ct));
    }

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        if (await entries.ReadAsync(form, ct, anyStatus: true) is not { } found) return Unjudged(); // of one that was rejected the judge says what to do
        var judge = await judges.ForAsync(context.Today, context.Filer.OrganizationId, ct);
        var number = found.Entry.Number;
        if (!(await judge.FindAsync([number], new Dictionary<string, EntryOnFile>(), ct)).TryGetValue(number, out var was)) return Unjudged();
        await using var db = contexts.CreateForSystem();
        var filer = await FilerAsync(db, context.Filer, was, ct);
        if (filer.IsNone)
        {
            form.Say("entry", "Your organization has no filer code yet. Ask an administrator to enter it.");
            return Unjudged();
        }
        var book = await rates.CurrentAsync(ct);
        var draft = new CorrectionChanges(form).Apply(was, book);
        // Of an explanation that is missing the judge says more than the form does, so the form says nothing.
        draft.CorrectionExplanation = form.IsEmpty("explanation") ? null : form.Text("explanation");
        var standing = (await ImporterStandings.LoadAsync(db, [was.Entry.ImporterId], ct))[was.Entry.ImporterId];
        var verdict = judge.Judge(draft, was, filer, was.Entry.ImporterId, standing, CorrectionChannel.Form, out var accepted);
        foreach (var finding in verdict.Findings)
            form.Say(FieldOf(finding), $"{finding.Message} {finding.Fix}", finding.Severity);
        var change = new RevenueChange(EntryRevenue.Of(was.Summary.Summary, was.RateDay, book), EntryRevenue.Of(draft, was.RateDay, book));
        Compare(form, draft, verdict.Differences, change.After);
        var read = new FilingRead
        {
            Preview = new CorrectionPreview(verdict.Differences, change),
            Facts =
            [
                ("Entry", found.Number.ToString()), ("As you state it", Signed(verdict.Differences.Revenue)), ("As the rates on file make it", Signed(change.Difference)),
                ("Last day", CorrectionWindow.On(context.Today, was.Summary.Terms, context.Law.Calendar, context.Law.Clocks).LastTimelyDay is { } last ? last.InWords() : "no limit in days"),
                .. accepted?.Filing is { OwesAtOnce: { Cents: > 0 } owed } filing ? [("To be deposited within three business days", filing.Undeposited is null ? owed.ToString() : $"{owed}, with what an earlier correction left undeposited")] : Array.Empty<(string, string)>(),
            ],
        };
        if (accepted is null || !form.IsComplete) return read;
        var decision = EntryRouter.Decide(await books.GetAsync(ct), new RoutingLines().Ask(draft, was.Entry.ReceivedOn, standing));
        return read with
        {
            Parts = [new(was.Entry.Port, context.Today.Year, was.Entry.ImporterId, (item, act) => CorrectionReview.File(item, accepted.Filing, accepted.Selected, decision.Destination, act))
            {
                Also = async (data, one) => await StoreAsync(data, one, draft, decision, accepted, context.Law, ct),
            }],
        };

        FilingRead Unjudged()
        {
            form.Text("explanation");
            return new();
        }
    }

    async Task StoreAsync(PortalDbContext db, WorkOnFile one, EntrySummaryDraft draft, RoutingDecision decision, AcceptedCorrection accepted, Law law, CancellationToken ct)
    {
        var (was, workId, review) = (accepted.Was.Entry, one.Row.Id, one.As<CorrectionReview>());
        var last = await db.EntryDecisions.Where(d => d.EntryId == was.Id).MaxAsync(d => d.Seq, ct);
        var seen = new EntryOnFile(was.Id, was.Number, was.PortOfEntry, was.BrokerReference, was.Status, was.Version, was.Seq, last, was.UploadId) { Filer = was.Filer, Corrections = was.Corrections };
        var rows = EntryRows.From(draft, decision, was.ImporterId, was.UploadId, clock.UtcNow, was.ReceivedOn, db.NextKey, seen, accepted.Filing.Filer);
        WorkRefusedException.Unless((await CorrectedOnFile.ChangedAsync(db, [accepted.Was], one.Item.Number, ct)).Count == 0 && await EntryReplacements.ApplyAsync(db, rows, was.Seq, clock.Today, ct),
            "The entry was changed, liquidated or taken under review since you looked at it. Nothing was sent: check it again.");
        if (accepted.Selected.Count > 0)
        {
            var image = EntryImage.Of(db.NextKey(), workId, was, accepted.Was.Lines);
            (image.Filer, image.HandledBy) = (rows.Entry.Filer, rows.Entry.HandledBy);
            db.EntryImages.Add(image);
        }
        await writer.SupersedeAsync(db, [new(accepted, one.Item.Number, clock.UtcNow)], law, ct);
        await CorrectionRevenue.ListAsync(db, review, workId, review.FiledOn, clock.UtcNow, ct);
        // The item was drawn before its entry was; whoever has the entry now has the item, with its documents.
        await WorkFollowsOwner.GiveAsync(db, workId, rows.Entry.Filer, ct);
        await db.WorkItems.Where(w => w.Id == workId).ExecuteUpdateAsync(w => w.SetProperty(r => r.EntryType, rows.Entry.Type).SetProperty(r => r.AmountCents, rows.Entry.Total.Cents), ct);
    }

    /// <summary>The filer code: the owner's when that is the sender's own, or the sender is the importer; else the sender's first.</summary>
    static async Task<FilerCode> FilerAsync(PortalDbContext db, WorkFiler filer, CorrectedOnFile was, CancellationToken ct)
    {
        var codes = await db.FilerAccounts.Where(f => f.OrganizationId == filer.OrganizationId).OrderBy(f => f.Filer).Select(f => f.Filer).ToListAsync(ct);
        return codes.Contains(was.Entry.Filer) || !filer.IsAgent ? was.Summary.Owner : codes.Count > 0 ? FilerCode.Parse(codes[0]) : default;
    }

    /// <summary>Says where the filer states other duty than the rates on file make: it may be right, and is worth a second look.</summary>
    static void Compare(FormReader form, EntrySummaryDraft draft, EntryDifferences differences, EntryRevenue computed)
    {
        foreach (var (line, revenue) in draft.Lines.Zip(computed.Lines))
            if (revenue.Duty.Parts.All(p => p.Basis == FigureBasis.Computed) && revenue.Duty.Amount != revenue.Stated && differences.Lines.Any(d => d.Is == line.Number))
                form.Say("changes", string.Create(CultureInfo.InvariantCulture, $"Line {line.Number} states duty of {revenue.Stated}; the rates on file make it {revenue.Duty.Amount}."), Severity.Warning);
    }

    static string FieldOf(Finding finding) => finding.RecordType switch
    {
        "35" => "reasons",
        "36" => "explanation",
        "40" or "50" or "60" or "61" or "62" or "63" => "changes",
        "53" => "cases",
        "34" => "fees",
        "10" when finding.Field == "Entry Type Code" => "type",
        _ => "entry",
    };

    static string Signed(Money amount) => amount.Cents > 0 ? $"{amount} more" : amount.Cents < 0 ? $"{new Money(-amount.Cents)} less" : "no change";
}
