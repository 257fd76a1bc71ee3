using System.Text;
using CeePortal.Web.Security;

namespace CeePortal.Web.Services.Clocks;

/// <summary><c>/calendar/{token}.ics</c>: a calendar program cannot sign in, so whoever has the address reads. A wrong one is
/// answered like any address that is not there.</summary>
static class CalendarEndpoint
{
    const string Folder = "/calendar";

    public static IServiceCollection AddCalendarFeeds(this IServiceCollection services) =>
        services.AddSingleton<CalendarFeeds>().AddSingleton<DueCalendar>();

    public static void MapCalendarFeeds(this WebApplication app) =>
        app.MapGet(Folder + "/{token}.ics", AnswerAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Calendar);

    /// <summary>The path as it may stand in a log: without the secret.</summary>
    public static string ForLogs(string path) => path.StartsWith(Folder + "/", StringComparison.OrdinalIgnoreCase) ? Folder + "/(private).ics" : path;

    /// <summary>The address of a feed at this site.</summary>
    public static Uri AddressOf(HttpRequest request, string token) => new(SiteOf(request), $"{request.PathBase}{Folder}/{token}.ics");

    static async Task<IResult> AnswerAsync(string token, HttpContext context, CalendarFeeds feeds, DueCalendar calendar, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        if (await feeds.OpenAsync(token, cancel) is not var (feed, scope)) return Results.NotFound();
        return Results.Text(await calendar.WriteAsync(feed, scope, SiteOf(context.Request), cancel), "text/calendar", Encoding.UTF8);
    }

    static Uri SiteOf(HttpRequest request) => new($"{request.Scheme}://{request.Host}");
}
