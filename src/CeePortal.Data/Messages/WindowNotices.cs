using System.Globalization;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Liquidation;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Messages;

/// <summary>How many entries of an organization have a window that closes on a day.</summary>
/// <param name="Code">A clock that counted it.</param>
public sealed record ClosingWindows(DateOnly LastDay, WindowKind Kind, string Code, int Count);

/// <summary>Tells the trade that windows of its entries close, so many days before as each person chose: one message for a
/// person, a closing day and a kind of window, however many entries there are. To the people of the importer and of the broker
/// on the entry. The message itself is the note that it was told: nobody gets it twice, on however many nodes this runs, and a
/// server that was down tells the nearest of the numbers that it missed.</summary>
/// <remarks>The database counts, an organization at a time; no entry is read. Windows that the law binds CBP alone to, and days
/// that CBP only plans, are not told: which those are, the declared clocks say.</remarks>
public sealed class WindowNotices(PortalDbContextFactory factory, MessageWriter writer) : ClockStep
{
    const int OrganizationsAtOnce = 100, PeopleAtOnce = 50, SourcesAtOnce = 500, MessagesAtOnce = 100, Attempts = 3;

    /// <summary>Windows close by days, and the run comes every two minutes.</summary>
    static readonly TimeSpan pause = TimeSpan.FromMinutes(10);

    static readonly OrganizationKind[] tradeKinds = [OrganizationKind.Importer, OrganizationKind.Broker];

    (DateOnly Day, DateTime At)? last;

