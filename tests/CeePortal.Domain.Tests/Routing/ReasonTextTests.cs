using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.TestSupport;

namespace CeePortal.Domain.Tests.Routing;

public sealed class ReasonTextTests
{
    static readonly ReasonNames names = new(c => c.Number == 7 ? "Electronics" : null, p => p.Code == 2704 ? "Los Angeles" : null);

    [Fact]
    public void Render_Assignment_SaysSinceWhenAndCitesTheRule()
    {
        var text = ReasonText.Render(new Reason(ReasonCode.Assigned, 1, ["007", "2024-03-01"]), names);
        Assert.Equal("The importer is assigned to Electronics (007) since March 1, 2024.", text.Sentence);
        Assert.Equal("19 CFR 101.10; 81 FR 92978", text.Source);
    }

    [Theory]
    [InlineData("8471=5; 8517=5; 6110=9", "2 of 3 lines (67 %) carry goods of Electronics (007): the predominant goods of this entry.")]
    [InlineData("8471=5; 8517=5; 6110=9", "By line: Electronics (007) 2 lines ($10), Center 004 1 line ($9).")]
    [InlineData("8471=5; 6110=9", "1 of 2 lines (50 %) carries goods of Center 004: the predominant goods of this entry.")]
    [InlineData("8471=5; 6110=9", "More than one destination has 1 line; the higher entered value, $9, decides for Center 004.")]
    [InlineData("8471=5; 6110=5", "More than one destination has 1 line worth $5; the first of their lines, line 1, decides for Electronics (007).")]
    [InlineData("8471=5", "The one line that counts speaks for Electronics (007).")]
    [InlineData("8471=5; 8517=7", "All 2 lines that count (100 %) speak for Electronics (007).")]
    [InlineData("8471=5; 8517=7", "Provisional: that Electronics (007) covers these headings is inferred from the Center's industry, not read in an official list: 8471 and 8517. Confirm with the Center.")]
    [InlineData("9701=5; 9706=7", "No Center covers any heading of this entry on May 1, 2024, so the port of entry keeps it. Headings not found: 9701 and 9706.")]
    [InlineData("9801=5; 8471=7", "These lines have no number of chapters 1 to 97, which alone say what goods are, so they do not count: 1.")]
    [InlineData("8471=5", "The policy is that of May 1, 2024, the entry date set by CBP.")]
    [InlineData("8471=5", "The revenue is credited to the port of Los Angeles (2704), the port of entry, wherever the entry is processed.")]
    [InlineData("8471=5", "No assignment of the importer to a Center is on record for May 1, 2024, so the goods of this entry decide.")]
    public void Decide_ItsReasons_ReadAsPeopleSpeak(string lines, string sentence)
    {
        var decision = EntryRouter.Decide(SmallBook.Book,
            SmallBook.ParseLines(lines).Ask(PortCode.Parse("2704"), EntryType.Consumption, SmallBook.On("2024-05-01"), null));
        Assert.Contains(sentence, decision.Reasons.Select(r => ReasonText.Render(r, names).Sentence));
    }

    [Theory] // a part never reads as all of it or as nothing
    [InlineData(999, "999 of 1,000 lines (99 %) carry")]
    [InlineData(501, "501 of 1,000 lines (50 %) carry")]
    public void Decide_Share_NeverRoundsToTheWhole(int lines, string words)
    {
        var goods = string.Join(';', Enumerable.Repeat("8471=1", lines).Concat(Enumerable.Repeat("6110=1", 1000 - lines)));
        var decision = EntryRouter.Decide(SmallBook.Book,
            SmallBook.ParseLines(goods).Ask(PortCode.Parse("2704"), EntryType.Consumption, SmallBook.On("2024-05-01"), null));
        Assert.Contains(decision.Reasons, r => ReasonText.Render(r, names).Sentence.StartsWith(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_LongList_NamesTheFirstAndCountsTheRest()
    {
        var decision = EntryRouter.Decide(SmallBook.Book, SmallBook.ParseLines(string.Join(';', Enumerable.Range(9001, 20).Select(h => $"{h}=1")))
            .Ask(PortCode.Parse("2704"), EntryType.Consumption, SmallBook.On("2024-05-01"), null));
        var text = ReasonText.Render(decision.Reasons.Single(r => r.Code == ReasonCode.PortKeepsUncovered), names).Sentence;
        Assert.EndsWith("9001, 9002, 9003, 9004, 9005, 9006, 9007, 9008, 9009, 9010, 9011, 9012 and 8 more.", text);
    }

    [Theory]
    [InlineData(DateBasis.EntryDate, false), InlineData(DateBasis.EstimatedEntryDate, true), InlineData(DateBasis.StatementPrintDate, true)]
    [InlineData(DateBasis.ArrivalDate, true), InlineData(DateBasis.ReceivedDate, true)]
    public void Decide_EachKindOfDate_SaysWhetherItIsEstimated(DateBasis basis, bool isEstimated)
    {
        var decision = EntryRouter.Decide(SmallBook.Book, SmallBook.ParseLines("8471=1")
            .Ask(PortCode.Parse("2704"), EntryType.Consumption, new(SmallBook.Day("2024-05-01"), basis), null));
        var text = string.Join(' ', decision.Reasons.Select(r => ReasonText.Render(r, names).Sentence));
        Assert.Equal(isEstimated, text.Contains("The answer is estimated", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_ReasonOfANewerPortal_ShowsItsCodeAndArguments()
    {
        Assert.Equal("Unheard: 007, 5.", ReasonText.Render(new Reason("Unheard", 1, ["007", "5"]), names).Sentence);
        Assert.Equal("Assigned: 007.", ReasonText.Render(new Reason(ReasonCode.Assigned, 99, ["007"]), names).Sentence);
        Assert.Equal("The importer is assigned to Electronics (007) since ?.", ReasonText.Render(new Reason(ReasonCode.Assigned, 1, ["007"]), names).Sentence);
    }

    [Fact]
    public void Templates_EveryCode_HasOne_AndNoneIsLeftOver()
    {
        var codes = typeof(ReasonCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(codes.Order(StringComparer.Ordinal), ReasonTemplates.All.Keys.Select(k => k.Code).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Stored decisions must read tomorrow as they read today. A new template adds a line to released.txt; a line
    /// there never changes.</summary>
    [Fact]
    public void Templates_Released_NeverChange()
    {
        var now = ReasonTemplates.All.OrderBy(t => t.Key.Code, StringComparer.Ordinal).ThenBy(t => t.Key.Version)
            .Select(t => $"{t.Key.Code} {t.Key.Version} {Fingerprint(t.Value)}").ToList();
        var released = File.ReadAllLines(RepositoryFolder.File("tests", "CeePortal.Domain.Tests", "Routing", "released.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').ToList();
        Assert.True(released.SequenceEqual(now), "Changed or missing: " + string.Join("; ", now.Except(released).Concat(released.Except(now)))
            + ". Keep the released template and give the new wording the next version; add a line for it to released.txt.");
    }

    static string Fingerprint(ReasonTemplate template) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template.Sentence + "\n" + template.Source)))[..16];
}
