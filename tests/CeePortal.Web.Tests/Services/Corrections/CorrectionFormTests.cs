using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Trade;
using CeePortal.TestSupport;
using CeePortal.Web.Tests.Pages.Uploads;
using CeePortal.Web.Tests.Pages.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>A post summary correction by form, and what a specialist makes of it.</summary>
public sealed class CorrectionFormTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    static async Task<string> StepAsync(HttpClient browser, string draft, string step, Dictionary<string, string> fields, params string[] reasons)
    {
        var page = await browser.PageAsync($"{draft}/step/{step}");
        fields["Was"] = page.QuerySelector("input[name=Was]")?.GetAttribute("value") ?? "";
        fields["__RequestVerificationToken"] = page.Token();
        using var form = new FormUrlEncodedContent(fields.Concat(reasons.Select(r => KeyValuePair.Create("reasons.Values", r))));
        using var answer = await browser.PostAsync(new Uri($"{draft}/step/{step}", UriKind.Relative), form);
        Assert.True((int)answer.StatusCode == 302, (await answer.DocumentAsync()).Words());
        return answer.Headers.Location!.ToString();
    }

    async Task<string> BeginAsync(HttpClient broker, EntryNumber entry)
    {
        using var begun = await broker.PostFormAsync("/file/psc", new() { ["entry"] = entry.ToString() }, "Begin");
        Assert.Equal(302, (int)begun.StatusCode);
        return begun.Headers.Location!.ToString();
    }

    async Task<string> WithValueAsync(HttpClient broker, EntryNumber entry, string explanation = "An assist was left out of the value.")
    {
        var draft = await BeginAsync(broker, entry);
        await StepAsync(broker, draft, "lines", new()
        {
            ["changes[0].line.Value"] = "1",
            ["changes[0].what.Value"] = "value",
            ["changes[0].to.Value"] = "22,400",
            ["changes[0].reason.Value"] = "L04",
        });
        await StepAsync(broker, draft, "why", new() { ["explanation.Value"] = explanation });
        return draft;
    }

    // A day on which no test runs.
    static readonly DateTime Filed = new(2026, 3, 2, 15, 30, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_value_change_on_one_line_is_checked_shown_sent_and_stands_on_file()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == number.ToCompact()).ExecuteUpdateAsync(e => e.SetProperty(r => r.FiledAt, Filed)));
        var draft = await WithValueAsync(broker, number);
        var check = await broker.PageAsync($"{draft}/check");
        Assert.Contains("Line 1 L04 Value, or what it rests on What Before After Change Entered value $21,400 $22,400 $1,000.00 more", check.Words(), StringComparison.Ordinal);
        var seq = check.QuerySelector("input[name=seq]")?.GetAttribute("value");
        Assert.True(seq is not null, check.Words());
        using var sent = await broker.PostFormAsync($"{draft}/check", new() { ["seq"] = seq });
        Assert.True((int)sent.StatusCode == 302, (await sent.DocumentAsync()).Words());
        using var again = await broker.GetAsync(new Uri($"{draft}/check", UriKind.Relative)); // what is sent is not sent twice
        Assert.Equal(302, (int)again.StatusCode);

        var entry = (await portal.EntryAsync(number))!;
        Assert.Equal((200, 1, 58_400_00, "2", Filed), (entry.Version, entry.Corrections, entry.ValueCents, entry.PaymentType, entry.FiledAt));
        var review = Assert.Single(await portal.CorrectionsAsync(number)).As<CorrectionReview>();
        Assert.Equal(("accepted", CorrectionChannel.Form), (review.State.Code, review.Filing!.Via));
        Assert.Contains("An assist was left out", (await broker.PageAsync($"/work/psc/{review.Number}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_judge_refuses_is_told_at_its_place_and_nothing_is_sent()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, number, _) = Batch.Fresh();
        await portal.UploadAsync(broker, text.FirstOnly()); // in trade control
        var check = await broker.PageAsync($"{await WithValueAsync(broker, number, "N/A")}/check");
        Assert.Contains("still in trade control", check.Words(), StringComparison.Ordinal);
        Assert.Contains("explains nothing", check.Words(), StringComparison.Ordinal);
        Assert.Null(check.QuerySelector("input[name=seq]"));
        Assert.Empty(await portal.CorrectionsAsync(number));
    }

    [Fact]
    public async Task An_explanation_that_is_missing_is_told_once_also_where_nothing_can_be_judged()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        async Task<string> ToldAsync(EntryNumber entry) =>
            Assert.Single((await broker.PageAsync($"{await WithValueAsync(broker, entry, "")}/check")).QuerySelectorAll("main .usa-alert li"), l => l.TextContent.Contains("expla", StringComparison.OrdinalIgnoreCase)).TextContent;
        Assert.Contains("The explanation is missing. Say in words what was wrong", await ToldAsync(number), StringComparison.Ordinal);
        Assert.Contains("Fill in: explanation.", await ToldAsync(EntryNumber.Create(number.Filer, 9_999_999)), StringComparison.Ordinal); // not on file
    }

    [Fact]
    public async Task Type_case_bond_and_consignee_change_by_form_and_their_revenue_with_them()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var draft = await BeginAsync(broker, number);
        await StepAsync(broker, draft, "header", Header());
        await StepAsync(broker, draft, "why", new() { ["explanation.Value"] = "The smartphones are in the scope of a case." });
        var without = (await broker.PageAsync($"{draft}/check")).Words();
        Assert.Contains("this one would have none. Add the case, or leave the type", without, StringComparison.Ordinal);
        Assert.Contains("Consignee changed, but reason H10", without, StringComparison.Ordinal);

        await StepAsync(broker, draft, "cases", new()
        {
            ["cases[0].line.Value"] = "1",
            ["cases[0].number.Value"] = "A-570-910-000",
            ["cases[0].rate.Value"] = "15.5",
            ["cases[0].reason.Value"] = "L12",
        });
        await StepAsync(broker, draft, "header", Header(), "H01", "H05", "H07", "H10");
        var check = await broker.PageAsync($"{draft}/check");
        foreach (var said in new[] { "Entry type 01 03", "Consignee 12-345678900 98-7654321", "A570910000 at 15.5%, $3,317.00 in cash", "Antidumping $0.00 $3,317.00 $3,317.00 more" })
            Assert.Contains(said, check.Words(), StringComparison.Ordinal);
        var seq = check.QuerySelector("input[name=seq]")?.GetAttribute("value");
        Assert.True(seq is not null, check.Words());
        using var sent = await broker.PostFormAsync($"{draft}/check", new() { ["seq"] = seq });
        Assert.Equal(302, (int)sent.StatusCode);

        var entry = (await portal.EntryAsync(number))!;
        Assert.Equal(("03", "98-7654321", "123", 3_317_00), (entry.Type, entry.Consignee, entry.Surety, entry.AntidumpingCents));
        Assert.Equal(["8B", "9A"], entry.ReadDetail().Bonds!.Select(b => b.Type + b.Designation));
        var review = Assert.Single(await portal.CorrectionsAsync(number)).As<CorrectionReview>();
        Assert.Equal(("awaiting-payment", new Money(3_317_00)), (review.State.Code, review.Owed));

        // And back: out with the case, so that it is 01 again.
        var back = await BeginAsync(broker, number);
        await StepAsync(broker, back, "header", new() { ["type.Value"] = "01" }, "H14");
        await StepAsync(broker, back, "why", new() { ["explanation.Value"] = "They are outside its scope after all." });
        Assert.Contains("line 1 would have A570910000. Take the case out", (await broker.PageAsync($"{back}/check")).Words(), StringComparison.Ordinal);
        await StepAsync(broker, back, "cases", new() { ["cases[0].line.Value"] = "1", ["cases[0].number.Value"] = "A570910000", ["cases[0].what.Value"] = "out", ["cases[0].reason.Value"] = "L12" });
        Assert.Contains("Antidumping $3,317.00 $0.00 $3,317.00 less", (await broker.PageAsync($"{back}/check")).Words(), StringComparison.Ordinal);

        static Dictionary<string, string> Header() => new()
        {
            ["type.Value"] = "03",
            ["consignee.Value"] = "98-7654321",
            ["bonds[0].type.Value"] = "8",
            ["bonds[0].designation.Value"] = "B",
            ["bonds[0].surety.Value"] = "123",
            ["bonds[1].type.Value"] = "9",
            ["bonds[1].designation.Value"] = "A",
            ["bonds[1].surety.Value"] = "123",
            ["bonds[1].amount.Value"] = "50,000",
        };
    }

    [Fact]
    public async Task An_added_line_is_completed_by_changes_of_its_number_and_the_fee_of_the_entry_keeps_to_its_least()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var draft = await BeginAsync(broker, number);
        var changes = new Dictionary<string, string>
        {
            ["added[0].hts.Value"] = "8517.13.0000",
            ["added[0].origin.Value"] = "VN",
            ["added[0].value.Value"] = "1000",
            ["added[0].duty.Value"] = "0",
            ["added[0].description.Value"] = "Chargers",
            ["added[0].reason.Value"] = "L01",
        };
        foreach (var (row, (line, what, to, reason)) in new[] { ("3", "fee-499", "3.46", "L17"), ("3", "fee-501", "1.25", "L18"), ("3", "manufacturer", "KREXAPHO88SEO", "L19"), ("3", "quantity-2", "12.5", "L29"), ("9", "weight", "1", "L31"), ("1", "related", "maybe", "L30") }.Index())
            (changes[$"changes[{row}].line.Value"], changes[$"changes[{row}].what.Value"], changes[$"changes[{row}].to.Value"], changes[$"changes[{row}].reason.Value"]) = (line, what, to, reason);
        await StepAsync(broker, draft, "lines", changes);
        await StepAsync(broker, draft, "why", new() { ["explanation.Value"] = "A carton of chargers was left out." });
        var check = (await broker.PageAsync($"{draft}/check")).Words();
        foreach (var said in new[]
        {
            "Line 3, added", "There is no line 9: the summary on file, with the lines to add, has 3.", "Enter Y or N.", "Fees and taxes nothing 499 $3.46; 501 $1.25 $4.71 more", "Fees $270.58 $275.29 $4.71 more", "Manufacturer nothing KREXAPHO88SEO",
        })
            Assert.Contains(said, check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_else_stands_in_the_header_changes_by_form_is_shown_and_stands_on_file()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var was = (await portal.EntryAsync(number))!;
        var entered = was.EstimatedEntryDate!.Value.AddDays(-1);
        var draft = await BeginAsync(broker, number);
        Dictionary<string, string> Header() => new()
        {
            ["notify.Value"] = "98-7654321",
            ["entered.Value"] = entered.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["conveyance.Value"] = "Example Star",
            ["trip.Value"] = "0042E",
            ["unlading.Value"] = "2709",
            ["zone.Value"] = "0020203",
            ["usage.Value"] = "X",
            ["missing.Value"] = "01, 16",
            ["bills[0].kind.Value"] = "M",
            ["bills[0].issuer.Value"] = "exca",
            ["bills[0].number.Value"] = "MASTER1",
            ["bills[1].kind.Value"] = "H",
            ["bills[1].number.Value"] = "HOUSE1",
        };
        await StepAsync(broker, draft, "header", Header());
        await StepAsync(broker, draft, "why", new() { ["explanation.Value"] = "The shipment came another way than was stated." });
        Assert.Contains("changed, but reason H99", (await broker.PageAsync($"{draft}/check")).Words(), StringComparison.Ordinal); // judged as an upload is
        await StepAsync(broker, draft, "header", Header(), "H09", "H99");
        var check = await broker.PageAsync($"{draft}/check");
        foreach (var said in new[] { "Party to be notified nothing 98-7654321", "EXAMPLE STAR", "0042E", "Foreign trade zone nothing 0020203", "M EXCAMASTER1; H HOUSE1", "Missing documents nothing 01; 16", "Estimated entry date" })
            Assert.Contains(said, check.Words(), StringComparison.Ordinal);
        var seq = check.QuerySelector("input[name=seq]")?.GetAttribute("value");
        Assert.True(seq is not null, check.Words());
        using var sent = await broker.PostFormAsync($"{draft}/check", new() { ["seq"] = seq });
        Assert.Equal(302, (int)sent.StatusCode);
        var entry = (await portal.EntryAsync(number))!;
        var detail = entry.ReadDetail();
        Assert.Equal((entered, "EXAMPLE STAR", "0020203", "0042E", "2709", "98-7654321", "X"), (entry.EstimatedEntryDate!.Value, entry.Conveyance, detail.ForeignTradeZone, detail.Trip, detail.PortOfUnlading, detail.NotifyParty, detail.Usage));
        Assert.Equal([("M", "EXCA", "MASTER1"), ("H", "", "HOUSE1")], detail.Bills!.Select(b => (b.Kind, b.Issuer, b.Number)));

        // And off again, by the word for it.
        var back = await BeginAsync(broker, number);
        var beside = (await broker.PageAsync(back + "/step/header")).Words();
        foreach (var said in new[] { "98-7654321", "0020203", "M EXCAMASTER1; H HOUSE1" }) Assert.Contains(said, beside, StringComparison.Ordinal);
        await StepAsync(broker, back, "header", new() { ["notify.Value"] = "None", ["zone.Value"] = "none", ["missing.Value"] = "none", ["nobills.Value"] = "true", ["usage.Value"] = "none" }, "H09", "H99");
        await StepAsync(broker, back, "why", new() { ["explanation.Value"] = "It came as was stated at first." });
        var off = (await broker.PageAsync($"{back}/check")).Words();
        foreach (var said in new[] { "Party to be notified 98-7654321 nothing", "Foreign trade zone 0020203 nothing", "M EXCAMASTER1; H HOUSE1 nothing", "Missing documents 01; 16 nothing" }) Assert.Contains(said, off, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_gets_another_tariff_number_with_its_duty_a_license_and_a_party_and_each_number_is_changed_by_its_own()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var lines = await LinesAsync();
        var first = lines[0].ReadDetail().Tariffs![^1].Number;
        var draft = await BeginAsync(broker, number);
        await StepAsync(broker, draft, "lines", Changes(("1", "hts-add", "", "9903.88.03", "L03"), ("1", "duty", "9903.88.03", "5350.00", "L06"), ("1", "quantities", first, "25", "L29"), ("1", "unit-2", "", "kg", "L29"), ("1", "quantity-2", "", "12.5", "L29"),
            ("1", "zone-status", "", "P", "L03"), ("1", "zone-date", "", "2026-01-05", "L03")).Concat(new Dictionary<string, string>
            {
                ["licenses[0].line.Value"] = "1",
                ["licenses[0].type.Value"] = "14",
                ["licenses[0].number.Value"] = "ab123",
                ["licenses[0].reason.Value"] = "L26",
                ["parties[0].line.Value"] = "1",
                ["parties[0].kind.Value"] = "S",
                ["parties[0].number.Value"] = "98-7654321",
                ["parties[0].reason.Value"] = "L21",
            }).ToDictionary());
        await StepAsync(broker, draft, "why", new() { ["explanation.Value"] = "The additional duty of chapter 99 was left out." });
        var check = await broker.PageAsync($"{draft}/check");
        foreach (var said in new[] { "9903.88.03", "9903.88.03: $5,350.00", "Licenses and permits nothing 14 AB123", "Other parties", "S 98-7654321", "Zone status nothing P", "$5,350.00 more" })
            Assert.Contains(said, check.Words(), StringComparison.Ordinal);
        var seq = check.QuerySelector("input[name=seq]")?.GetAttribute("value");
        Assert.True(seq is not null, check.Words());
        using var sent = await broker.PostFormAsync($"{draft}/check", new() { ["seq"] = seq });
        Assert.Equal(302, (int)sent.StatusCode);
        var detail = (await LinesAsync())[0].ReadDetail();
        Assert.Equal(["99038803", first], detail.Tariffs!.Select(t => t.Number)); // chapter 99 before the others
        Assert.Equal((5_350_00L, 25_00L, 12_50L, "KG"), (detail.Tariffs![0].DutyCents, detail.Tariffs[1].Q1!.Value, detail.Tariffs[1].Q2!.Value, detail.Tariffs[1].U2));
        Assert.Equal([new("14", "AB123")], detail.Licenses!);

        var back = await BeginAsync(broker, number);
        await StepAsync(broker, back, "lines", Changes(("1", "hts-out", "", "9903.88.03", "L03"), ("1", "hts-out", "", first, "L03"), ("1", "value", "9903.88.15", "1", "L04"), ("1", "origin", first, "TW", "L07"), ("1", "zone-status", "", "Q", "L01"), ("1", "set", "", "Z", "L01"))
            .Concat(new Dictionary<string, string> { ["licenses[0].line.Value"] = "1", ["licenses[0].type.Value"] = "14", ["licenses[0].number.Value"] = "ZZ", ["licenses[0].what.Value"] = "out", ["licenses[0].reason.Value"] = "L26" }).ToDictionary());
        var wrong = (await broker.PageAsync($"{back}/check")).Words();
        foreach (var said in new[]
        {
            "A line has one tariff number at least", "The line has no tariff number 9903.88.15", "This is of the whole line. Leave the tariff number blank.", "Enter P (privileged foreign)", "Enter X (the set itself)", "Line 1 has no 14 ZZ; it has 14 AB123.",
        })
            Assert.Contains(said, wrong, StringComparison.Ordinal);

        Task<List<EntryLine>> LinesAsync() => portal.DataAsync(db => db.EntryLines.AsNoTracking().Where(l => db.Entries.Any(e => e.Id == l.EntryId && e.Number == number.ToCompact())).OrderBy(l => l.Number).ToListAsync());
    }

    static Dictionary<string, string> Changes(params (string Line, string What, string Number, string To, string Reason)[] rows) => rows.Index().SelectMany(r => new[]
    {
        ($"changes[{r.Index}].line.Value", r.Item.Line), ($"changes[{r.Index}].what.Value", r.Item.What), ($"changes[{r.Index}].number.Value", r.Item.Number), ($"changes[{r.Index}].to.Value", r.Item.To), ($"changes[{r.Index}].reason.Value", r.Item.Reason),
    }).ToDictionary(f => f.Item1, f => f.Item2);

    [Fact]
    public async Task What_cannot_stand_in_the_header_is_refused_at_its_field()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var draft = await BeginAsync(broker, number);
        await StepAsync(broker, draft, "header", new()
        {
            ["notify.Value"] = "123-45-6789",
            ["zone.Value"] = "12",
            ["unlading.Value"] = "27",
            ["trip.Value"] = "TOO LONG",
            ["missing.Value"] = "1, 2, 3",
            ["bills[0].kind.Value"] = "M",
            ["bills[0].issuer.Value"] = "EX",
            ["bills[0].number.Value"] = "A BILL NUMBER THAT IS TOO LONG",
            ["nobills.Value"] = "true",
        });
        var check = (await broker.PageAsync($"{draft}/check")).Words();
        foreach (var said in new[]
        {
            "A person's number is not taken here", "A foreign trade zone has five to nine", "Write at most 5 characters", "At most two codes of two digits", "No bill is to stand any more, and bills are given",
        })
            Assert.Contains(said, check, StringComparison.Ordinal);
        await StepAsync(broker, draft, "header", new() { ["bills[0].kind.Value"] = "M", ["bills[0].issuer.Value"] = "EX", ["bills[0].number.Value"] = "A BILL NUMBER THAT IS TOO LONG" });
        check = (await broker.PageAsync($"{draft}/check")).Words();
        foreach (var said in new[] { "An issuer has four letters and digits", "A bill has at most twelve letters and digits" }) Assert.Contains(said, check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_below_zero_wider_than_the_record_or_may_be_a_persons_number_is_refused_at_its_field()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var draft = await BeginAsync(broker, number);
        await StepAsync(broker, draft, "header", new() { ["fees[0].class.Value"] = "500", ["fees[0].amount.Value"] = "-5" });
        await StepAsync(broker, draft, "lines", Changes(("1", "duty", "", "-500", "L06"), ("1", "value", "", "-1000", "L04"), ("1", "fee-501", "", "-5", "L18"),
            ("1", "value", "", "12345678901234567", "L04"), ("1", "charges", "", "99999999999999999999999", "L04"), ("1", "fee-499", "", "1000000", "L17"), ("1", "quantity-2", "", "9999999999999999999999999999", "L29")).Concat(new Dictionary<string, string>
            {
                ["added[0].hts.Value"] = "8517.13.0000",
                ["added[0].origin.Value"] = "VN",
                ["added[0].value.Value"] = "-1000",
                ["added[0].duty.Value"] = "-1",
                ["added[0].description.Value"] = "Chargers",
                ["added[0].reason.Value"] = "L01",
                ["parties[0].line.Value"] = "1",
                ["parties[0].kind.Value"] = "S",
                ["parties[0].number.Value"] = "123456789",
                ["parties[0].reason.Value"] = "L21",
            }).ToDictionary());
        await StepAsync(broker, draft, "cases", new()
        {
            ["cases[0].line.Value"] = "1",
            ["cases[0].number.Value"] = "A570910000",
            ["cases[0].rate.Value"] = "999999.99",
            ["cases[0].kind.Value"] = "S",
            ["cases[0].quantity.Value"] = "99999999",
            ["cases[0].reason.Value"] = "L12",
            ["cases[1].line.Value"] = "2",
            ["cases[1].number.Value"] = "A570910000",
            ["cases[1].rate.Value"] = "15",
            ["cases[1].duty.Value"] = "-1",
            ["cases[1].reason.Value"] = "L12",
        });
        await StepAsync(broker, draft, "why", new() { ["explanation.Value"] = "The duty was too high." });
        var check = await broker.PageAsync($"{draft}/check");
        var said = check.QuerySelectorAll("main .usa-alert li").Select(l => l.TextContent.Trim()).ToList();
        Assert.Equal(7, said.Count(s => s.Contains("Nothing of a correction is below zero.", StringComparison.Ordinal)));
        foreach (var sentence in new[]
        {
            "Change 4: The record has room for 9,999,999,999 at most.", "Change 5: The record has room for 9,999,999,999 at most.", "Change 6: The record has room for $999,999.99 at most.", "Change 7: Enter a number with at most two decimals and ten digits before them",
            "The rate makes duty of", "Nine digits may be a person's number. Write an employer's number as NN-NNNNNNN",
        })
            Assert.Contains(said, s => s.Contains(sentence, StringComparison.Ordinal));
        Assert.DoesNotContain("S 123456789", check.Words(), StringComparison.Ordinal);
        Assert.Null(check.QuerySelector("input[name=seq]"));
    }

    [Fact]
    public async Task A_fee_of_the_entry_moves_the_totals_and_what_is_stated_more()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var draft = await BeginAsync(broker, number);
        await StepAsync(broker, draft, "header", new() { ["fees[0].class.Value"] = "500", ["fees[0].amount.Value"] = "3.00" }, "H99");
        await StepAsync(broker, draft, "why", new() { ["explanation.Value"] = "The surcharge of a manual filing was left out." });
        var check = (await broker.PageAsync($"{draft}/check")).Words();
        Assert.Contains("Fees $270.58 $273.58 $3.00 more", check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bonds_and_a_person_as_consignee_are_refused_at_their_fields()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var draft = await BeginAsync(broker, number);
        await StepAsync(broker, draft, "header", new()
        {
            ["consignee.Value"] = "123-45-6789",
            ["bonds[0].type.Value"] = "9",
            ["bonds[0].designation.Value"] = "A",
            ["bonds[0].surety.Value"] = "12",
            ["waiver.Value"] = "1",
        });
        var check = (await broker.PageAsync($"{draft}/check")).Words();
        foreach (var said in new[] { "A person's number is not taken here", "The bond is waived, and bonds are given", "one of the reasons 995 to 999" }) Assert.Contains(said, check, StringComparison.Ordinal);
        await StepAsync(broker, draft, "header", new() { ["bonds[0].type.Value"] = "9", ["bonds[0].designation.Value"] = "A", ["bonds[0].surety.Value"] = "12" });
        check = (await broker.PageAsync($"{draft}/check")).Words();
        foreach (var said in new[] { "A surety has three digits", "A single transaction bond has an amount", "One of the bonds is the basic one" }) Assert.Contains(said, check, StringComparison.Ordinal);
    }

    async Task<(EntryNumber Entry, string Correction)> UnderReviewAsync(HttpClient broker)
    {
        await portal.SelectAsync(all: true);
        var (text, number) = await portal.PaidAsync(broker);
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == number.ToCompact()).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007").SetProperty(r => r.FiledAt, Filed)));
        await portal.UploadAsync(broker, text.AsCorrection().WithValue());
        var item = Assert.Single(await portal.CorrectionsAsync(number));
        await portal.DataAsync(db => db.WorkItems.Where(w => w.Id == item.Row.Id).ExecuteUpdateAsync(w => w.SetProperty(r => r.Office, "007")));
        return (number, $"/work/psc/{item.Item.Number}");
    }

    [Fact]
    public async Task A_returned_correction_puts_the_summary_back_as_it_was()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (number, at) = await UnderReviewAsync(broker);
        var image = await portal.DataAsync(async db => (await db.EntryImages.SingleAsync(i => db.Entries.Any(e => e.Id == i.EntryId && e.Number == number.ToCompact()))).Read());
        var (before, lines) = (image.Entry, image.Lines);
        Assert.Equal((Filed, (DateOnly?)null), (before.FiledAt, before.EntryDateCbp));
        // The extract tells CBP's date of entry while the correction is under review.
        var told = before.ReceivedOn.AddDays(-3);
        await portal.RecordAsync(number, LiquidationEvent.EntryDated(told));
        Assert.Equal(told, (await portal.EntryAsync(number))!.EntryDateCbp);
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        Assert.Contains("$21,400 $22,400", (await specialist.PageAsync($"{at}/act/returned")).Words(), StringComparison.Ordinal);
        Assert.Null(await KindPages.ActAsync(specialist, at, "returned", ("text", "The assist is not dutiable here.")));

        var entry = (await portal.EntryAsync(number))!;
        Assert.Equal((300, 0, before.Seq + 3), (entry.Version, entry.Corrections, entry.Seq)); // the correction, CBP's date and the return
        // All else is as it was but CBP's date, which decides now, and where it is routed by that.
        (before.Version, before.Seq, before.EntryDateCbp, before.DecidingDate, before.DateBasis) = (entry.Version, entry.Seq, told, told, DateBasis.EntryDate);
        (before.DecisionId, before.UploadId, before.HandledBy) = (entry.DecisionId, entry.UploadId, entry.HandledBy);
        Assert.Equivalent(before, entry, strict: true);
        var now = await portal.DataAsync(db => db.EntryLines.AsNoTracking().Where(l => l.EntryId == entry.Id).OrderBy(l => l.Number).ToListAsync());
        Assert.Equal(lines.Select(l => (l.Number, l.Origin, l.ValueCents, l.DutyCents, l.Description, l.Manufacturer, l.Detail)), now.Select(l => (l.Number, l.Origin, l.ValueCents, l.DutyCents, l.Description, l.Manufacturer, l.Detail)));
        Assert.Equal("returned", Assert.Single(await portal.CorrectionsAsync(number)).Item.State.Code);
    }

    [Fact]
    public async Task A_correction_whose_place_another_filing_took_is_not_returned_and_one_of_a_rejected_summary_leaves_it_rejected()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        var (number, at) = await UnderReviewAsync(broker);
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == number.ToCompact()).ExecuteUpdateAsync(e => e.SetProperty(r => r.Version, 300)));
        Assert.Contains("Another filing has taken the place of this correction", await KindPages.ActAsync(specialist, at, "returned", ("text", "The assist is not dutiable here.")) ?? "", StringComparison.Ordinal);
        var entry = (await portal.EntryAsync(number))!;
        Assert.Equal((300, 58_400_00), (entry.Version, entry.ValueCents));
        Assert.Equal("under-review", Assert.Single(await portal.CorrectionsAsync(number)).Item.State.Code);

        await portal.DataAsync(db => db.Entries.Where(e => e.Number == number.ToCompact()).ExecuteUpdateAsync(e => e.SetProperty(r => r.Version, 200).SetProperty(r => r.Status, EntryStatus.Rejected)));
        Assert.Null(await KindPages.ActAsync(specialist, at, "returned", ("text", "The assist is not dutiable here.")));
        entry = (await portal.EntryAsync(number))!;
        Assert.Equal((300, 57_400_00, EntryStatus.Rejected), (entry.Version, entry.ValueCents, entry.Status));
    }
}
