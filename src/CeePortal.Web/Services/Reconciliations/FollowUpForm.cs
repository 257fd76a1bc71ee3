using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Reconciliations;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace CeePortal.Web.Services.Reconciliations;

/// <summary>How a reconciliation follow-up is opened: by an officer, or by the importer. The entries are named one by one, or are all that
/// an importer flagged for the issue in a period.</summary>
public sealed class FollowUpForm(PortalDbContext db, EntryFinder finder, WorkFilers filers, OfficeNameSource offices) : FilingForm(ReconciliationFollowUp.FollowUpKind)
{
    public static readonly IReadOnlyList<string> Openers = [PortalRoles.Importer, PortalRoles.Broker, PortalRoles.Specialist, PortalRoles.Supervisor, PortalRoles.CenterDirector];

    public override string Title => "Follow a reconciliation";

    public override string Lead => "Entries that were flagged for reconciliation wait for a reconciliation entry of type 09: within 12 months of the earliest import for a trade agreement, else within 21 months of the declaration of intent (19 U.S.C. 1484(b)).";

    public override IReadOnlyList<string> Roles => Openers;

    public override bool TakesDocuments => false;

    public override IReadOnlyList<string> HowItGoes =>
    [
        "The reconciliation entry itself is filed by ABI, at any port. Name it on the page of the follow-up, and the importer's Center looks whether it covers the entries.",
        "One reconciliation entry covers up to 9,999 entries, as an aggregate or entry by entry, with or without a change.",
        "Without one in time the entries are liquidated as entered, and damages are possible (general knowledge; no text was read).",
    ];

    public override string AfterFiling => "Its page shows the last day. Name the reconciliation entry there when it is filed.";

    public override string TitleOf(FormAnswers answers) =>
        Enum.TryParse<ReconciliationIssue>(answers["issue"], out var issue) ? $"Reconciliation follow-up: {issue.Name().ToLowerInvariant()}" : "Reconciliation follow-up without an issue yet";

