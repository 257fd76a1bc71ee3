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

/// <summary>The second step of sign-in: the authenticator's code.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInCodeModel(SignInManager<PortalUser> signIn, IValidator<SignInCodeModel.Step> validator, Landing landing, Links links) : PageModel
{
    [BindProperty]
    public Step Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string RecoveryLink => links.SignInRecovery(ReturnUrl);

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? LocalRedirect(links.SignIn(ReturnUrl)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
            return LocalRedirect(links.SignIn(ReturnUrl));
        if (!await Input.IsValidAsync(validator, ModelState))
            return Page();
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(AuthenticatorCode.Digits(Input.Code), isPersistent: false, Input.RememberBrowser);
        if (result.Succeeded)
            return landing.Of(await signIn.CreateUserPrincipalAsync(user), ReturnUrl, Url);
        ModelState.AddModelError("Input.Code", result.IsLockedOut
            ? "Too many wrong codes: the account rests for 15 minutes. Try again after that."
            : "This code does not fit. Wait for the next one and type that; check that your phone's clock is right.");
        return Page();
    }

    public sealed class Step
    {
        [Display(Name = "Code")]
        public string? Code { get; set; }

        [Display(Name = "Do not ask for a code in this browser again")]
        public bool RememberBrowser { get; set; }
    }

    public sealed class StepValidator : AbstractValidator<Step>
    {
        public StepValidator() => RuleFor(s => s.Code).IsAuthenticatorCode();
    }
}
