using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;

namespace CeePortal.Web.Services.Work;

/// <summary>The letters of a kind: which events have one, and how it is written. A page prints them for every kind
/// (<c>Pages/Work/Letter.cshtml</c>). One class a kind, registered with <c>AddScoped&lt;KindLetters, ...&gt;()</c>.</summary>
public abstract class KindLetters(WorkKind kind)
{
    public WorkKind Kind => kind;

    /// <summary>True for events that have a letter.</summary>
    public abstract bool Has(WorkEvent e);

    /// <summary>The letter of an event.</summary>
    public abstract Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct);
}

/// <summary>The letters of all kinds.</summary>
public sealed class LettersOfKinds(IEnumerable<KindLetters> kinds)
{
    public KindLetters? Find(string kind) => kinds.FirstOrDefault(k => k.Kind.Code == kind);

    /// <summary>The events of an item that have a letter which the reader may see, oldest first.</summary>
    public IReadOnlyList<WorkEvent> Of(WorkOnFile one, bool forTrade) => Find(one.Row.Kind) is { } letters
        ? [.. one.Events.Where(e => letters.Has(e) && (!forTrade || !one.Item.Kind.LifeCycle.IsInternal(e)))] : [];
}
