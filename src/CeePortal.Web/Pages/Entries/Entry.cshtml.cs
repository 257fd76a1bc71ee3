using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Clocks;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Revenue;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Entries;

/// <summary>One entry summary: who handles it and why, its lines as CBP Form 7501 lays them out, its history, its uploads,
/// its deadlines, its money. An entry outside the visitor's scope is not found.</summary>
public sealed class EntryModel(EntryFile files, EntryWhatIf whatIf, LiquidationDesk liquidations, ReferenceLists references, WorkFile work, EntryMoney money, KindDoors doors, LegalClock clock, Links links) : PageModel
{
    public const string LinesTab = "lines", DeadlinesTab = "deadlines", HistoryTab = "history", UploadsTab = "uploads", MoneyTab = "money", WorkTab = "work";

    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public EntryOnPage Shown { get; private set; } = null!;

    public EntrySummary Entry => Shown.Entry;

    public IReadOnlyList<EntryLine> Lines { get; private set; } = [];

    public IReadOnlyList<EntryFinding> Findings { get; private set; } = [];

    public IReadOnlyList<EntryUpload> Uploads { get; private set; } = [];

    public IReadOnlyDictionary<string, string> FeeNames { get; private set; } = new Dictionary<string, string>();

    /// <summary>What filing and paying hang on; the rest follows the liquidation.</summary>
    public ClocksView Deadlines { get; private set; } = new([]);

    public LiquidationView Liquidation { get; private set; } = null!;

    /// <summary>Duty and fees by the rates on file, beside what the filer stated, and what is due.</summary>
    public MoneyOfEntry Money { get; private set; } = null!;

    /// <summary>What is filed about it or opened on it, as far as the visitor sees it.</summary>
    public IReadOnlyList<WorkRecord> Work { get; private set; } = [];

    public int WorkCount { get; private set; }

    public (string Kind, string State) NamesOf(WorkRecord item) => work.Names(item);

    public bool MayOpenWork => PageAccess.IsOpenTo("/Work/Item", User);

    /// <summary>What the visitor may begin on it.</summary>
    public IReadOnlyList<KindDoor> Doors { get; private set; } = [];

    public bool MayRecordLiquidation { get; private set; }

    /// <summary>The day of the what-if, and what would be decided then.</summary>
    public DateOnly? AsOfDay { get; private set; }

    public RoutingDecision? WhatIf { get; private set; }

    /// <summary>The list that the visitor came from.</summary>
    public string BackTo => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : links.Entries;

