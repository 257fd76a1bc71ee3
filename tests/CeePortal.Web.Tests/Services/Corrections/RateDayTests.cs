using CeePortal.Data.Accounts;
using CeePortal.Domain.Liquidation;
using CeePortal.Web.Tests.Pages.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>The rates of an entry go by one day, whoever computes.</summary>
public sealed class RateDayTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    // Estimated for September 30, 2026, entered on October 1: the fee of $692.80 on $200,000 (and $124.70 of line 2) is held at $670.86, the most of fiscal year 2027, not at $651.50 of 2026.
    [Fact]
    public async Task The_form_of_a_correction_and_the_worksheet_go_by_the_date_of_entry_that_CBP_recorded()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        var (_, entry) = await portal.PaidAsync(broker);
        var (compact, estimate) = (entry.ToCompact(), new DateOnly(2026, 9, 30));
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.EstimatedEntryDate, estimate).SetProperty(r => r.DecidingDate, estimate)));
        async Task<string> CheckAsync()
        {
            var draft = await KindPages.DraftAsync(broker, "psc", ("entry", new() { ["entry.Value"] = entry.ToString() }), ("lines", new()
            {
                ["changes[0].line.Value"] = "1",
                ["changes[0].what.Value"] = "value",
                ["changes[0].to.Value"] = "200,000",
                ["changes[0].reason.Value"] = "L04",
                ["changes[1].line.Value"] = "1",
                ["changes[1].what.Value"] = "fee-499",
                ["changes[1].to.Value"] = "692.80",
                ["changes[1].reason.Value"] = "L17",
            }));
            return (await KindPages.CheckAsync(broker, draft)).Words();
        }

        Assert.Contains("at most $651.50", await CheckAsync(), StringComparison.Ordinal);
        await portal.RecordAsync(entry, LiquidationEvent.EntryDated(new(2026, 10, 1)));
        var check = await CheckAsync();
        Assert.Contains("at most $670.86", check, StringComparison.Ordinal);
        Assert.Contains("Fees $270.58 $742.61", check, StringComparison.Ordinal);
        Assert.DoesNotContain("$651.50", check, StringComparison.Ordinal);

        await portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        await portal.DataAsync(db => db.EntryLines.Where(l => db.Entries.Any(e => e.Number == compact && e.Id == l.EntryId)).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        await portal.DataAsync(db => db.EntryLiquidationStates.Where(s => s.Number == compact).ExecuteUpdateAsync(s => s.SetProperty(r => r.HandledBy, "007")));
        using var kept = await specialist.PostFormAsync($"/entries/{entry}/worksheet", new()
        {
            ["Seq"] = "0",
            ["Line"] = "1",
            ["Typed.Origin"] = "KR",
            ["Typed.Program"] = "",
            ["Typed.Tariffs[0].Number"] = "8517.13.0000",
            ["Typed.Tariffs[0].Value"] = "200,000",
            ["Typed.Tariffs[0].Duty"] = "",
            ["Typed.Tariffs[0].Because"] = "",
        }, "Line");
        Assert.True((int)kept.StatusCode == 302, (await kept.DocumentAsync()).Words());
        Assert.Contains("at most $670.86", (await specialist.PageAsync($"/entries/{entry}/worksheet")).Words(), StringComparison.Ordinal);
    }
}
