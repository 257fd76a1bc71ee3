using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Services.Administration.Reference;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Administration.Coverage;

/// <summary>A list to load.</summary>
public sealed record CoverageListInput(string Text, CoverageListKind Kind, DateOnly? From, DateOnly? DocumentDate, string Source);

/// <summary>What loading a list would do.</summary>
/// <param name="BaseVersion">The version that it was compared with.</param>
/// <param name="Day">The day for which headings were compared.</param>
public sealed record CoveragePreview(CoveragePlan Plan, int BaseVersion, HeadingsCompared Headings, DateOnly Day);

/// <summary>Loads an official coverage list: first a preview of the differences, then a new version of all rows at once.</summary>
public sealed class CoverageLoad(PortalDbContext data, AdminEvents events, LegalClock clock, ReferenceDesk desk)
{
    /// <returns>The preview, or sentences that say why the list cannot be loaded.</returns>
    public async Task<(CoveragePreview? Preview, IReadOnlyList<string> Problems)> PreviewAsync(CoverageListInput input, CancellationToken cancel)
    {
        var (listed, problems) = CoverageListReader.Read(input.Text, input.Source, input.From, input.DocumentDate);
        if (problems.Count > 0) return (null, problems);
        var version = await CoverageVersions.CurrentAsync(data, cancel);
        var standing = await data.RefCoverage.AsNoTracking().Where(c => c.UntilVersion == null).OrderBy(c => c.HeadingFrom).ThenBy(c => c.Id).ToListAsync(cancel);
        var plan = CoveragePlan.Make(standing, listed, input.Kind, input.From);
        if (plan.Problems.Count > 0) return (null, plan.Problems);
        var day = input.From > clock.Today ? input.From.Value : clock.Today;
        var book = await RoutingBookSource.BuildAsync(data, ct: cancel);
        var headings = await data.RefHeadings.AsNoTracking().OrderBy(h => h.Heading).ToListAsync(cancel);
        return (new CoveragePreview(plan, version, plan.Compare(book, headings, day), day), []);
    }

    /// <summary>Publishes the list as the next version.</summary>
    /// <param name="baseVersion">The version that the administrator compared with.</param>
    /// <returns>The new version; null when another was published meanwhile, so that the differences must be looked at again.</returns>
    public async Task<int?> PublishAsync(CoverageListInput input, int baseVersion, CancellationToken cancel)
    {
        var (preview, problems) = await PreviewAsync(input, cancel);
        if (preview is null) throw new InvalidOperationException(string.Join(' ', problems)); // the page has checked
        if (preview.BaseVersion != baseVersion) return null;
        var plan = preview.Plan;
        var edit = new ReferenceEdit(data, events, await desk.NamesAsync(cancel));
        var version = 0;
        try
        {
            data.ChangeTracker.Clear();
            await data.WriteAsync(async () =>
            {
                var note = string.Create(CultureInfo.InvariantCulture,
                    $"Loaded a list of coverage: {plan.Added.Count} rows added, {plan.Changed.Count} changed, {plan.Removed.Count} ended.");
                version = await CoverageVersions.PublishAsync(edit, note, "Published", input.Source, cancel);
                foreach (var cover in plan.Added)
                {
                    var row = new RefCoverage { HeadingFrom = "", HeadingTo = "", Center = "", SinceVersion = version };
                    cover.CopyTo(row);
                    data.Add(row);
                }
                foreach (var row in plan.Removed)
                {
                    data.Attach(row);
                    row.UntilVersion = version;
                    row.Seq++;
                }
                foreach (var (row, before, after) in plan.Changed)
                {
                    data.Attach(row);
                    var former = new RefCoverage { HeadingFrom = "", HeadingTo = "", Center = "", SinceVersion = row.SinceVersion, UntilVersion = version, Seq = row.Seq };
                    before.CopyTo(former);
                    data.Add(former);
                    after.CopyTo(row);
                    row.SinceVersion = version;
                    row.Seq++;
                }
                var table = ReferenceTables.Coverage;
                await events.AppendAsync(table.Stream + "-version", version, "CoveragePublished", Told(plan), $"{note} Source: {input.Source}", cancel: cancel);
                await data.SaveChangesAsync(cancel);
                await data.BumpStampAsync(ReferenceStamps.Routing, cancel);
            }, ct: cancel);
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || PortalDatabase.IsUniqueViolation(error))
        {
            data.ChangeTracker.Clear();
            return null;
        }
        return version;
    }

    // One event for the version, with every row that differs: old and new.
    static List<ValueChange> Told(CoveragePlan plan) =>
    [
        .. plan.Removed.Select(r => Cover.Of(r)).Select(c => new ValueChange(c.Range, Line(c), null)),
        .. plan.Changed.Select(c => new ValueChange(c.After.Range, Line(c.Before), Line(c.After))),
        .. plan.Added.Select(c => new ValueChange(c.Range, null, Line(c))),
    ];

    static string Line(Cover c) => $"{c.Center}, {c.Basis}"
        + (c.From is { } from ? $", from {from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")
        + (c.Until is { } until ? $", to {until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "");
}
