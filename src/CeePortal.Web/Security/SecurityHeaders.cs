using CeePortal.Web.Hosting;

namespace CeePortal.Web.Security;

/// <summary>The headers that tell a browser what this site never does: no inline script or style, no framing, no foreign
/// sources, no device features. A script or style that must stand in a page carries <c>nonce="@Context.GetNonce()"</c>.</summary>
static class SecurityHeaders
{
    const int Year = 365 * 24 * 60 * 60;

    /// <summary>Under this key of HttpContext.Items an answer names a Content-Security-Policy of its own: a visitor's file may
    /// do even less than a page.</summary>
    public const string OwnPolicy = "OwnContentSecurityPolicy";

    public static void UsePortalSecurityHeaders(this WebApplication app, PortalSettings settings)
    {
        // What is registered first is called last when the answer starts, and so has the last word.
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Items[OwnPolicy] is string policy) context.Response.Headers.ContentSecurityPolicy = policy;
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseSecurityHeaders(Policies(settings, AgencySignIn.Authority(app.Configuration)));
    }

    static HeaderPolicyCollection Policies(PortalSettings settings, string? agency)
    {
        var headers = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            // Numbers of entries stand in addresses: other sites learn nothing.
            .AddReferrerPolicySameOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginEmbedderPolicy(policy => policy.RequireCorp())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddPermissionsPolicy(policy =>
            {
                // The library's secure defaults but for web-share: browsers that cannot share do not know its name and warn on every page.
                policy.AddAccelerometer().None();
                policy.AddAutoplay().None();
                policy.AddCamera().None();
                policy.AddDisplayCapture().None();
                policy.AddEncryptedMedia().None();
                policy.AddFullscreen().None();
                policy.AddGeolocation().None();
                policy.AddGyroscope().None();
                policy.AddMagnetometer().None();
                policy.AddMicrophone().None();
                policy.AddMidi().None();
                policy.AddPayment().None();
                policy.AddPictureInPicture().None();
                policy.AddPublickeyCredentialsGet().Self(); // passkeys
                policy.AddScreenWakeLock().None();
                policy.AddSyncXHR().None();
                policy.AddUsb().None();
                policy.AddXrSpatialTracking().None();
            })
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().Self().WithNonce();
                csp.AddStyleSrc().Self().WithNonce();
                csp.AddImgSrc().Self().Data(); // USWDS draws its icons in style sheets as data:
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                var forms = csp.AddFormAction().Self();
                if (agency is not null)
                    forms.From(new Uri(agency).GetLeftPart(UriPartial.Authority)); // the sign-in form ends there
                csp.AddBaseUri().Self();
                csp.AddObjectSrc().None();
                csp.AddFrameAncestors().None();
                if (!settings.PlainHttp)
                    csp.AddUpgradeInsecureRequests();
            })
            .RemoveServerHeader();
        if (!settings.PlainHttp)
            headers.AddStrictTransportSecurityMaxAgeIncludeSubDomains(maxAgeInSeconds: Year);
        return headers;
    }
}
