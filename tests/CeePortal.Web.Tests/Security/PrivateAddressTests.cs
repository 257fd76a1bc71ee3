using System.Collections.Concurrent;
using System.Diagnostics;
using CeePortal.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace CeePortal.Web.Tests.Security;

/// <summary>Whoever reads the logs must not be able to read people's calendars.</summary>
public sealed class PrivateAddressTests
{
    sealed class Everything : ILogEventSink
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public void Emit(LogEvent logEvent) =>
            Lines.Enqueue($"{logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} {string.Join(' ', logEvent.Properties.Select(p => $"{p.Key}={p.Value}"))}");
    }

    [Fact]
    public async Task The_secret_of_a_calendar_stands_in_no_property_of_any_log_event()
    {
        var sink = new Everything();
        await using var portal = new PortalFactory
        {
            Settings = { ["Serilog:MinimumLevel:Default"] = "Verbose", ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore"] = "Verbose" },
            Replace = services => services.AddSingleton<ILogEventSink>(sink),
        };
        using var importer = await portal.SignedInAsync(Data.Accounts.PortalRoles.Importer);
        using var made = await importer.PostFormAsync("/account/calendar", [], "Make");
        var address = new Uri((await made.DocumentAsync()).QuerySelector("main .copy .mono")!.TextContent).PathAndQuery;
        var secret = address.Split('/')[^1][..64];
        using var program = portal.Anonymous();
        using (await program.GetAsync(new Uri(address, UriKind.Relative))) { }
        Assert.Contains(sink.Lines, line => line.Contains("/calendar/(private).ics", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', sink.Lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase))));
    }

    [Fact]
    public void Nor_in_a_trace()
    {
        using var request = new Activity("request") { DisplayName = "GET /calendar/0123abcd.ics" };
        request.SetTag("url.path", "/cee/calendar/0123abcd.ics").SetTag("http.route", "/calendar/{token}.ics").SetTag("http.response.status_code", 200);
        using var hide = new PrivateAddresses.InTraces();
        hide.OnEnd(request);
        Assert.Equal("GET /calendar/(private).ics", request.DisplayName);
        Assert.Equal("/cee/calendar/(private).ics", request.GetTagItem("url.path"));
        Assert.Equal(200, request.GetTagItem("http.response.status_code"));
    }
}
