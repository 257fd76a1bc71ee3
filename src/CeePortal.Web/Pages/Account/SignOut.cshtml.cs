using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Account;

/// <summary>Ends the visit. Only a post does: a link in a mail must not sign anybody out.</summary>
public sealed class SignOutModel(SignInManager<PortalUser> signIn, Links links, Notice notice) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        notice.Success("You are signed out.");
        return LocalRedirect(links.SignIn());
    }
}
