using System.Security.Cryptography;
using System.Text;
using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Reference;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.TagHelpers;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Clocks;

/// <summary>What a calendar shows at a moment.</summary>
/// <param name="Due">The days.</param>
/// <param name="Law">What names and explains them.</param>
/// <param name="Counted">How often clocks were counted by another law.</param>
public sealed record DueOfFeed(IReadOnlyList<DueDate> Due, Law Law, int Counted)
{
    /// <summary>Stands for all that a reader sees: the days, the law and the release that word them, and the portal's address.</summary>
    public string Stamp(Uri portal)
    {
        var release = typeof(DueOfFeed).Assembly.ManifestModule.ModuleVersionId;
        var text = new StringBuilder().Append(release).Append(' ').Append(Counted).Append(' ').Append(portal).Append('\n');
        foreach (var due in Due) text.Append(due).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}

/// <summary>A person's due dates as an iCalendar (RFC 5545): an event for each, over the whole day. It names numbers and
/// texts of law and nothing of parties or money, because calendars are copied to phones and other people's servers.</summary>
public sealed class DueCalendar(PortalDbContextFactory factory, LawSource laws, WorkKinds kinds, LegalClock clock)
{
    /// <summary>As many coming days as calendars take without growing slow, the next first, and of what is over.</summary>
    public const int Most = 2000, MostPast = 500;

    /// <summary>For how long what is overdue stays in it.</summary>
    const int KeepDays = 60;

    /// <summary>What a feed shows at this moment.</summary>
    public async Task<DueOfFeed> ReadAsync(CalendarFeed feed, Data.Scoping.PortalScope scope, CancellationToken cancel)
    {
        await using var data = factory.Create(scope);
        var law = await laws.CurrentAsync(cancel);
        var counted = await data.RefStamps.AsNoTracking().Where(s => s.Name == ReferenceStamps.ClocksCounted).Select(s => s.Version).FirstAsync(cancel);
        var (today, taker) = (clock.Today, feed.OnlyTaken ? feed.UserId : (long?)null);
        // Read apart, so that what is over never pushes out what comes.
        List<DueDate> due = [.. await DueDates.ReadAsync(data, today.AddDays(-KeepDays), MostPast, today, taker, cancel), .. await DueDates.ReadAsync(data, today, Most, null, taker, cancel)];
        // Targets of an office are its own matter.
        if (scope.Kind is Data.Scoping.ScopeKind.Importers or Data.Scoping.ScopeKind.Filers)
            due.RemoveAll(d => law.Clocks.Find(d.Code) is { Authority: Authority.Local });
        return new(due, law, (int)counted);
    }

    public string Write(DueOfFeed shown, Links links)
    {
        var calendar = new Calendar { ProductId = "-//CeePortal//Due dates//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", "CeePortal: due dates");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT6H");
        foreach (var date in shown.Due) calendar.Events.Add(EventOf(date, shown.Law, shown.Counted, links));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    CalendarEvent EventOf(DueDate due, Law law, int counted, Links links)
    {
        var rule = law.Clocks.Find(due.Code);
        var what = rule?.Name ?? (due.Code == EntryClock.ScheduledCode ? "Scheduled liquidation" : due.Code);
        var marks = string.Concat(rule?.Authority == Authority.Local ? " (local target)" : "", due.EstimatedBy is null ? "" : " (estimated)", due.HeldBecause is null ? "" : " (held)");
        var page = links.Outside(due.Kind.Length == 0 ? links.Entry(EntryNumber.Parse(due.Number)) : links.OfMessage(due.Kind, due.Number));
        return new CalendarEvent
        {
            Uid = $"{(due.Kind.Length == 0 ? "entry" : due.Kind)}.{due.Number}.{due.Code}{(due.About.Length == 0 ? "" : "." + Plain(due.About))}@ceeportal",
            // Grows when the item changes and when clocks are counted by another law, and never falls.
            Sequence = due.Seq + counted,
            DtStamp = new CalDateTime(clock.UtcNow, "UTC"),
            Start = AllDay(due.Due),
            End = AllDay(due.Due.AddDays(1)),
            Summary = $"{what}: {(due.Kind.Length == 0 ? "entry" : kinds.Find(due.Kind)?.Name ?? due.Kind)} {due.Number}{marks}",
            Description = string.Join('\n', Lines(due, rule)),
            Url = page,
            Transparency = TransparencyType.Transparent, // nobody is busy all day because something is due
        };
    }

    static IEnumerable<string> Lines(DueDate due, ClockRule? rule)
    {
        if (due.About.Length > 0) yield return $"About: {due.About}";
        if (rule is not null)
        {
            yield return rule.Sentence + ".";
            yield return $"After that: {rule.Consequence}.";
            yield return rule.IsLaw ? rule.Citation : $"{rule.Citation} (not law)";
        }
        if (due.RolledFrom is { } counted) yield return $"Moved from {Dates.Long(counted)}, on which offices are closed.";
        if (due.EstimatedBy is { } basis) yield return $"Estimated: runs from the {DecisionWords.Of(basis)}, and moves when CBP's own entry date is known.";
        if (due.HeldBecause is { } held) yield return $"Held: {held}";
    }

    static CalDateTime AllDay(DateOnly day) => new(day);

    static string Plain(string about) => string.Concat(about.Where(char.IsAsciiLetterOrDigit));
}
