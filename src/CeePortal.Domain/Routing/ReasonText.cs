using System.Globalization;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Routing;

/// <summary>Gives a Center its name for people, such as <c>Electronics</c>; null when it is not known.</summary>
public delegate string? CenterName(CenterCode center);

/// <summary>Gives a port its name for people, such as <c>Los Angeles</c>; null when it is not known.</summary>
public delegate string? PortName(PortCode port);

/// <summary>Where a reason takes its names from.</summary>
/// <param name="Center">Names of Centers.</param>
/// <param name="Port">Names of ports.</param>
public sealed record ReasonNames(CenterName Center, PortName Port)
{
    /// <summary>No names: codes only, <c>Center 007</c> and <c>port 2704</c>.</summary>
    public static readonly ReasonNames CodesOnly = new(_ => null, _ => null);
}

/// <summary>A reason for people: a sentence or two, and where the rule comes from.</summary>
/// <param name="Sentence">What it says.</param>
/// <param name="Source">The text that it rests on, or that it is this portal's own modelling.</param>
public readonly record struct RenderedReason(string Sentence, string Source)
{
    /// <summary>The sentence with its source in brackets.</summary>
    public override string ToString() => Source.Length == 0 ? Sentence : $"{Sentence} [{Source}]";
}

/// <summary>A template: text with places such as <c>{0:center}</c>, by the number of the argument and how it is written.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Source">The source.</param>
public sealed record ReasonTemplate(string Sentence, string Source);

/// <summary>Turns stored reasons into sentences.</summary>
/// <remarks>
/// Ways of writing an argument: <c>text</c>; <c>center</c>, <c>port</c> and <c>place</c> (either, by code); <c>date</c>
/// (from yyyy-MM-dd); <c>n</c> (thousands separated); <c>lines</c> (<c>1 line</c>, <c>3 lines</c>); <c>money</c> (from
/// cents); <c>choose one|many</c> by a count; and from an argument on: <c>list</c> (a count of what was left out, then
/// the items), <c>and</c> (items), <c>split</c> (place, lines and cents, repeated).
/// A template that was released never changes: a better wording is a new version, and old decisions read as they did.
/// </remarks>
public static class ReasonText
{
    /// <summary>Renders a reason. One that this portal does not know, because a newer one stored it, shows its code and
    /// arguments instead of failing.</summary>
    public static RenderedReason Render(Reason reason, ReasonNames names)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(names);
        return ReasonTemplates.All.TryGetValue((reason.Code, reason.Version), out var template)
            ? new(Fill(template.Sentence, reason.Args, names), Fill(template.Source, reason.Args, names))
            : new($"{reason.Code}: {string.Join(", ", reason.Args)}.", "");
    }

    static string Fill(string template, IReadOnlyList<string> args, ReasonNames names)
    {
        var text = new System.Text.StringBuilder(template.Length + 40);
        var rest = template.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            text.Append(rest[..open]);
            var close = open + rest[open..].IndexOf('}');
            var place = rest[(open + 1)..close];
            var colon = place.IndexOf(':');
            var index = int.Parse(place[..colon], CultureInfo.InvariantCulture);
            // A decision stored with too few arguments is still readable.
            text.Append(index < args.Count ? Write(place[(colon + 1)..].ToString(), args, index, names) : "?");
            rest = rest[(close + 1)..];
        }
        return text.Append(rest).ToString();
    }

    static string Write(string how, IReadOnlyList<string> args, int index, ReasonNames names)
    {
        var arg = args[index];
        return how switch
        {
            "text" => arg,
            "center" or "port" or "place" => Place(arg, names),
            "date" => DateOnly.TryParseExact(arg, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)
                : arg,
            "n" => Count(arg),
            "lines" => arg is "1" ? "1 line" : Count(arg) + " lines",
            "money" => Dollars(arg),
            "and" => And([.. args.Skip(index)]),
            "list" => List(args, index),
            "split" => Split(args, index, names),
            _ when how.StartsWith("choose ", StringComparison.Ordinal) => how[7..].Split('|')[arg is "1" ? 0 : 1],
            _ => arg,
        };
    }

    /// <summary>Words first, code after.</summary>
    static string Place(string code, ReasonNames names)
    {
        if (code.Length == 3 && CenterCode.TryParse(code, null, out var center))
            return names.Center(center) is { } name ? $"{name} ({center})" : $"Center {center}";
        if (PortCode.TryParse(code, null, out var port))
            return names.Port(port) is { } name ? $"the port of {name} ({port})" : $"port {port}";
        return code.Length == 0 ? "the port of entry" : code;
    }

    static string Count(string number) =>
        long.TryParse(number, CultureInfo.InvariantCulture, out var n) ? n.ToString("N0", CultureInfo.InvariantCulture) : number;

    static string Dollars(string cents) =>
        !long.TryParse(cents, CultureInfo.InvariantCulture, out var n) ? cents
        : n % 100 == 0 ? new Money(n).ToWholeDollars()
        : new Money(n).ToString();

    static string List(IReadOnlyList<string> args, int index)
    {
        var items = args.Skip(index + 1).ToList();
        return args[index] is "0" ? And(items) : $"{string.Join(", ", items)} and {Count(args[index])} more";
    }

    static string And(List<string> items) => items.Count <= 1
        ? string.Concat(items)
        : string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1];

    static string Split(IReadOnlyList<string> args, int index, ReasonNames names)
    {
        List<string> parts = [];
        for (var i = index; i + 2 < args.Count; i += 3)
            parts.Add($"{Place(args[i], names)} {(args[i + 1] is "1" ? "1 line" : Count(args[i + 1]) + " lines")} ({Dollars(args[i + 2])})");
        return string.Join(", ", parts);
    }
}
