using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Reconciliations;

/// <summary>An entry that is flagged for reconciliation.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Port">Its port of entry.</param>
/// <param name="DeclaredOn">The day of its summary, with which the importer declared its intent to reconcile.</param>
/// <param name="ImportedOn">The date of importation; null when it is not on file.</param>
public sealed record FlaggedEntry(EntryNumber Entry, PortCode Port, DateOnly DeclaredOn, DateOnly? ImportedOn);

/// <summary>A follow-up as it is opened.</summary>
public sealed record FollowUpFiling
{
    /// <summary>The importer.</summary>
    public required long PartyId { get; init; }

    /// <summary>Who files for it; null when it files itself, or CBP opens it.</summary>
    public long? AgentId { get; init; }

    /// <summary>The importer's Center.</summary>
    public required Destination Office { get; init; }

    /// <summary>What is to be reconciled.</summary>
    public required ReconciliationIssue Issue { get; init; }

    /// <summary>The flagged entries, the leading one first.</summary>
    public required IReadOnlyList<FlaggedEntry> Entries { get; init; }
}

/// <summary>The follow-up was opened.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Filing">What is followed.</param>
/// <param name="RunsFrom">From when the time for the reconciliation entry runs: of all its entries the earliest.</param>
public sealed record FollowUpOpened(WorkNumber Number, FollowUpFiling Filing, DateOnly RunsFrom) : WorkFact;

/// <summary>How a reconciliation entry is filed. The numbers are stored.</summary>
public enum ReconciliationForm
{
    /// <summary>The change of all entries together.</summary>
    Aggregate = 1,

    /// <summary>The change of each entry.</summary>
    EntryByEntry = 2,
}

/// <summary>A reconciliation entry of type 09 was named that covers the entries.</summary>
/// <param name="Reconciliation">Its number.</param>
/// <param name="FiledOn">When it was filed by ABI.</param>
/// <param name="Form">How.</param>
/// <param name="IsChange">True when something changes.</param>
/// <param name="Difference">What is owed (positive) or to be refunded (negative) by it; null when it is not said.</param>
/// <param name="Outcome">Whether it was filed in time.</param>
public sealed record ReconciliationNamed(EntryNumber Reconciliation, DateOnly FiledOn, ReconciliationForm Form, bool IsChange, Money? Difference, Outcome Outcome) : WorkFact;

/// <summary>The reconciliation entry named does not cover the entries.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReconciliationReturned(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The entries are reconciled.</summary>
/// <param name="Text">What is to be said with it; may be empty.</param>
public sealed record EntriesReconciled(string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>No reconciliation came in time; the entries are liquidated as entered.</summary>
/// <param name="RefersDamages">True when it is referred for liquidated damages under the bond.</param>
/// <param name="Reason">What the importer reads.</param>
public sealed record NotReconciled(bool RefersDamages, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The follow-up was closed without a reconciliation: it was opened twice, or the flag was set by mistake.</summary>
/// <param name="Reason">Why.</param>
public sealed record FollowUpClosed(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}
