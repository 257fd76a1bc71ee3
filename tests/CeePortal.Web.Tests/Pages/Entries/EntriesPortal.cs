using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Secrets;
using CeePortal.Data.Trade;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Entries;

/// <summary>A portal with entries on file, each routed by the real router under the real book. The accounts of
/// PortalFactory fit them: importer 12-3456789, filer XYZ, Center 007, port 2704.</summary>
public sealed class EntriesPortal : IAsyncLifetime
{
    /// <summary>Everything was filed from this instant on: noon in Washington.</summary>
    public static readonly DateTime FirstFiling = new(2026, 3, 2, 17, 0, 0, DateTimeKind.Utc);

    public const string Person = "123-45-6789";
    public const string Formula = "=Imports & \"Sons\", Inc.";

    public PortalFactory Portal { get; } = new();

    /// <summary>XYZ-0000001: computers of the assigned importer, filed at 2704, so the Center 007 handles it.</summary>
    public EntryNumber Computers { get; } = EntryNumber.Create(FilerCode.Parse("XYZ"), 1);

    /// <summary>XYZ-0000002: knitted shirts of an importer without a Center, filed at 1001.</summary>
    public EntryNumber Shirts { get; } = EntryNumber.Create(FilerCode.Parse("XYZ"), 2);

    /// <summary>QQQ-0000003: medicines of a person, filed by another broker at 3901; withdrawn.</summary>
    public EntryNumber OfPerson { get; } = EntryNumber.Create(FilerCode.Parse("QQQ"), 3);

    public long UploadId { get; private set; }
    public long PersonId { get; private set; }

    public async Task InitializeAsync()
    {
        await Portal.AccountAsync(PortalRoles.Importer);
        await Portal.AccountAsync(PortalRoles.Broker);
        var vault = Portal.Services.GetRequiredService<ImporterNumberVault>();
        var books = Portal.Services.GetRequiredService<RoutingBookSource>();
        await Portal.DataAsync(async db =>
        {
            var broker = await db.FilerAccounts.SingleAsync(f => f.Filer == "XYZ");
            var electronics = await ImporterAsync(db, vault, "12-3456789", "Example Electronics");
            var apparel = await ImporterAsync(db, vault, "98-7654321", Formula);
            var person = await ImporterAsync(db, vault, Person, null);
            PersonId = person.Id;
            db.ImporterAssignments.Add(new ImporterAssignment { ImporterId = electronics.Id, From = new(2017, 6, 1), Status = AssignmentStatus.Assigned, Center = "007", Basis = "Predominant goods", RecordedAt = FirstFiling });
            var upload = new Upload { OrganizationId = broker.OrganizationId, UploadedBy = 1, Filer = "XYZ", FileName = "march batch.ae", Status = UploadStatus.Done, ReceivedAt = FirstFiling };
            db.Uploads.Add(upload);
            await db.SaveChangesAsync();
            UploadId = upload.Id;

            var book = await books.GetAsync();
            var standings = await ImporterStandings.LoadAsync(db, [electronics.Id, apparel.Id, person.Id]);
            var first = Draft(Computers, "2704", "8471300100");
            first.StatementPort = PortCode.Parse("2720");
            var line = first.Lines[0];
            line.Description = string.Join(' ', Enumerable.Repeat("PORTABLE COMPUTERS WITH CHARGERS", 12));
            line.GrossWeight = 12_345;
            line.Cases.Add(new CaseDraft("A570860001", false, 8530, "A", Money.Dollars(4200), null, new Money(358_260)));
            line.Fees.Add(new FeeDraft("499", new Money(3464)));
            line.Visa = "9KR123456";
            first.Totals.Fees = new Money(3464);
            first.Totals.ByClass.Add(new FeeDraft("499", new Money(3464)));
            first.Totals.Duty = new Money(10_050);
            first.Totals.Antidumping = new Money(358_260);
            await FileAsync(db, book, standings, first, electronics, FirstFiling, before: new DateOnly(2014, 3, 1));
            await FileAsync(db, book, standings, Draft(Shirts, "1001", "6109100012"), apparel, FirstFiling.AddDays(1));
            var withdrawn = await FileAsync(db, book, standings, Draft(OfPerson, "3901", "3004909290", estimated: false), person, FirstFiling.AddDays(2));
            withdrawn.Status = EntryStatus.Withdrawn;
            // Enough of one broker and one Center for a second page.
            for (var i = 100; i < 170; i++)
                await FileAsync(db, book, standings, Draft(EntryNumber.Create(FilerCode.Parse("XYZ"), i), "2704", "8471300100"), electronics, FirstFiling.AddDays(5).AddMinutes(i / 3));
            await db.SaveChangesAsync();
            return 0;
        });

        async Task<EntrySummary> FileAsync(PortalDbContext db, RoutingBook book, Dictionary<long, ImporterStanding> standings, EntrySummaryDraft draft, Importer importer, DateTime at, DateOnly? before = null)
        {
            var received = Domain.Clocks.LegalClock.DayOf(new DateTimeOffset(at));
            var lines = new RoutingLines();
            var decision = EntryRouter.Decide(book, lines.Ask(draft, received, standings[importer.Id]));
            var rows = EntryRows.From(draft, decision, importer.Id, UploadId, at, received, db.Keys!.Next);
            db.Add(rows.Entry);
            db.AddRange(rows.Lines);
            if (before is { } earlier)
            {
                rows.Decision.Seq = 2;
                var old = EntryRouter.Decide(book, lines.Ask(draft.PortOfEntry, draft.Type, new DecidingDate(earlier, DateBasis.EntryDate), standings[importer.Id]));
                db.Add(EntryRows.Decide(rows.Entry, old, db.Keys!.Next(), 1, at.AddDays(-1), null));
                db.Add(EntryFinding.From(new Finding { Code = "438", Severity = Severity.Warning, Message = "The charges are high.", Fix = "Compare them with the invoice.", Line = 1, Field = "Charges" },
                    db.Keys!.Next(), UploadId, 0, "XYZ", rows.Entry));
            }
            db.Add(rows.Decision);
            return rows.Entry;
        }
    }

