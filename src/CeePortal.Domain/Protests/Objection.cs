using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;

namespace CeePortal.Domain.Protests;

/// <summary>How an objection is decided.</summary>
public enum Disposition
{
    /// <summary>Allowed.</summary>
    Allowed = 1,

    /// <summary>Allowed in part, denied in part.</summary>
    AllowedInPart = 2,

    /// <summary>Denied.</summary>
    Denied = 3,
}

/// <summary>The decision on one objection.</summary>
public sealed record Ruling
{
    /// <summary>A decision.</summary>
    /// <param name="objection">The objection, by its number.</param>
    /// <param name="disposition">How it is decided.</param>
    /// <param name="reason">Why not in full; must be given unless it is allowed, and only then.</param>
    /// <exception cref="WorkRefusedException">A denial has no reason, or an allowance has one.</exception>
    public Ruling(int objection, Disposition disposition, StructuredReason? reason)
    {
        Unless(Enum.IsDefined(disposition), Invariant($"Say how objection {objection} is decided."));
        Unless(disposition == Disposition.Allowed || reason is not null, Invariant($"Objection {objection} cannot be denied without a reason."));
        Unless(disposition != Disposition.Allowed || reason is null, Invariant($"Objection {objection} is allowed, so it has no reason of denial."));
        (Objection, Disposition, Reason) = (objection, disposition, reason);
    }

    /// <summary>The objection, by its number.</summary>
    public int Objection { get; }

    /// <summary>How it is decided.</summary>
    public Disposition Disposition { get; }

    /// <summary>Why not in full; null when it is allowed.</summary>
    public StructuredReason? Reason { get; }

    /// <summary>Allows an objection.</summary>
    public static Ruling Allow(int objection) => new(objection, Disposition.Allowed, null);

    /// <summary>Allows an objection in part.</summary>
    public static Ruling AllowInPart(int objection, StructuredReason deniedBecause) => new(objection, Disposition.AllowedInPart, deniedBecause);

    /// <summary>Denies an objection.</summary>
    public static Ruling Deny(int objection, StructuredReason because) => new(objection, Disposition.Denied, because);
}

/// <summary>An objection of a filed protest, with its decision.</summary>
/// <param name="Number">Its number in the protest, from 1.</param>
/// <param name="Filed">As it was filed.</param>
/// <param name="Ruling">The decision on it; null while there is none.</param>
/// <param name="WithdrawnOn">The day on which the filer withdrew it; null while it stands.</param>
public sealed record Objection(int Number, ObjectionFiling Filed, Ruling? Ruling, DateOnly? WithdrawnOn = null)
{
    /// <summary>True while it stands and is not decided.</summary>
    public bool IsOpen => Ruling is null && WithdrawnOn is null;

    /// <summary>The entries that it is about.</summary>
    public IReadOnlyList<EntryNumber> Entries => Filed.Entries;
}
