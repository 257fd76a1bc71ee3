using CeePortal.Data.Accounts;
using CeePortal.Data.Validations;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Validations;
using CeePortal.TestSupport;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>The draw of corrections for review: by the secret of the quarter, and repeated afterwards by a supervisor.</summary>
public sealed class CorrectionDrawTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_correction_is_drawn_by_the_seed_of_the_quarter_and_a_supervisor_does_it_over()
    {
        await portal.SelectAsync(all: true);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var supervisor = await portal.SignedInAsync(PortalRoles.Supervisor);
        var (text, entry) = await portal.PaidAsync(broker);
        await portal.UploadAsync(broker, text.AsCorrection().WithValue());
        var review = Assert.Single(await portal.CorrectionsAsync(entry)).As<CorrectionReview>();
        var period = SamplingDraw.PeriodOf(review.FiledOn);
        var seed = await portal.DataAsync(db => db.Set<SamplingSeed>().Where(s => s.Period == period).Select(s => s.Seed).SingleAsync());
        var number = SamplingDraw.Number($"{seed}|{period}|psc|{entry.ToCompact()}|00200");
        Assert.Equal($"Drawn at random in {period}: its number, {SamplingDraw.InWords(number)}, is below the share, 100 %.", Assert.Single(review.Selected).Sentence);
        Assert.DoesNotContain(seed, (await broker.PageAsync($"/work/psc/{review.Number}")).Words(), StringComparison.Ordinal);

        // The supervisor of the Center that works it does the draw over.
        var compact = entry.ToCompact();
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        await portal.DataAsync(db => db.WorkEntries.Where(e => e.Entry == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.Office, "007")));
        await portal.DataAsync(db => db.WorkItems.Where(w => w.LeadEntry == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.Office, "007")));
        var page = await supervisor.PageAsync($"/work/sampling?entry={entry}");
        PageChecks.AssertSound(page);
        Assert.Contains($"{seed}|{period}|psc|{compact}|00200", page.Words(), StringComparison.Ordinal);
        Assert.Contains(SamplingDraw.InWords(number), page.Words(), StringComparison.Ordinal);
    }
}
