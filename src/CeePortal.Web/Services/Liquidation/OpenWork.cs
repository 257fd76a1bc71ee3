using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>Work on an entry that somebody who liquidates it must know of.</summary>
/// <param name="Kind">The code of its kind.</param>
/// <param name="Name">"Validation".</param>
/// <param name="Number">Its number.</param>
/// <param name="State">Where it stands: "Action proposed (CF-29)".</param>
/// <param name="AnswerBy">Until when the trade may answer; null when it is not asked.</param>
/// <param name="ClosedOn">When it ended; null while it is open.</param>
public sealed record OpenWork(string Kind, string Name, WorkNumber Number, string State, DateOnly? AnswerBy, DateOnly? ClosedOn)
{
    public bool IsOpen => ClosedOn is null;
}

/// <summary>Finds what is open on entries: validations, reviews of corrections, claims and the like, as far as the visitor's office sees them; and
/// validations that ended with a change, which the liquidation is to carry out.</summary>
public sealed class OpenWorkSource(PortalDbContext db, WorkKinds kinds)
{
    public async Task<IReadOnlyList<OpenWork>> OfAsync(string entry, CancellationToken ct)
    {
        var validation = Domain.Validations.Validation.ValidationKind.Code;
        var rows = await (from e in db.WorkEntries.AsNoTracking()
                          where e.Entry == entry
                          join w in db.WorkItems on e.WorkId equals w.Id
                          where w.Phase == WorkPhase.Open || w.Phase == WorkPhase.Pending || (w.Kind == validation && w.State == ValidationLifeCycle.ActionTaken)
                          orderby w.Kind, w.Id
                          select new { w.Kind, w.Number, w.State, w.AnswerBy, w.ClosedOn }).ToListAsync(ct);
        return [.. rows.Where(r => kinds.Find(r.Kind) is not null).Select(r => new OpenWork(r.Kind, kinds[r.Kind].Name, WorkNumber.Parse(r.Number), kinds[r.Kind].LifeCycle.State(r.State).Name, r.AnswerBy, r.ClosedOn))];
    }
}
