using CeePortal.Data.Reference;
using CeePortal.Domain.Tariff;

namespace CeePortal.Web.Services.Administration.Reference.Tables;

/// <summary>What the search for a Center by words looks through.</summary>
static class TariffTables
{
    public static ReferenceTable Chapters => new ReferenceTable<RefChapter>
    {
        Slug = "chapters",
        Title = "Chapters",
        Singular = "chapter",
        Group = ReferenceGroup.Tariff,
        About = "The chapters of the tariff with short titles in our own words.",
        Fields =
        [
            EntryTables.Key(Field.Code<RefChapter>(r => r.Code, "Chapter", "0[1-9]|[1-9][0-9]", "A chapter has two digits, 01 to 99.")),
            Field.Text<RefChapter>(r => r.Title, "Title"),
        ],
        Order = [SeekKey<RefChapter>.By(r => r.Code)],
        Name = (r, _) => $"Chapter {r.Code}, {r.Title}",
    };

    public static ReferenceTable Headings => new ReferenceTable<RefHeading>
    {
        Slug = "headings",
        Title = "Headings",
        Singular = "heading",
        Group = ReferenceGroup.Tariff,
        About = "Four-digit headings with a short title and the everyday words by which visitors look for their goods on the home page. Missing a word that people use? Add it here.",
        Fields =
        [
            EntryTables.Key(Field.Noun<RefHeading>(r => r.Heading, "Heading", text =>
                (HtsNumber.Read(text, out var number) ?? (number.Length == 4 ? null : "A heading has four digits, such as 8471."), number.ToCompact()))),
            Field.Text<RefHeading>(r => r.Title, "Title"),
            Words(),
        ],
        Order = [SeekKey<RefHeading>.By(r => r.Heading)],
        Name = (r, _) => $"{r.Heading}, {r.Title}",
    };

    // Stored joined by |; people write commas or lines.
    static ReferenceField<RefHeading> Words()
    {
        var words = Field.Area<RefHeading>(r => r.SearchWords, "Search words");
        return new()
        {
            Name = words.Name,
            Label = words.Label,
            Hint = "Separate them with commas: laptop, notebook computer, tablet.",
            Shape = FieldShape.Area,
            Optional = true,
            Searched = words.Searched,
            Text = row => (row.SearchWords ?? "").Replace("|", ", ", StringComparison.Ordinal),
            Shown = (row, _) => (row.SearchWords ?? "").Replace("|", ", ", StringComparison.Ordinal),
            Read = (row, text) =>
            {
                row.SearchWords = string.Join('|', text.Split([',', '|', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Distinct(StringComparer.OrdinalIgnoreCase));
                return null;
            },
        };
    }
}
