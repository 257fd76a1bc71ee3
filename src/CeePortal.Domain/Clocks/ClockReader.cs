namespace CeePortal.Domain.Clocks;

/// <summary>Counts: from start, extensions and holds to the last day, and from there over closed days.</summary>
static class ClockReader
{
    public static ClockReading Read(Clock clock, BusinessCalendar calendar)
    {
        if (clock.Rule.Limit is not { } limit) return NoDay(clock, null, null);
        var counted = Extended(clock, limit, calendar);
        var hold = FirstHoldWithin(clock, counted);
        if (hold is not null && clock.Rule.WhenHeld == WhenHeld.Yields)
            return NoDay(clock, clock.IsHeld ? clock.Holds[^1] : null, clock.Rule.Successor);
        if (hold is not null) counted = MadeUp(clock, counted, calendar);
        // An open hold that begins only after the last day comes too late to stop anything.
        if (clock.IsHeld && clock.Holds[^1].From <= counted) return NoDay(clock, clock.Holds[^1], null);
        return clock.Rule.Roll == RollRule.NextOpenDay ? Rolled(clock, counted, calendar) : new(clock, counted, null, [], null, null);
    }

    static ClockReading NoDay(Clock clock, ClockHold? heldBy, string? yieldedTo) => new(clock, null, null, [], heldBy, yieldedTo);

    static DateOnly Extended(Clock clock, TimeLimit limit, BusinessCalendar calendar)
    {
        if (clock.Rule.Extension?.Each is { } each) limit = limit.LongerBy(each, clock.Extensions.Count);
        var last = limit.After(clock.Start.On, calendar, clock.Port);
        // A named day never shortens: an estimate that turned out later may have overtaken it.
        foreach (var extension in clock.Extensions)
            if (extension.Until is { } until && until > last) last = until;
        return last;
    }

    /// <summary>The first hold that touches the counted days, which begin on the day after the start.</summary>
    static ClockHold? FirstHoldWithin(Clock clock, DateOnly last)
    {
        foreach (var hold in clock.Holds)
            if (hold.From <= last && (hold.IsOpen || hold.Through > clock.Start.On)) return hold;
        return null;
    }

    /// <summary>Makes up after the last day each held day that would have counted.</summary>
    static DateOnly MadeUp(Clock clock, DateOnly last, BusinessCalendar calendar)
    {
        var owed = 0;
        bool counts(DateOnly day) => clock.Rule.Limit!.Value.Unit != TimeUnit.WorkingDays || calendar.IsWorkingDay(day, clock.Port);
        bool isHeld(DateOnly day) => clock.Holds.Any(h => !h.IsOpen && h.Covers(day));
        for (var day = clock.Start.On.AddDays(1); day <= last; day = day.AddDays(1))
            if (counts(day) && isHeld(day)) owed++;
        while (owed > 0)
        {
            last = last.AddDays(1);
            if (counts(last) && !isHeld(last)) owed--;
        }
        return last;
    }

    static ClockReading Rolled(Clock clock, DateOnly counted, BusinessCalendar calendar)
    {
        var due = counted;
        List<string> over = [];
        while (calendar.WhyClosed(due, clock.Port) is { } why)
        {
            over.Add(why);
            due = due.AddDays(1);
        }
        return new(clock, due, due == counted ? null : counted, over, null, null);
    }
}
