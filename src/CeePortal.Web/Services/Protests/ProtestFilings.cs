using CeePortal.Data;
using CeePortal.Data.Attachments;
using CeePortal.Data.Clocks;
using CeePortal.Data.Messages;
using CeePortal.Data.Protests;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>The draft was filed or deleted meanwhile: a second click, or a colleague.</summary>
public sealed class DraftGoneException : Exception;

/// <summary>Sends protests: checks, splits by office, and files each part under its number, all or none.</summary>
public sealed class ProtestFilings(PortalDbContextFactory contexts, WorkStore store, LawSource laws, LegalClock clock, ProtestFormReading reading)
{
    /// <summary>How often a protest of another party is looked at anew while somebody changes it.</summary>
    const int Attempts = 5;

    /// <summary>Reads a form and looks for protests that stand in its way.</summary>
    public async Task<ReadForm> CheckAsync(WorkFiler filer, ProtestForm form, DateTime? at = null, CancellationToken ct = default)
    {
        var law = await laws.CurrentAsync(ct);
        var read = await reading.ReadAsync(filer, form, DayOf(at ?? clock.UtcNow), law, ct);
        if (read.Filing is not { } filing) return read;
        await using var db = contexts.CreateForSystem();
        List<FormProblem> taken = [];
        foreach (var (entry, other) in await TakenAsync(db, filing, ct))
            taken.Add(new(ProtestStep.Entries, read.Entries.FirstOrDefault(e => e.Number == entry)?.Index, Severity.Fatal,
                $"Protest {other} of the same party is about entry {entry} and this category of merchandise already.", "One protest is possible for each (19 U.S.C. 1514(c)(1)). Amend that protest, or name another category."));
        return taken.Count == 0 ? read : read with { Problems = [.. taken, .. read.Problems] };
    }

    /// <summary>Sends a form.</summary>
    /// <param name="filer">Who sends.</param>
    /// <param name="form">The form.</param>
    /// <param name="at">When it came in; null for now.</param>
    /// <param name="draft">The draft whose documents go with it; null for none.</param>
    /// <param name="alongside">What else belongs into the transaction.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The protests, in the order of their offices.</returns>
    /// <exception cref="WorkRefusedException">It cannot be filed; the message says why.</exception>
    public async Task<IReadOnlyList<WorkOnFile>> SendAsync(WorkFiler filer, ProtestForm form, DateTime? at, long? draft, Func<PortalDbContext, IReadOnlyList<WorkOnFile>, Task> alongside, CancellationToken ct)
    {
        var law = await laws.CurrentAsync(ct);
        var act = new Act(filer.Actor, at ?? clock.UtcNow, law);
        var read = await reading.ReadAsync(filer, form, act.Day, law, ct);
        if (read.Problems.FirstOrDefault(p => p.IsFatal) is { } problem) throw new WorkRefusedException($"{problem.Message} {problem.Fix}");
        await using var db = contexts.CreateForSystem();
        var recipient = Recipient(filer, form.Parties);
        var documents = draft is { } id ? await DraftDocuments.OfAsync(db, id, ct) : [];
        // A request that an officer enters is the filer's: it came with the paper.
        var asking = act with { By = act.By with { Roles = act.By.Roles | WorkRoles.Filer } };
        List<WorkFiling> filings = [];
        foreach (var (_, part) in read.Parts)
        {
            var filing = part with { NoticeRecipient = recipient?.Id };
            var importer = await ImporterOfAsync(db, filer, read, filing, ct);
            filings.Add(new(Protest.ProtestKind, filing.Entries[0].Port, read.ReceivedOn.Year, number =>
            {
                var protest = Protest.File(number, filing, act, filer.IsOfficer ? read.ReceivedOn : null);
                DraftDocuments.Attach(protest, documents, asking);
                // What came on paper counts from its day of receipt. Further review goes first: the thirty days of an old request or
                // of an exclusion may be over, and the denial that the law made of it is recorded last.
                if (read.Review is { } review) protest.ApplyForFurtherReview(review, asking, filer.IsOfficer ? new Paper(read.ReceivedOn, PaperFrom.Party) : null);
                if (read.AcceleratedOn is { } mailed) protest.RequestAcceleration(mailed, asking);
                protest.RecordLapses(act with { By = Actor.Portal });
                return protest;
            }, importer, filer.OrganizationId));
        }
        var filed = await store.FileAsync(db, filings, law, async protests =>
        {
            await EntriesToProtest.RefuseChangedAsync(db, read.Entries.Select(e => e.OnFile).OfType<EntryToProtest>(), ct);
            if (recipient is not null) db.NoticeRecipients.Add(recipient);
            AddDetails(db, form.Details, protests);
            if (draft is { } sent) await DraftDocuments.MoveAsync(db, sent, documents, protests, clock.UtcNow, ct);
            await alongside(db, protests);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear(); // what follows reads and writes the rows of these protests anew
            foreach (var one in protests) await TreatAsOneAsync(db, one.Row.Id, law, ct);
        }, ct);
        return filed;
    }

    NoticeRecipient? Recipient(WorkFiler filer, ProtestForm.PartiesPart parties) => string.IsNullOrWhiteSpace(parties.RecipientName) ? null : new NoticeRecipient
    {
        Id = contexts.Keys.Next(),
        OrganizationId = filer.OrganizationId,
        Name = parties.RecipientName.Trim(),
        Address = parties.RecipientAddress!.Trim(),
        Email = string.IsNullOrWhiteSpace(parties.RecipientEmail) ? null : parties.RecipientEmail.Trim(),
        CreatedAt = clock.UtcNow,
    };

