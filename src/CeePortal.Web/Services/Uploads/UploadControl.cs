using CeePortal.Data;
using CeePortal.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Uploads;

/// <summary>What a person may do to an upload that runs.</summary>
public sealed class UploadControl(PortalDbContext db, WriteGate gate)
{
    /// <summary>Asks the run to stop after the slice at hand.</summary>
    /// <returns>False when it had ended already.</returns>
    public async Task<bool> StopAsync(long uploadId, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(GateUser.Person, ct);
        return await db.Uploads.Where(u => u.Id == uploadId && u.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.StopRequested, true), ct) == 1;
    }
}
