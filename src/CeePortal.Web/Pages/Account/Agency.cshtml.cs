using System.Security.Claims;
using CeePortal.Data.Accounts;
using CeePortal.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Account;

/// <summary>Sign-in through an agency's own provider: sends the visitor there, and on return opens the account that has the
/// same confirmed email address. It never makes accounts.</summary>
public sealed class AgencyModel(SignInManager<PortalUser> signIn, UserManager<PortalUser> users, IAuthenticationSchemeProvider schemes,
    Landing landing, Links links) : PageModel
{
    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Refusal { get; private set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (await schemes.GetSchemeAsync(AgencySignIn.Scheme) is null)
            return NotFound();
        var back = links.AgencySignIn(ReturnUrl);
        return Challenge(signIn.ConfigureExternalAuthenticationProperties(AgencySignIn.Scheme, back), AgencySignIn.Scheme);
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await schemes.GetSchemeAsync(AgencySignIn.Scheme) is null)
            return NotFound();
        if (await signIn.GetExternalLoginInfoAsync() is not { } login)
            return LocalRedirect(links.SignIn(ReturnUrl));
        var account = await users.FindByLoginAsync(login.LoginProvider, login.ProviderKey) ?? await LinkAsync(login);
        if (account is null)
            return Refuse("Your agency knows you, but no account here has your email address. Ask an administrator of the portal to open one.");
        var result = await signIn.ExternalLoginSignInAsync(login.LoginProvider, login.ProviderKey, isPersistent: false);
        if (result.RequiresTwoFactor)
            return LocalRedirect(links.SignInCode(ReturnUrl));
        return result.Succeeded
            ? landing.Of(await signIn.CreateUserPrincipalAsync(account), ReturnUrl, Url)
            : Refuse("Your account rests after wrong tries or is closed. Wait 15 minutes, or ask an administrator of the portal.");
    }

    /// <summary>Joins the provider's identity to the account with the address that the provider has verified.</summary>
    async Task<PortalUser?> LinkAsync(ExternalLoginInfo login)
    {
        var isVerified = string.Equals(login.Principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        if (!isVerified || login.Principal.FindFirstValue(ClaimTypes.Email) is not { } email || await users.FindByEmailAsync(email) is not { } account)
            return null;
        return (await users.AddLoginAsync(account, login)).Succeeded ? account : null;
    }

    PageResult Refuse(string sentence)
    {
        Refusal = sentence;
        return Page();
    }
}
