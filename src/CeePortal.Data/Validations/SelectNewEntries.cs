using System.Globalization;
using CeePortal.Data.Clocks;
using CeePortal.Data.Entries;
using CeePortal.Data.Trade;
using CeePortal.Data.Uploads;
using CeePortal.Data.Work;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Rejections;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Validations;

/// <summary>Looks at entries that were filed since: ties those that were filed again to their rejection, and opens a validation of
/// those that are drawn or that a rule selects.</summary>
/// <remarks>Which files are due stands on the upload, set with each slice and cleared here when no further slice came meanwhile.
/// Their entries are read page by page by the index of the upload. A file that is looked at twice draws the same, and what a
/// draw has opened stands in <see cref="EntrySelection"/> since the transaction that opened it, so that nothing is opened twice.</remarks>
public sealed class SelectNewEntries(PortalDbContextFactory factory, WorkStore store, TimeProvider time) : ClockStep
{
    const int PageSize = 5_000, Chunk = 500;

    public override string Name => "draw entries filed since for review";
    public override int Order => 55;

    /// <summary>After how long a run leaves the rest to the next.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    sealed record NewEntry(long Id, string Number, string Type, long ImporterId, string HandledBy, DateOnly ReceivedOn, int Version, DateTime FiledAt)
    {
        public EntryNumber Entry => EntryNumber.Parse(Number);
    }

