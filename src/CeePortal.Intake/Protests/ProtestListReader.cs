using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Intake.Sheets;
using static CeePortal.Intake.Protests.ProtestTemplate;

namespace CeePortal.Intake.Protests;

/// <summary>Reads a list of protests. A protest with a wrong row is left out whole: half a protest would be another protest.
/// Every problem of every row is named, not only the first.</summary>
public static class ProtestListReader
{
    static readonly int[] ofTheWhole = [Importer, By, Drawback, Accelerated, Exclusion, SameAs, SameReceived, Criteria, Justification, NoDecision, NoSuit, NoCollusion];

    /// <summary>Reads a list.</summary>
    /// <param name="file">CSV or XLSX, seekable.</param>
    public static ProtestList Read(Stream file)
    {
        var sheet = SheetReader.Read(file, Template);
        if (sheet.Problem is { } refused) return new([], [refused], 0, 0, 0, []);
        List<SheetProblem> problems = [];
        var rows = sheet.Rows.Select(r => new Cells(r, problems)).ToList();
        List<ProtestDraft> drafts = [];
        var groups = rows.GroupBy(static r => r.Reference, StringComparer.OrdinalIgnoreCase).ToList();
        OnePerMatter(groups);
        foreach (var group in groups)
        {
            List<Cells> own = [.. group];
            if (group.Key.Length > 0) Agree(own);
            if (group.Key.Length > 0 && own.TrueForAll(static r => r.IsRight)) drafts.Add(Draft(own));
            else if (group.Key.Length > 0 && own.Exists(static r => r.IsRight))
                problems.Add(new(own.First(static r => r.IsRight).Number, Template.Columns[Reference].Name, SheetProblems.Shown(group.Key),
                    string.Create(CultureInfo.InvariantCulture, $"Protest {SheetProblems.Shown(group.Key)} is left out, because {own.Count(static r => !r.IsRight)} of its {own.Count} rows {(own.Count(static r => !r.IsRight) == 1 ? "is" : "are")} wrong."),
                    "Correct those rows and send all rows of this protest again."));
        }
        return new(drafts, [.. problems.OrderBy(static p => p.Row)], rows.Count, groups.Count, rows.Count(static r => !r.IsRight), sheet.Notes);
    }

    /// <summary>One protest is possible for each party, entry and category (19 U.S.C. 1514(c)(1)): of two in one list the later
    /// is wrong, whichever of them could be filed.</summary>
    static void OnePerMatter(List<IGrouping<string, Cells>> groups)
    {
        var first = new Dictionary<(ImporterNumber, EntryNumber, string), Cells>();
        // The rows below the first of a protest may leave the party out.
        foreach (var (party, row) in groups.Where(static g => g.Key.Length > 0).SelectMany(static g => g.Select(r => (Party: g.First().ImporterNumber, Row: r)))
            .Where(static r => r.Party != default && !r.Row.Entry.IsNone && r.Row[Category].Length > 0).OrderBy(static r => r.Row.Number))
        {
            var matter = (party, row.Entry, ProtestFiling.Comparable(row[Category]));
            if (!first.TryAdd(matter, row) && first[matter] is var other && !other.Reference.Equals(row.Reference, StringComparison.OrdinalIgnoreCase))
                row.Say(ProtestTemplate.Entry, string.Create(CultureInfo.InvariantCulture, $"Protest {SheetProblems.Shown(other.Reference)} of this list, row {other.Number}, is about this entry and this category of the same party already."),
                    "One protest is possible for each entry and category (19 U.S.C. 1514(c)(1)). Give both rows one protest reference, or name another category.");
        }
    }

