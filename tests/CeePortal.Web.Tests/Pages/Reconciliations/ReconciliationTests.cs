using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Reconciliations;
using CeePortal.Web.Tests.Pages.Protests;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Web.Tests.Pages.Work.KindPages;

namespace CeePortal.Web.Tests.Pages.Reconciliations;

/// <summary>Reconciliation follow-ups over HTTP and without JavaScript, in January 2026.</summary>
public sealed class ReconciliationTests : IAsyncLifetime
{
    const string Kind = "reconciliation-followup", At = "/work/reconciliation-followup/";

    readonly ProtestPortal site = new();
    readonly List<EntryNumber> entries = [];

    // Entered October 6, 2025; the first two are flagged for value, the second for a trade agreement too.
    public async Task InitializeAsync()
    {
        for (var i = 1; i <= 3; i++) entries.Add(await site.EntryAsync(i, liquidated: null));
        await FlagAsync(entries[0], """{"reconciliationIssue":"001"}""");
        await FlagAsync(entries[1], """{"reconciliationIssue":"001","reconcilesAgreement":true}""");
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    Task<int> FlagAsync(EntryNumber number, string detail)
    {
        var (compact, imported) = (number.ToCompact(), new DateOnly(2025, 10, 1));
        return site.Portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.Detail, detail).SetProperty(r => r.ImportDate, imported)));
    }

    async Task<string> NumberAsync() => (await site.Portal.DataAsync(db => db.WorkItems.Where(w => w.Kind == Kind).OrderByDescending(w => w.Id).FirstAsync())).WorkNumber.ToString();

    [Fact]
    public async Task All_flagged_entries_of_a_period_are_followed_until_a_reconciliation_entry_covers_them()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        using var specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        var draft = await DraftAsync(specialist, Kind, ("entries", new() { ["issue.Value"] = "Value", ["party.Value"] = "12-3456789", ["from.Value"] = "2025-10-01", ["to.Value"] = "2025-10-31" }));
        var check = (await CheckAsync(specialist, draft)).Words();
        Assert.Contains("July 6, 2027", check, StringComparison.Ordinal); // 21 months
        await SendAsync(specialist, draft);
        var number = await NumberAsync();
        Assert.Equal((2, true), ((await site.RowAsync(number)).EntryCount, (await site.RowAsync(number)).IsWaitingForTrade));
        Assert.Contains("A reconciliation entry of type 09 is due by July 6, 2027", await WordsAsync(importer, $"{At}{number}/letter"), StringComparison.Ordinal);

        Assert.Contains("A reconciliation entry is of type 09", await ActAsync(importer, At + number, "named", ("entry", entries[2].ToString()), ("filed", "2026-01-05"), ("form", "Aggregate"), ("change", "no")), StringComparison.Ordinal);
        Assert.Null(await ActAsync(importer, At + number, "named", ("entry", ProtestPortal.Number(900).ToString()), ("filed", "2026-01-05"), ("form", "Aggregate"), ("change", "yes"), ("difference", "1200"), ("side", "refund")));
        Assert.Contains("$1,200.00 to be refunded", await WordsAsync(specialist, At + number), StringComparison.Ordinal);
        Assert.Null(await ActAsync(specialist, At + number, "reconciled", ("text", "")));
        Assert.Equal(FollowUpLifeCycle.Reconciled, (await site.RowAsync(number)).State);
    }

    [Fact]
    public async Task An_importer_follows_a_trade_agreement_by_twelve_months_and_hears_which_entry_is_not_flagged()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        Task<string> Draft(params EntryNumber[] named) => DraftAsync(importer, Kind, ("entries", new() { ["issue.Value"] = "TradeAgreement", ["entry.Value"] = string.Join('\n', named) }));
        Assert.Contains($"Entry {entries[0]} is not flagged for this issue (free trade agreement)", (await CheckAsync(importer, await Draft(entries[0], entries[1]))).Words(), StringComparison.Ordinal);
        var draft = await Draft(entries[1]);
        Assert.Contains("October 1, 2026", (await CheckAsync(importer, draft)).Words(), StringComparison.Ordinal);
        await SendAsync(importer, draft);
        using var specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        var page = await specialist.PageAsync(At + await NumberAsync());
        Assert.DoesNotContain(page.QuerySelectorAll(".moves a"), a => a.GetAttribute("href")!.EndsWith("/not-reconciled", StringComparison.Ordinal)); // not before the time has run out
    }
}
