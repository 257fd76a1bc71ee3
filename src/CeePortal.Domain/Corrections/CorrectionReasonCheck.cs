using CeePortal.Domain.Entries;
using static System.FormattableString;

namespace CeePortal.Domain.Corrections;

/// <summary>Whether the reasons of a correction say what it changes.</summary>
/// <remarks>Source: ACE CATAIR AE chapter, July 2026, records 35, 36 and 63. The portal does not keep all that a file carries (data of
/// other agencies, textile categories, additional declarations): a reason about such data is taken as given.</remarks>
static class CorrectionReasonCheck
{
    const string Chapter = "(ACE CATAIR AE chapter, July 2026)";

    public static void Judge(EntrySummaryDraft correction, EntryDifferences differences, CorrectionReasons reasons, List<Finding> findings)
    {
        Explanation(correction.CorrectionExplanation, findings);
        Header(correction, differences, reasons, findings);
        Lines(correction, differences, reasons, findings);
        if (correction.CorrectionReasons.Count == 0 && correction.Lines.TrueForAll(l => l.CorrectionReasons.Count == 0) && differences.Lines.All(l => !l.IsRemoved))
            findings.Add(CorrectionCheck.Refuse("748", "Post Summary Correction Header Reason Code", "The correction gives no reason: neither for the header nor for a line.",
                $"Give at least one reason: on record 35 for the header, or on record 63 for a line {Chapter}.", record: "35", from: 3, to: 17));
        if (differences.IsNothing)
            findings.Add(new()
            {
                Code = "CPW",
                Severity = Severity.Warning,
                Field = "Post Summary Correction Indicator",
                Message = "Nothing changes of what the portal keeps of a summary.",
                Fix = "Compare the correction with the summary on file. Data of other agencies and additional declarations are not kept here.",
            });
    }

    static void Explanation(string? text, List<Finding> findings)
    {
        const string field = "PSC Filing Explanation Text";
        if (!CorrectionReasons.Explains(text))
            findings.Add(CorrectionCheck.Refuse("287", field, string.IsNullOrWhiteSpace(text) ? "The explanation is missing." : $"\"{text.Trim()}\" explains nothing.",
                $"Say in words what was wrong and what is right now {Chapter}.", text?.Trim() ?? "", "36", 3, 77));
        else if (text!.Length > CorrectionReasons.LongestExplanation)
            findings.Add(CorrectionCheck.Refuse("CPX", field, Invariant($"The explanation has {text.Length:N0} characters, more than the 99 records of 75 that a file can hold."), "Shorten it, and attach the rest as a document.", "", "36", 3, 77));
    }

