using System.Text;
using CeePortal.Web.Security;
using Microsoft.Net.Http.Headers;

namespace CeePortal.Web.Services.Clocks;

/// <summary><c>/calendar/{token}.ics</c>: a calendar program cannot sign in, so whoever has the address reads. A wrong one is
/// answered like any address that is not there.</summary>
static class CalendarEndpoint
{
    /// <summary>What <see cref="Links.PrivateCalendar"/> asks for.</summary>
    public const string Name = "PrivateCalendar";

    const string Folder = "/calendar";

    public static IServiceCollection AddCalendarFeeds(this IServiceCollection services) =>
        services.AddSingleton<CalendarFeeds>().AddSingleton<DueCalendar>();

    public static void MapCalendarFeeds(this WebApplication app) =>
        app.MapGet(Folder + "/{token}.ics", AnswerAsync).WithName(Name).AllowAnonymous().RequireRateLimiting(RateLimits.Calendar);

    /// <summary>What stands in logs and traces for the address of a calendar (<see cref="Hosting.PrivateAddresses"/>).</summary>
    public const string Hidden = Folder + "/(private).ics";

    static async Task<IResult> AnswerAsync(string token, HttpContext context, CalendarFeeds feeds, DueCalendar calendar, Links links, CancellationToken cancel)
    {
        var headers = context.Response.GetTypedHeaders();
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        headers.CacheControl = new() { NoStore = true };
        if (await feeds.OpenAsync(token, cancel) is not var (feed, scope)) return Results.NotFound();
        var due = await calendar.ReadAsync(feed, scope, cancel);
        var tag = new EntityTagHeaderValue($"\"{due.Stamp(links.Outside(links.Home))}\"");
        // The program may keep what it got, for itself, and asks each time whether it still holds.
        headers.CacheControl = new() { Private = true, NoCache = true };
        headers.ETag = tag;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return Results.Text(calendar.Write(due, links), "text/calendar", Encoding.UTF8);
    }
}
