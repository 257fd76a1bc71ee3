using CeePortal.Data;
using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using Microsoft.EntityFrameworkCore;
using Review = CeePortal.Domain.Validations.Validation;

namespace CeePortal.Web.Services.Validations;

/// <summary>What the forms of reviews, documents and rejections offer to choose from today.</summary>
public sealed class ReviewLists(PortalDbContext db, LegalClock clock)
{
    public async Task<IReadOnlyList<(string Value, string Words)>> DiscrepanciesAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var rows = await db.RefDiscrepancies.AsNoTracking().Where(d => d.Ended == null || d.Ended >= today).ToListAsync(ct);
        // No discrepancy first, then by programme as forms list them, then what any programme may say.
        return [.. rows.OrderBy(d => d.Code == ValidationFinding.NoDiscrepancy ? -1 : Place(d)).ThenBy(d => d.Code, StringComparer.Ordinal).Select(d => (d.Code, d.Code == ValidationFinding.NoDiscrepancy ? d.Name : $"{Words(d)}{d.Name} ({d.Code})"))];

        static int Place(RefDiscrepancy d) => Enum.TryParse<ValidationProgram>(d.Program, out var program) ? (int)program : 99;
        static string Words(RefDiscrepancy d) => Enum.TryParse<ValidationProgram>(d.Program, out var program) ? $"{program.Name()}: " : "";
    }

    public Task<string> DiscrepancyAsync(string code, CancellationToken ct) => db.RefDiscrepancies.Where(d => d.Code == code).Select(d => d.Name).FirstAsync(ct);

    public async Task<IReadOnlyList<(string Value, string Words)>> RejectionReasonsAsync(CancellationToken ct)
    {
        var today = clock.Today;
        return [.. (await db.RefRejectionReasons.AsNoTracking().Where(r => r.Ended == null || r.Ended >= today).OrderBy(r => r.Code).ToListAsync(ct)).Select(r => (r.Code, $"{r.Name} ({r.Code})"))];
    }

    public Task<string?> RejectionReasonAsync(string code, CancellationToken ct) => db.RefRejectionReasons.Where(r => r.Code == code).Select(r => r.Name).FirstOrDefaultAsync(ct);

    /// <summary>Code and name of the documents of an entry.</summary>
    public async Task<IReadOnlyList<(string Value, string Words)>> DocumentsAsync(CancellationToken ct)
    {
        var today = clock.Today;
        return [.. (await db.RefEntryDocuments.AsNoTracking().Where(r => r.Ended == null || r.Ended >= today).OrderBy(r => r.Name).ToListAsync(ct)).Select(r => (r.Code, r.Name))];
    }

    /// <summary>The amount above which a second person reviews the end of a validation; null when the office has set none.</summary>
    public async Task<Money?> SecondReviewAboveAsync(CancellationToken ct)
    {
        var kind = Review.ValidationKind.Code;
        return await db.RefReviewLimits.Where(l => l.Kind == kind).Select(l => (long?)l.AboveCents).FirstOrDefaultAsync(ct) is { } cents ? new Money(cents) : null;
    }

    /// <summary>How the trade reaches an office: the Center's mailbox and telephone, as far as they are on file.</summary>
    public async Task<string> ContactAsync(string office, CancellationToken ct)
    {
        if (await db.RefCenters.AsNoTracking().FirstOrDefaultAsync(c => c.Code == office, ct) is not { } center)
            return await db.RefPorts.Where(p => p.Code == office).Select(p => p.Name).FirstOrDefaultAsync(ct) is { } port ? $"Port {office}, {port}" : office;
        return string.Join(", ", new[] { $"{center.ShortName} Center ({center.Code})", center.Mailbox, center.Phone }.Where(t => !string.IsNullOrEmpty(t)));
    }
}
