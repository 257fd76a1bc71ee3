using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CeePortal.Data.Accounts;
using CeePortal.Web.Security;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CeePortal.Web.Pages.Account;

/// <summary>The second step of sign-in without the authenticator: a code kept on paper.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInRecoveryModel(SignInManager<PortalUser> signIn, UserManager<PortalUser> users, IValidator<SignInRecoveryModel.Step> validator,
    Landing landing, Links links, Notice notice) : PageModel
{
    [BindProperty]
    public Step Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? LocalRedirect(links.SignIn(ReturnUrl)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
            return LocalRedirect(links.SignIn(ReturnUrl));
        if (!await Input.IsValidAsync(validator, ModelState))
            return Page();
        if (await users.IsLockedOutAsync(user) || !(await signIn.TwoFactorRecoveryCodeSignInAsync(Input.Code!.Trim())).Succeeded)
        {
            await users.AccessFailedAsync(user); // a wrong recovery code counts like a wrong password
            ModelState.AddModelError("Input.Code", "This recovery code does not fit, was used before, or the account rests after too many tries. Check it against your list.");
            return Page();
        }
        await users.ResetAccessFailedCountAsync(user);
        var left = await users.CountRecoveryCodesAsync(user);
        notice.Warning(string.Create(CultureInfo.InvariantCulture, $"You used a recovery code. {left} are left; make new ones under Your account before they run out."));
        return landing.Of(await signIn.CreateUserPrincipalAsync(user), ReturnUrl, Url);
    }

    public sealed class Step
    {
        [Display(Name = "Recovery code")]
        public string? Code { get; set; }
    }

    public sealed class StepValidator : AbstractValidator<Step>
    {
        public StepValidator() => RuleFor(s => s.Code).NotEmpty().WithMessage("Type one of your recovery codes.");
    }
}
