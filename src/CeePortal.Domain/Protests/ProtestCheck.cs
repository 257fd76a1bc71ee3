using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using static System.FormattableString;

namespace CeePortal.Domain.Protests;

/// <summary>Judges a protest before it is sent: who, what, contents and time. Fatal findings keep it from being filed.</summary>
/// <remarks>A protest that comes too late can be filed with a warning, because the day of the decision may itself be
/// disputed; CBP then denies it as untimely. One that comes too early is invalid and refused.</remarks>
public static class ProtestCheck
{
    /// <summary>How many entries one protest may have: as many as a mass file may have rows.</summary>
    public const int MostEntries = 9_999;

    /// <summary>Judges a filing.</summary>
    /// <param name="filing">The filing.</param>
    /// <param name="received">The legal day of receipt.</param>
    /// <param name="law">The law on that day.</param>
    public static IReadOnlyList<Finding> Of(ProtestFiling filing, DateOnly received, Law law)
    {
        ArgumentNullException.ThrowIfNull(filing);
        List<Finding> findings = [.. Party(filing), .. Entries(filing, received, law)];
        findings.AddRange(Objections(filing.Protestant.Kind, filing.Entries, filing.Objections));
        findings.AddRange(Reach(filing.Protestant.Kind, filing.Entries, filing.Objections, received, law));
        if (filing.SaysExclusion && !filing.Objections.Any(o => o.Decision == ProtestableDecision.ExclusionOrRedelivery))
            findings.Add(Fatal("CPP40", "Exclusion", "The protest says that it is filed against an exclusion, but no objection is to one.",
                "Add an objection to the exclusion, or take the statement off (19 CFR 174.21(b))."));
        findings.AddRange(SameDisposition(filing, received));
        return findings;
    }

    /// <summary>The reference to an earlier protest (19 CFR 174.13(a)(7)): number and day of receipt. Whether that protest is there,
    /// open and under review is known only where protests are kept.</summary>
    static IEnumerable<Finding> SameDisposition(ProtestFiling filing, DateOnly received)
    {
        const string field = "Earlier protest", rule = "(19 CFR 174.13(a)(7))";
        if (filing.SameDispositionAs.IsNone)
        {
            if (filing.SameDispositionReceivedOn is not null)
                yield return Fatal("CPP41", field, "A day of receipt is given for an earlier protest, but not its number.", $"Give the number of the earlier protest, or take the day off {rule}.");
            yield break;
        }
        if (filing.SameDispositionReceivedOn is not { } on)
            yield return Fatal("CPP42", field, $"It is not said when protest {filing.SameDispositionAs} was received.", $"Give its day of receipt {rule}.");
        else if (on.Year != filing.SameDispositionAs.Year)
            yield return Fatal("CPP43", field, Invariant($"Protest {filing.SameDispositionAs} has the number of {filing.SameDispositionAs.Year}, but the day of receipt is {on.InWords()}."), "Correct the number or the day.");
        else if (on > received)
            yield return Fatal("CPP44", field, Invariant($"Protest {filing.SameDispositionAs} is said to be received on {on.InWords()}, after this one."), $"Name a protest that was filed before {rule}.");
    }

