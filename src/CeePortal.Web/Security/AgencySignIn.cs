using Microsoft.AspNetCore.Identity;

namespace CeePortal.Web.Security;

/// <summary>Sign-in through an agency's own OpenID Connect provider, when OpenIdConnect:Authority is set. It only opens
/// accounts that exist here: whoever the provider knows and we do not stays outside.</summary>
public static class AgencySignIn
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "Agency";

    static IConfigurationSection Section(IConfiguration configuration) => configuration.GetSection("OpenIdConnect");

    /// <summary>Where visitors are sent; null when no provider is configured.</summary>
    public static string? Authority(IConfiguration configuration) =>
        Section(configuration)["Authority"] is { Length: > 0 } authority ? authority : null;

    internal static void AddAgencySignIn(this IServiceCollection services, IConfiguration configuration)
    {
        if (Authority(configuration) is not { } authority)
            return;
        var section = Section(configuration);
        services.AddAuthentication().AddOpenIdConnect(Scheme, section["DisplayName"] ?? "your agency", options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.Authority = authority;
            options.ClientId = section["ClientId"];
            options.ClientSecret = section["ClientSecret"];
            options.ResponseType = "code";
            options.UsePkce = true;
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.Scope.Add("email");
            options.CallbackPath = "/account/agency-callback";
            options.MapInboundClaims = true;
            options.GetClaimsFromUserInfoEndpoint = true;
        });
    }
}
