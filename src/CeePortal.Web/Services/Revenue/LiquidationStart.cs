using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Revenue;

/// <summary>The summary from which the liquidation of an entry is computed.</summary>
/// <param name="Start">Which one it is.</param>
/// <param name="Before">The summary before the corrections with which CBP did not concur; null when what is on file is none.</param>
/// <param name="Entry">The entry, as it is or as it stood before them.</param>
/// <param name="Lines">Its lines.</param>
public sealed record StartingSummary(WorksheetStart Start, AsEntered? Before, EntrySummary Entry, IReadOnlyList<EntryLine> Lines)
{
    /// <summary>The summary; a new one each time, so that whoever asks may change it.</summary>
    public EntrySummaryDraft Draft() => FiledSummary.Of(Entry, Lines);
}

/// <summary>Chooses from what the liquidation of an entry is computed. Worksheets and the findings of validations ask here, so that finding, notice of action and bill agree.</summary>
public sealed class LiquidationStart(PortalDbContext db, PortalDbContextFactory contexts, WorkStore items)
{
    /// <summary>The summary from which an entry's worksheet starts.</summary>
    public async Task<StartingSummary> OfAsync(EntrySummary entry, CancellationToken ct)
    {
        var body = await db.LiquidationWorksheets.AsNoTracking().Where(s => s.EntryId == entry.Id).Select(s => s.Body).SingleOrDefaultAsync(ct);
        return await OfAsync(entry, body is null ? null : JsonSerializer.Deserialize<WorksheetForm>(body, JsonSerializerOptions.Web)?.Start, ct);
    }

    /// <summary>The summary from which a worksheet starts.</summary>
    /// <param name="entry">The entry as it is on file.</param>
    /// <param name="chosen">What the worksheet chose; null for what the portal proposes: after "liquidate as entered" the summary as entered.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<StartingSummary> OfAsync(EntrySummary entry, WorksheetStart? chosen, CancellationToken ct)
    {
        var before = await BeforeAsync(entry, ct);
        var start = before is null ? WorksheetStart.OnFile : chosen ?? (before.Then == AfterDisagreement.LiquidateAsEntered ? WorksheetStart.AsEntered : WorksheetStart.OnFile);
        return start == WorksheetStart.AsEntered ? new(start, before, before!.Entry, before.Lines)
            : new(start, before, entry, await db.EntryLines.AsNoTracking().Where(l => l.EntryId == entry.Id).OrderBy(l => l.Number).ToListAsync(ct));
    }

    /// <summary>What was deposited with corrections of the entry, whatever became of them.</summary>
    public async Task<IReadOnlyList<PaidBeside>> DepositsAsync(EntrySummary entry, CancellationToken ct)
    {
        List<PaidBeside> paid = [];
        if (entry.Corrections == 0) return paid;
        var kind = CorrectionReview.CorrectionKind.Code;
        foreach (var id in await db.WorkEntries.AsNoTracking().Where(e => e.Entry == entry.Number && e.Kind == kind).OrderBy(e => e.WorkId).Select(e => e.WorkId).ToListAsync(ct))
            if (await items.FindAsync(db, id, ct) is { } one && one.As<CorrectionReview>() is { Deposit: { } deposit, Filing: { } filing } review)
                paid.Add(PaidBeside.OfCorrection(review.Number, deposit, filing.AgainstDeposits));
        return paid;
    }

    async Task<AsEntered?> BeforeAsync(EntrySummary entry, CancellationToken ct)
    {
        if (entry.Corrections == 0) return null;
        await using var all = contexts.CreateForSystem();
        return await AsEntered.FindAsync(all, items, entry, ct);
    }
}
