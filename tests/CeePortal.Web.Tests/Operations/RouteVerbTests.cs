using System.Text.Json;
using CeePortal.Data.Accounts;
using CeePortal.Data.Trade;
using CeePortal.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Operations;

/// <summary>What <c>route</c> understands and answers. The rules themselves have their tests in Domain.</summary>
public sealed class RouteVerbTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    const string Laptops = "8471300100=500";
    const string Pullovers = "6110202079=500";

    [Fact]
    public async Task The_document_has_exactly_the_agreed_fields()
    {
        var answer = await portal.JsonAsync(0, "route", "--line", Laptops, "--port", "2704");
        Assert.Equal(["destination", "revenuePort", "basis", "coverageBasis", "reasons", "lines", "policy", "coverage"], answer.Names());
        Assert.Equal(["kind", "code", "ace", "name"], answer.GetProperty("destination").Names());
        var line = Assert.Single(answer.GetProperty("lines").EnumerateArray());
        Assert.Equal(["heading", "destination"], line.Names());

        Assert.Equal(("Center", "007", "CEE007", "Electronics Center (007)"), Destination(answer));
        Assert.Equal("2704", answer.GetProperty("revenuePort").GetString());
        Assert.Equal(("8471", "007"), (line.GetProperty("heading").GetString(), line.GetProperty("destination").GetString()));
        Assert.Equal(("PredominantGoods", "Provisional", "5", "1"), (Text(answer, "basis"), Text(answer, "coverageBasis"), Text(answer, "policy"), Text(answer, "coverage")));
        Assert.NotEmpty(answer.GetProperty("reasons").EnumerateArray());
        Assert.All(answer.GetProperty("reasons").EnumerateArray(), r => Assert.Matches(@"\. \[.+\]$", r.GetString())); // each with its source
    }

    [Fact]
    public async Task Several_lines_stand_in_their_order_and_most_of_them_decide()
    {
        var answer = await portal.JsonAsync(0, "route", "--line", Laptops, "--line", "6110.20.2079=$9,000.00", "--line", "8471=1");
        Assert.Equal(["8471:007", "6110:004", "8471:007"], Lines(answer));
        Assert.Equal("007", Destination(answer).Code);
        Assert.Equal(["6110:004", "6110:004", "8471:007"], Lines(await portal.JsonAsync(0, "route", "--line", Pullovers, "--line", Pullovers, "--line", Laptops)));
    }

    [Fact]
    public async Task Numbers_joined_by_a_plus_are_one_line_whose_goods_decide()
    {
        var answer = await portal.JsonAsync(0, "route", "--line", "9801001012+8471300100=500");
        Assert.Equal(["8471:007"], Lines(answer));
        Assert.Equal("007", Destination(answer).Code);
    }

    [Fact]
    public async Task A_sets_own_line_decides_for_its_components()
    {
        string[] set = ["route", "--line", "8471300100=500:X", "--line", "6110202079=0:V", "--line", "6110202079=0:v"];
        Assert.Equal("007", Destination(await portal.JsonAsync(0, set)).Code);
        Assert.Equal("004", Destination(await portal.JsonAsync(0, [.. set.Select(w => w.Split(':')[0])])).Code); // no set: two lines of three
    }

    [Theory]
    [InlineData("", "Port", "2704", "PortByPolicy")]
    [InlineData("--trusted 2", "Port", "2704", "PortByPolicy")] // a tier without ISA was not enough
    [InlineData("--trusted 1+ISA", "Port", "2704", "PortByPolicy")]
    [InlineData("--trusted 2+ISA", "Center", "007", "TrustedTrader")]
    [InlineData("--trusted 3+isa", "Center", "007", "TrustedTrader")]
    public async Task A_pretended_trusted_trader(string options, string kind, string code, string basis) =>
        await GoesAsync($"--entry-date 2012-05-01 --port 2704 {options}", kind, code, basis);

    [Theory]
    [InlineData("--entry-date 2013-01-15", "Port", "2704", "PortByPolicy")]
    [InlineData("--entry-date 2013-01-15 --participant 007", "Center", "007", "TestParticipant")]
    [InlineData("--entry-date 2013-01-15 --participant CEE003", "Center", "003", "TestParticipant")] // whatever the goods
    [InlineData("--entry-date 2013-01-15 --participant 007 --entry-type 21", "Port", "2704", "PortByPolicy")] // a type that the test did not cover
    [InlineData("--entry-date 2010-06-01 --participant 007", "Port", "2704", "BeforeCenters")]
    public async Task A_pretended_participant_of_the_test(string options, string kind, string code, string basis) =>
        await GoesAsync($"--port 2704 {options}", kind, code, basis);

    [Theory]
    [InlineData("--assigned 003", "Center", "003", "Assignment")]
    [InlineData("--assigned cee010", "Center", "010", "Assignment")]
    [InlineData("--assigned NOTELG", "Center", "007", "GoodsImporterNotEligible")]
    [InlineData("--assigned notelg", "Center", "007", "GoodsImporterNotEligible")]
    [InlineData("--assigned PNDING", "Center", "007", "PredominantGoods")]
    [InlineData("--assigned 003 --entry-date 2017-01-18", "Center", "007", "IndustryTransition")] // the day before assignments counted
    [InlineData("--assigned 003 --entry-date 2017-01-19", "Center", "003", "Assignment")]
    public async Task A_pretended_assignment(string options, string kind, string code, string basis) =>
        await GoesAsync($"--port 2704 {options}", kind, code, basis);

    [Fact]
    public async Task A_port_has_no_identifier_in_ACE()
    {
        var answer = await portal.JsonAsync(0, "route", "--line", Laptops, "--entry-date", "2009-01-02", "--port", "2704");
        var (kind, code, ace, name) = Destination(answer);
        Assert.Equal(("Port", "2704", null), (kind, code, ace));
        Assert.Contains("Los Angeles", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_port_the_port_of_entry_is_told_without_a_code()
    {
        var answer = await portal.JsonAsync(0, "route", "--line", Laptops, "--entry-date", "2009-01-02");
        Assert.Equal(("Port", null, null, null), Destination(answer));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("revenuePort").ValueKind);
    }

    [Fact]
    public async Task An_importer_is_looked_up_and_a_pretended_status_goes_before_what_is_on_file()
    {
        await portal.AccountAsync(PortalRoles.Importer);
        await portal.DataAsync(async data =>
        {
            data.ImporterAssignments.Add(new ImporterAssignment { Id = 1, ImporterId = await data.Importers.Select(i => i.Id).SingleAsync(), From = new(2020, 1, 1), Status = AssignmentStatus.Assigned, Center = "009", Basis = "A test" });
            return await data.SaveChangesAsync();
        });
        await GoesAsync("--importer 12-3456789", "Center", "009", "Assignment");
        await GoesAsync("--importer 12-3456789 --entry-date 2019-12-31", "Center", "007", "PredominantGoods");
        await GoesAsync("--importer 12-3456789 --assigned 003", "Center", "003", "Assignment");
        await GoesAsync("--importer 98-7654321", "Center", "007", "PredominantGoods"); // nobody here
    }

    [Fact]
    public async Task People_read_the_office_first_and_then_why()
    {
        var ran = await portal.RunAsync(["route", "--line", Laptops]);
        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.StartsWith("Electronics Center (007)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("19 CFR 101.10", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--line'")]
    [InlineData("Line 1, \"84713\": An HTS number has 4, 6, 8 or 10 digits", "--line", "84713")]
    [InlineData("Line 2, \"7700000000=1\": This chapter does not exist", "--line", Laptops, "--line", "7700000000=1")]
    [InlineData("Line 1, \"8471300100=\": The amount is missing.", "--line", "8471300100=")]
    [InlineData("Line 1, \"8471300100=x\": Enter an amount in dollars", "--line", "8471300100=x")]
    [InlineData("Line 1, \"8471300100=-5\": a value cannot be negative.", "--line", "8471300100=-5")]
    [InlineData("after the colon stands X for a set's own line or V", "--line", "8471300100=5:Z")]
    [InlineData("Line 1, \"8471300100+\": The HTS number is missing.", "--line", "8471300100+")]
    [InlineData("Line 1, \"\": The HTS number is missing.", "--line", "")]
    [InlineData("entry type", "--line", Laptops, "--entry-type", "1")]
    [InlineData("--entry-date \"2017-02-30\": write the date as 2017-02-01.", "--line", Laptops, "--entry-date", "2017-02-30")]
    [InlineData("port code", "--line", Laptops, "--port", "27O4")]
    [InlineData("importer number", "--line", Laptops, "--importer", "12")]
    [InlineData("--trusted \"4\": give a C-TPAT tier from 1 to 3", "--line", Laptops, "--trusted", "4")]
    [InlineData("--trusted \"2+ISO\": give a C-TPAT tier", "--line", Laptops, "--trusted", "2+ISO")]
    [InlineData("Center", "--line", Laptops, "--participant", "011")]
    [InlineData("Center", "--line", Laptops, "--assigned", "NOTELIGIBLE")]
    [InlineData("'--colour'", "--line", Laptops, "--colour", "red")]
    public async Task What_cannot_be_asked_is_refused_in_a_sentence(string sentence, params string[] options) =>
        await portal.RefusesAsync(sentence, ["route", .. options]);

    async Task GoesAsync(string options, string kind, string code, string basis)
    {
        var answer = await portal.JsonAsync(0, ["route", "--line", Laptops, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((kind, code, basis), (Destination(answer).Kind, Destination(answer).Code, Text(answer, "basis")));
    }

    static (string? Kind, string? Code, string? Ace, string? Name) Destination(JsonElement answer) => answer.GetProperty("destination") is var to
        ? (Text(to, "kind"), Text(to, "code"), Text(to, "ace"), Text(to, "name")) : default;

    static IEnumerable<string> Lines(JsonElement answer) => answer.GetProperty("lines").EnumerateArray().Select(l => $"{Text(l, "heading")}:{Text(l, "destination")}");

    static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
