using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Intake;

namespace CeePortal.Web.Services.Uploads;

/// <summary>One entry of a file on its way: what was read of it, and what becomes of it.</summary>
public sealed class Filing
{
    public required EntryReading Reading { get; init; }

    public FilingOutcome Outcome { get; init; }

    /// <summary>What the reader found, and why the filing was refused when what is on file forbids it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Where it goes and why; only when it was added or replaced.</summary>
    public RoutingDecision? Decision { get; init; }

    public long ImporterId { get; init; }

    /// <summary>Of a correction that was accepted: what is recorded of it.</summary>
    public AcceptedCorrection? Correction { get; init; }

    /// <summary>What was on file under its number, or null.</summary>
    public EntryOnFile? OnFile { get; init; }

    public bool IsAccepted => Outcome != FilingOutcome.Refused;

    public bool HasWarnings => IsAccepted && Findings.Any(f => f.Severity == Severity.Warning);
}
