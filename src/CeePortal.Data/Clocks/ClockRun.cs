using CeePortal.Domain.Clocks;
using Microsoft.Extensions.Logging;

namespace CeePortal.Data.Clocks;

/// <summary>Does what the passing of days does by law, on whatever day it is called: every step, in order. A step that
/// fails, or an item that does, keeps no other from its turn.</summary>
public sealed class ClockRun(IEnumerable<ClockStep> steps, PortalDbContextFactory factory, LegalClock clock, ILogger<ClockRun> log)
{
    /// <returns>What could not be done, a sentence each; empty when all was done.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken stop = default)
    {
        await using var db = factory.CreateForSystem();
        // Read from the tables, since a node's snapshot may be two seconds old.
        var day = new ClockDay(clock.Today, clock.UtcNow, await LawSource.ReadAsync(db, ct: stop));
        foreach (var step in steps.OrderBy(s => s.Order))
        {
            try
            {
                var done = await step.RunAsync(day, stop);
                if (done > 0) log.LogInformation("Clocks of {Day}: {Step}, {Count}", day.Today, step.Name, done);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                log.LogError(e, "Clocks of {Day}: the step \"{Step}\" failed", day.Today, step.Name);
                day.Report(step.Name, e);
            }
        }
        foreach (var trouble in day.Troubles) log.LogError("Clocks of {Day}: {Trouble}", day.Today, trouble);
        return day.Troubles;
    }
}
