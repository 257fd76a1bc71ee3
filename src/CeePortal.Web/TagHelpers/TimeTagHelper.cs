using System.Globalization;
using CeePortal.Domain.Clocks;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CeePortal.Web.TagHelpers;

/// <summary><c>&lt;usa-time value="@entry.EntryDate" /&gt;</c>: a day as people read it, "July 5, 2023 (Wednesday)"; with
/// <c>short</c> "Jul 5, 2023" for tables. An instant adds the time in Washington: "July 5, 2023, 2:15 PM ET". The machine
/// form stands in <c>datetime</c>. Nothing is printed as the words of <c>none</c>.</summary>
[HtmlTargetElement("usa-time", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeTagHelper : TagHelper
{
    /// <summary>A DateOnly, a DateTime in UTC or a DateTimeOffset, or null.</summary>
    public object? Value { get; set; }

    public bool Short { get; set; }

    public string None { get; set; } = "not known";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "time";
        switch (Value)
        {
            case DateOnly day:
                Write(output, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Short ? Dates.Short(day) : Dates.Full(day));
                break;
            case DateTime instant:
                WriteInstant(output, new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)));
                break;
            case DateTimeOffset instant:
                WriteInstant(output, instant);
                break;
            case null:
                output.TagName = "span";
                output.Attributes.SetAttribute("class", "muted");
                output.Content.SetContent(None);
                break;
            default:
                throw new ArgumentException($"usa-time prints days and instants, not {Value.GetType().Name}.");
        }
    }

    void WriteInstant(TagHelperOutput output, DateTimeOffset instant) =>
        Write(output, instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Short ? Dates.ShortInstant(instant) : Dates.Instant(instant));

    static void Write(TagHelperOutput output, string machine, string words)
    {
        output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(words);
    }
}

/// <summary>Days and instants in words, for sentences.</summary>
public static class Dates
{
    static readonly CultureInfo english = CultureInfo.GetCultureInfo("en-US");

    /// <summary>July 5, 2023 (Wednesday)</summary>
    public static string Full(DateOnly day) => day.ToString("MMMM d, yyyy '('dddd')'", english);

    /// <summary>July 5, 2023</summary>
    public static string Long(DateOnly day) => day.ToString("MMMM d, yyyy", english);

    /// <summary>Jul 5, 2023</summary>
    public static string Short(DateOnly day) => day.ToString("MMM d, yyyy", english);

    /// <summary>July 5, 2023, 2:15 PM ET</summary>
    public static string Instant(DateTimeOffset instant) => InZone(instant).ToString("MMMM d, yyyy, h:mm tt 'ET'", english);

    /// <summary>Jul 5, 2023, 2:15 PM</summary>
    public static string ShortInstant(DateTimeOffset instant) => InZone(instant).ToString("MMM d, yyyy, h:mm tt", english);

    /// <summary>12 days left, due today, 3 days overdue</summary>
    public static string Left(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => "due today",
        1 => "1 day left",
        > 1 and var days => days.ToString("N0", english) + " days left",
        -1 => "1 day overdue",
        var days => (-days).ToString("N0", english) + " days overdue",
    };

    static DateTimeOffset InZone(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, LegalClock.Zone);
}
