namespace CeePortal.Web.Services.Protests;

/// <summary>A field of a draft's step in which what the visitor typed differs from what a colleague saved meanwhile.</summary>
public sealed record DraftDifference(string Field, string Mine, string Theirs);

/// <summary>Compares a step as the visitor typed it with the step as it is saved.</summary>
public static class DraftDifferences
{
    public static IReadOnlyList<DraftDifference> Of(ProtestForm.PartiesPart mine, ProtestForm.PartiesPart theirs) => Of(mine, theirs,
        ("By what right it protests", p => p.By), ("The protesting party", p => p.Party), ("Drawback", p => p.Drawback), ("Statement of the surety", p => Yes(p.NoCollusion)),
        ("Name", p => p.RecipientName), ("Address", p => p.RecipientAddress), ("E-mail", p => p.RecipientEmail), ("Day of receipt", p => p.ReceivedOn));

    public static IReadOnlyList<DraftDifference> Of(ProtestForm.ObjectionPart mine, ProtestForm.ObjectionPart theirs) => Of(mine, theirs,
        ("Decision protested", o => o.Decision), ("Category of merchandise", o => o.Category), ("What you claim", o => o.Claim), ("Nature and reasons", o => o.Reasons),
        ("Entries that it is about", o => string.Join(", ", o.Entries)));

    public static IReadOnlyList<DraftDifference> Of(ProtestForm.RequestsPart mine, ProtestForm.RequestsPart theirs) => Of(mine, theirs,
        ("Ask for accelerated disposition", r => Yes(r.Accelerated)), ("Request mailed on", r => r.AccelerationMailedOn), ("Filed against an exclusion", r => Yes(r.SaysExclusion)),
        ("Number of the earlier protest", r => r.SameAs), ("Its day of receipt", r => r.SameReceivedOn), ("Apply for further review", r => Yes(r.FurtherReview)),
        ("Criteria that are met", r => string.Join(", ", r.Criteria)), ("Facts that show it", r => r.Justification), ("Further facts and arguments", r => r.FurtherFacts),
        ("No administrative decision", r => Yes(r.NoAdministrativeDecision)), ("No court decision", r => Yes(r.NoCourtDecision)));

    /// <summary>The differences of entries, by their numbers.</summary>
    /// <param name="mine">Those that the visitor had on the page.</param>
    /// <param name="theirs">Those that are saved.</param>
    /// <param name="hadAll">True when the page showed all of them, so that one which is not among them is new.</param>
    public static IReadOnlyList<DraftDifference> Of(IReadOnlyList<ProtestForm.EntryPart> mine, IReadOnlyList<ProtestForm.EntryPart> theirs, bool hadAll)
    {
        List<DraftDifference> differences = [];
        var known = theirs.DistinctBy(e => KeyOf(e.Number)).ToDictionary(e => KeyOf(e.Number));
        foreach (var one in mine)
            if (!known.Remove(KeyOf(one.Number), out var other)) differences.Add(new($"Entry {one.Number}", Words(one), "taken out"));
            else if (Words(one) != Words(other)) differences.Add(new($"Entry {one.Number}", Words(one), Words(other)));
        if (hadAll) differences.AddRange(known.Values.Select(e => new DraftDifference($"Entry {e.Number}", "not there", Words(e) is { Length: > 0 } words ? words : "added")));
        return differences;
    }

    /// <summary>An entry number as it is compared: letters and digits alone.</summary>
    public static string KeyOf(string? number) => string.Concat((number ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();

    static string Words(ProtestForm.EntryPart e) => string.Join(", ", new[] { ("port", e.Port), ("date of entry", e.EntryDate), ("day of the decision", e.DecidedOn), ("demand mailed", e.DemandMailedOn) }
        .Where(p => !string.IsNullOrWhiteSpace(p.Item2)).Select(p => $"{p.Item1} {p.Item2!.Trim()}"));

    static List<DraftDifference> Of<T>(T mine, T theirs, params ReadOnlySpan<(string Field, Func<T, string?> Value)> fields)
    {
        List<DraftDifference> differences = [];
        foreach (var (field, value) in fields)
            if ((value(mine) ?? "").Trim() is var one && (value(theirs) ?? "").Trim() is var other && one != other) differences.Add(new(field, one, other));
        return differences;
    }

    static string Yes(bool value) => value ? "yes" : "no";
}
