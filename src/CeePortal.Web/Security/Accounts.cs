using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Web.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Security;

/// <summary>How people prove who they are, and the cookies that remember it.</summary>
static class Accounts
{
    public static IServiceCollection AddPortalAccounts(this IServiceCollection services, IConfiguration configuration, PortalSettings settings)
    {
        services.AddIdentity<PortalUser, IdentityRole<long>>(ConfigureIdentity)
            .AddEntityFrameworkStores<PortalDbContext>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<PortalPrincipals>()
            .AddPasswordValidator<GuessablePassword>();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(5));
        services.Configure<IdentityPasskeyOptions>(o => o.UserVerificationRequirement = "required");
        services.AddScoped<Services.Accounts.AccountOpening>();
        services.AddScoped<Landing>().AddScoped<DemoAccounts>().AddScoped<IUserConfirmation<PortalUser>, DemoAccounts>();
        services.AddAgencySignIn(configuration);
        ConfigureCookies(services, configuration, settings);
        return services;
    }

    static void ConfigureIdentity(IdentityOptions options)
    {
        // Long instead of intricate, as NIST SP 800-63B asks: no rules about kinds of characters.
        options.Password.RequiredLength = 12;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.User.RequireUniqueEmail = true;
        options.SignIn.RequireConfirmedAccount = true; // asks DemoAccounts
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Lockout.AllowedForNewUsers = true;
    }

    static void ConfigureCookies(IServiceCollection services, IConfiguration configuration, PortalSettings settings)
    {
        var idle = TimeSpan.FromMinutes(configuration.GetValue("Security:IdleMinutes", 60));
        // A cookie whose name begins with __Host- cannot be set by another host or over plain HTTP.
        string name(string purpose) => settings.PlainHttp ? $"CeePortal-{purpose}" : $"__Host-CeePortal-{purpose}";
        var secure = settings.PlainHttp ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = name("Account");
            options.LoginPath = "/account/signin";
            options.LogoutPath = "/account/signout";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = idle;
            options.SlidingExpiration = true;
            // The refusal is shown at the address that was asked for, with its own status.
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.ConfigureAll<CookieAuthenticationOptions>(options =>
        {
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = secure;
            options.Cookie.SameSite = SameSiteMode.Lax; // links in mail must find the visitor signed in
            options.Cookie.IsEssential = true;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = name("Form");
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = secure;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = name("Notice");
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = secure;
            options.Cookie.IsEssential = true;
        });
    }
}
