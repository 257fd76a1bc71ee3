using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Services.Administration.Reference;

/// <summary>The kinds of field that reference tables have. Nouns read themselves and say what is wrong in their own words.</summary>
public static class Field
{
    static readonly CultureInfo plain = CultureInfo.InvariantCulture;

    /// <summary>A line of text; its length is limited by the column.</summary>
    public static ReferenceField<TRow> Text<TRow>(Expression<Func<TRow, string?>> property, string label, string? hint = null,
        bool optional = false, bool inList = true, string width = "xl", FieldShape shape = FieldShape.Line)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Hint = hint,
            Shape = shape,
            Width = width,
            Optional = optional,
            InList = inList,
            Searched = property,
            Text = row => value.Get(row) ?? "",
            Shown = (row, _) => value.Get(row) ?? "",
            Read = (row, text) =>
            {
                if (text.Length == 0 && !optional) return $"{label} is missing.";
                value.Set(row, text.Length == 0 && value.IsNullable ? null : text);
                return null;
            },
        };
    }

    /// <summary>Several lines of text.</summary>
    public static ReferenceField<TRow> Area<TRow>(Expression<Func<TRow, string?>> property, string label, string? hint = null,
        bool optional = false, bool inList = false) => Text(property, label, hint, optional, inList, shape: FieldShape.Area);

    /// <summary>A code of so many letters or digits, stored in capitals.</summary>
    public static ReferenceField<TRow> Code<TRow>(Expression<Func<TRow, string?>> property, string label, string pattern, string problem, string? hint = null,
        bool optional = false, bool inList = true)
    {
        var form = new System.Text.RegularExpressions.Regex($"^(?:{pattern})$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        return Noun(property, label, text =>
        {
            var code = text.ToUpperInvariant();
            return form.IsMatch(code) ? (null, code) : (problem, null);
        }, hint, optional, inList: inList);
    }

    /// <summary>A port by its four digits.</summary>
    public static ReferenceField<TRow> Port<TRow>(Expression<Func<TRow, string?>> property, string label, string? hint = null, bool optional = false) =>
        Noun(property, label, text => (PortCode.Read(text, out var port), port.ToString()), hint, optional);

    /// <summary>A tariff number; stored without dots and shown with them.</summary>
    public static ReferenceField<TRow> Hts<TRow>(Expression<Func<TRow, string?>> property, string label, string? hint = null) =>
        Noun(property, label, text => (HtsNumber.Read(text, out var number), number.ToCompact()), hint, false,
            stored => HtsNumber.TryParse(stored, null, out var number) ? number.ToString() : stored, "md");

    /// <summary>A Center, chosen by name.</summary>
    /// <param name="none">What no Center means; null when there must be one.</param>
    public static ReferenceField<TRow> Center<TRow>(Expression<Func<TRow, string?>> property, string label = "Center", string? none = null)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Shape = FieldShape.Choice,
            Searched = property,
            Optional = none is not null,
            Choices = names => names.Centers.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new SelectListItem($"{c.Value} ({c.Key})", c.Key)),
            Text = row => value.Get(row) ?? "",
            Shown = (row, names) => value.Get(row) is { Length: > 0 } code ? names.Center(code) : none ?? "",
            Read = (row, text) =>
            {
                if (text.Length == 0)
                {
                    if (none is null) return "Choose a Center.";
                    value.Set(row, "");
                    return null;
                }
                var problem = CenterCode.Read(text, out var center);
                if (problem is null) value.Set(row, center.ToString());
                return problem;
            },
        };
    }

    /// <summary>A day.</summary>
    public static ReferenceField<TRow> Day<TRow>(Expression<Func<TRow, DateOnly>> property, string label, string? hint = null)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Hint = hint,
            Shape = FieldShape.Day,
            Text = row => Iso(value.Get(row)),
            Shown = (row, _) => value.Get(row) == default ? "" : Dates.Short(value.Get(row)),
            Read = (row, text) =>
            {
                if (ReadDay(text, label, out var day) is { } problem) return problem;
                value.Set(row, day);
                return null;
            },
        };
    }

    /// <summary>A day; the first day of the calendar stands for "since the beginning" and is written by leaving it empty.</summary>
    public static ReferenceField<TRow> DayOrBeginning<TRow>(Expression<Func<TRow, DateOnly>> property, string label, string? hint = null)
    {
        var day = Day(property, label);
        var value = Property(property);
        return new()
        {
            Name = day.Name,
            Label = label,
            Hint = hint,
            Shape = FieldShape.Day,
            Optional = true,
            Text = day.Text,
            Shown = (row, names) => value.Get(row) == default ? "since the beginning" : day.Shown(row, names),
            Read = (row, text) =>
            {
                if (text.Length > 0) return day.Read(row, text);
                value.Set(row, default);
                return null;
            },
        };
    }

    /// <summary>A day, or none.</summary>
    /// <param name="none">What none means, in a word or two.</param>
    public static ReferenceField<TRow> OptionalDay<TRow>(Expression<Func<TRow, DateOnly?>> property, string label, string? hint = null,
        string none = "", bool inList = true)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Hint = hint,
            Shape = FieldShape.Day,
            Optional = true,
            InList = inList,
            Text = row => value.Get(row) is { } day ? Iso(day) : "",
            Shown = (row, _) => value.Get(row) is { } day ? Dates.Short(day) : none,
            Read = (row, text) =>
            {
                if (text.Length == 0)
                {
                    value.Set(row, null);
                    return null;
                }
                if (ReadDay(text, label, out var day) is { } problem) return problem;
                value.Set(row, day);
                return null;
            },
        };
    }

    /// <summary>Dollars and cents.</summary>
    public static ReferenceField<TRow> Cents<TRow>(Expression<Func<TRow, long>> property, string label, bool inList = true)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Width = "sm",
            Prefix = "$",
            IsFigure = true,
            InList = inList,
            Text = row => (value.Get(row) / 100m).ToString("0.00", plain),
            Shown = (row, _) => (value.Get(row) / 100m).ToString("$#,##0.00", plain),
            Read = (row, text) =>
            {
                if (Money.Read(text, out var money) is { } problem) return problem;
                if (money.Cents < 0) return $"{label} cannot be negative.";
                value.Set(row, money.Cents);
                return null;
            },
        };
    }

    /// <summary>A share of the value in percent, kept in millionths: 0.3464 % is 3464.</summary>
    public static ReferenceField<TRow> Percent<TRow>(Expression<Func<TRow, int>> property, string label, string? hint = null)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Hint = hint,
            Width = "sm",
            Suffix = "%",
            IsFigure = true,
            Text = row => (value.Get(row) / 10_000m).ToString("0.####", plain),
            Shown = (row, _) => (value.Get(row) / 10_000m).ToString("0.####", plain) + " %",
            Read = (row, text) =>
            {
                if (!decimal.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, plain, out var percent) || percent > 100)
                    return $"{label} is a percentage from 0 to 100, such as 0.3464.";
                if (percent * 10_000m != decimal.Truncate(percent * 10_000m)) return $"{label} has at most four decimals.";
                value.Set(row, (int)(percent * 10_000m));
                return null;
            },
        };
    }

    /// <summary>A place on the map, in degrees; kept in ten-thousandths.</summary>
    public static ReferenceField<TRow> Degrees<TRow>(Expression<Func<TRow, int>> property, string label, int most)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Width = "sm",
            IsFigure = true,
            InList = false,
            Text = row => (value.Get(row) / 10_000m).ToString("0.####", plain),
            Shown = (row, _) => (value.Get(row) / 10_000m).ToString("0.####", plain),
            Read = (row, text) =>
            {
                if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, plain, out var degrees) || Math.Abs(degrees) > most)
                    return string.Create(plain, $"{label} is a number of degrees from -{most} to {most}, such as {(most == 90 ? "33.7701" : "-118.1937")}.");
                value.Set(row, (int)decimal.Round(degrees * 10_000m));
                return null;
            },
        };
    }

    /// <summary>Yes or no.</summary>
    public static ReferenceField<TRow> Flag<TRow>(Expression<Func<TRow, bool>> property, string label)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Shape = FieldShape.Flag,
            Optional = true,
            Text = row => value.Get(row) ? "true" : "false",
            Shown = (row, _) => value.Get(row) ? "Yes" : "No",
            Read = (row, text) =>
            {
                // A box that is checked comes with its hidden field: "true,false".
                value.Set(row, text.StartsWith("true", StringComparison.OrdinalIgnoreCase));
                return null;
            },
        };
    }

    /// <summary>One of an enumeration, by the words that people read.</summary>
    public static ReferenceField<TRow> OneOf<TRow, T>(Expression<Func<TRow, T>> property, string label, IReadOnlyDictionary<T, string> words, string? hint = null)
        where T : struct, Enum
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Hint = hint,
            Shape = FieldShape.Choice,
            Choices = _ => words.Select(w => new SelectListItem(w.Value, w.Key.ToString())),
            Text = row => Enum.IsDefined(value.Get(row)) ? value.Get(row).ToString() : "",
            Shown = (row, _) => words.GetValueOrDefault(value.Get(row), value.Get(row).ToString()),
            Read = (row, text) =>
            {
                if (!Enum.TryParse<T>(text, out var one) || !words.ContainsKey(one)) return $"Choose: {label.ToLowerInvariant()}.";
                value.Set(row, one);
                return null;
            },
        };
    }

    /// <summary>One of a few words that are stored as they are.</summary>
    public static ReferenceField<TRow> OneOf<TRow>(Expression<Func<TRow, string?>> property, string label, IReadOnlyList<string> words, string? hint = null, bool inList = true)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Hint = hint,
            Shape = FieldShape.Choice,
            InList = inList,
            Searched = property,
            Choices = _ => words.Select(w => new SelectListItem(w, w)),
            Text = row => value.Get(row) ?? "",
            Shown = (row, _) => value.Get(row) ?? "",
            Read = (row, text) =>
            {
                if (!words.Contains(text)) return $"Choose: {label.ToLowerInvariant()}.";
                value.Set(row, text);
                return null;
            },
        };
    }

    static readonly Dictionary<string, string> bases = new(StringComparer.Ordinal)
    {
        ["Published"] = "an official text was read",
        ["Secondary"] = "trade press or counsel",
        ["Provisional"] = "inferred",
        ["Modelled"] = "our own choice",
    };

    /// <summary>On what a row of reference data may rest.</summary>
    public static IReadOnlyList<string> AllBases { get; } = [.. bases.Keys];

    /// <summary>On what a row, or a fact in it, rests.</summary>
    public static ReferenceField<TRow> Basis<TRow>(Expression<Func<TRow, string?>> property, string label, IReadOnlyList<string> allowed) =>
        OneOf(property, label, allowed, string.Join(" ", allowed.Select(b => $"{b}: {bases[b]}.")), inList: false);

    /// <summary>A text that must read in a way of its own.</summary>
    /// <param name="read">The problem, or the text to store.</param>
    public static ReferenceField<TRow> Noun<TRow>(Expression<Func<TRow, string?>> property, string label, Func<string, (string? Problem, string? Stored)> read,
        string? hint = null, bool optional = false, Func<string, string>? shown = null, string width = "sm", bool inList = true, bool isCode = true)
    {
        var value = Property(property);
        return new()
        {
            Name = value.Name,
            Label = label,
            Hint = hint,
            Width = width,
            Optional = optional,
            IsCode = isCode,
            Searched = property,
            InList = inList,
            Text = row => Show(value.Get(row)),
            Shown = (row, _) => Show(value.Get(row)),
            Read = (row, text) =>
            {
                if (text.Length == 0 && optional)
                {
                    value.Set(row, value.IsNullable ? null : "");
                    return null;
                }
                if (text.Length == 0) return $"{label} is missing.";
                var (problem, stored) = read(text);
                if (problem is null) value.Set(row, stored);
                return problem;
            },
        };

        string Show(string? stored) => stored is null ? "" : shown is null ? stored : shown(stored);
    }

    static string? ReadDay(string text, string label, out DateOnly day)
    {
        day = default;
        if (text.Length == 0) return $"{label} is missing. Enter a day, such as 2026-10-01.";
        if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "M/d/yyyy"], plain, DateTimeStyles.None, out day))
            return $"{label}: \"{text}\" is not a day. Write year, month and day, such as 2026-10-01.";
        return day.Year is >= 1789 and <= 2200 ? null : $"{label}: the year {day.Year.ToString(plain)} cannot be right.";
    }

    static string Iso(DateOnly day) => day == default ? "" : day.ToString("yyyy-MM-dd", plain);

    static Access<TRow, T> Property<TRow, T>(Expression<Func<TRow, T>> property)
    {
        var member = property.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : property.Body;
        if (member is not MemberExpression { Member: PropertyInfo info }) throw new ArgumentException("A field names a property.", nameof(property));
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Parameter(typeof(T));
        var set = Expression.Lambda<Action<TRow, T>>(Expression.Assign(Expression.Property(row, info), value), row, value).Compile();
        var isNullable = new NullabilityInfoContext().Create(info).WriteState == NullabilityState.Nullable;
        return new(info.Name, property.Compile(), set, isNullable);
    }

    sealed record Access<TRow, T>(string Name, Func<TRow, T> Get, Action<TRow, T> Set, bool IsNullable);
}