    sealed record Chosen(NewEntry Entry, ValidationTrigger Trigger, string Rule, string Period, string Segment, ulong Number, Share Share, IReadOnlyList<ValidationProgram> Programs, string Reason);

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        var done = 0;
        SelectionBook? book = null;
        for (long last = 0; ;)
        {
            Upload? due;
            await using (var db = factory.CreateForSystem())
            {
                due = await db.Uploads.AsNoTracking().Where(u => u.SelectionDue && u.Id > last).OrderBy(u => u.Id).FirstOrDefaultAsync(stop);
                if (due is null) return done;
                book ??= await SelectionBook.LoadAsync(db, stop);
            }
            last = due.Id;
            var isComplete = true;
            for (var (at, id) = (DateTime.MaxValue, long.MaxValue); ;)
            {
                var page = await PageAsync(due.Id, at, id, stop);
                if (page.Count == 0) break;
                (at, id) = (page[^1].FiledAt, page[^1].Id);
                var (changed, isAll) = await LookAsync(page, book, day, more => done + more > 0 && time.GetElapsedTime(started) >= Patience, stop);
                done += changed;
                isComplete &= isAll;
                if (!isAll && time.GetElapsedTime(started) >= Patience) return done;
                if (page.Count < PageSize) break;
            }
            if (!isComplete) continue; // something went wrong, and is tried again
            await using (var db = factory.CreateForSystem())
                await db.Uploads.Where(u => u.Id == due.Id && u.Slices == due.Slices).ExecuteUpdateAsync(u => u.SetProperty(r => r.SelectionDue, false), stop);
        }
    }

    async Task<List<NewEntry>> PageAsync(long upload, DateTime at, long id, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        var entries = db.Entries.AsNoTracking().Where(e => e.UploadId == upload && e.Status == EntryStatus.Accepted);
        if (id != long.MaxValue) entries = entries.Where(e => e.FiledAt <= at && (e.FiledAt < at || e.Id < id));
        return await entries.OrderByDescending(e => e.FiledAt).ThenByDescending(e => e.Id).Take(PageSize)
            .Select(e => new NewEntry(e.Id, e.Number, e.Type, e.ImporterId, e.HandledBy, e.ReceivedOn, e.Version, e.FiledAt)).ToListAsync(stop);
    }

    async Task<(int Changed, bool IsAll)> LookAsync(List<NewEntry> page, SelectionBook book, ClockDay day, Func<int, bool> isLate, CancellationToken stop)
    {
        var (changed, isAll) = await TieAsync([.. page.Where(e => e.Version > 100)], day, stop);
        var chosen = await DrawAsync(page, book, day, stop);
        chosen.AddRange(await MeetAsync(page, book, day, stop));
        foreach (var one in await WithoutOpenedAsync(chosen, stop))
        {
            if (isLate(changed)) return (changed, false);
            try
            {
                if (await OpenAsync(one, day, stop)) changed++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                day.Report($"Validation of entry {one.Entry.Entry}", error);
                isAll = false;
            }
        }
        return (changed, isAll);
    }

    /// <summary>What is drawn by the share of its importer's segment.</summary>
    async Task<List<Chosen>> DrawAsync(List<NewEntry> page, SelectionBook book, ClockDay day, CancellationToken stop)
    {
        List<(NewEntry Entry, string Period, ulong Number)> near = [];
        foreach (var quarter in page.GroupBy(e => e.ReceivedOn))
        {
            if (book.GreatestShare(quarter.Key) is not { Millionths: > 0 } most) continue;
            var period = SamplingDraw.PeriodOf(quarter.Key);
            var seed = await book.SeedOrNewAsync(factory, period, day.Now, stop);
            near.AddRange(quarter.Select(e => (e, period, SamplingDraw.Number(seed, period, e.Entry))).Where(e => SamplingDraw.IsDrawn(e.Item3, most)));
        }
        var segments = await SegmentsAsync([.. near.Select(n => n.Entry)], stop);
        List<Chosen> chosen = [];
        foreach (var (entry, period, number) in near)
        {
            var segment = segments[(entry.ImporterId, entry.ReceivedOn)];
            var share = book.ShareOf(segment, entry.ReceivedOn);
            if (!SamplingDraw.IsDrawn(number, share)) continue;
            chosen.Add(new(entry, ValidationTrigger.Sample, "", period, segment, number, share, [],
                $"Drawn in {period}: its number, {SamplingDraw.InWords(number)}, is below the share of the segment \"{WorkSegments.NameOf(segment)}\", {share}."));
        }
        return chosen;
    }

    /// <summary>What a rule selects.</summary>
    async Task<List<Chosen>> MeetAsync(List<NewEntry> page, SelectionBook book, ClockDay day, CancellationToken stop)
    {
        List<Chosen> chosen = [];
        foreach (var row in book.Rules)
        {
            var rule = row.ToRule();
            var concerned = page.Where(e => row.Holds(e.ReceivedOn) && rule.Concerns(e.HandledBy, EntryType.Parse(e.Type))).ToList();
            if (rule.Share < Share.All)
            {
                List<NewEntry> drawn = [];
                foreach (var entry in concerned)
                    if (SamplingDraw.IsDrawn(await NumberAsync(entry), rule.Share)) drawn.Add(entry);
                concerned = drawn;
            }
            if (concerned.Count == 0) continue;
            var met = rule.AsksOfEntryAlone ? concerned.ToDictionary(e => e.Id, _ => (SelectableLine?)null) : await LinesMetAsync(rule, concerned, stop);
            concerned.RemoveAll(e => !met.ContainsKey(e.Id));
            var segments = await SegmentsAsync(concerned, stop);
            foreach (var entry in concerned)
                chosen.Add(new(entry, ValidationTrigger.Rule, rule.Code, SamplingDraw.PeriodOf(entry.ReceivedOn), segments[(entry.ImporterId, entry.ReceivedOn)], await NumberAsync(entry), rule.Share, [rule.Program],
                    $"Rule {rule.Code}, {rule.Name}: {(met[entry.Id] is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line.Number} meets") : "the entry meets")} \"{rule.InWords}\"{(rule.Share < Share.All ? $", share {rule.Share}" : "")}."));
        }
        return chosen;

        async Task<ulong> NumberAsync(NewEntry entry)
        {
            var period = SamplingDraw.PeriodOf(entry.ReceivedOn);
            return SamplingDraw.Number(await book.SeedOrNewAsync(factory, period, day.Now, stop), period, entry.Entry);
        }
    }

    /// <summary>The entries of which a line meets a rule, with the first such line.</summary>
    async Task<Dictionary<long, SelectableLine?>> LinesMetAsync(SelectionRule rule, List<NewEntry> entries, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        Dictionary<long, SelectableLine?> met = [];
        foreach (var ids in entries.Select(e => e.Id).Chunk(Chunk).Select(c => c.ToList()))
        {
            var lines = db.EntryLines.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.EntryId));
            if (rule.Tariff is { } tariff) lines = lines.Where(l => l.DecidingNumber!.StartsWith(tariff));
            if (rule.Origin is { } origin) lines = lines.Where(l => l.Origin == origin);
            if (rule.ValueAbove is { Cents: var cents }) lines = lines.Where(l => l.ValueCents > cents);
            var found = await lines.Select(l => new { l.EntryId, l.Number, l.DecidingNumber, l.Origin, l.ValueCents, Detail = rule.Preference == null ? null : l.Detail }).ToListAsync(stop);
            foreach (var of in found.GroupBy(l => l.EntryId))
                if (rule.FirstMet(of.OrderBy(l => l.Number).Select(l => new SelectableLine(l.Number, l.DecidingNumber, l.Origin, new Money(l.ValueCents), l.Detail is null ? null : LineDetail.FromJson(l.Detail).SpecialProgram))) is { } line)
                    met[of.Key] = line;
        }
        return met;
    }

    async Task<Dictionary<(long, DateOnly), string>> SegmentsAsync(List<NewEntry> entries, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        var standings = await ImporterStandings.LoadAsync(db, [.. entries.Select(e => e.ImporterId)], stop);
        return entries.Select(e => (e.ImporterId, e.ReceivedOn)).Distinct().ToDictionary(k => k, k => WorkSegments.Of(standings[k.ImporterId], k.ReceivedOn));
    }

    async Task<List<Chosen>> WithoutOpenedAsync(List<Chosen> chosen, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        HashSet<(long, ValidationTrigger, string)> opened = [];
        foreach (var ids in chosen.Select(c => c.Entry.Id).Distinct().Chunk(Chunk).Select(c => c.ToList()))
            opened.UnionWith((await db.Set<EntrySelection>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.EntryId)).Select(s => new { s.EntryId, s.Trigger, s.Rule }).ToListAsync(stop)).Select(s => (s.EntryId, s.Trigger, s.Rule)));
        return chosen.FindAll(c => !opened.Contains((c.Entry.Id, c.Trigger, c.Rule)));
    }

    async Task<bool> OpenAsync(Chosen one, ClockDay day, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        var entry = await db.Entries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == one.Entry.Id && e.Status == EntryStatus.Accepted, stop);
        if (entry is null) return false; // taken off file meanwhile
        var state = await db.EntryLiquidationStates.AsNoTracking().FirstOrDefaultAsync(s => s.Id == entry.Id, stop);
        if (state?.LiquidatedOn is not null) return false; // a review changes nothing of it any more
        ValidationOpening opening = new()
        {
            PartyId = entry.ImporterId,
            Entries = [ReviewedEntries.Of(entry, state)],
            Trigger = one.Trigger,
            TriggerCode = one.Trigger == ValidationTrigger.Sample ? one.Period : one.Rule,
            Programs = one.Programs,
            Reason = one.Reason,
        };
        Act act = new(Actor.Portal, day.Now, day.Law);
        try
        {
            await store.FileAsync(db, [new(Validation.ValidationKind, entry.Port, act.Day.Year, number => Validation.Open(number, entry.Destination, opening, act), entry.ImporterId, WorkFiling.OpenedByCbp)], day.Law, async filed =>
            {
                db.Add(new EntrySelection
                {
                    EntryId = entry.Id,
                    Entry = entry.Number,
                    Trigger = one.Trigger,
                    Rule = one.Rule,
                    Period = one.Period,
                    Segment = RefOf(one.Segment),
                    Number = one.Number.ToString("x16", CultureInfo.InvariantCulture),
                    Millionths = one.Share.Millionths,
                    At = day.Now,
                    WorkId = filed[0].Row.Id,
                    Office = entry.HandledBy,
                    Port = entry.PortOfEntry,
                });
                await db.SaveChangesAsync(stop);
            }, stop);
            return true;
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            return false; // another node opened it in the same moment
        }
    }

    static string RefOf(string segment) => Reference.RefSamplingShare.KeyOf(segment);

    /// <summary>Ties entries that were filed again to the rejection that asked for it, which ends it.</summary>
    async Task<(int Tied, bool IsAll)> TieAsync(List<NewEntry> again, ClockDay day, CancellationToken stop)
    {
        var (tied, isAll) = (0, true);
        foreach (var some in again.Chunk(Chunk))
        {
            await using var db = factory.CreateForSystem();
            var numbers = some.Select(e => e.Number).ToList();
            var kind = SummaryRejection.RejectionKind.Code;
            var waiting = await db.WorkEntries.AsNoTracking().Where(e => EF.Parameter(numbers).Contains(e.Entry) && e.Kind == kind)
                .Join(db.WorkItems.Where(w => w.Phase == WorkPhase.Open), e => e.WorkId, w => w.Id, (e, w) => new { w.Id, e.Entry }).ToListAsync(stop);
            foreach (var one in waiting)
            {
                var filed = some.First(e => e.Number == one.Entry);
                try
                {
                    if (await store.FindAsync(db, one.Id, stop) is not { } found || found.As<SummaryRejection>().Rejection!.Summary.Version >= filed.Version) continue;
                    found.As<SummaryRejection>().TakeResubmission(filed.Version, filed.ReceivedOn, new Act(Actor.Portal, day.Now, day.Law));
                    await store.SaveAsync(db, found, day.Law, stop);
                    tied++;
                }
                catch (Exception error) when (error is WorkChangedException or WorkRefusedException)
                {
                    day.Report($"Rejection of entry {filed.Entry}", error);
                    isAll = false;
                }
            }
        }
        return (tied, isAll);
    }
}
