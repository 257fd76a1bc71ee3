using CeePortal.Data;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>Who may review a protest as a designee: somebody of the office who took no part in the decision (19 CFR 174.26(b)(2)).</summary>
public sealed class FurtherReviewers(PortalDbContextFactory contexts, WorkPeople people)
{
    const int Chunk = 500;

    /// <summary>Who recorded the liquidations of its entries, and so took part in the decision protested as far as the portal
    /// knows; whatever the visitor may see of the entries.</summary>
    public async Task<IReadOnlyList<long>> TookPartAsync(Protest protest, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        HashSet<long> officers = [];
        foreach (var some in protest.Entries.Select(e => e.Entry.ToCompact()).Chunk(Chunk).Select(c => c.ToList()))
            officers.UnionWith(await db.EntryLiquidations.Where(l => l.RecordedBy != null && l.StruckAt == null && db.Entries.Any(e => e.Id == l.EntryId && EF.Parameter(some).Contains(e.Number)))
                .Select(l => l.RecordedBy!.Value).Distinct().ToListAsync(ct));
        return [.. officers];
    }

    /// <summary>The people whom the visitor may name: of the office that works the protest now, whose accounts are open.</summary>
    public async Task<IReadOnlyList<WorkPerson>> OfferedAsync(OpenProtest open, IReadOnlyList<long> tookPart, CancellationToken ct)
    {
        var left = open.Protest.Officers.Concat(tookPart).ToHashSet();
        return [.. (await people.OfOfficeAsync(open.Row.Office, ct: ct)).Where(p => !left.Contains(p.Id) && p.Id != open.Act.By.Id && p.Id != open.Protest.Assignee && p.Id != open.Protest.Designee)];
    }
}
