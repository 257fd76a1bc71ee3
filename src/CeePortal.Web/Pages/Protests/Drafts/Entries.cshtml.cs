using CeePortal.Domain.Clocks;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>The second step: the entries, looked up by number.</summary>
public sealed class EntriesModel(ProtestDrafts drafts, WorkFilers filers, ProtestFilings filings, OfficeNameSource offices, LegalClock clock, Links links, Notice notice) : PageModel
{
    /// <summary>As many entries as the page shows to edit: those with something to mend first.</summary>
    public const int MostShown = 60;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public string? Add { get; set; }

    [BindProperty]
    public List<EntryRow> Rows { get; set; } = [];

    /// <summary>What stood for this step when the form was opened.</summary>
    [BindProperty]
    public string? Was { get; set; }

    /// <summary>Where a colleague saved something else meanwhile.</summary>
    public IReadOnlyList<DraftDifference> Differences { get; private set; } = [];

    public string DraftTitle { get; private set; } = "";

    public int Total { get; private set; }

    public WorkFiler Filer { get; private set; } = null!;

    public ReadForm Read { get; private set; } = null!;

    public OfficeNames Offices { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>A row of the form.</summary>
    public sealed class EntryRow
    {
        public int Index { get; set; }
        public string? Number { get; set; }
        public string? Port { get; set; }
        public string? EntryDate { get; set; }
        public string? DecidedOn { get; set; }
        public string? DemandMailedOn { get; set; }
        public bool Remove { get; set; }

        internal ProtestForm.EntryPart ToPart() => new() { Number = Number, Port = Port, EntryDate = EntryDate, DecidedOn = DecidedOn, DemandMailedOn = DemandMailedOn };
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft) return NotFound();
        if (draft.FiledAs.Count > 0) return Redirect(links.ProtestReceipt(Id));
        await ShowAsync(draft, ct);
        return Page();
    }

    async Task ShowAsync(ProtestDraftFile draft, CancellationToken ct)
    {
        (DraftTitle, Filer, Total) = (draft.Row.Title, await filers.OfAsync(User, ct), draft.Form.Entries.Count);
        Was = ProtestForm.StampOf(draft.Form.Entries);
        Offices = await offices.GetAsync(ct);
        Read = await filings.CheckAsync(Filer, draft.Form, ct: ct);
        Problems = Total == 0 ? [] : [.. Read.Problems.Where(p => p.Step == ProtestStep.Entries && !p.Message.StartsWith("No objection is about", StringComparison.Ordinal))];
        var wrong = Problems.Where(p => p.IsFatal && p.Index is not null).Select(p => p.Index!.Value).ToHashSet();
        Rows = [.. draft.Form.Entries.Select((e, i) => new EntryRow { Index = i, Number = e.Number, Port = e.Port, EntryDate = e.EntryDate, DecidedOn = e.DecidedOn, DemandMailedOn = e.DemandMailedOn })
            .OrderBy(r => wrong.Contains(r.Index) ? 0 : 1).ThenBy(r => r.Index).Take(MostShown).OrderBy(r => r.Index)];
    }

    /// <summary>What a colleague saved stands in the page, and in it what the visitor typed; entries that are gone are offered to be added again.</summary>
    async Task<IActionResult> OvertakenAsync(ProtestDraftFile now, CancellationToken ct)
    {
        var mine = Rows;
        Differences = DraftDifferences.Of([.. mine.Where(r => !r.Remove).Select(r => r.ToPart())], now.Form.Entries, hadAll: mine.Count < MostShown);
        if (Differences.Count == 0) Differences = [new("Entries", Add ?? "", "other entries")];
        ModelState.Clear();
        await ShowAsync(now, ct);
        foreach (var row in Rows)
            if (mine.Find(r => Compact(r.Number) == Compact(row.Number)) is { } typed)
                (row.Port, row.EntryDate, row.DecidedOn, row.DemandMailedOn, row.Remove) = (typed.Port, typed.EntryDate, typed.DecidedOn, typed.DemandMailedOn, typed.Remove);
        var saved = now.Form.Entries.Select(e => Compact(e.Number)).ToHashSet(StringComparer.Ordinal);
        var gone = mine.Where(r => !r.Remove && !saved.Contains(Compact(r.Number))).Select(r => r.Number);
        Add = string.Join('\n', gone.Prepend(Add).Where(n => !string.IsNullOrWhiteSpace(n)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken ct)
    {
        var added = 0;
        var saved = await drafts.SaveAsync(Id, form => form.Entries, Was, form =>
        {
            added = 0;
            foreach (var row in Rows.Where(r => r.Index >= 0 && r.Index < form.Entries.Count)) form.Entries[row.Index] = row.ToPart();
            foreach (var row in Rows.Where(r => r.Remove && r.Index >= 0 && r.Index < form.Entries.Count).OrderByDescending(r => r.Index)) form.Entries.RemoveAt(row.Index);
            var known = form.Entries.Select(e => Compact(e.Number)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var number in (Add ?? "").Split(['\n', '\r', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(ProtestCheck.MostEntries))
                if (form.Entries.Count < ProtestCheck.MostEntries && known.Add(Compact(number)))
                {
                    form.Entries.Add(new() { Number = number.Length <= ProtestForm.EntryPart.MostNumber ? number : number[..ProtestForm.EntryPart.MostNumber] });
                    added++;
                }
        }, ct);
        if (saved.Now is { } now) return await OvertakenAsync(now, ct);
        if (!saved.IsDone)
        {
            if (await drafts.FindAsync(Id, ct) is null) return NotFound();
            notice.Info("This protest was sent meanwhile.");
            return Redirect(links.ProtestReceipt(Id));
        }
        if (then == "look" || added > 0) return Redirect(links.ProtestStep(Id, ProtestStep.Entries));
        return Redirect(links.ProtestDraft(Id));
    }

    static string Compact(string? number) => DraftDifferences.KeyOf(number);
}
