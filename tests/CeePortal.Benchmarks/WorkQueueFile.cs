using System.Globalization;
using System.Reflection;
using CeePortal.Data;
using CeePortal.Data.Keys;
using CeePortal.Data.Scoping;
using CeePortal.Data.Trade;
using CeePortal.Data.Work;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CeePortal.Benchmarks;

/// <summary>A database of ten Centers with as many items of work as asked, as bare rows.</summary>
/// <remarks>Every size has the same few headings, people, importers and so on, so that a page is full in each.</remarks>
static class WorkQueueFile
{
    /// <summary>How many different headings and importers there are.</summary>
    public const int Kinds = 8;

    public static readonly DateOnly Today = new(2026, 9, 1);

    /// <summary>The number of the one entry of an item.</summary>
    public static string EntryOf(int id) => EntryNumber.Create(FilerCode.Parse("XYZ"), id).ToCompact();

    /// <summary>Makes the file, migrated and filled.</summary>
    /// <remarks>All kinds of work are mixed: two of five items are protests, the others of every other kind alike.</remarks>
    public static DbContextOptions<PortalDbContext> Make(string file, int items)
    {
        var options = PortalDatabase.Options(DatabaseSettings.SqliteFile(file));
        using var db = new PortalDbContext(options, PortalScope.System, new KeySource(options));
        db.Database.Migrate();
        for (var id = 1; id <= Kinds; id++)
            db.Importers.Add(new Importer { Id = id, Kind = ImporterNumberKind.Irs, NumberText = $"12-000000{id}", Display = $"12-000000{id}", LookupHash = [(byte)id, .. new byte[31]], CreatedAt = DateTime.UtcNow });
        db.SaveChanges();
        var tallies = new WorkTallies();
        var random = new Random(17);
        IReadOnlyList<WorkKind> others = [.. KindsOfWork().Where(k => k.Code != Protest.ProtestKind.Code)];
        db.Database.OpenConnection();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using (var transaction = connection.BeginTransaction())
        {
            using var item = new Insert<WorkRecord>(db, transaction, "WorkItem");
            using var entry = new Insert<WorkEntry>(db, transaction, "WorkItemEntry");
            for (var id = 1; id <= items; id++)
            {
                var row = Row(id, others, random);
                tallies.Count(row, +1);
                item.Run(row);
                entry.Run(new WorkEntry { Id = id, WorkId = id, Kind = row.Kind, Entry = row.LeadEntry, Port = row.Port, PartyId = row.ImporterId, Matter = "", ImporterId = row.ImporterId, OrganizationId = row.OrganizationId, Filer = row.Filer, Office = row.Office });
            }
            transaction.Commit();
        }
        db.WriteAsync(() => tallies.WriteAsync(db)).GetAwaiter().GetResult();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        return options;
    }

    /// <summary>Three of five are open. Each column has a few values, and ties in what lists sort by.</summary>
    static WorkRecord Row(int id, IReadOnlyList<WorkKind> others, Random random)
    {
        var isOpen = random.Next(5) < 3;
        var waits = isOpen && random.Next(4) == 0;
        var kind = random.Next(5) < 2 ? Protest.ProtestKind : others[random.Next(others.Count)];
        DateOnly? due = isOpen && random.Next(20) > 0 ? Today.AddDays(random.Next(700) - 70) : null;
        return new WorkRecord
        {
            Id = id,
            Kind = kind.Code,
            Number = $"270426{id % 1_000_000:D6}",
            Office = $"{1 + id % 10:D3}",
            Port = random.Next(2) == 0 ? "2704" : "1001",
            ImporterId = 1 + random.Next(Kinds),
            OrganizationId = 1 + random.Next(Kinds),
            Filer = "XYZ",
            State = StateOf(kind, isOpen, random),
            Phase = isOpen ? WorkPhase.Open : WorkPhase.Closed,
            AssigneeId = random.Next(5) is var person and > 0 ? person : null,
            TeamId = random.Next(4) is var team and > 0 ? team : null,
            HeldUntil = isOpen && random.Next(6) == 0 ? Today.AddDays(9) : null,
            IsWaitingForTrade = waits,
            AnswerBy = waits ? Today.AddDays(20) : null,
            IsOverdue = due < Today,
            NextClock = due is null ? null : random.Next(2) == 0 ? "protest-decision" : "protest-accelerated",
            NextDue = due,
            Heading = $"84{random.Next(Kinds):D2}",
            EntryType = random.Next(2) == 0 ? "01" : "03",
            Segment = random.Next(3) == 0 ? WorkSegments.TierThree : WorkSegments.Other,
            Issue = "Classification",
            Asks = "Classification: portable computers of several sizes",
            AmountCents = random.Next(1_000_000),
            EntryCount = 1,
            LeadEntry = EntryOf(id),
            FiledOn = Today.AddDays(-random.Next(700)),
            ClosedOn = isOpen ? null : Today.AddDays(-random.Next(300)),
            ChangedAt = new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-random.Next(1_000_000)),
            Seq = 1,
        };
    }

    /// <summary>Half of the open protests are forwarded; other kinds stand in any of their states.</summary>
    static string StateOf(WorkKind kind, bool isOpen, Random random)
    {
        if (kind.Code == Protest.ProtestKind.Code) return isOpen ? random.Next(2) == 0 ? "open" : "forwarded" : "denied";
        var states = kind.LifeCycle.States.Where(s => s.IsOpen == isOpen).ToList();
        return states[random.Next(states.Count)].Code;
    }

    /// <summary>Every kind of the domain, by its code.</summary>
    static IEnumerable<WorkKind> KindsOfWork() => typeof(WorkItem).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WorkItem)))
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(WorkKind)).Select(f => (WorkKind)f.GetValue(null)!)).OrderBy(k => k.Code, StringComparer.Ordinal);

    /// <summary>Inserts rows of an entity by their columns: EF's own way would take minutes for a million.</summary>
    internal sealed class Insert<T> : IDisposable where T : class
    {
        readonly List<IProperty> properties;
        readonly SqliteCommand command;

        public Insert(PortalDbContext db, SqliteTransaction transaction, string table)
        {
            properties = [.. db.Model.FindEntityType(typeof(T))!.GetProperties()];
            command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO {table} ({string.Join(", ", properties.Select(p => p.GetColumnName()))}) VALUES ({string.Join(", ", properties.Select((_, i) => Name(i)))})";
            for (var i = 0; i < properties.Count; i++) command.Parameters.Add(new SqliteParameter(Name(i), null));
        }

        public void Run(T row)
        {
            for (var i = 0; i < properties.Count; i++)
            {
                var value = properties[i].PropertyInfo!.GetValue(row);
                if (value is not null && properties[i].GetTypeMapping().Converter is { } converter) value = converter.ConvertToProvider(value);
                command.Parameters[i].Value = value is Enum number ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : value ?? DBNull.Value;
            }
            command.ExecuteNonQuery();
        }

        static string Name(int i) => "$p" + i.ToString(CultureInfo.InvariantCulture);

        public void Dispose() => command.Dispose();
    }
}
