using CeePortal.Data;
using CeePortal.Data.Validations;
using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;
using Review = CeePortal.Domain.Validations.Validation;

namespace CeePortal.Web.Services.Validations;

/// <summary>How a specialist opens a validation.</summary>
public sealed class ValidationForm(EntryFinder entries, OfficeNameSource offices, PortalDbContext db, WorkStore items) : FilingForm(Review.ValidationKind)
{
    public override string Title => "Open a validation";
    public override string Lead => "The review of entry summaries by the Center (19 U.S.C. 1484, 1500, 1509). The trade sees nothing of it until the first letter goes out.";
    public override IReadOnlyList<string> Roles => ValidationServices.Openers;

    public override IReadOnlyList<string> HowItGoes =>
    [
        "Name the entry and what is to be checked. Random draws and selection rules open validations by themselves.",
        "Ask the importer (CF-28, 30 days), record what you find, propose a change (CF-29, 20 days) and take it, or end the review without a change.",
    ];

    public override string AfterFiling => "It stands in the queue of the office that works the entry. Nobody of the trade was told.";

    public override Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct) => Task.FromResult<IReadOnlyList<FormStep>>(
    [
        new("review", "What is reviewed", "Several entries of one importer may be reviewed together.",
        [
            FormField.Entries("Entries", "One a line, the leading one first, such as XYZ-0000001-5."),
            FormField.Several("programs", "To be checked", ValidationPrograms.All.Select(p => (p.ToString(), p.Name()))),
            FormField.Text("item", "Correction that CBP did not concur with", "Its number, when the review follows from one; empty otherwise.").Optional() with { IsMono = true, Width = "md" },
            FormField.LongText("reason", "Why", "What you know that makes the review worth it. The trade never reads this.") with
            {
                Preset = answers["item"].Length > 0 ? $"CBP did not concur with correction {answers["item"]}." : null,
            },
        ]),
    ]);

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var numbers = form.Entries();
        var programs = form.Choices("programs").Select(Enum.Parse<ValidationProgram>).ToList();
        var reason = form.Text("reason");
        var found = await entries.FindAsync(numbers, ct);
        foreach (var number in numbers)
            if (!found.ContainsKey(number)) form.Say("entry", $"Entry {number} is not on file here among those that you may see. Compare the number with the entry summary.");
        var all = numbers.Where(found.ContainsKey).Select(n => found[n]).ToList();
        if (all.Count == 0) return new();
        var lead = all[0];
        foreach (var one in all)
            if (!entries.IsWorkedHere(one.Entry)) form.Say("entry", $"Entry {one.Number} is worked by another office, which opens its reviews.");
        foreach (var other in all.Skip(1))
            if (other.Entry.ImporterId != lead.Entry.ImporterId) form.Say("entry", $"Entry {other.Number} is of another importer than {lead.Number}. A review is of one importer.");
        var reviewed = all.Select(e => ReviewedEntries.Of(e.Entry, e.Liquidation)).ToList();
        foreach (var one in reviewed)
            if (one.Liquidated is { } on) form.Say("entry", $"Entry {one.Entry} was liquidated on {Dates.Long(on)}. A review changes nothing of it any more; within 90 days CBP may reliquidate it (19 U.S.C. 1501).");
        var correction = await CorrectionAsync(form, numbers, ct);
        if (!form.IsComplete) return new();
        ValidationOpening opening = new()
        {
            PartyId = lead.Entry.ImporterId,
            Entries = reviewed,
            Trigger = correction is null ? ValidationTrigger.Specialist : ValidationTrigger.Correction,
            TriggerCode = correction?.ToString() ?? "",
            Programs = programs,
            Reason = reason,
        };
        return new()
        {
            Parts = [new(lead.Entry.Port, context.Today.Year, lead.Entry.ImporterId, (number, act) =>
            {
                var review = Review.Open(number, lead.Entry.Destination, opening, act);
                if (correction is { } from) review.Link(from, "CBP did not concur with this correction.", act);
                return review;
            })],
            Facts =
            [
                ("Worked by", (await offices.GetAsync(ct)).Describe(lead.Entry.HandledBy)),
                ("Entries", string.Join(", ", numbers)),
                ("Liquidation", lead.Liquidation?.Scheduled is { } scheduled ? $"scheduled for {Dates.Long(scheduled)}; end the review before" : "not scheduled yet; the usual cycle is 314 days from entry"),
                ("Seen by", "Staff alone, until the first letter goes out"),
            ],
        };
    }

    /// <summary>The correction from which it follows: one with which CBP did not concur, on an entry that is reviewed. Null for none.</summary>
    async Task<WorkNumber?> CorrectionAsync(FormReader form, IReadOnlyList<EntryNumber> numbers, CancellationToken ct)
    {
        if (form.Text("item") is not { Length: > 0 } typed) return null;
        if (!WorkNumber.TryParse(typed, null, out var number) || await items.FindAsync(db, CorrectionReview.CorrectionKind.Code, number, ct) is not { } one)
            form.Say("item", "There is no such correction among those that you may see. Compare the number with its page.");
        else if (one.As<CorrectionReview>().Disagreement is null) form.Say("item", $"CBP did not refuse to concur with correction {number}: it reads \"{one.Item.State.Name.ToLowerInvariant()}\". Leave the number out.");
        else if (!one.Item.Subject.Entries.Any(e => numbers.Contains(e.Entry))) form.Say("item", $"Correction {number} is about another entry. Leave it out, or name the entry.");
        else return number;
        return null;
    }
}
