using CeePortal.Data.Accounts;
using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using CeePortal.TestSupport;
using CeePortal.Web.Tests.Pages.Uploads;
using CeePortal.Web.Tests.Pages.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>What follows when CBP does not concur with a correction: liquidation as entered, or a validation with its notice of action.</summary>
public sealed class DisagreementTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    /// <summary>Has a correction of an entry reviewed, and not concurred with; the value of line 1 was $21,400 before.</summary>
    async Task<CorrectionReview> NotConcurredAsync(HttpClient broker, HttpClient specialist, EntryNumber entry, string correction, AfterDisagreement then)
    {
        await portal.SelectAsync(all: true);
        var filed = await portal.UploadAsync(broker, correction);
        Assert.Equal(1, filed.Accepted);
        var item = (await portal.CorrectionsAsync(entry))[^1];
        var compact = entry.ToCompact();
        await portal.DataAsync(async db =>
        {
            item.Item.Transfer(Destination.FromCode("007"), "For the test.", new Act(new Actor(1, WorkRoles.Supervisor), DateTime.UtcNow, Law.Declared));
            await portal.Services.GetRequiredService<WorkStore>().SaveAsync(db, item, Law.Declared);
            return 0;
        });
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        await portal.DataAsync(db => db.EntryLines.Where(l => db.Entries.Any(e => e.Number == compact && e.Id == l.EntryId)).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        await portal.DataAsync(db => db.EntryLiquidationStates.Where(s => s.Number == compact).ExecuteUpdateAsync(s => s.SetProperty(r => r.HandledBy, "007")));
        Assert.Null(await KindPages.ActAsync(specialist, $"/work/psc/{item.Item.Number}", "not-concurred", ("text", "The assist is not dutiable here."), ("citation", "19 U.S.C. 1401a(h)(1)"), ("then", then.ToString())));
        return (await portal.CorrectionsAsync(entry))[^1].As<CorrectionReview>();
    }

    [Fact]
    public async Task The_worksheet_starts_from_the_summary_as_entered_and_says_so_and_the_other_can_be_chosen()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        var (text, entry) = await portal.PaidAsync(broker);
        var review = await NotConcurredAsync(broker, specialist, entry, text.AsCorrection().WithValue(), AfterDisagreement.LiquidateAsEntered);
        var at = $"/entries/{entry}/worksheet";
        var page = await specialist.PageAsync(at);
        PageChecks.AssertSound(page);
        Assert.Contains($"As entered before correction {review.Number}", page.Words(), StringComparison.Ordinal);
        Assert.Contains("$21,400", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("$22,400", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Liquidate: no change", page.Words(), StringComparison.Ordinal); // what was deposited is what was entered

        using var switched = await specialist.PostFormAsync(at, new() { ["Seq"] = "0", ["start"] = "OnFile" }, "Start");
        Assert.True((int)switched.StatusCode == 302, (await switched.DocumentAsync()).Words());
        var corrected = await specialist.PageAsync(at);
        PageChecks.AssertSound(corrected);
        Assert.Contains("$22,400", corrected.Words(), StringComparison.Ordinal);
        Assert.Contains("Start from the summary as entered", corrected.Words(), StringComparison.Ordinal);
        using var back = await specialist.PostFormAsync(at, new() { ["Seq"] = "1", ["start"] = "AsEntered" }, "Start");
        Assert.Contains("$21,400", (await specialist.PageAsync(at)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_entered_goes_back_over_several_corrections_that_CBP_did_not_concur_with_and_ends_at_one_that_stands()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        var (text, entry) = await portal.PaidAsync(broker);
        await NotConcurredAsync(broker, specialist, entry, text.AsCorrection().WithValue(), AfterDisagreement.LiquidateAsEntered);
        var again = await NotConcurredAsync(broker, specialist, entry, text.AsCorrection(), AfterDisagreement.LiquidateAsEntered);
        var words = (await specialist.PageAsync($"/entries/{entry}/worksheet")).Words();
        Assert.Contains($"As entered before correction {again.Number}", words, StringComparison.Ordinal);
        Assert.Contains("$21,400", words, StringComparison.Ordinal);
        Assert.DoesNotContain("$22,400", words, StringComparison.Ordinal);

        await portal.SelectAsync(all: false);
        var last = await portal.UploadAsync(broker, text.AsCorrection(explanation: "THE ASSIST IS DUTIABLE AFTER ALL.").WithValue()); // accepted without review
        Assert.Equal(1, last.Accepted);
        var compact = entry.ToCompact();
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        await portal.DataAsync(db => db.EntryLines.Where(l => db.Entries.Any(e => e.Number == compact && e.Id == l.EntryId)).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        var standing = (await specialist.PageAsync($"/entries/{entry}/worksheet")).Words();
        Assert.DoesNotContain("As entered before", standing, StringComparison.Ordinal);
        Assert.Contains("$22,400", standing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_door_on_the_correction_opens_a_validation_that_names_it_and_each_shows_the_other()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        var (text, entry) = await portal.PaidAsync(broker);
        var review = await NotConcurredAsync(broker, specialist, entry, text.AsCorrection().WithValue(), AfterDisagreement.NoticeOfAction);
        var at = $"/work/psc/{review.Number}";
        var page = await specialist.PageAsync(at);
        PageChecks.AssertSound(page);
        Assert.True(page.QuerySelectorAll("main form").Any(f => f.QuerySelector("input[name=item]") is not null), page.Words());
        var door = page.QuerySelectorAll("main form").Single(f => f.QuerySelector("input[name=item]") is not null);
        Assert.Contains("Open a validation, for the CF-29", door.TextContent, StringComparison.Ordinal);
        var begin = door.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        using var begun = await specialist.PostAsync(new Uri(door.GetAttribute("action")!, UriKind.Relative), new FormUrlEncodedContent(begin));
        var draft = begun.Headers.Location!.ToString().Split("/step/")[0];
        var step = await specialist.PageAsync(draft + "/step/review");
        Assert.Equal(review.Number.ToString(), step.QuerySelector("[name='item.Value']")!.GetAttribute("value"));
        Assert.Contains($"CBP did not concur with correction {review.Number}.", step.QuerySelector("[name='reason.Value']")!.TextContent, StringComparison.Ordinal);
        Dictionary<string, string> fields = new() { ["entry.Value"] = entry.ToString(), ["programs.Values"] = nameof(ValidationProgram.Value), ["item.Value"] = review.Number.ToString(), ["reason.Value"] = "The value." };
        using (await specialist.PostFormAsync(draft + "/step/review", fields)) { }
        await KindPages.SendAsync(specialist, draft);

        var row = await portal.DataAsync(db => db.WorkItems.OrderByDescending(w => w.Id).FirstAsync(w => w.Kind == "validation"));
        var validation = await portal.DataAsync(async db => (await portal.Services.GetRequiredService<WorkStore>().FindAsync(db, row.Id))!.As<Domain.Validations.Validation>());
        Assert.Equal((ValidationTrigger.Correction, review.Number.ToString()), (validation.Opening!.Trigger, validation.Opening.TriggerCode));
        var there = await specialist.PageAsync($"/work/validation/{row.WorkNumber}");
        PageChecks.AssertSound(there);
        Assert.Contains($"A correction not concurred with: {review.Number}", there.Words(), StringComparison.Ordinal);
        Assert.Contains(there.QuerySelectorAll("[aria-labelledby=linked] a"), a => a.GetAttribute("href") == at);
        var here = await specialist.PageAsync(at);
        Assert.Contains($"Validation {row.WorkNumber} was opened on it", here.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(here.QuerySelectorAll("main form"), f => f.QuerySelector("input[name=item]") is not null);
        Assert.DoesNotContain(row.WorkNumber.ToString(), (await broker.PageAsync(at)).Words(), StringComparison.Ordinal); // nothing went out yet

        using var again = await specialist.PostFormAsync("/file/validation", new() { ["entry"] = entry.ToString(), ["item"] = review.Number.ToString() }, "Begin");
        var second = again.Headers.Location!.ToString().Split("/step/")[0];
        using (await specialist.PostFormAsync(second + "/step/review", fields)) { }
        var check = await specialist.PageAsync(second + "/check");
        using var refused = await specialist.PostFormAsync(second + "/check", new() { ["seq"] = check.QuerySelector("input[name=seq]")!.GetAttribute("value")! });
        Assert.Contains("opened for the same reason already", (await refused.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    // By hand: line 1 is $41,400 and not the $21,400 as entered. The harbor maintenance fee of $20,000 is $25.00; the merchandise processing fee of $77,400 is $268.11, and $198.83 was stated: $69.28. Together
    // $94.28. The correction stated $22,400, with fees of $3.46 and $1.25 more: $4.71 of it.
    [Fact]
    public async Task A_finding_and_the_worksheet_start_from_the_same_summary_and_come_to_the_same_amount()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        var (text, entry) = await portal.PaidAsync(broker);
        var review = await NotConcurredAsync(broker, specialist, entry, text.AsCorrection().WithValue(), AfterDisagreement.LiquidateAsEntered);
        await KindPages.SendAsync(specialist, await KindPages.DraftAsync(specialist, "validation", ("review", new()
        {
            ["entry.Value"] = entry.ToString(),
            ["programs.Values"] = nameof(ValidationProgram.Value),
            ["item.Value"] = review.Number.ToString(),
            ["reason.Value"] = "The value.",
        })));
        var row = await portal.DataAsync(db => db.WorkItems.OrderByDescending(w => w.Id).FirstAsync(w => w.Kind == "validation"));
        var item = $"/work/validation/{row.WorkNumber}";
        Assert.Null(await KindPages.ActAsync(specialist, item, "findings-recorded", ("findings[0].line", "1"), ("findings[0].program", "Value"), ("findings[0].discrepancy", "VAL-ASSIST"),
            ("findings[0].value", "41,400"), ("findings[0].action", nameof(FindingAction.Change)), ("findings[0].rationale", "Moulds were supplied free of charge.")));
        var found = await KindPages.WordsAsync(specialist, item);
        Assert.Contains("+$94.28", found, StringComparison.Ordinal);
        Assert.Contains($"Of this, $4.71 was stated in correction {review.Number} and not deposited.", found, StringComparison.Ordinal);

        // The notice of action says it too.
        Assert.Null(await KindPages.ActAsync(specialist, item, "action-proposed", ("explanation", "The value of line 1 is raised.")));
        var day = CeePortal.Domain.Clocks.DayWords.InWords(portal.Services.GetRequiredService<Domain.Clocks.LegalClock>().Today);
        Assert.Contains($"{entry} $94.28 more. Of this, $4.71 was stated in the correction of {day} ({review.Number}) and was not deposited.", await KindPages.WordsAsync(broker, item + "/letter"), StringComparison.Ordinal);

        var at = $"/entries/{entry}/worksheet";
        using var taken = await specialist.PostFormAsync(at, new() { ["Seq"] = "0", ["review"] = row.WorkNumber.ToString() }, "Take");
        Assert.True((int)taken.StatusCode == 302, (await taken.DocumentAsync()).Words());
        Assert.Contains("$94.28", (await specialist.PageAsync(at)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_validation_names_only_a_correction_that_CBP_did_not_concur_with_and_of_its_entry()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        var (text, entry) = await portal.PaidAsync(broker);
        var review = await NotConcurredAsync(broker, specialist, entry, text.AsCorrection().WithValue(), AfterDisagreement.NoticeOfAction);
        var (_, other) = await portal.PaidAsync(broker);
        var compact = other.ToCompact();
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        async Task<string> CheckAsync(EntryNumber number, string item) => (await KindPages.CheckAsync(specialist, await KindPages.DraftAsync(specialist, "validation", ("review", new()
        {
            ["entry.Value"] = number.ToString(),
            ["programs.Values"] = nameof(ValidationProgram.Value),
            ["item.Value"] = item,
            ["reason.Value"] = "The value.",
        })))).Words();
        Assert.Contains("is about another entry", await CheckAsync(other, review.Number.ToString()), StringComparison.Ordinal);
        Assert.Contains("There is no such correction", await CheckAsync(entry, "2704-26-679999"), StringComparison.Ordinal);
    }
}
