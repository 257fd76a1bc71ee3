using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Services.Administration.Reference;

/// <summary>How a field is drawn.</summary>
public enum FieldShape
{
    Line,
    Area,
    Day,
    Choice,
    Flag,
}

/// <summary>A field of a reference table, as its list and its form see it: everything is text there.</summary>
public abstract class ReferenceField
{
    /// <summary>The property's name; also the field's name in the form.</summary>
    public required string Name { get; init; }
    public required string Label { get; init; }
    public string? Hint { get; init; }
    public FieldShape Shape { get; init; }

    /// <summary>A width of usa-input.</summary>
    public string Width { get; init; } = "xl";
    public string? Prefix { get; init; }
    public string? Suffix { get; init; }
    public bool Optional { get; init; }

    /// <summary>A code: in the monospaced face.</summary>
    public bool IsCode { get; init; }

    /// <summary>A figure: at the right.</summary>
    public bool IsFigure { get; init; }

    /// <summary>Part of the row's identity: given once, when the row is added.</summary>
    public bool IsKey { get; set; }

    /// <summary>A column of the list.</summary>
    public bool InList { get; init; } = true;

    /// <summary>What can be chosen, by the names that the tables have now.</summary>
    public Func<ReferenceNames, IEnumerable<SelectListItem>>? Choices { get; init; }
}

/// <summary>The same with its row: how to read and write it.</summary>
public sealed class ReferenceField<TRow> : ReferenceField
{
    /// <summary>The value as the form shows it.</summary>
    public required Func<TRow, string> Text { get; init; }

    /// <summary>The value as people read it.</summary>
    public required Func<TRow, ReferenceNames, string> Shown { get; init; }

    /// <summary>Puts a text into the row, or says what is wrong with it.</summary>
    public required Func<TRow, string, string?> Read { get; init; }

    /// <summary>The property, when it is text that a search looks through.</summary>
    public System.Linq.Expressions.Expression<Func<TRow, string?>>? Searched { get; init; }

    /// <summary>The same field, shown in words of its own.</summary>
    public ReferenceField<TRow> Saying(Func<TRow, string> words) => new()
    {
        Name = Name,
        Label = Label,
        Hint = Hint,
        Shape = Shape,
        Width = Width,
        Prefix = Prefix,
        Suffix = Suffix,
        Optional = Optional,
        IsCode = IsCode,
        IsFigure = IsFigure,
        IsKey = IsKey,
        InList = InList,
        Choices = Choices,
        Text = Text,
        Read = Read,
        Searched = Searched,
        Shown = (row, _) => words(row),
    };
}

/// <summary>Names that lists and choices show beside codes.</summary>
/// <param name="Centers">Short names by code.</param>
public sealed record ReferenceNames(IReadOnlyDictionary<string, string> Centers)
{
    /// <summary>"Electronics (007)"</summary>
    public string Center(string code) => Centers.TryGetValue(code, out var name) ? $"{name} ({code})" : code;
}
