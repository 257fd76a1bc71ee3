using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Checks;

/// <summary>Antidumping and countervailing cases against the entry type (records 53 and 88).</summary>
static class CaseChecks
{
    /// <summary>The types that are made for cases.</summary>
    public static bool MustHaveCases(int type) => type is 3 or 7 or 34 or 38;

    /// <summary>The types that may have cases.</summary>
    public static bool MayHaveCases(int type) => MustHaveCases(type) || type is 6 or 21 or 22 or 23;

    /// <summary>466, 706, 727, 735, 744, 746.</summary>
    public static void TypeAllowsCases(EntryUnderCheck e)
    {
        if (e.Draft.Type.IsNone || !e.LinesAreWhole) return;
        var type = e.Draft.Type.Code;
        var (cases, firstLine) = (0, 0);
        for (var i = 0; i < e.Draft.Lines.Count; i++)
        {
            if (e.Draft.Lines[i].Cases.Count == 0) continue;
            if (firstLine == 0) firstLine = i + 1;
            cases += e.Draft.Lines[i].Cases.Count;
        }
        if (cases > 0 && !MayHaveCases(type)) e.Report("466", R53, 3, firstLine);
        if (cases == 0 && MustHaveCases(type)) e.Report("706", R10, 34);
        if (e.Stated.HasCaseTotals && (cases == 0 || !MayHaveCases(type))) e.Report("727", R88, 0);
        if (!e.Stated.HasCaseTotals && (MustHaveCases(type) || cases > 0 && MayHaveCases(type))) e.Report("735", R88, 0);
        if (!MayHaveCases(type))
        {
            if (e.Draft.Totals.Antidumping.Cents != 0) e.Report("744", R90, 39);
            if (e.Draft.Totals.Countervailing.Cents != 0) e.Report("746", R90, 51);
        }
    }
}
