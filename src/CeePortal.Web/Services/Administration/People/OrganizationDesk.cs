using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Reference;
using CeePortal.Data.Secrets;
using CeePortal.Data.Trade;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Administration.People;

public sealed record OrganizationLine(long Id, string Name, OrganizationKind Kind, string Place, int Users);

public sealed record OrganizationQuery(string? Search, OrganizationKind? Kind, string? After, string? Before);

public sealed record OrganizationPage(IReadOnlyList<OrganizationLine> Lines, int Matching, string? Previous, string? Next);

/// <summary>What an administrator fills in about an organization.</summary>
public sealed record OrganizationFacts(string Name, OrganizationKind Kind, string? Center, string? Port, string? SuretyCode);

/// <summary>An importer as staff may see it: a Social Security number only by its last four digits.</summary>
public sealed record ImporterLine(long Id, string Number, string? Name);

/// <param name="IsInForce">Holds today.</param>
public sealed record PowerLine(long Id, long OrganizationId, string Organization, long ImporterId, string Number, string? Importer, DateOnly From, DateOnly? Until, bool IsInForce);

/// <summary>An organization with all that hangs on it.</summary>
public sealed record OrganizationView(Organization Organization, IReadOnlyList<FilerAccount> Filers, IReadOnlyList<ImporterLine> Importers,
    IReadOnlyList<PowerLine> Holds, IReadOnlyList<PowerLine> Gave);

public sealed record OrganizationOutcome(long Id, IReadOnlyList<string> Problems, bool IsOvertaken = false);

/// <summary>Organizations, their filer codes, importer numbers and powers of attorney. Each change is one transaction with
/// its event in the organization's history.</summary>
public sealed class OrganizationDesk(PortalDbContext data, AdminEvents events, ImporterNumberVault vault, Domain.Clocks.LegalClock clock)
{
    public const string Stream = "organization";
    const int PageSize = 50;

