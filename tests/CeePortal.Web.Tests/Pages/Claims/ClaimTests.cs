using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Work;
using CeePortal.Domain.Claims;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Tests.Pages.Protests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CeePortal.Web.Tests.Pages.Work.KindPages;

namespace CeePortal.Web.Tests.Pages.Claims;

/// <summary>Claims after importation over HTTP and without JavaScript, in January 2026.</summary>
public sealed class ClaimTests : IAsyncLifetime
{
    const string Kind = "claim-1520d", At = "/work/claim-1520d/";

    readonly ProtestPortal site = new();
    EntryNumber entry;

    public async Task InitializeAsync()
    {
        entry = await site.EntryAsync(1, liquidated: null);
        await LiquidateAsync(entry);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    Task<bool> LiquidateAsync(EntryNumber number) => site.Portal.DataAsync(async db =>
    {
        var (today, compact) = (new DateOnly(2026, 1, 5), number.ToCompact());
        var docket = (await LiquidationDockets.OpenAsync(db, [compact], Law.Declared)).Values.Single();
        docket.Record(LiquidationEvent.Liquidated(new(2025, 12, 12), "1", LiquidationResult.NoChange), today, new(DateTime.UtcNow));
        await LiquidationDockets.SaveAsync(db, [docket], today);
        return true;
    });

    static Task<string> DraftAsync(HttpClient browser, EntryNumber number, string imported = "2025-10-01", string program = "S", string? received = null) => DraftOfAsync(browser,
        ("goods", new() { ["program.Value"] = program, ["goods.Value"] = "Wiring harnesses", ["declaration.Value"] = "They qualified by tariff shift.", ["declared.Value"] = "true", ["received.Value"] = received ?? "" }),
        ("entries", new() { ["entries[0].number.Value"] = number.ToString(), ["entries[0].imported.Value"] = imported, ["entries[0].refund.Value"] = "450.00" }),
        ("origin", new() { ["certificates[0].by.Value"] = "Producer", ["certificates[0].issued.Value"] = "2025-09-01", ["certificates[0].covers.Value"] = "2025", ["copies.Value"] = "Nobody.", ["filings.Value"] = "There is none." }));

    static Task<string> DraftOfAsync(HttpClient browser, params (string, Dictionary<string, string>)[] steps) => CeePortal.Web.Tests.Pages.Work.KindPages.DraftAsync(browser, Kind, steps);

    async Task<string> FileAsync(HttpClient browser, EntryNumber? number = null, string imported = "2025-10-01")
    {
        await SendAsync(browser, await DraftAsync(browser, number ?? entry, imported));
        return (await site.Portal.DataAsync(db => db.WorkItems.Where(w => w.Kind == Kind).OrderByDescending(w => w.Id).FirstAsync())).WorkNumber.ToString();
    }

    Task RunClockAsync() => site.Portal.Services.GetRequiredService<ClockRun>().RunAsync();

    async Task<PostImportationClaim> ClaimAsync(string number)
    {
        var row = await site.RowAsync(number);
        return await site.Portal.DataAsync(async db => (await site.Portal.Services.GetRequiredService<WorkStore>().FindAsync(db, row.Id))!.As<PostImportationClaim>());
    }

    [Fact]
    public async Task A_claim_on_a_liquidated_entry_is_allowed_and_reliquidates_it_with_a_refund()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        using var specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        var number = await FileAsync(importer);
        Assert.Equal("2704-26-300001", number);
        Assert.Contains("Oct 1, 2026", await WordsAsync(importer, At + number), StringComparison.Ordinal);
        var key = entry.ToCompact();
        Assert.Contains("enter the duty", await ActAsync(specialist, At + number, "decided", ($"ruling-{key}", "allow"), ($"refund-{key}", ""), ("reason", "They qualify.")), StringComparison.Ordinal);
        Assert.Contains("Say how the amount was found", await ActAsync(specialist, At + number, "decided", ($"ruling-{key}", "allow"), ($"refund-{key}", "450.00"), ("reason", "They qualify.")), StringComparison.Ordinal);
        Assert.Null(await ActAsync(specialist, At + number, "decided", ($"ruling-{key}", "allow"), ($"refund-{key}", "450.00"), ($"because-{key}", "By the invoices."), ("reason", "They qualify.")));

        Assert.Contains("entered: By the invoices.", await WordsAsync(specialist, At + number), StringComparison.Ordinal);
        Assert.Equal(ClaimLifeCycle.Allowed, (await site.RowAsync(number)).State);
        var state = await site.Portal.DataAsync(db => db.EntryLiquidationStates.AsNoTracking().SingleAsync(s => s.Number == key));
        Assert.Equal(new DateOnly(2026, 1, 5), state.ReliquidatedOn);
        var due = await site.Portal.DataAsync(db => db.RevenueDues.SingleAsync(d => d.Number == key));
        Assert.Equal((-450_00L, true), (due.DutyCents, due.ClosedAt is null));
        Assert.Contains("reliquidated with a refund of duty of $450.00", await WordsAsync(importer, $"{At}{number}/letter"), StringComparison.Ordinal);
    }