    /// <summary>The importer whose entries they are: of the leading entry on file, else the protesting party.</summary>
    static async Task<long> ImporterOfAsync(PortalDbContext db, WorkFiler filer, ReadForm read, ProtestFiling filing, CancellationToken ct)
    {
        var lead = filing.Entries[0].Entry;
        if (read.Entries.FirstOrDefault(e => e.Number == lead)?.OnFile is { } known) return known.Entry.ImporterId;
        WorkRefusedException.Unless(!filer.IsSurety, $"Entry {lead} is not on file here, so its importer is not known. File this protest on paper at the port.");
        return await db.Importers.AnyAsync(i => i.Id == filing.Protestant.PartyId, ct) ? filing.Protestant.PartyId
            : throw new WorkRefusedException("The protesting party is not on file here.");
    }

    static void AddDetails(PortalDbContext db, ProtestForm.DetailsPart details, IReadOnlyList<WorkOnFile> protests)
    {
        foreach (var one in protests)
        {
            var entries = one.As<Protest>().Entries.Select(e => e.Entry.ToString()).ToHashSet(StringComparer.Ordinal);
            db.ProtestDetails.AddRange(details.Rows.Where(r => entries.Contains(r.Entry)).Select(r => new ProtestDetailRow
            {
                WorkId = one.Row.Id,
                Row = r.Row,
                Entry = EntryNumber.Parse(r.Entry).ToCompact(),
                Line = r.Line,
                From = r.From,
                To = r.To,
                Others = r.Others,
                ImporterId = one.Row.ImporterId,
                OrganizationId = one.Row.OrganizationId,
                Filer = one.Row.Filer,
                Office = one.Row.Office,
                Port = one.Row.Port,
            }));
        }
    }

    /// <summary>The entries that stand in another protest of the same party for the same category.</summary>
    static async Task<IReadOnlyList<(EntryNumber Entry, WorkNumber Other)>> TakenAsync(PortalDbContext db, ProtestFiling filing, CancellationToken ct)
    {
        var wanted = filing.Subjects().Select(s => (Entry: s.Entry.ToCompact(), Matter: WorkProjection.MatterOf(s.Category))).ToHashSet();
        var (kind, party) = (Protest.ProtestKind.Code, filing.Protestant.PartyId);
        List<(EntryNumber, WorkNumber)> taken = [];
        foreach (var some in wanted.Select(w => w.Entry).Distinct().Chunk(500).Select(c => c.ToList()))
            taken.AddRange((await (from e in db.WorkEntries
                                   join w in db.WorkItems on e.WorkId equals w.Id
                                   where e.Kind == kind && e.PartyId == party && some.Contains(e.Entry)
                                   select new { e.Entry, e.Matter, w.Number }).ToListAsync(ct))
                .Where(e => wanted.Contains((e.Entry, e.Matter))).Select(e => (EntryNumber.Parse(e.Entry), WorkNumber.Parse(e.Number))));
        return taken;
    }

    /// <summary>Protests of other parties about the same goods of the same entry count as one with this (19 CFR 174.15): recorded
    /// in the transaction of the filing, so that neither stands without the other.</summary>
    /// <exception cref="WorkRefusedException">Somebody works on one of the others at this moment, again and again.</exception>
    async Task TreatAsOneAsync(PortalDbContext db, long workId, Law law, CancellationToken ct)
    {
        var mine = await db.WorkEntries.AsNoTracking().Where(e => e.WorkId == workId).Select(e => new { e.Entry, e.Matter, e.PartyId, e.Kind }).ToListAsync(ct);
        if (mine.Count == 0) return;
        var (party, kind) = (mine[0].PartyId, mine[0].Kind);
        var matters = mine.Select(m => (m.Entry, m.Matter)).ToHashSet();
        HashSet<long> others = [];
        foreach (var some in mine.Select(m => m.Entry).Distinct().Chunk(500).Select(c => c.ToList()))
            others.UnionWith((await db.WorkEntries.AsNoTracking().Where(e => e.Kind == kind && e.PartyId != party && some.Contains(e.Entry)).Select(e => new { e.Entry, e.Matter, e.WorkId }).ToListAsync(ct))
                .Where(e => matters.Contains((e.Entry, e.Matter))).Select(e => e.WorkId));
        foreach (var id in others)
            for (var attempt = 1; ; attempt++)
            {
                if (await store.FindAsync(db, workId, ct) is not { } one || await store.FindAsync(db, id, ct) is not { } other) break;
                try
                {
                    ConsolidatedProtests.TreatAsOne(one.As<Protest>(), other.As<Protest>(), new Act(Actor.Portal, clock.UtcNow, law));
                }
                catch (WorkRefusedException)
                {
                    break; // the other is closed: its decision stands, and nothing is to be counted together
                }
                try
                {
                    await store.SaveAsync(db, [one, other], law, ct: ct);
                    db.ChangeTracker.Clear();
                    break;
                }
                catch (WorkChangedException) when (attempt < Attempts)
                {
                    db.ChangeTracker.Clear(); // somebody was faster on the other: as it is now
                }
                catch (WorkChangedException)
                {
                    throw new WorkRefusedException($"Protest {other.Item.Number} of another party is about the same goods and is being changed at this moment. Nothing was filed: send it again.");
                }
            }
    }

    static DateOnly DayOf(DateTime at) => LegalClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
}
