using System.Globalization;
using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Secrets;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Liquidation;

/// <summary>A portal with entries of the importer 12-3456789, filed by XYZ at 2704: each test takes one of its own.</summary>
public sealed class LiquidationPortal : IAsyncLifetime
{
    int serial = 700_000;
    long importerId, uploadId;

    public PortalFactory Portal { get; } = new();

    public DateOnly Today { get; } = new LegalClock(TimeProvider.System).Today;

    public async Task InitializeAsync()
    {
        await Portal.AccountAsync(PortalRoles.Importer);
        await Portal.AccountAsync(PortalRoles.Broker);
        var vault = Portal.Services.GetRequiredService<ImporterNumberVault>();
        await Portal.DataAsync(async db =>
        {
            var hash = vault.Hash(ImporterNumber.Parse("12-3456789"));
            var importer = await db.Importers.SingleOrDefaultAsync(i => i.LookupHash == hash);
            if (importer is null) db.Importers.Add(importer = vault.NewImporter(ImporterNumber.Parse("12-3456789"), "Example Electronics", DateTime.UtcNow));
            importer.Name = "Example Electronics";
            var broker = await db.FilerAccounts.SingleAsync(f => f.Filer == "XYZ");
            var upload = new Upload { OrganizationId = broker.OrganizationId, UploadedBy = 1, Filer = "XYZ", FileName = "entries.ae", Status = UploadStatus.Done, ReceivedAt = DateTime.UtcNow };
            db.Uploads.Add(upload);
            await db.SaveChangesAsync();
            (importerId, uploadId) = (importer.Id, upload.Id);
            return 0;
        });
    }

    /// <summary>An entry on file.</summary>
    /// <param name="enteredAgo">How many days ago it was entered.</param>
    /// <param name="estimated">True for the filer's estimate; false for CBP's date.</param>
    /// <param name="handledBy">The Center or port.</param>
    public async Task<EntryNumber> EntryAsync(int enteredAgo, bool estimated = false, string handledBy = "007", string type = "01", string port = "2704")
    {
        var number = EntryNumber.Create(FilerCode.Parse("XYZ"), Interlocked.Increment(ref serial));
        var entered = Today.AddDays(-enteredAgo);
        var draft = new EntrySummaryDraft
        {
            Number = number,
            PortOfEntry = PortCode.Parse(port),
            Type = EntryType.Parse(type),
            Importer = ImporterNumber.Parse("12-3456789"),
            EstimatedEntryDate = estimated ? entered : null,
            EntryDateCbp = estimated ? null : entered,
        };
        var line = new EntryLineDraft { Number = 1, Origin = CountryCode.Parse("TW"), Description = "GOODS" };
        line.Tariffs.Add(new TariffDraft(HtsNumber.Parse("8471300100"), Money.Dollars(10_000), Money.Zero, 100, "NO"));
        draft.Lines.Add(line);
        var decision = new RoutingDecision
        {
            Destination = Destination.FromCode(handledBy),
            RevenuePort = draft.PortOfEntry,
            Basis = handledBy.Length == 3 ? RoutingBasis.Assignment : RoutingBasis.NoCenterForGoods,
            CoverageBasis = CoverageBasis.Published,
            Date = new DecidingDate(entered, estimated ? DateBasis.EstimatedEntryDate : DateBasis.EntryDate),
            PolicyVersion = "5",
            CoverageVersion = "1",
            Reasons = [],
            Lines = [],
        };
        await Portal.DataAsync(async db =>
        {
            var rows = EntryRows.From(draft, decision, importerId, uploadId, DateTime.UtcNow, entered, db.Keys!.Next);
            db.Add(rows.Entry);
            db.AddRange(rows.Lines);
            db.Add(rows.Decision);
            return await db.SaveChangesAsync();
        });
        return number;
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Ago(int days) => Iso(Today.AddDays(-days));

    public Task<EntryLiquidationState?> StateAsync(EntryNumber number)
    {
        var compact = number.ToCompact();
        return Portal.DataAsync(db => db.EntryLiquidationStates.AsNoTracking().SingleOrDefaultAsync(s => s.Number == compact));
    }

    public Task<List<EntryClock>> ClocksAsync(EntryNumber number)
    {
        var compact = number.ToCompact();
        return Portal.DataAsync(db => db.EntryClocks.AsNoTracking().Where(c => c.Number == compact).OrderBy(c => c.LastDay).ToListAsync());
    }

    /// <summary>Sends a file by the form.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string file, string name = "extract.csv")
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent((await browser.PageAsync("/liquidation/new")).Token()), "__RequestVerificationToken");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "File", name);
        return await browser.PostAsync(new Uri("/liquidation/new", UriKind.Relative), form);
    }

    /// <summary>Loads rows under the header, and waits until they have been worked through.</summary>
    public async Task<Upload> LoadAsync(HttpClient browser, params string[] rows)
    {
        using var answer = await SendAsync(browser, "Entry Number,Event,Date,Type,Basis,As Of,Entry Date\n" + string.Join('\n', rows) + "\n");
        Assert.True((int)answer.StatusCode == 302, $"{answer.StatusCode}: {(await answer.DocumentAsync()).Words()}");
        var address = answer.Headers.Location!.ToString();
        return await Portal.EndOfAsync(long.Parse(address[(address.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture));
    }

    Task IAsyncLifetime.DisposeAsync() => Portal.DisposeAsync().AsTask();
}
