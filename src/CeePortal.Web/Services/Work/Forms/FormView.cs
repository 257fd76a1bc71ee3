using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CeePortal.Web.Services.Work.Forms;

/// <summary>Fields with their answers, as the partial <c>Forms/_Fields</c> draws them.</summary>
public sealed record FormView(IReadOnlyList<FormField> Fields, FormAnswers Answers)
{
    /// <summary>The name of the button that gives more rows of a field; the page draws the form anew and stores nothing.</summary>
    public const string MoreRows = "more";

    /// <summary>Rows offered beyond those that are filled in.</summary>
    public int SpareRows { get; init; } = 1;

    /// <summary>Puts problems beside their fields, or on top where the page has no such field.</summary>
    public static void Show(ModelStateDictionary state, IReadOnlyList<FormField> fields, IEnumerable<FieldProblem> problems)
    {
        foreach (var problem in problems.Where(p => p.IsFatal))
            state.AddModelError(KeyOf(fields, problem.Field), problem.Message);
    }

    /// <summary>The name of the control of a field.</summary>
    public static string KeyOf(IReadOnlyList<FormField> fields, string field)
    {
        if (field.Length == 0) return "";
        var of = fields.FirstOrDefault(f => f.Name == field);
        if (of is { Kind: FieldKind.Rows }) return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{field}[0].{of.Columns[0].Name}.Value");
        return field + (of is { Kind: FieldKind.Choices } ? ".Values" : ".Value");
    }
}

/// <summary>One field with its answer: the model of the partial <c>Forms/_Field</c>.</summary>
public sealed record FieldView(FormField Field, string? Value, IReadOnlyList<string> Values);
