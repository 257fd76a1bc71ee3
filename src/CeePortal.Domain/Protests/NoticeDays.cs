using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Protests;

/// <summary>A last day that a letter names, as the law counted it on the day of the decision.</summary>
/// <param name="Due">The day.</param>
/// <param name="Rule">The code of the clock that gave it.</param>
/// <param name="Citation">Its source.</param>
public sealed record LegalDay(DateOnly Due, string Rule, string Citation)
{
    internal static LegalDay Of(ClockRule rule, DateOnly start, PortCode port, Law law)
    {
        var reading = law.Read(Clock.Begin(law.Clocks[rule], start, port));
        return new(reading.Due!.Value, rule.Code, reading.Clock.Rule.Citation);
    }
}

/// <summary>The days that the letter of a decision names. They are kept with the decision: a closing or a length that is
/// entered later changes no letter that went out.</summary>
/// <param name="Court">Until when an action can be filed; null when none can.</param>
/// <param name="Void">Until when it can be asked that the denial be voided.</param>
/// <param name="SetAside">Until when it can be asked that the denial of further review be set aside.</param>
public sealed record NoticeDays(LegalDay? Court, LegalDay? Void, LegalDay? SetAside)
{
    /// <summary>The days of a denial.</summary>
    /// <param name="noticeOn">The date on the notice, from which the time for court runs.</param>
    /// <param name="deniedOn">The day of the denial, from which the time to void it runs.</param>
    /// <param name="port">The port of the leading entry.</param>
    /// <param name="mayVoid">False for a denial by passage of time.</param>
    /// <param name="law">The law on that day.</param>
    public static NoticeDays OfDenial(DateOnly noticeOn, DateOnly deniedOn, PortCode port, bool mayVoid, Law law) =>
        new(LegalDay.Of(ProtestClocks.GoToCourt, noticeOn, default, law), mayVoid ? LegalDay.Of(ProtestClocks.RequestVoid, deniedOn, port, law) : null, null);

    /// <summary>The days of a denial of further review.</summary>
    public static NoticeDays OfReviewDenial(DateOnly noticeOn, Law law) => new(null, null, LegalDay.Of(ProtestClocks.RequestSetAside, noticeOn, default, law));
}
