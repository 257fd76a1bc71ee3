using CeePortal.Data.Accounts;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.Services.Administration.People;
using CeePortal.Web.Services.Administration.Reference;
using CeePortal.Web.TagHelpers;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Admin.Organizations;

/// <summary>Adds an organization, or changes what it is.</summary>
public class EditModel(OrganizationDesk desk, ReferenceDesk reference, AdminEvents events, IValidator<EditModel.OrganizationInput> validator, Links links, Notice notice) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty]
    public OrganizationInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Centers { get; private set; } = [];

    public string? Overtaken { get; private set; }

    public IReadOnlyList<(string Label, string Theirs, string Yours)> Differences { get; private set; } = [];

    public sealed class OrganizationInput
    {
        public string? Name { get; set; }
        public OrganizationKind? Kind { get; set; }
        public string? Center { get; set; }
        public string? Port { get; set; }
        public string? SuretyCode { get; set; }
        public int Seq { get; set; }

        // Codes that do not belong to the kind are not kept: nobody would look for them.
        internal OrganizationFacts ToFacts() => new(Name!.Trim(), Kind!.Value,
            Kind == OrganizationKind.Center ? CenterCode.Parse(Center!).ToString() : null,
            Kind == OrganizationKind.Port ? PortCode.Parse(Port!).ToString() : null,
            Kind == OrganizationKind.Surety ? SuretyCode!.Trim() : null);

        internal static OrganizationInput Of(Organization o) => new() { Name = o.Name, Kind = o.Kind, Center = o.Center, Port = o.Port, SuretyCode = o.SuretyCode, Seq = o.Seq };
    }

    public sealed class OrganizationInputValidator : AbstractValidator<OrganizationInput>
    {
        public OrganizationInputValidator()
        {
            RuleFor(i => i.Name).NotEmpty().WithMessage("Enter the name.").MaximumLength(200).WithMessage("The name has at most 200 characters.");
            RuleFor(i => i.Kind).NotNull().WithMessage("Choose the kind.").IsInEnum().WithMessage("Choose the kind.");
            RuleFor(i => i.Center).Must(c => !string.IsNullOrEmpty(c)).When(i => i.Kind == OrganizationKind.Center).WithMessage("Choose the Center: without it its people see nothing.");
            RuleFor(i => i.Port).Custom((port, context) =>
            {
                if (PortCode.Read(port, out _) is { } problem) context.AddFailure(problem);
            }).When(i => i.Kind == OrganizationKind.Port);
            RuleFor(i => i.SuretyCode).Must(c => c?.Trim() is { Length: 3 } code && code.All(char.IsAsciiDigit)).When(i => i.Kind == OrganizationKind.Surety)
                .WithMessage("A surety code has three digits, such as 001.");
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Id is { } id)
        {
            if (await desk.FindAsync(id, cancel) is not { } view) return NotFound();
            Input = OrganizationInput.Of(view.Organization);
        }
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Input.IsValidAsync(validator, ModelState, cancel: cancel)) return await ShowAsync(cancel);
        var outcome = await desk.SaveAsync(Id, Input.Seq, Input.ToFacts(), cancel);
        if (outcome.IsOvertaken) return await CompareAsync(cancel);
        if (outcome.Problems.Count > 0)
        {
            foreach (var problem in outcome.Problems)
                ModelState.AddModelError(problem.Contains("port", StringComparison.Ordinal) ? "Input.Port" : "Input.Kind", problem);
            return await ShowAsync(cancel);
        }
        notice.Success(Id is null ? $"{Input.Name} is added. Give it its codes and people." : $"{Input.Name} is changed.");
        return Redirect(links.Organization(outcome.Id));
    }

    async Task<IActionResult> CompareAsync(CancellationToken cancel)
    {
        if (Id is not { } id || await desk.FindAsync(id, cancel) is not { } view)
        {
            notice.Warning("This organization is gone. Nothing was saved.");
            return Redirect(links.Organizations);
        }
        var last = (await events.HistoryAsync(OrganizationDesk.Stream, id, 1, cancel)).FirstOrDefault();
        Overtaken = last is null ? "The organization changed while you had it open." : $"{last.By} changed this on {Dates.Instant(new DateTimeOffset(last.At, TimeSpan.Zero))}.";
        var now = OrganizationInput.Of(view.Organization);
        Differences =
        [
            .. new (string Label, string Theirs, string Yours)[]
            {
                ("Name", now.Name ?? "", Input.Name ?? ""),
                ("Kind", KindWords.Of(now.Kind!.Value), Input.Kind is { } kind ? KindWords.Of(kind) : ""),
                ("Center", now.Center ?? "", Input.Center ?? ""),
                ("Port", now.Port ?? "", Input.Port ?? ""),
                ("Surety code", now.SuretyCode ?? "", Input.SuretyCode ?? ""),
            }.Where(d => d.Theirs != d.Yours),
        ];
        Input.Seq = now.Seq;
        ModelState.Remove("Input.Seq");
        return await ShowAsync(cancel);
    }

    async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Centers = [.. (await reference.NamesAsync(cancel)).Centers.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new SelectListItem($"{c.Value} ({c.Key})", c.Key))];
        return Page();
    }
}
