using System.Text.Json;

namespace CeePortal.Web.Tests.Operations;

public sealed class DeadlineVerbTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ceeportal-deadline-").FullName;

    [Theory]
    [InlineData("protest --from 2025-07-21 --received 2026-01-20", "2026-01-20", true, "timely")]
    [InlineData("protest --from 2025-07-21 --received 2026-01-21", "2026-01-20", true, "untimely")]
    [InlineData("protest --from 2025-07-21 --received 2025-07-21", "2026-01-20", true, "premature")]
    [InlineData("protest --from 2005-03-04 --entry-date 2004-12-17", "2005-06-02", false, null)]
    [InlineData("psc --from 2026-01-05 --scheduled-liquidation 2026-11-15 --received 2026-11-01", "2026-10-31", false, "untimely")]
    [InlineData("psc --from 2025-01-06 --suspended --entry-type 03 --received 2027-01-06", null, false, "timely")]
    [InlineData("psc --from 2025-01-06 --scheduled-liquidation 2027-03-01 --extended", "2027-02-14", false, null)]
    [InlineData("entry-summary --from 2026-03-02 --closed 2026-03-16 --closed 2026-03-17", "2026-03-18", false, null)]
    [InlineData("deemed-liquidation --from 2024-02-29 --extensions 3", "2028-02-29", false, null)]
    [InlineData("psc --from 2025-01-06 --suspended --entry-type 06", "2025-11-02", false, null)]
    [InlineData("psc --from 2025-01-06 --suspended --entry-type 06 --ad-cvd-case", null, false, null)]
    [InlineData("deemed-liquidation --from 2024-02-29 --extensions 2 --suspension-lifted 2025-08-31", "2027-02-28", false, null)]
    [InlineData("liquidation --from 2026-03-02 --scheduled-liquidation 2026-11-27", "2026-11-27", false, null)]
    [InlineData("resubmit --from 2026-03-06 --entry-date 2026-03-02", "2026-03-16", false, null)]
    public async Task Deadline_Asked_AnswersInOneDocument(string words, string? due, bool rolled, string? outcome)
    {
        var answer = await JsonAsync(0, words);
        Assert.Equal(due, answer.GetProperty("due").GetString());
        Assert.Equal(rolled, answer.GetProperty("rolled").GetBoolean());
        Assert.Equal(outcome, answer.GetProperty("outcome").GetString());
        Assert.NotEqual("", answer.GetProperty("rule").GetString());
        Assert.NotEqual("", answer.GetProperty("citation").GetString());
    }

    [Fact]
    public async Task Deadline_OfAcceleratedDisposition_SaysWhatIsDeemedWhen()
    {
        var answer = await JsonAsync(0, "accelerated --from 2026-01-02");
        Assert.Equal("2026-02-01", answer.GetProperty("deemedOn").GetString());
        Assert.Equal("deemed", answer.GetProperty("effect").GetString());
        Assert.Equal("19 U.S.C. 1515(b); 19 CFR 174.22(d)", answer.GetProperty("citation").GetString());
        Assert.True(answer.GetProperty("isLaw").GetBoolean());
    }

    [Theory]
    [InlineData("tea --from 2026-03-02", "There is no deadline \"tea\". Use one of protest,")]
    [InlineData("protest --from 03/02/2026", "--from \"03/02/2026\" is not a date. Write it as 2026-03-02.")]
    [InlineData("protest --from 2026-02-30", "--from \"2026-02-30\" is not a date.")]
    [InlineData("protest --from 2026-03-02 --received soon", "--received \"soon\" is not a date.")]
    [InlineData("protest --from 2026-03-02 --suspended", "\"protest\" does not depend on a suspension.")]
    [InlineData("psc --from 2026-03-02 --entry-type 11", "No post summary correction may be filed for an informal entry")]
    [InlineData("psc --from 2026-03-02 --entry-type 08", "Type 08 is not among the entry types")]
    [InlineData("liquidation --from 2026-03-02 --scheduled-liquidation 2026-03-01", "lies before the date of entry")]
    [InlineData("psc --from 2026-03-02 --entry-type 1", "An entry type has two digits")]
    [InlineData("deemed-liquidation --from 2026-03-02 --extensions 4", "at most three times")]
    [InlineData("entry-summary --from 2026-03-02 --port 27", "A port code has four digits")]
    [InlineData("protest", "--from")]
    [InlineData("--from 2026-03-02", "Say which kind of deadline. Use one of protest,")]
    public async Task Deadline_WrongUsage_IsRefusedInOneSentence(string words, string sentence)
    {
        var refused = await JsonAsync(2, words);
        Assert.Contains(sentence, refused.GetProperty("error").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Deadline_ForPeople_IsText()
    {
        var run = await ProgramRun.OfAsync(folder, ["deadline", "protest", "--from", "2025-07-21", "--received", "2026-01-20"]);
        Assert.Equal(0, run.Code);
        Assert.StartsWith("Due 2026-01-20 (Tuesday).", run.Output, StringComparison.Ordinal);
        Assert.Contains("Moved from 2026-01-17, closed: Saturday; Sunday; Birthday of Martin Luther King, Jr.", run.Output, StringComparison.Ordinal);
        Assert.Contains("the protest is timely.", run.Output, StringComparison.Ordinal);
    }

    async Task<JsonElement> JsonAsync(int code, string words)
    {
        var run = await ProgramRun.OfAsync(folder, ["deadline", .. words.Split(' '), "--json"]);
        Assert.True(code == run.Code, $"Exit code {run.Code}: {run.Errors}");
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
