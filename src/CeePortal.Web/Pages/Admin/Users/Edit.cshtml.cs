using CeePortal.Data.Accounts;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.Services.Administration.People;
using CeePortal.Web.TagHelpers;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Admin.Users;

/// <summary>Adds a user, or changes name, address, role and organization.</summary>
public class EditModel(UserDesk desk, OrganizationDesk organizations, AdminEvents events, IValidator<EditModel.UserInput> validator, Links links, Notice notice) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty]
    public UserInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Organizations { get; private set; } = [];

    public string? Overtaken { get; private set; }

    public IReadOnlyList<(string Label, string Theirs, string Yours)> Differences { get; private set; } = [];

    public sealed class UserInput
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Role { get; set; }
        public long? OrganizationId { get; set; }

        /// <summary>The account's concurrency token.</summary>
        public string? Stamp { get; set; }

        internal UserFacts ToFacts() => new(Name!.Trim(), Email!.Trim(), Role!, OrganizationId);
    }

    public sealed class UserInputValidator : AbstractValidator<UserInput>
    {
        public UserInputValidator()
        {
            RuleFor(i => i.Name).NotEmpty().WithMessage("Enter the person's name.").MaximumLength(200).WithMessage("The name has at most 200 characters.");
            RuleFor(i => i.Email).NotEmpty().WithMessage("Enter the e-mail address.")
                .EmailAddress().WithMessage("This is not an e-mail address. It looks like name@company.example.").MaximumLength(256).WithMessage("The address has at most 256 characters.");
            RuleFor(i => i.Role).Must(r => r is not null && PortalRoles.All.Contains(r)).WithMessage("Choose a role.");
        }
    }

    public async Task<IActionResult> OnGetAsync(long? organization, CancellationToken cancel)
    {
        if (Id is { } id)
        {
            if (await desk.FindAsync(id, cancel) is not { } user) return NotFound();
            Input = new() { Name = user.DisplayName, Email = user.Email, OrganizationId = user.OrganizationId, Role = await desk.RoleOfAsync(id, cancel), Stamp = user.ConcurrencyStamp };
        }
        else Input.OrganizationId = organization;
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Input.IsValidAsync(validator, ModelState, cancel: cancel)) return await ShowAsync(cancel);
        var outcome = Id is { } id
            ? await desk.UpdateAsync(id, Input.Stamp ?? "", Input.ToFacts(), cancel)
            : await desk.CreateAsync(Input.ToFacts(), cancel);
        if (outcome.IsOvertaken) return await CompareAsync(cancel);
        if (outcome.Problems.Count > 0)
        {
            foreach (var problem in outcome.Problems)
                ModelState.AddModelError(problem.Contains("e-mail", StringComparison.Ordinal) ? "Input.Email" : "Input.Role", problem);
            return await ShowAsync(cancel);
        }
        notice.Success(Id is null ? $"{Input.Name} has an account." : $"{Input.Name} is changed. Other sessions of the account end within minutes.");
        if (outcome.TemporaryPassword is { } password) TempData[DetailsModel.PasswordKey] = password;
        return Redirect(links.User(outcome.Id));
    }

    async Task<IActionResult> CompareAsync(CancellationToken cancel)
    {
        if (Id is not { } id || await desk.FindAsync(id, cancel) is not { } now)
        {
            notice.Warning("This account is gone. Nothing was saved.");
            return Redirect(links.Users);
        }
        var last = (await events.HistoryAsync(UserDesk.Stream, id, 1, cancel)).FirstOrDefault();
        Overtaken = last is null ? "The account changed while you had it open (the person signed in or changed it)."
            : $"{last.By} changed this on {Dates.Instant(new DateTimeOffset(last.At, TimeSpan.Zero))}.";
        var names = (await organizations.NamesAsync(cancel)).ToDictionary(o => o.Id, o => o.Name);
        string organization(long? key) => key is { } k ? names.GetValueOrDefault(k, "gone") : "none";
        var role = await desk.RoleOfAsync(id, cancel);
        Differences =
        [
            .. new (string Label, string Theirs, string Yours)[]
            {
                ("Name", now.DisplayName, Input.Name ?? ""),
                ("E-mail", now.Email ?? "", Input.Email ?? ""),
                ("Role", role is null ? "none" : PortalRoles.DisplayName(role), PortalRoles.DisplayName(Input.Role ?? "")),
                ("Organization", organization(now.OrganizationId), organization(Input.OrganizationId)),
            }.Where(d => d.Theirs != d.Yours),
        ];
        Input.Stamp = now.ConcurrencyStamp;
        ModelState.Remove("Input.Stamp");
        return await ShowAsync(cancel);
    }

    async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Organizations = [.. (await organizations.NamesAsync(cancel)).Select(o =>
            new SelectListItem($"{o.Name} ({KindWords.Of(o.Kind)})", o.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        return Page();
    }
}
