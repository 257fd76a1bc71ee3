namespace CeePortal.Web;

public sealed partial class Links
{
    public string Account => Page("/Account/Index");

    public string SignOutPage => Page("/Account/SignOut");

    public string Password => Page("/Account/Password");

    public string TwoFactor => Page("/Account/TwoFactor");

    public string RecoveryCodes => Page("/Account/RecoveryCodes");

    public string CalendarFeed => Page("/Account/Calendar");

    public string Passkeys => Page("/Account/Passkeys");

    public string SignIn(string? returnUrl = null) => Page("/Account/SignIn", new { returnUrl });

    public string SignInCode(string? returnUrl = null) => Page("/Account/SignInCode", new { returnUrl });

    public string SignInRecovery(string? returnUrl = null) => Page("/Account/SignInRecovery", new { returnUrl });
}
