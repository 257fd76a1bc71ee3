using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CeePortal.Browser.Tests;

/// <summary>The portal with its demo data in this process, behind a real port for a real browser, and with a clock whose hands
/// the test moves: days pass in it when the test says so.</summary>
public sealed class MovedPortal : WebApplicationFactory<Program>
{
    readonly Hands hands = new();
    readonly string folder = Directory.CreateTempSubdirectory("ceeportal-moved-").FullName;

    MovedPortal() => UseKestrel(0);

    public static MovedPortal Start()
    {
        var portal = new MovedPortal();
        portal.StartServer();
        return portal;
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Days pass. Who was signed in is not any more.</summary>
    public void Pass(int days) => hands.Ahead += TimeSpan.FromDays(days);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Portal", $"Data Source={Path.Combine(folder, "portal.db")}");
        builder.UseSetting("Storage:Root", Path.Combine(folder, "files"));
        builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(hands)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // a temporary folder that stays behind harms nobody
        }
    }

    /// <summary>The real clock, ahead: leases and timers run on as they do.</summary>
    sealed class Hands : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
