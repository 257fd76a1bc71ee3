namespace CeePortal.Web;

public sealed partial class Links
{
    public string Account => Page("/Account/Index");

    public string SignOutPage => Page("/Account/SignOut");

    public string Password => Page("/Account/Password");

    public string TwoFactor => Page("/Account/TwoFactor");

    public string RecoveryCodes => Page("/Account/RecoveryCodes");

    public string CalendarFeed => Page("/Account/Calendar");

    /// <summary>The private calendar under a secret.</summary>
    public string PrivateCalendar(string token) => generator.GetPathByName(Services.Clocks.CalendarEndpoint.Name, new { token }, http.HttpContext?.Request.PathBase ?? default)
        ?? throw new InvalidOperationException("No calendar is mapped.");

    public string Passkeys => Page("/Account/Passkeys");

    /// <summary>What the browser asks the device with, to add a passkey.</summary>
    public string PasskeyOptions => Page("/Account/Passkeys", handler: "Options");

    public string SignIn(string? returnUrl = null) => Page("/Account/SignIn", new { returnUrl });

    /// <summary>What the browser asks the device with, to sign in.</summary>
    public string SignInPasskeyOptions => Page("/Account/SignIn", handler: "PasskeyOptions");

    /// <summary>Sign-in through an agency's own provider, and where it leads back to.</summary>
    public string AgencySignIn(string? returnUrl = null) => Page("/Account/Agency", new { returnUrl });

    public string SignInCode(string? returnUrl = null) => Page("/Account/SignInCode", new { returnUrl });

    public string SignInRecovery(string? returnUrl = null) => Page("/Account/SignInRecovery", new { returnUrl });
}
