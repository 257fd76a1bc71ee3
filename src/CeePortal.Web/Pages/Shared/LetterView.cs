using Microsoft.AspNetCore.Html;

namespace CeePortal.Web.Pages.Shared;

/// <summary>A letter on Letter paper: what stands around its text. Drawn by the partial <c>_Letter</c>, which says how.</summary>
public sealed record LetterView
{
    /// <summary>The office that writes: its name, then its address, a line each.</summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>To whom: name, then address, a line each.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>The date on the letter. For a notice of denial it is the date of mailing, from which the court clock runs
    /// (19 CFR 174.30(a)); a letter without one is not issued yet and says so.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The number of the item.</summary>
    public required string Number { get; init; }

    /// <summary>What the letter is about: "Notice of denial of protest".</summary>
    public required string Subject { get; init; }

    /// <summary>Further references below the number: a name and a value each, such as the entries.</summary>
    public IReadOnlyList<(string Name, string Value)> References { get; init; } = [];

    /// <summary>The text.</summary>
    public required Func<object?, IHtmlContent> Body { get; init; }

    /// <summary>Who signs: name or title, office, a line each.</summary>
    public required IReadOnlyList<string> Signed { get; init; }

    /// <summary>The code by which whoever holds it finds what it means and answers; null where it has none.</summary>
    public string? Code { get; init; }

    /// <summary>What is enclosed, and who receives a copy; left out when there is nothing.</summary>
    public IReadOnlyList<string> Enclosed { get; init; } = [];
}