    public override async Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct)
    {
        var offered = await filers.OfferedAsync(context.Filer, ct);
        var party = offered.Count > 0
            ? FormField.Choice("party", "Importer of record", offered.Select(o => (o.Id.ToString(CultureInfo.InvariantCulture), $"{o.Name} {o.Display}".Trim()))) with { Preset = offered is [var only] ? only.Id.ToString(CultureInfo.InvariantCulture) : null }
            : FormField.Text("party", "Importer number", "Such as 12-345678900; blank when you name the entries.").Optional() with { IsMono = true, Width = "md" };
        return
        [
            new("entries", "Issue and entries", "Name entries, or leave them out and give a period: then all entries are taken that the importer flagged for the issue in it.",
            [
                FormField.Choice("issue", "Issue", Enum.GetValues<ReconciliationIssue>().Select(i => (i.ToString(), i.Name())), "As the summaries are flagged. An entry may be flagged for a trade agreement and another issue; each is followed for itself."),
                FormField.Entries("Entries", "One a line; blank to take all of a period.").Optional(),
                party with { Heading = "Or all flagged entries of a period" },
                FormField.Day("from", "First date of entry").Optional(),
                FormField.Day("to", "Last date of entry").Optional(),
            ]),
        ];
    }

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var filer = context.Filer;
        var (issue, named, from, to) = (form.Choice<ReconciliationIssue>("issue"), form.Entries(), form.Day("from"), form.Day("to"));
        if (!form.IsComplete) return new();
        var entries = named.Count > 0 ? await NamedAsync(filer, named, issue, form, ct) : await OfPeriodAsync(filer, issue, from, to, form, ct);
        if (!form.IsComplete || entries.Count == 0) return new();

        var filing = new FollowUpFiling
        {
            PartyId = entries[0].ImporterId,
            AgentId = EntryParties.AgentOf(filer),
            Office = entries[0].Destination,
            Issue = issue,
            Entries = [.. entries.Select(e => new FlaggedEntry(e.EntryNumber, e.Port, e.Dates.Deciding.On, e.ImportDate))],
        };
        foreach (var finding in FollowUpCheck.Of(filing)) form.Say(finding.Field == "Issue" ? "issue" : "entry", $"{finding.Message} {finding.Fix}", finding.Severity);
        if (!form.IsComplete) return new();
        var starts = ReconciliationFollowUp.StartOf(filing);
        var due = context.Law.Read(ReconciliationFollowUp.ClockOf(issue, starts, filing.Entries[0].Port, context.Law));
        return new()
        {
            Parts = [new(filing.Entries[0].Port, context.Today.Year, filing.PartyId, (number, act) => ReconciliationFollowUp.Open(number, filing, act))],
            Facts =
            [
                ("Flagged entries", Invariant($"{filing.Entries.Count:N0}")),
                (issue == ReconciliationIssue.TradeAgreement ? "Earliest import" : "Earliest declaration of intent", Dates.Long(starts)),
                ("Reconciliation entry due", $"{Dates.Long(due.LastTimelyDay!.Value)}: {due.Clock.Rule.Sentence.ToLowerInvariant()} ({due.Clock.Rule.Citation})"),
                ("Worked by", (await offices.GetAsync(ct)).Describe(filing.Office)),
            ],
        };
    }

    async Task<List<EntrySummary>> NamedAsync(WorkFiler filer, IReadOnlyList<EntryNumber> numbers, ReconciliationIssue issue, FormReader form, CancellationToken ct)
    {
        var found = await finder.FindAsync(numbers, ct);
        List<EntrySummary> entries = [];
        foreach (var number in numbers)
        {
            if (!found.TryGetValue(number, out var entry)) form.Say("entry", $"Entry {number} is not on file here among those that you may see. Compare the number with the entry summary.");
            else if (!EntryParties.MayFile(filer, entry, form, "entry")) continue;
            else if (!IsFlagged(entry.Entry, issue)) form.Say("entry", $"Entry {number} is not flagged for this issue ({issue.Name().ToLowerInvariant()}). A flag is set on the summary; choose the issue that it has, or leave the entry out.");
            else if (entries.Count > 0 && entries[0].ImporterId != entry.Entry.ImporterId) form.Say("entry", $"Entry {number} is of another importer. Open a follow-up for each importer.");
            else entries.Add(entry.Entry);
        }
        return entries;
    }

    async Task<List<EntrySummary>> OfPeriodAsync(WorkFiler filer, ReconciliationIssue issue, DateOnly? from, DateOnly? to, FormReader form, CancellationToken ct)
    {
        var (party, problem) = await filers.PartyAsync(filer, form.Answers["party"], ct);
        if (problem is not null) form.Say("party", problem);
        if (from is null) form.Say("from", "Name entries above, or give the first date of entry.");
        if (to is null) form.Say("to", "Name entries above, or give the last date of entry.");
        if (from > to) form.Say("to", "The period ends before it begins. Exchange the two days.");
        if (!form.IsComplete || party is not { } importer) return [];
        var (first, last) = (from!.Value, to!.Value);
        // The flags stand in the part of the header that is not searched: the text narrows, the parts decide. One more than there may be.
        var entries = new List<EntrySummary>();
        await foreach (var entry in db.Entries.AsNoTracking().Where(e => e.ImporterId == importer && e.Status == EntryStatus.Accepted && e.DecidingDate >= first && e.DecidingDate <= last && e.Detail.Contains("\"reconcil"))
            .OrderBy(e => e.DecidingDate).ThenBy(e => e.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (IsFlagged(entry, issue)) entries.Add(entry);
            if (entries.Count > FollowUpCheck.MostEntries) break;
        }
        if (entries.Count == 0) form.Say("from", $"The importer flagged no entry for this issue ({issue.Name().ToLowerInvariant()}) between {Dates.Long(first)} and {Dates.Long(last)}, among those that you may see.");
        return entries;
    }

    static bool IsFlagged(EntrySummary entry, ReconciliationIssue issue) => entry.ReadDetail() is var detail && issue.IsFlagged(detail.ReconciliationIssue, detail.ReconcilesAgreement);
}
