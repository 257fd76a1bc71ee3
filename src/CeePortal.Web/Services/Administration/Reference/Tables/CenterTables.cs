using CeePortal.Data.Reference;
using CeePortal.Domain.Centers;

namespace CeePortal.Web.Services.Administration.Reference.Tables;

/// <summary>The Centers and what happened to them.</summary>
static class CenterTables
{
    public static ReferenceTable Centers => new ReferenceTable<RefCenter>
    {
        Slug = "centers",
        Title = "Centers",
        Singular = "Center",
        Group = ReferenceGroup.Centers,
        IsOpen = false,
        About = "The ten Centers as the public pages show them: names, offices, industries. Their number is fixed by ACE.",
        Fields =
        [
            EntryTables.Key(Field.Noun<RefCenter>(r => r.Code, "Code", text => (CenterCode.Read(text, out var center), center.ToString()))),
            Field.Text<RefCenter>(r => r.Name, "Name"),
            Field.Text<RefCenter>(r => r.ShortName, "Short name", "As lists show it.", inList: false, width: "lg"),
            Field.Text<RefCenter>(r => r.Abbreviation, "Abbreviation", width: "sm"),
            Field.Code<RefCenter>(r => r.AceCode, "ACE code", "CEE[0-9]{3}", "ACE writes CEE and three digits, such as CEE007.", inList: false),
            Field.Text<RefCenter>(r => r.City, "City", width: "lg"),
            Field.Code<RefCenter>(r => r.State, "State", "[A-Z]{2}", "A state has two letters, such as CA."),
            Field.Degrees<RefCenter>(r => r.LatitudeE4, "Latitude", 90),
            Field.Degrees<RefCenter>(r => r.LongitudeE4, "Longitude", 180),
            Field.Area<RefCenter>(r => r.Industries, "Industries"),
            Field.OptionalDay<RefCenter>(r => r.TestStart, "Took test participants from", none: "not known", inList: false),
            Field.OptionalDay<RefCenter>(r => r.IndustryStart, "Took its industry from", none: "not known", inList: false),
        ],
        Order = [SeekKey<RefCenter>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable History => new ReferenceTable<RefCenterEvent>
    {
        Slug = "center-history",
        Title = "Center history",
        Singular = "event of a Center",
        Group = ReferenceGroup.Centers,
        RemoveWord = "Removed",
        About = "Starts, earlier names and moves, as the page of each Center tells them.",
        Fields =
        [
            Field.Center<RefCenterEvent>(r => r.Center, none: "all Centers"),
            Field.Code<RefCenterEvent>(r => r.DateFrom, "When", "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?",
                "Write the year, the month or the day, as far as it is known: 2012, 2012-11 or 2012-11-27.", "As far as it is known: 2012, 2012-11 or 2012-11-27."),
            Field.Area<RefCenterEvent>(r => r.Event, "What happened", inList: true),
        ],
        Order = [SeekKey<RefCenterEvent>.By(r => r.Center), SeekKey<RefCenterEvent>.By(r => r.DateFrom), SeekKey<RefCenterEvent>.By(r => r.Id)],
        Name = (r, names) => $"{(r.Center.Length == 0 ? "All Centers" : names.Center(r.Center))}, {r.DateFrom}",
    };
}