    public override string Name => "tell which windows of entries close";
    public override int Order => 60;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        if (last is var (on, at) && on == day.Today && day.Now - at < pause && day.Now >= at) return 0;
        var told = 0;
        var failures = day.Troubles.Count;
        var kinds = tradeKinds.ToList();
        for (long after = 0; ;)
        {
            List<long> some;
            await using (var db = factory.CreateForSystem())
                some = await db.Organizations.Where(o => o.Id > after && kinds.Contains(o.Kind)).OrderBy(o => o.Id).Select(o => o.Id).Take(OrganizationsAtOnce).ToListAsync(stop);
            foreach (var organization in some)
            {
                try
                {
                    told += await TellAsync(organization, day, stop);
                }
                catch (Exception error) when (!stop.IsCancellationRequested)
                {
                    day.Report(string.Create(CultureInfo.InvariantCulture, $"Windows of the entries of organization {organization}"), error);
                }
            }
            if (some.Count < OrganizationsAtOnce) break;
            after = some[^1];
        }
        if (day.Troubles.Count == failures) last = (day.Today, day.Now);
        return told;
    }

    async Task<int> TellAsync(long organization, ClockDay day, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        var people = await Recipients.OfOrganizationAsync(db, organization, day.Now, stop);
        var most = people.SelectMany(p => p.Choice.Days()).DefaultIfEmpty(-1).Max();
        if (most < 0) return 0;
        var closing = await ClosingAsync(db, organization, day.Today, day.Today.AddDays(most), day.Law.Clocks, stop);
        if (closing.Count == 0) return 0;
        var told = 0;
        foreach (var some in people.Chunk(PeopleAtOnce))
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    told += await TellAsync(db, some, closing, day, stop);
                    break;
                }
                catch (DbUpdateException error) when (attempt < Attempts && PortalDatabase.IsUniqueViolation(error))
                {
                    db.ChangeTracker.Clear(); // another node told some of it
                }
            }
        return told;
    }

    async Task<int> TellAsync(PortalDbContext db, IReadOnlyList<Recipient> people, IReadOnlyList<ClosingWindows> closing, ClockDay day, CancellationToken stop)
    {
        var due = (from person in people
                   from window in closing
                   let left = window.LastDay.DayNumber - day.Today.DayNumber
                   let own = person.Choice.Reached(left)
                   where own is not null
                   select (Person: person, Window: window, Left: left, Source: SourceOf(window, own.Value))).ToList();
        var told = await ToldAsync(db, [.. people.Select(p => p.UserId)], [.. due.Select(d => d.Source).Distinct()], stop);
        var count = 0;
        foreach (var some in due.Where(d => !told.Contains((d.Person.UserId, d.Source))).Chunk(MessagesAtOnce))
        {
            await db.WriteAsync(async () =>
            {
                foreach (var (person, window, left, source) in some)
                    writer.Add(db, person, WindowWords.Near(window.Kind, window.LastDay, window.Count, left, day.Law.Clocks.Find(window.Code)), source,
                        InboxMessage.OfWindows, ClosingDay.Write(window.Kind, window.LastDay), day.Now);
                await db.SaveChangesAsync(stop);
            }, GateUser.Job, stop);
            db.ChangeTracker.Clear();
            count += some.Length;
        }
        return count;
    }

    static string SourceOf(ClosingWindows window, int days) => string.Create(CultureInfo.InvariantCulture, $"windows:{(int)window.Kind}:{window.LastDay:yyyy-MM-dd}:{days}");

    static async Task<HashSet<(long, string)>> ToldAsync(PortalDbContext db, List<long> people, List<string> sources, CancellationToken stop)
    {
        HashSet<(long, string)> told = [];
        foreach (var some in sources.Chunk(SourcesAtOnce).Select(c => c.ToList()))
            told.UnionWith((await db.InboxMessages.Where(m => people.Contains(m.UserId) && some.Contains(m.Source)).Select(m => new { m.UserId, m.Source }).ToListAsync(stop)).Select(m => (m.UserId, m.Source)));
        return told;
    }

    static async Task<List<ClosingWindows>> ClosingAsync(PortalDbContext db, long organization, DateOnly from, DateOnly until, ClockBook clocks, CancellationToken stop)
    {
        var found = await OfImporters(db, organization, from, until).ToListAsync(stop);
        var alsoImporter = await db.OrganizationImporters.AnyAsync(i => i.OrganizationId == organization, stop);
        found.AddRange(await OfFilers(db, organization, from, until, alsoImporter).ToListAsync(stop));
        return [.. found.Where(c => IsTold(clocks.Find(c.Code))).GroupBy(c => (c.LastDay, c.Kind)).OrderBy(g => g.Key)
            .Select(g => new ClosingWindows(g.Key.LastDay, g.Key.Kind, g.First().Code, g.Sum(c => c.Count)))];
    }

    /// <summary>What the trade has to do by a day, and what the law then does to it.</summary>
    static bool IsTold(ClockRule? rule) => rule is not null && (rule.Binds == ClockSide.Trade || rule.Effect == ClockEffect.Deemed);

    /// <summary>The windows of the entries of an organization's importers.</summary>
    public static IQueryable<ClosingWindows> OfImporters(PortalDbContext db, long organization, DateOnly from, DateOnly until) =>
        from i in db.OrganizationImporters
        where i.OrganizationId == organization
        join c in db.EntryClocks on i.ImporterId equals c.ImporterId
        where c.LastDay >= @from && c.LastDay <= until
        group c by new { c.LastDay, c.Kind, c.Code } into g
        select new ClosingWindows(g.Key.LastDay, g.Key.Kind, g.Key.Code, g.Count());

    /// <summary>The windows of the entries that an organization filed as their broker.</summary>
    /// <param name="alsoImporter">True when it has importers of its own, whose entries are counted with them.</param>
    public static IQueryable<ClosingWindows> OfFilers(PortalDbContext db, long organization, DateOnly from, DateOnly until, bool alsoImporter)
    {
        var clocks = db.EntryClocks.Where(c => c.LastDay >= from && c.LastDay <= until);
        if (alsoImporter) clocks = clocks.Where(c => !db.OrganizationImporters.Any(i => i.OrganizationId == organization && i.ImporterId == c.ImporterId));
        return from f in db.FilerAccounts
               where f.OrganizationId == organization
               join c in clocks on f.Filer equals c.Filer
               group c by new { c.LastDay, c.Kind, c.Code } into g
               select new ClosingWindows(g.Key.LastDay, g.Key.Kind, g.Key.Code, g.Count());
    }
}

/// <summary>A kind of window and a day, as a message names them: "4/2027-01-04".</summary>
public static class ClosingDay
{
    public static string Write(WindowKind kind, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{(int)kind}/{day:yyyy-MM-dd}");

    /// <summary>Null when it is not that.</summary>
    public static (WindowKind Kind, DateOnly Day)? Read(string text) =>
        text.Split('/') is [var kind, var day] && int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((WindowKind)number)
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? ((WindowKind)number, on) : null;
}
