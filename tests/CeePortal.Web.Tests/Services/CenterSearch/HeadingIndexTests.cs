using CeePortal.Web.Services.CenterSearch;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.CenterSearch;

/// <summary>Searches in the reference data that the portal is delivered with.</summary>
public class HeadingIndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    async Task<HeadingSearch> SearchAsync(string text) =>
        (await portal.Services.GetRequiredService<CenterShelfSource>().GetAsync()).Headings.Search(text);

    [Theory]
    [InlineData("laptops", "8471")]
    [InlineData("t-shirt", "6109")]
    [InlineData("T shirts", "6109")]
    [InlineData("tshirts", "6109")]
    [InlineData("coffee", "0901")]
    [InlineData("toys", "9503")]
    [InlineData("crude oil", "2709")]
    [InlineData("cordless drill", "8467")]
    [InlineData("gaming laptop", "8471")]
    [InlineData("car parts", "8708")]
    [InlineData("olive oil", "1509")]
    [InlineData("furniture", "9403")]
    [InlineData("wooden chairs", "9401")]
    [InlineData("ball bearings", "8482")]
    [InlineData("glass bottles", "7010")]
    [InlineData("smartphone", "8517")]
    [InlineData("solar panels", "8541")]
    [InlineData("bicycle", "8712")]
    [InlineData("running shoes", "6404")]
    [InlineData("aspirin", "3004")]
    [InlineData("medical mask", "6307")]
    public async Task Everyday_words_find_their_heading_first(string words, string heading)
    {
        var found = await SearchAsync(words);

        Assert.Equal(heading, found.Matches[0].Heading.Code);
        Assert.Empty(found.Guessed);
    }

    [Theory]
    [InlineData("steel pipe", "7304", "7305", "7306")]
    [InlineData("drill", "8467", "8459", "8207")]
    [InlineData("shoes", "6402", "6403", "6404", "6405")]
    [InlineData("battery", "8506", "8507")]
    public async Task Words_of_several_headings_find_all_of_them(string words, params string[] headings)
    {
        var found = (await SearchAsync(words)).Matches.Select(m => m.Heading.Code).Take(8).ToList();

        Assert.All(headings, heading => Assert.Contains(heading, found));
    }

    [Theory]
    [InlineData("aspirin")]
    [InlineData("semi conductors")]
    public async Task Words_inside_names_are_found(string words) => Assert.NotEmpty((await SearchAsync(words)).Matches);

    [Theory]
    [InlineData("labtop", "8471")]
    [InlineData("refridgerator", "8418")]
    [InlineData("cofee", "0901")]
    public async Task A_slip_of_the_pen_is_forgiven_and_told(string words, string heading)
    {
        var found = await SearchAsync(words);

        Assert.Equal(heading, found.Matches[0].Heading.Code);
        Assert.Equal([words], found.Guessed);
    }

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("the of and")]
    [InlineData("")]
    [InlineData("!!!")]
    public async Task Words_that_occur_nowhere_find_nothing(string words) => Assert.Empty((await SearchAsync(words)).Matches);

    [Fact]
    public async Task Order_of_words_and_number_do_not_matter()
    {
        var found = (await SearchAsync("pipes steel")).Matches.Select(m => m.Heading.Code).Take(4).ToList();
        Assert.All((string[])["7304", "7305", "7306"], heading => Assert.Contains(heading, found));
    }

    [Fact]
    public async Task Matches_come_best_first_and_no_more_than_asked()
    {
        var shelf = await portal.Services.GetRequiredService<CenterShelfSource>().GetAsync();
        var found = shelf.Headings.Search("rice", most: 3).Matches;
        Assert.Equal(3, found.Count);
        Assert.True(found.Zip(found.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score));
    }
}
