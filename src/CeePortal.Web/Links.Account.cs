namespace CeePortal.Web;

public sealed partial class Links
{
    public string Account => Page("/Account/Index");

    public string SignOutPage => Page("/Account/SignOut");

    public string ChangePassword => Page("/Account/Password");

    public string TwoFactor => Page("/Account/TwoFactor");

    public string RecoveryCodes => Page("/Account/RecoveryCodes");

    public string Passkeys => Page("/Account/Passkeys");

    public string SignIn(string? returnUrl = null) => Page("/Account/SignIn", new { returnUrl });

    public string SignInCode(string? returnUrl, bool remember) => Page("/Account/SignInCode", new { returnUrl, remember });

    public string SignInRecovery(string? returnUrl) => Page("/Account/SignInRecovery", new { returnUrl });

    public string LockedOut => Page("/Account/LockedOut");
}
