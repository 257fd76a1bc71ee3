using CeePortal.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Operations;

public sealed class VerifyAuditVerbTests : IAsyncLifetime
{
    readonly PortalFactory portal = new();

    public async Task InitializeAsync() => await portal.AccountAsync(PortalRoles.Broker); // opening an account writes events

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task A_sound_log_is_exit_code_0_and_a_tampered_one_1_with_the_first_broken_link()
    {
        var sound = await portal.JsonAsync(0, "verify-audit");
        Assert.True(sound.GetProperty("sound").GetBoolean());
        Assert.True(sound.GetProperty("chains").GetInt32() >= 2);

        await portal.DataAsync(async d =>
        {
            await d.Database.ExecuteSqlRawAsync("DROP TRIGGER PortalEvent_AppendOnly");
            return await d.Database.ExecuteSqlRawAsync("UPDATE PortalEvent SET Type = 'AccountClosed' WHERE Type = 'AccountOpened'");
        });
        var broken = await portal.JsonAsync(1, "verify-audit");
        var link = Assert.Single(broken.GetProperty("broken").EnumerateArray());
        Assert.Equal(("user", 1, "Its content is not what was written."), (link.GetProperty("stream").GetString(), link.GetProperty("seq").GetInt32(), link.GetProperty("problem").GetString()));
        var text = await portal.RunAsync(["verify-audit"]);
        Assert.Equal(1, text.Code);
        Assert.Contains("broken at event 1", text.Output, StringComparison.Ordinal);
        Assert.Contains("Not sound: 1 broken chains", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_is_refused_in_one_sentence()
    {
        await portal.RefusesAsync("Give --kind and --number together", "verify-audit", "--kind", "protest");
        await portal.RefusesAsync("There is no kind of work \"dance\". Use one of", "verify-audit", "--kind", "dance", "--number", "2704-26-100001");
        await portal.RefusesAsync("A number is four digits of the port", "verify-audit", "--kind", "protest", "--number", "7");
        await portal.RefusesAsync("There is no protest 2704-26-100001 on file.", "verify-audit", "--kind", "protest", "--number", "2704-26-100001");
    }
}
