using CeePortal.Domain.Clocks;

namespace CeePortal.Domain.Work;

/// <summary>On which side, and with what power, somebody acts on an item of work. The numbers are stored.</summary>
[Flags]
public enum WorkRoles
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The party that filed, or its agent.</summary>
    Filer = 1,

    /// <summary>A specialist of the Center or port.</summary>
    Specialist = 2,

    /// <summary>A supervisor or the director of the Center or port.</summary>
    Supervisor = 4,

    /// <summary>Headquarters.</summary>
    Headquarters = 8,

    /// <summary>The portal itself: clocks that ran out, dates that arrived by extract.</summary>
    System = 16,

    /// <summary>The fines, penalties and forfeitures officer of the port.</summary>
    Penalties = 32,

    /// <summary>Specialist or supervisor.</summary>
    Office = Specialist | Supervisor,

    /// <summary>Anybody of CBP.</summary>
    Staff = Office | Headquarters | Penalties,
}

/// <summary>Who acts: a user by key, never by name, so that a person can be removed where the name lives.</summary>
/// <param name="Id">The user; null for the portal itself.</param>
/// <param name="Roles">As what.</param>
public readonly record struct Actor(long? Id, WorkRoles Roles)
{
    /// <summary>The portal itself.</summary>
    public static readonly Actor Portal = new(null, WorkRoles.System);

    /// <summary>True when the actor has one of some roles.</summary>
    public bool Is(WorkRoles any) => (Roles & any) != WorkRoles.None;
}

/// <summary>The law as it stands when somebody acts: which days are open, and how long clocks run.</summary>
/// <param name="Calendar">Which days offices are open.</param>
/// <param name="Clocks">The clocks, with what offices changed.</param>
public sealed record Law(BusinessCalendar Calendar, ClockBook Clocks)
{
    /// <summary>Federal holidays and the clocks as declared.</summary>
    public static readonly Law Declared = new(BusinessCalendar.Federal, ClockBook.Declared);

    /// <summary>Reads a clock.</summary>
    public ClockReading Read(Clock clock) => clock.Read(Calendar);
}

/// <summary>One act: who, at what instant, under which law.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Law">The law at that time. What it gave is stored in the event, so that a calendar that changes later
/// does not change history.</param>
public sealed record Act(Actor By, DateTime At, Law Law)
{
    /// <summary>The legal day of the act.</summary>
    public DateOnly Day { get; } = LegalClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(At, DateTimeKind.Utc)));
}
