using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Intake.Protests;
using CeePortal.Intake.Sheets;
using CsCheck;

namespace CeePortal.Intake.Tests.Protests;

/// <summary>Lists of protests: which pass, which do not, and what is said of them.</summary>
public sealed class ProtestListTests
{
    static readonly SheetTemplate template = ProtestTemplate.Template;

    static string Number(int serial) => EntryNumber.Create(FilerCode.Parse("XYZ"), serial).ToString();

    /// <summary>A right row, with some of its cells changed, by their titles.</summary>
    static string[] Row(int serial, string reference, params (string Title, string Text)[] changes)
    {
        string[] row = [.. template.Columns.Select(c => c.Example)];
        row[0] = reference;
        row[3] = Number(serial);
        foreach (var (title, text) in changes) row[template.IndexOf(title)] = text;
        return row;
    }

    static ProtestList Read(params IEnumerable<string[]> rows)
    {
        var file = new MemoryStream();
        template.WriteCsv(file, rows);
        file.Position = 0;
        return ProtestListReader.Read(file);
    }

    static ProtestList ReadText(string text) => ProtestListReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Port_and_date_of_an_entry_that_is_not_on_file_stand_in_any_of_its_rows()
    {
        var list = Read(Row(1, "A"), Row(1, "A", ("Category", "Pipes"), ("Port of Entry", "2704"), ("Entry Date", "2025-01-10")));
        Assert.Empty(list.Problems);
        var entry = Assert.Single(Assert.Single(list.Protests).Entries);
        Assert.Equal((PortCode.Parse("2704"), new DateOnly(2025, 1, 10)), (entry.Port, entry.EnteredOn!.Value));
        Assert.Equal("Port of Entry", Read(Row(1, "A", ("Port of Entry", "27"))).Problems[0].Column);
        Assert.Contains(Read(Row(1, "A", ("Entry Date", "2025-01-10")), Row(1, "A", ("Category", "Pipes"), ("Entry Date", "2025-01-11"))).Problems, p => p.Problem.Contains("another date of entry", StringComparison.Ordinal));
    }

    [Fact]
    public void The_template_with_its_example_passes_as_CSV_and_as_workbook()
    {
        foreach (var write in new Action<Stream>[] { s => template.WriteCsv(s), s => template.WriteXlsx(s) })
        {
            var file = new MemoryStream();
            write(file);
            file.Position = 0;
            var list = ProtestListReader.Read(file);
            Assert.Empty(list.Problems);
            var draft = Assert.Single(list.Protests);
            Assert.Equal(("P-001", "12-345678900", ProtestantKind.Importer), (draft.Reference, draft.Importer.ToOfficial(), draft.By));
            Assert.Equal("XYZ-0000001-5", Assert.Single(draft.Entries).Entry.ToString());
            Assert.Equal(ProtestableDecision.Classification, Assert.Single(draft.Objections).Decision);
        }
    }

    [Fact]
    public void Rows_of_one_reference_are_one_protest_of_several_entries_and_objections()
    {
        var list = Read(
            Row(1, "A", ("Further Review", "a, C"), ("Review Justification", "HQ H000001 says otherwise.\nSee page 3."), ("No Earlier Decision", "Y"), ("No Suit", "yes"), ("Accelerated", "Y")),
            Row(2, "B", ("Category", "Gear pumps"), ("Same Disposition As", "2704-25-100900"), ("Earlier Protest Received", "11/3/2025")),
            Row(2, "a"),
            Row(1, "A", ("Decision Protested", "Value"), ("Claim", "$4.10 each")));
        Assert.Empty(list.Problems);
        Assert.Equal(["A", "B"], list.Protests.Select(p => p.Reference));
        var (a, b) = (list.Protests[0], list.Protests[1]);
        Assert.Equal([Number(1), Number(2)], a.Entries.Select(e => e.Entry.ToString()));
        Assert.Equal([2, 1], a.Objections.Select(o => o.Entries.Count));
        Assert.True(a.Accelerated);
        Assert.Equal((ReviewCriteria.Inconsistent | ReviewCriteria.NewFactsOrArguments, true, true), (a.Review!.Criteria, a.Review.NoAdministrativeDecision, a.Review.NoCourtDecision));
        Assert.Contains('\n', a.Review.Justification);
        Assert.Equal((WorkNumber.Parse("2704-25-100900"), new DateOnly(2025, 11, 3)), (b.SameDispositionAs, b.SameDispositionReceivedOn));
    }

