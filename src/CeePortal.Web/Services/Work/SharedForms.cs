namespace CeePortal.Web.Services.Work;

/// <summary>The moves of every kind that are made on the page of shared moves, with what that page says. Attaching has a
/// part of the item's page of its own.</summary>
public static class SharedForms
{
    /// <summary>The page of a move.</summary>
    /// <param name="Title">Its heading, which ends with the number of the item.</param>
    /// <param name="Lead">What it does, a sentence.</param>
    /// <param name="Button">The words of the button.</param>
    /// <param name="Done">What is said when it is done.</param>
    public sealed record Form(string Title, string Lead, string Button, string Done);

    static readonly Dictionary<string, Form> forms = new(StringComparer.Ordinal)
    {
        ["taken"] = new("Take", "It becomes yours to work on.", "Take it", "It is yours now."),
        ["released"] = new("Release", "It goes back to the queue.", "Release it", "It is back in the queue."),
        ["assigned"] = new("Assign", "Somebody of the office, or of Headquarters, gets it to work on and is told.", "Assign it", "It is assigned."),
        ["given-to-team"] = new("Give to a team", "The people of a team of the office find it under \"My team\".", "Give it", "The team has it."),
        ["held"] = new("Hold", "It is put aside until a day and comes back by itself. Time limits of the law run on.", "Hold it", "It is held."),
        ["resumed"] = new("End the hold of", "It is worked on again.", "End the hold", "The hold is over."),
        ["referred"] = new("Refer", "Another office is asked a question. The item stays with its office, and so do its time limits.", "Refer it", "It is referred."),
        ["referral-answered"] = new("Take back", "The other office has answered.", "Take it back", "It is back with the answer."),
        ["information-requested"] = new("Ask for information about", "The filer, the importer and the broker are told. The day is a wish of the office; time limits of the law run on.", "Ask", "The question is sent."),
        ["information-answered"] = new("Answer CBP about", "CBP gets your answer at once. Documents are attached on the page of the item.", "Send the answer", "Your answer is with CBP."),
        ["more-time-asked"] = new("Ask for more time for", "CBP decides on it. Until then the day stays as it is.", "Ask for more time", "CBP has your request."),
        ["request-extended"] = new("Give more time for", "The trade is told of the new day.", "Give more time", "More time is given."),
        ["more-time-refused"] = new("Give no more time for", "The trade is told that the day stays.", "Give no more time", "The day stays, and the trade is told."),
        ["request-closed"] = new("Wait no longer for an answer about", "The trade is told that no answer is needed any more.", "Wait no longer", "The request is closed."),
        ["noted"] = new("Note on", "For people of CBP. The trade does not see it.", "Leave the note", "The note stands in the history."),
        ["linked"] = new("Link", "Join it with another item that you see. The trade does not see links.", "Link them", "They are linked."),
        ["transferred"] = new("Transfer", "Another Center or port goes on with it. Its people and team stay behind; time limits are not affected. The filer is told.", "Transfer it", "It is transferred."),
    };

    static readonly HashSet<string> clicks = new(StringComparer.Ordinal) { "taken", "released", "resumed" };

    /// <summary>True when a move needs no words: a click on the page of the item makes it.</summary>
    public static bool IsClick(string move) => clicks.Contains(move);

    public static bool Knows(string move) => forms.ContainsKey(move);

    public static Form? Find(string move) => forms.GetValueOrDefault(move);
}