    /// <summary>So many importers with a name in common, each with an entry.</summary>
    public Task AddImportersAsync(string name, int count) => Portal.DataAsync(async db =>
    {
        var vault = Portal.Services.GetRequiredService<ImporterNumberVault>();
        var book = await Portal.Services.GetRequiredService<RoutingBookSource>().GetAsync();
        var lines = new RoutingLines();
        for (var i = 1; i <= count; i++)
        {
            var importer = await ImporterAsync(db, vault, $"77-{i:D7}", $"{name} {i} of {count}");
            var draft = Draft(EntryNumber.Create(FilerCode.Parse("MMM"), i), "1703", "8471300100");
            var received = Domain.Clocks.LegalClock.DayOf(new DateTimeOffset(FirstFiling));
            var rows = EntryRows.From(draft, EntryRouter.Decide(book, lines.Ask(draft, received, null)), importer.Id, UploadId, FirstFiling, received, db.Keys!.Next);
            db.Add(rows.Entry);
            db.AddRange(rows.Lines);
            db.Add(rows.Decision);
        }
        return await db.SaveChangesAsync();
    });

    static async Task<Importer> ImporterAsync(PortalDbContext db, ImporterNumberVault vault, string number, string? name)
    {
        var hash = vault.Hash(ImporterNumber.Parse(number));
        if (await db.Importers.SingleOrDefaultAsync(i => i.LookupHash == hash) is not { } importer)
            db.Importers.Add(importer = vault.NewImporter(ImporterNumber.Parse(number), name, FirstFiling));
        importer.Name = name;
        await db.SaveChangesAsync();
        return importer;
    }

    static EntrySummaryDraft Draft(EntryNumber number, string port, string tariff, bool estimated = true)
    {
        var draft = new EntrySummaryDraft
        {
            Number = number,
            PortOfEntry = PortCode.Parse(port),
            StatementPort = PortCode.Parse(port),
            Type = EntryType.Consumption,
            Importer = ImporterNumber.Parse("12-3456789"),
            EstimatedEntryDate = estimated ? new DateOnly(2026, 3, 4) : null,
            EntryDateCbp = estimated ? null : new DateOnly(2026, 3, 20),
            ModeOfTransport = "11",
        };
        var line = new EntryLineDraft { Number = 1, Origin = CountryCode.Parse("TW"), Export = CountryCode.Parse("TW"), Description = "GOODS", Manufacturer = ManufacturerId.Parse("TWEXACOM123TAI") };
        line.Tariffs.Add(new TariffDraft(HtsNumber.Parse(tariff), Money.Dollars(10_000), new Money(10_050), 12_050, "NO"));
        draft.Lines.Add(line);
        return draft;
    }

    Task IAsyncLifetime.DisposeAsync() => Portal.DisposeAsync().AsTask();
}
