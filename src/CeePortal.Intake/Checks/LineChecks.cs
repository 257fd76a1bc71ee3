using System.Collections.Frozen;
using CeePortal.Domain.Trade;
using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Checks;

/// <summary>The numbers, countries and claims of the lines (record 40).</summary>
static class LineChecks
{
    // AE chapter: goods of Canada are declared by province; XD and XE are the two parts of British Columbia.
    static readonly FrozenSet<CountryCode> provinces =
        ((string[])["XA", "XB", "XC", "XD", "XE", "XM", "XN", "XO", "XP", "XQ", "XS", "XT", "XV", "XW", "XY"])
        .Select(p => CountryCode.Parse(p)).ToFrozenSet();

    // AE chapter, table 8, with the two agreements that have ended: an old entry may still claim them.
    static readonly FrozenSet<string> programs = FrozenSet.ToFrozenSet(
        ["A", "AU", "B", "B#", "BH", "C", "C#", "CA", "CL", "CO", "D", "E", "IL", "J", "J+", "JO", "JP", "K", "K#", "KR", "L", "L#",
        "MA", "MX", "N", "NP", "OM", "P", "PA", "PE", "P+", "R", "S", "S+", "SG", "W", "Y", "Z"], StringComparer.Ordinal);

    /// <summary>518, and CP3 when they do not run from 1 without a gap.</summary>
    public static void LineNumbersAreUnique(EntryUnderCheck e)
    {
        if (!e.LinesAreWhole) return;
        var identifiers = e.Stated.LineIdentifiers;
        var rising = true;
        for (var i = 1; i < identifiers.Count; i++) rising &= identifiers[i] > identifiers[i - 1];
        if (!rising)
        {
            var seen = new HashSet<int>();
            for (var i = 0; i < identifiers.Count; i++)
                if (identifiers[i] != 0 && !seen.Add(identifiers[i])) e.Report("518", R40, 5, i + 1);
        }
        for (var i = 0; i < e.Draft.Lines.Count; i++)
            if (e.Draft.Lines[i].Number != i + 1)
            {
                e.Report("CP3", R40, 5, i + 1);
                return;
            }
    }

    /// <summary>408. A missing origin (407) is found while reading.</summary>
    public static void OriginIsKnown(EntryUnderCheck e)
    {
        if (!e.World.HasCountries) return;
        for (var i = 0; i < e.Draft.Lines.Count; i++)
        {
            var origin = e.Draft.Lines[i].Origin;
            if (origin.IsNone || origin == CountryCode.Unknown || e.World.Knows(origin) || provinces.Contains(origin)) continue;
            e.Report("408", R40, 9, i + 1, message: $"There is no country with the code {origin}.");
        }
    }

    /// <summary>410, 411, 413. The country of export is mandatory but for zone entries (06); no province.</summary>
    public static void ExportCountryIsKnown(EntryUnderCheck e)
    {
        for (var i = 0; i < e.Draft.Lines.Count; i++)
        {
            var (origin, export) = (e.Draft.Lines[i].Origin, e.Draft.Lines[i].Export);
            if (export.IsNone)
            {
                if (e.WasMisread(R40, 11, i + 1)) continue;
                if (origin == CountryCode.Unknown) e.Report("413", R40, 9, i + 1);
                else if (!e.Draft.Type.IsNone && e.Draft.Type.Code != 6) e.Report("410", R40, 11, i + 1);
            }
            else if (provinces.Contains(export)) e.Report("411", R40, 11, i + 1, message: "A Canadian province is not a country of export.");
            else if (export == CountryCode.Unknown || e.World.HasCountries && !e.World.Knows(export)) e.Report("411", R40, 11, i + 1);
        }
    }

    /// <summary>416.</summary>
    public static void ProgramIsKnown(EntryUnderCheck e)
    {
        for (var i = 0; i < e.Draft.Lines.Count; i++)
            if (e.Draft.Lines[i].SpecialProgram is { } program && !programs.Contains(program)) e.Report("416", R40, 25, i + 1);
    }
}
