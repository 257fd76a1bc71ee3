namespace CeePortal.Intake;

/// <summary>A format that the portal reads.</summary>
public enum IntakeFormat
{
    /// <summary>An ABI batch with application AE: entry summary create and update.</summary>
    CatairAe = 1,

    /// <summary>The portal's own CSV template, one row a line.</summary>
    CsvTemplate = 2,
}
