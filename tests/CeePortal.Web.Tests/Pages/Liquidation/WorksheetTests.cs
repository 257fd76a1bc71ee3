using System.Globalization;
using CeePortal.Data.Accounts;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Liquidation;

/// <summary>A specialist draws up a worksheet on an entry and liquidates by it.</summary>
public sealed class WorksheetTests(LiquidationPortal world) : IClassFixture<LiquidationPortal>
{
    PortalFactory Portal => world.Portal;

    // The entry's line: 8471.30.0100, $10,000, free. As T-shirts it owes 16.5 %.
    static Dictionary<string, string> Line(string hts, string value, int seq = 0, string duty = "", string because = "") => new()
    {
        ["Seq"] = seq.ToString(CultureInfo.InvariantCulture),
        ["Line"] = "1",
        ["Typed.Origin"] = "TW",
        ["Typed.Program"] = "",
        ["Typed.Tariffs[0].Number"] = hts,
        ["Typed.Tariffs[0].Value"] = value,
        ["Typed.Tariffs[0].Duty"] = duty,
        ["Typed.Tariffs[0].Because"] = because,
    };

    Task<List<RevenueDue>> DueAsync(EntryNumber entry)
    {
        var number = entry.ToCompact();
        return Portal.DataAsync(db => db.RevenueDues.AsNoTracking().Where(d => d.Number == number).ToListAsync());
    }

    [Fact]
    public async Task A_line_is_changed_kept_and_the_entry_is_liquidated_with_a_bill_that_the_port_and_the_importer_see()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(120);
        using var kept = await specialist.PostFormAsync($"/entries/{entry}/worksheet", Line("6109.10.0012", "10,000"), "Line");
        Assert.Equal(302, (int)kept.StatusCode);
        var page = await specialist.PageAsync($"/entries/{entry}/worksheet");
        PageChecks.AssertSound(page);
        Assert.Contains("$1,650.00", page.Words(), StringComparison.Ordinal);
        Assert.Contains("16.5% of $10,000.00", page.Words(), StringComparison.Ordinal);
        Assert.Contains("A bill of $1,6", page.Words(), StringComparison.Ordinal);

        using var done = await specialist.PostFormAsync($"/entries/{entry}/worksheet", new()
        {
            ["Seq"] = "1",
            ["Seen"] = ((await world.StateAsync(entry))?.Seq ?? 0).ToString(CultureInfo.InvariantCulture),
            ["Act"] = "liquidate",
            ["Note"] = "T-shirts",
        }, "Act");
        Assert.True((int)done.StatusCode == 302, (await done.DocumentAsync()).Words());
        var due = Assert.Single(await DueAsync(entry));
        Assert.Equal((RevenueSide.Bill, new Money(1_650_00)), (due.Side, due.Duty));
        Assert.True(due.Interest.Cents > 0);
        Assert.Equal("2", (await world.StateAsync(entry))!.LiquidationType);

