using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Corrections;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Jobs;

namespace CeePortal.Web.Services.Corrections;

/// <summary>Draws the items of corrections as soon as an upload has brought them. The clocks' run does the same every few minutes, for what a stopped
/// node has left.</summary>
public sealed class ListCorrectionsJob(ListCorrections list, PortalDbContextFactory contexts, LegalClock clock) : IJobHandler
{
    public const string JobKind = "corrections";

    public string Kind => JobKind;

    public async Task RunAsync(long jobId, long subjectId, CancellationToken stop)
    {
        await using var db = contexts.CreateForSystem();
        var day = new ClockDay(clock.Today, clock.UtcNow, await LawSource.ReadAsync(db, ct: stop));
        await list.RunAsync(day, stop);
        if (day.Troubles.Count > 0) throw new ClockTroubleException(day.Troubles);
    }
}