    /// <summary>What is about the whole protest stands the same in each of its rows, or in the first alone.</summary>
    static void Agree(List<Cells> rows)
    {
        foreach (var column in ofTheWhole)
            if (Template.Columns[column].IsRequired && rows[0][column].Length == 0) rows[0].Say(column, $"\"{Template.Columns[column].Name}\" is missing.", Template.Columns[column].Meaning);
        rows[0].ReadReview();
        foreach (var row in rows.Skip(1))
            foreach (var column in ofTheWhole)
                if (row[column].Length > 0 && !row[column].Equals(rows[0][column], StringComparison.OrdinalIgnoreCase))
                    row.Say(column, string.Create(CultureInfo.InvariantCulture, $"This differs from row {rows[0].Number}, which is of the same protest."), "Write the same in all rows of one protest, or leave it blank below the first.");
        foreach (var twice in rows.Where(static r => !r.Entry.IsNone).GroupBy(static r => r.Entry))
            foreach (var row in twice.Skip(1))
            {
                if (row.DecidedOn != twice.First().DecidedOn)
                    row.Say(ProtestTemplate.DecidedOn, string.Create(CultureInfo.InvariantCulture, $"Row {twice.First().Number} gives another day for the same entry."), "File decisions of different days as different protests.");
                if (!row.PortOfEntry.IsNone && twice.First(r => !r.PortOfEntry.IsNone).PortOfEntry != row.PortOfEntry)
                    row.Say(Port, "Another row gives another port for the same entry.", "Write the same, or leave it blank below the first.");
                if (row.EnteredOn is { } entered && twice.First(static r => r.EnteredOn is not null).EnteredOn != entered)
                    row.Say(Entered, "Another row gives another date of entry for the same entry.", "Write the same, or leave it blank below the first.");
                if (twice.TakeWhile(r => r != row).Any(r => r.SameObjection(row)))
                    row.Say(ProtestTemplate.Entry, "The same objection for the same entry stands twice.", "Delete one of the rows.");
            }
    }

    static ProtestDraft Draft(List<Cells> rows)
    {
        var first = rows[0];
        return new()
        {
            Reference = first.Reference,
            Row = first.Number,
            Rows = rows.Count,
            Importer = first.ImporterNumber,
            By = first.Protestant,
            // Port and date of an entry may stand in any of its rows.
            Entries = [.. rows.GroupBy(static r => r.Entry).Select(static g => (First: g.First(), All: g)).Select(static e => new DraftEntry(e.First.Number, e.First.Entry, e.First.DecidedOn, e.First.DemandMailedOn,
                e.All.Select(static r => r.PortOfEntry).FirstOrDefault(static p => !p.IsNone), e.All.Select(static r => r.EnteredOn).FirstOrDefault(static d => d is not null)))],
            Objections = [.. rows.GroupBy(static r => (r.Decision, r[Category], r[Claim], r[Reasons]))
                .Select(static g => new ObjectionFiling(g.Key.Decision, g.Key.Item2, [.. g.Select(static r => r.Entry).Distinct()], g.Key.Item3, g.Key.Item4))],
            Drawback = first[Drawback],
            Accelerated = first.IsYes(Accelerated),
            SaysExclusion = first.IsYes(Exclusion),
            SameDispositionAs = first.SameDisposition,
            SameDispositionReceivedOn = first.SameReceivedOn,
            Review = first.ReviewCriteria == ReviewCriteria.None ? null
                : new(first.ReviewCriteria, first[Justification], first.IsYes(NoDecision), first.IsYes(NoSuit)),
            NoCollusion = first.IsYes(NoCollusion),
        };
    }

    /// <summary>The cells of a row, read.</summary>
    sealed class Cells
    {
        static readonly string[] yes = ["Y", "YES", "X", "TRUE", "1"], no = ["", "N", "NO", "FALSE", "0"];
        readonly SheetRow row;
        readonly List<SheetProblem> problems;

