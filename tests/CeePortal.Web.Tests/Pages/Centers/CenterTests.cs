using System.Net;

namespace CeePortal.Web.Tests.Pages.Centers;

public class CenterTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Each_Center_has_a_sound_page_with_its_headings(int number)
    {
        var page = await portal.Anonymous().PageAsync($"/centers/{number:D3}");

        PageChecks.AssertSound(page);
        Assert.EndsWith($"({number:D3})", page.Heading(), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
        Assert.NotEmpty(page.QuerySelectorAll(".timeline li"));
    }

    [Fact]
    public async Task What_rests_on_a_published_text_is_told_apart()
    {
        var words = (await portal.Anonymous().PageAsync("/centers/001")).Words();
        Assert.Contains("rest on a published text", words, StringComparison.Ordinal);
        Assert.Contains("2801 to 3302", words, StringComparison.Ordinal);
        Assert.Contains("Read in the CBP notice of 2015-01-28", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mailbox_is_marked_as_not_confirmed()
    {
        var words = (await portal.Anonymous().PageAsync("/centers/007")).Words();
        Assert.Contains("CEE@cbp.dhs.gov Not confirmed", words, StringComparison.Ordinal);
        Assert.Contains("77 FR 52048", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/centers/7")]
    [InlineData("/centers/CEE007")]
    public async Task Other_ways_to_write_the_code_lead_to_the_one_address(string address)
    {
        using var answer = await portal.Anonymous().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/centers/007", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/centers/011")]
    [InlineData("/centers/000")]
    [InlineData("/centers/electronics")]
    public async Task A_Center_that_does_not_exist_is_not_found(string address)
    {
        using var answer = await portal.Anonymous().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
