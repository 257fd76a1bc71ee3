using CeePortal.Data;
using CeePortal.Data.Reference;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.CenterSearch;

/// <summary>The shelf of the moment. It is put together again when the routing book or the reference lists have become
/// others, which those look for themselves.</summary>
public sealed class CenterShelfSource(PortalDbContextFactory factory, RoutingBookSource books, ReferenceLists lists)
{
    readonly SemaphoreSlim building = new(1, 1);
    volatile Kept? kept;

    sealed record Kept(CenterShelf Shelf, ReferenceSnapshot Lists);

    public async ValueTask<CenterShelf> GetAsync(CancellationToken ct = default)
    {
        var book = await books.GetAsync(ct);
        var now = await lists.GetAsync(ct);
        if (IsCurrent()) return kept!.Shelf;
        await building.WaitAsync(ct);
        try
        {
            if (!IsCurrent()) kept = new Kept(await BuildAsync(book, ct), now);
            return kept!.Shelf;
        }
        finally
        {
            building.Release();
        }

        bool IsCurrent() => kept is { } old && ReferenceEquals(old.Shelf.Book, book) && ReferenceEquals(old.Lists, now);
    }

    async Task<CenterShelf> BuildAsync(RoutingBook book, CancellationToken ct)
    {
        // Reference data belongs to nobody, so no scope is needed to read it.
        await using var db = factory.CreateForSystem();
        var centers = await db.RefCenters.AsNoTracking().ToListAsync(ct);
        var events = await db.RefCenterEvents.AsNoTracking().ToListAsync(ct);
        var headings = await db.RefHeadings.AsNoTracking().ToListAsync(ct);
        var chapters = await db.RefChapters.AsNoTracking().ToListAsync(ct);
        return new CenterShelf(book,
            centers.Select(c => new CenterFacts
            {
                Code = CenterCode.Parse(c.Code),
                Name = c.Name,
                ShortName = c.ShortName,
                Abbreviation = c.Abbreviation,
                City = c.City,
                State = c.State,
                Latitude = c.Latitude,
                Longitude = c.Longitude,
                Industries = c.Industries,
                IndustryStart = c.IndustryStart,
                TestStart = c.TestStart,
                Status = new(c.Status, new(c.StatusBasis, c.StatusSource, c.StatusConfirmedOn)),
                Contact = new(c.Mailbox, c.Phone, c.Directory, c.ContactNote, new(c.ContactBasis, c.ContactSource, c.ContactConfirmedOn)),
                Basis = c.Basis,
                Source = c.Source,
            }),
            events.Select(e => new CenterEvent(e.Center.Length == 0 ? default : CenterCode.Parse(e.Center), e.DateFrom, e.Event, e.Basis, e.Source)),
            headings.Select(h => new HeadingEntry(h.Heading, h.Title, h.SearchWords.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))),
            chapters.Select(c => KeyValuePair.Create(c.Code, c.Title)));
    }
}
