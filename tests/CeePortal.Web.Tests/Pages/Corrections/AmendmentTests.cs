using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Data.Messages;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Trade;
using CeePortal.Web.Tests.Pages.Protests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CeePortal.Web.Tests.Pages.Work.KindPages;

namespace CeePortal.Web.Tests.Pages.Corrections;

/// <summary>Post entry amendments, which officers enter from paper, over HTTP and without JavaScript. Their entries of 2009 are not
/// on file.</summary>
public sealed class AmendmentTests : IAsyncLifetime
{
    const string Form = "pea", At = "/work/psc/";

    readonly ProtestPortal site = new();
    HttpClient specialist = null!;

    public async Task InitializeAsync()
    {
        await site.ImporterAsync();
        specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
    }

    public async Task DisposeAsync()
    {
        specialist.Dispose();
        await site.DisposeAsync();
    }

    /// <summary>A letter on an entry of October 2009 that is scheduled for liquidation on Friday, August 6, 2010: 20 working days before is July 9.</summary>
    static Dictionary<string, string> Letter(string received = "2010-07-09", string form = nameof(AmendmentForm.Single), string importer = "12-3456789", string name = "", string broker = "") => new()
    {
        ["received.Value"] = received,
        ["form.Value"] = form,
        ["from.Value"] = "Party",
        ["importer.Value"] = importer,
        ["name.Value"] = name,
        ["broker.Value"] = broker,
        ["letter.Value"] = "The assist was left out of the value.",
    };

    static Dictionary<string, string> Entry(int serial = 1, string revenue = "50.00", string value = "", string scheduled = "2010-08-06", string type = "01", bool cases = false, bool ace = false) => new()
    {
        ["entries[0].number.Value"] = ProtestPortal.Number(serial).ToString(),
        ["entries[0].port.Value"] = "2704",
        ["entries[0].type.Value"] = type,
        ["entries[0].entered.Value"] = "2009-10-01",
        ["entries[0].scheduled.Value"] = scheduled,
        ["entries[0].revenue.Value"] = revenue,
        ["entries[0].value.Value"] = value,
        ["entries[0].cases.Value"] = cases ? "true" : "false",
        ["entries[0].ace.Value"] = ace ? "true" : "false",
        ["entries[0].what.Value"] = "The value of line 1.",
    };

    Task<string> DraftAsync(Dictionary<string, string> letter, Dictionary<string, string> entries) => CeePortal.Web.Tests.Pages.Work.KindPages.DraftAsync(specialist, Form, ("letter", letter), ("entries", entries));

    async Task<string> CheckedAsync(Dictionary<string, string> letter, Dictionary<string, string> entries) => (await CheckAsync(specialist, await DraftAsync(letter, entries))).Words();

    async Task<WorkRecord> SentAsync(Dictionary<string, string> letter, Dictionary<string, string> entries)
    {
        await SendAsync(specialist, await DraftAsync(letter, entries));
        return await site.Portal.DataAsync(db => db.WorkItems.OrderByDescending(w => w.Id).FirstAsync(w => w.Kind == "psc"));
    }

