namespace CeePortal.Web.Tests.Pages.Centers;

public class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_directory_is_sound() => PageChecks.AssertSound(await portal.Anonymous().PageAsync("/centers"));

    [Fact]
    public async Task The_map_and_the_list_name_the_same_ten_Centers()
    {
        var page = await portal.Anonymous().PageAsync("/centers");

        var onMap = page.QuerySelectorAll("svg.map a").Select(a => a.GetAttribute("href")).Order();
        var inList = page.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")).Order();
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"/centers/{n:D3}"), onMap);
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"/centers/{n:D3}"), inList);
    }

    [Fact]
    public async Task The_map_says_what_it_is()
    {
        var map = (await portal.Anonymous().PageAsync("/centers")).QuerySelector("svg.map")!;
        Assert.NotEmpty(map.QuerySelector("title")!.TextContent);
        Assert.NotEmpty(map.QuerySelector("desc")!.TextContent);
    }
}
