using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Trade;
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

    /// <summary>What it asks of the liquidation, in words; null for nothing special.</summary>
    public string? Asks { get; init; }
}

/// <summary>Finds what is open on entries: validations, reviews of corrections, claims and the like, as far as the visitor's office sees them; and
/// validations that ended with a change and amendments that were concurred with, which the liquidation is to carry out.</summary>
public sealed class OpenWorkSource(PortalDbContext db, WorkKinds kinds, WorkStore items)
{
    public async Task<IReadOnlyList<OpenWork>> OfAsync(string entry, CancellationToken ct)
    {
        var validation = Domain.Validations.Validation.ValidationKind.Code;
        var correction = CorrectionReview.CorrectionKind.Code;
        var rows = await (from e in db.WorkEntries.AsNoTracking()
                          where e.Entry == entry
                          join w in db.WorkItems on e.WorkId equals w.Id
                          where w.Phase == WorkPhase.Open || w.Phase == WorkPhase.Pending || (w.Kind == validation && w.State == ValidationLifeCycle.ActionTaken) || (w.Kind == correction && w.State == CorrectionLifeCycle.Concurred)
                          orderby w.Kind, w.Id
                          select new { w.Kind, w.Number, w.State, w.AnswerBy, w.ClosedOn }).ToListAsync(ct);
        List<OpenWork> found = [];
        foreach (var r in rows.Where(r => kinds.Find(r.Kind) is not null))
        {
            var one = new OpenWork(r.Kind, kinds[r.Kind].Name, WorkNumber.Parse(r.Number), kinds[r.Kind].LifeCycle.State(r.State).Name, r.AnswerBy, r.ClosedOn);
            if (r.Kind == correction)
            {
                if (await items.FindAsync(db, one.Kind, one.Number, ct) is { Item: CorrectionReview { IsAmendment: true } review })
                {
                    // What went back from it is no part of it, also while the rest is reviewed.
                    if (review.Reviewed.FirstOrDefault(e => e.Entry.ToCompact() == entry) is not { } amended) continue;
                    one = one with { Name = "Post entry amendment", Asks = one.IsOpen ? null : $"{InWords(amended.Revenue)}. Liquidate by it: {amended.What}" };
                }
                else if (!one.IsOpen) continue; // a correction that was concurred with is the summary on file; an amendment on paper changed nothing there
            }
            found.Add(one);
        }
        return found;
    }

    static string InWords(Money revenue) => revenue.Cents switch
    {
        > 0 => $"it states {revenue} more",
        < 0 => $"it states {new Money(-revenue.Cents)} less",
        _ => "it states no change of revenue",
    };
}
