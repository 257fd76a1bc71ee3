namespace CeePortal.Intake.Checks;

/// <summary>A check of a whole entry.</summary>
delegate void Check(EntryUnderCheck entry);

/// <summary>The checks that every entry passes after it has been read, in the order in which they run. A new check is a
/// method in the file of its subject and a line here; its condition is a row in <see cref="Conditions"/>.</summary>
static class FirstChecks
{
    static readonly Check[] ofEveryEntry =
    [
        HeaderChecks.CheckDigitIsRight,
        HeaderChecks.EntryTypeIsAccepted,
        HeaderChecks.PortIsKnown,
        HeaderChecks.FilerIsTheBlocks,
        HeaderChecks.DistrictIsTheBlocks,
    ];

    static readonly Check[] ofEverySummary =
    [
        HeaderChecks.SummaryIsSigned,
        HeaderChecks.ModeOfTransportIsKnown,
        PartyChecks.ImporterIsNotZero,
        PartyChecks.ConsigneeIsGiven,
        PartyChecks.PartyTypesAreUnique,
        DateChecks.RequiredDatesAreGiven,
        DateChecks.DatesAreInOrder,
        DateChecks.YearsAreNear,
        LineChecks.LineNumbersAreUnique,
        LineChecks.OriginIsKnown,
        LineChecks.ExportCountryIsKnown,
        LineChecks.ProgramIsKnown,
        TariffChecks.NumbersAreUniqueOnLine,
        TariffChecks.NumbersAreInOrder,
        SetChecks.SetsAreWhole,
        SetChecks.ComponentsCarryNoDuty,
        SetChecks.ValueIsSumOfComponents,
        CaseChecks.TypeAllowsCases,
        TotalChecks.DutyIsSumOfLines,
        TotalChecks.FeesAreSumOfClasses,
        TotalChecks.ClassesAreSumOfLines,
        TotalChecks.TaxIsSumOfLines,
        TotalChecks.OtherRevenueIsSumOfLines,
        TotalChecks.CaseTotalsAreSumOfCases,
    ];

    /// <summary>Runs them. A deletion has only a header to check.</summary>
    public static void Run(EntryUnderCheck entry)
    {
        foreach (var check in ofEveryEntry) check(entry);
        if (entry.Draft.Action == Domain.Entries.FilingAction.Delete) return;
        foreach (var check in ofEverySummary) check(entry);
    }
}
