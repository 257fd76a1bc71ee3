using CeePortal.Web.Services.Administration.Reference;
using CeePortal.Web.TagHelpers;
using CeePortal.Web.Validation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Admin.Reference;

/// <summary>One row of a reference table: its form and its history. Without a key, the form of a new one.</summary>
public class RowModel(ReferenceDesk desk, Links links, Notice notice) : PageModel
{
    ReferenceNames names = null!;

    [BindProperty]
    public ReferenceInput Input { get; set; } = new();

    public ReferenceTable Table { get; private set; } = null!;

    public ReferenceRecord Record { get; private set; } = null!;

    public bool IsNew { get; private set; }

    public OvertakenView? Overtaken { get; private set; }

    public HistoryView History { get; private set; } = null!;

    /// <summary>Who changed the row since the form was read, and what differs.</summary>
    public sealed record OvertakenView(string Words, IReadOnlyList<(string Label, string Theirs, string Yours)> Differences);

    public async Task<IActionResult> OnGetAsync(string table, string? key, CancellationToken cancel)
    {
        if (!await LoadAsync(table, key, cancel)) return NotFound();
        Input = new ReferenceInput { Seq = Record.Seq, Fields = Record.Texts };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string table, string? key, CancellationToken cancel)
    {
        if (!await LoadAsync(table, key, cancel)) return NotFound();
        KeepKeys();
        if (!await Input.IsValidAsync(Table.Validator, ModelState, cancel: cancel)) return Page();
        return await AnswerAsync(await desk.SaveAsync(Table, key, Input, cancel), cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string table, string key, CancellationToken cancel)
    {
        if (!await LoadAsync(table, key, cancel)) return NotFound();
        KeepKeys();
        if (Table.AsksWhy && string.IsNullOrWhiteSpace(Input.Why))
        {
            ModelState.AddModelError("Input.Why", "Say why, in a sentence: it stands beside the version that decisions record.");
            return Page();
        }
        return await AnswerAsync(await desk.RemoveAsync(Table, key, Input.Seq, Input.Why, cancel), cancel);
    }

    public IEnumerable<SelectListItem> ChoicesOf(ReferenceField field) => field.Choices?.Invoke(names) ?? [];

    public string Shown(ReferenceField field) => Words(field, Record.Texts[field.Name] ?? "");

    /// <summary>A value as people read it: a choice by its words.</summary>
    string Words(ReferenceField field, string value) => field.Shape == FieldShape.Flag
        ? value == "true" ? "Yes" : "No"
        : ChoicesOf(field).FirstOrDefault(c => c.Value == value)?.Text ?? value;

    async Task<IActionResult> AnswerAsync(ReferenceOutcome outcome, CancellationToken cancel)
    {
        switch (outcome)
        {
            case ReferenceOutcome.Saved saved:
                notice.Success(saved.Message);
                return Redirect(links.ReferenceTable(Table.Slug));
            case ReferenceOutcome.Refused refused:
                foreach (var (field, problem) in refused.Problems)
                    ModelState.AddModelError(field is null ? "" : $"Input.Fields[{field}]", problem);
                return Page();
            case ReferenceOutcome.Overtaken { Now: { } now }:
                Overtaken = await CompareAsync(now, cancel);
                Record = now;
                // Saving once more is meant: the token is now the one of the row that was just shown.
                Input.Seq = now.Seq;
                ModelState.Remove("Input.Seq");
                return Page();
            default:
                notice.Warning($"This {Table.Singular} was removed meanwhile by somebody else. Nothing was saved.");
                return Redirect(links.ReferenceTable(Table.Slug));
        }
    }

    async Task<OvertakenView> CompareAsync(ReferenceRecord now, CancellationToken cancel)
    {
        var last = await desk.LastChangeAsync(Table, now.Key, cancel);
        return new OvertakenView(
            last is null ? "This row was changed while you had it open." : $"{last.By} changed this on {Dates.Instant(new DateTimeOffset(last.At, TimeSpan.Zero))}.",
            [.. Table.AllFields.Where(f => !f.IsKey)
                .Select(f => (f.Label, Theirs: Words(f, now.Texts[f.Name] ?? ""), Yours: Words(f, f.Shape == FieldShape.Flag ? (Input.TextOf(f.Name).StartsWith("true", StringComparison.Ordinal) ? "true" : "false") : Input.TextOf(f.Name))))
                .Where(d => !string.Equals(d.Theirs.Trim(), d.Yours, StringComparison.Ordinal))]);
    }

    async Task<bool> LoadAsync(string slug, string? key, CancellationToken cancel)
    {
        if (ReferenceTables.Find(slug) is not { } table) return false;
        if (key is null && !table.IsOpen) return false;
        var record = key is null ? table.Blank() : await desk.FindAsync(table, key, cancel);
        if (record is null) return false;
        (Table, Record, IsNew) = (table, record, key is null);
        names = await desk.NamesAsync(cancel);
        var labels = table.AllFields.ToDictionary(f => f.Name, f => f.Label);
        History = new HistoryView(key is null ? [] : await desk.HistoryAsync(table, key, cancel), name => labels.GetValueOrDefault(name, name),
            new Dictionary<string, string> { ["RowAdded"] = "added this", ["RowChanged"] = "changed this", ["RowRemoved"] = "took this out" },
            "Nobody has changed this row: it stands as it came with the portal.")
        {
            ValueOf = (name, value) => table.AllFields.FirstOrDefault(f => f.Name == name) is { } field ? Words(field, value) : value,
        };
        return true;
    }

    // Keys do not stand in the form of a row that exists; the checks want the whole row.
    void KeepKeys()
    {
        foreach (var field in Table.AllFields)
        {
            if (field.IsKey && !IsNew) Input.Fields[field.Name] = Record.Texts[field.Name];
            else Input.Fields.TryAdd(field.Name, null);
        }
    }
}
