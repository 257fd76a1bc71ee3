using CeePortal.Domain.Centers;

namespace CeePortal.Domain.Routing;

/// <summary>What ACE says of an importer's Center (Importer/Bond Query, record K7).</summary>
public enum AssignmentStatus
{
    /// <summary>PNDING: no Center yet; each entry goes by its own goods.</summary>
    Pending = 0,

    /// <summary>CEE001 to CEE010: all entries go to that Center.</summary>
    Assigned = 1,

    /// <summary>NOTELG: not eligible, for example a broker that acts as importer; each entry goes by its own goods.</summary>
    NotEligible = 2,
}

/// <summary>A change of an importer's assignment. It holds until the next change: two can never overlap.</summary>
/// <param name="From">The first day on which it holds.</param>
/// <param name="Status">Assigned, pending or not eligible.</param>
/// <param name="Center">The Center when assigned, else none.</param>
public sealed record AssignmentChange(DateOnly From, AssignmentStatus Status, CenterCode Center);

/// <summary>Time as a trusted trader: a C-TPAT tier, or membership in Importer Self-Assessment (ISA).</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, or null while it goes on.</param>
/// <param name="Tier">C-TPAT tier 1 to 3, or 0 for a spell of ISA membership.</param>
public sealed record EnrollmentSpell(DateOnly From, DateOnly? Until, int Tier)
{
    /// <summary>True for ISA membership rather than a C-TPAT tier.</summary>
    public bool IsSelfAssessment => Tier == 0;

    /// <summary>True when the spell covers the day.</summary>
    public bool Covers(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>Time as a participant of the test of 2012 to 2017 with one Center (77 FR 52048 and its successors).</summary>
/// <param name="Center">The Center that accepted the importer.</param>
/// <param name="Accepted">The day of acceptance.</param>
/// <param name="Until">Last day, or null.</param>
public sealed record ParticipationSpell(CenterCode Center, DateOnly Accepted, DateOnly? Until)
{
    /// <summary>True when the spell covers the day.</summary>
    public bool Covers(DateOnly day) => Accepted <= day && !(Until < day);
}

/// <summary>What is known of an importer that bears on where its entries go. Immutable; safe to share.</summary>
public sealed class ImporterStanding
{
    readonly AssignmentChange[] assignments; // by day, latest last

    /// <summary>An importer's standing.</summary>
    /// <exception cref="ArgumentException">Two assignments change on one day, or an assignment names no Center.</exception>
    public ImporterStanding(IEnumerable<AssignmentChange> assignments, IEnumerable<EnrollmentSpell> enrollments,
        IEnumerable<ParticipationSpell> participations)
    {
        this.assignments = [.. assignments.OrderBy(a => a.From)];
        for (var i = 0; i < this.assignments.Length; i++)
        {
            if (this.assignments[i].Status == AssignmentStatus.Assigned == this.assignments[i].Center.IsNone)
                throw new ArgumentException("An assignment names its Center; a pending or not eligible importer has none.", nameof(assignments));
            if (i > 0 && this.assignments[i].From == this.assignments[i - 1].From)
                throw new ArgumentException("An importer's assignment can change only once a day.", nameof(assignments));
        }
        Enrollments = [.. enrollments];
        Participations = [.. participations.OrderBy(p => p.Accepted)];
    }

    /// <summary>Nothing is known: no assignment, no enrollment.</summary>
    public static readonly ImporterStanding Unknown = new([], [], []);

    /// <summary>All changes of assignment, oldest first.</summary>
    public IReadOnlyList<AssignmentChange> Assignments => assignments;

    /// <summary>C-TPAT tiers and ISA memberships.</summary>
    public IReadOnlyList<EnrollmentSpell> Enrollments { get; }

    /// <summary>Participations in the test, earliest first.</summary>
    public IReadOnlyList<ParticipationSpell> Participations { get; }

    /// <summary>The assignment in force on a day, or null when none was ever made by then.</summary>
    public AssignmentChange? AssignmentOn(DateOnly day)
    {
        for (var i = assignments.Length - 1; i >= 0; i--)
            if (assignments[i].From <= day)
                return assignments[i];
        return null;
    }
}
