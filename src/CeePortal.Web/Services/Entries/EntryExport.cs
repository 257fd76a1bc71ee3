using System.Globalization;
using System.Text;
using CeePortal.Data.Lists;
using CeePortal.Data.Reference;
using CeePortal.Intake.Csv;
using CeePortal.Web.Services.Reference;

namespace CeePortal.Web.Services.Entries;

/// <summary>Writes the list of entries as CSV, slice by slice: the whole of a scope in constant memory.</summary>
public sealed class EntryExport(EntryList entries, ImporterNames importers, OfficeNameSource offices, ReferenceLists lists)
{
    static readonly string[] columns =
    [
        "Entry number", "Entry type", "Entry type name", "Importer number", "Importer", "Filer", "Port of entry", "Port name", "Filed (UTC)",
        "Deciding date", "Deciding date is", "Handled by", "Handled by name", "Coverage", "Entered value (USD)", "Lines", "Status",
    ];

    /// <summary>Writes what the filter finds.</summary>
    /// <param name="narrowed">The importers that the filter names, all of them; null for any. See <see cref="EntryListing.ImportersAsync"/>.</param>
    public async Task WriteAsync(EntryFilterInput input, IReadOnlyList<ImporterName>? narrowed, Stream to, CancellationToken ct)
    {
        var filter = input.ToFilter(narrowed?.Select(i => i.Id).ToList());
        var names = await offices.GetAsync(ct);
        var reference = await lists.GetAsync(ct);

        // Spreadsheets take the text for UTF-8 only with this mark in front.
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 32 * 1024, leaveOpen: true);
        var text = new StringBuilder();
        Write(text, columns);
        await FlushAsync();
        await foreach (var slice in entries.SlicesAsync(filter, input.Order, ct))
        {
            var importerOf = await importers.OfAsync(slice.Select(r => r.ImporterId), ct);
            foreach (var row in slice)
            {
                var importer = importerOf.GetValueOrDefault(row.ImporterId);
                Write(text,
                    row.EntryNumber.ToString(), row.Type, reference.EntryTypes.GetValueOrDefault(row.Type, ""),
                    importer?.Display ?? "", importer?.Name ?? "", row.Filer, row.PortOfEntry, names.Port(row.PortOfEntry),
                    row.FiledAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    row.DecidingDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DecisionWords.Of(row.DateBasis),
                    row.HandledBy, names.Describe(row.HandledBy), DecisionWords.Of(row.CoverageBasis),
                    row.Value.Amount.ToString("0.00", CultureInfo.InvariantCulture), row.LineCount.ToString(CultureInfo.InvariantCulture),
                    DecisionWords.Of(row.Status));
            }
            await FlushAsync();
        }

        async Task FlushAsync()
        {
            foreach (var chunk in text.GetChunks()) await writer.WriteAsync(chunk, ct);
            text.Clear();
            await writer.FlushAsync(ct);
        }
    }

    static void Write(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) text.Append(',');
            text.AppendCell(cells[i]);
        }
        text.Append("\r\n");
    }
}
