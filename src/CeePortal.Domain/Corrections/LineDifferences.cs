using System.Globalization;
using CeePortal.Domain.Entries;
using E = CeePortal.Domain.Corrections.SummaryElements;

namespace CeePortal.Domain.Corrections;

/// <summary>Compares the lines of two summaries. A full replacement numbers its lines anew, so a line is known again by what it
/// is and not by its number: lines are laid beside each other so that as little as possible differs.</summary>
static class LineDifferences
{
    // Beyond so many pairs lines are compared number by number: a table of a billion cells helps nobody.
    const long MostPairs = 1_000_000;

    public static IReadOnlyList<LineDifference> Between(List<EntryLineDraft> before, List<EntryLineDraft> after)
    {
        // What is the same at both ends needs no table; most corrections change one line.
        var (head, tail) = (0, 0);
        while (head < before.Count && head < after.Count && IsSame(before[head], after[head])) head++;
        while (tail < before.Count - head && tail < after.Count - head && IsSame(before[^(tail + 1)], after[^(tail + 1)])) tail++;
        var (olds, news) = (before.Count - head - tail, after.Count - head - tail);
        if (olds == 0 && news == 0) return [];
        List<LineDifference> found = [];
        foreach (var (old, now) in olds == news && olds == 1 ? [(0, 0)] : (long)olds * news > MostPairs ? ByNumber(olds, news) : Aligned(before, after, head, olds, news))
        {
            var (was, line) = (old is { } o ? before[head + o] : null, now is { } n ? after[head + n] : null);
            var changes = new Changes();
            Compare(was, line, changes);
            if (changes.Count > 0 || was is null || line is null) found.Add(new(was?.Number, line?.Number, changes.List, line is null ? [] : [.. line.CorrectionReasons]));
        }
        return found;
    }

    static IEnumerable<(int?, int?)> ByNumber(int olds, int news)
    {
        for (var i = 0; i < Math.Max(olds, news); i++) yield return (i < olds ? i : null, i < news ? i : null);
    }

    /// <summary>The alignment that changes least. To take a line out and add another costs more than to change half of one.</summary>
    static IEnumerable<(int?, int?)> Aligned(List<EntryLineDraft> before, List<EntryLineDraft> after, int head, int olds, int news)
    {
        const int gap = 5;
        var cost = new int[olds + 1, news + 1];
        for (var i = olds; i >= 0; i--)
            for (var j = news; j >= 0; j--)
                cost[i, j] = i == olds ? (news - j) * gap : j == news ? (olds - i) * gap
                    : Math.Min(cost[i + 1, j + 1] + Distance(before[head + i], after[head + j]), Math.Min(cost[i + 1, j], cost[i, j + 1]) + gap);
        for (int i = 0, j = 0; i < olds || j < news;)
            if (i < olds && j < news && cost[i, j] == cost[i + 1, j + 1] + Distance(before[head + i], after[head + j])) yield return (i++, j++);
            else if (i < olds && (j == news || cost[i, j] == cost[i + 1, j] + gap)) yield return (i++, null);
            else yield return (null, j++);
    }

    /// <summary>How unlike two lines are: by what tells goods apart.</summary>
    static int Distance(EntryLineDraft a, EntryLineDraft b)
    {
        if (IsSame(a, b)) return 0;
        var distance = 1;
        if (!SameNumbers(a, b)) distance += 4;
        if (a.Value != b.Value) distance += 2;
        if (a.Origin != b.Origin) distance += 2;
        if (a.Manufacturer != b.Manufacturer) distance += 2;
        if (a.Description != b.Description) distance++;
        return distance;
    }

    static bool SameNumbers(EntryLineDraft a, EntryLineDraft b)
    {
        if (a.Tariffs.Count != b.Tariffs.Count) return false;
        for (var i = 0; i < a.Tariffs.Count; i++)
            if (a.Tariffs[i].Number != b.Tariffs[i].Number)
                return false;
        return true;
    }

