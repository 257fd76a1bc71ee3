using CeePortal.Data.Entries;
using CeePortal.Data.Keys;
using CeePortal.Data.Scoping;
using CeePortal.Data.Trade;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Lists;

/// <summary>A SQLite file with the real migrations and entries of three filers, five importers, four ports and three
/// Centers, in an order that no index has.</summary>
public sealed class ListDatabase : IDisposable
{
    public static readonly DateTime FirstFiling = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public static readonly string[] Filers = ["ABC", "XYZ", "9K4"];
    public static readonly string[] Ports = ["2704", "1001", "3901", "4601"];
    static readonly string[] centers = ["007", "009", "002"];

    readonly string file = Path.Combine(Path.GetTempPath(), $"lists-{Guid.NewGuid():N}.db");
    readonly DbContextOptions<PortalDbContext> options;

    public ListDatabase()
    {
        options = PortalDatabase.Options(new DatabaseSettings(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False"));
        using var db = Open(PortalScope.System);
        db.Database.Migrate();
        var random = new Random(7);
        for (var id = 1; id <= 5; id++)
            db.Importers.Add(new Importer
            {
                Id = id,
                Kind = ImporterNumberKind.Irs,
                NumberText = $"12-000000{id}",
                Display = $"12-000000{id}",
                LookupHash = [(byte)id, .. new byte[31]],
                Name = id == 5 ? null : $"Importer {id} of 100% Steel, Inc.",
                CreatedAt = FirstFiling,
            });
        for (var i = 0; i < 400; i++)
        {
            var filer = Filers[random.Next(3)];
            var port = Ports[random.Next(4)];
            var center = random.Next(10);
            db.Entries.Add(Entry(1000 + i, EntryNumber.Create(FilerCode.Parse(filer), i).ToCompact(), filer, port,
                center < 9 ? centers[center % 3] : port, 1 + random.Next(5),
                FirstFiling.AddMinutes(random.Next(200) * 97))); // some share an instant, as the entries of one slice do
        }
        db.SaveChanges();
    }

    public static EntrySummary Entry(long id, string number, string filer, string port, string handledBy, long importer, DateTime at) => new()
    {
        Id = id,
        Number = number,
        Filer = filer,
        Type = id % 5 == 0 ? "03" : "01",
        PortOfEntry = port,
        ImporterId = importer,
        ReceivedOn = DateOnly.FromDateTime(at),
        DecidingDate = DateOnly.FromDateTime(at).AddDays((int)(id * 7 % 11)),
        DateBasis = DateBasis.EstimatedEntryDate,
        HandledBy = handledBy,
        RoutingBasis = handledBy.Length == 3 ? RoutingBasis.PredominantGoods : RoutingBasis.PortByPolicy,
        CoverageBasis = CoverageBasis.Provisional,
        ValueCents = id * 100,
        FiledAt = at,
        UploadId = 1,
        Status = id % 50 == 0 ? EntryStatus.Withdrawn : EntryStatus.Accepted,
    };

    public PortalDbContext Open(PortalScope scope) => new(options, scope, new KeySource(options));

    public void Dispose()
    {
        foreach (var path in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*")) File.Delete(path);
    }
}
