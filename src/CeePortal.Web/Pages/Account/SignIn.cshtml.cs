using System.ComponentModel.DataAnnotations;
using CeePortal.Data.Accounts;
using CeePortal.Web.Security;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace CeePortal.Web.Pages.Account;

/// <summary>Sign-in by password, by passkey, and in Development by one click on a demo account.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(SignInManager<PortalUser> signIn, UserManager<PortalUser> users, IValidator<SignInModel.Credentials> validator,
    DemoAccounts demo, Landing landing, Links links, IAuthenticationSchemeProvider schemes, ILogger<SignInModel> log) : PageModel
{
    public Links Links => links;

    // The same sentence for a wrong password, an unknown address and an account at rest: it tells a stranger nothing.
    const string Refused = "We could not sign you in with this email address and password. Check both and try again. After five wrong tries an account rests for 15 minutes, even for the right password.";

    [BindProperty]
    public Credentials Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<DemoDoor> DemoAccounts { get; private set; } = [];

    public string? AgencyName { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
            return landing.Of(User, ReturnUrl, Url);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Input.IsValidAsync(validator, ModelState))
            return await ShowAsync();
        var user = await users.FindByEmailAsync(Input.Email!.Trim());
        if (user is null)
        {
            // As long as a real check takes, so that time does not tell which addresses have accounts.
            users.PasswordHasher.HashPassword(new PortalUser { DisplayName = "" }, Input.Password!);
            return await RefuseAsync();
        }
        var result = await signIn.PasswordSignInAsync(user, Input.Password!, isPersistent: false, lockoutOnFailure: true);
        return await AnswerAsync(user, result);
    }

    /// <summary>What the browser needs to ask its owner for a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear();
        var assertion = string.IsNullOrEmpty(credential) ? null : await ReadAsync(credential);
        if (assertion is not { Succeeded: true })
        {
            ModelState.AddModelError("", "We could not sign you in with this passkey. Try again, or use your password.");
            return await ShowAsync();
        }
        if (!await signIn.CanSignInAsync(assertion.User) || await users.IsLockedOutAsync(assertion.User))
            return await RefuseAsync();
        await users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey); // counts its use
        await signIn.SignInAsync(assertion.User, isPersistent: false, authenticationMethod: "hwk");
        return await LandAsync(assertion.User);
    }

    public async Task<IActionResult> OnPostDemoAsync(string? account)
    {
        if (await demo.FindAsync(account) is not { } user)
            return NotFound();
        await signIn.SignInAsync(user, isPersistent: false);
        return await LandAsync(user);
    }

    async Task<IActionResult> AnswerAsync(PortalUser user, SignInResult result)
    {
        if (result.Succeeded)
            return await LandAsync(user);
        if (result.RequiresTwoFactor)
            return LocalRedirect(links.SignInCode(ReturnUrl));
        if (result.IsNotAllowed)
            log.LogWarning("Sign-in to account {UserId}, which is shut here", user.Id);
        if (result.IsLockedOut)
            log.LogWarning("Sign-in to account {UserId}, which rests after wrong tries", user.Id);
        return await RefuseAsync();
    }

    async Task<PasskeyAssertionResult<PortalUser>?> ReadAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException) // no question was asked of this browser, or it was asked too long ago
        {
            return null;
        }
    }

    async Task<IActionResult> LandAsync(PortalUser user) => landing.Of(await signIn.CreateUserPrincipalAsync(user), ReturnUrl, Url);

    async Task<IActionResult> RefuseAsync()
    {
        ModelState.AddModelError("", Refused);
        return await ShowAsync();
    }

    async Task<IActionResult> ShowAsync()
    {
        DemoAccounts = await demo.ListAsync(HttpContext.RequestAborted);
        AgencyName = (await schemes.GetSchemeAsync(AgencySignIn.Scheme))?.DisplayName;
        return Page();
    }

    public sealed class Credentials
    {
        [Display(Name = "Email address")]
        public string? Email { get; set; }

        [Display(Name = "Password")]
        public string? Password { get; set; }
    }

    public sealed class CredentialsValidator : AbstractValidator<Credentials>
    {
        public CredentialsValidator()
        {
            RuleFor(c => c.Email).NotEmpty().WithMessage("Type the email address of your account.");
            RuleFor(c => c.Password).NotEmpty().WithMessage("Type your password.");
        }
    }
}
