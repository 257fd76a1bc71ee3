using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace CeePortal.Web.Security;

/// <summary>How often one visitor may try. Put <c>[EnableRateLimiting(RateLimits.Upload)]</c> on a page model.</summary>
public static class RateLimits
{
    /// <summary>Posts of credentials: by address, since the visitor is not known yet. Reading the page is free.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Posts of files: by user.</summary>
    public const string Upload = "upload";

    /// <summary>Readings of private calendars, which need no sign-in: by address.</summary>
    public const string Calendar = "calendar";

    /// <summary>Codes of letters, which need no sign-in: by address.</summary>
    public const string Letter = "letter";

    public static IServiceCollection AddPortalRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var signIns = configuration.GetValue("RateLimits:SignInPerMinute", 10);
        var uploads = configuration.GetValue("RateLimits:UploadPerMinute", 20);
        var calendars = configuration.GetValue("RateLimits:CalendarPerMinute", 30);
        var letters = configuration.GetValue("RateLimits:LetterPerMinute", 10);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask; // the status page says the rest
            };
            options.AddPolicy(SignIn, context => PerMinute(context, Address(context), signIns));
            options.AddPolicy(Calendar, context => Within(Address(context), calendars));
            options.AddPolicy(Letter, context => PerMinute(context, Address(context), letters));
            options.AddPolicy(Upload, context => PerMinute(context, context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? Address(context), uploads));
        });
    }

    static RateLimitPartition<string> PerMinute(HttpContext context, string who, int permits) => HttpMethods.IsPost(context.Request.Method)
        ? Within(who, permits)
        : RateLimitPartition.GetNoLimiter("");

    static RateLimitPartition<string> Within(string who, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    static string Address(HttpContext context) => (context.Connection.RemoteIpAddress ?? IPAddress.None).ToString();
}
