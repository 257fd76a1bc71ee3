using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.Services.Administration.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Admin.Users;

/// <summary>One account, and what an administrator can do for it.</summary>
public class DetailsModel(UserDesk desk, PortalDbContext data, AdminEvents events, Links links, Notice notice) : PageModel
{
    internal const string PasswordKey = "TemporaryPassword";

    static readonly Dictionary<string, string> words = new()
    {
        ["AccountOpened"] = "opened the account",
        ["AccountChanged"] = "changed the account",
        ["AccountDisabled"] = "disabled the account",
        ["AccountEnabled"] = "enabled the account",
        ["AccountUnlocked"] = "unlocked the account",
        ["PasswordReset"] = "reset the password",
        ["TwoFactorReset"] = "reset the second factor",
    };

    public PortalUser Account { get; private set; } = null!;
    public string? Role { get; private set; }
    public Organization? Organization { get; private set; }
    public AccountState State { get; private set; }
    public int Passkeys { get; private set; }
    public bool IsOwn { get; private set; }
    public string? TemporaryPassword { get; private set; }
    public HistoryView History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await desk.FindAsync(id, cancel) is not { } user) return NotFound();
        Account = user;
        Role = await desk.RoleOfAsync(id, cancel);
        Organization = user.OrganizationId is { } key ? await data.Organizations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == key, cancel) : null;
        State = UserDesk.StateOf(user.LockoutEnd, events.Now);
        Passkeys = await desk.PasskeysOfAsync(id, cancel);
        IsOwn = id == User.Id();
        TemporaryPassword = TempData[PasswordKey] as string; // read once, then gone
        History = new HistoryView(await events.HistoryAsync(UserDesk.Stream, id, cancel: cancel), name => name, words, "Nothing has been changed since the account was made.");
        return Page();
    }

    public Task<IActionResult> OnPostDisableAsync(long id, CancellationToken cancel) => DoAsync(desk.DisableAsync(id, cancel), "The account is disabled. Its sessions end within minutes.");

    public Task<IActionResult> OnPostEnableAsync(long id, CancellationToken cancel) => DoAsync(desk.EnableAsync(id, cancel), "The account is enabled.");

    public Task<IActionResult> OnPostUnlockAsync(long id, CancellationToken cancel) => DoAsync(desk.UnlockAsync(id, cancel), "The account is unlocked.");

    public Task<IActionResult> OnPostResetPasswordAsync(long id, CancellationToken cancel) => DoAsync(desk.ResetPasswordAsync(id, cancel), "The password is reset.");

    public Task<IActionResult> OnPostResetTwoFactorAsync(long id, CancellationToken cancel) =>
        DoAsync(desk.ResetTwoFactorAsync(id, cancel), "The second factor is reset. The person sets up a new one after signing in.");

    async Task<IActionResult> DoAsync(Task<UserOutcome> action, string done)
    {
        var outcome = await action;
        if (outcome.IsOvertaken) notice.Warning("Somebody else changed this account in the same moment. Look at it, then try again.");
        else if (outcome.Problems.Count > 0) notice.Error(string.Join(' ', outcome.Problems));
        else notice.Success(done);
        if (outcome.TemporaryPassword is { } password) TempData[PasswordKey] = password;
        return Redirect(links.User(outcome.Id));
    }
}