    [Theory]
    [InlineData("Protest Reference", "", "is missing")]
    [InlineData("Importer Number", "12-34", "")]
    [InlineData("Importer Number", "", "is missing")]
    [InlineData("Protestant", "neighbor", "not a party that may protest")]
    [InlineData("Entry Number", "XYZ-0000001", "11 characters")]
    [InlineData("Decision Protested", "everything", "not a decision that may be protested")]
    [InlineData("Decision Date", "yesterday", "not a day")]
    [InlineData("Category", "", "is missing")]
    [InlineData("Claim", "", "is missing")]
    [InlineData("Reasons", "", "is missing")]
    [InlineData("Drawback", "", "is missing")]
    [InlineData("Accelerated", "perhaps", "neither Y nor N")]
    [InlineData("Same Disposition As", "12345", "four digits of the port")]
    [InlineData("Further Review", "e", "letter from a to d")]
    [InlineData("Further Review", "a", "without facts")]
    [InlineData("Review Justification", "Because", "no criterion")]
    public void A_wrong_cell_is_named_by_row_column_value_problem_and_remedy_and_only_its_protest_is_left_out(string column, string value, string problem)
    {
        var list = Read(Row(1, "A"), Row(2, "B", (column, value)), Row(3, "C"));
        Assert.Equal(["A", "C"], list.Protests.Select(p => p.Reference));
        var named = list.Problems.First(p => p.Problem.Contains(problem, StringComparison.Ordinal));
        Assert.Equal(3, named.Row);
        Assert.True(named.Column == column || column == "Further Review", named.Column);
        Assert.True(named.Problem.EndsWith('.') && named.Remedy.Length > 0, named.ToString());
        Assert.Equal(1, list.BadRows);
        if (column == "Importer Number" && value.Length > 0) Assert.DoesNotContain("12-34", named.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_protest_with_one_wrong_row_is_left_out_whole_and_says_so()
    {
        var list = Read(Row(1, "A"), Row(2, "A", ("Claim", "")), Row(3, "A"));
        Assert.Empty(list.Protests);
        Assert.Contains(list.Problems, p => p.Row == 2 && p.Problem == "Protest A is left out, because 1 of its 3 rows is wrong.");
        Assert.Equal((3, 1, 1), (list.Rows, list.References, list.BadRows));
    }

    [Fact]
    public void Two_protests_of_one_matter_in_one_list_are_named_and_the_first_stands()
    {
        var list = Read(Row(1, "A"), Row(1, "B"), Row(1, "C", ("Category", "Pipes")), Row(1, "D", ("Importer Number", "98-7654321")));
        Assert.Equal(["A", "C", "D"], list.Protests.Select(p => p.Reference));
        var problem = Assert.Single(list.Problems);
        Assert.Equal((3, "Entry Number"), (problem.Row, problem.Column));
        Assert.Equal("Protest A of this list, row 2, is about this entry and this category of the same party already.", problem.Problem);
        Assert.Contains("1514(c)(1)", problem.Remedy, StringComparison.Ordinal);
        // A later row of a protest may leave the party out, and the category is compared without case and blanks.
        Assert.Contains(Read(Row(1, "A"), Row(2, "B"), Row(1, "B", ("Importer Number", ""), ("Category", Row(1, "A")[ProtestTemplate.Template.IndexOf("Category")].ToUpperInvariant() + " "))).Problems, p => p.Row == 4 && p.Problem.StartsWith("Protest A of this list", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_about_the_whole_protest_may_not_differ_and_nothing_stands_twice()
    {
        Assert.Contains(Read(Row(1, "A"), Row(2, "A", ("Importer Number", "98-7654321"))).Problems, p => p.Problem.Contains("differs from row 2", StringComparison.Ordinal));
        Assert.Contains(Read(Row(1, "A"), Row(1, "A")).Problems, p => p.Row == 3 && p.Problem.Contains("stands twice", StringComparison.Ordinal));
        Assert.Contains(Read(Row(1, "A"), Row(1, "A", ("Category", "Pipes"), ("Decision Date", "2026-01-05"))).Problems, p => p.Problem.Contains("another day", StringComparison.Ordinal));
        Assert.Empty(Read(Row(1, "A"), Row(2, "A", ("Importer Number", ""), ("Drawback", ""))).Problems);
    }

    public static readonly TheoryData<string, string> NotTheTemplate = new()
    {
        { "", "empty" },
        { "   \r\n \r\n", "blank" },
        { "Entry Summary Number,Importer Number,Entry Date\r\nXYZ-0000001-5,12-345678900,2026-01-05\r\n", "not the portal's list of protests" },
        { "Name,Street,City\r\nA,B,C\r\n", "not the portal's list of protests" },
        { "Protest Reference,Importer Number,Entry Number,Decision Protested,Category,Claim,Drawback\r\nA,B,C,D,E,F,G\r\n", "\"Reasons\" is missing" },
        { "Reference,Protest,Importer Number,Entry Number,Decision Protested,Category,Claim,Reasons,Drawback\r\n", "stands twice" },
        { "Protest Reference,Importer Number,Entry Number,Decision Protested,Category,Claim,Reasons,Drawback\r\n", "no rows below" },
        { "%PDF-1.7 ...", "PDF" },
        { "PK\u0003\u0004 but no archive", "damaged" },
        { "{\"protests\": []}", "JSON" },
        { "A2704XYZ      082926     AE\r\n", "not the portal's list of protests" },
    };

    [Theory]
    [MemberData(nameof(NotTheTemplate))]
    public void Another_file_is_refused_before_any_row_is_read(string text, string problem)
    {
        var list = ReadText(text);
        Assert.Empty(list.Protests);
        var refused = Assert.Single(list.Problems);
        Assert.Contains(problem, refused.Problem, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(refused.Remedy);
    }

    [Fact]
    public void More_rows_than_a_file_may_have_are_refused_and_as_many_as_it_may_have_are_read()
    {
        var all = Read(Enumerable.Range(1, 9_999).Select(i => Row(i, $"P{i / 3}")));
        Assert.Equal((9_999, 0), (all.Rows, all.Problems.Count));
        Assert.Equal(9_999, all.Protests.Sum(p => p.Rows));
        var over = Read(Enumerable.Range(1, 10_000).Select(i => Row(i, $"P{i}")));
        Assert.Contains("more than 9,999 rows", Assert.Single(over.Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_keeps_days_and_numbers_as_such_and_they_are_read_as_typed()
    {
        var file = new MemoryStream();
        Dictionary<string, object>[] rows =
        [
            template.Columns.Select((c, i) => (c.Name, i)).ToDictionary(c => $"C{c.i}", c => (object)c.Name),
            template.Columns.Select((c, i) => (c, i)).ToDictionary(c => $"C{c.i.ToString(System.Globalization.CultureInfo.InvariantCulture)}", c => c.c.Name switch { "Decision Date" => new DateTime(2026, 1, 5), "Protest Reference" => 7d, "Accelerated" => true, _ => (object)c.c.Example }),
        ];
        MiniExcelLibs.MiniExcel.SaveAs(file, rows, printHeader: false);
        file.Position = 0;
        var list = ProtestListReader.Read(file);
        Assert.Empty(list.Problems);
        Assert.Equal(("7", new DateOnly(2026, 1, 5), true), (list.Protests[0].Reference, list.Protests[0].Entries[0].DecidedOn!.Value, list.Protests[0].Accelerated));
    }

    [Fact]
    public async Task The_problems_go_back_as_a_file_that_runs_no_formula()
    {
        var list = Read(Row(1, "A", ("Decision Protested", "=HYPERLINK(\"x\")")));
        var output = new MemoryStream();
        await SheetProblems.WriteCsvAsync(output, list.Problems.ToAsyncEnumerable());
        var text = Encoding.UTF8.GetString(output.ToArray()).TrimStart('\uFEFF');
        Assert.StartsWith("Row,Column,Value,Problem,Remedy\r\n2,Decision Protested,\"'=HYPERLINK(\"\"x\"\")\",", text, StringComparison.Ordinal);
    }

    /// <summary>Whatever stands in a list, it is read to its end, every row is either in a protest or has a problem, and no
    /// protest has a row with one.</summary>
    [Fact]
    public void Whatever_stands_in_a_list_each_row_is_filed_or_explained()
    {
        string[] odd = ["", "Y", "2026-01-05", "\"", "a,b\nc", "=1+1", "XYZ-0000002-3", "value", "9999-99-999999", "\u0000"];
        var cell = Gen.OneOf(Gen.String[0, 30], Gen.Int[0, odd.Length - 1].Select(i => odd[i]));
        var row = Gen.Select(Gen.Int[1, 40], Gen.Int[1, 5], Gen.Select(Gen.Int[0, 19], cell).Array[0, 3]);
        row.Array[1, 30].Sample(rows =>
        {
            var written = rows.Select(r =>
            {
                var cells = Row(r.Item1, $"P{r.Item2}");
                foreach (var (at, text) in r.Item3) cells[at] = text;
                return cells;
            }).ToList();
            foreach (var asWorkbook in new[] { false, true })
            {
                var file = new MemoryStream();
                if (asWorkbook) template.WriteXlsx(file, written.Select(r => (IReadOnlyList<string>)[.. r.Select(Xml)]));
                else template.WriteCsv(file, written);
                file.Position = 0;
                var list = ProtestListReader.Read(file);
                if (list.Rows == 0)
                {
                    Assert.Single(list.Problems); // not well-formed
                    continue;
                }
                Assert.Equal(list.Rows, list.Protests.Sum(p => p.Rows) + LeftOut(list, rows.Length));
                Assert.All(list.Protests, p => Assert.DoesNotContain(list.Problems, q => q.Row == p.Row));
                Assert.All(list.Problems, p => Assert.True(p.Problem.Length > 0 && p.Remedy.Length > 0));
                Assert.True(list.Problems.Count == 0 == (list.Protests.Count == list.References && list.BadRows == 0));
            }

            static int LeftOut(ProtestList list, int all) => list.Rows - list.Protests.Sum(p => p.Rows) is var left && left >= list.BadRows && left <= all ? left : -1;
            static string Xml(string text) => string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c < '\uFFFE'));
        }, iter: 300);
    }
}