    public bool MayOpenUploads => PageAccess.IsOpenTo("/Uploads/Details", User);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (!EntryNumber.TryParse(number, null, out var asked) || await files.FindAsync(asked, ct) is not { } file) return NotFound();
        Shown = file;
        if (!Url.IsLocalUrl(ReturnUrl)) ReturnUrl = null;
        WorkCount = await work.CountOfEntryAsync(asked, ct);
        if (User.OrganizationId() is not null && Entry.Status == EntryStatus.Accepted)
            Doors = doors.On(new(Entry, await work.IsLiquidatedAsync(asked, ct), work.IsWorkedHere(Entry), clock.Today), User);
        if (!string.IsNullOrWhiteSpace(AsOf))
        {
            Tab = HistoryTab;
            AsOfDay = EntryFilterInput.Day(AsOf);
            if (AsOfDay is null) ModelState.AddModelError(nameof(AsOf), "This date cannot be read. Write it as 2016-05-01 or 5/1/2016.");
        }
        switch (Tab = Tab is DeadlinesTab or HistoryTab or UploadsTab or MoneyTab or WorkTab ? Tab : LinesTab)
        {
            case LinesTab:
                Lines = await files.LinesAsync(Entry, ct);
                FeeNames = await files.FeeNamesAsync(ct);
                break;
            case DeadlinesTab:
                var docket = (await liquidations.FindAsync(asked, ct))!;
                var law = docket.History.Law;
                MayRecordLiquidation = PageAccess.IsOpenTo("/Liquidation/Record", User) && liquidations.MayChange(docket.Entry);
                Deadlines = ClocksView.Of(EntryDeadlines.Of(Entry.EntryType, docket.History.Entered, Entry.PaymentType, law.Calendar, law.Clocks, Entry.Port, docket.History.Estimate)
                    .Where(d => d.Clock.Rule.Code == EntryClocks.FileSummary.Code || d.Clock.Rule.Code == EntryClocks.PayMonthlyStatement.Code)
                    .Select(d => new ClockView("", d, clock.Today) { DoneOn = d.Clock.Rule.Code == EntryClocks.FileSummary.Code ? Entry.ReceivedOn : null }), heading: 4);
                Liquidation = LiquidationView.Of(docket, await references.GetAsync(ct), clock.Today);
                break;
            case HistoryTab when AsOfDay is { } day:
                WhatIf = await whatIf.DecideAsync(Entry, await files.LinesAsync(Entry, ct), day, ct);
                break;
            case UploadsTab:
                Findings = await files.FindingsAsync(Entry, ct);
                Uploads = await files.UploadsAsync(Shown, Findings, ct);
                break;
            case WorkTab:
                Work = await work.OfEntryAsync(asked, ct);
                break;
            case MoneyTab:
                FeeNames = await files.FeeNamesAsync(ct);
                Money = await money.OfAsync(Entry, ct);
                break;
        }
        return Page();
    }

    public string TabLink(string tab) => links.Entry(Entry.EntryNumber, tab == LinesTab ? null : tab, ReturnUrl);

    public IEnumerable<RenderedReason> Render(IEnumerable<Reason> reasons) => reasons.Select(r => ReasonText.Render(r, Shown.Offices.ForReasons));

    /// <summary>The reasons of the what-if, without the one that calls its day CBP's entry date.</summary>
    public IEnumerable<RenderedReason> WhatIfReasons => Render(WhatIf!.Reasons.Where(r => r.Code != ReasonCode.DateOfEntry));

    /// <summary>Where the entry is, where its money goes, and why the two may differ.</summary>
    public string RevenueSentence
    {
        get
        {
            var port = Shown.Offices.Describe(Entry.PortOfEntry);
            var text = Entry.HandledBy == Entry.PortOfEntry
                ? $"The {Lower(port)} is credited with the revenue and also handles the entry."
                : $"The {Lower(port)} is credited with the revenue although the {Shown.Offices.Describe(Entry.HandledBy)} handles the entry: a Center collects nothing.";
            return Entry.StatementPort is { } statement && statement != Entry.PortOfEntry
                ? $"{text} The filer's daily statement is processed at the {Lower(Shown.Offices.Describe(statement))}."
                : text;
        }
    }

    static string Lower(string port) => port.StartsWith('P') ? "p" + port[1..] : port;

    /// <summary>What a decision changed against the one before it.</summary>
    public IReadOnlyList<string> ChangesOf(EntryDecision decision)
    {
        if (Shown.Decisions.FirstOrDefault(d => d.Seq < decision.Seq) is not { } before) return ["The first decision."];
        var changes = new List<string>();
        if (before.Destination != decision.Destination)
            changes.Add($"Moved from the {Shown.Offices.Describe(before.Destination)} to the {Shown.Offices.Describe(decision.Destination)}.");
        if (before.DateUsed != decision.DateUsed || before.DateBasis != decision.DateBasis)
            changes.Add($"Rests on {Dates.Long(decision.DateUsed)} ({DecisionWords.Of(decision.DateBasis)}) instead of {Dates.Long(before.DateUsed)} ({DecisionWords.Of(before.DateBasis)}).");
        if (before.Basis != decision.Basis) changes.Add($"Decided by {DecisionWords.Of(decision.Basis)} instead of {DecisionWords.Of(before.Basis)}.");
        if (before.PolicyVersion != decision.PolicyVersion) changes.Add($"Policy {decision.PolicyVersion} instead of {before.PolicyVersion}.");
        if (before.CoverageVersion != decision.CoverageVersion) changes.Add($"Coverage version {decision.CoverageVersion} instead of {before.CoverageVersion}.");
        if (before.CoverageBasis != decision.CoverageBasis && decision.CoverageBasis != CoverageBasis.None)
            changes.Add($"The coverage is {(decision.CoverageBasis == CoverageBasis.Published ? "published" : "provisional")} now.");
        return changes.Count > 0 ? changes : ["Decided again with the same result."];
    }
}
