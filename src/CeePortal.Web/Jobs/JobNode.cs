using System.Globalization;

namespace CeePortal.Web.Jobs;

/// <summary>This process as the owner of leases: machine, process, and when the process began, so that a process of the
/// same number that came later is told apart.</summary>
public sealed record JobNode(string Machine, int Process, long Began)
{
    public static JobNode Current { get; } = OfThisProcess();

    /// <summary>How the lease's row names it.</summary>
    public string Owner => string.Create(CultureInfo.InvariantCulture, $"{Machine}/{Process}/{Began}");

    /// <summary>True when the owner was a process of this machine that is certainly gone. Of other machines nothing is
    /// certain: their leases have to run out.</summary>
    public bool KnowsGone(string owner) => owner.Split('/') is [var machine, var process, var began]
        && machine == Machine
        && int.TryParse(process, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(began, CultureInfo.InvariantCulture, out var start)
        && StartOf(id) != start;

    static JobNode OfThisProcess()
    {
        var machine = Environment.MachineName;
        return new(machine.Length <= 60 ? machine : machine[..60], Environment.ProcessId, StartOf(Environment.ProcessId) ?? 0);
    }

    static long? StartOf(int process)
    {
        try
        {
            using var running = System.Diagnostics.Process.GetProcessById(process);
            return new DateTimeOffset(running.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
