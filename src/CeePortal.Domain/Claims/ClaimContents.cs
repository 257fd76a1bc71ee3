using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Claims;

/// <summary>A program of preference, as the reference list has it.</summary>
/// <param name="Code">The code of its special program indicator: S.</param>
/// <param name="Name">Its name.</param>
/// <param name="AllowsClaims">True when a claim may be made after importation (19 U.S.C. 1520(d)).</param>
/// <param name="AsksStatements">True when the claim states who else got a copy of the entry summary, and what else was filed (19 CFR 182.32(b)(3), (4)).</param>
/// <param name="Citation">The regulation of its claims.</param>
public sealed record ClaimProgram(string Code, string Name, bool AllowsClaims, bool AsksStatements, string Citation)
{
    /// <summary>True when goods that qualify owe no merchandise processing fee (19 CFR 24.23(c)), which a claim then refunds with the duty.</summary>
    public bool ExemptsMpf { get; init; }

    /// <summary>What to do under a program without such claims.</summary>
    public const string Instead = "Correct the summary (PSC) while it is not liquidated, or protest the liquidation within 180 days (CSMS 17-000110).";
}

/// <summary>An entry on which preference is claimed.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Port">Its port of entry.</param>
/// <param name="EnteredOn">Its date of entry.</param>
/// <param name="ImportedOn">The date of importation, from which the year runs.</param>
/// <param name="Lines">The lines, such as "1, 3"; empty for all of them.</param>
/// <param name="Refund">The duty that the claimant asks back; null when it does not say.</param>
public sealed record ClaimedEntry(EntryNumber Entry, PortCode Port, DateOnly EnteredOn, DateOnly ImportedOn, string Lines, Money? Refund);

/// <summary>A certificate or certification of origin.</summary>
/// <param name="By">Who certifies. The numbers are stored.</param>
/// <param name="IssuedOn">Its date.</param>
/// <param name="Covers">What it covers: the shipment, or a blanket period.</param>
public sealed record OriginCertificate(Certifier By, DateOnly IssuedOn, string Covers);

/// <summary>Who certifies the origin. The numbers are stored.</summary>
public enum Certifier
{
    /// <summary>The producer.</summary>
    Producer = 1,

    /// <summary>The exporter.</summary>
    Exporter = 2,

    /// <summary>The importer, where the program allows it.</summary>
    Importer = 3,
}

/// <summary>What a claim under the USMCA states beside the declaration (19 CFR 182.32(b)(3), (4)).</summary>
/// <param name="CopiesTo">Who else got a copy of the entry summary, each with name, number and address, and when; or that nobody did.</param>
/// <param name="OtherFilings">Any protest, petition or request for reliquidation about the goods; or that there is none.</param>
public sealed record ClaimStatements(string CopiesTo, string OtherFilings);

/// <summary>A claim as it is filed.</summary>
public sealed record ClaimFiling
{
    /// <summary>The importer.</summary>
    public required long PartyId { get; init; }

    /// <summary>Who files for it; null when it files itself.</summary>
    public long? AgentId { get; init; }

    /// <summary>The Center or port that works it.</summary>
    public required Destination Office { get; init; }

    /// <summary>The program as it was on the day of filing.</summary>
    public required ClaimProgram Program { get; init; }

    /// <summary>The entries, the leading one first.</summary>
    public required IReadOnlyList<ClaimedEntry> Entries { get; init; }

    /// <summary>The goods.</summary>
    public required string Goods { get; init; }

    /// <summary>The written declaration that they qualified as originating when they were imported, and by which rule.</summary>
    public required string Declaration { get; init; }

    /// <summary>The certificates.</summary>
    public required IReadOnlyList<OriginCertificate> Certificates { get; init; }

    /// <summary>The statements, where the program asks for them.</summary>
    public ClaimStatements? Statements { get; init; }
}

/// <summary>A claim on one entry, judged on the day of filing.</summary>
/// <param name="Claimed">What is claimed.</param>
/// <param name="LastDay">The last day of the year from importation.</param>
/// <param name="Outcome">Whether the claim came in time. One that came late is taken, and can only be denied.</param>
public sealed record ClaimOnEntry(ClaimedEntry Claimed, DateOnly LastDay, Outcome Outcome)
{
    /// <summary>The entry.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public EntryNumber Entry => Claimed.Entry;

    /// <summary>True when it came within the year.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsTimely => Outcome == Outcome.Timely;
}
