using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Tests.Work;

/// <summary>Protests to store: filed on the day that the test's clock shows, of entries liquidated in July 2026.</summary>
static class WorkSamples
{
    public static readonly DateOnly Today = new(2026, 9, 1);

    public static WorkStore Store(TestDatabase test) => new(new WorkKinds([Protest.ProtestKind]), new LegalClock(test.Time));

    public static Act By(WorkRoles roles, long? id = 1, DateOnly? on = null) =>
        new(new Actor(id, roles), LegalClock.StartOf(on ?? Today).AddHours(14), Law.Declared);

    public static readonly Act Filer = By(WorkRoles.Filer, 11), Specialist = By(WorkRoles.Specialist, 21), Supervisor = By(WorkRoles.Supervisor, 31);

    public static EntryNumber Entry(int serial) => EntryNumber.Create(FilerCode.Parse("XYZ"), serial);

    public static ProtestFiling Filing(long party, string category, params int[] serials) => new()
    {
        Protestant = new(ProtestantKind.Importer, party),
        Entries = [.. serials.Select(s => new ProtestedEntry(Entry(s), PortCode.Parse("2704"), Destination.FromCode("007"),
            new DecidingDate(new DateOnly(2025, 9, 3), DateBasis.EntryDate), new ClockStart(new DateOnly(2026, 7, 17))))],
        Objections = [new(ProtestableDecision.Classification, category, [.. serials.Select(Entry)], "Heading 8471", "They compute.")],
        DrawbackDeclaration = "None of the entries is subject to drawback.",
    };

    public static WorkFiling Prepare(Samples samples, string category = "Portable computers", long? importer = null, params int[] serials)
    {
        var party = importer ?? samples.Importer.Id;
        var filing = Filing(party, category, serials.Length == 0 ? [1] : serials);
        return new(Protest.ProtestKind, PortCode.Parse("2704"), 2026, number => Protest.File(number, filing, Filer), party, samples.Broker.Id);
    }

    public static readonly StructuredReason Because = new("classification-correct", "They do not compute.", "HTSUS, note 6 to chapter 84");
}
