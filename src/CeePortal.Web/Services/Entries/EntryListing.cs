using CeePortal.Data.Lists;
using CeePortal.Data.Reference;
using CeePortal.Web.Services.Reference;

namespace CeePortal.Web.Services.Entries;

/// <summary>What the list of entries shows.</summary>
public sealed record EntryListingPage
{
    public required EntryPage Page { get; init; }
    public required CappedCount Count { get; init; }
    public required EntryOrder Order { get; init; }

    /// <summary>The orders that an index serves under this filter.</summary>
    public required IReadOnlyList<EntryOrder> Orders { get; init; }
    public required IReadOnlyDictionary<long, ImporterName> Importers { get; init; }

    /// <summary>The importers that the list is narrowed to; null when it is not.</summary>
    public IReadOnlyList<ImporterName>? Narrowed { get; init; }

    /// <summary>True when more importers have the words in their name than are taken.</summary>
    public bool TooManyImporters { get; init; }
    public required OfficeNames Offices { get; init; }
    public required ReferenceSnapshot Lists { get; init; }
}

/// <summary>Reads the list of entries for a page and for the export.</summary>
public sealed class EntryListing(EntryList entries, ImporterNames importers, OfficeNameSource offices, ReferenceLists lists)
{
    public const int RowsOnPage = 50;

    public async Task<EntryListingPage> ReadAsync(EntryFilterInput input, string? after, string? before, CancellationToken ct)
    {
        var (narrowed, tooMany) = await ImportersAsync(input, ct);
        var filter = input.ToFilter(narrowed?.Select(i => i.Id).ToList());
        var order = input.Order.Served(filter);
        var page = await entries.PageAsync(filter, order,
            EntryPlace.TryParse(after, order, out var start) ? start : null, EntryPlace.TryParse(before, order, out var end) ? end : null, RowsOnPage, ct);
        return new EntryListingPage
        {
            Page = page,
            Count = page is { Previous: null, Next: null } ? new CappedCount(page.Rows.Count, false) : await entries.CountAsync(filter, ct),
            Order = order,
            Orders = [.. Enum.GetValues<EntryOrder>().Where(o => o.IsServed(filter))],
            Importers = await importers.OfAsync(page.Rows.Select(r => r.ImporterId), ct),
            Narrowed = narrowed,
            TooManyImporters = tooMany,
            Offices = await offices.GetAsync(ct),
            Lists = await lists.GetAsync(ct),
        };
    }

    /// <summary>The importers that the filter names; null for any. One that the visitor does not see is no importer.</summary>
    public async Task<(IReadOnlyList<ImporterName>? Importers, bool TooMany)> ImportersAsync(EntryFilterInput input, CancellationToken ct)
    {
        if (input.ImporterId is { } id) return (await importers.FindAsync(id, ct) is { } one ? [one] : [], false);
        if (string.IsNullOrWhiteSpace(input.ImporterName)) return (null, false);
        var named = await importers.NamedAsync(input.ImporterName, ct);
        return ([.. named.Take(ImporterNames.MostFound)], named.Count > ImporterNames.MostFound);
    }
}
