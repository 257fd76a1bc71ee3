namespace CeePortal.Domain.Entries;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Information = 0,

    /// <summary>The entry is accepted, but somebody should look.</summary>
    Warning = 1,

    /// <summary>The entry, or the whole batch, is refused.</summary>
    Fatal = 2,
}

/// <summary>Something that a check found in a filer's file: what, where, and how to fix it.</summary>
/// <remarks>Personal numbers never stand in a finding in clear: <see cref="Value"/> and <see cref="Image"/> are masked
/// where an importer number stands in them.</remarks>
public sealed record Finding
{
    /// <summary>The official condition code, such as B16, or one of ours, which begins with CP.</summary>
    public required string Code { get; init; }

    /// <summary>How much it weighs.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>How to fix it, in a sentence.</summary>
    public required string Fix { get; init; }

    /// <summary>The entry number as the file prints it, with hyphens where it could be read; null for a finding on the batch.</summary>
    public string? Entry { get; init; }

    /// <summary>The number of the record or row in the file, from 1; 0 when the finding is on the file.</summary>
    public long Record { get; init; }

    /// <summary>The record's control identifier, such as 10 or SE13, or "row".</summary>
    public string RecordType { get; init; } = "";

    /// <summary>First column, from 1; 0 when the finding is on the whole record.</summary>
    public int ColumnFrom { get; init; }

    /// <summary>Last column.</summary>
    public int ColumnTo { get; init; }

    /// <summary>The field's name.</summary>
    public string Field { get; init; } = "";

    /// <summary>What stands in the field.</summary>
    public string Value { get; init; } = "";

    /// <summary>The line of the entry that the finding is about, from 1; 0 for the header.</summary>
    public int Line { get; init; }

    /// <summary>The record itself, so that a person can see it with the columns marked.</summary>
    public string Image { get; init; } = "";

    /// <summary>The columns as people read them: "9-16", "39", or empty.</summary>
    public string Columns => ColumnFrom == 0 ? "" : ColumnFrom == ColumnTo
        ? ColumnFrom.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ColumnFrom}-{ColumnTo}");
}
