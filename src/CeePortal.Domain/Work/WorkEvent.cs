namespace CeePortal.Domain.Work;

/// <summary>What happened, with all that is needed to rebuild the item from it. A released fact never changes its shape:
/// a new shape is a new fact or a new version.</summary>
public abstract record WorkFact
{
    /// <summary>The version of its shape.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual int SchemaVersion => 1;

    /// <summary>The legal day on which it has effect, when that is not the day on which it was recorded: a denial by
    /// passage of time is dated to the day on which the time ran out.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual DateOnly? HasEffectOn => null;

    /// <summary>True when the trade does not see this one, though it sees the move as such.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual bool IsInternal => false;

    /// <summary>What was written with it: a question, an answer, a reason. The history shows it in this order.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual IEnumerable<Said> Says => [];

    /// <summary>The kind of letter that goes out with it, by which whoever holds the paper finds what it means; null for none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual string? Letter => null;

    /// <summary>Another item that it names; none for none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual WorkNumber Names => default;

    /// <summary>True when the trade does not read which item that is.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual bool NamesForStaff => false;

    /// <summary>Who put on record what it takes over, where that is somebody else than who recorded this; null for nobody.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual long? RecordedFirstBy => null;
}

/// <summary>A text that somebody wrote.</summary>
/// <param name="Text">The text.</param>
/// <param name="ForStaff">True when the trade does not read it, though it sees the event.</param>
public readonly record struct Said(string Text, bool ForStaff = false)
{
    /// <summary>A text for both sides.</summary>
    public static implicit operator Said(string text) => new(text);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static Said FromString(string text) => text;
}

/// <summary>One thing of an item that people see and that events change.</summary>
/// <param name="What">What: "Status", "Assigned to".</param>
/// <param name="Value">Its value in words; null for nothing.</param>
/// <param name="IsInternal">True when the trade does not see it, even beside a change that it sees.</param>
public readonly record struct Facet(string What, string? Value, bool IsInternal = false)
{
    /// <summary>One that both sides see.</summary>
    public static implicit operator Facet((string What, string? Value) facet) => new(facet.What, facet.Value);

    /// <inheritdoc cref="op_Implicit"/>
    public static Facet FromValueTuple((string What, string? Value) facet) => facet;
}

/// <summary>One thing that an event changed, for people.</summary>
/// <param name="What">What: "Status", "Assigned to".</param>
/// <param name="Old">Before; null for nothing.</param>
/// <param name="New">After; null for nothing.</param>
public sealed record Change(string What, string? Old, string? New)
{
    /// <summary>True when the trade does not see it, even beside a change that it sees: who works on an item, and what waits where.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsInternal { get; init; }
}

/// <summary>One event in the life of an item: type, when, who, what, old and new.</summary>
/// <param name="Seq">Counts from 1; the last is the item's concurrency token.</param>
/// <param name="Type">The code of the move.</param>
/// <param name="SchemaVersion">The version of the fact.</param>
/// <param name="At">When it was recorded, in UTC.</param>
/// <param name="On">The legal day on which it has effect.</param>
/// <param name="By">Who.</param>
/// <param name="State">The state after it, by code.</param>
/// <param name="Fact">What happened.</param>
/// <param name="Changes">What people see changed.</param>
public sealed record WorkEvent(int Seq, string Type, int SchemaVersion, DateTime At, DateOnly On, Actor By, string State, WorkFact Fact, IReadOnlyList<Change> Changes);
