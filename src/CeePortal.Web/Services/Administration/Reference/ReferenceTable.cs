using CeePortal.Data;
using FluentValidation;

namespace CeePortal.Web.Services.Administration.Reference;

/// <summary>A table of reference data as the administration's pages see it. A new table is one small descriptor in
/// Tables/ and one line in <see cref="ReferenceTables"/>: lists, forms, checks, conflicts and history come with it.</summary>
public abstract class ReferenceTable
{
    /// <summary>Its part of the address.</summary>
    public required string Slug { get; init; }
    public required string Title { get; init; }

    /// <summary>One row of it, in a word or two, lower case: "port".</summary>
    public required string Singular { get; init; }

    /// <summary>What stands here and what it decides, a sentence or two.</summary>
    public required string About { get; init; }
    public required ReferenceGroup Group { get; init; }

    /// <summary>What a change does beyond the row; shown above the form.</summary>
    public string? Consequence { get; init; }

    /// <summary>The form asks why.</summary>
    public bool AsksWhy { get; init; }

    /// <summary>Rows can be added.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>What taking a row away is called on its button; null where rows stay, because entries and decisions on
    /// file refer to them.</summary>
    public string? RemoveWord { get; init; }

    public abstract IReadOnlyList<ReferenceField> AllFields { get; }

    /// <summary>Reads the form: every field in its own words, then what must hold between them.</summary>
    public abstract IValidator<ReferenceInput> Validator { get; }

    /// <summary>The stream of events that one of its rows has.</summary>
    public string Stream => "ref:" + Slug;

    public abstract Task<ReferenceCount> CountAsync(PortalDbContext data, CancellationToken cancel);

    public abstract Task<ReferencePage> ListAsync(PortalDbContext data, ReferenceNames names, ReferenceQuery query, CancellationToken cancel);

    /// <returns>Null when there is no such row.</returns>
    public abstract Task<ReferenceRecord?> FindAsync(PortalDbContext data, ReferenceNames names, string key, CancellationToken cancel);

    /// <summary>The form of a row that does not exist yet.</summary>
    public abstract ReferenceRecord Blank();

    /// <summary>Adds a row (no key) or changes one, in one transaction with its event.</summary>
    public abstract Task<ReferenceOutcome> SaveAsync(ReferenceEdit edit, string? key, ReferenceInput input, CancellationToken cancel);

    public abstract Task<ReferenceOutcome> RemoveAsync(ReferenceEdit edit, string key, int seq, string? why, CancellationToken cancel);

    /// <summary>The number under which the events of a row stand.</summary>
    public abstract long StreamIdOf(string key);
}

/// <summary>What the tables are about, in the order of the page.</summary>
public enum ReferenceGroup
{
    Routing,
    Centers,
    Entries,
    Revenue,
    Tariff,
    Clocks,
}

/// <summary>How many rows a table has, and on what they rest.</summary>
public sealed record ReferenceCount(int Rows, IReadOnlyDictionary<string, int> ByBasis);

/// <summary>What a list asks for; all of it stands in its address.</summary>
public sealed record ReferenceQuery(string? Search, string? Basis, string? After, string? Before);

/// <summary>A page of a list.</summary>
public sealed record ReferencePage(IReadOnlyList<ReferenceLine> Lines, int Matching, string? Previous, string? Next);

/// <summary>A row in a list: its cells are those of the fields that are in lists, in their order.</summary>
public sealed record ReferenceLine(string Key, IReadOnlyList<string> Cells, string Basis, string Source);

/// <summary>A row in its form.</summary>
/// <param name="Title">What the row is called in a heading.</param>
/// <param name="Seq">Its concurrency token.</param>
/// <param name="Texts">The form's texts by field name.</param>
/// <param name="Ended">Why it can no longer be changed; null while it can.</param>
public sealed record ReferenceRecord(string Key, string Title, int Seq, Dictionary<string, string?> Texts, string Basis, string? Ended = null);

/// <summary>What a form brings.</summary>
public sealed class ReferenceInput
{
    public int Seq { get; set; }

    public Dictionary<string, string?> Fields { get; set; } = [];

    public string? Why { get; set; }

    public string TextOf(string field) => Fields.GetValueOrDefault(field)?.Trim() ?? "";
}

/// <summary>How saving ended.</summary>
public abstract record ReferenceOutcome
{
    public sealed record Saved(string Key, string Message) : ReferenceOutcome;

    /// <summary>Nothing was changed; sentences, with the field they are about or none.</summary>
    public sealed record Refused(IReadOnlyList<(string? Field, string Problem)> Problems) : ReferenceOutcome;

    /// <summary>Somebody else changed the row since the form was read. Null: it is gone.</summary>
    public sealed record Overtaken(ReferenceRecord? Now) : ReferenceOutcome;
}

/// <summary>What an edit needs at hand.</summary>
public sealed record ReferenceEdit(PortalDbContext Data, AdminEvents Events, ReferenceNames Names);
