using System.Globalization;
using System.Text;
using CeePortal.Web.Services.Administration.Coverage;
using CeePortal.Web.Services.Administration.Reference;
using CeePortal.Web.TagHelpers;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Admin.Reference;

/// <summary>Loads an official coverage list in two steps: the differences, then a new version.</summary>
/// <remarks>Nothing is kept between the steps: the list travels in the form, so that any node can publish it and no
/// half-finished load lies about.</remarks>
public class LoadModel(CoverageLoad load, ReferenceDesk desk, IValidator<LoadModel.ListInput> validator, Links links, Notice notice) : PageModel
{
    public const int MostShown = 300;
    const int MostBytes = 2 * 1024 * 1024;

    [BindProperty]
    public ListInput Input { get; set; } = new();

    public CoveragePreview? Preview { get; private set; }

    public ReferenceNames Names { get; private set; } = null!;

    public IReadOnlyList<RowView> Rows { get; private set; } = [];

    public sealed record RowView(string Range, string Word, StateKind Kind, string Now, string Afterwards);

    public sealed class ListInput
    {
        public IFormFile? File { get; set; }
        public string? Text { get; set; }
        public CoverageListKind Kind { get; set; } = CoverageListKind.Changes;
        public DateOnly? From { get; set; }
        public DateOnly? DocumentDate { get; set; }
        public string? Source { get; set; }
        public int BaseVersion { get; set; }

        internal CoverageListInput ToList() => new(Text ?? "", Kind, From, DocumentDate, Source?.Trim() ?? "");
    }

    public sealed class ListInputValidator : AbstractValidator<ListInput>
    {
        public ListInputValidator()
        {
            RuleFor(i => i.Source).NotEmpty().WithMessage("Say where the list was published: every row of coverage names its source.")
                .MaximumLength(1000).WithMessage("Name the source in at most 1,000 characters.");
            RuleFor(i => i.Kind).IsInEnum().WithMessage("Choose what the list is.");
            RuleFor(i => i.File).Must(f => f is null || f.Length <= MostBytes).WithMessage("The file is larger than 2 MB. A coverage list has some thousand rows: is it the right file?");
            RuleFor(i => i.Text).NotEmpty().When(i => i.File is null).WithMessage("Choose a file, or paste the list.");
        }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel)
    {
        if (!await Input.IsValidAsync(validator, ModelState, cancel: cancel)) return Page();
        if (Input.File is { } file)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            Input.Text = await reader.ReadToEndAsync(cancel);
            Input.File = null;
            ModelState.Remove("Input.Text"); // the form shows what the file says
        }
        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken cancel)
    {
        if (!await Input.IsValidAsync(validator, ModelState, cancel: cancel) || !await ShowAsync(cancel)) return Page();
        if (await load.PublishAsync(Input.ToList(), Input.BaseVersion, cancel) is { } version)
        {
            notice.Success(string.Create(CultureInfo.InvariantCulture, $"Coverage version {version} is published. Routing goes by it from now on."));
            return Redirect(links.ReferenceTable("coverage"));
        }
        ModelState.AddModelError("", "Somebody else published a coverage version meanwhile. These are the differences from that one: look again, then publish.");
        await ShowAsync(cancel);
        return Page();
    }

    async Task<bool> ShowAsync(CancellationToken cancel)
    {
        Names = await desk.NamesAsync(cancel);
        (Preview, var problems) = await load.PreviewAsync(Input.ToList(), cancel);
        foreach (var problem in problems) ModelState.AddModelError("Input.Text", problem);
        if (Preview is null) return false;
        var plan = Preview.Plan;
        Rows =
        [
            .. plan.Changed.OrderBy(c => c.After.First).Select(c => new RowView(c.After.Range,
                c.IsNewCenter ? "Other Center" : c.IsNowPublished ? "Now Published" : "Changed", c.IsNewCenter ? StateKind.Warning : StateKind.Good, Line(c.Before), Line(c.After))),
            .. plan.Removed.Select(Cover.Of).Select(c => new RowView(c.Range, "Ended", StateKind.Warning, Line(c), "")),
            .. plan.Added.Select(c => new RowView(c.Range, "Added", StateKind.Info, "", Line(c))),
        ];
        return true;
    }

    string Line(Cover cover) => $"{Names.Center(cover.Center.ToString())}, {cover.Basis}"
        + (cover.From is { } from ? $", from {Dates.Short(from)}" : "") + (cover.Until is { } until ? $", to {Dates.Short(until)}" : "");
}
