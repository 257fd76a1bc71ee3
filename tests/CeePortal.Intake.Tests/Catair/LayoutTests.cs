using CeePortal.Intake.Catair;
using CeePortal.Intake.Catair.Layouts;
using CeePortal.TestSupport;

namespace CeePortal.Intake.Tests.Catair;

public class LayoutTests
{
    public static TheoryData<string> Ids => [.. RecordLayouts.All.Select(l => l.Id)];

    static RecordLayout Find(string id) => RecordLayouts.All.Single(l => l.Id == id);

    [Theory, MemberData(nameof(Ids))]
    public void A_layout_covers_columns_1_to_80_without_gap_or_overlap(string id)
    {
        var next = 1;
        foreach (var field in Find(id).Fields)
        {
            Assert.Equal(next, field.From);
            Assert.True(field.To >= field.From);
            next = field.To + 1;
        }
        Assert.Equal(81, next);
    }

    [Fact]
    public void Every_kind_but_the_unknown_one_has_a_layout_under_its_own_identifier()
    {
        foreach (var kind in Enum.GetValues<RecordKind>().Where(k => k is not (RecordKind.Unknown or RecordKind.PG)))
        {
            var layout = RecordLayouts.Of(kind);
            Assert.Equal(kind, layout.Kind);
            Assert.Equal(kind, RecordKinds.Of(System.Text.Encoding.ASCII.GetBytes(layout.Id.PadRight(80))));
        }
        Assert.Equal(RecordKind.PG, RecordKinds.Of("PG01"u8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("55")]
    [InlineData("70")]
    [InlineData("1")]
    [InlineData("SE99")]
    [InlineData("CW01")]
    [InlineData("Q")]
    public void What_begins_otherwise_is_unknown(string record) =>
        Assert.Equal(RecordKind.Unknown, RecordKinds.Of(System.Text.Encoding.ASCII.GetBytes(record)));

    [OfficialLayoutFact]
    public void The_layouts_agree_with_the_official_table()
    {
        var official = File.ReadLines(OfficialLayoutFactAttribute.Path).Skip(1)
            .Select(SplitRow).GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var (id, rows) in official)
        {
            var ours = Find(id);
            // Neighbouring fillers of the chapter are one of ours.
            var fields = rows.Where(r => !IsFiller(r)).ToList();
            var own = ours.Fields.Where(f => !f.IsFiller).ToList();
            Assert.True(fields.Count == own.Count, $"Record {id}: {fields.Count} official fields, {own.Count} of ours");
            foreach (var (theirs, field) in fields.Zip(own))
            {
                Assert.Equal((theirs[3], theirs[4]), (Text(field.From), Text(field.To)));
                if (field.From == 1) continue;
                Assert.Equal(theirs[7][0], field.Designation);
                Assert.Equal(theirs[8].Length == 0 ? "0" : theirs[8], Text(field.Decimals));
                Assert.Contains(ClassOf(theirs[6]), WireClasses(id, field));
            }
        }
        Assert.Equal(RecordLayouts.All.Count(l => l.Kind != RecordKind.PG), official.Count);

        static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        static bool IsFiller(string[] row) => row[2].StartsWith("Filler", StringComparison.Ordinal) && ClassOf(row[6]) == FieldClass.Blank;
    }

    // Printed class and wire differ in a few places: see the remarks of the reading rules.
    static FieldClass[] WireClasses(string id, Field field) => (id, field.From) switch
    {
        ("47", 4) or ("40", 25) or ("20", 3) => [FieldClass.Text, field.Class],
        ("54/08", 7) => [FieldClass.Blank],
        _ => [field.Class],
    };

    static FieldClass ClassOf(string printed) => printed.Split(" or ")[0].TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
    {
        "A" => FieldClass.Letters,
        "N" => FieldClass.Digits,
        "(S)N" => FieldClass.Number,
        "AN" => FieldClass.Text,
        "D" => FieldClass.Date,
        "X" => FieldClass.Any,
        "S" => FieldClass.Blank,
        var other => throw new FormatException(other),
    };

    static string[] SplitRow(string row)
    {
        var cells = new List<string>();
        var quoted = false;
        var cell = new System.Text.StringBuilder();
        foreach (var c in row)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(c);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}

/// <summary>A test that needs the official table of record layouts, which is not ours to ship: it is looked for beside the
/// repository, and without it the test is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialLayoutFactAttribute : FactAttribute
{
    public OfficialLayoutFactAttribute()
    {
        if (!File.Exists(Path)) Skip = "The official record layouts are not beside the repository: " + Path;
    }

    public static string Path { get; } = Find();

    static string Find()
    {
        string[] places = [RepositoryFolder.File("..", "shared", "data"), RepositoryFolder.File("..", "..", "shared", "data")];
        var files = places.Select(p => System.IO.Path.GetFullPath(System.IO.Path.Combine(p, "catair_ae_ax_record_layout_2026-07.csv"))).ToArray();
        return Array.Find(files, File.Exists) ?? files[0];
    }
}
