using System.Text.RegularExpressions;
using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>Post summary corrections by form and by file, from the entry on file to what CBP says to them, and all that keeps one away.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed partial class CorrectionJourneyTests(PortalSite site, CorrectionPortal portal) : IClassFixture<CorrectionPortal>
{
    [BrowserFact]
    public async Task A_value_change_on_one_line_goes_from_the_entry_over_form_and_check_to_a_specialist_who_concurs()
    {
        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        var (text, number) = portal.Fresh();
        await broker.UploadTextAsync(text);
        await portal.RecordAsync((number, [LiquidationEvent.Paid(portal.Today)]));

        await broker.GotoAsync($"/entries/{number}?tab=work");
        await broker.GetByRole(AriaRole.Button, new() { Name = "Correct it (PSC)" }).ClickAsync();
        var draft = Draft().Match(broker.Url).Value;
        await broker.GotoAsync(draft + "/step/header");
        foreach (var label in new[] { "Party to be notified", "Estimated entry date", "Foreign trade zone", "Port of unlading" }) Assert.Equal(1, await broker.GetByLabel(label).CountAsync());
        await broker.PictureAsync("correction-a-header");
        Assert.Empty(await broker.LookAsync("header of a correction"));
        await broker.GotoAsync(draft + "/step/lines");
        Assert.Contains("$36,000", await broker.WordsAsync(), StringComparison.Ordinal); // what is on file stands beside what changes
        await ChangeAsync(0, "Entered value", "76,000", "L04");
        await AnotherAsync();
        await ChangeAsync(1, "Duty", "21,736.00", "L06");
        await AnotherAsync();
        await ChangeAsync(2, "Merchandise processing fee", "263.26", "L17");
        await AnotherAsync();
        await ChangeAsync(3, "Harbor maintenance fee", "95.00", "L18");
        await broker.PictureAsync("correction-a-lines");
        await SaveAsync();
        await broker.GetByRole(AriaRole.Link, new() { Name = "Why", Exact = true }).ClickAsync();
        await broker.GetByLabel("Explanation").FillAsync("An assist of $40,000 was left out of the value.");
        await SaveAsync();
        await broker.PictureAsync("correction-a-draft");
        await broker.GetByRole(AriaRole.Link, new() { Name = "Check and send" }).ClickAsync();
        await broker.PictureAsync("correction-a-check");
        var check = await broker.WordsAsync();
        foreach (var said in new[] { "Line 2", "$36,000", "$76,000", "L04 Value", "$11,440.00 more", "$188.56 more", "$11,628.56 more" }) Assert.Contains(said, check, StringComparison.Ordinal);
        await broker.GetByRole(AriaRole.Button, new() { Name = "Send it to CBP" }).ClickAsync();
        await broker.PictureAsync("correction-a-receipt");
        var item = (await broker.Locator("main a[href^='/work/psc/']").First.GetAttributeAsync("href"))!;

        await broker.GotoAsync(item);
        Assert.Contains("Under review", await broker.Locator("dl.facts-row").First.InnerTextAsync(), StringComparison.Ordinal);
        await broker.PictureAsync("correction-a-item-broker");

        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await specialist.GotoAsync("/work?tab=unassigned");
        await specialist.GetByRole(AriaRole.Link, new() { Name = item[(item.LastIndexOf('/') + 1)..] }).First.ClickAsync();
        await specialist.PictureAsync("correction-a-item-specialist");
        Assert.Contains("An assist of $40,000", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Concur", Exact = true }).ClickAsync();
        await specialist.PictureAsync("correction-a-concur");
        await specialist.GetByLabel("What was looked at").FillAsync("The contract with the maker shows the assist.");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Concur", Exact = true }).ClickAsync();
        Assert.Contains("Concurred", await specialist.Locator("dl.facts-row").First.InnerTextAsync(), StringComparison.Ordinal);

        await broker.GotoAsync($"/entries/{number}");
        Assert.Contains("$76,000", await broker.WordsAsync(), StringComparison.Ordinal);
        await broker.PictureAsync("correction-a-entry");
        await broker.Context.CloseAsync();
        await specialist.Context.CloseAsync();

        Task SaveAsync() => broker.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).Last.ClickAsync();
        Task AnotherAsync() => broker.GetByRole(AriaRole.Button, new() { Name = "Add another: change" }).ClickAsync();

        async Task ChangeAsync(int row, string what, string to, string reason)
        {
            var of = broker.GetByRole(AriaRole.Group, new() { Name = $"Change {row + 1}", Exact = true });
            await of.GetByLabel("Line").FillAsync("2");
            await of.GetByLabel("What changes").SelectOptionAsync(new SelectOptionValue { Value = (await of.GetByLabel("What changes").Locator("option", new() { HasText = what }).First.GetAttributeAsync("value"))! });
            await of.GetByLabel("New value").FillAsync(to);
            await of.GetByLabel("Reason").SelectOptionAsync(reason);
        }
    }

    [BrowserFact]
    public async Task A_file_turns_a_01_into_a_03_with_its_case_and_the_page_of_the_upload_says_so()
    {
        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        var (text, number) = portal.Fresh();
        await broker.UploadTextAsync(text);
        await portal.RecordAsync((number, [LiquidationEvent.Paid(portal.Today)]));
        await broker.UploadTextAsync(text.AsCorrection("H01").WithCase());
        await broker.PictureAsync("correction-b-upload");
        var corrections = broker.Locator("section[aria-labelledby=corrections]");
        Assert.Contains("type 01 to 03", await corrections.InnerTextAsync(), StringComparison.Ordinal);
        // While corrections are being listed the page asks for them, and shows them when all stand there.
        var upload = long.Parse(new Uri(broker.Url).Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        await ListingAsync(true);
        await broker.GotoAsync($"/uploads/{upload}");
        Assert.Contains("are being listed", await corrections.InnerTextAsync(), StringComparison.Ordinal);
        var faults = await broker.LookAsync("upload whose corrections are being listed");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await ListingAsync(false);
        await broker.GetByText("are being listed").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await corrections.GetByRole(AriaRole.Link).First.ClickAsync();
        await broker.PictureAsync("correction-b-item");
        var words = await broker.WordsAsync();
        foreach (var said in new[] { "Under review", "A570910000", "$3,210.00 more", "changes from 01 to 03", "82 FR 2385" }) Assert.Contains(said, words, StringComparison.Ordinal);
        await broker.GotoAsync($"/entries/{number}");
        Assert.Contains("Antidumping", await broker.WordsAsync(), StringComparison.Ordinal);
        await broker.PictureAsync("correction-b-entry");
        await broker.Context.CloseAsync();

        Task<int> ListingAsync(bool due) => portal.DataAsync(db => db.Uploads.Where(u => u.Id == upload).ExecuteUpdateAsync(u => u.SetProperty(r => r.CorrectionsDue, due)));
    }

    /// <summary>What is refused: what the entry is, what the file does, and the codes of the findings.</summary>
    sealed record Restriction(string What, string Codes)
    {
        /// <summary>What CBP's systems told of the entry beyond that it is paid.</summary>
        public Func<DateOnly, LiquidationEvent[]> Told { get; init; } = today => [LiquidationEvent.Paid(today)];

        /// <summary>What the file says, of the summary as it was filed.</summary>
        public Func<string, string> File { get; init; } = text => text.AsCorrection().WithValue();

        /// <summary>What is done to the row of the entry first.</summary>
        public Func<CorrectionPortal, EntryNumber, Task>? Before { get; init; }

        /// <summary>What the form says of it; null where a form cannot come to it.</summary>
        public string? Form { get; init; }

        /// <summary>What is typed into a step of the form first; null for nothing.</summary>
        public (string Step, string Field, string Value)? Typed { get; init; }
    }

    static Func<DateOnly, LiquidationEvent[]> Paid(Func<DateOnly, LiquidationEvent> and) => today => [LiquidationEvent.Paid(today), and(today)];

    static Func<string, string> Value(Func<string, string> and) => text => and(text.AsCorrection().WithValue());

    static readonly Restriction[] restrictions =
    [
        new("on no statement yet", "B45") { Told = _ => [], Form = "still in trade control" },
        new("on a statement that is not paid", "B47") { Told = today => [LiquidationEvent.OnStatement(today)], Form = "not paid yet" },
        new("rejected by CBP", "B46") { Before = (p, n) => p.SetAsync(n, e => e.SetProperty(r => r.Status, EntryStatus.Rejected)), Form = "CBP rejected this summary" },
        new("taken off file", "B56") { Before = (p, n) => p.SetAsync(n, e => e.SetProperty(r => r.Status, EntryStatus.Withdrawn)), Form = "taken off file" },
        new("liquidated", "B50") { Told = Paid(today => LiquidationEvent.Liquidated(today, "1", LiquidationResult.NoChange)), Form = "was liquidated on" },
        new("reconciled", "B52") { Told = Paid(LiquidationEvent.Reconciled), Form = "A reconciliation of this entry was filed" },
        new("suspended by statute", "B60") { Told = Paid(today => LiquidationEvent.Suspended(today, "08")), Form = "Liquidation is suspended on basis 08" },
        new("fourteen days before the liquidation", "B51") { Told = Paid(today => LiquidationEvent.Scheduled(today.AddDays(14), today)), Form = "Liquidation is scheduled for" },
        new("301 days after entry", "B48") { Told = Paid(today => LiquidationEvent.EntryDated(today.AddDays(-301))), Form = "The last day for a correction was" },
        new("before its date of entry", "CPT") { Before = (p, n) => p.SetAsync(n, e => e.SetProperty(r => r.EntryDateCbp, p.Today.AddDays(2))), Form = "which lies ahead" },
        new("of type 11", "B49 282") { Before = (p, n) => p.SetAsync(n, e => e.SetProperty(r => r.Type, "11")), Form = "Informal entries" },
        new("made informal", "B49 282") { File = Value(t => t.Put("10", 34, "11")) },
        new("of a type that is not corrected", "B77 B64 282") { Before = (p, n) => p.SetAsync(n, e => e.SetProperty(r => r.Type, "26")), Form = "Type 26 is not among the entry types" },
        new("turned from 01 to 02", "B64 282") { File = Value(t => t.Put("10", 34, "02")) },
        new("a temporary importation turned into 01", "B64 282") { Before = (p, n) => p.SetAsync(n, e => e.SetProperty(r => r.Type, "23")), Form = "A temporary importation (type 23) cannot be turned into another type", Typed = ("header", "type", "01") },
        new("at another port", "B44") { File = Value(t => t.Put("10", 18, "2709")) },
        new("by a filer whom the importer does not authorize", "CPU")
        {
            Before = async (p, n) =>
            {
                await p.SetAsync(n, e => e.SetProperty(r => r.Filer, "ABC"));
                await p.DataAsync(db => db.PowersOfAttorney.ExecuteDeleteAsync()); // the other entries are the broker's own
            },
        },
        new("for another importer", "286") { File = Value(t => t.Put("11", 3, "98-765432100")) },
        new("with a payment type", "CPV") { File = Value(t => t.Put("10", 51, "1")) },
        new("with a statement print date", "CPV") { File = Value(t => t.Put("10", 52, "091426")) },
        new("with a statement month", "CPV") { File = Value(t => t.Put("10", 58, "11")) },
        new("with a client branch of the statement", "CPV") { File = Value(t => t.Put("10", 60, "02")) },
        new("as a live entry", "272") { File = Value(t => t.Put("10", 44, "Y")) },
        new("as a consolidated summary", "270") { File = Value(t => t.Put("10", 42, "Y")) },
        new("listing the releases that it consolidates", "270") { File = Value(t => t.After("318B", "32XYZ  00041027")) },
        new("asking to certify the release", "271") { File = Value(t => t.Put("10", 40, "Y")) },
        new("announcing a reconciliation", "273") { File = Value(t => t.Put("10", 46, "Y")) },
        new("with a reconciliation issue", "274") { File = Value(t => t.Put("10", 47, "001")) },
        new("with a location of the goods", "280") { File = Value(t => t.Put("20", 17, "Z904")) },
        new("without an explanation", "287") { File = t => t.AsCorrection(explanation: "").WithValue(), Form = "The explanation is missing" },
        new("explained by N/A", "287") { File = t => t.AsCorrection(explanation: "N/A").WithValue(), Form = "\"N/A\" explains nothing", Typed = ("why", "explanation", "N/A") },
        new("without a reason", "748") { File = t => t.AsCorrection(line1: "").WithValue(), Form = "The correction gives no reason" },
        new("with a reason of the header that is not one", "278") { File = t => t.AsCorrection("H03").WithValue() },
        new("with the same reason of the header twice", "279") { File = t => t.AsCorrection("H04H04").WithValue().Put("10", 36, "10") },
        new("with a reason of the line that is not one", "582") { File = t => t.AsCorrection(line1: "L99").WithValue() },
        new("with the same reason of the line twice", "583") { File = t => t.AsCorrection(line1: "L04L04").WithValue() },
        new("with a reason for what did not change", "CPY") { File = t => t.AsCorrection("H04").WithValue(), Form = "is given, but that did not change", Typed = ("header", "reasons", "H04") },
        new("with a reason for a type that did not change", "281") { File = t => t.AsCorrection("H01").WithValue(), Form = "says that the entry type changed, but it is the one on file", Typed = ("header", "reasons", "H01") },
        new("with a header that changed without its reason", "283") { File = Value(t => t.Put("10", 36, "10")), Form = "changed, but reason H04", Typed = ("header", "mode", "10") },
        new("with a type that changed without its reason", "282") { File = t => t.AsCorrection().WithCase(), Form = "The entry type changes, but no reason says so", Typed = ("header", "type", "03") },
        new("that says nowhere that it is one", "284 277 580") { File = t => t.AsCorrection("H99").Put("10", 65, " ") },
        new("that is a deletion", "B43") { File = t => t.Deleted().Put("10", 65, "Y") },
        // The days from entry do not count while liquidation is extended (84 FR 40430), nor for a suspended 03 (76 FR 37136).
        new("extended, 301 days after entry", "") { Told = today => [LiquidationEvent.Paid(today), LiquidationEvent.EntryDated(today.AddDays(-301)), LiquidationEvent.Extended(today.AddDays(-1), "01")] },
        new("a suspended 03, 301 days after entry", "")
        {
            Before = (p, n) => p.SetAsync(n, e => e.SetProperty(r => r.Type, "03")),
            Told = today => [LiquidationEvent.Paid(today), LiquidationEvent.EntryDated(today.AddDays(-301)), LiquidationEvent.Suspended(today.AddDays(-1), "04")],
            File = t => t.AsCorrection().WithCase(),
        },
        new("a suspended 07, 301 days after entry", "")
        {
            Before = (p, n) => p.SetAsync(n, e => e.SetProperty(r => r.Type, "07")),
            Told = today => [LiquidationEvent.Paid(today), LiquidationEvent.EntryDated(today.AddDays(-301)), LiquidationEvent.Suspended(today.AddDays(-1), "05")],
            File = t => t.AsCorrection().WithCase().Put("10", 34, "07"),
        },
        new("a 07 that is not suspended, 301 days after entry", "B48")
        {
            Before = (p, n) => p.SetAsync(n, e => e.SetProperty(r => r.Type, "07")),
            Told = today => [LiquidationEvent.Paid(today), LiquidationEvent.EntryDated(today.AddDays(-301))],
            File = t => t.AsCorrection().WithCase().Put("10", 34, "07"),
        },
    ];

    [BrowserFact]
    public async Task Each_restriction_refuses_a_correction_by_file_and_by_form_and_says_what_where_and_how_to_mend_it()
    {
        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        var entries = restrictions.Select(r => (Restriction: r, Entry: portal.Fresh())).ToList();
        var missing = portal.Fresh();
        var (reviewed, underReview) = portal.Fresh();
        var (untouched, uncorrected) = portal.Fresh();
        await broker.UploadTextAsync(BatchText.InOne([.. entries.Select(e => e.Entry.Text), reviewed, untouched]));
        foreach (var (restriction, (_, number)) in entries)
            if (restriction.Before is { } before) await before(portal, number);
        await portal.RecordAsync([.. entries.Where(e => e.Restriction.What != "taken off file").Select(e => (e.Entry.Number, e.Restriction.Told(portal.Today))), (underReview, [LiquidationEvent.Paid(portal.Today)]), (uncorrected, [LiquidationEvent.Paid(portal.Today)])]);

        await broker.UploadTextAsync(BatchText.InOne(
        [
            .. entries.Select(e => e.Restriction.File(e.Entry.Text)),
            missing.Text.AsCorrection().WithValue(),
            reviewed.AsCorrection("H01").WithCase(), // is chosen for review
            reviewed.AsCorrection("H14", explanation: "NOT AN ANTIDUMPING CASE AFTER ALL."),
            reviewed.WithAction('R'),
            reviewed.Deleted(), // nor does a deletion reach a corrected summary
        ]));
        await broker.PictureAsync("correction-c-upload");
        var told = new List<(string Entry, string Code, string Words, string What, string Fix)>();
        while (true)
        {
            foreach (var finding in await broker.Locator("ol.findings > li", new() { HasText = "Rejected" }).AllAsync())
            {
                var (words, said, what) = (await finding.InnerTextAsync(), await finding.Locator(".finding-what").InnerTextAsync(), await finding.Locator(".finding-what strong").InnerTextAsync());
                told.Add((Entry().Match(words).Value, Code().Match(said).Groups["code"].Value, words, what, Code().Replace(said[what.Length..], "").Trim()));
            }
            if (await broker.Locator("a[rel=next]").CountAsync() == 0) break;
            await broker.Locator("a[rel=next]").First.ClickAsync();
        }
        Assert.All(told, t => Assert.Matches(@"record [\d,]+ \(type \w+\)", t.Words)); // where
        Assert.All(told, t => Assert.Matches(@"^[A-Z][^:]+: [A-Z""].{10,}\.$", t.What)); // the field, and a sentence of what is wrong with it
        Assert.All(told, t => Assert.Matches(@"^[A-Z].{10,}\.$", t.Fix)); // how to mend it
        var wrong = entries.Select(e => (e.Restriction.What, e.Restriction.Codes, Found: Codes(e.Entry.Number)))
            .Append(("not on file", "B42", Codes(missing.Number))).Append(("under review", "B59 B54 B54", Codes(underReview)))
            .Where(e => !Same(e.Item2, e.Item3)).Select(e => $"{e.Item1}: {e.Item3} in the place of {e.Item2}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        // The same sentences by file as by form.
        List<string> silent = [.. entries.Where(e => e.Restriction.Form is { } words && !told.Any(t => t.Entry == e.Entry.Number.ToString() && (t.What + ' ' + t.Fix).Contains(words, StringComparison.Ordinal)))
            .Select(e => $"by file, {e.Restriction.What}: {string.Join(' ', told.Where(t => t.Entry == e.Entry.Number.ToString()).Select(t => t.What))}")];
        foreach (var (restriction, number) in entries.Where(e => e.Restriction.Form is not null).Select(e => (e.Restriction, e.Entry.Number))
            .Append((new("under review", "") { Form = "under review by CBP" }, underReview))
            .Append((new("explained at too great a length", "") { Form = "more than the 99 records of 75 that a file can hold", Typed = ("why", "explanation", new('x', 7_500)) }, uncorrected)))
        {
            var (what, words) = (restriction.What, restriction.Form!);
            var draft = Draft().Match(await broker.PostFormAsync("/file/psc", new() { ["entry"] = number.ToString() }, "/file/psc?handler=Begin")).Value;
            if (restriction.Typed is var (step, field, value)) await broker.PostFormAsync($"{draft}/step/{step}", new() { [$"{field}.{(field == "reasons" ? "Values" : "Value")}"] = value });
            await broker.GotoAsync(draft + "/check");
            var said = broker.Locator("main .usa-alert--error li", new() { HasText = words });
            if (await said.CountAsync() != 1) silent.Add($"{what}: {await broker.WordsAsync()}");
            else
            {
                Assert.Matches(@"\. [A-Z].{10,}\.", await said.InnerTextAsync()); // how to mend it
                Assert.Equal(1, await said.GetByRole(AriaRole.Link).CountAsync()); // where
            }
            // An explanation that is missing or explains nothing is said once, whatever else is wrong.
            Assert.Equal(1, await broker.Locator("main .usa-alert--error li", new() { HasText = "expl" }).CountAsync());
            Assert.Equal(0, await broker.GetByRole(AriaRole.Button, new() { Name = "Send it to CBP" }).CountAsync());
        }
        await broker.PictureAsync("correction-c-check");
        Assert.True(silent.Count == 0, string.Join("\n\n", silent));
        await broker.Context.CloseAsync();

        string Codes(EntryNumber entry) => string.Join(' ', told.Where(t => t.Entry == entry.ToString()).Select(t => t.Code));
        static bool Same(string a, string b) => a.Split(' ').Order(StringComparer.Ordinal).SequenceEqual(b.Split(' ').Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("/file/psc/\\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Draft();

    [GeneratedRegex("XYZ-\\d{7}-\\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();

    [GeneratedRegex("\\((?<code>[A-Z0-9]{3})\\)\\s*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
