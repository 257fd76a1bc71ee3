using CeePortal.Web.Services.Administration;

namespace CeePortal.Web.Pages.Admin;

/// <summary>The history of a thing, drawn from its events.</summary>
/// <param name="LabelOf">What people call a field.</param>
/// <param name="Words">What people call an event: "changed this".</param>
/// <param name="None">What stands there when nothing has happened.</param>
public sealed record HistoryView(IReadOnlyList<AdminEvent> Events, Func<string, string> LabelOf, IReadOnlyDictionary<string, string> Words, string None)
{
    /// <summary>What people read for a value of a field.</summary>
    public Func<string, string, string> ValueOf { get; init; } = (_, value) => value;
}
