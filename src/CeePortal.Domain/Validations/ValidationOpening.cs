using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Validations;

/// <summary>What a Center checks of an entry. The numbers are stored.</summary>
public enum ValidationProgram
{
    /// <summary>The tariff number.</summary>
    Classification = 1,

    /// <summary>The appraised value (19 U.S.C. 1401a).</summary>
    Value = 2,

    /// <summary>The country of origin.</summary>
    Origin = 3,

    /// <summary>The claim of a trade agreement or another preference.</summary>
    Preference = 4,

    /// <summary>Antidumping and countervailing duty.</summary>
    AntidumpingCountervailing = 5,

    /// <summary>The quantity.</summary>
    Quantity = 6,

    /// <summary>The marking of origin (19 U.S.C. 1304).</summary>
    Marking = 7,

    /// <summary>Import safety: what other agencies ask of the goods.</summary>
    ImportSafety = 8,

    /// <summary>Trademarks, copyrights and patents.</summary>
    IntellectualProperty = 9,
}

/// <summary>The programmes in words.</summary>
public static class ValidationPrograms
{
    /// <summary>All, in the order in which forms offer them.</summary>
    public static IReadOnlyList<ValidationProgram> All { get; } = Enum.GetValues<ValidationProgram>();

    /// <summary>The name of one: "AD/CVD".</summary>
    public static string Name(this ValidationProgram program) => program switch
    {
        ValidationProgram.Classification => "Classification",
        ValidationProgram.Value => "Value",
        ValidationProgram.Origin => "Origin",
        ValidationProgram.Preference => "Preference",
        ValidationProgram.AntidumpingCountervailing => "AD/CVD",
        ValidationProgram.Quantity => "Quantity",
        ValidationProgram.Marking => "Marking",
        ValidationProgram.ImportSafety => "Import safety",
        ValidationProgram.IntellectualProperty => "Intellectual property",
    };
}

/// <summary>What opened a validation. The numbers are stored.</summary>
public enum ValidationTrigger
{
    /// <summary>A specialist, on information at hand.</summary>
    Specialist = 1,

    /// <summary>The random draw of the importer's segment (<see cref="SamplingDraw"/>).</summary>
    Sample = 2,

    /// <summary>A selection rule that the entry meets (<see cref="SelectionRule"/>).</summary>
    Rule = 3,

    /// <summary>A correction of the filer with which the Center does not concur.</summary>
    Correction = 4,
}

/// <summary>An entry under review, with the dates by which its liquidation is expected.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Port">Its port of entry.</param>
/// <param name="EntryDate">Its date of entry, which may be estimated.</param>
public sealed record ReviewedEntry(EntryNumber Entry, PortCode Port, DecidingDate EntryDate)
{
    /// <summary>The scheduled liquidation; null while none is on file.</summary>
    public DateOnly? Scheduled { get; init; }

    /// <summary>The liquidation; null while none is on file. Deemed ones that nobody confirmed do not count.</summary>
    public DateOnly? Liquidated { get; init; }

    /// <summary>When its liquidation is expected: as CBP scheduled it, else after the usual cycle, which is an estimate.</summary>
    public ClockStart Expected(int usualCycle) => Scheduled is { } on ? new(on) : new(EntryDate.On.AddDays(usualCycle), EntryDate.Basis);
}

/// <summary>Why a validation is opened, and of what.</summary>
public sealed record ValidationOpening
{
    /// <summary>The importer whose entries they are.</summary>
    public required long PartyId { get; init; }

    /// <summary>The entries, the leading one first.</summary>
    public required IReadOnlyList<ReviewedEntry> Entries { get; init; }

    /// <summary>What opened it.</summary>
    public required ValidationTrigger Trigger { get; init; }

    /// <summary>The period of the draw, the code of the rule, or the number of the correction; empty for a specialist.</summary>
    public string TriggerCode { get; init; } = "";

    /// <summary>What is to be checked; may be empty for a sample, which checks the whole entry.</summary>
    public IReadOnlyList<ValidationProgram> Programs { get; init; } = [];

    /// <summary>Why, in words; the trade never reads it.</summary>
    public required string Reason { get; init; }
}
