using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work;

namespace CeePortal.Web;

public sealed partial class Links
{
    public string Work => Page("/Work/Index");

    /// <summary>The queue narrowed: keys and values as its own address has them; empty ones are left out.</summary>
    public string WorkWith(IEnumerable<KeyValuePair<string, string?>>? query) => Page("/Work/Index", Values(query));

    /// <summary>The queue in a state, by the query that an item's address carries.</summary>
    public string WorkAs(string? list) => WorkWith(WorkFilterInput.FromQuery(list).Address());

    /// <param name="kind">The code of its kind.</param>
    /// <param name="list">The query of the list that the visitor came from, to lead back and on.</param>
    public string WorkItem(string kind, WorkNumber number, string? list = null) =>
        Page("/Work/Item", new { kind, number = number.ToString(), list = string.IsNullOrEmpty(list) ? null : list });

    /// <param name="move">The code of a move that every kind has.</param>
    public string WorkMove(string kind, WorkNumber number, string move, string? list = null) =>
        Page("/Work/Move", new { kind, number = number.ToString(), move, list = string.IsNullOrEmpty(list) ? null : list });

    /// <summary>The page of a move that a kind of its own has.</summary>
    public string PageOfMove(MovePage page, WorkNumber number) => Page(page.Page, new { number = number.ToString(), move = page.Move });

    public string WatchWork(string kind, WorkNumber number, string? list = null) =>
        Page("/Work/Item", new { kind, number = number.ToString(), list = string.IsNullOrEmpty(list) ? null : list }, "Watch");

    public string WorkBulk => Page("/Work/Bulk");

    public string RunWorkBulk => Page("/Work/Bulk", handler: "Run");

    public string SaveWorkFilter => Page("/Work/Index", handler: "Save");

    public string RemoveWorkFilter => Page("/Work/Index", handler: "Remove");

    /// <param name="entry">The entry whose draw is looked up.</param>
    public string SamplingOf(Domain.Entries.EntryNumber entry) => Page("/Work/Sampling", new { entry = entry.ToString() });

    public string Sampling => Page("/Work/Sampling");

    public string WorkTeams => Page("/Work/Teams");

    public string WorkTeam(long id) => Page("/Work/Team", new { id });

    public string NewWorkTeam => Page("/Work/Team");

    public string WorkTeamAction(long id, string handler) => Page("/Work/Team", new { id }, handler);
}
