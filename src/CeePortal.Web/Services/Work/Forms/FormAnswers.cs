using System.Text.Json;
using System.Text.Json.Serialization;

namespace CeePortal.Web.Services.Work.Forms;

/// <summary>What was typed into a described form: texts, so that what is wrong stays as typed and a draft of years ago opens.</summary>
public sealed class FormAnswers
{
    /// <summary>As many letters as an answer keeps.</summary>
    public const int MostLetters = 20_000;

    /// <summary>As many rows as a form of a page takes; more come by a spreadsheet.</summary>
    public const int MostRows = 200;

    /// <summary>The rows that a form offers beyond those that are filled in.</summary>
    const int Spare = 1;

    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>One answer a field, several for choices.</summary>
    public Dictionary<string, List<string>> Texts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The rows of a field of rows.</summary>
    public Dictionary<string, List<Dictionary<string, string>>> Rows { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The answer to a field; empty for none.</summary>
    public string this[string name] => Texts.TryGetValue(name, out var given) && given.Count > 0 ? given[0] : "";

    public IReadOnlyList<string> All(string name) => Texts.GetValueOrDefault(name) ?? [];

    public IReadOnlyList<Dictionary<string, string>> RowsOf(string name) => Rows.GetValueOrDefault(name) ?? [];

    public FormAnswers With(string name, params string[] values)
    {
        Texts[name] = [.. values];
        return this;
    }

    public FormAnswers WithRow(string name, params (string Column, string Value)[] row)
    {
        if (!Rows.TryGetValue(name, out var rows)) Rows[name] = rows = [];
        rows.Add(row.ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal));
        return this;
    }

    /// <summary>Takes the answers to some fields out of a request; what it does not carry stays as it was.</summary>
    public void Take(IReadOnlyList<FormField> fields, IFormCollection form)
    {
        foreach (var field in fields)
            if (field.Kind == FieldKind.Rows) Rows[field.Name] = ReadRows(field, form);
            else Texts[field.Name] = Read(field, field.Name, form);
    }

    static List<string> Read(FormField field, string name, IFormCollection form) => field.Kind switch
    {
        FieldKind.Choices => [.. form[name + ".Values"].OfType<string>().Where(v => v.Length > 0)],
        FieldKind.Tick => form[name + ".Value"].Contains("true") ? ["true"] : [],
        _ => form[name + ".Value"].FirstOrDefault() is { } text && text.Trim().Length > 0 ? [Shortened(text)] : [],
    };

    static List<Dictionary<string, string>> ReadRows(FormField field, IFormCollection form)
    {
        List<Dictionary<string, string>> rows = [];
        for (var i = 0; i < MostRows + Spare; i++)
        {
            var prefix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{field.Name}[{i}].");
            if (!field.Columns.Any(c => form.ContainsKey(prefix + c.Name + ".Value"))) break;
            var row = field.Columns.Select(c => (c.Name, Value: Read(c, prefix + c.Name, form).FirstOrDefault() ?? "")).Where(c => c.Value.Length > 0).ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
            if (row.Count > 0) rows.Add(row);
        }
        return rows;
    }

    static string Shortened(string text) => (text.Length <= MostLetters ? text : text[..MostLetters]).ReplaceLineEndings("\n");

    /// <summary>True when nothing is typed.</summary>
    public bool IsEmpty => Texts.Values.All(t => t.Count == 0) && Rows.Values.All(r => r.Count == 0);

    /// <summary>The answers to some fields alone.</summary>
    public FormAnswers Of(IReadOnlyList<FormField> fields) => new()
    {
        Texts = fields.Where(f => Texts.ContainsKey(f.Name)).ToDictionary(f => f.Name, f => Texts[f.Name], StringComparer.Ordinal),
        Rows = fields.Where(f => Rows.ContainsKey(f.Name)).ToDictionary(f => f.Name, f => Rows[f.Name], StringComparer.Ordinal),
    };

    public string Write() => JsonSerializer.Serialize(this, json);

    public static FormAnswers Read(string body) => JsonSerializer.Deserialize<FormAnswers>(body, json) ?? new();

    /// <summary>What stands for these answers as they are: a form that shows them carries it, and is told when they are others by then.</summary>
    public string Stamp() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Texts = Texts.Where(t => t.Value.Count > 0).OrderBy(t => t.Key, StringComparer.Ordinal),
            Rows = Rows.Where(r => r.Value.Count > 0).OrderBy(r => r.Key, StringComparer.Ordinal),
        }, json)).AsSpan(0, 8));
}
