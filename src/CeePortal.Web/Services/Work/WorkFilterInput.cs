using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq.Expressions;
using CeePortal.Data.Lists;
using CeePortal.Data.Work;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using FluentValidation;
using Microsoft.AspNetCore.WebUtilities;

namespace CeePortal.Web.Services.Work;

/// <summary>The state of the queue as people write it, and as its address carries it.</summary>
public sealed class WorkFilterInput
{
    const string OtherSegment = "other";

    public string? Tab { get; set; }

    /// <summary>The number of an item or of an entry.</summary>
    [Display(Name = "Number")]
    public string? Q { get; set; }

    [Display(Name = "Kind")]
    public string? Kind { get; set; }

    [Display(Name = "Status")]
    public string? Status { get; set; }

    [Display(Name = "Clock")]
    public string? Clock { get; set; }

    [Display(Name = "Due within days")]
    public string? Due { get; set; }

    /// <summary>A number or a name as it is typed. It is posted and never stands in an address: it may be a person's Social
    /// Security number. What it finds goes on as <see cref="ImporterId"/>, and words of a name as <see cref="ImporterName"/>.</summary>
    [Display(Name = "Importer")]
    public string? Importer { get; set; }

    public long? ImporterId { get; set; }

    public string? ImporterName { get; set; }

    [Display(Name = "Port of entry")]
    public string? Port { get; set; }

    [Display(Name = "Entry type")]
    public string? Type { get; set; }

    [Display(Name = "Heading")]
    public string? Heading { get; set; }

    [Display(Name = "Segment")]
    public string? Segment { get; set; }

    [Display(Name = "With")]
    public long? Assignee { get; set; }

    [Display(Name = "Team")]
    public long? Team { get; set; }

    [Display(Name = "Amount from")]
    public string? Least { get; set; }

    [Display(Name = "Amount to")]
    public string? Most { get; set; }

    [Display(Name = "Filed days ago, at least")]
    public string? Age { get; set; }

    [Display(Name = "Center or port")]
    public string? Office { get; set; }

    /// <summary>For people of a port: also what Centers work of its entries.</summary>
    public bool Centers { get; set; }

    public bool Watched { get; set; }

    [Display(Name = "Order")]
    public string? Sort { get; set; }

    /// <summary>How many filters are set beside the tab and the order.</summary>
    public int Count => Address().Count(pair => pair.Key is not ("tab" or "sort" or "office" or "centers") && !string.IsNullOrEmpty(pair.Value));

    /// <summary>The query of the list's address. What was typed into <see cref="Importer"/> is not in it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Address()
    {
        yield return new("tab", Trim(Tab));
        yield return new("q", Trim(Q));
        yield return new("kind", Trim(Kind));
        yield return new("status", Trim(Status));
        yield return new("clock", Trim(Clock));
        yield return new("due", Trim(Due));
        yield return new("importerId", ImporterId?.ToString(CultureInfo.InvariantCulture));
        yield return new("importerName", Trim(ImporterName));
        yield return new("port", Trim(Port));
        yield return new("type", Trim(Type));
        yield return new("heading", Trim(Heading));
        yield return new("segment", Trim(Segment));
        yield return new("assignee", Assignee?.ToString(CultureInfo.InvariantCulture));
        yield return new("team", Team?.ToString(CultureInfo.InvariantCulture));
        yield return new("least", Trim(Least));
        yield return new("most", Trim(Most));
        yield return new("age", Trim(Age));
        yield return new("office", Trim(Office));
        yield return new("centers", Centers ? "true" : null);
        yield return new("watched", Watched ? "true" : null);
        yield return new("sort", Trim(Sort));
    }

    /// <summary>The same as one text, which an item's address carries to lead back and on.</summary>
    public string ToQuery() => QueryHelpers.AddQueryString("", Address().Where(p => !string.IsNullOrEmpty(p.Value))).TrimStart('?');

