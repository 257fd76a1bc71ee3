using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CeePortal.Web.Tests.Operations;

public sealed class VerbTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ceeportal-verb-").FullName;

    [Fact]
    public async Task Json_is_one_document_on_standard_output_and_nothing_else()
    {
        var migrated = await JsonAsync(0, "migrate", "--json");
        Assert.NotEmpty(migrated.GetProperty("applied").EnumerateArray());
        var again = await JsonAsync(0, "migrate", "--json");
        Assert.Empty(again.GetProperty("applied").EnumerateArray());
        var seeded = await JsonAsync(0, "seed", "--json");
        Assert.True(seeded.GetProperty("reference").GetInt32() > 1000);
    }

    [Fact]
    public async Task Serve_keeps_its_logs_off_standard_output_too()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        // It migrates, seeds and says so in its logs before it finds the port busy.
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var (code, output, errors) = await ProgramRun.OfAsync(folder, ["serve", "--json"], ("ASPNETCORE_URLS", address), ("Serilog__MinimumLevel__Override__Microsoft.EntityFrameworkCore", "Information"));
        Assert.Equal(2, code);
        using var document = JsonDocument.Parse(output);
        Assert.Contains("is in use by another program", document.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains(" INF ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_user_opens_an_account_and_says_what_is_missing()
    {
        string[] broker = ["create-user", "--email", "first@broker.example", "--role", "broker", "--organization", "First Brokers", "--json"];
        var refused = await JsonAsync(2, broker);
        Assert.Contains("To add a broker, give its filer code, such as --filer XYZ.", refused.GetProperty("error").GetString(), StringComparison.Ordinal);

        var opened = await JsonAsync(0, [.. broker, "--filer", "ABC"]);
        Assert.Equal("Broker", opened.GetProperty("role").GetString());
        Assert.Equal("First Brokers", opened.GetProperty("organization").GetString());
        Assert.Equal(24, opened.GetProperty("password").GetString()!.Length);

        var twice = await JsonAsync(2, [.. broker, "--filer", "ABC"]);
        Assert.Contains("has an account already", twice.GetProperty("error").GetString(), StringComparison.Ordinal);
        var taken = await JsonAsync(2, "create-user", "--email", "second@broker.example", "--role", "Broker", "--organization", "Second Brokers", "--filer", "ABC", "--json");
        Assert.Contains("belongs to \"First Brokers\" already", taken.GetProperty("error").GetString(), StringComparison.Ordinal);
        var role = await JsonAsync(2, "create-user", "--email", "x@y.example", "--role", "King", "--json");
        Assert.Contains("There is no role \"King\". Use one of Importer, Broker", role.GetProperty("error").GetString(), StringComparison.Ordinal);
        var administrator = await JsonAsync(0, "create-user", "--email", "chief@portal.example", "--role", "Administrator", "--json");
        Assert.Equal(JsonValueKind.Null, administrator.GetProperty("organization").ValueKind);
    }

    [Fact]
    public async Task Demo_accounts_are_added_in_Development_only()
    {
        var refused = await JsonAsync(2, "seed", "--demo", "--json");
        Assert.Contains("in Development only", refused.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serv")]
    [InlineData("--no-such-option")]
    [InlineData("migrate", "too", "much")]
    [InlineData("create-user")]
    public async Task Wrong_usage_is_refused_in_words(params string[] arguments)
    {
        var (code, output, errors) = await ProgramRun.OfAsync(folder, arguments);
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.EndsWith("Add --help to see what can be asked.", errors.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_verbs()
    {
        var (code, output, _) = await ProgramRun.OfAsync(folder, ["--help"]);
        Assert.Equal(0, code);
        foreach (var verb in new[] { "serve", "migrate", "seed", "create-user" })
            Assert.Contains($"  {verb}", output, StringComparison.Ordinal);
    }

    async Task<JsonElement> JsonAsync(int code, params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(folder, arguments);
        Assert.True(code == run.Code, $"Exit code {run.Code}: {run.Errors}");
        using var document = JsonDocument.Parse(run.Output); // throws when anything else stands there
        return document.RootElement.Clone();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
