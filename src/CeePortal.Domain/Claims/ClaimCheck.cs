using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Claims;

/// <summary>Judges a claim before it is sent: what 19 U.S.C. 1520(d) and 19 CFR 182.32 ask for.</summary>
public static class ClaimCheck
{
    /// <summary>As many entries as one claim takes.</summary>
    public const int MostEntries = 100;

    /// <summary>Judges a claim.</summary>
    /// <param name="filing">The claim.</param>
    /// <param name="receivedOn">The day on which it comes in.</param>
    /// <param name="law">The law.</param>
    public static IReadOnlyList<Finding> Of(ClaimFiling filing, DateOnly receivedOn, Law law)
    {
        ArgumentNullException.ThrowIfNull(filing);
        List<Finding> findings = [];
        void Fatal(string code, string field, string message, string fix, EntryNumber entry = default) => findings.Add(Found(code, Severity.Fatal, field, message, fix, entry));
        if (!filing.Program.AllowsClaims)
            Fatal("CPI01", "Program", $"{filing.Program.Name} has no claims after importation.", ClaimProgram.Instead);
        if (filing.Entries.Count == 0) Fatal("CPI02", "Entries", "No entry is named.", "Give the number of each entry, with its date of importation.");
        if (filing.Entries.Count > MostEntries) Fatal("CPI03", "Entries", $"{filing.Entries.Count} entries are named.", $"Name at most {MostEntries} in one claim, and the others in another.");
        foreach (var twice in filing.Entries.GroupBy(e => e.Entry).Where(g => g.Skip(1).Any()))
            Fatal("CPI04", "Entries", $"Entry {twice.Key} is named twice.", "Name each entry once, with all its lines.", twice.Key);
        foreach (var entry in filing.Entries) findings.AddRange(Importation(entry, receivedOn, law));
        if (Blank(filing.Goods)) Fatal("CPI06", "Goods", "The goods are not described.", "Describe them.");
        if (Blank(filing.Declaration))
            Fatal("CPI07", "Declaration", "The written declaration is missing.", "Declare that the goods qualified as originating when they were imported, and by which rule (19 CFR 182.32(b)(1)).");
        if (filing.Certificates.Count == 0)
            Fatal("CPI08", "Certificates", "No certificate of origin is named.", "Name at least one, and attach a copy (19 CFR 182.32(b)(2)).");
        foreach (var certificate in filing.Certificates.Where(c => c.IssuedOn > receivedOn))
            Fatal("CPI09", "Certificates", $"A certificate is dated {certificate.IssuedOn.InWords()}, which lies ahead.", "Give the date that stands on it.");
        if (filing.Program.AsksStatements && (filing.Statements is not { } said || Blank(said.CopiesTo) || Blank(said.OtherFilings)))
            Fatal("CPI10", "Statements", "The two statements are missing.", "Say who else got a copy of the entry summary and when, and whether there is any protest, petition or request for reliquidation; where there is none, say so (19 CFR 182.32(b)(3), (4)).");
        return findings;
    }

    static IEnumerable<Finding> Importation(ClaimedEntry entry, DateOnly receivedOn, Law law)
    {
        if (entry.ImportedOn > receivedOn)
        {
            yield return Found("CPI05", Severity.Fatal, "Entries", $"Entry {entry.Entry} is said to be imported on {entry.ImportedOn.InWords()}, after the claim.", "Correct the date of importation.", entry.Entry);
            yield break;
        }
        var year = law.Read(YearOf(entry, law));
        if (year.Judge(receivedOn) == Outcome.Untimely)
            yield return Found("CPI11", Severity.Warning, "Entries", $"Entry {entry.Entry} was imported on {entry.ImportedOn.InWords()}; the year for a claim ended on {year.LastTimelyDay!.Value.InWords()} ({year.Clock.Rule.Citation}).",
                "You may file it, and CBP will have to deny it for this entry. If the date is wrong, correct it; otherwise leave the entry out.", entry.Entry);
    }

    /// <summary>The year of an entry.</summary>
    internal static Clock YearOf(ClaimedEntry entry, Law law) => Clock.Begin(law.Clocks[ClaimClocks.PostImportation], entry.ImportedOn, entry.Port);

    static bool Blank(string text) => string.IsNullOrWhiteSpace(text);

    static Finding Found(string code, Severity severity, string field, string message, string fix, EntryNumber entry) =>
        new() { Code = code, Severity = severity, Message = message, Fix = fix, Field = field, Entry = entry.IsNone ? null : entry.ToString() };
}
