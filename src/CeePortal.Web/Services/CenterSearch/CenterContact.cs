using CeePortal.Data.Reference;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.CenterSearch;

/// <summary>On what a fact about a Center rests, and whether somebody has made sure of it.</summary>
/// <param name="Basis">In the words of <see cref="ReferenceRow.Basis"/>.</param>
/// <param name="ConfirmedOn">The day on which somebody made sure; null: shown as not confirmed, whatever text it was read in,
/// since a text of 2012 says nothing about today.</param>
public sealed record FactBasis(string Basis, string Source, DateOnly? ConfirmedOn)
{
    public bool IsConfirmed => ConfirmedOn is not null;

    /// <summary>A sentence: how the fact came here, where it stands, and since when it is confirmed.</summary>
    public string Words
    {
        get
        {
            var how = Basis switch
            {
                "Published" => "Read in an official text",
                "Secondary" => "Read in secondary texts",
                "Provisional" => "Inferred",
                _ => "Entered here",
            };
            return $"{how}: {Source.Trim().TrimEnd('.')}.{(ConfirmedOn is { } day ? $" Confirmed on {Dates.Long(day)}." : "")}";
        }
    }
}

/// <summary>Whether a Center works.</summary>
public sealed record CenterStatus(string Word, FactBasis Rests)
{
    public const string Open = "Open";
    public const string NotOpenYet = "Not open yet";
    public const string Closed = "Closed";

    /// <summary>The words that an administrator chooses from.</summary>
    public static IReadOnlyList<string> Words { get; } = [Open, NotOpenYet, Closed];

    public bool IsOpen => Word == Open;
}

/// <summary>How to reach a Center.</summary>
/// <param name="Directory">An address on the web where supervisors and numbers stand.</param>
/// <param name="Note">What a visitor should know before writing there.</param>
public sealed record CenterContact(string? Mailbox, string? Phone, string? Directory, string? Note, FactBasis Rests)
{
    /// <summary>Nothing is known but perhaps the directory.</summary>
    public bool HasAddress => Mailbox is not null || Phone is not null;
}
