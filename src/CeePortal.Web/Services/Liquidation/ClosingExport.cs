using System.Globalization;
using System.Text;
using CeePortal.Data.Lists;
using CeePortal.Domain.Clocks;
using CeePortal.Intake.Csv;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Services.Reference;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>Writes what closes next as CSV, slice by slice.</summary>
public sealed class ClosingExport(ClosingList list, ImporterNames importers, OfficeNameSource offices, LegalClock clock)
{
    static readonly string[] columns =
        ["Last day", "Days left", "What", "Entry number", "Importer number", "Importer", "Filer", "Port of entry", "Handled by", "Handled by name", "Runs since", "Estimated by", "Moved from", "Source"];

    public async Task WriteAsync(ClosingFilter filter, Stream to, CancellationToken ct)
    {
        var names = await offices.GetAsync(ct);
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 32 * 1024, leaveOpen: true);
        var text = new StringBuilder();
        Write(text, columns);
        await FlushAsync();
        await foreach (var slice in list.SlicesAsync(filter, ct))
        {
            var importerOf = await importers.OfAsync(slice.Select(r => r.ImporterId), ct);
            foreach (var row in slice)
            {
                var importer = importerOf.GetValueOrDefault(row.ImporterId);
                Write(text, Iso(row.LastDay), (row.LastDay.DayNumber - clock.Today.DayNumber).ToString(CultureInfo.InvariantCulture), LiquidationWords.Of(row.Kind), row.EntryNumber.ToString(),
                    importer?.Display ?? "", importer?.Name ?? "", row.Filer, row.PortOfEntry, row.HandledBy, names.Describe(row.HandledBy), Iso(row.StartedOn),
                    row.EstimatedBy is { } basis ? DecisionWords.Of(basis) : "", Iso(row.RolledFrom), LiquidationWords.Source(row.Kind));
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

    static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

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
