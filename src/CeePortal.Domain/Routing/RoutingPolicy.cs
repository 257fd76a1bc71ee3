using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Routing;

/// <summary>The rule of a policy period.</summary>
public enum PolicyRule
{
    /// <summary>No Centers: the port of entry processes all.</summary>
    BeforeCenters = 1,

    /// <summary>Importers in C-TPAT tier 2 or 3 and in ISA, in an industry whose Center is open (from 2011-10-20).</summary>
    TrustedTraders = 2,

    /// <summary>Accepted volunteers of an open Center (from 2012-09-27; 77 FR 52048).</summary>
    TestParticipants = 3,

    /// <summary>Participants as before; everybody else by line where a Center has taken over its industry at the port (from 2015-01-28).</summary>
    IndustryTransition = 4,

    /// <summary>Every importer is assigned to one Center (from 2017-01-19; 81 FR 92978; 19 CFR 101.10).</summary>
    Permanent = 5,
}

/// <summary>A period of routing policy. Periods are data with a version, an author and a source; they follow each other
/// without gap or overlap, each until the day before the next begins.</summary>
/// <param name="Version">The version, which decisions record.</param>
/// <param name="From">The first day.</param>
/// <param name="Rule">The rule.</param>
/// <param name="EntryTypes">The entry types that the rule moves; empty for all. In the industry transition they are those
/// of the participants only, by default the ones of the test before: goods go by line whatever the type.</param>
/// <param name="Source">The text that the row was taken from.</param>
/// <param name="EntryTypesFrom">From this day entry types beyond <paramref name="EntryTypes"/> may have been included,
/// by a list that has not been read (79 FR 13322); null when there is no such doubt.</param>
public sealed record PolicyPeriod(string Version, DateOnly From, PolicyRule Rule, IReadOnlyList<EntryType> EntryTypes, string Source,
    DateOnly? EntryTypesFrom = null);

/// <summary>From when a Center was open under a rule.</summary>
/// <param name="Rule">Trusted traders or test participants.</param>
/// <param name="Center">The Center.</param>
/// <param name="From">The first day.</param>
/// <param name="Source">The text that it was taken from.</param>
/// <param name="IsModelled">True when the date is our assumption and not read.</param>
public sealed record CenterOpening(PolicyRule Rule, CenterCode Center, DateOnly From, string Source, bool IsModelled);

/// <summary>From when a Center handled the whole of its industry at a port, or everywhere.</summary>
/// <param name="Center">The Center.</param>
/// <param name="Port">The port, or none for everywhere.</param>
/// <param name="From">The first day.</param>
/// <param name="Source">The text that it was taken from.</param>
/// <param name="IsModelled">True when the date is our assumption and not read.</param>
public sealed record PortTakeover(CenterCode Center, PortCode Port, DateOnly From, string Source, bool IsModelled);

/// <summary>That a Center covers a range of tariff numbers for a time.</summary>
/// <param name="First">First number of the range, 4 to 10 digits.</param>
/// <param name="Last">Last number, of the same length; its sub-numbers are included.</param>
/// <param name="Center">The Center.</param>
/// <param name="Basis">Published or provisional.</param>
/// <param name="From">First day, or null for since the Center opened.</param>
/// <param name="Until">Last day, or null while it holds.</param>
/// <param name="Source">The text that was read, or how it was inferred.</param>
public sealed record CoverageRow(HtsNumber First, HtsNumber Last, CenterCode Center, CoverageBasis Basis, DateOnly? From, DateOnly? Until, string Source);
