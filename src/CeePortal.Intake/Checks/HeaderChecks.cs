using CeePortal.Domain.Entries;
using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Checks;

/// <summary>Entry number, filer, port, type and signature (record 10).</summary>
static class HeaderChecks
{
    /// <summary>B16. ACE CATAIR Appendix E, with the factor that CBP assigned to the filer.</summary>
    public static void CheckDigitIsRight(EntryUnderCheck e)
    {
        var number = e.Draft.Number;
        if (number.IsNone) return;
        var factor = e.World.FactorOf(number.Filer);
        if (number.CheckDigitFactor == factor) return;
        e.Report("B16", R10, 9, message: string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"The check digit of the entry number is wrong: with filer {number.Filer} it would be {EntryNumber.ComputeCheckDigit(number.Filer, number.Serial, factor)}, not {number.CheckDigit}."));
    }

    /// <summary>B18. AE chapter: the types that may be filed as an entry summary.</summary>
    public static void EntryTypeIsAccepted(EntryUnderCheck e)
    {
        if (!e.Draft.Type.IsNone && !e.World.Knows(e.Draft.Type)) e.Report("B18", R10, 34);
    }

    /// <summary>B04, as a warning: the list of ports that we have is from 2010-2020.</summary>
    public static void PortIsKnown(EntryUnderCheck e)
    {
        if (e.World.HasPorts && !e.Draft.PortOfEntry.IsNone && !e.World.Knows(e.Draft.PortOfEntry)) e.Report("B04", R10, 18);
    }

    /// <summary>B53. On a post summary correction record 10 may carry another filer's code.</summary>
    public static void FilerIsTheBlocks(EntryUnderCheck e)
    {
        if (e.BlockFiler.IsNone || e.Draft.Number.IsNone || e.Draft.IsPostSummaryCorrection) return;
        if (e.Draft.Number.Filer != e.BlockFiler)
            e.Report("B53", R10, 4, message: $"The entry's filer is {e.Draft.Number.Filer}, but its block is of filer {e.BlockFiler}.");
    }

    /// <summary>B10. The dictionary says port, the chapter on batch and block control says district, except 10, 46 and 47,
    /// which may mix: we follow the chapter.</summary>
    public static void DistrictIsTheBlocks(EntryUnderCheck e)
    {
        var (entry, block) = (e.Draft.PortOfEntry, e.Draft.StatementPort);
        if (entry.IsNone || block.IsNone || entry.District == block.District) return;
        if (MayMix(entry.District) && MayMix(block.District)) return;
        e.Report("B10", R10, 18, message: $"Port of entry {entry} lies in another district than the block's processing port {block}.");

        static bool MayMix(int district) => district is 10 or 46 or 47;
    }

    /// <summary>B39. A wrong sign (B40) is found while reading.</summary>
    public static void SummaryIsSigned(EntryUnderCheck e)
    {
        if (!e.Draft.IsSigned) e.Report("B39", R10, 39);
    }

    /// <summary>165. AE chapter, table 3.</summary>
    public static void ModeOfTransportIsKnown(EntryUnderCheck e)
    {
        if (e.Draft.ModeOfTransport is { } mode and not ("10" or "11" or "12" or "20" or "21" or "30" or "31" or "32" or "33" or "34"
            or "40" or "41" or "50" or "60" or "70")) e.Report("165", R10, 36, message: $"There is no mode of transport {mode}.");
    }
}
