using CeePortal.Web.Services.CenterSearch;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.CenterSearch;

public class CenterMapTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task No_name_lies_on_another_name_or_point()
    {
        var points = CenterMap.Of((await portal.Services.GetRequiredService<CenterShelfSource>().GetAsync()).Centers).Points;

        Assert.Equal(10, points.Count);
        for (var i = 0; i < points.Count; i++)
            for (var j = 0; j < points.Count; j++)
            {
                if (i == j) continue;
                Assert.False(points[i].NameBox.Meets(points[j].NameBox), $"{points[i].Center.ShortName} lies on {points[j].Center.ShortName}.");
                Assert.False(points[i].NameBox.Meets(new Box(points[j].X - 7, points[j].Y - 7, points[j].X + 7, points[j].Y + 7)),
                    $"{points[i].Center.ShortName} lies on the point of {points[j].Center.ShortName}.");
            }
    }

    [Fact]
    public async Task All_points_and_names_are_on_the_map()
    {
        var points = CenterMap.Of((await portal.Services.GetRequiredService<CenterShelfSource>().GetAsync()).Centers).Points;

        Assert.All(points, p => Assert.True(p.NameBox is { Left: >= 0, Top: >= 0, Right: <= CenterMap.Width, Bottom: <= CenterMap.Height }));
    }

    [Fact]
    public void West_is_left_and_north_is_up()
    {
        var (seattle, miami) = (CenterMap.Project(-122.3, 47.6), CenterMap.Project(-80.2, 25.8));
        Assert.True(seattle.X < miami.X);
        Assert.True(seattle.Y < miami.Y);
    }
}
