using System.Globalization;
using System.Text;
using CeePortal.Data.Lists;
using CeePortal.Intake.Csv;
using CeePortal.Web.Services.Reference;

namespace CeePortal.Web.Services.Revenue;

/// <summary>Writes refunds and bills as CSV, slice by slice.</summary>
public sealed class RevenueExport(RevenueList list, ImporterNames importers, OfficeNameSource offices)
{
    static readonly string[] columns =
        ["From", "Last day", "Bill or refund", "Follows from", "Item", "Entry number", "Entries", "Importer number", "Importer", "Filer", "Port of entry", "Handled by", "Handled by name",
            "Duty", "Fees and taxes", "Interest", "Amount", "State"];

    public async Task WriteAsync(RevenueFilter filter, Stream to, CancellationToken ct)
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
                Write(text, Iso(row.On), Iso(row.DueOn), FigureWords.Of(row.Side), FigureWords.Of(row.Source), row.ItemNumber.ToString(), row.EntryNumber.ToString(),
                    row.EntryCount.ToString(CultureInfo.InvariantCulture), importer?.Display ?? "", importer?.Name ?? "", row.Filer, row.PortOfEntry, row.HandledBy, names.Describe(row.HandledBy),
                    Cents(row.DutyCents), Cents(row.FeesCents), Cents(row.InterestCents), row.HasAmount ? Cents(row.Amount.Cents) : "", row.IsOpen ? "open" : row.ClosedBecause ?? "closed");
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

    static string Cents(long? cents) => cents is { } known ? (known / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "";

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
