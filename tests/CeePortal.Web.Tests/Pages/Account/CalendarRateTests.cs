using System.Net;

namespace CeePortal.Web.Tests.Pages.Account;

public sealed class CalendarRateTests
{
    [Fact]
    public async Task Whoever_tries_addresses_is_slowed_down()
    {
        await using var portal = new PortalFactory { Settings = { ["RateLimits:CalendarPerMinute"] = "3" } };
        using var stranger = portal.Anonymous();
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 5; i++)
        {
            using var answer = await stranger.GetAsync(new Uri($"/calendar/{new string((char)('0' + i), 64)}.ics", UriKind.Relative));
            answers.Add(answer.StatusCode);
        }
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
    }
}
