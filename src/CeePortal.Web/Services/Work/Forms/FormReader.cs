using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Web.Services.Work.Forms;

/// <summary>Something that is wrong with a form, or worth knowing before it is sent.</summary>
/// <param name="Field">The field, as its control is named; empty for the form as a whole.</param>
/// <param name="Severity">Fatal keeps it from being sent.</param>
/// <param name="Message">What, and how to mend it.</param>
public sealed record FieldProblem(string Field, Severity Severity, string Message)
{
    public bool IsFatal => Severity == Severity.Fatal;

    /// <summary>The field of the form that the control belongs to: "lines" of "lines[2].amount".</summary>
    public string FieldName => Field.IndexOfAny(['[', '.']) is var end and > 0 ? Field[..end] : Field;
}

/// <summary>Reads answers into what the domain takes, and says all that is wrong with them, each at its place. An answer that cannot
/// be read gives a default, so that the rest is read too; <see cref="EnsureComplete"/> then refuses.</summary>
public sealed class FormReader(IReadOnlyList<FormField> fields, FormAnswers answers)
{
    readonly List<FieldProblem> problems = [];

    public FormAnswers Answers => answers;

    public IReadOnlyList<FieldProblem> Problems => problems;

    public bool IsComplete => !problems.Exists(p => p.IsFatal);

    public bool IsEmpty(string name) => answers[name].Trim().Length == 0;

    public void Say(string field, string message, Severity severity = Severity.Fatal) => problems.Add(new(field, severity, RowOf(field) + message));

    /// <summary>Which row it is about, in words, where there are several: "Entry 3: ".</summary>
    string RowOf(string place)
    {
        if (place.IndexOf('[', StringComparison.Ordinal) is not (> 0 and var at) || fields.FirstOrDefault(f => f.Name == place[..at]) is not { } field) return "";
        var index = int.Parse(place.AsSpan((at + 1)..place.IndexOf(']', StringComparison.Ordinal)), CultureInfo.InvariantCulture) + 1;
        return field.Kind == FieldKind.Rows && answers.RowsOf(field.Name).Count < 2 ? "" : string.Create(CultureInfo.InvariantCulture, $"{field.RowName} {index}: ");
    }

    /// <summary>Refuses when something is wrong.</summary>
    /// <exception cref="WorkRefusedException">Something is; the message is the first.</exception>
    public void EnsureComplete()
    {
        if (problems.Find(p => p.IsFatal) is { } problem) throw new WorkRefusedException(problem.Message);
    }

    public string Text(string name) => Text(Find(name), name, answers[name]);

    /// <summary>Null when nothing is typed.</summary>
    public DateOnly? Day(string name) => Day(Find(name), name, answers[name]);

    public Money? Money(string name) => Money(Find(name), name, answers[name]);

    public int? Number(string name) => Number(Find(name), name, answers[name]);

    public bool Tick(string name) => answers[name] == "true";

    /// <summary>The chosen value; empty for none.</summary>
    public string Choice(string name) => Choice(Find(name), name, answers[name]);

    public T Choice<T>(string name) where T : struct, Enum => Enum.TryParse<T>(Choice(name), out var value) && Enum.IsDefined(value) ? value : default;

    public IReadOnlyList<string> Choices(string name)
    {
        var field = Find(name);
        var chosen = answers.All(name).Where(v => field.Choices.Any(c => c.Value == v)).ToList();
        if (chosen.Count == 0 && !field.IsOptional) Say(name, $"Choose at least one: {InText(field.Label)}.");
        return chosen;
    }

    /// <summary>One entry; none when it is missing or cannot be read.</summary>
    public EntryNumber Entry(string name = "entry")
    {
        var typed = answers[name].Trim();
        if (typed.Length == 0)
        {
            if (!Find(name).IsOptional) Say(name, "Enter the entry number, such as XYZ-0000001-5.");
            return default;
        }
        if (EntryNumber.Read(typed, null, out var number) is not { } wrong) return number;
        Say(name, wrong);
        return default;
    }

