using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>An importer as a list shows it; a person's number is masked in <see cref="Display"/>.</summary>
public sealed record ImporterName(long Id, string Display, string? Name)
{
    /// <summary>"Acme Pumps, Inc. (12-3456789)", or the number alone.</summary>
    public override string ToString() => Name is null ? Display : $"{Name} ({Display})";
}

/// <summary>Names of importers for lists, and importers by name. Importers have no scope of their own: one is shown only
/// to those who see an entry of it.</summary>
public sealed class ImporterNames(PortalDbContext db)
{
    /// <summary>How many importers one name may find.</summary>
    public const int MostFound = 20;

    const int Chunk = 500;

    /// <summary>The names of importers whose entries the caller has read already.</summary>
    public async Task<IReadOnlyDictionary<long, ImporterName>> OfAsync(IEnumerable<long> ids, CancellationToken ct = default)
    {
        var names = new Dictionary<long, ImporterName>();
        foreach (var some in ids.Distinct().Chunk(Chunk).Select(c => c.ToList()))
            foreach (var name in await db.Importers.AsNoTracking().Where(i => EF.Parameter(some).Contains(i.Id)) // one statement for any number
                .Select(i => new ImporterName(i.Id, i.Display, i.Name)).ToListAsync(ct))
                names[name.Id] = name;
        return names;
    }

    /// <summary>An importer of whom the visitor sees an entry; null for any other.</summary>
    public async Task<ImporterName?> FindAsync(long id, CancellationToken ct = default) =>
        await SeenAsync(id, ct) ? (await OfAsync([id], ct)).GetValueOrDefault(id) : null;

    /// <summary>The importer with the look-up hash of a number, when the visitor sees an entry of it.</summary>
    public async Task<ImporterName?> FindAsync(byte[] lookupHash, CancellationToken ct = default)
    {
        var id = await db.Importers.Where(i => i.LookupHash == lookupHash).Select(i => (long?)i.Id).FirstOrDefaultAsync(ct);
        return id is { } found ? await FindAsync(found, ct) : null;
    }

    /// <summary>Importers whose name has the words, and of whom the visitor sees an entry; one more than
    /// <see cref="MostFound"/> when there are too many.</summary>
    public async Task<IReadOnlyList<ImporterName>> NamedAsync(string words, CancellationToken ct = default) =>
        await Named(words).ToListAsync(ct);

    /// <summary>The query of <see cref="NamedAsync"/>. It reads through the importers, of which there are few, and looks
    /// into the entries only for those that match.</summary>
    public IQueryable<ImporterName> Named(string words)
    {
        var pattern = "%" + words.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal) + "%";
        return db.Importers.AsNoTracking()
            .Where(i => i.Name != null && EF.Functions.Like(i.Name, pattern, "\\"))
            .Where(i => db.Entries.Any(e => e.ImporterId == i.Id))
            .OrderBy(i => i.Name).ThenBy(i => i.Id)
            .Take(MostFound + 1)
            .Select(i => new ImporterName(i.Id, i.Display, i.Name));
    }

    Task<bool> SeenAsync(long id, CancellationToken ct) => db.Entries.AnyAsync(e => e.ImporterId == id, ct);
}
