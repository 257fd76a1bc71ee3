using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Account;

/// <summary>Who you are here, and how you sign in.</summary>
public sealed class IndexModel(UserManager<PortalUser> users, PortalDbContext data, Links links) : PageModel
{
    public Links Links => links;

    public PortalUser Account { get; private set; } = null!;

    public string RoleName { get; private set; } = "";

    public string? Organization { get; private set; }

    public bool HasPassword { get; private set; }

    public int RecoveryCodesLeft { get; private set; }

    public bool HasCalendar { get; private set; }

    public int PasskeyCount { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Challenge();
        Account = account;
        RoleName = PortalRoles.DisplayName(User.Role() ?? "");
        Organization = await data.Organizations.Where(o => o.Id == account.OrganizationId).Select(o => o.Name).FirstOrDefaultAsync(HttpContext.RequestAborted);
        HasPassword = await users.HasPasswordAsync(account);
        RecoveryCodesLeft = await users.CountRecoveryCodesAsync(account);
        PasskeyCount = (await users.GetPasskeysAsync(account)).Count;
        HasCalendar = await data.CalendarFeeds.AnyAsync(f => f.UserId == account.Id, HttpContext.RequestAborted);
        return Page();
    }
}
