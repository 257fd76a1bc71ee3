using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CeePortal.Data.Lists;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using FluentValidation;

namespace CeePortal.Web.Services.Entries;

/// <summary>The filters of the list of entries as people write them, and as its address carries them.</summary>
public sealed class EntryFilterInput
{
    [Display(Name = "Entry number")]
    public string? Number { get; set; }

    [Display(Name = "Handled by")]
    public string? Center { get; set; }

    [Display(Name = "Port of entry")]
    public string? Port { get; set; }

    /// <summary>A number or a name as it is typed. It is posted and never stands in an address: it may be a person's Social
    /// Security number. What it finds goes on as <see cref="ImporterId"/>, and words of a name as <see cref="ImporterName"/>.</summary>
    [Display(Name = "Importer")]
    public string? Importer { get; set; }

    public long? ImporterId { get; set; }

    public string? ImporterName { get; set; }

    [Display(Name = "Filer code")]
    public string? Filer { get; set; }

    [Display(Name = "Entry type")]
    public string? Type { get; set; }

    /// <summary>Which date the range is of: filed, or deciding.</summary>
    [Display(Name = "Date")]
    public string? Date { get; set; }

    [Display(Name = "From")]
    public string? From { get; set; }

    [Display(Name = "To")]
    public string? To { get; set; }

    [Display(Name = "Order")]
    public string? Sort { get; set; }

    public long? Upload { get; set; }

    public bool IsByDecidingDate => Date == "deciding";

    /// <summary>How many filters are set.</summary>
    public int Count => Address().Count(pair => pair.Key is not ("sort" or "date") && !string.IsNullOrEmpty(pair.Value));

    /// <summary>The query of the list's address. What was typed into <see cref="Importer"/> is not in it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Address()
    {
        yield return new("number", Trim(Number));
        yield return new("center", Trim(Center));
        yield return new("port", Trim(Port));
        yield return new("importerId", ImporterId?.ToString(CultureInfo.InvariantCulture));
        yield return new("importerName", Trim(ImporterName));
        yield return new("filer", Trim(Filer));
        yield return new("type", Trim(Type));
        yield return new("date", IsByDecidingDate && !(string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To)) ? Date : null);
        yield return new("from", Trim(From));
        yield return new("to", Trim(To));
        yield return new("upload", Upload?.ToString(CultureInfo.InvariantCulture));
        yield return new("sort", Trim(Sort));
    }

    /// <summary>The filter. What cannot be read narrows nothing: the page says so beside the field.</summary>
    /// <param name="importers">The importers meant, or null for any.</param>
    public EntryFilter ToFilter(IReadOnlyList<long>? importers)
    {
        var days = new Days(Day(From), Day(To));
        return new EntryFilter
        {
            Number = Read<EntryNumber>(Number),
            Center = Read<CenterCode>(Center),
            Port = Read<PortCode>(Port),
            Importers = importers,
            Filer = Read<FilerCode>(Filer),
            Type = Read<EntryType>(Type),
            Filed = IsByDecidingDate ? default : days,
            Deciding = IsByDecidingDate ? days : default,
            UploadId = Upload,
        };
    }

    /// <summary>The order, as the address writes it.</summary>
    public EntryOrder Order => Sort switch
    {
        "filed" => EntryOrder.FiledOldest,
        "number" => EntryOrder.NumberUp,
        "-number" => EntryOrder.NumberDown,
        "deciding" => EntryOrder.DecidingOldest,
        "-deciding" => EntryOrder.DecidingNewest,
        _ => EntryOrder.FiledNewest,
    };

    /// <summary>An order in the words of the address.</summary>
    public static string Name(EntryOrder order) => order switch
    {
        EntryOrder.FiledNewest => "-filed",
        EntryOrder.FiledOldest => "filed",
        EntryOrder.NumberUp => "number",
        EntryOrder.NumberDown => "-number",
        EntryOrder.DecidingNewest => "-deciding",
        EntryOrder.DecidingOldest => "deciding",
    };

    /// <summary>A day as browsers send it (2026-09-01), or as people type it (9/1/2026).</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and < 9999 ? day : null;

    static T Read<T>(string? text) where T : struct, IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : default;

    static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Says what is wrong with a filter, beside its field.</summary>
public sealed class EntryFilterValidator : AbstractValidator<EntryFilterInput>
{
    public EntryFilterValidator()
    {
        Reads(f => f.Number, text => EntryNumber.Read(text, null, out _));
        Reads(f => f.Center, text => CenterCode.Read(text, out _));
        Reads(f => f.Port, text => PortCode.Read(text, out _));
        Reads(f => f.Filer, text => FilerCode.Read(text, out _));
        Reads(f => f.Type, text => EntryType.Read(text, out _));
        Reads(f => f.From, text => EntryFilterInput.Day(text) is null ? Unreadable("first", text) : null);
        Reads(f => f.To, text => EntryFilterInput.Day(text) is null ? Unreadable("last", text) : null);
        RuleFor(f => f.To).Must((f, _) => !(EntryFilterInput.Day(f.To) < EntryFilterInput.Day(f.From)))
            .WithMessage("The last day is before the first. Exchange them, or leave one empty.");
        RuleFor(f => f.Importer).MaximumLength(100).WithMessage("Write at most 100 letters of the importer's name.");
    }

    /// <summary>The words stand here because a browser's date field cannot show what is no date.</summary>
    static string Unreadable(string which, string text) =>
        $"This date cannot be read: \"{Shortened(text.Trim())}\". Write the {which} day as 2026-09-01 or 9/1/2026.";

    static string Shortened(string text) => text.Length <= 30 ? text : text[..30] + "...";

    void Reads(System.Linq.Expressions.Expression<Func<EntryFilterInput, string?>> field, Func<string, string?> read) =>
        RuleFor(field).Custom((text, context) =>
        {
            if (!string.IsNullOrWhiteSpace(text) && read(text) is { } problem) context.AddFailure(problem);
        });
}
