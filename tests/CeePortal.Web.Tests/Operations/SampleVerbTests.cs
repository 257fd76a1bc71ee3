using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Operations;

/// <summary><c>sample</c>, and the verbs that set a portal up, in this process; VerbTests has them on an empty folder.</summary>
public sealed class SampleVerbTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("catair")]
    [InlineData("csv")]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_others(string format)
    {
        async Task<byte[]> WriteAsync(string seed)
        {
            var file = Path.Combine(portal.Folder, $"{Guid.NewGuid():N}.{format}");
            var answer = await portal.JsonAsync(0, "sample", "--format", format, "--entries", "12", "--lines", "3", "--seed", seed, "--faults", "20", "--out", file);
            Assert.Equal((file, 12, 2), (answer.GetProperty("file").GetString(), answer.GetProperty("entries").GetInt32(), answer.GetProperty("faulty").GetInt32()));
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.Equal(bytes.LongLength, answer.GetProperty("bytes").GetInt64());
            return bytes;
        }

        var first = await WriteAsync("7");
        Assert.Equal(first, await WriteAsync("7"));
        Assert.NotEqual(first, await WriteAsync("8"));
    }

    [Fact]
    public async Task Both_formats_of_one_seed_go_to_the_same_destinations()
    {
        List<Dictionary<string, int>> destinations = [];
        foreach (var format in (string[])["catair", "csv"])
        {
            var file = Path.Combine(portal.Folder, "pair." + format);
            await portal.JsonAsync(0, "sample", "--format", format, "--entries", "40", "--seed", "9", "--out", file);
            var check = await portal.JsonAsync(0, "check", file);
            Assert.Equal(40, check.GetProperty("accepted").GetInt32());
            destinations.Add(check.Counts("destinations"));
        }
        Assert.Equal(destinations[0], destinations[1]);
        Assert.True(destinations[0].Count > 3, "A sample goes to several Centers.");
    }

    [Theory]
    [InlineData("There is no format \"xml\". Use catair or csv.", "--format", "xml")]
    [InlineData("A sample has 1 to 9,999,999 entries.", "--entries", "0")]
    [InlineData("--entries \"many\" is not a whole number.", "--entries", "many")]
    [InlineData("--entries \"1.5\" is not a whole number.", "--entries", "1.5")]
    [InlineData("An entry of a sample has 1 to 998 lines.", "--lines", "999")]
    [InlineData("--seed \"99999999999\" is not a whole number", "--seed", "99999999999")]
    [InlineData("The share of faults is a percentage, 0 to 100.", "--faults", "101")]
    [InlineData("--faults \"few\" is not a number.", "--faults", "few")]
    [InlineData("filer code", "--filer", "LONG")]
    public async Task A_sample_that_cannot_be_is_refused_in_a_sentence(string sentence, params string[] options)
    {
        var file = Path.Combine(portal.Folder, "never.txt");
        await portal.RefusesAsync(sentence, ["sample", .. options, "--out", file]);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_refused_in_a_sentence()
    {
        await portal.RefusesAsync("'--out'", "sample");
        await portal.RefusesAsync($"{portal.Folder} cannot be written", "sample", "--out", portal.Folder);
        var under = Path.Combine(portal.DatabaseFile, "sample.txt");
        await portal.RefusesAsync($"{under} cannot be written", "sample", "--out", under);
    }

    [Fact]
    public async Task A_portal_that_is_set_up_is_left_as_it_is()
    {
        Assert.Empty((await portal.JsonAsync(0, "migrate")).GetProperty("applied").EnumerateArray());
        Assert.Equal(0, (await portal.JsonAsync(0, "seed")).GetProperty("reference").GetInt32());
        await portal.DataAsync(data => data.RefStates.Where(s => s.Code == "CA").ExecuteDeleteAsync());
        Assert.Equal("Added 1 rows of reference data.", (await portal.RunAsync(["seed"])).Output.Trim());
        Assert.Equal("The database has this version's schema already. Nothing was changed.", (await portal.RunAsync(["migrate"])).Output.Trim());
    }

    [Fact]
    public async Task A_password_is_read_from_standard_input_and_not_said_again()
    {
        string[] arguments = ["create-user", "--email", "typed@portal.example", "--role", "Administrator", "--password-from-input", "--json"];
        var weak = await portal.RunAsync(arguments, "short\n");
        Assert.Equal(2, weak.Code);
        Assert.DoesNotContain("short\n", weak.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await portal.RunAsync(arguments, "")).Code);

        var opened = await portal.RunAsync(arguments, PortalFactory.Password + "\n");
        Assert.Equal(0, opened.Code);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, opened.Json.GetProperty("password").ValueKind);
        Assert.DoesNotContain(PortalFactory.Password, opened.Output + opened.Errors, StringComparison.Ordinal);
        using var browser = portal.Anonymous();
        using var signIn = await browser.PostFormAsync("/account/signin", new() { ["Input.Email"] = "typed@portal.example", ["Input.Password"] = PortalFactory.Password });
        Assert.Equal(302, (int)signIn.StatusCode);
    }
}
