using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using CeePortal.Data.Accounts;

namespace CeePortal.Web.Tests.Pages.Account;

public sealed class TwoFactorTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_code_is_asked_for_after_it_is_set_up_and_a_recovery_code_works_once()
    {
        var email = await portal.AccountAsync(PortalRoles.Supervisor);
        using var first = await portal.SignedInAsync(PortalRoles.Supervisor);
        var key = (await first.PageAsync("/account/twofactor")).QuerySelector("code.key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

        using (var wrong = await first.PostFormAsync("/account/twofactor", new() { ["Input.Code"] = "12 34" }))
            Assert.Contains("A code has six digits", (await wrong.DocumentAsync()).Words(), StringComparison.Ordinal);
        var code = CodeOf(key);
        using (var unfit = await first.PostFormAsync("/account/twofactor", new() { ["Input.Code"] = code[0] == '9' ? "0" + code[1..] : "9" + code[1..] }))
            Assert.Contains("This code does not fit", (await unfit.DocumentAsync()).Words(), StringComparison.Ordinal);
        using (var on = await first.PostFormAsync("/account/twofactor", new() { ["Input.Code"] = CodeOf(key).Insert(3, " ") }))
            Assert.Equal("/account/recoverycodes", on.Headers.Location!.ToString());
        using var made = await first.PostFormAsync("/account/recoverycodes", []);
        var codes = (await made.DocumentAsync()).QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());

        using var second = portal.Anonymous();
        await PasswordAsync(second, email);
        using (var half = await second.GetAsync(new Uri("/account", UriKind.Relative)))
            Assert.Equal(302, (int)half.StatusCode); // half signed in is not signed in
        using (var wrong = await second.PostFormAsync("/account/signincode", new() { ["Input.Code"] = "000000" }))
            Assert.Equal(200, (int)wrong.StatusCode);
        using (var right = await second.PostFormAsync("/account/signincode", new() { ["Input.Code"] = CodeOf(key) }))
            Assert.Equal(302, (int)right.StatusCode);
        Assert.Equal("Your account", (await second.PageAsync("/account")).Heading());

        using var third = portal.Anonymous();
        await PasswordAsync(third, email);
        using (var recovered = await third.PostFormAsync("/account/signinrecovery", new() { ["Input.Code"] = codes[0] }))
            Assert.Equal(302, (int)recovered.StatusCode);
        Assert.Contains("9 are left", (await third.PageAsync("/account")).Words(), StringComparison.Ordinal);

        using var fourth = portal.Anonymous();
        await PasswordAsync(fourth, email);
        using var again = await fourth.PostFormAsync("/account/signinrecovery", new() { ["Input.Code"] = codes[0] });
        Assert.Equal(200, (int)again.StatusCode);
        Assert.Contains("was used before", (await again.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_step_without_the_first_leads_to_the_first()
    {
        using var stranger = portal.Anonymous();
        using var answer = await stranger.GetAsync(new Uri("/account/signincode", UriKind.Relative));
        Assert.Equal("/account/signin", answer.Headers.Location!.ToString());
    }

    static async Task PasswordAsync(HttpClient browser, string email)
    {
        using var answer = await browser.PostFormAsync("/account/signin", new() { ["Input.Email"] = email, ["Input.Password"] = PortalFactory.Password });
        Assert.StartsWith("/account/signincode", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The code of this half minute, as an app computes it (RFC 6238 over RFC 4226).</summary>
    static string CodeOf(string base32)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(c => Convert.ToString(letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the authenticator apps' algorithm
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
