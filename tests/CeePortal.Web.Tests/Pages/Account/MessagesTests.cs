using CeePortal.Data.Accounts;
using CeePortal.Data.Messages;
using CeePortal.Web.Tests.Pages.Messages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Account;

public sealed class MessagesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_choice_is_kept_and_shown_again()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var page = await broker.PageAsync("/account/messages");
        PageChecks.AssertSound(page);
        Assert.Equal("30, 7, 1", page.QuerySelector("input[name='Input.Days']")!.GetAttribute("value"));
        using var answer = await broker.PostFormAsync("/account/messages", new() { ["Input.Way"] = "DailyDigest", ["Input.Days"] = "3 14" });
        Assert.Equal(302, (int)answer.StatusCode);
        page = await broker.PageAsync("/account/messages");
        Assert.Contains("once a day", page.Words(), StringComparison.Ordinal);
        Assert.Equal("14, 3", page.QuerySelector("input[name='Input.Days']")!.GetAttribute("value"));
        var user = await portal.UserIdAsync(PortalRoles.Broker);
        Assert.Equal((MessageWay.DailyDigest, "14,3"), await portal.DataAsync(db => db.MessageChoices.Where(c => c.UserId == user).Select(c => ValueTuple.Create(c.Way, c.DaysBefore)).SingleAsync()));
    }

    [Theory]
    [InlineData("AtOnce", "soon", "\"soon\" is not a number of days")]
    [InlineData("AtOnce", "400", "whole numbers from 0 to 365")]
    [InlineData("AtOnce", "1 2 3 4 5 6 7", "at most 6")]
    [InlineData("Sometimes", "30", "Choose how you want to be told.")]
    public async Task What_cannot_be_read_is_told_and_stays_as_typed(string way, string days, string problem)
    {
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        using var answer = await specialist.PostFormAsync("/account/messages", new() { ["Input.Way"] = way, ["Input.Days"] = days });
        var page = await answer.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains(problem, page.Words(), StringComparison.Ordinal);
        Assert.Equal(days, page.QuerySelector("input[name='Input.Days']")!.GetAttribute("value"));
    }
}
