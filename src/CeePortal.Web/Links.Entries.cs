using CeePortal.Domain.Entries;

namespace CeePortal.Web;

public sealed partial class Links
{
    public string Entries => Page("/Entries/Index");

    /// <summary>The list narrowed: keys and values as the list's own address has them; empty ones are left out.</summary>
    public string EntriesWith(IEnumerable<KeyValuePair<string, string?>>? query) => Page("/Entries/Index", Values(query));

    /// <summary>The same rows as a CSV file.</summary>
    public string EntriesExport(IEnumerable<KeyValuePair<string, string?>>? query) => Page("/Entries/Export", Values(query));

    /// <summary>The entries that an upload filed.</summary>
    public string EntriesOfUpload(long upload) => Page("/Entries/Index", new { upload });

    /// <param name="tab">lines, history, uploads or money; the first when left out.</param>
    /// <param name="returnUrl">The list that the visitor came from, with its filters.</param>
    /// <param name="asOf">A day for the what-if of the history.</param>
    public string Entry(EntryNumber number, string? tab = null, string? returnUrl = null, DateOnly? asOf = null) =>
        Page("/Entries/Entry", new { number = number.ToString(), tab, asOf = Iso(asOf), returnUrl });

    public string Desk(IEnumerable<KeyValuePair<string, string?>>? query = null) => Page("/Desk/Index", Values(query));

    static RouteValueDictionary Values(IEnumerable<KeyValuePair<string, string?>>? query) =>
        new((query ?? []).Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Key, (object?)q.Value)));
}