    // Whoever lays a correction beside what is on file takes its own line for one that stands as it was.
    static bool IsSame(EntryLineDraft a, EntryLineDraft b) => ReferenceEquals(a, b) ||
        a.Value == b.Value && a.Origin == b.Origin && a.Tariffs.SequenceEqual(b.Tariffs) && a.Fees.SequenceEqual(b.Fees) && a.Cases.SequenceEqual(b.Cases)
        && a.SetRole == b.SetRole && a.Export == b.Export && a.ExportDate == b.ExportDate && a.SpecialProgram == b.SpecialProgram && a.Charges == b.Charges
        && a.PortOfLading == b.PortOfLading && a.GrossWeight == b.GrossWeight && a.RelatedParty == b.RelatedParty && a.ZoneStatus == b.ZoneStatus
        && a.ZoneFilingDate == b.ZoneFilingDate && a.Ruling == b.Ruling && SameText(a.Description, b.Description) && a.Manufacturer == b.Manufacturer
        && a.Visa == b.Visa && a.Parties.SequenceEqual(b.Parties) && a.Licenses.SequenceEqual(b.Licenses);

    // Texts are made only of what differs: an upload compares thousands a second.
    static void Compare(EntryLineDraft? a, EntryLineDraft? b, Changes found)
    {
        var sameNumbers = a is not null && b is not null && SameNumbers(a, b);
        if (!sameNumbers) found.Compare(E.Numbers, Numbers(a), Numbers(b));
        if (a?.SetRole != b?.SetRole) found.Compare(E.Set, Set(a), Set(b));
        if (a?.Origin != b?.Origin) found.Compare(E.Origin, Text(a?.Origin), Text(b?.Origin));
        if (a?.Export != b?.Export) found.Compare(E.Export, Text(a?.Export), Text(b?.Export));
        found.Compare(E.ExportDate, a?.ExportDate, b?.ExportDate);
        found.Compare(E.Program, a?.SpecialProgram, b?.SpecialProgram);
        if (!sameNumbers || !Same(a!, b!, static (t, u) => t.Value == u.Value)) found.Compare(E.Value, Of(a, static t => t.Value.ToWholeDollars()), Of(b, static t => t.Value.ToWholeDollars()), ValueOf(a), ValueOf(b));
        if (!sameNumbers || !Same(a!, b!, static (t, u) => t.Duty == u.Duty)) found.Compare(E.Duty, Of(a, static t => t.Duty.ToString()), Of(b, static t => t.Duty.ToString()), DutyOf(a), DutyOf(b));
        if (!sameNumbers || !Same(a!, b!, SameQuantities)) found.Compare(E.Quantities, Of(a, Quantities), Of(b, Quantities));
        if (a?.Charges != b?.Charges) found.Compare(E.Charges, a?.Charges?.ToWholeDollars(), b?.Charges?.ToWholeDollars(), a?.Charges?.Cents ?? 0, b?.Charges?.Cents ?? 0);
        if (a?.GrossWeight != b?.GrossWeight) found.Compare(E.Weight, Print(a?.GrossWeight, "kg"), Print(b?.GrossWeight, "kg"));
        found.Compare(E.Lading, a?.PortOfLading, b?.PortOfLading);
        found.Compare(E.Related, a?.RelatedParty, b?.RelatedParty);
        found.Compare(E.ZoneStatus, a?.ZoneStatus, b?.ZoneStatus);
        found.Compare(E.ZoneDate, a?.ZoneFilingDate, b?.ZoneFilingDate);
        found.Compare(E.Ruling, a?.Ruling, b?.Ruling);
        if (!SameText(a?.Description, b?.Description)) found.Compare(E.Description, a?.Description, b?.Description);
        if (a?.Manufacturer != b?.Manufacturer) found.Compare(E.Manufacturer, Text(a?.Manufacturer), Text(b?.Manufacturer));
        if (!Same(a?.Parties, b?.Parties)) found.Compare(E.Parties, List(a?.Parties, static p => $"{p.Kind} {p.Identifier}"), List(b?.Parties, static p => $"{p.Kind} {p.Identifier}"));
        found.Compare(E.Visa, a?.Visa, b?.Visa);
        if (!Same(a?.Licenses, b?.Licenses)) found.Compare(E.Licenses, List(a?.Licenses, static l => $"{l.Type} {l.Number}"), List(b?.Licenses, static l => $"{l.Type} {l.Number}"));
        if (!Same(a?.Cases, b?.Cases)) found.Compare(E.Cases, List(a?.Cases, Case), List(b?.Cases, Case), CasesOf(a), CasesOf(b));
        if (!Same(a?.Fees, b?.Fees)) found.Compare(E.Fees, List(a?.Fees, static f => $"{f.Class} {f.Amount}"), List(b?.Fees, static f => $"{f.Class} {f.Amount}"), FeesOf(a), FeesOf(b));
    }

