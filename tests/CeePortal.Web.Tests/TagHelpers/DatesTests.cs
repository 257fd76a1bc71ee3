using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Tests.TagHelpers;

public class DatesTests
{
    static readonly DateOnly today = new(2026, 9, 1);

    [Theory]
    [InlineData(12, "12 days left")]
    [InlineData(1, "1 day left")]
    [InlineData(0, "due today")]
    [InlineData(-1, "1 day overdue")]
    [InlineData(-1500, "1,500 days overdue")]
    public void Days_left_are_told_in_words(int days, string words) => Assert.Equal(words, Dates.Left(today.AddDays(days), today));

    [Fact]
    public void Instants_are_told_in_Washingtons_time_in_winter_and_summer()
    {
        Assert.Equal("January 5, 2026, 1:15 PM ET", Dates.Instant(new DateTimeOffset(2026, 1, 5, 18, 15, 0, TimeSpan.Zero)));
        Assert.Equal("July 5, 2026, 2:15 PM ET", Dates.Instant(new DateTimeOffset(2026, 7, 5, 18, 15, 0, TimeSpan.Zero)));
    }
}
