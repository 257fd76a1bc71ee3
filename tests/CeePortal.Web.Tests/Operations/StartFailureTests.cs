using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CeePortal.Web.Tests.Operations;

/// <summary>What the operator sees when the portal cannot start: one sentence on standard error, exit code 2, no stack trace.</summary>
public sealed class StartFailureTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ceeportal-start-").FullName;

    [Fact]
    public async Task A_busy_port()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var (code, output, errors) = await ProgramRun.OfAsync(folder, [], ("ASPNETCORE_URLS", address));
        Assert.Equal(2, code);
        Assert.Equal($"The address {address} is in use by another program. Stop that program, or choose another address: ASPNETCORE_URLS=http://localhost:5081.", errors.Trim());
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written()
    {
        // A folder under a file can be made by nobody, not even by the root account that containers run tests as.
        var file = Path.Combine(folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        await RefusedAsync($"The folder {file}/files cannot be written:", "Storage__Root", ("Storage__Root", file + "/files"));
        await RefusedAsync($"The folder {file} cannot be written:", "ConnectionStrings__Portal", ("ConnectionStrings__Portal", $"Data Source={file}/portal.db"));
    }

    [Fact]
    public async Task A_file_store_whose_own_folders_cannot_be_written()
    {
        // The folder itself takes files, so only writing as an upload does finds it.
        var root = Directory.CreateDirectory(Path.Combine(folder, "store")).FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "drafts"), "a file in the place of a folder");
        await RefusedAsync($"The storage folder {root} cannot be used:", "set Storage__Root to another folder.", ("Storage__Root", root));
        Assert.Equal(["drafts"], Directory.GetFileSystemEntries(root).Select(Path.GetFileName)); // nothing stays behind
    }

    [Fact]
    public async Task A_database_file_that_is_no_database()
    {
        var file = Path.Combine(folder, "letter.txt");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("Dear Sir or Madam, this is a letter and no database. ", 100)));
        await RefusedAsync("The SQLite database cannot be used:", "ConnectionStrings__Portal", ("ConnectionStrings__Portal", $"Data Source={file}"));
    }

    [Fact]
    public async Task A_database_server_that_does_not_answer() =>
        await RefusedAsync("The SQL Server database cannot be used:", "ConnectionStrings__Portal",
            ("Database__Provider", "SqlServer"), ("ConnectionStrings__Portal", "Server=127.0.0.1,9;Database=x;User Id=x;Password=x;Connect Timeout=2;TrustServerCertificate=True"));

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database:Provider is \"Oracle\". Set it to one of Sqlite, SqlServer")]
    [InlineData("Database__Provider", "SqlServer", "no connection string is set")]
    [InlineData("Database__MaxBatchSize", "many", "Database:MaxBatchSize is \"many\". Set it to a whole number")]
    [InlineData("Jobs__Storage", "Redis", "Jobs:Storage is \"Redis\". Set it to one of InMemory, SqlServer")]
    [InlineData("Jobs__Storage", "SqlServer", "Jobs:Storage is SqlServer, but Database:Provider is Sqlite")]
    [InlineData("Storage__QuotaBytes", "lots", "Storage:QuotaBytes is \"lots\". Set it to a whole number of bytes")]
    [InlineData("Security__PlainHttp", "maybe", "Security:PlainHttp is \"maybe\". Set it to true or false")]
    [InlineData("ASPNETCORE_URLS", "htp:/x", "is not an address to listen on")]
    public async Task A_setting_that_makes_no_sense(string name, string value, string sentence)
    {
        (string, string)[] settings = name == "Database__Provider" ? [(name, value), ("ConnectionStrings__Portal", "")] : [(name, value)];
        await RefusedAsync("", sentence, settings);
    }

    async Task RefusedAsync(string beginning, string part, params (string, string)[] settings)
    {
        var (code, output, errors) = await ProgramRun.OfAsync(folder, [], settings);
        Assert.Equal(2, code);
        Assert.StartsWith(beginning, errors, StringComparison.Ordinal);
        Assert.Contains(part, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <summary>Runs the built program in a process of its own until it ends.</summary>
static class ProgramRun
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<(int Code, string Output, string Errors)> OfAsync(string folder, string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Tests";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__Portal"] = $"Data Source={Path.Combine(folder, "portal.db")}";
        start.Environment["Storage__Root"] = Path.Combine(folder, "files");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException stopped)
        {
            process.Kill();
            throw new TimeoutException("The program did not end:\n" + await output + await errors, stopped);
        }
        return (process.ExitCode, await output, await errors);
    }
}