    /// <summary>Judges objections, those of a filing or of an amendment, but for those that were withdrawn. A finding on one has
    /// its number as the record.</summary>
    internal static IEnumerable<Finding> Objections(ProtestantKind by, IReadOnlyList<ProtestedEntry> entries, IReadOnlyList<ObjectionFiling> objections, IReadOnlySet<int>? withdrawn = null)
    {
        if (objections.Count == 0)
            yield return Fatal("CPP20", "Objections", "The protest objects to nothing.", "Add at least one objection with the decision protested, the claim and the reasons (19 CFR 174.13(a)(6)).");
        var known = entries.DistinctBy(e => e.Entry).ToDictionary(e => e.Entry); // one listed twice has its own finding
        var number = 0;
        foreach (var o in objections)
        {
            number++;
            if (withdrawn?.Contains(number) == true) continue;
            if (string.IsNullOrWhiteSpace(o.Category))
                yield return Fatal("CPP21", "Category of merchandise", Invariant($"Objection {number} does not describe the merchandise."), "Describe the category specifically (19 CFR 174.13(a)(5)).") with { Record = number };
            if (string.IsNullOrWhiteSpace(o.Claim))
                yield return Fatal("CPP22", "Claim", Invariant($"Objection {number} does not say what is claimed."), "Say what CBP should have decided instead.") with { Record = number };
            if (string.IsNullOrWhiteSpace(o.Reasons))
                yield return Fatal("CPP23", "Reasons", Invariant($"Objection {number} gives no reasons."), "Give the nature of and the reasons for the objection, distinctly (19 CFR 174.13(a)(6)).") with { Record = number };
            if (!Enum.IsDefined(o.Decision))
                yield return Fatal("CPP24", "Decision protested", Invariant($"Objection {number} names no decision that may be protested."), "Choose one of the decisions of 19 U.S.C. 1514(a).") with { Record = number };
            else if (!Protestable.May(by, o.Decision))
                yield return Fatal("CPP25", "Decision protested", Invariant($"{Capital(Protestable.Name(by))} may not protest {Protestable.Name(o.Decision)} (objection {number})."),
                    "Check by what right the party protests (19 U.S.C. 1514(c)(2); 19 CFR 174.12(a)).") with
                { Record = number };
            if (o.Entries.Count == 0)
                yield return Fatal("CPP26", "Entries", Invariant($"Objection {number} is about no entry."), "Choose the entries that it is about.") with { Record = number };
            foreach (var entry in o.Entries)
                if (!known.ContainsKey(entry))
                    yield return Fatal("CPP27", "Entries", Invariant($"Objection {number} is about entry {entry}, which is not an entry of this protest."), "Add the entry, or leave it out of the objection.", entry) with { Record = number };
        }
        var subjects = objections.SelectMany((o, at) => withdrawn?.Contains(at + 1) == true ? [] : o.Entries.Distinct().Select(e => (e, o.Decision, o.Category.Trim().ToUpperInvariant(), at)));
        foreach (var twice in subjects.GroupBy(s => (s.e, s.Decision, s.Item3)).Where(g => g.Count() > 1))
            yield return Fatal("CPP29", "Objections", $"Two objections protest the same decision for the same category on entry {twice.Key.e}.", "Join them in one objection.", twice.Key.e) with { Record = twice.Max(s => s.at) + 1 };
    }

    /// <summary>A reliquidation opens only the questions that it touched (19 U.S.C. 1514(d); 19 CFR 174.16). The others may be
    /// protested as long as the time from the liquidation runs; afterwards the liquidation is final on them. Where it is not on
    /// file what was touched, that is said, and nothing is refused.</summary>
    internal static IEnumerable<Finding> Reach(ProtestantKind by, IReadOnlyList<ProtestedEntry> entries, IReadOnlyList<ObjectionFiling> objections, DateOnly filed, Law law, int before = 0)
    {
        const string field = "Decision protested", rule = "(19 U.S.C. 1514(d); 19 CFR 174.16)";
        var known = entries.Where(e => e.Reliquidations is { Count: > 0 }).DistinctBy(e => e.Entry).ToDictionary(e => e.Entry);
        if (known.Count == 0) yield break;
        var number = before;
        foreach (var o in objections)
        {
            number++;
            if (!Enum.IsDefined(o.Decision)) continue;
            foreach (var entry in o.Entries.Distinct())
            {
                if (!known.TryGetValue(entry, out var protested)) continue;
                var last = protested.Reliquidations![^1];
                if (protested.ReliquidatedFor(o.Decision) is { Touched: null } unknown)
                    yield return Warning("CPP30", field, Invariant($"It is not on file what the reliquidation of entry {entry} on {unknown.On.InWords()} touched (objection {number})."),
                        $"It opens only the questions that it touched {rule}. If it did not touch {Protestable.Name(o.Decision)}, the time ran from {(protested.Decided is { } first ? $"the liquidation of {first.On.InWords()}" : "the liquidation")}; the notice of reliquidation says what it did.", entry) with
                    { Record = number };
                else if (!protested.IsApart(o.Decision) && protested.ReliquidatedFor(o.Decision) is null && (o.Decision == ProtestableDecision.Liquidation || TouchedDecisions.Possible.Contains(o.Decision))
                    && ProtestTimeliness.Window(by, protested, o.Decision, law) is { } window && law.Read(window) is var reading && reading.Judge(filed) == Outcome.Untimely)
                    yield return Fatal("CPP28", field, Invariant($"The reliquidation of entry {entry} on {last.On.InWords()} did not touch {Protestable.Name(o.Decision)} (objection {number}). It touched {last.Touched?.Words()}."),
                        $"A reliquidation opens only the questions that it touched {rule}; the others could be protested until {reading.LastTimelyDay!.Value.InWords()}, counted from the liquidation. Leave the entry out of this objection, or ask the Center to correct what is on file.", entry) with
                    { Record = number };
            }
        }
    }

