using FluentValidation;

namespace CeePortal.Web.Security;

/// <summary>The six digits of an authenticator app, as people type them: with spaces or hyphens between.</summary>
static class AuthenticatorCode
{
    public static string Digits(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiDigit));

    public static IRuleBuilderOptions<T, string?> IsAuthenticatorCode<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("Type the code that your authenticator app shows.")
        .Must(code => Digits(code).Length == 6 && code!.All(c => char.IsAsciiDigit(c) || c is ' ' or '-'))
        .WithMessage("A code has six digits, for example 123 456. Type the one that your authenticator app shows now.");
}
