using System.Security.Cryptography;
using System.Text;
using CeePortal.Data.Trade;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Work;

/// <summary>Draws the rows of an item from the item. What is drawn from the item alone can be drawn again at any time and
/// must be the same, which <c>verify-audit</c> checks.</summary>
public static class WorkProjection
{
    /// <summary>Sets what follows from the item's events.</summary>
    public static void Draw(WorkItem item, WorkRecord row)
    {
        var subject = item.Subject;
        row.Kind = item.Kind.Code;
        row.Number = item.Number.ToCompact();
        row.Office = item.Office.Code;
        row.Port = item.Number.Port.ToString();
        row.State = item.State.Code;
        row.Phase = item.State.Phase;
        row.AssigneeId = item.Assignee;
        row.TeamId = item.Team;
        row.HeldUntil = item.Hold?.Until;
        row.ReferredTo = item.Referral?.To;
        row.IsWaitingForTrade = item.IsWaitingForTrade;
        row.AnswerBy = item.OpenRequest?.AnswerBy;
        row.Audience = item.Audience;
        row.WaitsFor = item.WaitsFor.IsNone ? null : item.WaitsFor.ToCompact();
        row.Issue = subject.Issue;
        row.Asks = Shortened(subject.Asks, 300);
        row.EntryCount = subject.Entries.Select(e => e.Entry).Distinct().Count();
        row.LeadEntry = subject.Entries.Count == 0 ? "" : subject.Entries[0].Entry.ToCompact();
        row.FiledOn = subject.FiledOn;
        row.Seq = item.Seq;
    }

    /// <summary>Sets what follows from the clocks.</summary>
    public static void Draw(IEnumerable<WorkClockRow> clocks, WorkRecord row, DateOnly today)
    {
        var own = clocks.Where(c => c.Binds == ClockSide.Cbp && c.Due is not null).OrderBy(c => c.RunsOutOn).ThenBy(c => c.Code, StringComparer.Ordinal).ToList();
        var next = row.IsOpen ? own.FirstOrDefault() : null;
        (row.NextClock, row.NextDue) = (next?.Code, next?.Due);
        row.IsOverdue = row.IsOpen && own.Exists(c => c.RunsOutOn <= today);
    }

    /// <summary>The clocks that run on an item, read by a law.</summary>
    public static List<WorkClockRow> Clocks(WorkItem item, WorkRecord row, Law law) =>
        [.. item.ClocksAndTargets(law).Select(c => Row(c, law.Read(c.Clock), row)).DistinctBy(c => (c.Code, c.About))];

    static WorkClockRow Row(WorkClock clock, ClockReading reading, WorkRecord row) => new()
    {
        WorkId = row.Id,
        Code = clock.Clock.Rule.Code,
        About = clock.About,
        ForStaff = clock.ForStaff,
        Binds = clock.Clock.Rule.Binds,
        StartedOn = clock.Clock.Start.On,
        EstimatedBy = clock.Clock.Start.EstimatedBy,
        Due = reading.LastTimelyDay,
        RolledFrom = reading.RolledFrom,
        RunsOutOn = reading.RunsOutOn,
        HappensByItself = reading.HappensByItself,
        HeldBecause = reading.HeldBy is { } hold ? Shortened(hold.Reason, 300) : null,
        ImporterId = row.ImporterId,
        OrganizationId = row.OrganizationId,
        Filer = row.Filer,
        Office = row.Office,
        Port = row.Port,
        Audience = row.Audience,
    };

    /// <summary>The entries that an item is about, with what tells them apart from other items.</summary>
    public static List<WorkEntry> Entries(WorkItem item, WorkRecord row) => [.. item.Subject.Entries.Select(e => new WorkEntry
    {
        WorkId = row.Id,
        Kind = row.Kind,
        Entry = e.Entry.ToCompact(),
        Port = e.Port.ToString(),
        PartyId = item.Subject.PartyId,
        Matter = Digest(e.Key.Length > 0 ? e.Key : row.Number),
        ImporterId = row.ImporterId,
        OrganizationId = row.OrganizationId,
        Filer = row.Filer,
        Office = row.Office,
        Audience = row.Audience,
    })];

    /// <summary>Sets what is known of the leading entry, its importer and its broker, once, when the item is filed.</summary>
    /// <returns>The brokers of its entries, as far as these are on file.</returns>
    public static async Task<IReadOnlyList<string>> DescribeAsync(PortalDbContext db, WorkItem item, WorkRecord row, CancellationToken ct = default)
    {
        var numbers = item.Subject.Entries.Select(e => e.Entry.ToCompact()).Distinct().ToList();
        var entries = new List<(string Number, long Id, string Filer, string Type, long ImporterId, long Cents)>();
        foreach (var some in numbers.Chunk(500).Select(c => c.ToList()))
            entries.AddRange((await db.Entries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(e => some.Contains(e.Number))
                .Select(e => new { e.Number, e.Id, e.Filer, e.Type, e.ImporterId, Cents = e.DutyCents + e.FeesCents + e.TaxCents + e.AntidumpingCents + e.CountervailingCents + e.OtherCents })
                .ToListAsync(ct)).Select(e => (e.Number, e.Id, e.Filer, e.Type, e.ImporterId, e.Cents)));
        row.AmountCents = entries.Sum(e => e.Cents);
        if (entries.Find(e => e.Number == row.LeadEntry) is { Id: > 0 } lead)
        {
            row.Filer = lead.Filer;
            row.EntryType = lead.Type;
            row.Heading = await db.EntryLines.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(l => l.EntryId == lead.Id)
                .OrderByDescending(l => l.ValueCents).ThenBy(l => l.Number).Select(l => l.DecidingNumber).FirstOrDefaultAsync(ct) is { Length: >= 4 } hts ? hts[..4] : "";
        }
        var standings = await ImporterStandings.LoadAsync(db, [row.ImporterId], ct);
        row.Segment = WorkSegments.Of(standings[row.ImporterId], row.FiledOn);
        return [.. entries.Select(e => e.Filer).Distinct()];
    }

    /// <summary>What stands in <see cref="WorkEntry.Matter"/> for a key.</summary>
    public static string MatterOf(string key) => Digest(key);

    static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    static string Shortened(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1), "…");
}
