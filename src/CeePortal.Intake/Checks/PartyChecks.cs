using CeePortal.Domain.Trade;
using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Checks;

/// <summary>Importer, consignee and the parties of the lines (records 11 and 47).</summary>
static class PartyChecks
{
    /// <summary>103.</summary>
    public static void ImporterIsNotZero(EntryUnderCheck e)
    {
        if (!e.Draft.Importer.IsNone && IsZero(e.Draft.Importer)) e.Report("103", R11, 3);
    }

    /// <summary>255. Reporting matrix of the AE chapter: mandatory but for types 11, 12, 21 and 22; zeros are for informal and
    /// consolidated summaries.</summary>
    public static void ConsigneeIsGiven(EntryUnderCheck e)
    {
        if (!e.Stated.HasContent || e.Draft.Type.IsNone || e.Draft.Type.Code is 11 or 12 or 21 or 22) return;
        if (!e.Stated.HasConsignee) e.Report("255", R11, 15);
        else if (!e.Draft.IsConsolidated && !e.Draft.Consignee.IsNone && IsZero(e.Draft.Consignee))
            e.Report("105", R11, 15, message: "The consignee is all zeros, which only informal and consolidated summaries may give.");
    }

    /// <summary>520.</summary>
    public static void PartyTypesAreUnique(EntryUnderCheck e)
    {
        for (var i = 0; i < e.Draft.Lines.Count; i++)
        {
            var parties = e.Draft.Lines[i].Parties;
            for (var second = 1; second < parties.Count; second++)
                for (var first = 0; first < second; first++)
                    if (parties[first].Kind == parties[second].Kind)
                    {
                        e.Report("520", R47, 3, i + 1, second + 1, $"The line names two parties of type {parties[second].Kind}.");
                        break;
                    }
        }
    }

    /// <summary>True for a number of zeros in any of the three forms.</summary>
    public static bool IsZero(ImporterNumber number)
    {
        foreach (var c in number.ToOfficial())
            if (c is not ('0' or '-')) return false;
        return true;
    }
}
