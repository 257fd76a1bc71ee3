using CeePortal.Domain.Liquidation;

namespace CeePortal.Intake.Liquidation;

/// <summary>The codes of findings on liquidation files. They are the portal's own.</summary>
public static class LiquidationCodes
{
    /// <summary>The header is not that of the template.</summary>
    public const string Header = "LQ0";

    /// <summary>The row is broken, or too long.</summary>
    public const string Row = "LQ1";

    /// <summary>The entry number cannot be read.</summary>
    public const string Entry = "LQ2";

    /// <summary>The event is not known.</summary>
    public const string Event = "LQ3";

    /// <summary>A date is missing or cannot be read.</summary>
    public const string Date = "LQ4";

    /// <summary>The type or the basis is missing, or not known for this event.</summary>
    public const string Code = "LQ5";

    /// <summary>The entry is not on file.</summary>
    public const string NotOnFile = "LQ6";

    /// <summary>The entry belongs to another office.</summary>
    public const string NotYours = "LQ7";

    /// <summary>The event does not fit the entry's history.</summary>
    public const string DoesNotFit = "LQ8";

    /// <summary>The event was struck out as a mistake, or a cell was not read.</summary>
    public const string Passed = "LQ9";
}

/// <summary>The reference data that a liquidation file is read by.</summary>
/// <param name="Types">The liquidation types: what each comes to, and whether it is a reliquidation.</param>
/// <param name="Bases">The bases: of what each is, and whether it is voluntary.</param>
/// <param name="Received">The legal day of receipt.</param>
public sealed record LiquidationReference(IReadOnlyDictionary<string, (LiquidationResult Result, bool IsReliquidation)> Types,
    IReadOnlyDictionary<string, (LiquidationEventKind Of, bool IsVoluntary)> Bases, DateOnly Received);