    /// <summary>Reads that text. What is not a key of the list is passed over.</summary>
    public static WorkFilterInput FromQuery(string? query)
    {
        var read = QueryHelpers.ParseQuery(query ?? "");
        string? Text(string key) => read.TryGetValue(key, out var value) ? value.ToString() : null;
        return new WorkFilterInput
        {
            Tab = Text("tab"),
            Q = Text("q"),
            Kind = Text("kind"),
            Status = Text("status"),
            Clock = Text("clock"),
            Due = Text("due"),
            ImporterId = Key(Text("importerId")),
            ImporterName = Text("importerName"),
            Port = Text("port"),
            Type = Text("type"),
            Heading = Text("heading"),
            Segment = Text("segment"),
            Assignee = Key(Text("assignee")),
            Team = Key(Text("team")),
            Least = Text("least"),
            Most = Text("most"),
            Age = Text("age"),
            Office = Text("office"),
            Centers = Text("centers") == "true",
            Watched = Text("watched") == "true",
            Sort = Text("sort"),
        };

        static long? Key(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
    }

    /// <summary>The tab; for the trade one of its four.</summary>
    public WorkTab TabFor(bool isTrade) =>
        Enum.TryParse<WorkTab>(Trim(Tab), ignoreCase: true, out var tab) && Enum.IsDefined(tab) && !int.TryParse(Tab, CultureInfo.InvariantCulture, out _)
            && (!isTrade || tab is WorkTab.Open or WorkTab.Waiting or WorkTab.Closed or WorkTab.Any) ? tab : WorkTab.Open;

    /// <summary>The order, as the address writes it; days left when it writes none, and for the trade the newest first.</summary>
    public WorkOrder OrderFor(bool isTrade)
    {
        var text = Trim(Sort) ?? "";
        var down = text.StartsWith('-');
        return Enum.GetValues<WorkSort>().Where(by => WorkWords.Key(by) == text.TrimStart('-')).Select(by => (WorkOrder?)new WorkOrder(by, down)).FirstOrDefault()
            ?? (isTrade ? new(WorkSort.Filed, Down: true) : default);
    }

    /// <summary>The filter. What cannot be read narrows nothing: the page says so beside the field.</summary>
    /// <param name="importers">The importers meant, or null for any.</param>
    public WorkFilter ToFilter(bool isTrade, long me, IReadOnlyList<long> myTeams, IReadOnlyList<long>? importers, DateOnly today) => new()
    {
        Tab = TabFor(isTrade),
        Me = me,
        MyTeams = myTeams,
        Office = OfficeCode(Office) is null ? Trim(Office) : null,
        AlsoAtCenters = Centers,
        Kind = Trim(Kind),
        State = Trim(Status),
        Clock = Trim(Clock),
        DueBy = Days(Due) is { } due ? today.AddDays(due) : null,
        Importers = importers,
        Port = Read<PortCode>(Port),
        EntryType = Read<EntryType>(Type),
        Heading = HeadingOf(Heading),
        Segment = Trim(Segment) switch { null => null, OtherSegment => WorkSegments.Other, var code => code },
        Assignee = Assignee,
        Team = Team,
        LeastCents = Cents(Least),
        MostCents = Cents(Most),
        FiledBy = Days(Age) is { } age ? today.AddDays(-age) : null,
        Number = WorkNumber.Read(Trim(Q) ?? "", out var number) is null ? number : default,
        Entry = WorkNumber.Read(Trim(Q) ?? "", out _) is null ? default : Read<EntryNumber>(Q),
        Watched = Watched,
    };

    /// <summary>The segments to choose from.</summary>
    public static IEnumerable<(string Key, string Name)> Segments => WorkSegments.All.Select(s => (s.Code == WorkSegments.Other ? OtherSegment : s.Code, s.Name));

    /// <summary>What is wrong with the text of a search; null when it is a number of an item or an entry.</summary>
    internal static string? Search(string text) =>
        WorkNumber.Read(text, out _) is null || EntryNumber.Read(text, null, out _) is null ? null
            : $"\"{Shortened(text)}\" is neither the number of an item, such as 2704-26-100001, nor of an entry, such as XYZ-0000001-5. Names go into the field \"Importer\".";

    internal static string? OfficeCode(string? text) =>
        Trim(text) is not { } code || (code.Length is 3 or 4 && code.All(char.IsAsciiDigit)) ? null : "An office is three digits of a Center or four of a port.";

    internal static int? Days(string? text) =>
        int.TryParse(Trim(text), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 36_500 ? days : null;

    internal static long? Cents(string? text) =>
        decimal.TryParse(Trim(text)?.TrimStart('$'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var dollars) && dollars is >= 0 and < 1_000_000_000_000m
            ? (long)(dollars * 100) : null;

    internal static string? HeadingOf(string? text) =>
        Trim(text)?.Replace(".", "", StringComparison.Ordinal) is { Length: >= 4 } digits && digits.All(char.IsAsciiDigit) ? digits[..4] : null;

    internal static string Shortened(string text) => text.Length <= 30 ? text : text[..30] + "...";

    static T Read<T>(string? text) where T : struct, IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : default;

    static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Says what is wrong with a filter, beside its field.</summary>
public sealed class WorkFilterValidator : AbstractValidator<WorkFilterInput>
{
    public WorkFilterValidator()
    {
        Reads(f => f.Q, WorkFilterInput.Search);
        Reads(f => f.Port, text => PortCode.Read(text, out _));
        Reads(f => f.Type, text => EntryType.Read(text, out _));
        Reads(f => f.Heading, text => WorkFilterInput.HeadingOf(text) is null ? $"A heading is four digits, such as 8471, not \"{WorkFilterInput.Shortened(text)}\"." : null);
        Reads(f => f.Office, WorkFilterInput.OfficeCode);
        Reads(f => f.Due, Days);
        Reads(f => f.Age, Days);
        Reads(f => f.Least, Amount);
        Reads(f => f.Most, Amount);
        RuleFor(f => f.Most).Must((f, _) => !(WorkFilterInput.Cents(f.Most) < WorkFilterInput.Cents(f.Least)))
            .WithMessage("The amount to is less than the amount from. Exchange them, or leave one empty.");
        RuleFor(f => f.Importer).MaximumLength(100).WithMessage("Write at most 100 letters of the importer's name.");
    }

    static string? Days(string text) =>
        WorkFilterInput.Days(text) is null ? $"Write the days as a whole number, such as 30, not \"{WorkFilterInput.Shortened(text)}\"." : null;

    static string? Amount(string text) =>
        WorkFilterInput.Cents(text) is null ? $"Write the amount in dollars, such as 25,000, not \"{WorkFilterInput.Shortened(text)}\"." : null;

    void Reads(Expression<Func<WorkFilterInput, string?>> field, Func<string, string?> read) =>
        RuleFor(field).Custom((text, context) =>
        {
            if (!string.IsNullOrWhiteSpace(text) && read(text.Trim()) is { } problem) context.AddFailure(problem);
        });
}
