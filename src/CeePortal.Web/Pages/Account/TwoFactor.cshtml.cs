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

/// <summary>Sets up codes by an authenticator app (RFC 6238), and turns them off.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class TwoFactorModel(UserManager<PortalUser> users, SignInManager<PortalUser> signIn, IValidator<TwoFactorModel.Proof> validator,
    Links links, Notice notice) : PageModel
{
    public Links Links => links;

    [BindProperty]
    public Proof Input { get; set; } = new();

    public bool IsOn { get; private set; }

    /// <summary>The shared key, in groups of four.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The key as an address that authenticator apps open.</summary>
    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() =>
        await users.GetUserAsync(User) is { } account ? await ShowAsync(account) : Challenge();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Challenge();
        if (!await Input.IsValidAsync(validator, ModelState))
            return await ShowAsync(account);
        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, AuthenticatorCode.Digits(Input.Code)))
        {
            ModelState.AddModelError("Input.Code", "This code does not fit the key above. Check the key in your app and your phone's clock, then type the code that it shows now.");
            return await ShowAsync(account);
        }
        await users.SetTwoFactorEnabledAsync(account, true);
        await signIn.RefreshSignInAsync(account);
        notice.Success("Your authenticator app is set up. Keep recovery codes for the day when your phone is lost.");
        return LocalRedirect(links.RecoveryCodes);
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Challenge();
        await users.SetTwoFactorEnabledAsync(account, false);
        await users.ResetAuthenticatorKeyAsync(account); // a lost phone must not come back
        await signIn.RefreshSignInAsync(account);
        notice.Warning("Your account no longer asks for a code. Your password alone opens it.");
        return LocalRedirect(links.Account);
    }

    async Task<IActionResult> ShowAsync(PortalUser account)
    {
        IsOn = account.TwoFactorEnabled;
        if (IsOn)
            return Page();
        if (await users.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key)
        {
            await users.ResetAuthenticatorKeyAsync(account);
            await signIn.RefreshSignInAsync(account); // the new key changed the security stamp
            key = (await users.GetAuthenticatorKeyAsync(account))!;
        }
        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        Address = $"otpauth://totp/CeePortal:{Uri.EscapeDataString(account.Email!)}?secret={key}&issuer=CeePortal&digits=6";
        return Page();
    }

    public sealed class Proof
    {
        [Display(Name = "Code")]
        public string? Code { get; set; }
    }

    public sealed class ProofValidator : AbstractValidator<Proof>
    {
        public ProofValidator() => RuleFor(p => p.Code).IsAuthenticatorCode();
    }
}
