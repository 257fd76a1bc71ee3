using System.Globalization;
using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work;

/// <summary>What can be done to many items at once.</summary>
public enum BulkAct
{
    Take,
    Release,
    Assign,
    Team,
    Hold,
}

/// <summary>An item of a bulk act, as it was when it was chosen.</summary>
/// <param name="Seq">The number of its last event then.</param>
public readonly record struct Chosen(long Id, int Seq)
{
    public static bool TryParse(string? text, out Chosen chosen)
    {
        chosen = default;
        var parts = (text ?? "").Split('.');
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return false;
        chosen = new(id, seq);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Seq}");
}

/// <summary>What to do to the chosen items.</summary>
/// <param name="Person">To whom, when assigned.</param>
/// <param name="AlsoTaken">Assigns also what somebody has.</param>
/// <param name="Team">To which team; null for none.</param>
public sealed record BulkOrder(BulkAct Act, long? Person = null, bool AlsoTaken = false, long? Team = null, DateOnly? Until = null, string? Reason = null);

/// <summary>What came of one item.</summary>
/// <param name="Number">Null when it is not among those that the visitor sees.</param>
/// <param name="Problem">Why nothing was done; null when it was.</param>
public sealed record BulkLine(string? Kind, WorkNumber? Number, string Asks, string? Problem);

/// <summary>Acts on many items, each by itself: what somebody else has or changed is told item by item, and nothing is
/// passed over in silence.</summary>
public sealed class WorkBulk(WorkDesk desk, WorkPeople people, PortalDbContext db)
{
    /// <summary>So many at once.</summary>
    public const int Most = 500;

    public async Task<IReadOnlyList<BulkLine>> RunAsync(ClaimsPrincipal visitor, IReadOnlyList<Chosen> chosen, BulkOrder order, CancellationToken ct = default)
    {
        var ids = chosen.Select(c => c.Id).ToList();
        var rows = await db.WorkItems.AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, ct);
        var lines = new List<BulkLine>(chosen.Count);
        foreach (var one in chosen.DistinctBy(c => c.Id).Take(Most))
        {
            if (!rows.TryGetValue(one.Id, out var row))
            {
                lines.Add(new(null, null, "", "This item is not among those that you may see any more."));
                continue;
            }
            var answer = await desk.ActAsync(visitor, one.Id, order.Act is BulkAct.Take or BulkAct.Release ? null : one.Seq, (item, act) => MakeAsync(item, act, order, ct), ct);
            lines.Add(new(row.Kind, row.WorkNumber, row.Asks, answer.Problem));
        }
        return lines;
    }

    async Task MakeAsync(WorkItem item, Act act, BulkOrder order, CancellationToken ct)
    {
        switch (order.Act)
        {
            case BulkAct.Take: item.Take(act); break;
            case BulkAct.Release: item.Release(act); break;
            case BulkAct.Assign:
                if (item.Assignee is { } holder && !order.AlsoTaken)
                    throw new WorkRefusedException($"{WorkPeople.NameOf(holder, await people.NamesAsync([holder], ct))} has this item already.");
                await desk.AssignAsync(item, order.Person ?? 0, act, ct);
                break;
            case BulkAct.Team: await desk.GiveToTeamAsync(item, order.Team, act, ct); break;
            default: item.HoldUntil(order.Until ?? act.Day, order.Reason ?? "", act); break;
        }
    }
}