    /// <summary>True when the tariff numbers of two lines, which are the same ones, agree in a figure.</summary>
    static bool Same(EntryLineDraft a, EntryLineDraft b, Func<TariffDraft, TariffDraft, bool> agree)
    {
        for (var i = 0; i < a.Tariffs.Count; i++)
            if (!agree(a.Tariffs[i], b.Tariffs[i]))
                return false;
        return true;
    }

    static bool SameQuantities(TariffDraft a, TariffDraft b) =>
        (a.Quantity1, a.Quantity2, a.Quantity3) == (b.Quantity1, b.Quantity2, b.Quantity3) && (a.Unit1, a.Unit2, a.Unit3) == (b.Unit1, b.Unit2, b.Unit3);

    static bool Same<T>(List<T>? a, List<T>? b) => a is not null && b is not null && (a.Count == 0 && b.Count == 0 || a.SequenceEqual(b));

    static long ValueOf(EntryLineDraft? line) => line?.Value.Cents ?? 0;

    static long DutyOf(EntryLineDraft? line) => line?.Tariffs.Sum(t => t.Duty.Cents) ?? 0;

    static long CasesOf(EntryLineDraft? line) => line?.Cases.Sum(c => c.Duty.Cents) ?? 0;

    static long FeesOf(EntryLineDraft? line) => line?.Fees.Sum(f => f.Amount.Cents) ?? 0;

    // The portal keeps so many characters of a description; what a longer one says beyond cannot be compared.
    const int KeptDescription = 500;

    static bool SameText(string? a, string? b) => a == b
        || a is not null && b is not null && a.AsSpan(0, Math.Min(a.Length, KeptDescription)).SequenceEqual(b.AsSpan(0, Math.Min(b.Length, KeptDescription)));

    static string? Numbers(EntryLineDraft? line) => line is null ? null : string.Join(" + ", line.Tariffs.Select(t => t.Number.ToString()));

    static string? Set(EntryLineDraft? line) => line?.SetRole switch { SetRole.Header => "X, the set", SetRole.Component => "V, a component", _ => null };

    // With one tariff number its figure alone; with several, each with its number.
    static string? Of(EntryLineDraft? line, Func<TariffDraft, string> figure) => line is null ? null
        : line.Tariffs.Count == 1 ? figure(line.Tariffs[0])
        : string.Join("; ", line.Tariffs.Select(t => (t.Number, Figure: figure(t))).Where(t => t.Figure.Length > 0).Select(t => $"{t.Number}: {t.Figure}"));

    static string Quantities(TariffDraft t) =>
        string.Join(", ", new[] { (t.Quantity1, t.Unit1), (t.Quantity2, t.Unit2), (t.Quantity3, t.Unit3) }.Where(q => q.Item1 is not null || q.Item2 is not null)
            .Select(q => string.Create(CultureInfo.InvariantCulture, $"{q.Item1 / 100m:#,##0.##} {q.Item2}").Trim()));

    static string Case(CaseDraft c) => string.Create(CultureInfo.InvariantCulture,
        $"{c.Number} at {(c.RateKind == "S" ? $"${c.Rate / 100m:0.00##} a unit" : $"{c.Rate / 100m:0.##}%")}, {c.Duty} {(c.Bonded ? "bonded" : "in cash")}{(c.Value is { } value ? $", on {value.ToWholeDollars()}" : "")}{(c.Quantity is { } q and not 0 ? $", on {q / 10_000m:#,##0.####}" : "")}");

    static string? List<T>(List<T>? items, Func<T, string> words) => items is null or { Count: 0 } ? null : string.Join("; ", items.Select(words));

    static string? Text<T>(T? noun) where T : struct => noun?.ToString();

    static string? Print(long? number, string unit) => number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n:#,##0} {unit}") : null;
}
