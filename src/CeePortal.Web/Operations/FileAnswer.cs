using System.Globalization;
using System.Text.Json;
using CeePortal.Domain.Entries;
using CeePortal.Web.Services.Reference;

namespace CeePortal.Web.Operations;

/// <summary>What <c>check</c> and <c>import</c> answer: totals first, findings streamed last, so that memory does not grow
/// with the file.</summary>
static class FileAnswer
{
    public sealed record Totals(string Format, long Entries, long Accepted, long Rejected, IReadOnlyDictionary<string, int> Destinations);

    /// <summary>Answers, and says which exit code that makes.</summary>
    /// <param name="extra">Further totals by name, such as the upload's number.</param>
    public static async Task<int> GiveAsync(Answer answer, Totals totals, IAsyncEnumerable<Finding> findings, OfficeNames names,
        IReadOnlyDictionary<string, object?>? extra, CancellationToken cancel)
    {
        if (answer.IsJson) await WriteAsync(answer, totals, findings, extra, cancel);
        else await SayAsync(answer, totals, findings, names, cancel);
        return totals.Rejected > 0 ? ExitCode.DoneWithRejections : ExitCode.Done;
    }

    static async Task WriteAsync(Answer answer, Totals totals, IAsyncEnumerable<Finding> findings, IReadOnlyDictionary<string, object?>? extra, CancellationToken cancel)
    {
        await using var json = answer.Stream();
        json.WriteStartObject();
        json.WriteString("format", totals.Format);
        json.WriteNumber("entries", totals.Entries);
        json.WriteNumber("accepted", totals.Accepted);
        json.WriteNumber("rejected", totals.Rejected);
        foreach (var (name, value) in extra ?? new Dictionary<string, object?>())
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value);
        }
        json.WriteStartObject("destinations");
        foreach (var (code, count) in totals.Destinations) json.WriteNumber(code, count);
        json.WriteEndObject();
        json.WriteStartArray("findings");
        await foreach (var finding in findings.WithCancellation(cancel))
        {
            json.WriteStartObject();
            json.WriteString("entry", finding.Entry);
            json.WriteNumber("record", finding.Record);
            json.WriteString("type", finding.RecordType);
            json.WriteString("columns", finding.Columns);
            json.WriteString("field", finding.Field);
            json.WriteString("value", finding.Value);
            json.WriteString("code", finding.Code);
            json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
            json.WriteString("message", finding.Message);
            json.WriteString("fix", finding.Fix);
            json.WriteEndObject();
            if (json.BytesPending > 64 * 1024) await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
        answer.EndStream();
    }

    const int MostShown = 50;

    static async Task SayAsync(Answer answer, Totals totals, IAsyncEnumerable<Finding> findings, OfficeNames names, CancellationToken cancel)
    {
        answer.Say(string.Create(CultureInfo.InvariantCulture, $"{totals.Entries:N0} entries: {totals.Accepted:N0} accepted, {totals.Rejected:N0} rejected."));
        foreach (var (code, count) in totals.Destinations.OrderByDescending(d => d.Value))
            answer.Say(string.Create(CultureInfo.InvariantCulture, $"  {count,10:N0}  {names.Describe(code)}"));
        var shown = 0;
        await foreach (var finding in findings.WithCancellation(cancel))
        {
            if (++shown > MostShown) continue;
            var where = string.Create(CultureInfo.InvariantCulture, $"{finding.Entry ?? "batch"}, record {finding.Record:N0}");
            if (finding.RecordType.Length > 0) where += $" ({finding.RecordType}{(finding.Columns.Length > 0 ? ", columns " + finding.Columns : "")})";
            answer.Say($"{finding.Code} {finding.Severity.ToString().ToLowerInvariant()}: {where}: {finding.Message} {finding.Fix}");
        }
        if (shown > MostShown) answer.Say(string.Create(CultureInfo.InvariantCulture, $"and {shown - MostShown:N0} more findings; --json lists them all."));
    }
}
