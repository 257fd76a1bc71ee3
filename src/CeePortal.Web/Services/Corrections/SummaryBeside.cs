using CeePortal.Data;
using CeePortal.Data.Revenue;
using CeePortal.Domain.Entries;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Corrections;

/// <summary>The summary that a correction starts from, as its filer stated it, to stand beside the form.</summary>
public sealed class SummaryBeside(PortalDbContext db)
{
    /// <summary>Null while the form names no entry on file that the visitor sees.</summary>
    public async Task<EntrySummaryDraft?> FindAsync(FormAnswers answers, CancellationToken ct = default) =>
        EntryNumber.TryParse(answers["entry"].Trim(), null, out var number) && await FiledSummary.FindAsync(db, number, ct) is { } found ? found.Draft : null;
}