    /// <summary>Entries, a line or a word each, without repetition.</summary>
    public IReadOnlyList<EntryNumber> Entries(string name = "entry")
    {
        List<EntryNumber> entries = [];
        foreach (var typed in answers[name].Split([' ', ',', ';', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            if (EntryNumber.Read(typed, null, out var number) is { } wrong) Say(name, $"\"{(typed.Length <= 20 ? typed : typed[..20])}\": {wrong}");
            else if (!entries.Contains(number)) entries.Add(number);
        if (entries.Count == 0 && IsComplete && !Find(name).IsOptional) Say(name, "Enter at least one entry number, such as XYZ-0000001-5.");
        return entries;
    }

    /// <summary>The rows of a field of rows, each read by its own columns.</summary>
    public IReadOnlyList<RowReader> Rows(string name)
    {
        var field = Find(name);
        var rows = answers.RowsOf(name).Select((row, i) => new RowReader(this, field, row, i)).ToList();
        if (rows.Count == 0 && !field.IsOptional) Say(name, $"Enter at least one row: {InText(field.Label)}.");
        if (rows.Count > FormAnswers.MostRows) Say(name, string.Create(CultureInfo.InvariantCulture, $"At most {FormAnswers.MostRows} rows can be entered here."));
        return rows;
    }

    FormField Find(string name) => fields.FirstOrDefault(f => f.Name == name) ?? throw new InvalidOperationException($"The form has no field \"{name}\".");

    internal string Text(FormField field, string place, string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0 && !field.IsOptional) Say(place, $"Fill in: {InText(field.Label)}.");
        if (field.Kind == FieldKind.Text && text.Length > 300) Say(place, $"{field.Label}: write at most 300 letters.");
        return text;
    }

    internal DateOnly? Day(FormField field, string place, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            if (!field.IsOptional) Say(place, $"{field.Label}: enter the day, such as 2026-10-01.");
            return null;
        }
        if (ReadDay(typed) is { } day) return day;
        Say(place, $"{field.Label}: this is not a day. Write it as 2026-10-01 or 10/1/2026.");
        return null;
    }

    internal Money? Money(FormField field, string place, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            if (!field.IsOptional) Say(place, $"{field.Label}: enter an amount in dollars, such as 1234.50.");
            return null;
        }
        if (Domain.Trade.Money.Read(typed, out var amount) is not { } wrong) return amount;
        Say(place, $"{field.Label}: {wrong}");
        return null;
    }

    internal int? Number(FormField field, string place, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            if (!field.IsOptional) Say(place, $"{field.Label}: enter a number.");
            return null;
        }
        if (int.TryParse(typed.Trim(), NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Say(place, $"{field.Label}: this is not a whole number.");
        return null;
    }

    internal string Choice(FormField field, string place, string? typed)
    {
        if (field.Choices.Any(c => c.Value == typed) && typed!.Length > 0) return typed;
        if (!field.IsOptional || !string.IsNullOrEmpty(typed)) Say(place, $"Choose one: {InText(field.Label)}.");
        return "";
    }

    public static DateOnly? ReadDay(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), ["yyyy-MM-dd", "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1980 and <= 2079 ? day : null;

    static string InText(string label) => label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}

/// <summary>Reads one row.</summary>
public sealed class RowReader(FormReader form, FormField field, IReadOnlyDictionary<string, string> row, int index)
{
    /// <summary>Its place, from 0.</summary>
    public int Index => index;

    public string Text(string column) => form.Text(Find(column), Place(column), row.GetValueOrDefault(column));

    public DateOnly? Day(string column) => form.Day(Find(column), Place(column), row.GetValueOrDefault(column));

    public Money? Money(string column) => form.Money(Find(column), Place(column), row.GetValueOrDefault(column));

    public int? Number(string column) => form.Number(Find(column), Place(column), row.GetValueOrDefault(column));

    public string Choice(string column) => form.Choice(Find(column), Place(column), row.GetValueOrDefault(column));

    public T Choice<T>(string column) where T : struct, Enum => Enum.TryParse<T>(Choice(column), out var value) && Enum.IsDefined(value) ? value : default;

    public bool Tick(string column) => row.GetValueOrDefault(column) == "true";

    public bool IsEmpty(string column) => string.IsNullOrWhiteSpace(row.GetValueOrDefault(column));

    public void Say(string column, string message, Severity severity = Severity.Fatal) => form.Say(Place(column), message, severity);

    string Place(string column) => string.Create(CultureInfo.InvariantCulture, $"{field.Name}[{index}].{column}");

    FormField Find(string column) => field.Columns.FirstOrDefault(c => c.Name == column) ?? throw new InvalidOperationException($"The rows \"{field.Name}\" have no column \"{column}\".");
}
