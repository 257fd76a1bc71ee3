using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Admin.Reference;

public sealed class ClockTablesTests : IAsyncLifetime
{
    readonly PortalFactory portal = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public async Task DisposeAsync() => await portal.DisposeAsync();

    static Dictionary<string, string> Row(params (string Field, string Value)[] fields) =>
        fields.ToDictionary(f => f.Field is "Why" or "Seq" ? $"Input.{f.Field}" : $"Input.Fields[{f.Field}]", f => f.Value);

    [Fact]
    public async Task A_closing_moves_deadlines_at_its_port_and_the_history_says_who_entered_it()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var added = await admin.PostFormAsync("/admin/reference/closings/row", Row(("Day", "2026-01-26"), ("Port", "2704"), ("Reason", "Storm"), ("MovesDeadlines", "true"),
            ("Basis", "Published"), ("Source", "CSMS message"), ("Why", "Granted by message")));
        Assert.Equal(302, (int)added.StatusCode);
        var law = await portal.DataAsync(d => LawSource.ReadAsync(d));
        Assert.Equal(("Storm", null), (law.Calendar.WhyClosed(new(2026, 1, 26), PortCode.Parse("2704")), law.Calendar.WhyClosed(new(2026, 1, 26))));
        var row = await admin.PageAsync("/admin/reference/closings/row?key=2026-01-26~2704");
        Assert.Contains("Granted by message", row.Words(), StringComparison.Ordinal);
        var answer = await portal.RunDeadlineAsync("entry-summary --from 2026-01-20 --port 2704");
        Assert.Equal(("2026-02-04", "database"), answer); // ten working days and the storm
        Assert.Equal(("2026-02-03", "declared"), await portal.RunDeadlineAsync("entry-summary --from 2026-01-20 --port 2704 --declared"));
    }

    [Fact]
    public async Task A_day_that_is_closed_anyway_is_no_closing()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var refused = await admin.PostFormAsync("/admin/reference/closings/row", Row(("Day", "2026-07-03"), ("Reason", "Holiday"), ("MovesDeadlines", "true"), ("Basis", "Published"), ("Source", "Guess"), ("Why", "why")));
        Assert.Contains("July 3, 2026 is closed already: Independence Day (observed).", (await refused.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("protest", "Length", "365", "The length of \"File a protest\" is law")]
    [InlineData("psc", "Roll", "NextOpenDay", "Whether \"File a post summary correction\" rolls is law")]
    [InlineData("protest", "TargetDays", "30", "is for the trade to keep")]
    [InlineData("protest-decision", "TargetDays", "0", "is a number of days from 1")]
    public async Task What_is_law_is_not_changed(string clock, string field, string value, string sentence)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var fields = Row((field, value), ("Reason", "We would like it"), ("Basis", "Published"), ("Source", "Nowhere"), ("Why", "why"));
        if (field == "Length") fields["Input.Fields[Unit]"] = "CalendarDays";
        using var refused = await admin.PostFormAsync($"/admin/reference/clocks/row?key={clock}", fields);
        Assert.Contains(sentence, (await refused.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal(0, await portal.DataAsync(d => d.RefClocks.CountAsync(c => c.Length != null || c.Roll != null || c.TargetDays != null)));
    }

    [Fact]
    public async Task Practice_can_be_set_otherwise_and_any_clock_of_CBP_can_have_a_target()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        foreach (var (clock, fields) in new[] { ("cf28", Row(("Length", "45"), ("Unit", "CalendarDays"))), ("protest-decision", Row(("TargetDays", "180"))) })
        {
            foreach (var (name, value) in Row(("Reason", "Center directive"), ("Basis", "Modelled"), ("Source", "Our directive"), ("Why", "why"))) fields[name] = value;
            using var saved = await admin.PostFormAsync($"/admin/reference/clocks/row?key={clock}", fields);
            Assert.Equal(302, (int)saved.StatusCode);
        }
        var law = await portal.DataAsync(d => LawSource.ReadAsync(d));
        Assert.Equal("45 calendar days", law.Clocks["cf28"].Limit.ToString());
        Assert.NotNull(law.Clocks.TargetFor(law.Clocks["protest-decision"]));
        Assert.Equal(("2026-03-19", "database"), await portal.RunDeadlineAsync("cf28 --from 2026-02-02"));
    }
}

static class DeadlineRuns
{
    public static async Task<(string? Due, string? CountedBy)> RunDeadlineAsync(this PortalFactory portal, string words)
    {
        var answer = await Operations.InProcess.JsonAsync(portal, 0, ["deadline", .. words.Split(' ')]);
        return (answer.GetProperty("due").GetString(), answer.GetProperty("countedBy").GetString());
    }
}