        public Cells(SheetRow row, List<SheetProblem> problems)
        {
            (this.row, this.problems) = (row, problems);
            foreach (var (column, at) in Template.Columns.Select(static (c, i) => (c, i)))
                if (column.IsRequired && this[at].Length == 0 && !ofTheWhole.Contains(at)) Say(at, $"\"{column.Name}\" is missing.", column.Meaning);
            if (this[Importer].Length > 0)
                if (Domain.Trade.ImporterNumber.Read(this[Importer], out var importer) is { } wrong) Say(Importer, wrong, "Write it as 12-345678900, with its hyphens.");
                else ImporterNumber = importer;
            if (this[ProtestTemplate.Entry].Length > 0)
                if (EntryNumber.Read(this[ProtestTemplate.Entry], null, out var entry) is { } wrong) Say(ProtestTemplate.Entry, wrong, "Write it as XYZ-0000001-5. Format the column as text, or a spreadsheet drops zeros.");
                else Entry = entry;
            if (this[ProtestTemplate.Decision].Length > 0)
                if (Decisions.TryGetValue(this[ProtestTemplate.Decision], out var decision)) Decision = decision;
                else Say(ProtestTemplate.Decision, "This is not a decision that may be protested.", $"Write one of: {string.Join(", ", Decisions.DistinctBy(static d => d.Value).Select(static d => d.Key))}.");
            if (Protestants.TryGetValue(this[By], out var by)) Protestant = by;
            else Say(By, "This is not a party that may protest.", $"Write one of: {string.Join(", ", Protestants.Keys.Where(static k => k.Length > 0))}.");
            DecidedOn = Day(ProtestTemplate.DecidedOn);
            DemandMailedOn = Day(DemandMailed);
            EnteredOn = Day(Entered);
            if (this[Port].Length > 0)
                if (PortCode.Read(this[Port], out var port) is { } wrong) Say(Port, wrong, "Write its four digits. Format the column as text, or a spreadsheet drops zeros.");
                else PortOfEntry = port;
            SameReceivedOn = Day(SameReceived);
            foreach (var flag in new[] { Accelerated, Exclusion, NoDecision, NoSuit, NoCollusion })
                if (!yes.Contains(this[flag], StringComparer.OrdinalIgnoreCase) && !no.Contains(this[flag], StringComparer.OrdinalIgnoreCase)) Say(flag, "This is neither Y nor N.", "Write Y or N, or leave it blank.");
            if (this[SameAs].Length > 0)
                if (WorkNumber.Read(this[SameAs], out var same) is { } wrong) Say(SameAs, wrong, "Write it as 2304-26-100123.");
                else SameDisposition = same;
        }

        public long Number => row.Number;

        public bool IsRight { get; private set; } = true;

        public string Reference => this[ProtestTemplate.Reference];

        public ImporterNumber ImporterNumber { get; }

        public EntryNumber Entry { get; }

        public ProtestableDecision Decision { get; }

        public ProtestantKind Protestant { get; }

        public DateOnly? DecidedOn { get; }

        public DateOnly? DemandMailedOn { get; }

        public DateOnly? EnteredOn { get; }

        public PortCode PortOfEntry { get; }

        public DateOnly? SameReceivedOn { get; }

        public WorkNumber SameDisposition { get; }

        public ReviewCriteria ReviewCriteria { get; private set; }

        public string this[int column] => row.Cells[column];

        public bool IsYes(int column) => yes.Contains(this[column], StringComparer.OrdinalIgnoreCase);

        public bool SameObjection(Cells other) =>
            Decision == other.Decision && ProtestFiling.Comparable(this[Category]) == ProtestFiling.Comparable(other[Category]);

        public void Say(int column, string problem, string remedy)
        {
            IsRight = false;
            problems.Add(new(Number, Template.Columns[column].Name, SheetProblems.Shown(this[column], isPersonal: column == Importer), problem, remedy));
        }

        DateOnly? Day(int column)
        {
            if (this[column].Length == 0) return null;
            if (DateOnly.TryParseExact(this[column], ["yyyy-MM-dd", "M/d/yyyy", "MM/dd/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1980 and <= 2079) return day;
            Say(column, "This is not a day.", "Write year, month and day, such as 2026-10-01.");
            return null;
        }

        /// <summary>The application for further review, which stands in the first row of a protest.</summary>
        public void ReadReview()
        {
            foreach (var letter in this[Criteria].ToLowerInvariant().Where(char.IsLetter))
                if (letter is >= 'a' and <= 'd') ReviewCriteria |= (ReviewCriteria)(1 << (letter - 'a'));
                else
                {
                    Say(Criteria, "A criterion for further review is a letter from a to d.", "Write the letters of 19 CFR 174.24 that are met, such as \"a, c\".");
                    return;
                }
            if (ReviewCriteria == ReviewCriteria.None)
            {
                if (this[Justification].Length > 0) Say(Justification, "Further review is justified, but no criterion is named.", "Write the letters of 19 CFR 174.24 under \"Further Review\".");
                return;
            }
            if (this[Justification].Length == 0) Say(Justification, "Further review is asked for without facts that show that the criterion is met.", Template.Columns[Justification].Meaning);
            if (!IsYes(NoDecision)) Say(NoDecision, "Further review needs this statement.", Template.Columns[NoDecision].Meaning);
            if (!IsYes(NoSuit)) Say(NoSuit, "Further review needs this statement.", Template.Columns[NoSuit].Meaning);
        }
    }
}