    public async Task<OrganizationPage> ListAsync(OrganizationQuery query, CancellationToken cancel)
    {
        var rows = data.Organizations.AsNoTracking();
        if (query.Kind is { } kind) rows = rows.Where(o => o.Kind == kind);
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var text = query.Search.Trim();
            var code = text.ToUpperInvariant();
            var like = "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            // By an importer number too: through its hash, since a person's number does not stand in clear.
            var hash = ImporterNumber.Read(text, out var number) is null ? vault.Hash(number) : null;
            rows = rows.Where(o => EF.Functions.Like(o.Name, like, "\\") || o.Center == code || o.Port == code
                || data.FilerAccounts.Any(f => f.OrganizationId == o.Id && f.Filer == code)
                || (hash != null && data.OrganizationImporters.Any(l => l.OrganizationId == o.Id && data.Importers.Any(i => i.Id == l.ImporterId && i.LookupHash == hash))));
        }
        var count = await rows.CountAsync(cancel);
        var (name, id, backwards) = PlaceKey.Read(query.After, query.Before);
        var page = rows;
        if (name is not null)
            page = backwards
                ? page.Where(r => string.Compare(r.Name, name) < 0 || (r.Name == name && r.Id < id))
                : page.Where(r => string.Compare(r.Name, name) > 0 || (r.Name == name && r.Id > id));
        page = backwards ? page.OrderByDescending(r => r.Name).ThenByDescending(r => r.Id) : page.OrderBy(r => r.Name).ThenBy(r => r.Id);
        var found = await page.Take(PageSize + 1)
            .Select(o => new { o.Id, o.Name, o.Kind, o.Center, o.Port, o.SuretyCode, Users = data.Users.Count(u => u.OrganizationId == o.Id) }).ToListAsync(cancel);
        var more = found.Count > PageSize;
        if (more) found.RemoveAt(PageSize);
        if (backwards) found.Reverse();
        var ids = found.ConvertAll(o => o.Id);
        var filers = (await data.FilerAccounts.AsNoTracking().Where(f => ids.Contains(f.OrganizationId)).OrderBy(f => f.Filer)
            .Select(f => new { f.OrganizationId, f.Filer }).ToListAsync(cancel)).ToLookup(f => f.OrganizationId, f => f.Filer);
        var lines = found.ConvertAll(o => new OrganizationLine(o.Id, o.Name, o.Kind,
            o.Center is not null ? $"Center {o.Center}" : o.Port is not null ? $"port {o.Port}" : o.SuretyCode is not null ? $"surety {o.SuretyCode}" : string.Join(", ", filers[o.Id]), o.Users));
        return new OrganizationPage(lines, count,
            lines.Count > 0 && (backwards ? more : query.After is not null) ? PlaceKey.Of(lines[0].Name, lines[0].Id) : null,
            lines.Count > 0 && (backwards || more) ? PlaceKey.Of(lines[^1].Name, lines[^1].Id) : null);
    }

    public async Task<OrganizationView?> FindAsync(long id, CancellationToken cancel)
    {
        if (await data.Organizations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancel) is not { } organization) return null;
        var filers = await data.FilerAccounts.AsNoTracking().Where(f => f.OrganizationId == id).OrderBy(f => f.Filer).ToListAsync(cancel);
        var importers = await (from link in data.OrganizationImporters
                               join importer in data.Importers on link.ImporterId equals importer.Id
                               where link.OrganizationId == id
                               orderby importer.Display
                               select new ImporterLine(importer.Id, importer.Display, importer.Name)).ToListAsync(cancel);
        var holds = await PowersAsync(data.PowersOfAttorney.Where(p => p.OrganizationId == id), cancel);
        var gave = await PowersAsync(data.PowersOfAttorney.Where(p => data.OrganizationImporters.Any(l => l.OrganizationId == id && l.ImporterId == p.ImporterId)), cancel);
        return new OrganizationView(organization, filers, importers, holds, gave);
    }

    /// <summary>Every organization by name, for choices.</summary>
    public async Task<IReadOnlyList<(long Id, string Name, OrganizationKind Kind)>> NamesAsync(CancellationToken cancel) =>
        [.. (await data.Organizations.AsNoTracking().OrderBy(o => o.Name).Select(o => new { o.Id, o.Name, o.Kind }).ToListAsync(cancel)).Select(o => (o.Id, o.Name, o.Kind))];

    /// <summary>Adds an organization (no key) or changes one.</summary>
    public async Task<OrganizationOutcome> SaveAsync(long? id, int seq, OrganizationFacts facts, CancellationToken cancel)
    {
        var row = id is null ? new Organization { Name = "", CreatedAt = events.Now } : await data.Organizations.FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (row is null) return new OrganizationOutcome(id!.Value, ["This organization is gone."]);
        if (id is not null && row.Seq != seq) return new OrganizationOutcome(row.Id, [], IsOvertaken: true);
        if (id is not null && row.Kind != facts.Kind && await data.Users.AnyAsync(u => u.OrganizationId == id, cancel))
            return new OrganizationOutcome(row.Id, ["The kind cannot change while the organization has users: their roles go by it. Move them first."]);
        if (facts.Port is { } port && !await data.RefPorts.AnyAsync(p => p.Code == port, cancel))
            return new OrganizationOutcome(row.Id, [$"There is no port {port} in the reference data. Correct the code, or add the port first."]);

        List<ValueChange> changes = [];
        Compare("Name", id is null ? null : row.Name, facts.Name);
        Compare("Kind", id is null ? null : row.Kind.ToString(), facts.Kind.ToString());
        Compare("Center", row.Center, facts.Center);
        Compare("Port", row.Port, facts.Port);
        Compare("Surety code", row.SuretyCode, facts.SuretyCode);
        if (changes.Count == 0) return new OrganizationOutcome(row.Id, []);
        (row.Name, row.Kind, row.Center, row.Port, row.SuretyCode) = (facts.Name, facts.Kind, facts.Center, facts.Port, facts.SuretyCode);
        if (id is null) data.Add(row);
        else row.Seq++;
        return await WriteAsync(row.Id, id is null ? "OrganizationAdded" : "OrganizationChanged", changes, null, cancel);

        void Compare(string field, string? before, string? after)
        {
            if (before != after) changes.Add(new(field, before, after));
        }
    }

    /// <summary>Gives a filer code to a broker, or changes its name and factor.</summary>
    public async Task<OrganizationOutcome> SaveFilerAsync(long organization, FilerCode filer, int factor, string name, CancellationToken cancel)
    {
        var code = filer.ToString();
        var row = await data.FilerAccounts.FirstOrDefaultAsync(f => f.Filer == code, cancel);
        if (row is not null && row.OrganizationId != organization)
        {
            var other = await data.Organizations.Where(o => o.Id == row.OrganizationId).Select(o => o.Name).FirstOrDefaultAsync(cancel);
            return new OrganizationOutcome(organization, [$"Filer code {code} belongs to {other}. A code is given to one broker only."]);
        }
        List<ValueChange> changes = [new($"Filer {code}, check digit factor", row?.CheckDigitFactor.ToString(CultureInfo.InvariantCulture), factor.ToString(CultureInfo.InvariantCulture))];
        if (row is null) data.Add(new FilerAccount { Filer = code, OrganizationId = organization, CheckDigitFactor = factor, Name = name });
        else
        {
            if (row.Name != name) changes.Add(new($"Filer {code}, name", row.Name, name));
            (row.CheckDigitFactor, row.Name, row.Seq) = (factor, name, row.Seq + 1);
        }
        return await WriteAsync(organization, row is null ? "FilerAdded" : "FilerChanged", changes, ReferenceStamps.Lists, cancel);
    }

    /// <summary>Takes a filer code back, while nothing was filed under it.</summary>
    public async Task<OrganizationOutcome> RemoveFilerAsync(long organization, string code, CancellationToken cancel)
    {
        if (await data.FilerAccounts.FirstOrDefaultAsync(f => f.Filer == code && f.OrganizationId == organization, cancel) is not { } row)
            return new OrganizationOutcome(organization, []);
        if (await data.Entries.AnyAsync(e => e.Filer == code, cancel) || await data.Uploads.AnyAsync(u => u.Filer == code, cancel))
            return new OrganizationOutcome(organization, [$"Entries or uploads on file carry filer code {code}, so it stays with this broker."]);
        data.Remove(row);
        return await WriteAsync(organization, "FilerTakenBack", [new($"Filer {code}, check digit factor", row.CheckDigitFactor.ToString(CultureInfo.InvariantCulture), null)], ReferenceStamps.Lists, cancel);
    }

    /// <summary>Lets the organization's people see the entries of an importer number.</summary>
    public async Task<OrganizationOutcome> AddImporterAsync(long organization, ImporterNumber number, string? name, CancellationToken cancel)
    {
        var importer = await ImporterAsync(number, name, cancel);
        if (await data.OrganizationImporters.AnyAsync(l => l.OrganizationId == organization && l.ImporterId == importer.Id, cancel))
            return new OrganizationOutcome(organization, [$"Importer {importer.Display} belongs to this organization already."]);
        data.Add(new OrganizationImporter { OrganizationId = organization, ImporterId = importer.Id });
        return await WriteAsync(organization, "ImporterAdded", [new("Importer", null, Told(importer))], null, cancel);
    }

    public async Task<OrganizationOutcome> RemoveImporterAsync(long organization, long importerId, CancellationToken cancel)
    {
        if (await data.OrganizationImporters.FirstOrDefaultAsync(l => l.OrganizationId == organization && l.ImporterId == importerId, cancel) is not { } link)
            return new OrganizationOutcome(organization, []);
        var importer = await data.Importers.FirstAsync(i => i.Id == importerId, cancel);
        data.Remove(link);
        return await WriteAsync(organization, "ImporterTakenAway", [new("Importer", Told(importer), null)], null, cancel);
    }

    /// <summary>Records an importer's power of attorney to this organization.</summary>
    public async Task<OrganizationOutcome> AddPowerAsync(long organization, ImporterNumber number, string? name, DateOnly from, DateOnly? until, CancellationToken cancel)
    {
        var importer = await ImporterAsync(number, name, cancel);
        var overlaps = await data.PowersOfAttorney.AnyAsync(p => p.OrganizationId == organization && p.ImporterId == importer.Id
            && (p.Until == null || p.Until >= from) && (until == null || p.From <= until), cancel);
        if (overlaps) return new OrganizationOutcome(organization, [$"A power of attorney of importer {importer.Display} is on file for some of these days. End it first, or choose other days."]);
        data.Add(new PowerOfAttorney { OrganizationId = organization, ImporterId = importer.Id, From = from, Until = until });
        return await WriteAsync(organization, "PowerRecorded", [new(Told(importer), null, Days(from, until))], null, cancel);
    }

    /// <summary>Sets the last day of a power of attorney.</summary>
    public async Task<OrganizationOutcome> EndPowerAsync(long organization, long powerId, DateOnly until, CancellationToken cancel)
    {
        if (await data.PowersOfAttorney.FirstOrDefaultAsync(p => p.Id == powerId && p.OrganizationId == organization, cancel) is not { } power)
            return new OrganizationOutcome(organization, ["This power of attorney is gone."]);
        if (until < power.From) return new OrganizationOutcome(organization, ["The last day is before the first."]);
        var importer = await data.Importers.FirstAsync(i => i.Id == power.ImporterId, cancel);
        var before = Days(power.From, power.Until);
        power.Until = until;
        return await WriteAsync(organization, "PowerEnded", [new(Told(importer), before, Days(power.From, until))], null, cancel);
    }

    async Task<OrganizationOutcome> WriteAsync(long organization, string type, IReadOnlyList<ValueChange> changes, string? stamp, CancellationToken cancel)
    {
        try
        {
            await data.WriteAsync(async () =>
            {
                await events.AppendAsync(Stream, organization, type, changes, cancel: cancel);
                await data.SaveChangesAsync(cancel);
                if (stamp is not null) await data.BumpStampAsync(stamp, cancel);
            }, ct: cancel);
            return new OrganizationOutcome(organization, []);
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || PortalDatabase.IsUniqueViolation(error))
        {
            data.ChangeTracker.Clear();
            return new OrganizationOutcome(organization, [], IsOvertaken: true);
        }
    }

    // The importer on file with this number; a new one is saved with the change that names it.
    async Task<Importer> ImporterAsync(ImporterNumber number, string? name, CancellationToken cancel)
    {
        var hash = vault.Hash(number);
        if (await data.Importers.FirstOrDefaultAsync(i => i.LookupHash == hash, cancel) is { } known) return known;
        var importer = vault.NewImporter(number, name, events.Now);
        data.Add(importer);
        return importer;
    }

    async Task<List<PowerLine>> PowersAsync(IQueryable<PowerOfAttorney> powers, CancellationToken cancel)
    {
        var today = clock.Today;
        return await (from power in powers
                      join importer in data.Importers on power.ImporterId equals importer.Id
                      join organization in data.Organizations on power.OrganizationId equals organization.Id
                      orderby power.From descending, power.Id descending
                      select new PowerLine(power.Id, organization.Id, organization.Name, importer.Id, importer.Display, importer.Name, power.From, power.Until,
                          power.From <= today && (power.Until == null || power.Until >= today))).Take(500).ToListAsync(cancel);
    }

    // A person is named by key in events, a company by its number.
    static string Told(Importer importer) => importer.Kind == ImporterNumberKind.SocialSecurity
        ? "importer " + importer.Id.ToString(CultureInfo.InvariantCulture)
        : importer.Display;

    static string Days(DateOnly from, DateOnly? until) =>
        $"from {from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" + (until is { } day ? $" to {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "");
}
