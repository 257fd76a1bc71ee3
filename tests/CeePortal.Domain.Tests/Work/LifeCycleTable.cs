using System.Text;
using CeePortal.Domain.Work;
using CeePortal.TestSupport;

namespace CeePortal.Domain.Tests.Work;

/// <summary>The tables of states and moves that a page of docs prints between two marks that name the kind.</summary>
static class LifeCycleTable
{
    public static void IsIn(string document, WorkKind kind)
    {
        var (begin, end) = ($"<!-- life cycle of {kind.Code}: from the code; a test checks it -->", $"<!-- end of {kind.Code} -->");
        var text = File.ReadAllText(RepositoryFolder.File("docs", document));
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        Assert.True(from >= 0, $"docs/{document} has no mark {begin}");
        from += begin.Length;
        var table = Of(kind.LifeCycle);
        Assert.True(text[from..text.IndexOf(end, StringComparison.Ordinal)].Trim() == table, $"The tables of docs/{document} are not those of the code. Put this between the marks of {kind.Code}:\n{table}");
    }

    static string Of(LifeCycle cycle)
    {
        string Names(IReadOnlyList<string> codes) => codes.SequenceEqual([WorkState.Draft.Code]) ? "new"
            : string.Join("; ", codes.Select(c => c == WorkMove.Unchanged ? "unchanged" : cycle.State(c).Name));
        var table = new StringBuilder("| State | Code | Phase |\n|---|---|---|");
        foreach (var s in cycle.States) table.Append($"\n| {s.Name} | `{s.Code}` | {s.Phase.ToString().ToLowerInvariant()} |");
        table.Append("\n\n| Move | Event | By | From | To | Source |\n|---|---|---|---|---|---|");
        foreach (var m in cycle.Own)
            table.Append($"\n| {m.Name} | `{m.Code}`{(m.IsInternal ? ", internal" : "")} | {LifeCycle.Words(m.By)} | {Names(m.From)} | {Names(m.To)} | {m.Source} |");
        return table.ToString();
    }
}
