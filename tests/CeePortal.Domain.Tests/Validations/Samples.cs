using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Validations;

/// <summary>Validations as tests open them.</summary>
static class Samples
{
    public static readonly EntryNumber First = EntryNumber.Create(FilerCode.Parse("XYZ"), 1), Second = EntryNumber.Create(FilerCode.Parse("XYZ"), 2);
    public static readonly Destination Center = Destination.FromCode("007");
    public static readonly WorkNumber Number = WorkNumber.Parse("2704-26-680001");

    public static ReviewedEntry Entry(EntryNumber number, string entered = "2026-01-05", string? scheduled = null) =>
        new(number, PortCode.Parse("2704"), new(Day(entered), DateBasis.EntryDate)) { Scheduled = scheduled is null ? null : Day(scheduled) };

    public static ValidationOpening Opening(params EntryNumber[] entries) => new()
    {
        PartyId = 5,
        Entries = [.. (entries.Length == 0 ? [First] : entries).Select(e => Entry(e))],
        Trigger = ValidationTrigger.Specialist,
        Programs = [ValidationProgram.Value],
        Reason = "The unit value is far below that of like goods.",
    };

    public static Validation Open(string day = "2026-03-02", ValidationOpening? opening = null) => Validation.Open(Number, Center, opening ?? Opening(), Specialist(day));

    public static ValidationFinding Clean(EntryNumber? entry = null) =>
        new(entry ?? First, null, ValidationProgram.Value, ValidationFinding.NoDiscrepancy, "No discrepancy", Money.Zero, FindingAction.None, "Invoice and payment agree.");

    public static ValidationFinding Change(string amount, int? line = 1, EntryNumber? entry = null) =>
        new(entry ?? First, line, ValidationProgram.Value, "VAL-ASSIST", "Assists not declared", Money.Parse(amount), FindingAction.Change, "Moulds were supplied free of charge.") { TypedBecause = "By the worksheet." };

    /// <summary>A validation with a proposed action of an amount, mailed on a day.</summary>
    public static Validation Proposed(string day, string amount = "1240.00")
    {
        var validation = Open(day);
        validation.RecordFindings([Change(amount)], Specialist(day));
        validation.ProposeAction("The value of the moulds is added to the entered value.", Specialist(day));
        return validation;
    }

    public static ValidationConclusion Taken(bool notice = true) => new(ValidationOutcome.ActionTaken, "The moulds are an assist (19 U.S.C. 1401a(h)(1)).") { SendsNotice = notice };
}
