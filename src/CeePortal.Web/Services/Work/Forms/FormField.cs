using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Services.Work.Forms;

/// <summary>How a field of a described form is filled in.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,
    Day,

    /// <summary>Dollars and cents.</summary>
    Money,
    Number,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Any of several.</summary>
    Choices,
    Tick,

    /// <summary>Rows of fields, as many as are wanted.</summary>
    Rows,
}

/// <summary>A field of a described form: acts and filings of every kind say what they ask, and shared pages draw it, keep what
/// was typed and put each error at its place.</summary>
/// <param name="Name">Its name within the form, such as <c>reason</c>; never changes, drafts are stored by it.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Label">What people read.</param>
public sealed record FormField(string Name, FieldKind Kind, string Label)
{
    /// <summary>What helps to fill it in, a sentence.</summary>
    public string? Hint { get; init; }

    /// <summary>True when it may stay empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<SelectListItem> Choices { get; init; } = [];

    /// <summary>The fields of a row.</summary>
    public IReadOnlyList<FormField> Columns { get; init; } = [];

    /// <summary>What one row is called: "Finding".</summary>
    public string RowName { get; init; } = "Row";

    /// <summary>How wide a line is: 2xs, xs, sm, md, lg, xl, 2xl.</summary>
    public string Width { get; init; } = "lg";

    /// <summary>Lines of a long text.</summary>
    public int Lines { get; init; } = 5;

    /// <summary>True for numbers and codes.</summary>
    public bool IsMono { get; init; }

    /// <summary>What stands in it before anything is typed.</summary>
    public string? Preset { get; init; }

    /// <summary>The heading above it, where a part of the form begins; null for none.</summary>
    public string? Heading { get; init; }

    public static FormField Text(string name, string label, string? hint = null) => new(name, FieldKind.Text, label) { Hint = hint };

    public static FormField LongText(string name, string label, string? hint = null) => new(name, FieldKind.LongText, label) { Hint = hint };

    public static FormField Day(string name, string label, string? hint = null) => new(name, FieldKind.Day, label) { Hint = hint };

    public static FormField Money(string name, string label, string? hint = null) => new(name, FieldKind.Money, label) { Hint = hint, Width = "md" };

    public static FormField Number(string name, string label, string? hint = null) => new(name, FieldKind.Number, label) { Hint = hint, Width = "sm" };

    public static FormField Choice(string name, string label, IEnumerable<(string Value, string Words)> choices, string? hint = null) =>
        new(name, FieldKind.Choice, label) { Hint = hint, Choices = [.. choices.Select(c => new SelectListItem(c.Words, c.Value))] };

    public static FormField Several(string name, string label, IEnumerable<(string Value, string Words)> choices, string? hint = null) =>
        new(name, FieldKind.Choices, label) { Hint = hint, Choices = [.. choices.Select(c => new SelectListItem(c.Words, c.Value))] };

    public static FormField Tick(string name, string label, string? hint = null) => new(name, FieldKind.Tick, label) { Hint = hint, IsOptional = true };

    public static FormField Rows(string name, string label, string rowName, params IReadOnlyList<FormField> columns) =>
        new(name, FieldKind.Rows, label) { RowName = rowName, Columns = columns };

    /// <summary>The entry that it is about; the way from an entry's page fills this in.</summary>
    public static FormField Entry(string label = "Entry", string? hint = "Such as XYZ-0000001-5.") => new("entry", FieldKind.Text, label) { Hint = hint, IsMono = true, Width = "md" };

    /// <summary>Entries, a line each.</summary>
    public static FormField Entries(string label = "Entries", string? hint = "One a line, such as XYZ-0000001-5.") => new("entry", FieldKind.LongText, label) { Hint = hint, IsMono = true };

    /// <summary>The same, which may stay empty.</summary>
    public FormField Optional() => this with { IsOptional = true };
}

/// <summary>A part of a form that has a page of its own.</summary>
/// <param name="Code">Its name in the address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">What it is for, a sentence or two; may be empty.</param>
public sealed record FormStep(string Code, string Title, string Lead, IReadOnlyList<FormField> Fields);
