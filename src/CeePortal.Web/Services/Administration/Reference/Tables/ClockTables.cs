using System.Globalization;
using CeePortal.Data.Clocks;
using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Services.Administration.Reference.Tables;

/// <summary>The days that are not counted, and how long clocks run.</summary>
static class ClockTables
{
    const string CountedAnew = "Open clocks are counted anew within a few minutes. What was decided or recorded before stays as it was.";

    public static ReferenceTable Closings => new ReferenceTable<RefClosing>
    {
        Slug = "closings",
        Title = "Closings",
        Singular = "closing",
        Group = ReferenceGroup.Clocks,
        Stamp = ReferenceStamps.Clocks,
        About = "Days on which offices were closed beyond weekends and federal holidays, at one port or everywhere. Working days skip them, and last days that roll move past them.",
        Consequence = CountedAnew,
        AsksWhy = true,
        RemoveWord = "Removed",
        Fields =
        [
            EntryTables.Key(Field.Day<RefClosing>(r => r.Day, "Day")),
            EntryTables.Key(Field.Port<RefClosing>(r => r.Port, "Port", "Four digits. Empty: every port.", optional: true).Saying(r => r.Port.Length == 0 ? "every port" : r.Port)),
            Field.Text<RefClosing>(r => r.Reason, "Reason", "As it stands beside a deadline that moved: Snow day, Hurricane.", width: "lg"),
            Field.Flag<RefClosing>(r => r.MovesDeadlines, "Moves deadlines"),
        ],
        Order = [SeekKey<RefClosing>.By(r => r.Day), SeekKey<RefClosing>.By(r => r.Port)],
        Name = (r, _) => $"{TagHelpers.Dates.Long(r.Day)}, {(r.Port.Length == 0 ? "every port" : "port " + r.Port)}",
        Rules = EntryTables.Rules<RefClosing>(v =>
        {
            v.RuleFor(r => r.Reason).MaximumLength(100).WithMessage("Give the reason in at most 100 characters; the source takes more.");
            v.RuleFor(r => r.Day).Must(day => BusinessCalendar.Federal.WhyClosed(day) is null)
                .WithMessage(r => $"{TagHelpers.Dates.Long(r.Day)} is closed already: {BusinessCalendar.Federal.WhyClosed(r.Day)}.");
        }),
    };

    public static ReferenceTable Clocks => new ReferenceTable<RefClock>
    {
        Slug = "clocks",
        Title = "Clocks",
        Singular = "clock",
        Group = ReferenceGroup.Clocks,
        Stamp = ReferenceStamps.Clocks,
        IsOpen = false,
        About = "Every deadline that the portal counts, with its source. What is law stands; practice and assumptions can be set otherwise, and any clock can have a target of the office, which is shown as local.",
        Consequence = CountedAnew,
        AsksWhy = true,
        Fields =
        [
            EntryTables.Key(Told("Clock", "Clock", r => RuleOf(r)?.Name ?? r.Code)),
            EntryTables.Key(Field.Text<RefClock>(r => r.Code, "Code", width: "md")),
            EntryTables.Key(Told("AsDeclared", "As declared", r => RuleOf(r) is { } rule ? Declared(rule) : "not a clock of this version")),
            Number(r => r.Length, (r, n) => r.Length = n, nameof(RefClock.Length), "Other length", "Only where the length is not law. Below 0 counts back."),
            OptionalOneOf(r => r.Unit, (r, u) => r.Unit = u, nameof(RefClock.Unit), "Counted in", units, "With another length."),
            OptionalOneOf(r => r.Roll, (r, u) => r.Roll = u, nameof(RefClock.Roll), "A last day on a closed day", rolls, "Only where no text says it."),
            Number(r => r.TargetDays, (r, n) => r.TargetDays = n, nameof(RefClock.TargetDays), "Target of the office", "Calendar days from the same start; shown as local, never as law.", "days"),
            Field.Text<RefClock>(r => r.Reason, "Reason", "Stands wherever the clock is shown, such as: Center directive 2026-4.", optional: true, inList: false),
        ],
        Order = [SeekKey<RefClock>.By(r => r.Code)],
        Name = (r, _) => RuleOf(r)?.Name ?? r.Code,
        Rules = EntryTables.Rules<RefClock>(v =>
        {
            v.RuleFor(r => r.Unit).Must((r, unit) => unit is null == r.Length is null).WithMessage("Give another length together with what it is counted in, or neither.");
            v.RuleFor(r => r.Reason).MaximumLength(300).WithMessage("Give the reason in at most 300 characters; the source takes more.");
            v.RuleFor(r => r.Length).Custom((_, context) =>
            {
                if (WhyNot(context.InstanceToValidate) is { } problem) context.AddFailure(problem.Field, problem.Sentence);
            });
        }),
    };

