using CeePortal.Data.Accounts;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Liquidation;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Liquidation;

/// <summary>A file of liquidations, extensions and suspensions, from the form to the clocks.</summary>
public sealed class LoadTests(LiquidationPortal world) : IClassFixture<LiquidationPortal>
{
    PortalFactory Portal => world.Portal;

    [Fact]
    public async Task A_row_that_is_refused_leaves_CBPs_date_of_entry_unrecorded_too()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var (entry, good) = (await world.EntryAsync(300, estimated: true), await world.EntryAsync(300, estimated: true));
        var load = await world.LoadAsync(specialist, $"{entry},Reliquidated,{world.Ago(5)},5,R1,,{world.Ago(310)}", $"{good},Extended,{world.Ago(5)},,01,,{world.Ago(310)}");
        Assert.Equal((1, 1), (load.Accepted, load.Rejected));
        Assert.Null(await world.StateAsync(entry));
        Assert.Equal([null, world.Today.AddDays(-310)], await Portal.DataAsync(async db => new[]
        {
            (await db.Entries.SingleAsync(e => e.Number == entry.ToCompact())).EntryDateCbp, (await db.Entries.SingleAsync(e => e.Number == good.ToCompact())).EntryDateCbp,
        }));
        // Before any day of its own: the date of entry would make the extension one from before it.
        Assert.Equal(1, (await world.LoadAsync(specialist, $"{entry},Extended,{world.Ago(300)},,01,,{world.Ago(290)}")).Rejected);
        Assert.Null(await world.StateAsync(entry));
    }

    [Fact]
    public async Task A_port_officer_records_what_the_port_handles_and_sees_what_a_Center_does()
    {
        using var officer = await Portal.SignedInAsync(PortalRoles.PortOfficer);
        var (own, centers) = (await world.EntryAsync(200, handledBy: "2704"), await world.EntryAsync(380));
        var load = await world.LoadAsync(officer, $"{own},Extended,{world.Ago(5)},,01,,", $"{centers},Extended,{world.Ago(20)},,01,,");
        Assert.Equal((1, 1), (load.Accepted, load.Rejected));
        Assert.Contains("another office", (await officer.PageAsync($"/liquidation/loads/{load.Id}")).Words(), StringComparison.OrdinalIgnoreCase);
        Assert.Null(await world.StateAsync(centers));

        // Seeing stays.
        Assert.Contains("Record an event", (await officer.PageAsync($"/entries/{own}?tab=deadlines")).Words(), StringComparison.Ordinal);
        var seen = (await officer.PageAsync($"/entries/{centers}?tab=deadlines")).Words();
        Assert.Contains("Deemed liquidated by law on", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Record an event", seen, StringComparison.Ordinal);
        using var opened = await officer.GetAsync(new Uri($"/entries/{centers}/liquidation", UriKind.Relative));
        Assert.Equal($"/entries/{centers}?tab=deadlines", opened.Headers.Location?.ToString(), ignoreCase: true);
        var token = (await officer.PageAsync($"/entries/{own}/liquidation")).Token();
        foreach (var handler in new[] { "", "?handler=confirm", "?handler=strike&eventId=1" })
        {
            using var answer = await officer.PostAsync(new Uri($"/entries/{centers}/liquidation{handler}", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["Input.Kind"] = "Extended",
                ["Input.On"] = world.Ago(20),
                ["Input.Basis"] = "01",
                ["Input.Seq"] = "0",
                ["because"] = "Wrong",
            }));
            Assert.Contains("Another office handles this entry", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
        }
        Assert.Null(await world.StateAsync(centers));
    }

    [Fact]
    public async Task A_file_is_recorded_row_by_row_its_clocks_run_and_a_second_load_records_nothing_twice()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var liquidated = await world.EntryAsync(414);
        var scheduled = await world.EntryAsync(293);
        var suspended = await world.EntryAsync(480, type: "03");
        string[] rows =
        [
            $"{liquidated},Liquidated,{world.Ago(100)},1,,,",
            $"{scheduled},Scheduled,{LiquidationPortal.Iso(world.Today.AddDays(21))},,,{world.Ago(30)},",
            $"{suspended},Suspended,{world.Ago(470)},,04,,",
        ];
        var load = await world.LoadAsync(specialist, rows);
        Assert.Equal((UploadStatus.Done, 3, 3, 0), (load.Status, load.EntriesDone, load.Accepted, load.Rejected));
        Assert.Equal(world.Today.AddDays(-100), (await world.StateAsync(liquidated))!.LiquidatedOn);
        Assert.Contains(await world.ClocksAsync(liquidated), c => c.Kind == WindowKind.Protest && c.LastDay >= world.Today.AddDays(80));
        Assert.DoesNotContain(await world.ClocksAsync(liquidated), c => c.Kind == WindowKind.Reliquidation); // it has ended
        var state = (await world.StateAsync(scheduled))!;
        Assert.Equal(world.Today.AddDays(21), state.Scheduled);
        Assert.Equal([WindowKind.Correction, WindowKind.Liquidates, WindowKind.Deemed], (await world.ClocksAsync(scheduled)).Select(c => c.Kind));
        Assert.Equal(world.Today.AddDays(6), (await world.ClocksAsync(scheduled))[0].LastDay);
        Assert.Equal((world.Today.AddDays(-470), "04", (DateOnly?)null), ((await world.StateAsync(suspended))!.SuspendedFrom, (await world.StateAsync(suspended))!.SuspensionBasis, (await world.StateAsync(suspended))!.LiquidateBy));
        var page = await specialist.PageAsync($"/liquidation/loads/{load.Id}");
        PageChecks.AssertSound(page);
        Assert.Contains("Nothing was found wrong", page.Words(), StringComparison.Ordinal);
        Assert.Contains("3 rows", page.Words(), StringComparison.Ordinal);

        // The same bytes lead to the same load; the same rows among others are passed over.
        using var again = await LiquidationPortal.SendAsync(specialist, "Entry Number,Event,Date,Type,Basis,As Of,Entry Date\n" + string.Join('\n', rows) + "\n");
        Assert.EndsWith($"/liquidation/loads/{load.Id}", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        var overlapping = await world.LoadAsync(specialist, [.. rows, $"{scheduled},Extended,{world.Ago(2)},,01,,"]);
        Assert.Equal((4, 0), (overlapping.Accepted, overlapping.Rejected));
        Assert.Contains("3 rows were on record before", (await specialist.PageAsync($"/liquidation/loads/{overlapping.Id}")).Words(), StringComparison.Ordinal);
        Assert.Equal(1, (await world.StateAsync(liquidated))!.Seq);
        Assert.Equal((null, 1), ((await world.StateAsync(scheduled))!.Scheduled, (await world.StateAsync(scheduled))!.Extensions)); // the extension undoes the schedule

        // The list of loads has them; the list of uploads has not, and its address leads here.
        Assert.Contains($"/liquidation/loads/{load.Id}", (await specialist.PageAsync("/liquidation")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var administrator = await Portal.SignedInAsync(PortalRoles.Administrator);
        Assert.DoesNotContain("extract.csv", (await administrator.PageAsync("/uploads")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_comes_back_with_row_column_value_and_remedy_and_the_rest_is_recorded()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var own = await world.EntryAsync(200);
        var foreign = await world.EntryAsync(200, handledBy: "010");
        var unknown = EntryNumber.Create(FilerCode.Parse("ZZZ"), 42);
        var load = await world.LoadAsync(specialist,
            $"{foreign},Liquidated,{world.Ago(10)},1,,,",
            $"{unknown},Liquidated,{world.Ago(10)},1,,,",
            $"{own},Liquidated,not a day,1,,,",
            $"{own},Lifted,{world.Ago(10)},,,,",
            $"{own},Reliquidated,{world.Ago(9)},5,,,",
            $"{own},Suspended,{world.Ago(20)},9,06,,");
        Assert.Equal((1, 5, 1), (load.Accepted, load.Rejected, load.WithWarnings));
        var findings = await Portal.FindingsAsync(load.Id);
        Assert.Equal([LiquidationCodes.NotYours, LiquidationCodes.NotOnFile, LiquidationCodes.Date, LiquidationCodes.DoesNotFit, LiquidationCodes.DoesNotFit, LiquidationCodes.Passed], findings.Select(f => f.Code));
        Assert.Equal((4L, "Date", "3", "not a day"), (findings[2].Record, findings[2].Field, findings[2].Columns, findings[2].Value));
        Assert.Null(await world.StateAsync(foreign));
        Assert.Equal("06", (await world.StateAsync(own))!.SuspensionBasis);
        var page = await specialist.PageAsync($"/liquidation/loads/{load.Id}");
        PageChecks.AssertSound(page);
        Assert.Contains("is handled by another office", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Send the row to that office", page.Words(), StringComparison.Ordinal);
        var csv = await specialist.GetStringAsync(new Uri($"/liquidation/loads/{load.Id}?handler=Findings", UriKind.Relative));
        Assert.Equal(7, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        // The port keeps the revenue of the Center's entry, and may record on it; field operations on any.
        using var field = await Portal.SignedInAsync(PortalRoles.FieldOperations);
        Assert.Equal(1, (await world.LoadAsync(field, $"{foreign},Liquidated,{world.Ago(10)},1,,,")).Accepted);
        // A broker does not see the finding on its entry, nor the load.
        using var broker = await Portal.SignedInAsync(PortalRoles.Broker);
        using var answer = await broker.GetAsync(new Uri($"/uploads/{load.Id}", UriKind.Relative));
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("", "This is an empty file")]
    [InlineData("Entry Number,Event\nXYZ00041019,Liquidated\n", "not a file of liquidations")]
    [InlineData("Entry Number,Event,Remarks,Type\nXYZ00041019,Liquidated,x,1\n", "\"Date\" is missing")]
    [InlineData("Entry Number,Event,Date\n", "no row under the header")]
    [InlineData("<html>sign in</html>", "This is a web page, not a file of liquidations")]
    public async Task A_file_that_is_none_is_refused_whole_in_words_and_leaves_nothing(string file, string words)
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var before = await Portal.DataAsync(db => db.Uploads.CountAsync());
        using var answer = await LiquidationPortal.SendAsync(specialist, file);
        Assert.Equal(422, (int)answer.StatusCode);
        var page = await answer.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains(words, page.Words(), StringComparison.Ordinal);
        Assert.Equal(before, await Portal.DataAsync(db => db.Uploads.CountAsync()));
    }

    [Fact]
    public async Task CBPs_entry_date_takes_the_place_of_the_estimate_and_stays_when_another_comes()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(100, estimated: true);
        var load = await world.LoadAsync(specialist, $"{entry},Extended,{world.Ago(5)},,02,,{world.Ago(90)}");
        Assert.Equal(1, load.Accepted);
        Assert.Equal(world.Today.AddDays(-90), (await world.StateAsync(entry))!.EntryDate);
        Assert.False((await world.StateAsync(entry))!.IsEstimated);
        Assert.Equal(world.Today.AddDays(-90).AddYears(2), (await world.StateAsync(entry))!.LiquidateBy);
        Assert.Equal(world.Today.AddDays(-90), (await Portal.EntryAsync(entry))!.EntryDateCbp);
        var other = await world.LoadAsync(specialist, $"{entry},Suspended,{world.Ago(3)},,06,,{world.Ago(80)}");
        Assert.Equal((1, 1), (other.Accepted, other.WithWarnings));
        Assert.Equal(world.Today.AddDays(-90), (await world.StateAsync(entry))!.EntryDate);
    }

    [Fact]
    public async Task A_large_file_is_worked_through_in_slices_and_can_be_stopped()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(300);
        var rows = Enumerable.Range(0, 400).Select(i => $"{entry},Scheduled,{LiquidationPortal.Iso(world.Today.AddDays(10 + i))},,,{world.Ago(200 - (i / 2))},").ToArray();
        var load = await world.LoadAsync(specialist, rows);
        Assert.Equal((UploadStatus.Done, 400, 400), (load.Status, load.EntriesDone, load.Accepted));
        Assert.True(load.Slices > 5);
        Assert.Equal(world.Today.AddDays(409), (await world.StateAsync(entry))!.Scheduled);
    }
}
