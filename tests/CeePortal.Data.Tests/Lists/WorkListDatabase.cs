using CeePortal.Data.Scoping;
using CeePortal.Data.Trade;
using CeePortal.Data.Work;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Tests.Lists;

/// <summary>A SQLite file with the real migrations and rows of work of two Centers and two ports, with many ties in every
/// column that a list sorts by, and nulls where there may be some.</summary>
public sealed class WorkListDatabase : IDisposable
{
    public static readonly DateOnly Today = new(2026, 9, 1);
    public const long Me = 71, Colleague = 72, TeamOne = 81, TeamTwo = 82, OtherTeam = 83, Broker = 90, Attorney = 91;

    readonly TestDatabase test = new();

    public WorkListDatabase()
    {
        using var db = Open(PortalScope.System);
        for (var id = 1; id <= 5; id++)
            db.Importers.Add(new Importer
            {
                Id = id,
                Kind = ImporterNumberKind.Irs,
                NumberText = $"12-000000{id}",
                Display = $"12-000000{id}",
                LookupHash = [(byte)id, .. new byte[31]],
                Name = $"Importer {id}",
                CreatedAt = Samples.At,
            });
        db.SaveChanges();
        var random = new Random(11);
        var tallies = new WorkTallies();
        for (var i = 0; i < 600; i++)
        {
            var row = Row(1000 + i, random);
            db.WorkItems.Add(row);
            tallies.Count(row, +1);
            db.WorkEntries.Add(new WorkEntry
            {
                Id = 5000 + i,
                WorkId = row.Id,
                Kind = row.Kind,
                Entry = row.LeadEntry,
                Port = row.Port,
                PartyId = i,
                Matter = "m",
                ImporterId = row.ImporterId,
                OrganizationId = row.OrganizationId,
                Filer = row.Filer,
                Office = row.Office,
            });
        }
        db.SaveChanges();
        tallies.WriteAsync(db).GetAwaiter().GetResult();
    }

    static WorkRecord Row(long id, Random random)
    {
        var port = Pick("2704", "1001", "3901");
        var isOpen = random.Next(3) > 0;
        var waits = isOpen && random.Next(4) == 0;
        DateOnly? due = isOpen && random.Next(6) > 0 ? Today.AddDays(random.Next(40) - 5) : null;
        return new WorkRecord
        {
            Id = id,
            Kind = Pick("protest", "protest", "errand"),
            Number = $"{port}26{100_000 + id}",
            Office = Pick("007", "007", "009", port),
            Port = port,
            ImporterId = 1 + random.Next(5),
            OrganizationId = Pick(Broker, Attorney, 92),
            Filer = Pick("XYZ", "ABC", "-"),
            State = isOpen ? Pick("open", "forwarded") : Pick("denied", "approved"),
            Phase = isOpen ? Pick(WorkPhase.Open, WorkPhase.Pending) : WorkPhase.Closed,
            AssigneeId = isOpen ? Pick<long?>(null, Me, Colleague) : null,
            TeamId = Pick<long?>(null, null, TeamOne, TeamTwo, OtherTeam),
            HeldUntil = isOpen && random.Next(8) == 0 ? Today.AddDays(9) : null,
            IsWaitingForTrade = waits,
            AnswerBy = waits ? Today.AddDays(20) : null,
            IsOverdue = due < Today,
            NextClock = due is null ? null : Pick("protest-decision", "protest-accelerated"),
            NextDue = due,
            Heading = Pick("8471", "6206", "", "8413"),
            EntryType = Pick("01", "03"),
            Segment = Pick(WorkSegments.TierThree, WorkSegments.Other),
            Issue = Pick("Classification", "AppraisedValue"),
            Asks = "Classification: things",
            AmountCents = random.Next(12) * 1_000_00,
            EntryCount = 1,
            LeadEntry = $"XYZ{id % 40:D8}",
            FiledOn = Today.AddDays(-random.Next(60)),
            ClosedOn = isOpen ? null : Today.AddDays(-random.Next(10)),
            ChangedAt = Samples.At.AddHours(-random.Next(30)),
            Seq = 1,
        };

        T Pick<T>(params T[] from) => from[random.Next(from.Length)];
    }

    public PortalDbContext Open(PortalScope scope) => test.Open(scope);

    public void Dispose() => test.Dispose();
}
