using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CeePortal.Web.Security;

/// <summary>Refuses passwords that are tried first: the account's own name, this portal's, and the usual words
/// (NIST SP 800-63B, 5.1.1.2: context-specific words and common passwords).</summary>
sealed class GuessablePassword : IPasswordValidator<PortalUser>
{
    static readonly string[] Usual = ["password", "passw0rd", "letmein", "welcome", "qwerty", "iloveyou", "123456", "abcdef", "ceeportal", "customs"];

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        var mailbox = user.Email?.Split('@')[0] ?? "";
        var words = mailbox.Length >= 4 ? [.. Usual, mailbox] : Usual;
        // One usual word in a long sentence is fine; a password that is little else is not.
        var rest = words.Aggregate(password ?? "", (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(rest.Length < 8
            ? IdentityResult.Failed(new IdentityError { Code = "Guessable", Description = "This password is easy to guess: it is little more than your name or a common word. Use a longer one, such as four unrelated words." })
            : IdentityResult.Success);
    }
}