    static IEnumerable<Finding> Party(ProtestFiling filing)
    {
        var party = filing.Protestant;
        if (!Enum.IsDefined(party.Kind) || party.PartyId <= 0)
            yield return Fatal("CPP01", "Protestant", "It is not said who protests.", "Name the protesting party and by what right it protests (19 CFR 174.12(a)).");
        if (party.AgentId is not null && !party.HasPowerOfAttorney)
            yield return Fatal("CPP02", "Agent", "The agent has no power of attorney of the protesting party.", "Record the power of attorney first (19 CFR 174.3).");
        if (party.Kind == ProtestantKind.Surety && !filing.SuretyDeclaresNoCollusion)
            yield return Fatal("CPP03", "Surety's statement", "A surety states that its protest is not filed collusively to extend another's time.", "Make the statement (19 U.S.C. 1514(c)(3)).");
        if (string.IsNullOrWhiteSpace(filing.DrawbackDeclaration))
            yield return Fatal("CPP04", "Drawback", "It is not said whether the entries are subject to drawback.", "Make the declaration (19 CFR 174.13(a)(9)).");
    }

    static IEnumerable<Finding> Entries(ProtestFiling filing, DateOnly received, Law law)
    {
        if (filing.Entries.Count == 0)
            yield return Fatal("CPP10", "Entries", "The protest names no entry.", "Add at least one entry (19 CFR 174.13(a)(3)).");
        if (filing.Entries.Count > MostEntries)
            yield return Fatal("CPP11", "Entries", Invariant($"The protest names {filing.Entries.Count:N0} entries."), Invariant($"Split it into protests of at most {MostEntries:N0} entries."));
        foreach (var twice in filing.Entries.GroupBy(e => e.Entry).Where(g => g.Count() > 1))
            yield return Fatal("CPP12", "Entries", $"Entry {twice.Key} is listed twice.", "List each entry once.", twice.Key);
        if (filing.Entries.Select(e => e.Destination).Distinct().Skip(1).Any())
            yield return Fatal("CPP13", "Entries", "The entries are worked by different offices.", "File one protest for each office; the portal splits it on request.");
        var used = filing.Objections.SelectMany(o => o.Entries.Select(e => (e, o.Decision))).ToLookup(u => u.e, u => u.Decision);
        foreach (var entry in filing.Entries)
        {
            if (entry.Entry.IsNone || entry.Port.IsNone)
            {
                yield return Fatal("CPP14", "Entries", "An entry has no number or no port of entry.", "Enter both (Form 19, block 5).", entry.Entry);
                continue;
            }
            if (!used.Contains(entry.Entry))
                yield return Fatal("CPP15", "Entries", $"No objection is about entry {entry.Entry}.", "Add it to an objection, or leave it out.", entry.Entry);
            foreach (var time in ProtestTimeliness.Judge(filing.Protestant.Kind, entry, used[entry.Entry], received, law))
            {
                if (time.Outcome == Outcome.Premature)
                    yield return Fatal("CPP16", "Liquidation date", time.Sentence, "Wait until the day after the decision, and file then.", entry.Entry);
                else if (time.Outcome == Outcome.Untimely)
                    yield return Warning("CPP17", "Liquidation date", time.Sentence, "CBP will deny it as untimely for this entry, unless the day of the decision is wrong.", entry.Entry);
                else if (time.IsEstimated)
                    yield return new Finding { Code = "CPP18", Severity = Severity.Information, Message = time.Sentence, Fix = "File before the earliest day that it could be.", Field = "Liquidation date", Entry = entry.Entry.ToString() };
            }
        }
    }

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    static Finding Fatal(string code, string field, string message, string fix, EntryNumber entry = default) => New(Severity.Fatal, code, field, message, fix, entry);

    static Finding Warning(string code, string field, string message, string fix, EntryNumber entry) => New(Severity.Warning, code, field, message, fix, entry);

    static Finding New(Severity severity, string code, string field, string message, string fix, EntryNumber entry) =>
        new() { Code = code, Severity = severity, Message = message, Fix = fix, Field = field, Entry = entry.IsNone ? null : entry.ToString() };
}
