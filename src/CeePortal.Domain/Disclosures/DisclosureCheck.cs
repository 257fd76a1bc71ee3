using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using static System.FormattableString;

namespace CeePortal.Domain.Disclosures;

/// <summary>Judges a disclosure before it is sent: what 19 CFR 162.74(b) asks for. An oral one may be put in writing later, so
/// less is asked of it.</summary>
public static class DisclosureCheck
{
    /// <summary>How many entries may be named one by one; more stand in the spreadsheet.</summary>
    public const int MostEntries = 500;

    /// <summary>Judges a filing.</summary>
    /// <param name="filing">The filing.</param>
    /// <param name="madeOn">The day on which it is made.</param>
    public static IReadOnlyList<Finding> Of(DisclosureFiling filing, DateOnly madeOn)
    {
        ArgumentNullException.ThrowIfNull(filing);
        List<Finding> findings = [];
        if (!Enum.IsDefined(filing.Discloser.Kind) || filing.Discloser.PartyId <= 0)
            findings.Add(Fatal("CPD01", "Disclosing party", "It is not said who discloses.", "Name the party and in what position it discloses (19 CFR 162.74(a)(1))."));
        if (filing.Discloser is { AgentId: not null, HasPowerOfAttorney: false })
            findings.Add(Fatal("CPD02", "Agent", "The agent has no power of attorney of the disclosing party.", "Record the power of attorney first."));
        findings.AddRange(Contents(filing.Contents, filing.IsOral, madeOn));
        return findings;
    }

    /// <summary>Judges the circumstances.</summary>
    /// <param name="contents">The circumstances.</param>
    /// <param name="isOral">True while they are to be put in writing.</param>
    /// <param name="madeOn">The day on which they are given.</param>
    public static IEnumerable<Finding> Contents(DisclosureContents contents, bool isOral, DateOnly madeOn)
    {
        if (Blank(contents.Merchandise))
            yield return Fatal("CPD10", "Merchandise", "The class or kind of merchandise is missing.", "Describe the goods (19 CFR 162.74(b)(1)).");
        foreach (var finding in Importations(contents, madeOn)) yield return finding;
        if (Blank(contents.FalseStatements))
            yield return Fatal("CPD14", "What was wrong", "The false statement, omission or act is missing.", "Say what was wrong in the entry documents (19 CFR 162.74(b)(3)).");
        if (isOral) yield break;
        if (Blank(contents.HowAndWhen))
            yield return Fatal("CPD15", "How and when", "It is not explained how and when it happened.", "Explain it (19 CFR 162.74(b)(3)).");
        if (Blank(contents.TrueData) && !contents.MoreToFollow)
            yield return Fatal("CPD16", "True data", "The true information is missing.", "Give it, or state that what you do not know yet follows within 30 days (19 CFR 162.74(b)(4)).");
    }

    static IEnumerable<Finding> Importations(DisclosureContents contents, DateOnly madeOn)
    {
        const string field = "Ports", rule = "(19 CFR 162.74(b)(2), (e))";
        if (contents.Ports.Count == 0)
            yield return Fatal("CPD11", field, "No port is named.", $"Name every port of entry concerned, with the approximate dates of entry {rule}.");
        foreach (var twice in contents.Ports.GroupBy(p => p.Port).Where(g => g.Skip(1).Any()))
            yield return Fatal("CPD12", field, $"Port {twice.Key} is named twice.", "Name each port once, with its first and last date.");
        foreach (var port in contents.Ports)
        {
            if (port.Port.IsNone) yield return Fatal("CPD11", field, "A port has no number.", "Enter its four digits.");
            if (port.To < port.From) yield return Fatal("CPD13", field, Invariant($"The dates of port {port.Port} end before they begin."), "Exchange or correct the two.");
            if (port.From > madeOn) yield return Fatal("CPD13", field, Invariant($"The dates of port {port.Port} begin on {port.From.InWords()}, after the disclosure."), "Give the dates of past entries.");
        }
        if (contents.Entries.Count > MostEntries)
            yield return Fatal("CPD17", "Entries", Invariant($"{contents.Entries.Count:N0} entries are named one by one."), Invariant($"Name at most {MostEntries}, and give the others in the spreadsheet of entries."));
        foreach (var twice in contents.Entries.GroupBy(e => e.Entry).Where(g => g.Skip(1).Any()))
            yield return Fatal("CPD18", "Entries", $"Entry {twice.Key} is named twice.", "Name each entry once.", twice.Key);
        foreach (var entry in contents.Entries.Where(e => !contents.Ports.Any(p => p.Port == e.Port)))
            yield return Fatal("CPD19", field, $"Entry {entry.Entry} is of port {entry.Port}, which is not among the ports concerned.", $"Add the port with its approximate dates {rule}.", entry.Entry);
    }

    /// <summary>The ports of a spreadsheet that the disclosure does not name, as a sentence; null when it names all of them.</summary>
    public static string? PortsMissing(IEnumerable<ConcernedPort> named, IEnumerable<PortCode> ports)
    {
        var missing = ports.Distinct().Except(named.Select(p => p.Port)).Order().ToList();
        return missing.Count == 0 ? null
            : $"The spreadsheet has entries of port{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}, which the disclosure does not name. All ports concerned are named (19 CFR 162.74(e)): supply data with {(missing.Count == 1 ? "that port" : "those ports")} first.";
    }

    static bool Blank(string text) => string.IsNullOrWhiteSpace(text);

    static Finding Fatal(string code, string field, string message, string fix, EntryNumber entry = default) =>
        new() { Code = code, Severity = Severity.Fatal, Message = message, Fix = fix, Field = field, Entry = entry.IsNone ? null : entry.ToString() };
}
