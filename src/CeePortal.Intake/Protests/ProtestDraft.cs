using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Intake.Protests;

/// <summary>An entry as a list of protests names it; what else is known of it is on file.</summary>
/// <param name="Row">The first row that names it.</param>
/// <param name="Entry">Its number.</param>
/// <param name="DecidedOn">The day of the decision, when the list gives one.</param>
/// <param name="DemandMailedOn">When the demand on its bond was mailed, for a surety.</param>
/// <param name="Port">Its port of entry, when the list gives one; none otherwise.</param>
/// <param name="EnteredOn">Its date of entry, when the list gives one.</param>
public sealed record DraftEntry(long Row, EntryNumber Entry, DateOnly? DecidedOn, DateOnly? DemandMailedOn, PortCode Port = default, DateOnly? EnteredOn = null);

/// <summary>A protest as a list gives it: the rows of one reference, none of which has a problem.</summary>
public sealed record ProtestDraft
{
    /// <summary>The filer's own reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Its first row.</summary>
    public required long Row { get; init; }

    /// <summary>How many rows it has.</summary>
    public required int Rows { get; init; }

    /// <summary>The number of the protesting party.</summary>
    public required ImporterNumber Importer { get; init; }

    /// <summary>By what right it protests.</summary>
    public required ProtestantKind By { get; init; }

    /// <summary>The entries, in the order of their first rows.</summary>
    public required IReadOnlyList<DraftEntry> Entries { get; init; }

    /// <summary>The objections, in the order of their first rows.</summary>
    public required IReadOnlyList<ObjectionFiling> Objections { get; init; }

    /// <summary>The declaration about drawback.</summary>
    public required string Drawback { get; init; }

    /// <summary>True when accelerated disposition is asked for.</summary>
    public bool Accelerated { get; init; }

    /// <summary>True when it says that it is filed against an exclusion.</summary>
    public bool SaysExclusion { get; init; }

    /// <summary>The earlier protest whose disposition is asked for; none for none.</summary>
    public WorkNumber SameDispositionAs { get; init; }

    /// <summary>When that one was received.</summary>
    public DateOnly? SameDispositionReceivedOn { get; init; }

    /// <summary>The application for further review; null for none.</summary>
    public ReviewApplication? Review { get; init; }

    /// <summary>A surety's statement.</summary>
    public bool NoCollusion { get; init; }
}

/// <summary>A list of protests that was read.</summary>
/// <param name="Protests">The protests all of whose rows are right, in the order of their first rows.</param>
/// <param name="Problems">What is wrong, by row.</param>
/// <param name="Rows">How many rows the list has.</param>
/// <param name="References">How many protests the list has, right or wrong.</param>
/// <param name="BadRows">How many rows have a problem of their own.</param>
/// <param name="Notes">What is worth knowing.</param>
public sealed record ProtestList(IReadOnlyList<ProtestDraft> Protests, IReadOnlyList<Sheets.SheetProblem> Problems, int Rows, int References, int BadRows, IReadOnlyList<string> Notes);
