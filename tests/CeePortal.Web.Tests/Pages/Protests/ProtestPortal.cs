using System.Globalization;
using AngleSharp.Html.Dom;
using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Work;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Protests;

/// <summary>A portal of January 2026 with entries that were liquidated in July 2025, an importer and its people, and the Center
/// and port that work them.</summary>
public sealed class ProtestPortal : IAsyncDisposable
{
    /// <summary>The hands of the portal's clock.</summary>
    public MovedClock Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 17, 0, 0, TimeSpan.Zero));

    public PortalFactory Portal { get; }

    public ProtestPortal() => Portal = new PortalFactory { Time = Clock };

    public static EntryNumber Number(int serial) => EntryNumber.Create(FilerCode.Parse("XYZ"), serial);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>The importer that belongs to the test importer's organization.</summary>
    public async Task<long> ImporterAsync()
    {
        await Portal.AccountAsync(PortalRoles.Importer);
        return await Portal.DataAsync(db => db.Importers.Where(i => i.NumberText == "12-3456789").Select(i => i.Id).SingleAsync());
    }

    /// <summary>Puts an entry of the test importer on file.</summary>
    /// <param name="liquidated">When it was liquidated; null for not yet.</param>
    public async Task<EntryNumber> EntryAsync(int serial, string? liquidated = "2025-07-18", string office = "007", string port = "2704", long? importer = null, string surety = "036")
    {
        var owner = importer ?? await ImporterAsync();
        var number = Number(serial);
        await Portal.DataAsync(async db =>
        {
            var entry = Entry(serial, owner, office, port, surety);
            if (liquidated is null) (entry.EntryDateCbp, entry.DecidingDate, entry.ReceivedOn) = (recently, recently, recently); // else it is deemed liquidated
            db.Entries.Add(entry);
            db.EntryLines.Add(new EntryLine { EntryId = entry.Id, Number = 1, Origin = "CN", DecidingNumber = "8413702004", ValueCents = 50_000_00, DutyCents = 1_250_00, ImporterId = owner, Filer = "XYZ", PortOfEntry = port, HandledBy = office });
            if (liquidated is not null) db.EntryLiquidationStates.Add(Liquidated(entry, liquidated));
            await db.SaveChangesAsync();
            return true;
        });
        return number;
    }

    static readonly DateOnly recently = new(2025, 10, 6);
    static long keys = 9_000_000_000;

    public static EntrySummary Entry(int serial, long importer, string office = "007", string port = "2704", string surety = "036")
    {
        var entered = new DateOnly(2024, 9, 3);
        return new()
        {
            Id = Interlocked.Increment(ref keys),
            Number = Number(serial).ToCompact(),
            Filer = "XYZ",
            Type = "01",
            PortOfEntry = port,
            ImporterId = importer,
            HandledBy = office,
            EntryDateCbp = entered,
            DecidingDate = entered,
            DateBasis = DateBasis.EntryDate,
            ReceivedOn = entered,
            DutyCents = 1_250_00,
            LineCount = 1,
            Surety = surety,
            FiledAt = new(2024, 9, 3, 12, 0, 0, DateTimeKind.Utc),
        };
    }

    public static EntryLiquidationState Liquidated(EntrySummary entry, string on) => new()
    {
        Id = entry.Id,
        Number = entry.Number,
        EntryDate = entry.EntryDateCbp,
        LiquidatedOn = DateOnly.Parse(on, CultureInfo.InvariantCulture),
        ImporterId = entry.ImporterId,
        Filer = entry.Filer,
        PortOfEntry = entry.PortOfEntry,
        HandledBy = entry.HandledBy,
    };

    /// <summary>Fills in a draft as a person would, step by step, and gives its address.</summary>
    public static async Task<string> DraftAsync(HttpClient browser, IReadOnlyList<EntryNumber> entries, string category = "Centrifugal pumps", Dictionary<string, string>? requests = null, string decision = "Classification")
    {
        using var begun = await browser.PostFormAsync("/protests", [], "Begin");
        var draft = begun.Headers.Location!.ToString();
        await Step(draft + "/parties", new() { ["Input.By"] = "Importer", ["Input.Party"] = await PartyAsync(draft), ["Input.Drawback"] = "None of the entries is the subject of drawback." });
        await Step(draft + "/entries", new() { ["Add"] = string.Join('\n', entries), ["then"] = "on" });
        await Step(draft + "/objections/0", new() { ["Input.Decision"] = decision, ["Input.Category"] = category, ["Input.Claim"] = "Subheading 8413.70.20", ["Input.Reasons"] = "They are submersible.", ["then"] = "on" });
        if (requests is not null) await Step(draft + "/requests", requests);
        return draft;

        async Task Step(string address, Dictionary<string, string> fields)
        {
            using var answer = await browser.PostFormAsync(address, fields);
            Assert.True(answer.Headers.Location is not null, $"{address}: {answer.StatusCode}");
        }

        async Task<string> PartyAsync(string at)
        {
            var page = await browser.PageAsync(at + "/parties");
            return (page.QuerySelector("#Input_Party") as IHtmlSelectElement)?.Options.LastOrDefault()?.Value ?? "12-3456789";
        }
    }

    /// <summary>Checks and sends a draft.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string draft)
    {
        var page = await browser.PageAsync(draft + "/check");
        var seq = page.QuerySelector("input[name=seq]")?.GetAttribute("value") ?? throw new InvalidOperationException(page.Words());
        return await browser.PostFormAsync(draft + "/check", new() { ["seq"] = seq });
    }

    /// <summary>Files a protest and gives its number.</summary>
    public async Task<string> FileAsync(HttpClient browser, IReadOnlyList<EntryNumber> entries, string category = "Centrifugal pumps", Dictionary<string, string>? requests = null)
    {
        using var sent = await SendAsync(browser, await DraftAsync(browser, entries, category, requests));
        Assert.EndsWith("/receipt", sent.Headers.Location?.ToString() ?? await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var row = await Portal.DataAsync(db => db.WorkItems.OrderByDescending(w => w.Id).FirstAsync());
        return row.WorkNumber.ToString();
    }

    /// <summary>A protest as its events make it.</summary>
    public async Task<Protest> ProtestAsync(string number)
    {
        var row = await RowAsync(number);
        return await Portal.DataAsync(async db => (await Portal.Services.GetRequiredService<WorkStore>().FindAsync(db, row.Id))!.As<Protest>());
    }

    public Task<WorkRecord> RowAsync(string number)
    {
        var compact = number.Replace("-", "", StringComparison.Ordinal);
        return Portal.DataAsync(db => db.WorkItems.SingleAsync(w => w.Number == compact));
    }
}

/// <summary>The real clock, as if it had begun at another time: leases and timers run on as they do.</summary>
public sealed class MovedClock(DateTimeOffset begin) : TimeProvider
{
    TimeSpan offset = begin - System.GetUtcNow();

    public void Advance(TimeSpan by) => offset += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
}