    [Fact]
    public async Task An_officer_enters_a_letter_from_a_door_and_the_office_concurs_and_the_filer_reads_it()
    {
        Assert.Contains("Enter a post entry amendment (PEA)", (await specialist.PageAsync("/file")).Words(), StringComparison.Ordinal);
        var row = await SentAsync(Letter(), Entry());
        Assert.Equal(("2704-10-400001", CorrectionLifeCycle.UnderReview, "007", new DateOnly(2010, 7, 9)), (row.WorkNumber.ToString(), row.State, row.Office, row.FiledOn));
        var page = await WordsAsync(specialist, At + row.WorkNumber);
        Assert.Contains("Can be reviewed", page, StringComparison.Ordinal);
        Assert.Contains("$50.00, as the sender states it", page, StringComparison.Ordinal);
        Assert.Null(await ActAsync(specialist, At + row.WorkNumber, "concurred", ("text", "The invoice for the moulds bears it out.")));
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        using var broker = await site.Portal.SignedInAsync(PortalRoles.Broker); // has the filer code of the entry's number
        foreach (var browser in new[] { importer, broker })
        {
            Assert.Contains("The value of line 1.", await WordsAsync(browser, At + row.WorkNumber), StringComparison.Ordinal);
            Assert.Contains("concurs with your post entry amendment", await WordsAsync(browser, $"{At}{row.WorkNumber}/letter"), StringComparison.Ordinal);
        }
        await site.Portal.Services.GetRequiredService<NoticeExpansion>().RunAsync();
        Assert.Contains(await site.Portal.DataAsync(db => db.InboxMessages.Select(m => m.Subject).ToListAsync()), s => s.Contains("CBP concurs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_on_the_20th_working_day_is_reviewed_and_one_a_day_later_goes_back_marked_untimely()
    {
        Assert.Contains("It is reviewed", await CheckedAsync(Letter("2010-07-09"), Entry()), StringComparison.Ordinal);
        var late = Letter("2010-07-10");
        Assert.Contains("as untimely", await CheckedAsync(late, Entry()), StringComparison.Ordinal);
        var row = await SentAsync(late, Entry());
        Assert.Equal(CorrectionLifeCycle.Returned, row.State);
        Assert.Contains("Untimely: entry XYZ-0000001-5 is scheduled for liquidation on August 6, 2010, so the last day for an amendment was July 9, 2010. 72 FR 46654 (Aug. 21, 2007)", await WordsAsync(specialist, At + row.WorkNumber), StringComparison.Ordinal);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var letter = await WordsAsync(importer, $"{At}{row.WorkNumber}/letter");
        Assert.Contains("Untimely: your post entry amendment is returned", letter, StringComparison.Ordinal);
        Assert.Contains("January 5, 2026", letter, StringComparison.Ordinal); // the day on which CBP returns it
    }

    [Theory]
    [InlineData(nameof(AmendmentForm.Single), "20.00", "", false, "It is reviewed")]
    [InlineData(nameof(AmendmentForm.Single), "-20.00", "", false, "It is reviewed")]
    [InlineData(nameof(AmendmentForm.Single), "19.99", "", false, "less than $20.00; that belongs into the quarterly tracking report. 72 FR 46654")]
    [InlineData(nameof(AmendmentForm.Single), "19.99", "10000", false, "It is reviewed")]
    [InlineData(nameof(AmendmentForm.Single), "0.01", "", true, "It is reviewed")]
    [InlineData(nameof(AmendmentForm.Quarterly), "19.99", "9,999.99", false, "It is reviewed")]
    [InlineData(nameof(AmendmentForm.Quarterly), "20.00", "", false, "from $20.00 a single letter is the way")]
    [InlineData(nameof(AmendmentForm.Quarterly), "", "10,000", false, "from $10,000 a single letter is the way")]
    [InlineData(nameof(AmendmentForm.Quarterly), "", "", true, "whatever the amount")]
    public async Task The_vehicle_is_judged_by_its_thresholds(string form, string revenue, string value, bool cases, string words) =>
        Assert.Contains(words, await CheckedAsync(Letter(form: form), Entry(revenue: revenue, value: value, cases: cases)), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_informal_or_filed_in_ACE_after_the_test_ended_there_goes_back()
    {
        Assert.Contains("is informal (type 11)", await CheckedAsync(Letter(), Entry(type: "11")), StringComparison.Ordinal);
        Assert.Contains("was filed in ACE", await CheckedAsync(Letter("2011-09-22"), Entry(scheduled: "2012-08-03", ace: true)), StringComparison.Ordinal);
        Assert.Contains("It is reviewed", await CheckedAsync(Letter("2011-09-21"), Entry(scheduled: "2012-08-03", ace: true)), StringComparison.Ordinal);
        Assert.Contains("before the test began on November 28, 2000. 65 FR 70872", await CheckedAsync(Letter("2001-01-10"), With(Entry(scheduled: "2001-09-28"), "entered", "2000-11-27")), StringComparison.Ordinal);
    }

    static Dictionary<string, string> With(Dictionary<string, string> entry, string column, string value)
    {
        entry[$"entries[0].{column}.Value"] = value;
        return entry;
    }

    [Fact]
    public async Task A_quarterly_report_is_pasted_and_what_is_wrong_names_its_row()
    {
        string Row(int serial, string rest) => $"{ProtestPortal.Number(serial)},2704,01,10/1/2009,8/6/2010,{rest}";
        var wrong = string.Join('\n', "Entry,Port,Type,Date,Scheduled,Revenue,Value,AD/CVD,ACE,What", Row(1, "12.50,\"1,000\",,,The freight."), Row(2, "ten,,,,The origin."), Row(2, "1.00,,,,"));
        var report = Letter(form: nameof(AmendmentForm.Quarterly));
        var words = await CheckedAsync(report, new() { ["table.Value"] = wrong });
        Assert.Contains("Row 3: Change of revenue: Enter an amount in dollars", words, StringComparison.Ordinal);
        Assert.Contains("Row 4: Fill in: what was wrong", words, StringComparison.Ordinal);
        Assert.Contains($"Entry {ProtestPortal.Number(2)} is named twice", words, StringComparison.Ordinal);
        Assert.Contains("this one names 2", await CheckedAsync(Letter(), new() { ["table.Value"] = string.Join('\n', Row(1, "25,,,,The freight."), Row(2, "25,,,,The origin.")) }), StringComparison.Ordinal);

        var row = await SentAsync(report, new() { ["table.Value"] = string.Join('\n', Row(1, "12.50,\"1,000\",,,The freight."), Row(2, "-3,,,,The origin."), Row(3, "0,,,,The quantity.")) });
        Assert.Equal((3, CorrectionLifeCycle.UnderReview, "PEAQ"), (row.EntryCount, row.State, row.Issue));
        Assert.Contains("$9.50, as the sender states it", await WordsAsync(specialist, At + row.WorkNumber), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_with_one_bad_row_is_reviewed_without_it_and_page_act_and_letter_name_what_goes_back()
    {
        string Row(int serial, string revenue) => $"{ProtestPortal.Number(serial)},2704,01,10/1/2009,8/6/2010,{revenue},,,,The freight.";
        // Seven days before the scheduled liquidation: the 20 days are those of the single letter.
        var report = Letter("2010-07-30", form: nameof(AmendmentForm.Quarterly));
        Dictionary<string, string> rows = new() { ["table.Value"] = string.Join('\n', Row(1, "12.50"), Row(2, "20.00"), Row(3, "-3")) };
        var check = await CheckedAsync(report, rows);
        Assert.Contains("1 entry goes back at once, for the reason below; 2 are reviewed", check, StringComparison.Ordinal);
        Assert.DoesNotContain("ntimely", check, StringComparison.Ordinal);
        var row = await SentAsync(report, rows);
        Assert.Equal(CorrectionLifeCycle.UnderReview, row.State);
        var why = $"Entry {ProtestPortal.Number(2)} changes the revenue by $20.00; from $20.00 a single letter is the way.";
        var page = await WordsAsync(specialist, At + row.WorkNumber);
        Assert.Contains("Of 3 entries 1 went back when it came in, as said beside each; $9.50 of the change", page, StringComparison.Ordinal);
        Assert.Contains(why, page, StringComparison.Ordinal);
        var act = await WordsAsync(specialist, $"{At}{row.WorkNumber}/act/concurred");
        Assert.Contains("no part of what you decide", act, StringComparison.Ordinal);
        Assert.Contains(why, act, StringComparison.Ordinal);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var letter = await WordsAsync(importer, $"{At}{row.WorkNumber}/letter");
        foreach (var words in new[] { "A part of your post entry amendment is returned", why, "The 2 other entries of your post entry amendment are reviewed" })
            Assert.Contains(words, letter, StringComparison.Ordinal);
        await site.Portal.Services.GetRequiredService<NoticeExpansion>().RunAsync();
        Assert.Contains(await site.Portal.DataAsync(db => db.InboxMessages.Select(m => m.Subject).ToListAsync()), s => s.Contains("a part of it goes back", StringComparison.Ordinal));

        Assert.Null(await ActAsync(specialist, At + row.WorkNumber, "concurred", ("text", "The freight bills bear it out.")));
        Assert.Contains("does not cover the entry that went back", await WordsAsync(importer, $"{At}{row.WorkNumber}/letter"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_was_liquidated_before_the_report_came_in_goes_back_with_the_way_that_is_left()
    {
        var entry = await site.EntryAsync(8); // July 18, 2025
        var check = await CheckedAsync(Letter("2026-01-05", form: nameof(AmendmentForm.Quarterly), importer: ""),
            new() { ["entries[0].number.Value"] = entry.ToString(), ["entries[0].revenue.Value"] = "5", ["entries[0].what.Value"] = "The value." });
        Assert.Contains($"Entry {entry} was liquidated on July 18, 2025, before the amendment came in. A protest is the way until 180 days after. 19 U.S.C. 1514(c)(3)", check, StringComparison.Ordinal);
        Assert.Contains("It goes back at once, as untimely", check, StringComparison.Ordinal);
    }

    static Dictionary<string, string> OnFile(Domain.Entries.EntryNumber number) => new() { ["entries[0].number.Value"] = number.ToString(), ["entries[0].scheduled.Value"] = "2026-07-31", ["entries[0].revenue.Value"] = "45", ["entries[0].what.Value"] = "The value of the moulds." };

    [Fact]
    public async Task A_concurred_amendment_is_listed_for_the_port_and_stands_on_the_worksheet_of_its_entry()
    {
        var entry = await site.EntryAsync(9, liquidated: null);
        var row = await SentAsync(Letter("2026-01-05", importer: ""), OnFile(entry));
        Assert.Null(await ActAsync(specialist, At + row.WorkNumber, "concurred", ("text", "The invoice bears it out.")));
        var due = Assert.Single(await site.Portal.DataAsync(db => db.RevenueDues.AsNoTracking().ToListAsync()));
        Assert.Equal((RevenueSource.Correction, RevenueSide.Bill, new Money(45_00), entry.ToCompact(), (long?)row.Id), (due.Source, due.Side, due.Amount, due.Number!, due.WorkId));
        Assert.Contains("Liquidation worksheet of entry", await WordsAsync(specialist, At + row.WorkNumber), StringComparison.Ordinal);
        var sheet = await WordsAsync(specialist, $"/entries/{entry}/worksheet");
        Assert.Contains(row.WorkNumber.ToString(), sheet, StringComparison.Ordinal);
        Assert.Contains("it states $45.00 more. Liquidate by it: The value of the moulds.", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worksheet_of_an_entry_names_the_report_that_is_reviewed_and_none_from_which_the_entry_went_back()
    {
        var (reviewed, back) = (await site.EntryAsync(12, liquidated: null), await site.EntryAsync(13, liquidated: null));
        var row = await SentAsync(Letter("2026-01-05", form: nameof(AmendmentForm.Quarterly), importer: ""), new()
        {
            ["table.Value"] = $"{reviewed},,,,7/31/2026,12.50,,,,The freight.\n{back},,,,7/31/2026,20.00,,,,The freight.",
        });
        Assert.Equal(CorrectionLifeCycle.UnderReview, row.State);
        var open = await WordsAsync(specialist, $"/entries/{reviewed}/worksheet");
        Assert.Contains($"Work is open on this entry Post entry amendment {row.WorkNumber}: Under review", open, StringComparison.Ordinal);
        var free = await WordsAsync(specialist, $"/entries/{back}/worksheet");
        Assert.DoesNotContain("Work is open", free, StringComparison.Ordinal);
        Assert.DoesNotContain(row.WorkNumber.ToString(), free, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_file_the_entry_is_now_reads_the_amendment_and_whose_number_it_bears_does_not()
    {
        var entry = await site.EntryAsync(10, liquidated: null);
        var number = entry.ToCompact();
        await site.Portal.DataAsync(db => db.Entries.Where(e => e.Number == number).ExecuteUpdateAsync(s => s.SetProperty(e => e.Filer, "ABC")));
        var row = await SentAsync(Letter("2026-01-05", importer: ""), OnFile(entry));
        var readers = await site.Portal.DataAsync(db => db.WorkBrokers.Where(b => b.WorkId == row.Id).Select(b => b.Filer).ToListAsync());
        Assert.DoesNotContain("XYZ", readers.Append(row.Filer));
        Assert.Contains("ABC", readers.Append(row.Filer));
    }

    [Theory]
    [InlineData(EntryStatus.Rejected, "was rejected by CBP")]
    [InlineData(EntryStatus.Withdrawn, "was taken off file by its filer")]
    public async Task An_own_entry_that_does_not_stand_is_told_so(EntryStatus status, string words)
    {
        var entry = await site.EntryAsync(11, liquidated: null);
        var number = entry.ToCompact();
        await site.Portal.DataAsync(db => db.Entries.Where(e => e.Number == number).ExecuteUpdateAsync(s => s.SetProperty(e => e.Status, status)));
        var check = await CheckedAsync(Letter("2026-01-05", importer: ""), OnFile(entry));
        Assert.Contains(words, check, StringComparison.Ordinal);
        Assert.DoesNotContain("another office", check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_on_file_count_and_an_entry_that_is_not_needs_them_typed()
    {
        var onFile = await site.EntryAsync(5, liquidated: null);
        var blank = new Dictionary<string, string> { ["entries[0].number.Value"] = onFile.ToString(), ["entries[0].scheduled.Value"] = "2026-07-31", ["entries[0].revenue.Value"] = "45", ["entries[0].what.Value"] = "The value." };
        Assert.Contains("It is reviewed", await CheckedAsync(Letter("2026-01-05", importer: ""), blank), StringComparison.Ordinal);
        Assert.Contains("another importer than this number", await CheckedAsync(Letter("2026-01-05", importer: "98-7654321"), blank), StringComparison.Ordinal);
        blank["entries[0].number.Value"] = ProtestPortal.Number(6).ToString();
        var missing = await CheckedAsync(Letter(importer: ""), blank);
        foreach (var words in new[] { "so enter its port of entry", "so enter its type", "so enter its date of entry" })
            Assert.Contains(words, missing, StringComparison.Ordinal);
        var elsewhere = await site.EntryAsync(7, liquidated: null, office: "009", port: "1001");
        blank["entries[0].number.Value"] = elsewhere.ToString();
        Assert.Contains("worked by another office", await CheckedAsync(Letter(importer: ""), blank), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_importer_that_is_not_on_file_is_put_there_with_the_amendment_and_not_by_the_check()
    {
        Task<int> KnownAsync() => site.Portal.DataAsync(db => db.Importers.CountAsync());
        var before = await KnownAsync();
        Assert.Contains("Enter its name", await CheckedAsync(Letter(importer: "98-7654321"), Entry()), StringComparison.Ordinal);
        var named = Letter(importer: "98-7654321", name: "Example Furniture Inc.");
        Assert.Contains("It is reviewed", await CheckedAsync(named, Entry()), StringComparison.Ordinal);
        Assert.Equal(before, await KnownAsync());
        var row = await SentAsync(named, Entry());
        Assert.Equal("Example Furniture Inc.", await site.Portal.DataAsync(db => db.Importers.Where(i => i.Id == row.ImporterId).Select(i => i.Name).SingleAsync()));
    }

    [Fact]
    public async Task Not_concurred_the_entry_is_liquidated_as_entered_and_the_trade_enters_none_itself()
    {
        var row = await SentAsync(Letter(), Entry());
        Assert.Null(await ActAsync(specialist, At + row.WorkNumber, "not-concurred", ("text", "The moulds were not supplied free."), ("citation", "19 U.S.C. 1401a(h)(1)"), ("then", nameof(AfterDisagreement.LiquidateAsEntered))));
        Assert.Equal(CorrectionLifeCycle.NotConcurred, (await site.RowAsync(row.WorkNumber.ToString())).State);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        Assert.Contains("you may protest within 180 days", await WordsAsync(importer, $"{At}{row.WorkNumber}/letter"), StringComparison.Ordinal);
        Assert.DoesNotContain("(PEA)", (await importer.PageAsync("/file")).Words(), StringComparison.Ordinal);
        using var refused = await importer.GetAsync(new Uri("/file/pea", UriKind.Relative));
        Assert.NotEqual(200, (int)refused.StatusCode);
    }

    [Fact]
    public async Task The_party_withdraws_an_amendment_that_is_under_review()
    {
        var row = await SentAsync(Letter(), Entry());
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        Assert.Null(await ActAsync(importer, At + row.WorkNumber, "withdrawn", ("reason", "Sent by mistake.")));
        Assert.Equal(CorrectionLifeCycle.Withdrawn, (await site.RowAsync(row.WorkNumber.ToString())).State);
    }
}
