using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Marking;
using CeePortal.Web.Tests.Pages.Protests;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Web.Tests.Pages.Work.KindPages;

namespace CeePortal.Web.Tests.Pages.Marking;

/// <summary>Notices to mark or redeliver over HTTP and without JavaScript, in January 2026.</summary>
public sealed class MarkingTests : IAsyncLifetime
{
    const string Kind = "cf4647", At = "/work/cf4647/";

    readonly ProtestPortal site = new();
    EntryNumber entry;

    public async Task InitializeAsync() => entry = await site.EntryAsync(1, liquidated: null);

    public async Task DisposeAsync() => await site.DisposeAsync();

    static Task<string> DraftAsync(HttpClient browser, EntryNumber number) => CeePortal.Web.Tests.Pages.Work.KindPages.DraftAsync(browser, Kind, ("notice", new()
    {
        ["entry.Value"] = number.ToString(),
        ["goods.Value"] = "Pumps, line 1",
        ["violation.Value"] = nameof(MarkingViolation.NotMarked),
        ["explanation.Value"] = "They bear no country of origin.",
        ["demand.Value"] = "either",
    }));

    [Fact]
    public async Task A_notice_is_issued_answered_by_section_three_inspected_and_accepted()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        using var specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        await SendAsync(specialist, await DraftAsync(specialist, entry));
        var number = (await site.Portal.DataAsync(db => db.WorkItems.SingleAsync(w => w.Kind == Kind))).WorkNumber.ToString();
        Assert.Equal("2704-26-930001", number);
        var letter = await WordsAsync(importer, $"{At}{number}/letter");
        Assert.Contains("Certify section III by February 4, 2026", letter, StringComparison.Ordinal);
        Assert.Contains("You may protest the demand for redelivery", letter, StringComparison.Ordinal);
        Assert.Contains("tick that it is true", await ActAsync(importer, At + number, "certified", ("disposition", "Marked"), ("done", "2026-01-05"), ("text", "Stamped at our warehouse.")), StringComparison.Ordinal);
        Assert.Null(await ActAsync(importer, At + number, "certified", ("disposition", "Marked"), ("done", "2026-01-05"), ("text", "Stamped at our warehouse."), ("certified", "true")));
        Assert.False((await site.RowAsync(number)).IsWaitingForTrade);
        Assert.Null(await ActAsync(specialist, At + number, "inspected", ("on", "2026-01-05"), ("found", "yes"), ("text", "All are marked.")));
        Assert.Null(await ActAsync(specialist, At + number, "accepted", ("text", "")));
        Assert.Equal(MarkingLifeCycle.Accepted, (await site.RowAsync(number)).State);
        Assert.Contains("All are marked.", await WordsAsync(importer, At + number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trade_issues_none_and_another_office_neither()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        Assert.DoesNotContain("Issue a CF-4647", (await importer.PageAsync("/file")).Words(), StringComparison.Ordinal);
        var elsewhere = await site.EntryAsync(2, liquidated: null, office: "009", port: "1001");
        using var officer = await site.Portal.SignedInAsync(PortalRoles.PortOfficer);
        Assert.Contains("not on file here among those that you may see", (await CheckAsync(officer, await DraftAsync(officer, elsewhere))).Words(), StringComparison.Ordinal);
        await SendAsync(officer, await DraftAsync(officer, entry)); // entered at its port, worked by a Center
        Assert.Equal("2704", (await site.Portal.DataAsync(db => db.WorkItems.SingleAsync(w => w.Kind == Kind))).Office);
    }
}
