namespace CeePortal.Web.Services.Work;

/// <summary>The page on which a move of a kind of work is made. Kinds register theirs; the item page asks for them, and a move
/// without a page has no button of its own.</summary>
/// <param name="Kind">The code of the kind.</param>
/// <param name="Move">The code of the move.</param>
/// <param name="Page">The page; its route takes the number of the item, and the move when it serves several.</param>
public sealed record MovePage(string Kind, string Move, string Page);

/// <summary>The pages of all moves.</summary>
public sealed class MovePages(IEnumerable<MovePage> pages)
{
    readonly Dictionary<(string, string), (MovePage Page, int Place)> byMove = pages.Select((page, place) => (page, place)).ToDictionary(p => (p.page.Kind, p.page.Move), p => p);

    public MovePage? Find(string kind, string move) => byMove.TryGetValue((kind, move), out var found) ? found.Page : null;

    /// <summary>Where a move stands among those of its kind, as registered; those that every kind has come last.</summary>
    public int PlaceOf(string kind, string move) => byMove.TryGetValue((kind, move), out var found) ? found.Place : int.MaxValue;
}
