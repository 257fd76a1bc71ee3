using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Web.Tests.Pages.Protests;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Liquidation;

/// <summary>What a reliquidation touched is told by file or by hand, and a protest reaches that alone (19 U.S.C. 1514(d)).</summary>
public sealed class ReliquidationTests(LiquidationPortal world) : IClassFixture<LiquidationPortal>
{
    PortalFactory Portal => world.Portal;

    Task<string?> TouchedAsync(EntryNumber entry)
    {
        var compact = entry.ToCompact();
        return Portal.DataAsync(db => db.EntryLiquidations.Where(l => l.Kind == LiquidationEventKind.Reliquidated && l.StruckAt == null && db.Entries.Any(e => e.Id == l.EntryId && e.Number == compact)).Select(l => l.Touched).SingleAsync());
    }

    /// <summary>Liquidated 200 days ago and reliquidated 120 days ago, so that the first window is over and the second is not.</summary>
    async Task<EntryNumber> ReliquidatedAsync(HttpClient specialist, string touched)
    {
        var entry = await world.EntryAsync(500);
        var load = await LoadAsync(specialist, $"{entry},Liquidated,{world.Ago(200)},1,,,,", $"{entry},Reliquidated,{world.Ago(120)},5,R1,,,{touched}");
        Assert.Equal((2, 0), (load.Accepted, load.Rejected));
        return entry;
    }

    async Task<Data.Uploads.Upload> LoadAsync(HttpClient specialist, params string[] rows)
    {
        using var answer = await LiquidationPortal.SendAsync(specialist, "Entry Number,Event,Date,Type,Basis,As Of,Entry Date,Touched\n" + string.Join('\n', rows) + "\n");
        var address = answer.Headers.Location!.ToString();
        return await Portal.EndOfAsync(long.Parse(address[(address.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    async Task<string> CheckAsync(EntryNumber entry, string decision)
    {
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        var page = await importer.PageAsync(await ProtestPortal.DraftAsync(importer, [entry], $"Goods of {entry}", decision: decision) + "/check");
        PageChecks.AssertSound(page);
        return page.Words();
    }

    [Fact]
    public async Task A_protest_reaches_only_what_the_reliquidation_touched_once_the_time_from_the_liquidation_is_over()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await ReliquidatedAsync(specialist, "Value");
        Assert.Equal("1", await TouchedAsync(entry));
        var refused = await CheckAsync(entry, "Classification");
        Assert.Contains("did not touch the classification, rate or amount of duty (objection 1). It touched the appraised value.", refused, StringComparison.Ordinal);
        Assert.Contains("19 U.S.C. 1514(d); 19 CFR 174.16", refused, StringComparison.Ordinal);
        var open = await CheckAsync(entry, "AppraisedValue");
        Assert.Contains("In time", open, StringComparison.Ordinal);
        Assert.Contains("counted from the reliquidation of", open, StringComparison.Ordinal);
        Assert.DoesNotContain("did not touch", open, StringComparison.Ordinal);
        Assert.Contains("Touched the appraised value", (await specialist.PageAsync($"/entries/{entry}?tab=deadlines")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_known_is_said_and_may_be_learned_by_file_or_by_hand()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var (byFile, byHand) = (await ReliquidatedAsync(specialist, ""), await ReliquidatedAsync(specialist, ""));
        Assert.Null(await TouchedAsync(byFile));
        var unknown = await CheckAsync(byFile, "Classification");
        Assert.Contains("It is not on file what the reliquidation of entry", unknown, StringComparison.Ordinal);
        Assert.Contains("In time", unknown, StringComparison.Ordinal);

        await LoadAsync(specialist, $"{byFile},Reliquidated,{world.Ago(120)},5,R1,,,Classification");
        Assert.Equal("2", await TouchedAsync(byFile));
        var contradiction = await LoadAsync(specialist, $"{byFile},Reliquidated,{world.Ago(120)},5,R1,,,Value");
        Assert.Equal(1, contradiction.Rejected);
        Assert.Equal("2", await TouchedAsync(byFile));

        var seq = (await world.StateAsync(byHand))!.Seq;
        Dictionary<string, string> fields = new() { ["Input.Kind"] = "Reliquidated", ["Input.On"] = world.Ago(120), ["Input.Type"] = "5", ["Input.Basis"] = "R1", ["Input.Touched"] = "Classification", ["Input.Seq"] = $"{seq}" };
        using var learned = await specialist.PostFormAsync($"/entries/{byHand}/liquidation", fields);
        Assert.True((int)learned.StatusCode == 302, (await learned.DocumentAsync()).Words());
        Assert.Equal("2", await TouchedAsync(byHand));
        fields["Input.Kind"] = "Liquidated";
        using var wrong = await specialist.PostFormAsync($"/entries/{byHand}/liquidation", fields);
        var page = await wrong.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains("Only a reliquidation touches some questions", page.Words(), StringComparison.Ordinal);
    }
}
