using CeePortal.Domain.Routing;
using CeePortal.Web.Services.CenterSearch;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.CenterSearch;

public class CenterFinderTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    static readonly DateOnly today = new(2026, 9, 1);

    async Task<FindingAnswer> FindAsync(string? question, DateOnly? on = null) =>
        CenterFinder.Find(await portal.Services.GetRequiredService<CenterShelfSource>().GetAsync(), question, on ?? today);

    [Theory]
    [InlineData("8471.30.0100", "007")]
    [InlineData("8471", "007")]
    [InlineData("847130", "007")]
    [InlineData("HTS 8471.30", "007")]
    [InlineData("heading 0901", "002")]
    [InlineData("8471.30.", "007")]
    [InlineData("6109 10 0012", "004")]
    public async Task A_number_finds_one_Center(string question, string center)
    {
        var answer = await FindAsync(question);

        Assert.Equal(QuestionKind.Number, answer.Kind);
        Assert.Null(answer.Problem);
        Assert.Equal(center, Assert.Single(answer.Centers).Center!.Code.ToString());
    }

    [Theory]
    [InlineData("84713", "4, 6, 8 or 10 digits")]
    [InlineData("847", "4, 6, 8 or 10 digits")]
    [InlineData("84713001001", "at most 10 digits")]
    [InlineData("9801.00.10", "says how goods are treated")]
    [InlineData("77", "no chapter 77")]
    [InlineData("99", "no chapter 99")]
    public async Task A_number_that_decides_nothing_says_why(string question, string problem)
    {
        var answer = await FindAsync(question);

        Assert.Contains(problem, answer.Problem, StringComparison.Ordinal);
        Assert.Empty(answer.Centers);
    }

    [Fact]
    public async Task A_chapter_lists_its_Centers()
    {
        var answer = await FindAsync("87");

        Assert.Equal(QuestionKind.Chapter, answer.Kind);
        Assert.Contains(answer.Centers, c => c.Center?.Code.ToString() == "003");
        Assert.All(answer.Centers.SelectMany(c => c.Headings), h => Assert.StartsWith("87", h.Code.ToCompact(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_heading_that_does_not_exist_has_no_Center()
    {
        var answer = await FindAsync("8499");
        var found = Assert.Single(answer.Centers);
        Assert.Null(found.Center);
        Assert.Null(Assert.Single(found.Headings).Title);
    }

    [Fact]
    public async Task A_heading_had_no_Center_before_its_list_was_known()
    {
        var found = Assert.Single((await FindAsync("7415", new(2013, 1, 1))).Centers);
        Assert.Null(found.Center);
        Assert.NotNull(Assert.Single(found.Headings).Title);
    }

    [Fact]
    public async Task Words_of_goods_of_several_Centers_list_each_Center_once()
    {
        var answer = await FindAsync("drill");

        Assert.Equal("010", answer.Centers[0].Center!.Code.ToString());
        Assert.True(answer.Centers.Count > 1);
        Assert.Equal(answer.Centers.Count, answer.Centers.Select(c => c.Center?.Code).Distinct().Count());
    }

    [Fact]
    public async Task The_policy_is_that_of_the_day()
    {
        Assert.Equal(PolicyRule.Permanent, (await FindAsync("8471")).Policy.Rule);
        Assert.Equal(PolicyRule.BeforeCenters, (await FindAsync("8471", new(2005, 1, 1))).Policy.Rule);
        Assert.Equal(PolicyRule.IndustryTransition, (await FindAsync("8471", new(2015, 6, 1))).Policy.Rule);
    }

    [Fact]
    public async Task Of_the_transition_it_is_told_where_a_Center_had_taken_over()
    {
        var shelf = await portal.Services.GetRequiredService<CenterShelfSource>().GetAsync();
        string Note(string heading, DateOnly on)
        {
            var answer = CenterFinder.Find(shelf, heading, on);
            return PolicyWords.Of(answer.Policy, on, shelf, answer.Centers[0].Headings[0].Coverage);
        }

        Assert.Contains("these ports: 1001", Note("3004", new(2015, 3, 1)), StringComparison.Ordinal);
        Assert.Contains("not taken over its industry at any port", Note("8467", new(2015, 3, 1)), StringComparison.Ordinal);
        Assert.Contains("at every port", Note("6109", new(2015, 12, 16)), StringComparison.Ordinal);
        Assert.Contains("accepted for the test", Note("3004", new(2013, 1, 1)), StringComparison.Ordinal);
        Assert.Contains("no Centers yet", Note("3004", new(2000, 1, 1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public async Task Nothing_asked_is_nothing_answered(string? question) => Assert.Equal(QuestionKind.Nothing, (await FindAsync(question)).Kind);

    [Fact]
    public async Task A_question_too_long_is_refused_in_words() =>
        Assert.Contains("longer than 200", (await FindAsync(new string('x', 500))).Problem, StringComparison.Ordinal);
}
