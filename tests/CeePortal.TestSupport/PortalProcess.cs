using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CeePortal.TestSupport;

/// <summary>
/// The portal as its operator starts it: the built program in a process of its own, on a loopback port, with its data in
/// a temporary folder. It can be killed like a machine that loses power, and started again on the same data.
/// </summary>
public sealed class PortalProcess : IAsyncDisposable
{
    readonly Dictionary<string, string> settings;
    readonly StringBuilder output = new();
    Process? process;

    PortalProcess(string folder, int port, Dictionary<string, string> settings)
    {
        Folder = folder;
        Address = new Uri($"http://127.0.0.1:{port}");
        this.settings = settings;
    }

    /// <summary>Database and files lie here.</summary>
    public string Folder { get; }

    public Uri Address { get; }

    public string DatabaseFile => Path.Combine(Folder, "portal.db");

    /// <summary>What the program has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    public static async Task<PortalProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("ceeportal-").FullName;
        var portal = new PortalProcess(folder, FreePort(), settings.ToDictionary(s => s.Name, s => s.Value));
        try
        {
            await portal.StartAgainAsync();
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
        return portal;
    }

    /// <summary>Starts the program on the data that is there, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        process = Process.Start(StartInfo([])) ?? throw new InvalidOperationException("The portal did not start.");
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(120))
        {
            if (process.HasExited) throw new InvalidOperationException($"The portal ended with exit code {process.ExitCode}:\n{Output}");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                // not listening yet
            }
            await Task.Delay(100);
        }
        throw new TimeoutException("The portal did not answer within two minutes:\n" + Output);
    }

    /// <summary>Ends the program at once, with nothing written or said.</summary>
    public async Task KillAsync()
    {
        if (process is null) return;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Runs one of the operator's verbs on the same data and waits for its end.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunVerbAsync(params string[] arguments)
    {
        using var verb = Process.Start(StartInfo(arguments)) ?? throw new InvalidOperationException("The verb did not start.");
        var said = verb.StandardOutput.ReadToEndAsync();
        var complained = verb.StandardError.ReadToEndAsync();
        await verb.WaitForExitAsync();
        return (verb.ExitCode, await said, await complained);
    }

    ProcessStartInfo StartInfo(string[] arguments)
    {
        var web = RepositoryFolder.File("src", "CeePortal.Web");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(web, "bin", Configuration, "net10.0", "CeePortal.Web.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["ConnectionStrings__Portal"] = $"Data Source={DatabaseFile}";
        start.Environment["Storage__Root"] = Path.Combine(Folder, "files");
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    void Note(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // a temporary folder that stays behind harms nobody
        }
    }
}
