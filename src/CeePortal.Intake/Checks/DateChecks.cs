using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Checks;

/// <summary>Dates that must be there, and the order between them.</summary>
static class DateChecks
{
    /// <summary>124, 127, 418. Reporting matrix of the AE chapter.</summary>
    public static void RequiredDatesAreGiven(EntryUnderCheck e)
    {
        if (e.Draft.Type.IsNone) return;
        var hasContent = e.Stated.HasContent;
        if (hasContent && e.Draft.EstimatedEntryDate is null && e.Draft.Type.Code is >= 31 and <= 38 && !e.WasMisread(R11, 42)) e.Report("124", R11, 42);
        if (hasContent && e.Draft.ImportDate is null && e.Draft.Type.Code is (21 or 23) && !e.WasMisread(R11, 48)) e.Report("127", R11, 48);
        if (e.Draft.Type.Code == 6) return;
        for (var i = 0; i < e.Draft.Lines.Count; i++)
            if (e.Draft.Lines[i].ExportDate is null && !e.WasMisread(R40, 13, i + 1)) e.Report("418", R40, 13, i + 1);
    }

    /// <summary>190, 191, 192, 420, 426.</summary>
    public static void DatesAreInOrder(EntryUnderCheck e)
    {
        if (e.Draft.InBondDate is { } inBond)
        {
            if (e.Draft.ImportDate > inBond) e.Report("190", R11, 48);
            if (inBond > e.Draft.EstimatedEntryDate) e.Report("191", R20, 52);
            if (inBond < e.World.Today.AddYears(-2)) e.Report("192", R20, 52);
        }
        for (var i = 0; i < e.Draft.Lines.Count; i++)
        {
            if (e.Draft.Lines[i].ExportDate is not { } exported) continue;
            if (exported > e.Draft.ImportDate)
                e.Report("426", R40, 13, i + 1, message: string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"The date of exportation, {exported:yyyy-MM-dd}, is later than the date of importation, {e.Draft.ImportDate:yyyy-MM-dd}."));
            if (exported > e.Draft.InBondDate) e.Report("420", R40, 13, i + 1);
        }
    }

    /// <summary>CP2, a warning: ten years back or one ahead is most likely a slip. The distance is our own choice.</summary>
    public static void YearsAreNear(EntryUnderCheck e)
    {
        var (from, to) = (e.World.Today.AddYears(-10), e.World.Today.AddYears(1));
        if (IsFar(e.Draft.EstimatedEntryDate)) e.Report("CP2", R11, 42);
        if (IsFar(e.Draft.ImportDate)) e.Report("CP2", R11, 48);
        for (var i = 0; i < e.Draft.Lines.Count; i++)
            if (IsFar(e.Draft.Lines[i].ExportDate)) e.Report("CP2", R40, 13, i + 1);

        bool IsFar(DateOnly? date) => date < from || date > to;
    }
}
