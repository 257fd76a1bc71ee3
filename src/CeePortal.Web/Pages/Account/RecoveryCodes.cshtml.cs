using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Account;

/// <summary>Makes recovery codes and shows them once, in the answer to the post: they are stored nowhere in clear.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecoveryCodesModel(UserManager<PortalUser> users, Links links, Notice notice) : PageModel
{
    const int HowMany = 10;

    public Links Links => links;

    public IReadOnlyList<string>? Codes { get; private set; }

    public int Left { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Challenge();
        Left = await users.CountRecoveryCodesAsync(account);
        return account.TwoFactorEnabled ? Page() : TurnOnFirst();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Challenge();
        if (!account.TwoFactorEnabled)
            return TurnOnFirst();
        Codes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, HowMany) ?? []];
        return Page();
    }

    LocalRedirectResult TurnOnFirst()
    {
        notice.Info("Recovery codes belong to the authenticator app. Set that up first.");
        return LocalRedirect(links.TwoFactor);
    }
}
