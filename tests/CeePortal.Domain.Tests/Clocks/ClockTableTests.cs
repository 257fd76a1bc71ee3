using System.Text;
using CeePortal.Domain.Clocks;
using CeePortal.TestSupport;

namespace CeePortal.Domain.Tests.Clocks;

/// <summary>docs/clocks.md lists the declared clocks as they are.</summary>
public sealed class ClockTableTests
{
    const string Begin = "<!-- clocks: from the code; ClockTableTests checks it -->";
    const string End = "<!-- end of clocks -->";

    [Fact]
    public void Document_ListsTheDeclaredClocks()
    {
        var text = File.ReadAllText(RepositoryFolder.File("docs", "clocks.md"));
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var table = Table();
        Assert.True(text[from..text.IndexOf(End, StringComparison.Ordinal)].Trim() == table,
            $"The table of docs/clocks.md is not that of the code. Put this between its two marks:\n{table}");
    }

    static string Table()
    {
        var table = new StringBuilder("| Row | Clock | Due | Rolls | At its end | Source | Law |\n|---|---|---|---|---|---|---|");
        foreach (var r in ClockRules.All)
            table.Append($"\n| {r.Row} | `{r.Code}`<br>{r.Name} | {r.Sentence} | {(r.Roll == RollRule.NextOpenDay ? "yes" : "no")}{(r.IsRollEditable ? "" : ", fixed")} ")
                .Append($"| {r.Effect.ToString().ToLowerInvariant()}{(r.NeedsConfirmation ? ", to be confirmed" : "")}: {r.Consequence} | {r.Citation} | {Law(r)} |");
        return table.ToString();
    }

    static string Law(ClockRule rule) => (rule.IsLaw ? "yes" : "no, editable") + rule.Sureness switch
    {
        Sureness.Read => "",
        Sureness.SecondHand => "; second-hand",
        Sureness.General => "; general knowledge",
        Sureness.Modelled => "; our own modelling",
        _ => "; uncertain",
    };
}