    static readonly Dictionary<TimeUnit, string> units = new()
    {
        [TimeUnit.CalendarDays] = "calendar days",
        [TimeUnit.WorkingDays] = "working days",
        [TimeUnit.Months] = "months",
        [TimeUnit.Years] = "years",
        [TimeUnit.WorkingDayOfNextMonth] = "working day of the next month",
    };

    static readonly Dictionary<RollRule, string> rolls = new()
    {
        [RollRule.Stays] = "stays",
        [RollRule.NextOpenDay] = "moves to the next open day",
    };

    static ClockRule? RuleOf(RefClock row) => ClockBook.Declared.Find(row.Code);

    static string Declared(ClockRule rule) => $"{rule.Sentence}; a last day on a closed day {rolls[rule.Roll]}{(rule.IsLaw ? "" : " (not law)")}";

    /// <summary>Why the book does not take the row, and at which field.</summary>
    static (string Field, string Sentence)? WhyNot(RefClock row)
    {
        if (RuleOf(row) is null) return null;
        try
        {
            LawSource.With(ClockBook.Declared, row);
            return null;
        }
        catch (InvalidOperationException refused)
        {
            var field = row.Change is null ? nameof(RefClock.TargetDays)
                : string.IsNullOrWhiteSpace(row.Reason) ? nameof(RefClock.Reason)
                : row.Length is null ? nameof(RefClock.Roll)
                : nameof(RefClock.Length);
            return (row.Reason.Length == 0 ? nameof(RefClock.Reason) : field, refused.Message);
        }
    }

    /// <summary>What the form tells and does not ask.</summary>
    static ReferenceField<RefClock> Told(string name, string label, Func<RefClock, string> words) => new()
    {
        Name = name,
        Label = label,
        Text = words,
        Shown = (row, _) => words(row),
        Read = (_, _) => null,
    };

    static ReferenceField<RefClock> Number(Func<RefClock, int?> get, Action<RefClock, int?> set, string name, string label, string hint, string? suffix = null) => new()
    {
        Name = name,
        Label = label,
        Hint = hint,
        Width = "sm",
        Suffix = suffix,
        Optional = true,
        IsFigure = true,
        Text = row => get(row)?.ToString(CultureInfo.InvariantCulture) ?? "",
        Shown = (row, _) => get(row) is { } number ? number.ToString(CultureInfo.InvariantCulture) : "",
        Read = (row, text) =>
        {
            int? number = null;
            if (text.Length > 0)
            {
                if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) || Math.Abs(read) > 10_000)
                    return $"{label} is a whole number of at most 10,000, such as 30.";
                number = read;
            }
            set(row, number);
            return null;
        },
    };

    static ReferenceField<RefClock> OptionalOneOf<T>(Func<RefClock, T?> get, Action<RefClock, T?> set, string name, string label, IReadOnlyDictionary<T, string> words, string hint)
        where T : struct, Enum => new()
        {
            Name = name,
            Label = label,
            Hint = hint,
            Shape = FieldShape.Choice,
            Optional = true,
            Choices = _ => words.Select(w => new SelectListItem(w.Value, w.Key.ToString())),
            Text = row => get(row)?.ToString() ?? "",
            Shown = (row, _) => get(row) is { } one ? words[one] : "",
            Read = (row, text) =>
            {
                if (text.Length == 0)
                {
                    set(row, null);
                    return null;
                }
                if (!Enum.TryParse<T>(text, out var one) || !words.ContainsKey(one)) return $"Choose: {label.ToLowerInvariant()}.";
                set(row, one);
                return null;
            },
        };
}
