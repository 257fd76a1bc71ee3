using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Data.Trade;
using CeePortal.Data.Uploads;
using CeePortal.Data.Writing;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Data.Tests;

/// <summary>Rows to test with: a broker, an importer, an upload, entries of three lines.</summary>
public sealed class Samples
{
    Samples(TestDatabase test) => this.test = test;

    readonly TestDatabase test;
    public Organization Broker { get; private set; } = null!;
    public Importer Importer { get; private set; } = null!;
    public Upload Upload { get; private set; } = null!;

    public static readonly DateTime At = new(2026, 9, 1, 14, 0, 0, 123, 456, DateTimeKind.Utc);

    public static async Task<Samples> CreateAsync(TestDatabase test)
    {
        var samples = new Samples(test);
        await using var db = test.Open();
        samples.Broker = new Organization { Kind = OrganizationKind.Broker, Name = "Sample broker", CreatedAt = At };
        db.Add(samples.Broker);
        samples.Importer = test.Vault.NewImporter(ImporterNumber.Parse("12-3456789"), "Sample importer", At);
        db.Add(samples.Importer);
        await db.SaveChangesAsync();
        samples.Upload = await samples.NewUploadAsync(db);
        return samples;
    }

    public async Task<Upload> NewUploadAsync(PortalDbContext db)
    {
        var upload = new Upload { OrganizationId = Broker.Id, UploadedBy = 1, Filer = "XYZ", FileName = "sample.txt", Status = UploadStatus.Waiting, ReceivedAt = At };
        db.Add(upload);
        await db.SaveChangesAsync();
        return upload;
    }

    public EntryRows Entry(int serial, string handledBy = "007", string port = "2704", string filer = "XYZ", long? importerId = null, EntryOnFile? replaces = null,
        long? uploadId = null, string? description = null)
    {
        var draft = new EntrySummaryDraft
        {
            Number = EntryNumber.Create(FilerCode.Parse(filer), serial),
            PortOfEntry = PortCode.Parse(port),
            StatementPort = PortCode.Parse("2720"),
            Type = EntryType.Consumption,
            BrokerReference = "REF" + serial,
            ModeOfTransport = "11",
            Importer = ImporterNumber.Parse("12-3456789"),
            EstimatedEntryDate = new DateOnly(2026, 9, 3),
            PaymentType = "3",
            StateOfDestination = "CA",
            Carrier = "EXCA",
        };
        draft.Bonds.Add(new BondDraft("8", "B", "001", null));
        draft.Bills.Add(new BillDraft("M", "EXCA", "BILL" + serial));
        for (var i = 1; i <= 3; i++)
        {
            var line = new EntryLineDraft { Number = i, Origin = CountryCode.Parse("TW"), Export = CountryCode.Parse("TW"), Description = description ?? "PORTABLE COMPUTERS", Manufacturer = ManufacturerId.Parse("TWEXACOM123TAI") };
            line.Tariffs.Add(new TariffDraft(HtsNumber.Parse("8471300100"), Money.Dollars(500 * i), Money.Zero, 1000, "NO"));
            line.Fees.Add(new FeeDraft("499", new Money(1732)));
            draft.Lines.Add(line);
        }
        draft.Totals.Fees = new Money(3 * 1732);
        var destination = Destination.FromCode(handledBy);
        var decision = new RoutingDecision
        {
            Destination = destination,
            RevenuePort = draft.PortOfEntry,
            Basis = destination.Kind == DestinationKind.Center ? RoutingBasis.Assignment : RoutingBasis.NoCenterForGoods,
            CoverageBasis = CoverageBasis.Provisional,
            Date = new DecidingDate(new DateOnly(2026, 9, 3), DateBasis.EstimatedEntryDate),
            PolicyVersion = "5",
            CoverageVersion = "1",
            Reasons = [new Reason("Assigned", 1, [handledBy, "2017-06-01"])],
            Lines = [.. draft.Lines.Select(l => new LineRouting(l.Number, l.Tariffs[0].Number, Destination.Of(CenterCode.Of(7)), CoverageBasis.Provisional))],
        };
        return EntryRows.From(draft, decision, importerId ?? Importer.Id, uploadId ?? Upload.Id, At, new DateOnly(2026, 9, 1), test.Keys.Next, replaces);
    }

    public EntryFinding Finding(EntrySummary? accepted = null, long record = 7, string code = "B16", string filer = "XYZ") => EntryFinding.From(new Finding
    {
        Code = code,
        Severity = accepted is null ? Severity.Fatal : Severity.Warning,
        Message = "The check digit is wrong.",
        Fix = "Compare the number.",
        Entry = "XYZ-0000001-5",
        Record = record,
        RecordType = "10",
        ColumnFrom = 9,
        ColumnTo = 16,
        Field = "Entry number",
        Value = "00000016",
        Image = "10AXYZ",
    }, test.Keys.Next(), Upload.Id, Broker.Id, filer, accepted);

    public IntakeSlice Slice(int before = 0, Upload? upload = null) =>
        new() { UploadId = (upload ?? Upload).Id, OrganizationId = Broker.Id, SlicesBefore = before, At = At };
}
