using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;

namespace CeePortal.Web.Services.CenterSearch;

/// <summary>A heading or number with the Center that covers it.</summary>
/// <param name="Code">The number as it was asked, or a heading.</param>
/// <param name="Title">The heading's short title; null when the heading is not in the tariff of 2022.</param>
/// <param name="Coverage">The row that says so; null when no Center covers it.</param>
public sealed record FoundHeading(HtsNumber Code, string? Title, CoverageRow? Coverage);

/// <summary>A Center with what leads to it.</summary>
/// <param name="Center">The Center; null for goods that no Center covers.</param>
/// <param name="Headings">Best first.</param>
public sealed record FoundCenter(CenterFacts? Center, IReadOnlyList<FoundHeading> Headings)
{
    /// <summary>Published only when all that leads here is published.</summary>
    public CoverageBasis Basis => Headings.Any(h => h.Coverage is null) ? CoverageBasis.None
        : Headings.Any(h => h.Coverage!.Basis == CoverageBasis.Provisional) ? CoverageBasis.Provisional
        : CoverageBasis.Published;
}

/// <summary>How a question was understood.</summary>
public enum QuestionKind
{
    Nothing,
    Number,
    Chapter,
    Words,
}

/// <summary>The answer to a question of the home page.</summary>
public sealed record FindingAnswer
{
    public required QuestionKind Kind { get; init; }

    /// <summary>The question without blanks around it.</summary>
    public required string Question { get; init; }

    public required DateOnly Day { get; init; }

    public required PolicyPeriod Policy { get; init; }

    /// <summary>The Centers, the likeliest first.</summary>
    public IReadOnlyList<FoundCenter> Centers { get; init; } = [];

    /// <summary>Words that occur nowhere and were read as similar ones, or not at all.</summary>
    public IReadOnlyList<string> Guessed { get; init; } = [];

    /// <summary>What is wrong with the question and how to fix it, or null.</summary>
    public string? Problem { get; init; }
}

/// <summary>Finds the Center for a tariff number, a chapter, or product words.</summary>
public static class CenterFinder
{
    /// <summary>Longer questions are refused: this is a search box, the list form takes lists.</summary>
    public const int MaxQuestion = 200;

    public static FindingAnswer Find(CenterShelf shelf, string? text, DateOnly day)
    {
        var question = (text ?? "").Trim();
        var answer = new FindingAnswer { Kind = QuestionKind.Nothing, Question = question, Day = day, Policy = shelf.Book.PolicyOn(day) };
        if (question.Length == 0) return answer;
        if (question.Length > MaxQuestion)
            return answer with { Question = question[..MaxQuestion], Problem = $"The question is longer than {MaxQuestion} characters. Ask for one product, or use the list form for many." };
        return LooksLikeNumber(question) ? FindNumber(shelf, answer) : FindWords(shelf, answer);
    }

    /// <summary>Digits with dots, blanks or hyphens, perhaps with HTS or HS before them.</summary>
    static bool LooksLikeNumber(string question)
    {
        var digits = WithoutPrefix(question);
        return digits.Length > 0 && digits.Any(char.IsAsciiDigit) && digits.All(c => char.IsAsciiDigit(c) || c is '.' or ' ' or '-');
    }

    static string WithoutPrefix(string question)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["HTSUS", "HTS", "HS", "heading", "chapter"])
            if (question.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return question[prefix.Length..].TrimStart(' ', ':', '#').TrimEnd('.');
        return question.TrimEnd('.');
    }

    static FindingAnswer FindNumber(CenterShelf shelf, FindingAnswer answer)
    {
        var text = WithoutPrefix(answer.Question);
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length <= 2) return FindChapter(shelf, answer, digits.PadLeft(2, '0'));
        answer = answer with { Kind = QuestionKind.Number };
        // Statistical suffixes are often half typed: the heading still answers.
        if (HtsNumber.Read(text, out var number) is { } problem)
            return answer with { Problem = problem };
        if (number.IsSpecialChapter)
            return answer with
            {
                Problem = $"Chapter {number.ToCompact()[..2]} says how goods are treated, not what they are, so it belongs to no Center. Enter the number of chapters 1 to 97 that is reported with it.",
            };
        var coverage = shelf.Book.FindCoverage(number, answer.Day);
        return answer with { Centers = [new(coverage is null ? null : shelf.Find(coverage.Center), [new(number, shelf.TitleOf(number), coverage)])] };
    }

    static FindingAnswer FindChapter(CenterShelf shelf, FindingAnswer answer, string chapter)
    {
        answer = answer with { Kind = QuestionKind.Chapter };
        var headings = shelf.Headings.Headings.Where(h => h.Code.StartsWith(chapter, StringComparison.Ordinal)).ToList();
        if (headings.Count == 0)
            return answer with { Problem = $"There is no chapter {chapter} with headings of its own: chapters of goods run from 01 to 97, without 77. Enter at least four digits of a tariff number, or the product in plain words." };
        return answer with { Centers = Group(shelf, headings, answer.Day) };
    }

    static FindingAnswer FindWords(CenterShelf shelf, FindingAnswer answer)
    {
        var search = shelf.Headings.Search(answer.Question);
        return answer with
        {
            Kind = QuestionKind.Words,
            Guessed = search.Guessed,
            Centers = Group(shelf, search.Matches.Select(m => m.Heading), answer.Day),
        };
    }

    /// <summary>By Center, in the order in which the first heading of each was found.</summary>
    static IReadOnlyList<FoundCenter> Group(CenterShelf shelf, IEnumerable<HeadingEntry> headings, DateOnly day)
    {
        var found = headings.Select(h => HtsNumber.Parse(h.Code) is var code ? new FoundHeading(code, h.Title, shelf.Book.FindCoverage(code, day)) : null!);
        return [.. found.GroupBy(h => h.Coverage?.Center ?? default).Select(g => new FoundCenter(g.Key.IsNone ? null : shelf.Find(g.Key), [.. g]))];
    }
}