    // Wiring harnesses of $10,000 at 5 % were entered without preference: $500.00 of duty, and the merchandise processing fee of 0.3464 %, $34.64. Under the
    // USMCA they are free, and owe no fee.
    [Fact]
    public async Task The_refund_is_computed_from_the_entry_and_opens_and_another_needs_a_reason()
    {
        var compact = entry.ToCompact();
        await site.Portal.DataAsync(async db =>
        {
            var line = await db.EntryLines.SingleAsync(l => db.Entries.Any(e => e.Id == l.EntryId && e.Number == compact));
            (line.Origin, line.DecidingNumber, line.ValueCents, line.DutyCents) = ("MX", "8544300000", 10_000_00, 500_00);
            line.Detail = new CeePortal.Data.Entries.LineDetail { Tariffs = [new() { Number = "8544300000", ValueCents = 10_000_00, DutyCents = 500_00 }], Fees = [new() { Class = "499", Cents = 34_64 }] }.ToJson();
            return await db.SaveChangesAsync();
        });
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        using var specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        var number = await FileAsync(importer);
        var form = await specialist.PageAsync($"{At}{number}/act/decided");
        PageChecks.AssertSound(form);
        foreach (var (field, value) in new[] { ("refund", "500.00"), ("fee", "34.64") }) Assert.Equal(value, form.QuerySelector($"[name='{field}-{compact}.Value']")!.GetAttribute("value"));
        foreach (var words in new[] { "$500.00 was stated; under S $0.00 is due", "Column 1, special, program S: Free", "no line owes it any more", "$500.00 as computed above. The claimant asks for $450.00." }) Assert.Contains(words, form.Words(), StringComparison.Ordinal);

        var refused = await ActAsync(specialist, At + number, "decided", ($"ruling-{compact}", "allow"), ($"refund-{compact}", "450.00"), ($"fee-{compact}", "34.64"), ("reason", "They qualify."));
        Assert.Contains("the rates on file make a refund of $500.00 and $34.64. Enter that, or say why it is another", refused, StringComparison.Ordinal);
        Assert.Null(await ActAsync(specialist, At + number, "decided", ($"ruling-{compact}", "allow"), ($"refund-{compact}", "500.00"), ($"fee-{compact}", "34.64"), ("reason", "They qualify.")));
        var due = await site.Portal.DataAsync(db => db.RevenueDues.SingleAsync(d => d.Number == compact));
        Assert.Equal((-500_00L, -34_64L), (due.DutyCents, due.FeesCents));
        Assert.Equal(new Domain.Trade.Money(500_00), due.ReadFigures()[0].Parts[0].Amount);
        Assert.Contains("refund of duty of $500.00 and of the merchandise processing fee of $34.64", await WordsAsync(importer, $"{At}{number}/letter"), StringComparison.Ordinal);
        Assert.Contains("$500.00 was stated; under S $0.00 is due", await WordsAsync(importer, At + number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refund_on_a_claim_is_listed_with_interest_from_the_day_of_the_claim_and_one_on_an_entry_not_liquidated_without_an_amount_until_it_is()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var number = await FileAsync(importer);
        var open = await site.EntryAsync(3, liquidated: null);
        var later = await FileAsync(importer, open);
        site.Clock.Advance(TimeSpan.FromDays(90));
        using var specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        var (key, other) = (entry.ToCompact(), open.ToCompact());
        Assert.Null(await ActAsync(specialist, At + number, "decided", ($"ruling-{key}", "allow"), ($"refund-{key}", "450.00"), ($"because-{key}", "By the invoices."), ("reason", "They qualify.")));
        Assert.Null(await ActAsync(specialist, At + later, "decided", ($"ruling-{other}", "allow"), ("reason", "They qualify.")));

        // Received on January 5, reliquidated 90 days later; the importer's number does not say that it is a person.
        var book = await site.Portal.Services.GetRequiredService<CeePortal.Data.Revenue.RevenueBookSource>().CurrentAsync();
        var interest = book.Interest.Of(new(450_00), new(2026, 1, 5), new(2026, 4, 5), Domain.Revenue.InterestSide.CorporateOverpayment)!.Amount;
        Assert.InRange(interest.Cents, 1, 12_00);
        var due = await site.Portal.DataAsync(db => db.RevenueDues.SingleAsync(d => d.Number == key));
        Assert.Equal((CeePortal.Data.Revenue.RevenueSource.Claim, CeePortal.Data.Revenue.RevenueSide.Refund, -450_00L, -interest.Cents, number.Replace("-", "", StringComparison.Ordinal)), (due.Source, due.Side, due.DutyCents, due.InterestCents, due.Item));
        Assert.Equal(interest, (await ClaimAsync(number)).Decision!.Rulings[0].Interest);
        using var port = await site.Portal.SignedInAsync(PortalRoles.PortOfficer);
        var list = await port.PageAsync("/revenue?Source=Claim");
        PageChecks.AssertSound(list);
        Assert.Contains("from the day of the claim", list.Words(), StringComparison.Ordinal);
        Assert.Contains("It is known when the entry is liquidated.", list.Words(), StringComparison.Ordinal);
        using (var claimant = await site.Portal.SignedInAsync(PortalRoles.Importer))
            Assert.Contains($"interest of {interest} from the day of your claim (19 U.S.C. 1505(c))", await WordsAsync(claimant, $"{At}{number}/letter"), StringComparison.Ordinal);

        var unknown = await site.Portal.DataAsync(db => db.RevenueDues.SingleAsync(d => d.Number == other));
        Assert.Equal((CeePortal.Data.Revenue.RevenueSource.Claim, false, true), (unknown.Source, unknown.HasAmount, unknown.IsOpen));
        await site.Portal.DataAsync(async db =>
        {
            var today = new DateOnly(2026, 4, 5);
            var docket = (await LiquidationDockets.OpenAsync(db, [other], Law.Declared)).Values.Single();
            docket.Record(LiquidationEvent.Liquidated(today, "1", LiquidationResult.NoChange), today, new(DateTime.UtcNow));
            await LiquidationDockets.SaveAsync(db, [docket], today);
            return true;
        });
        Assert.Contains("Counted in the liquidation", (await site.Portal.DataAsync(db => db.RevenueDues.SingleAsync(d => d.Number == other))).ClosedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_waits_for_a_protest_that_was_filed_before_it_and_for_one_that_comes_later_and_goes_on_by_itself()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        using var specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        var number = await FileAsync(importer);
        var protest = await site.FileAsync(importer, [entry]);
        var key = entry.ToCompact();
        var refused = await ActAsync(specialist, At + number, "decided", ($"ruling-{key}", "allow"), ($"refund-{key}", "450.00"), ($"because-{key}", "By the invoices."), ("reason", "They qualify."));
        Assert.Contains($"Protest {protest} on the same entry is open", refused, StringComparison.Ordinal);
        await RunClockAsync();
        Assert.Equal((ClaimLifeCycle.Suspended, protest.Replace("-", "", StringComparison.Ordinal)), ((await site.RowAsync(number)).State, (await site.RowAsync(number)).WaitsFor));
        var waiting = await importer.PageAsync(At + number);
        Assert.Contains(waiting.QuerySelectorAll("a"), a => a.TextContent.Trim() == protest);
        var seq = (await site.RowAsync(number)).Seq;
        await RunClockAsync();
        Assert.Equal(seq, (await site.RowAsync(number)).Seq); // nothing twice

        // A claim on another entry that is protested already waits from its first moment.
        var other = await site.EntryAsync(2);
        var earlier = await site.FileAsync(importer, [other]);
        var second = await FileAsync(importer, other);
        Assert.Equal([WorkNumber.Parse(earlier)], (await ClaimAsync(second)).Behind);

        await WithdrawAsync(protest);
        await RunClockAsync();
        Assert.Equal(ClaimLifeCycle.Open, (await site.RowAsync(number)).State);
        Assert.Equal(ClaimLifeCycle.Suspended, (await site.RowAsync(second)).State);
        Assert.Null(await ActAsync(specialist, At + number, "decided", ($"ruling-{key}", nameof(ClaimDenial.NotOriginating)), ("reason", "They were made elsewhere.")));
        Assert.Contains("July 6, 2026", await WordsAsync(importer, $"{At}{number}/letter"), StringComparison.Ordinal); // day 180 is July 4, a Saturday and holiday
    }

    async Task WithdrawAsync(string protest)
    {
        var (row, services) = (await site.RowAsync(protest), site.Portal.Services);
        await site.Portal.DataAsync(async db =>
        {
            var store = services.GetRequiredService<WorkStore>();
            var one = (await store.FindAsync(db, row.Id))!;
            if (one.Item.State.IsOpen) one.As<Protest>().Withdraw("", new Act(new Actor(1, WorkRoles.Filer), site.Clock.GetUtcNow().UtcDateTime, Law.Declared));
            await store.SaveAsync(db, one, Law.Declared);
            return true;
        });
    }

    [Fact]
    public async Task The_form_says_what_is_wrong_before_it_is_sent()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var israel = (await CheckAsync(importer, await DraftAsync(importer, entry, program: "IL"))).Words();
        Assert.Contains("has no claims after importation. Correct the summary (PSC) while it is not liquidated, or protest", israel, StringComparison.Ordinal);
        var late = await CheckAsync(importer, await DraftAsync(importer, entry, imported: "2025-01-04"));
        Assert.Contains("the year for a claim ended on January 4, 2026", late.Words(), StringComparison.Ordinal);
        Assert.NotNull(late.QuerySelector("form input[name=seq]")); // it may be filed, and will be denied
        Assert.DoesNotContain("ended on", (await CheckAsync(importer, await DraftAsync(importer, entry, imported: "2025-01-05"))).Words(), StringComparison.Ordinal);
        Assert.Contains("is not on file here", (await CheckAsync(importer, await DraftAsync(importer, ProtestPortal.Number(77)))).Words(), StringComparison.Ordinal);
        await FileAsync(importer);
        var again = await DraftAsync(importer, entry);
        var page = await CheckAsync(importer, again);
        using var sent = await importer.PostFormAsync(again + "/check", new() { ["seq"] = page.QuerySelector("input[name=seq]")!.GetAttribute("value")! });
        Assert.Contains("under the same program already", (await sent.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_enters_a_paper_and_it_counts_from_its_receipt()
    {
        using var specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        await SendAsync(specialist, await DraftAsync(specialist, entry, imported: "2025-01-02", received: "2026-01-02"));
        var row = await site.Portal.DataAsync(db => db.WorkItems.SingleAsync(w => w.Kind == Kind));
        Assert.True((await ClaimAsync(row.WorkNumber.ToString())).Entries.Single().IsTimely);
    }
}
