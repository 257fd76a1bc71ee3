using CeePortal.Data.Scoping;
using CeePortal.Data.Writing;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests;

public sealed class ScopeTests : IDisposable
{
    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    // Two importers, two filers, two Centers and a port: no two entries share a party.
    async Task<(Samples Samples, long MyImporter, long OtherImporter)> FillAsync()
    {
        var samples = await Samples.CreateAsync(test);
        await using var db = test.Open();
        var other = test.Vault.NewImporter(ImporterNumber.Parse("98-7654321"), "Other", Samples.At);
        db.Add(other);
        await db.SaveChangesAsync();
        var slice = samples.Slice();
        slice.Added.Add(samples.Entry(1, "007", "2704", "XYZ"));
        slice.Added.Add(samples.Entry(2, "003", "3801", "ABC", other.Id));
        slice.Added.Add(samples.Entry(3, "4601", "4601", "ABC", other.Id));
        slice.Entries = 4;
        slice.Rejected = 1;
        foreach (var rows in slice.Added) slice.Findings.Add(samples.Finding(rows.Entry, filer: rows.Entry.Filer));
        slice.Findings.Add(samples.Finding(filer: "XYZ"));
        Assert.Equal(SliceResult.Written, (await new BulkWriter(test.Factory, TimeProvider.System).WriteAsync(slice)).Result);
        return (samples, samples.Importer.Id, other.Id);
    }

    static async Task<string> SeenAsync(PortalDbContext db)
    {
        var entries = await db.Entries.OrderBy(e => e.Number).Select(e => e.Number.Substring(3, 7)).ToListAsync();
        var entryIds = await db.Entries.Select(e => e.Id).ToListAsync();
        // What the children show must be what their entries show, asked for on their own.
        Assert.Equal(entryIds.Order(), (await db.EntryLines.Select(l => l.EntryId).Distinct().ToListAsync()).Order());
        Assert.Equal(entryIds.Order(), (await db.EntryDecisions.Select(d => d.EntryId).ToListAsync()).Order());
        return string.Join(',', entries.Select(e => e.TrimStart('0')));
    }

    [Fact]
    public async Task Each_kind_of_scope_sees_its_own_rows_and_no_others()
    {
        var (samples, mine, other) = await FillAsync();
        var cases = new (PortalScope Scope, string Entries, int Findings, int Uploads)[]
        {
            (PortalScope.None, "", 0, 0),
            (PortalScope.System, "2,3,1", 4, 1),
            (PortalScope.All, "2,3,1", 4, 1),
            (PortalScope.Importers([]), "", 0, 0),
            (PortalScope.Importers([mine]), "1", 1, 0),
            (PortalScope.Importers([other]), "2,3", 2, 0),
            (PortalScope.Importers([999_999]), "", 0, 0),
            (PortalScope.Filers([], []), "", 0, 0),
            (PortalScope.Filers(["XYZ"], [], samples.Broker.Id), "1", 4, 1),
            (PortalScope.Filers(["XYZ"], []), "1", 2, 1),
            (PortalScope.Filers(["QQQ"], [other]), "2,3", 2, 0),
            (PortalScope.OfCenter(CenterCode.Of(7)), "1", 1, 0),
            (PortalScope.OfCenter(CenterCode.Of(3)), "2", 1, 0),
            (PortalScope.OfCenter(CenterCode.Of(9)), "", 0, 0),
            (PortalScope.OfCenter(default), "", 0, 0),
            (PortalScope.OfPort(PortCode.Parse("2704")), "1", 1, 0),
            (PortalScope.OfPort(PortCode.Parse("4601")), "3", 1, 0),
            (PortalScope.OfPort(PortCode.Parse("1001")), "", 0, 0),
            (PortalScope.OfPort(default), "", 0, 0),
        };
        foreach (var (scope, entries, findings, uploads) in cases)
        {
            await using var db = test.Open(scope);
            var label = $"{scope.Kind} {string.Join('|', scope.FilerCodes)} {string.Join('|', scope.ImporterIds)} {scope.Center}{scope.Port}";
            Assert.Equal((label, entries, findings, uploads), (label, await SeenAsync(db), await db.EntryFindings.CountAsync(), await db.Uploads.CountAsync()));
            // Whoever sees the upload, by its organization or by its filer code, sees what came of it.
            Assert.Equal((label, uploads == 1), (label, await db.UploadTallies.AnyAsync()));
        }
    }

    [Fact]
    public async Task A_context_follows_the_scope_that_is_resolved_after_it_was_made()
    {
        await FillAsync();
        var current = new CurrentScope();
        await using var db = new PortalDbContext(test.Options, current, test.Keys);
        Assert.Equal(0, await db.Entries.CountAsync());
        current.Resolve(PortalScope.All);
        Assert.Equal(3, await db.Entries.CountAsync());
        current.Resolve(PortalScope.OfCenter(CenterCode.Of(7)));
        Assert.Equal(1, await db.Entries.CountAsync());
    }

    [Fact]
    public async Task Writes_in_bulk_respect_the_scope_too()
    {
        var (_, mine, _) = await FillAsync();
        await using var db = test.Open(PortalScope.Importers([mine]));
        Assert.Equal(1, await db.Entries.ExecuteUpdateAsync(e => e.SetProperty(r => r.Conveyance, "SEEN")));
        Assert.Equal(3, await db.EntryLines.ExecuteDeleteAsync());
        await using var all = test.Open();
        Assert.Equal(6, await all.EntryLines.CountAsync());
    }
}
