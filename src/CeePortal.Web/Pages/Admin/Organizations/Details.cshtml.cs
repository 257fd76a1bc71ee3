using System.Globalization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.Services.Administration.People;
using CeePortal.Web.Services.Administration.Reference;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Admin.Organizations;

/// <summary>One organization: its people, filer codes, importer numbers, powers of attorney, history.</summary>
public class DetailsModel(OrganizationDesk desk, UserDesk users, ReferenceDesk reference, AdminEvents events, LegalClock clock, IValidator<DetailsModel.FilerInput> filerValidator,
    IValidator<DetailsModel.ImporterInput> importerValidator, IValidator<DetailsModel.PowerInput> powerValidator, Links links, Notice notice) : PageModel
{
    static readonly Dictionary<string, string> words = new()
    {
        ["OrganizationAdded"] = "added the organization",
        ["OrganizationChanged"] = "changed the organization",
        ["FilerAdded"] = "gave it a filer code",
        ["FilerChanged"] = "changed a filer code",
        ["FilerTakenBack"] = "took a filer code back",
        ["ImporterAdded"] = "gave it an importer number",
        ["ImporterTakenAway"] = "took an importer number away",
        ["PowerRecorded"] = "recorded a power of attorney",
        ["PowerEnded"] = "ended a power of attorney",
    };

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    // Bound by their own handlers only: the forms of this page do not know each other.
    public FilerInput Filer { get; set; } = new();
    public ImporterInput Importer { get; set; } = new();
    public PowerInput Power { get; set; } = new();

    public OrganizationView Shown { get; private set; } = null!;
    public IReadOnlyList<UserLine> People { get; private set; } = [];
    public string? CenterName { get; private set; }
    public string Today => clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public HistoryView History { get; private set; } = null!;

    /// <summary>The form that came back with a problem.</summary>
    public string? Failed { get; private set; }

    public sealed class FilerInput
    {
        public string? Code { get; set; }
        public string? Factor { get; set; } = "0";
        public string? Name { get; set; }
    }

    public sealed class FilerInputValidator : AbstractValidator<FilerInput>
    {
        public FilerInputValidator()
        {
            RuleFor(i => i.Code).Custom((code, context) => AddProblem(context, FilerCode.Read(code, out _)));
            RuleFor(i => i.Factor).Must(f => f?.Trim() is [>= '0' and <= '9']).WithMessage("The check digit factor is one digit, 0 to 9.");
            RuleFor(i => i.Name).MaximumLength(200).WithMessage("The name has at most 200 characters.");
        }
    }

    public sealed class ImporterInput
    {
        public string? Number { get; set; }
        public string? Name { get; set; }
    }

    public sealed class ImporterInputValidator : AbstractValidator<ImporterInput>
    {
        public ImporterInputValidator()
        {
            RuleFor(i => i.Number).Custom((number, context) => AddProblem(context, ImporterNumber.Read(number, out _)));
            RuleFor(i => i.Name).MaximumLength(200).WithMessage("The name has at most 200 characters.");
        }
    }

    public sealed class PowerInput
    {
        public string? Number { get; set; }
        public string? Name { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? Until { get; set; }
    }

    public sealed class PowerInputValidator : AbstractValidator<PowerInput>
    {
        public PowerInputValidator()
        {
            RuleFor(i => i.Number).Custom((number, context) => AddProblem(context, ImporterNumber.Read(number, out _)));
            RuleFor(i => i.Name).MaximumLength(200).WithMessage("The name has at most 200 characters.");
            RuleFor(i => i.From).NotNull().WithMessage("Enter the first day.");
            RuleFor(i => i.Until).Must((i, until) => until is null || i.From is null || until >= i.From).WithMessage("The last day is before the first.");
        }
    }

    static void AddProblem<T>(ValidationContext<T> context, string? problem)
    {
        if (problem is not null) context.AddFailure(problem);
    }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostFilerAsync([Bind(Prefix = "Filer")] FilerInput filer, CancellationToken cancel)
    {
        Filer = filer;
        if (await desk.FindAsync(Id, cancel) is not { } view) return NotFound();
        if (!await filer.IsValidAsync(filerValidator, ModelState, "Filer", cancel)) return await ShowAsync(cancel, "Filer");
        var code = FilerCode.Parse(filer.Code!);
        var name = string.IsNullOrWhiteSpace(filer.Name) ? view.Organization.Name : filer.Name.Trim();
        return await AnswerAsync(await desk.SaveFilerAsync(Id, code, filer.Factor!.Trim()[0] - '0', name, cancel), $"Filer code {code} is saved.", "Filer", "Filer.Code", cancel);
    }

    public async Task<IActionResult> OnPostRemoveFilerAsync(string code, CancellationToken cancel) =>
        await AnswerAsync(await desk.RemoveFilerAsync(Id, code, cancel), $"Filer code {code} is taken back.", "", "", cancel);

    public async Task<IActionResult> OnPostImporterAsync([Bind(Prefix = "Importer")] ImporterInput importer, CancellationToken cancel)
    {
        Importer = importer;
        if (!await importer.IsValidAsync(importerValidator, ModelState, "Importer", cancel)) return await ShowAsync(cancel, "Importer");
        var number = ImporterNumber.Parse(importer.Number!);
        return await AnswerAsync(await desk.AddImporterAsync(Id, number, importer.Name, cancel), $"Importer {number} is added.", "Importer", "Importer.Number", cancel);
    }

    public async Task<IActionResult> OnPostRemoveImporterAsync(long importer, CancellationToken cancel) =>
        await AnswerAsync(await desk.RemoveImporterAsync(Id, importer, cancel), "The importer number is taken away. The organization's people no longer see its entries.", "", "", cancel);

    public async Task<IActionResult> OnPostPowerAsync([Bind(Prefix = "Power")] PowerInput power, CancellationToken cancel)
    {
        Power = power;
        if (!await power.IsValidAsync(powerValidator, ModelState, "Power", cancel)) return await ShowAsync(cancel, "Power");
        var number = ImporterNumber.Parse(power.Number!);
        return await AnswerAsync(await desk.AddPowerAsync(Id, number, power.Name, power.From!.Value, power.Until, cancel),
            $"The power of attorney of importer {number} is recorded.", "Power", "Power.Number", cancel);
    }

    public async Task<IActionResult> OnPostEndPowerAsync(long power, DateOnly? until, CancellationToken cancel) => until is not { } day
        ? await AnswerAsync(new OrganizationOutcome(Id, ["Enter the last day of the power of attorney."]), "", "", "", cancel)
        : await AnswerAsync(await desk.EndPowerAsync(Id, power, day, cancel), $"The power of attorney ends on {TagHelpers.Dates.Long(day)}.", "", "", cancel);

    async Task<IActionResult> AnswerAsync(OrganizationOutcome outcome, string done, string form, string field, CancellationToken cancel)
    {
        if (outcome.IsOvertaken)
        {
            notice.Warning("Somebody else changed this in the same moment. Nothing of yours was saved: look at it, then try again.");
            return Redirect(links.Organization(Id));
        }
        if (outcome.Problems.Count > 0)
        {
            if (form.Length == 0)
            {
                notice.Error(string.Join(' ', outcome.Problems));
                return Redirect(links.Organization(Id));
            }
            foreach (var problem in outcome.Problems) ModelState.AddModelError(field, problem);
            return await ShowAsync(cancel, form);
        }
        notice.Success(done);
        return Redirect(links.Organization(Id));
    }

    async Task<IActionResult> ShowAsync(CancellationToken cancel, string? failed = null)
    {
        if (await desk.FindAsync(Id, cancel) is not { } view) return NotFound();
        (Shown, Failed) = (view, failed);
        CenterName = view.Organization.Center is { } center ? (await reference.NamesAsync(cancel)).Center(center) : null;
        People = await users.OfOrganizationAsync(Id, cancel);
        History = new HistoryView(await events.HistoryAsync(OrganizationDesk.Stream, Id, cancel: cancel), name => name, words, "Nothing has been changed since the organization was added.");
        return Page();
    }
}
