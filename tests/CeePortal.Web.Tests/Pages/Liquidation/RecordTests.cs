using CeePortal.Data.Accounts;
using CeePortal.Domain.Liquidation;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Liquidation;

/// <summary>A specialist records on one entry by hand.</summary>
public sealed class RecordTests(LiquidationPortal world) : IClassFixture<LiquidationPortal>
{
    PortalFactory Portal => world.Portal;

    static Dictionary<string, string> Event(string kind, string on, int seq = 0, string type = "", string basis = "") =>
        new() { ["Input.Kind"] = kind, ["Input.On"] = on, ["Input.Type"] = type, ["Input.Basis"] = basis, ["Input.Note"] = "Official notice", ["Input.Seq"] = seq.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    [Fact]
    public async Task An_event_is_recorded_with_one_event_of_the_log_and_the_entry_shows_its_clocks()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(334);
        using var answer = await specialist.PostFormAsync($"/entries/{entry}/liquidation", Event("Liquidated", world.Ago(20), type: "2"));
        Assert.Equal($"/entries/{entry}?tab=deadlines", answer.Headers.Location?.ToString(), ignoreCase: true);
        var page = await specialist.PageAsync($"/entries/{entry}?tab=deadlines");
        PageChecks.AssertSound(page);
        var words = page.Words();
        Assert.Contains("recorded. The clocks of the entry follow it.", words, StringComparison.Ordinal);
        Assert.Contains("Type 2, bill", words, StringComparison.Ordinal);
        Assert.Contains("File a protest", words, StringComparison.Ordinal);
        Assert.Contains("CBP may reliquidate", words, StringComparison.Ordinal);
        Assert.Contains("19 U.S.C. 1514(c)(3)", words, StringComparison.Ordinal);
        Assert.DoesNotContain("File a post summary correction", words, StringComparison.Ordinal);
        var id = (await world.StateAsync(entry))!.Id;
        var log = await Portal.DataAsync(db => db.Events.AsNoTracking().Where(e => e.StreamType == "liquidation" && e.StreamId == id).ToListAsync());
        Assert.Equal("EventRecorded", Assert.Single(log).Type);
        Assert.NotNull(log[0].ActorId);

        // The trade sees the same clocks, and no way to record; the note is CBP's.
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        var theirs = await importer.PageAsync($"/entries/{entry}?tab=deadlines");
        Assert.Contains("File a protest", theirs.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Official notice", theirs.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Record an event", theirs.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_beside_the_field_and_the_values_stay()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(200);
        foreach (var (fields, words) in new (Dictionary<string, string>, string)[]
        {
            (Event("Lifted", world.Ago(5)), "no suspension can be removed"),
            (Event("Liquidated", LiquidationPortal.Iso(world.Today.AddDays(3)), type: "1"), "lies ahead"),
            (Event("Reliquidated", world.Ago(5), type: "5", basis: "R1"), "Record the liquidation first"),
            (Event("Liquidated", world.Ago(5), type: "5"), "no reliquidation"),
            (Event("Extended", world.Ago(5), basis: "04"), "Choose a basis of an extension"),
            (Event("Extended", world.Ago(5)), "Choose on what it rests"),
            (Event("", "nonsense"), "Choose what happened"),
        })
        {
            using var answer = await specialist.PostFormAsync($"/entries/{entry}/liquidation", fields);
            Assert.Equal(200, (int)answer.StatusCode);
            var page = await answer.DocumentAsync();
            PageChecks.AssertSound(page);
            Assert.Contains(words, page.Words(), StringComparison.Ordinal);
            Assert.Equal("Official notice", page.QuerySelector("textarea")!.TextContent.Trim());
        }
        Assert.Null(await world.StateAsync(entry));
    }

    [Fact]
    public async Task A_lost_race_tells_who_was_faster_and_keeps_the_values()
    {
        using var first = await Portal.SignedInAsync(PortalRoles.Specialist);
        using var second = await Portal.SignedInAsync(PortalRoles.Supervisor);
        var entry = await world.EntryAsync(200);
        using var won = await first.PostFormAsync($"/entries/{entry}/liquidation", Event("Extended", world.Ago(9), basis: "01"));
        Assert.Equal(302, (int)won.StatusCode);
        using var lost = await second.PostFormAsync($"/entries/{entry}/liquidation", Event("Extended", world.Ago(8), basis: "02"));
        var page = await lost.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains("Test Specialist recorded on this entry while you had the form open", page.Words(), StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector("input[name='Input.Seq']")!.GetAttribute("value"));
        Assert.Equal(1, (await world.StateAsync(entry))!.Extensions);
        using var again = await second.PostFormAsync($"/entries/{entry}/liquidation", Event("Extended", world.Ago(8), seq: 1, basis: "02"));
        Assert.Equal(302, (int)again.StatusCode);
        Assert.Equal(2, (await world.StateAsync(entry))!.Extensions);
    }

    [Fact]
    public async Task A_year_that_has_passed_is_flagged_confirmed_to_the_legal_day_and_an_extension_takes_the_flag_back()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(380);
        var due = world.Today.AddDays(-380).AddYears(1);
        Assert.Contains("Deemed liquidated by law on", (await specialist.PageAsync($"/entries/{entry}?tab=deadlines")).Words(), StringComparison.Ordinal);
        Assert.Null(await world.StateAsync(entry)); // a flag, not a record
        using var confirmed = await specialist.PostFormAsync($"/entries/{entry}/liquidation", new() { ["Input.Seq"] = "0" }, handler: "Confirm");
        Assert.Equal(302, (int)confirmed.StatusCode);
        var state = (await world.StateAsync(entry))!;
        Assert.Equal((due, LiquidationResult.Deemed, "7"), (state.LiquidatedOn, state.Result, state.LiquidationType));

        var extended = await world.EntryAsync(380);
        var late = Event("Extended", LiquidationPortal.Iso(due), basis: "01");
        using var taken = await specialist.PostFormAsync($"/entries/{extended}/liquidation", late);
        Assert.Equal(302, (int)taken.StatusCode);
        Assert.DoesNotContain("One-year date passed", (await specialist.PageAsync($"/entries/{extended}?tab=deadlines")).Words(), StringComparison.Ordinal);
        Assert.False((await world.StateAsync(extended))!.IsDeemedUnconfirmed(world.Today));

        // On an estimated date nothing can be confirmed; a TIB is never deemed.
        var estimated = await world.EntryAsync(380, estimated: true);
        using var refused = await specialist.PostFormAsync($"/entries/{estimated}/liquidation", new() { ["Input.Seq"] = "0" }, handler: "Confirm");
        Assert.Contains("estimated date of entry", (await refused.DocumentAsync()).Words(), StringComparison.Ordinal);
        var tib = await world.EntryAsync(380, type: "23");
        Assert.DoesNotContain("One-year date passed", (await specialist.PageAsync($"/entries/{tib}?tab=deadlines")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_struck_out_with_a_reason_stays_readable_and_is_not_loaded_again()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(300);
        var row = $"{entry},Liquidated,{world.Ago(20)},1,,,";
        await world.LoadAsync(specialist, row);
        var id = (await world.StateAsync(entry))!.Id;
        var eventId = await Portal.DataAsync(db => db.EntryLiquidations.Where(r => r.EntryId == id).Select(r => r.Id).SingleAsync());
        using var nothing = await specialist.PostFormAsync($"/entries/{entry}/liquidation", new() { ["Input.Seq"] = "1", ["eventId"] = $"{eventId}", ["because"] = " " }, handler: "Strike");
        Assert.Contains("Say why the event is wrong", (await nothing.DocumentAsync()).Words(), StringComparison.Ordinal);
        using var struck = await specialist.PostFormAsync($"/entries/{entry}/liquidation", new() { ["Input.Seq"] = "1", ["eventId"] = $"{eventId}", ["because"] = "Another entry was meant" }, handler: "Strike");
        Assert.Equal(302, (int)struck.StatusCode);
        Assert.Null((await world.StateAsync(entry))!.LiquidatedOn);
        Assert.DoesNotContain(await world.ClocksAsync(entry), c => c.Kind == WindowKind.Protest);
        Assert.Contains("Another entry was meant", (await specialist.PageAsync($"/entries/{entry}/liquidation")).Words(), StringComparison.Ordinal);
        var load = await world.LoadAsync(specialist, row, $"{entry},Scheduled,{LiquidationPortal.Iso(world.Today.AddDays(30))},,,,");
        Assert.Equal((2, 0, 1), (load.Accepted, load.Rejected, load.WithWarnings));
        Assert.Null((await world.StateAsync(entry))!.LiquidatedOn);
    }

    [Fact]
    public async Task The_form_of_another_offices_entry_is_not_there()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var foreign = await world.EntryAsync(200, handledBy: "010", port: "1001");
        using var answer = await specialist.GetAsync(new Uri($"/entries/{foreign}/liquidation", UriKind.Relative));
        Assert.Equal(404, (int)answer.StatusCode);
        using var none = await specialist.GetAsync(new Uri("/entries/XYZ-9999999-9/liquidation", UriKind.Relative));
        Assert.Equal(404, (int)none.StatusCode);
    }
}