        foreach (var role in new[] { PortalRoles.Importer, PortalRoles.PortOfficer })
        {
            using var reader = await Portal.SignedInAsync(role);
            var list = await reader.PageAsync($"/revenue?entry={entry}");
            PageChecks.AssertSound(list);
            Assert.Contains(due.Amount.ToString(), list.Words(), StringComparison.Ordinal);
            Assert.Contains("16.5% of $10,000.00", list.Words(), StringComparison.Ordinal);
        }
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        var csv = await importer.GetStringAsync(new Uri($"/revenue?handler=Export&entry={entry}", UriKind.Relative));
        Assert.Contains(",1650.00,", csv, StringComparison.Ordinal);
    }

    async Task<HttpResponseMessage> DecideAsync(HttpClient specialist, EntryNumber entry, int seq, string basis = "", bool isConfirmed = false) => await specialist.PostFormAsync($"/entries/{entry}/worksheet", new()
    {
        ["Seq"] = seq.ToString(CultureInfo.InvariantCulture),
        ["Seen"] = ((await world.StateAsync(entry))?.Seq ?? 0).ToString(CultureInfo.InvariantCulture),
        ["Act"] = "liquidate",
        ["Basis"] = basis,
        ["Note"] = "",
        ["Confirmed"] = isConfirmed ? "true" : "false",
    }, "Act");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reliquidation_is_computed_over_what_was_paid_and_takes_the_place_of_the_earlier_bill(bool isPaid)
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(120);
        using var kept = await specialist.PostFormAsync($"/entries/{entry}/worksheet", Line("6109.10.0012", "10,000"), "Line");
        using var billed = await DecideAsync(specialist, entry, 1);
        Assert.True((int)billed.StatusCode == 302, (await billed.DocumentAsync()).Words());
        var bill = Assert.Single(await DueAsync(entry));

        // The protest is allowed: computers, as entered.
        using var again = await specialist.PostFormAsync($"/entries/{entry}/worksheet", Line("8471.30.0100", "10,000", seq: 2), "Line");
        Assert.Equal(302, (int)again.StatusCode);
        var terms = new Dictionary<string, string> { ["Seq"] = "3", ["DepositedOn"] = "", ["LiquidatedOn"] = LiquidationPortal.Iso(world.Today), ["RefundTo"] = "corporation" };
        terms["DepositedOn"] = LiquidationPortal.Iso(world.Today.AddDays(-100));
        if (isPaid) terms["Paid"] = bill.Id.ToString(CultureInfo.InvariantCulture);
        using var set = await specialist.PostFormAsync($"/entries/{entry}/worksheet", terms, "Terms");
        Assert.True((int)set.StatusCode == 302, (await set.DocumentAsync()).Words());
        var page = await specialist.PageAsync($"/entries/{entry}/worksheet");
        PageChecks.AssertSound(page);
        Assert.Contains(isPaid ? "counts it as paid" : "counts it as not paid", page.Words(), StringComparison.Ordinal);

        using var done = await DecideAsync(specialist, entry, 4, "R2");
        Assert.True((int)done.StatusCode == 302, (await done.DocumentAsync()).Words());
        var dues = await DueAsync(entry);
        Assert.False(dues.Single(d => d.Id == bill.Id).IsOpen);
        // The interest that was paid with the bill goes back with it; it was paid today, so that nothing accrued on it.
        if (isPaid) Assert.Equal((RevenueSide.Refund, new Money(-1_650_00), Money.Zero - bill.Interest), dues.Where(d => d.Id != bill.Id).Select(d => (d.Side, d.Duty, d.Interest)).Single());
        else Assert.Single(dues);
    }

    [Fact]
    public async Task Open_work_on_the_entry_is_shown_and_asks_to_be_confirmed()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(120);
        var number = entry.ToCompact();
        await Portal.DataAsync(async db =>
        {
            var on = await db.Entries.IgnoreQueryFilters().SingleAsync(e => e.Number == number);
            var organization = await db.FilerAccounts.Where(f => f.Filer == "XYZ").Select(f => f.OrganizationId).SingleAsync();
            var item = new WorkRecord
            {
                Kind = "validation",
                Number = "270426" + (690_000 + (on.Id % 1_000)).ToString(CultureInfo.InvariantCulture),
                Office = on.HandledBy,
                Port = on.PortOfEntry,
                State = "proposed",
                Phase = WorkPhase.Open,
                ImporterId = on.ImporterId,
                OrganizationId = organization,
                Filer = on.Filer,
                FiledOn = world.Today,
                AnswerBy = new DateOnly(2031, 5, 6),
                ChangedAt = DateTime.UtcNow,
                EntryCount = 1,
                LeadEntry = number,
                Seq = 1,
            };
            db.Add(item);
            db.Add(new WorkEntry { WorkId = item.Id, Kind = item.Kind, Entry = number, Port = item.Port, Matter = "m", Filer = item.Filer, Office = item.Office, ImporterId = item.ImporterId, OrganizationId = organization });
            return await db.SaveChangesAsync();
        });
        var page = await specialist.PageAsync($"/entries/{entry}/worksheet");
        PageChecks.AssertSound(page);
        Assert.Contains("Action proposed (CF-29)", page.Words(), StringComparison.Ordinal);
        Assert.Contains("May 6, 2031", page.Words(), StringComparison.Ordinal);

        using var refused = await DecideAsync(specialist, entry, 0);
        Assert.Contains("Work is open on this entry. Look at it", (await refused.DocumentAsync()).Words(), StringComparison.Ordinal);
        var many = new Dictionary<string, string> { ["Entries"] = entry.ToString(), ["Act"] = "liquidate", ["On"] = LiquidationPortal.Iso(world.Today), ["Basis"] = "", ["Note"] = "", ["then"] = "do" };
        using var listed = await specialist.PostFormAsync("/liquidation/many", many);
        var list = await listed.DocumentAsync();
        PageChecks.AssertSound(list);
        Assert.Contains("Work is open on some of these entries", list.Words(), StringComparison.Ordinal);
        Assert.Null((await world.StateAsync(entry))?.LiquidatedOn);

        using var done = await DecideAsync(specialist, entry, 0, isConfirmed: true);
        Assert.True((int)done.StatusCode == 302, (await done.DocumentAsync()).Words());
        Assert.NotNull((await world.StateAsync(entry))!.LiquidatedOn);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_at_its_field_and_stays_as_typed()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(120);
        foreach (var (fields, words) in new (Dictionary<string, string>, string)[]
        {
            (Line("61", "10,000"), "HTS"), (Line("6109.10.0012", "10.50"), "whole dollars"), (Line("6109.10.0012", "10000", duty: "5"), "Say why the duty is set by hand"),
        })
        {
            using var answer = await specialist.PostFormAsync($"/entries/{entry}/worksheet", fields, "Line");
            Assert.Equal(200, (int)answer.StatusCode);
            var page = await answer.DocumentAsync();
            PageChecks.AssertSound(page);
            Assert.Contains(words, page.Words(), StringComparison.OrdinalIgnoreCase);
            Assert.Equal(fields["Typed.Tariffs[0].Value"], page.QuerySelector("[name='Typed.Tariffs[0].Value']")!.GetAttribute("value"));
        }
    }

    [Fact]
    public void Quantities_are_read_with_their_units_and_a_form_without_them_leaves_those_of_the_filer()
    {
        var line = new EntryLineDraft { Number = 1, Origin = CountryCode.Parse("TW") };
        line.Tariffs.Add(new(Domain.Tariff.HtsNumber.Parse("9102111010"), Money.Dollars(500), Money.Zero, 100, "NO"));
        var form = Web.Services.Revenue.WorksheetLineForm.Of(line);
        Assert.Equal(("1", "NO"), (form.Tariffs[0].Quantities[0].Quantity, form.Tariffs[0].Quantities[0].Unit));
        (form.Tariffs[0].Quantities[0].Quantity, form.Tariffs[0].Quantities[1].Quantity, form.Tariffs[0].Quantities[1].Unit) = ("1,250.5", "3", "kg");
        List<string> problems = [];
        var read = form.Read(line, new Dictionary<string, string>(), (field, _) => problems.Add(field))!;
        Assert.Equal((125_050L, "NO", 300L, "KG", null), (read.Line.Tariffs[0].Quantity1!.Value, read.Line.Tariffs[0].Unit1, read.Line.Tariffs[0].Quantity2!.Value, read.Line.Tariffs[0].Unit2, read.Line.Tariffs[0].Quantity3));

        form.Tariffs[0].Quantities = [];
        Assert.Equal(125_050, form.Read(line, new Dictionary<string, string>(), (_, _) => { })!.Line.Tariffs[0].Quantity1);
        form.Tariffs[0].Quantities = [new() { Quantity = "1.234", Unit = "" }];
        Assert.Null(form.Read(line, new Dictionary<string, string>(), (field, _) => problems.Add(field)));
        Assert.Equal(["Tariffs[0].Quantities[0].Quantity", "Tariffs[0].Quantities[0].Unit"], problems);
    }

    [Fact]
    public async Task Two_who_draw_up_one_worksheet_the_later_is_told_and_loses_nothing()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(120);
        using var first = await specialist.PostFormAsync($"/entries/{entry}/worksheet", Line("6109.10.0012", "10,000"), "Line");
        using var second = await specialist.PostFormAsync($"/entries/{entry}/worksheet", Line("6109.10.0012", "12,345"), "Line");
        var page = await second.DocumentAsync();
        Assert.Contains("Somebody else changed the worksheet", page.Words(), StringComparison.Ordinal);
        Assert.Equal("12,345", page.QuerySelector("[name='Typed.Tariffs[0].Value']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_port_sees_no_worksheet_of_an_entry_that_a_Center_handles_and_the_trade_none_at_all()
    {
        var entry = await world.EntryAsync(120);
        using var officer = await Portal.SignedInAsync(PortalRoles.PortOfficer);
        using var answer = await officer.GetAsync(new Uri($"/entries/{entry}/worksheet", UriKind.Relative));
        Assert.Equal(302, (int)answer.StatusCode);
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        using var refused = await importer.GetAsync(new Uri($"/entries/{entry}/worksheet", UriKind.Relative));
        Assert.NotEqual(200, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Many_are_liquidated_each_as_its_worksheet_comes_out_and_one_that_is_refused_stops_no_other()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var (plain, changed, elsewhere) = (await world.EntryAsync(120), await world.EntryAsync(120), await world.EntryAsync(120, handledBy: "010"));
        using var kept = await specialist.PostFormAsync($"/entries/{changed}/worksheet", Line("6109.10.0012", "10,000"), "Line");
        var form = new Dictionary<string, string> { ["Entries"] = $"{plain}\n{changed}\n{elsewhere}", ["Act"] = "liquidate", ["On"] = LiquidationPortal.Iso(world.Today), ["Basis"] = "", ["Note"] = "", ["then"] = "look" };
        using var look = await specialist.PostFormAsync("/liquidation/many", form);
        var page = await look.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains("No change: as entered", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Bill of $1,6", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Cannot be done", page.Words(), StringComparison.Ordinal);
        Assert.Null((await world.StateAsync(plain))?.LiquidatedOn);

        form["then"] = "do";
        using var done = await specialist.PostFormAsync("/liquidation/many", form);
        Assert.Contains("2 of 3 were recorded", (await done.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal(("1", "2"), ((await world.StateAsync(plain))!.LiquidationType, (await world.StateAsync(changed))!.LiquidationType));
        Assert.Empty(await DueAsync(plain));
        Assert.Single(await DueAsync(changed));
    }

    [Fact]
    public async Task Many_say_which_number_is_none_and_ask_for_a_basis()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var entry = await world.EntryAsync(120);
        using var answer = await specialist.PostFormAsync("/liquidation/many", new() { ["Entries"] = $"{entry}, nonsense", ["Act"] = "extend", ["On"] = LiquidationPortal.Iso(world.Today), ["Basis"] = "04", ["Note"] = "", ["then"] = "look" });
        var words = (await answer.DocumentAsync()).Words();
        Assert.Contains("Number 2, \"nonsense\", is no entry number", words, StringComparison.Ordinal);
        Assert.Contains("Choose a basis of an extension", words, StringComparison.Ordinal);
    }
}
