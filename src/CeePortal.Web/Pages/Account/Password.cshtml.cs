using System.ComponentModel.DataAnnotations;
using CeePortal.Data.Accounts;
using CeePortal.Web.Security;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CeePortal.Web.Pages.Account;

/// <summary>Changes the password; other browsers that are signed in are signed out within minutes.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class PasswordModel(UserManager<PortalUser> users, SignInManager<PortalUser> signIn, IValidator<PasswordModel.Change> validator,
    Links links, Notice notice) : PageModel
{
    public Links Links => links;

    [BindProperty]
    public Change Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Challenge();
        if (!await Input.IsValidAsync(validator, ModelState))
            return Page();
        var result = await users.ChangePasswordAsync(account, Input.Current!, Input.New!);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
                if (error.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
                    ModelState.AddModelError("Input.Current", "This is not your current password. Check it and type it again.");
                else
                    ModelState.AddModelError("Input.New", error.Description);
            return Page();
        }
        await signIn.RefreshSignInAsync(account);
        notice.Success("Your password is changed. Other browsers in which you were signed in will ask for it.");
        return LocalRedirect(links.Account);
    }

    public sealed class Change
    {
        [Display(Name = "Current password")]
        public string? Current { get; set; }

        [Display(Name = "New password")]
        public string? New { get; set; }

        [Display(Name = "New password again")]
        public string? Again { get; set; }
    }

    public sealed class ChangeValidator : AbstractValidator<Change>
    {
        public ChangeValidator()
        {
            RuleFor(c => c.Current).NotEmpty().WithMessage("Type your current password.");
            RuleFor(c => c.New).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("Type a new password.")
                .MinimumLength(12).WithMessage(c => $"The new password has {c.New!.Length} characters; it needs at least 12. Add a word or two.")
                .MaximumLength(200).WithMessage("The new password is longer than 200 characters. Use a shorter one.")
                .NotEqual(c => c.Current).WithMessage("The new password is the same as the current one. Choose another.");
            RuleFor(c => c.Again).Equal(c => c.New).WithMessage("The two new passwords differ. Type the same one twice.")
                .When(c => !string.IsNullOrEmpty(c.New));
        }
    }
}
