using System.Text;
using CeePortal.Domain.Claims;
using CeePortal.Domain.ExtensionRequests;
using CeePortal.Domain.Marking;
using CeePortal.Domain.Reconciliations;
using CeePortal.Domain.Work;
using CeePortal.TestSupport;

namespace CeePortal.Domain.Tests.Work;

/// <summary>The documents that list states and moves of a kind, held against the code.</summary>
public sealed class LifeCycleDocumentTests
{
    const string Begin = "<!-- life cycle: from the code; LifeCycleDocumentTests checks it -->";
    const string End = "<!-- end of life cycle -->";

    public static TheoryData<string, LifeCycle> Documents => new()
    {
        { "claims.md", ClaimLifeCycle.Cycle }, { "extensions.md", ExtensionLifeCycle.Cycle }, { "marking.md", MarkingLifeCycle.Cycle }, { "reconciliation.md", FollowUpLifeCycle.Cycle },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_ListsStatesAndMoves(string document, LifeCycle cycle)
    {
        var text = System.IO.File.ReadAllText(RepositoryFolder.File("docs", document));
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var table = Table(cycle);
        Assert.True(text[from..text.IndexOf(End, StringComparison.Ordinal)].Trim() == table,
            $"The tables of docs/{document} are not those of the code. Put this between its two marks:\n{table}");
    }

    static string Table(LifeCycle cycle)
    {
        string Names(IReadOnlyList<string> codes) => string.Join("; ", codes.Select(c => c == WorkMove.Unchanged ? "unchanged" : cycle.State(c).Name));
        var table = new StringBuilder("| State | Code | Phase |\n|---|---|---|");
        foreach (var s in cycle.States) table.Append($"\n| {s.Name} | `{s.Code}` | {s.Phase.ToString().ToLowerInvariant()} |");
        table.Append("\n\n| Move | Event | By | From | To | Source |\n|---|---|---|---|---|---|");
        foreach (var m in cycle.Own)
            table.Append($"\n| {m.Name} | `{m.Code}`{(m.IsInternal ? ", internal" : "")} | {LifeCycle.Words(m.By)} | {Names(m.From)} | {Names(m.To)} | {m.Source} |");
        return table.ToString();
    }
}
