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
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Corrections;

/// <summary>A post summary correction by form: it starts from the entry on file, and says what changes of it and why. Judged as an
/// upload is (<see cref="CorrectionJudge"/>), and stored as one is.</summary>
public sealed class CorrectionForm(PortalDbContextFactory contexts, EntryFinder entries, CorrectionJudges judges, ReferenceLists lists, RoutingBookSource books, RevenueBookSource rates, LegalClock clock)
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

    public override string? CheckPartial => "Work/_Differences";

    static readonly (string Code, string Name)[] changeable =
    [
        (SummaryElements.Value, "Entered value (whole dollars)"), (SummaryElements.Duty, "Duty"), (SummaryElements.Numbers, "Tariff number"), (SummaryElements.Origin, "Country of origin"),
        (SummaryElements.Export, "Country of export"), (SummaryElements.Program, "Special program"), (SummaryElements.Charges, "Charges (whole dollars)"), (SummaryElements.Weight, "Gross weight (kg)"),
        (SummaryElements.Quantities, "First quantity"), (SummaryElements.Manufacturer, "Manufacturer"), (SummaryElements.Description, "Description"), (SummaryElements.Related, "Related parties (Y or N)"),
        ("fee-499", "Merchandise processing fee (499)"), ("fee-501", "Harbor maintenance fee (501)"), ("remove", "Take the line out"),
    ];

    public override async Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct)
    {
        var reasons = CorrectionJudges.ReasonsOf(await lists.GetAsync(ct));
        (string, string)[] Of(ReasonLevel level) => [.. reasons.All.Where(r => r.Level == level).Select(r => (r.Code, $"{r.Code} {r.Name}"))];
        var line = Of(ReasonLevel.Line);
        return
        [
            new("entry", "Which entry", "", [FormField.Entry()]),
            new("header", "Header", "Fill in only what changes.",
            [
                FormField.Choice("type", "Entry type", [("01", "01 Consumption"), ("03", "03 Consumption, AD/CVD")], "Only between 01 and 03.").Optional(),
                FormField.Text("mode", "Mode of transport", "Two digits.").Optional() with { Width = "2xs" },
                FormField.Text("state", "State of destination", "Two letters.").Optional() with { Width = "2xs" },
                FormField.Day("import", "Date of importation").Optional(),
                FormField.Text("carrier", "Carrier").Optional() with { Width = "xs" },
                FormField.Several("reasons", "Reasons for the header", Of(ReasonLevel.Header), "One for each thing that changes in the header, at most five; none when nothing does.").Optional(),
            ]),
            new("lines", "Lines", "One row for each change: which line, what of it, and what it is to be.",
            [
                FormField.Rows("changes", "Changes", "Change",
                    FormField.Number("line", "Line") with { Width = "2xs" },
                    FormField.Choice("what", "What changes", changeable),
                    FormField.Text("to", "To", "Blank to take the line out.").Optional(),
                    FormField.Choice("reason", "Reason", line)).Optional(),
                FormField.Rows("added", "Lines to add", "Line",
                    FormField.Text("hts", "Tariff number") with { IsMono = true, Width = "md" }, FormField.Text("origin", "Country of origin") with { Width = "2xs" },
                    FormField.Number("value", "Value, whole dollars"), FormField.Money("duty", "Duty"), FormField.Text("description", "Description"),
                    FormField.Number("quantity", "First quantity").Optional(), FormField.Text("unit", "Unit").Optional() with { Width = "2xs" }, FormField.Choice("reason", "Reason", line)).Optional(),
            ]),
            new("why", "Why", "The explanation is required; \"N/A\" or \"None\" is none.",
            [
                FormField.LongText("explanation", "Explanation", "What was wrong, and what is right now."),
                FormField.Tick("accelerated", "Ask for accelerated liquidation"),
            ]),
        ];
    }

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var explanation = form.Text("explanation");
        if (await entries.ReadAsync(form, ct) is not { } found) return new();
        var judge = await judges.ForAsync(context.Today, context.Filer.OrganizationId, ct);
        var number = found.Entry.Number;
        if (!(await judge.FindAsync([number], new Dictionary<string, EntryOnFile>(), ct)).TryGetValue(number, out var was)) return new();
        await using var db = contexts.CreateForSystem();
        var filer = await FilerAsync(db, context.Filer, was, ct);
        if (filer.IsNone)
        {
            form.Say("entry", "Your organization has no filer code yet. Ask an administrator to enter it.");
            return new();
        }
        var draft = Change(form, was);
        draft.CorrectionExplanation = explanation.Length == 0 ? null : explanation;
        var standing = (await ImporterStandings.LoadAsync(db, [was.Entry.ImporterId], ct))[was.Entry.ImporterId];
        var verdict = judge.Judge(draft, was, filer, was.Entry.ImporterId, standing, CorrectionChannel.Form, out var accepted);
        foreach (var finding in verdict.Findings)
            form.Say(FieldOf(finding), $"{finding.Message} {finding.Fix}", finding.Severity);
        var book = await rates.CurrentAsync(ct);
        var entered = was.Entry.Deciding.On;
        var change = new RevenueChange(EntryRevenue.Of(was.Summary.Summary, entered, book), EntryRevenue.Of(draft, entered, book));
        var read = new FilingRead
        {
            Preview = verdict.Differences,
            Facts =
            [
                ("Entry", found.Number.ToString()), ("As you state it", Signed(verdict.Differences.Revenue)), ("As the rates on file make it", Signed(change.Difference)),
                ("Last day", CorrectionWindow.On(context.Today, was.Summary.Terms, context.Law.Calendar, context.Law.Clocks).LastTimelyDay is { } last ? last.InWords() : "no limit in days"),
            ],
        };
        if (accepted is null || !form.IsComplete) return read;
        var decision = EntryRouter.Decide(await books.GetAsync(ct), new RoutingLines().Ask(draft, was.Entry.ReceivedOn, standing));
        return read with
        {
            Parts = [new(was.Entry.Port, context.Today.Year, was.Entry.ImporterId, (item, act) => CorrectionReview.File(item, accepted.Filing, accepted.Selected, decision.Destination, act))
            {
                Also = async (data, one) => await StoreAsync(data, one, draft, decision, accepted, ct),
            }],
        };
    }

    async Task StoreAsync(PortalDbContext db, WorkOnFile one, EntrySummaryDraft draft, RoutingDecision decision, AcceptedCorrection accepted, CancellationToken ct)
    {
        var (was, workId, review) = (accepted.Was.Entry, one.Row.Id, one.As<CorrectionReview>());
        var last = await db.EntryDecisions.Where(d => d.EntryId == was.Id).MaxAsync(d => d.Seq, ct);
        var seen = new EntryOnFile(was.Id, was.Number, was.PortOfEntry, was.BrokerReference, was.Status, was.Version, was.Seq, last, was.UploadId) { Filer = was.Filer, Corrections = was.Corrections };
        var rows = EntryRows.From(draft, decision, was.ImporterId, was.UploadId, clock.UtcNow, was.ReceivedOn, contexts.Keys.Next, seen, accepted.Filing.Filer);
        WorkRefusedException.Unless(await EntryReplacements.ApplyAsync(db, rows, was.Seq, clock.Today, ct), "The entry was changed since you looked at it. Nothing was sent: check it again.");
        if (accepted.Selected.Count > 0)
        {
            var image = EntryImage.Of(contexts.Keys.Next(), workId, was, accepted.Was.Lines);
            (image.Filer, image.HandledBy) = (rows.Entry.Filer, rows.Entry.HandledBy);
            db.EntryImages.Add(image);
        }
        await CorrectionRevenue.ListAsync(db, review, workId, review.FiledOn, clock.UtcNow, ct);
        // The item was drawn before its entry was; whoever has the entry now has the item.
        await db.WorkItems.Where(w => w.Id == workId).ExecuteUpdateAsync(w => w.SetProperty(r => r.Filer, rows.Entry.Filer).SetProperty(r => r.EntryType, rows.Entry.Type)
            .SetProperty(r => r.AmountCents, rows.Entry.Total.Cents), ct);
    }

    /// <summary>The filer code: the owner's when that is the sender's own, or the sender is the importer; else the sender's first.</summary>
    static async Task<FilerCode> FilerAsync(PortalDbContext db, WorkFiler filer, CorrectedOnFile was, CancellationToken ct)
    {
        var codes = await db.FilerAccounts.Where(f => f.OrganizationId == filer.OrganizationId).OrderBy(f => f.Filer).Select(f => f.Filer).ToListAsync(ct);
        return codes.Contains(was.Entry.Filer) || !filer.IsAgent ? was.Summary.Owner : codes.Count > 0 ? FilerCode.Parse(codes[0]) : default;
    }

    static EntrySummaryDraft Change(FormReader form, CorrectedOnFile was)
    {
        var draft = FiledSummary.Of(was.Entry, was.Lines);
        draft.Action = FilingAction.Replace;
        draft.IsPostSummaryCorrection = true;
        draft.AsksAcceleratedLiquidation = form.Tick("accelerated");
        // What a correction may not carry is completed from the file again when it is accepted.
        (draft.PaymentType, draft.StatementPrintDate, draft.StatementMonth, draft.StatementBranch, draft.LocationOfGoods, draft.ReconciliationIssue) = (null, null, null, null, null, null);
        (draft.IsLive, draft.IsConsolidated, draft.ReconcilesTradeAgreement) = (false, false, false);
        draft.ReleaseEntries.Clear();
        if (!form.IsEmpty("type")) draft.Type = EntryType.Parse(form.Choice("type"));
        if (!form.IsEmpty("mode")) draft.ModeOfTransport = form.Text("mode");
        if (!form.IsEmpty("state")) draft.StateOfDestination = form.Text("state").ToUpperInvariant();
        if (form.Day("import") is { } import) draft.ImportDate = import;
        if (!form.IsEmpty("carrier")) draft.Carrier = form.Text("carrier").ToUpperInvariant();
        draft.CorrectionReasons.AddRange(form.Choices("reasons"));
        var before = (Duty: draft.Lines.Sum(DutyOf), Fees: draft.Lines.Sum(FeesOf));
        var removed = new HashSet<EntryLineDraft>();
        var byNumber = draft.Lines.ToDictionary(l => l.Number);
        foreach (var row in form.Rows("changes"))
        {
            var (at, what, to, reason) = (row.Number("line"), row.Choice("what"), row.Text("to"), row.Choice("reason"));
            if (at is null || what.Length == 0) continue;
            if (!byNumber.TryGetValue(at.Value, out var line))
            {
                row.Say("line", string.Create(CultureInfo.InvariantCulture, $"The summary on file has no line {at}."));
                continue;
            }
            if (reason.Length > 0 && !line.CorrectionReasons.Contains(reason)) line.CorrectionReasons.Add(reason);
            if (what == "remove") removed.Add(line);
            else if (Set(line, what, to) is { } wrong) row.Say("to", wrong);
        }
        draft.Lines.RemoveAll(removed.Contains);
        foreach (var row in form.Rows("added"))
        {
            var line = new EntryLineDraft { Description = row.Text("description").ToUpperInvariant() };
            if (HtsNumber.Read(row.Text("hts"), out var hts) is { } wrong) row.Say("hts", wrong);
            if (CountryCode.Read(row.Text("origin").ToUpperInvariant(), out var origin) is { } where) row.Say("origin", where);
            line.Origin = line.Export = origin;
            var (value, duty, quantity, unit) = (row.Number("value"), row.Money("duty"), row.Number("quantity"), row.Text("unit"));
            line.Tariffs.Add(new TariffDraft(hts, Money.Dollars(value ?? 0), duty ?? Money.Zero, quantity * 100L, unit.Length > 0 ? unit.ToUpperInvariant() : null));
            if (row.Choice("reason") is { Length: > 0 } reason) line.CorrectionReasons.Add(reason);
            draft.Lines.Add(line);
        }
        for (var i = 0; i < draft.Lines.Count; i++) draft.Lines[i].Number = i + 1;
        // Totals move by what their lines move.
        draft.Totals.Duty += new Money(draft.Lines.Sum(DutyOf) - before.Duty);
        draft.Totals.Fees += new Money(draft.Lines.Sum(FeesOf) - before.Fees);
        return draft;

        static long DutyOf(EntryLineDraft line) => line.SetRole == SetRole.Component ? 0 : line.Tariffs.Sum(t => t.Duty.Cents);
        static long FeesOf(EntryLineDraft line) => line.Fees.Sum(f => f.Amount.Cents);
    }

    /// <summary>Sets one element of a line.</summary>
    /// <returns>What is wrong; null when it is set.</returns>
    static string? Set(EntryLineDraft line, string what, string to)
    {
        var tariff = line.Tariffs.Count > 0 ? line.Tariffs[^1] : default; // chapters 98 and 99 come first
        var at = Math.Max(0, line.Tariffs.Count - 1);
        long number = 0;
        Money amount = default;
        string? Whole() => long.TryParse(to, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number) ? null : "Enter a whole number without cents.";
        string? Dollars() => Money.Read(to, out amount);
        switch (what)
        {
            case SummaryElements.Value when Whole() is null: line.Tariffs[at] = tariff with { Value = Money.Dollars(number) }; return null;
            case SummaryElements.Quantities when Whole() is null: line.Tariffs[at] = tariff with { Quantity1 = number * 100 }; return null;
            case SummaryElements.Charges when Whole() is null: line.Charges = Money.Dollars(number); return null;
            case SummaryElements.Weight when Whole() is null: line.GrossWeight = number; return null;
            case SummaryElements.Value or SummaryElements.Quantities or SummaryElements.Charges or SummaryElements.Weight: return Whole();
            case SummaryElements.Duty:
                if (Dollars() is { } wrong) return wrong;
                line.Tariffs[at] = tariff with { Duty = amount };
                return null;
            case "fee-499" or "fee-501":
                if (Dollars() is { } bad) return bad;
                line.Fees.RemoveAll(f => f.Class == what[4..]);
                if (amount.Cents > 0) line.Fees.Add(new FeeDraft(what[4..], amount));
                return null;
            case SummaryElements.Numbers:
                if (HtsNumber.Read(to, out var hts) is { } no) return no;
                line.Tariffs[at] = tariff with { Number = hts };
                return null;
            case SummaryElements.Origin or SummaryElements.Export:
                if (CountryCode.Read(to.ToUpperInvariant(), out var country) is { } unknown) return unknown;
                if (what == SummaryElements.Origin) line.Origin = country;
                else line.Export = country;
                return null;
            case SummaryElements.Program: line.SpecialProgram = to.Length == 0 ? null : to.ToUpperInvariant(); return null;
            case SummaryElements.Manufacturer:
                if (!ManufacturerId.TryParse(to.ToUpperInvariant(), null, out var maker)) return "This is not a manufacturer's identification, such as KREXAPHO88SEO.";
                line.Manufacturer = maker;
                return null;
            case SummaryElements.Description: line.Description = to.ToUpperInvariant(); return null;
            case SummaryElements.Related when to.ToUpperInvariant() is "Y" or "N": line.RelatedParty = to.ToUpperInvariant(); return null;
            default: return "Enter Y or N.";
        }
    }

    static string FieldOf(Finding finding) => finding.RecordType switch
    {
        "35" => "reasons",
        "36" => "explanation",
        "63" => "changes",
        "10" when finding.Field == "Entry Type Code" => "type",
        _ => "entry",
    };

    static string Signed(Money amount) => amount.Cents > 0 ? $"{amount} more" : amount.Cents < 0 ? $"{new Money(-amount.Cents)} less" : "no change";
}
