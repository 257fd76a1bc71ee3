using System.Security.Claims;
using CeePortal.Data.Entries;
using CeePortal.Domain.Work;

namespace CeePortal.Web.Services.Work;

/// <summary>An entry for which doors are asked.</summary>
/// <param name="IsLiquidated">True also when it is deemed to be by law and nobody has confirmed it.</param>
/// <param name="IsWorkedHere">True for people of the office that works it.</param>
public sealed record EntryAtDoor(EntrySummary Entry, bool IsLiquidated, bool IsWorkedHere, DateOnly Today);

/// <summary>How people come to a kind of work: what they read, who may begin one and where, and on which entries it is offered.
/// Registered once a form; menus, the queue, the page "File" and the page of an entry know kinds by it alone.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="FileWords">"File a protest", "Open a validation".</param>
/// <param name="About">What it is for, a sentence for somebody who has to choose.</param>
/// <param name="Roles">Who may begin one.</param>
/// <param name="Href">Where one is begun, beside its drafts.</param>
/// <param name="BeginHref">Where a draft is begun by a post, which takes an entry number as <c>entry</c>.</param>
public sealed record KindDoor(WorkKind Kind, string FileWords, string About, IReadOnlyList<string> Roles, Func<Links, string> Href, Func<Links, string> BeginHref)
{
    /// <summary>The words of the button on an entry: "Protest a decision on it"; null where it is offered on none.</summary>
    public string? EntryWords { get; init; }

    /// <summary>On which entries it is offered.</summary>
    public Func<EntryAtDoor, bool> IsFor { get; init; } = static _ => true;

    /// <summary>The code of the form that it leads to.</summary>
    public string Form { get; init; } = Kind.Code;

    /// <summary>A door to a described form.</summary>
    /// <param name="form">The code of the form, where the kind has several (<see cref="Filing.FilingForm.Code"/>).</param>
    public static KindDoor ToForm(WorkKind kind, string fileWords, string about, IReadOnlyList<string> roles, string? form = null)
    {
        var code = form ?? kind.Code;
        return new(kind, fileWords, about, roles, links => links.FileKind(code), links => links.BeginFiling(code)) { Form = code };
    }

    public bool IsOpenTo(ClaimsPrincipal visitor) => visitor.Identity?.IsAuthenticated == true && Roles.Any(visitor.IsInRole);
}

/// <summary>The doors of all kinds, in the order in which they were registered.</summary>
public sealed class KindDoors(IEnumerable<KindDoor> doors)
{
    public IReadOnlyList<KindDoor> All { get; } = [.. doors];

    /// <summary>Those that are open to a visitor.</summary>
    public IReadOnlyList<KindDoor> For(ClaimsPrincipal visitor) => [.. All.Where(d => d.IsOpenTo(visitor))];

    /// <summary>Those that are offered on an entry.</summary>
    public IReadOnlyList<KindDoor> On(EntryAtDoor entry, ClaimsPrincipal visitor) => [.. For(visitor).Where(d => d.EntryWords is not null && d.IsFor(entry))];
}
