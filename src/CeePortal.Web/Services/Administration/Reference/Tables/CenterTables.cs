using System.Net.Mail;
using CeePortal.Data.Reference;
using CeePortal.Domain.Centers;
using CeePortal.Web.Services.CenterSearch;

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
        About = "The ten Centers as the public pages show them: names, offices, industries, status and contact. Their number is fixed by ACE.",
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
            Field.OneOf<RefCenter>(r => r.Status, "Status", CenterStatus.Words),
            Field.Basis<RefCenter>(r => r.StatusBasis, "The status rests on", Field.AllBases),
            Field.Area<RefCenter>(r => r.StatusSource, "Source of the status"),
            Field.OptionalDay<RefCenter>(r => r.StatusConfirmedOn, "Status confirmed on", ConfirmedHint, none: "not confirmed", inList: false),
            Field.Noun<RefCenter>(r => r.Mailbox, "Mailbox", ReadMailbox, "Where visitors write to; leave it empty when none is known.", optional: true, width: "xl", isCode: false),
            Field.Noun<RefCenter>(r => r.Phone, "Telephone", ReadPhone, "With the area code, such as 202-555-0100.", optional: true, width: "md", inList: false, isCode: false),
            Field.Noun<RefCenter>(r => r.Directory, "Directory", ReadAddress, "A page on the web where supervisors and numbers stand.", optional: true, width: "2xl", inList: false, isCode: false),
            Field.Area<RefCenter>(r => r.ContactNote, "Note on the contact", "What a visitor should know before writing there.", optional: true),
            Field.Basis<RefCenter>(r => r.ContactBasis, "The contact rests on", Field.AllBases),
            Field.Area<RefCenter>(r => r.ContactSource, "Source of the contact"),
            Field.OptionalDay<RefCenter>(r => r.ContactConfirmedOn, "Contact confirmed on", ConfirmedHint, none: "not confirmed"),
        ],
        Order = [SeekKey<RefCenter>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    const string ConfirmedHint = "The day on which somebody made sure of it. While it is empty, the public pages say: not confirmed.";

    static (string? Problem, string? Stored) ReadMailbox(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal) && !text.AsSpan().ContainsAny(" ?&#%<>\"")
            ? (null, text)
            : ("Write one mail address, such as name@agency.gov.", null);

    static (string? Problem, string? Stored) ReadPhone(string text) =>
        text.Count(char.IsAsciiDigit) is >= 7 and <= 20 && !text.AsSpan().ContainsAnyExcept("0123456789 +-().extEXT")
            ? (null, text)
            : ("Write the number in digits with the area code, such as 202-555-0100, and an extension as ext. 12.", null);

    // A link on a public page: nothing but a page on the web, and that over TLS.
    static (string? Problem, string? Stored) ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
            ? (null, text)
            : ("Write the whole address of a page, beginning with https://.", null);

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