    static void Header(EntrySummaryDraft correction, EntryDifferences differences, CorrectionReasons reasons, List<Finding> findings)
    {
        var given = correction.CorrectionReasons;
        const string field = "Post Summary Correction Header Reason Code";
        if (given.Count > CorrectionReasons.MostHeader)
            Add("CPX", given[CorrectionReasons.MostHeader], Invariant($"{given.Count} header reasons are given; there is room for {CorrectionReasons.MostHeader}."), "Keep the most important ones and tell the rest in the explanation", CorrectionReasons.MostHeader - 1);
        for (var i = 0; i < given.Count; i++)
        {
            var code = given[i];
            if (reasons.Find(code) is not { Level: ReasonLevel.Header }) Add("278", code, $"There is no header reason {code}.", "Use a code of the AE chapter, such as H04 for the mode of transport", i);
            else if (given.IndexOf(code) < i) Add("279", code, $"Header reason {code} is given twice.", "Give it once", i);
            else if (CorrectionReasons.IsOfType(code)) OfType(code, i);
            // Of H99 it cannot be said: what it is about may be something that the portal does not keep.
            else if (code != CorrectionReasons.OtherHeader && !differences.Header.Any(d => SummaryElements.Of(d.Element).Reason == code))
                Add("CPY", code, $"Reason {code} ({reasons.NameOf(code)}) is given, but that did not change.", "Take the reason off, or correct the element", i);
        }

        if (differences.HasHeader(SummaryElements.Type) && !given.Exists(CorrectionReasons.IsOfType))
            Add("282", "", "The entry type changes, but no reason says so.", $"Give {Expected()}", 0);
        if (given.Count >= CorrectionReasons.MostHeader) return; // no room for more
        foreach (var missing in differences.Header.Where(d => d.Element != SummaryElements.Type).GroupBy(d => SummaryElements.Of(d.Element).Reason).Where(g => g.Key.Length > 0 && !given.Contains(g.Key)))
            Add("283", "", $"{string.Join(" and ", missing.Select(d => d.Name))} changed, but reason {missing.Key} ({reasons.NameOf(missing.Key)}) is not given.", $"Give reason {missing.Key}", 0);

        void OfType(string code, int at)
        {
            if (!differences.HasHeader(SummaryElements.Type)) Add("281", code, $"Reason {code} says that the entry type changed, but it is the one on file.", "Take the reason off, or correct the entry type", at);
            else if (code != Expected())
                findings.Add(CorrectionCheck.Refuse("CPZ", field, $"Reason {code} is given; from type {TypeChange().Old} to {TypeChange().New} it is {Expected()} ({reasons.NameOf(Expected())}).",
                    $"Give {Expected()} {Chapter}.", code, "35", 3 + 3 * at, 5 + 3 * at) with
                { Severity = Severity.Warning });
        }

        ElementChange TypeChange() => differences.Header.First(d => d.Element == SummaryElements.Type);

        string Expected() => (TypeChange().Old, TypeChange().New) switch { ("01", "03") => CorrectionReasons.ToAdCvd, ("03", "01") => CorrectionReasons.FromAdCvd, _ => CorrectionReasons.OtherType };

        void Add(string code, string value, string message, string fix, int at) =>
            findings.Add(CorrectionCheck.Refuse(code, field, message, $"{fix} {Chapter}.", value, "35", 3 + 3 * at, 5 + 3 * at));
    }

    static void Lines(EntrySummaryDraft correction, EntryDifferences differences, CorrectionReasons reasons, List<Finding> findings)
    {
        var changed = differences.Lines.Where(l => l.Is is not null).Select(l => l.Is!.Value).ToHashSet();
        foreach (var line in correction.Lines)
        {
            var given = line.CorrectionReasons;
            if (given.Count == 0)
            {
                if (changed.Contains(line.Number)) Warn("CPQ", line.Number, Invariant($"Line {line.Number} changed without a reason of its own."), "Give the reason of each line that changes, on record 63");
                continue;
            }
            if (given.Count > CorrectionReasons.MostPerLine) Add("CPX", line.Number, given[^1], Invariant($"Line {line.Number} gives {given.Count} reasons; there is room for {CorrectionReasons.MostPerLine}."), "Keep the most important ones and tell the rest in the explanation", CorrectionReasons.MostPerLine - 1);
            for (var i = 0; i < given.Count; i++)
            {
                if (reasons.Find(given[i]) is not { Level: ReasonLevel.Line }) Add("582", line.Number, given[i], $"There is no line reason {given[i]}.", "Use a code of the AE chapter, such as L04 for the value", i);
                else if (given.IndexOf(given[i]) < i) Add("583", line.Number, given[i], Invariant($"Line {line.Number} gives reason {given[i]} twice."), "Give it once", i);
            }
            if (!changed.Contains(line.Number)) Warn("CPQ", line.Number, Invariant($"Line {line.Number} gives a reason, but nothing changed of what the portal keeps of it."), "Compare the line with the one on file");
        }

        void Add(string code, int line, string value, string message, string fix, int at) =>
            findings.Add(CorrectionCheck.Refuse(code, "Post Summary Correction Line Reason Code", message, $"{fix} {Chapter}.", value, "63", 3 + 3 * at, 5 + 3 * at, line));

        void Warn(string code, int line, string message, string fix) =>
            findings.Add(CorrectionCheck.Refuse(code, "Post Summary Correction Line Reason Code", message, $"{fix} {Chapter}.", "", "63", 3, 5, line) with { Severity = Severity.Warning });
    }
}
