using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Account;

/// <summary>The passkeys of an account: list, add, remove (WebAuthn).</summary>
public sealed class PasskeysModel(UserManager<PortalUser> users, SignInManager<PortalUser> signIn, Links links, Notice notice) : PageModel
{
    const int MostPasskeys = 20;

    public Links Links => links;

    [BindProperty, Display(Name = "Name")]
    public string? Name { get; set; }

    public IReadOnlyList<Row> Passkeys { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() =>
        await users.GetUserAsync(User) is { } account ? await ShowAsync(account) : Challenge();

    /// <summary>What the browser needs to make a passkey for this account.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Unauthorized();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = account.Id.ToString(CultureInfo.InvariantCulture),
            Name = account.Email!,
            DisplayName = account.DisplayName,
        }), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential)
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Challenge();
        var passkeys = await users.GetPasskeysAsync(account);
        if (passkeys.Count >= MostPasskeys)
            return await RefuseAsync(account, "Your account has 20 passkeys, which is the most it can have. Remove one that you no longer use.");
        if (await ReadAsync(credential) is not { Succeeded: true, Passkey: { } passkey })
            return await RefuseAsync(account, "The passkey could not be added: your device's answer did not fit, or it came too late. Try again.");
        passkey.Name = string.IsNullOrWhiteSpace(Name) ? string.Create(CultureInfo.InvariantCulture, $"Passkey {passkeys.Count + 1}") : Name.Trim()[..Math.Min(60, Name.Trim().Length)];
        var result = await users.AddOrUpdatePasskeyAsync(account, passkey);
        if (!result.Succeeded)
            return await RefuseAsync(account, "The passkey could not be added. " + string.Join(" ", result.Errors.Select(e => e.Description)));
        notice.Success($"The passkey {passkey.Name} is added. You can sign in with it from now on.");
        return LocalRedirect(links.Passkeys);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Challenge();
        var passkey = (await users.GetPasskeysAsync(account)).FirstOrDefault(p => Base64Url.EncodeToString(p.CredentialId) == id);
        if (passkey is not null)
        {
            await users.RemovePasskeyAsync(account, passkey.CredentialId);
            notice.Success($"The passkey {passkey.Name} is removed and no longer opens your account.");
        }
        return LocalRedirect(links.Passkeys);
    }

    async Task<PasskeyAttestationResult?> ReadAsync(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException) // no question was asked of this browser, or it was asked too long ago
        {
            return null;
        }
    }

    async Task<IActionResult> RefuseAsync(PortalUser account, string sentence)
    {
        ModelState.AddModelError("", sentence);
        return await ShowAsync(account);
    }

    async Task<IActionResult> ShowAsync(PortalUser account)
    {
        Passkeys = [.. (await users.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)
            .Select(p => new Row(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "Passkey", p.CreatedAt))];
        return Page();
    }

    public sealed record Row(string Id, string Name, DateTimeOffset Added);
}
