using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using static System.FormattableString;

namespace CeePortal.Domain.Validations;

/// <summary>What a line of an entry should have said, as far as a finding corrects it; what it leaves empty stands as filed.</summary>
public sealed record LineShouldBe
{
    /// <summary>The tariff number; none to leave it.</summary>
    public HtsNumber Number { get; init; }

    /// <summary>The country of origin; none to leave it.</summary>
    public CountryCode Origin { get; init; }

    /// <summary>The special program; empty where a claim falls, null to leave it.</summary>
    public string? Program { get; init; }

    /// <summary>The entered value, whole dollars (19 CFR 159.3); null to leave it.</summary>
    public Money? Value { get; init; }

    /// <summary>The antidumping or countervailing duty case, ten characters; empty for the only one of the line.</summary>
    public string Case { get; init; } = "";

    /// <summary>The rate of that case in hundredths of a per cent; null to leave it.</summary>
    public long? CaseRate { get; init; }

    /// <summary>True when nothing is corrected.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => Number.IsNone && Origin.IsNone && Program is null && Value is null && Case.Length == 0 && CaseRate is null;

    /// <summary>It in words: "tariff number 8471.30.0100, value $1,200.00".</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string InWords
    {
        get
        {
            List<string> words = [];
            if (!Number.IsNone) words.Add($"tariff number {Number}");
            if (!Origin.IsNone) words.Add($"origin {Origin}");
            if (Program is not null) words.Add(Program.Length == 0 ? "no special program" : $"special program {Program}");
            if (Value is { } value) words.Add($"value {value}");
            if (CaseRate is { } rate) words.Add(Invariant($"{(Case.Length == 0 ? "the case" : $"case {Case[0]}-{Case[1..]}")} at {rate / 100m:0.##}%"));
            return string.Join(", ", words);
        }
    }

    /// <summary>Corrects a line.</summary>
    /// <param name="line">The line, which is changed.</param>
    /// <returns>Null when it could be; otherwise which of the properties cannot, and why.</returns>
    public (string Property, string Problem)? ApplyTo(EntryLineDraft line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (!Number.IsNone || Value is not null)
        {
            // Beside a number of chapter 98 or 99 the goods have one of their own, which is meant.
            var own = line.Tariffs.FindAll(t => !t.Number.IsSpecialChapter);
            if (own.Count == 0) own = line.Tariffs;
            if (own.Count != 1)
                return (Number.IsNone ? nameof(Value) : nameof(Number), Invariant($"Line {line.Number} has {own.Count} tariff numbers of its own, so it is not clear which is meant. Work it out on the worksheet of the entry, type the change and say how it was found."));
            var at = line.Tariffs.IndexOf(own[0]);
            line.Tariffs[at] = own[0] with { Number = Number.IsNone ? own[0].Number : Number, Value = Value ?? own[0].Value };
        }
        if (!Origin.IsNone) line.Origin = Origin;
        if (Program is not null) line.SpecialProgram = Program.Length == 0 ? null : Program;
        return CaseRate is { } rate ? Rate(line, rate) : Case.Length > 0 ? (nameof(CaseRate), "Give the rate of the case.") : null;
    }

    (string, string)? Rate(EntryLineDraft line, long rate)
    {
        if (Case.Length == 0 && line.Cases.Count != 1)
            return (nameof(Case), line.Cases.Count == 0 ? Invariant($"Line {line.Number} has no case. Name the case that it falls under.") : Invariant($"Line {line.Number} has {line.Cases.Count} cases. Name the one that is meant."));
        var at = Case.Length == 0 ? 0 : line.Cases.FindIndex(c => c.Number == Case);
        if (at < 0) line.Cases.Add(new(Case, Bonded: false, rate, "A", null, null, Money.Zero));
        else if (line.Cases[at].RateKind == "S") return (nameof(CaseRate), "This case has a rate for each unit. Work it out on the worksheet of the entry, type the change and say how it was found.");
        else line.Cases[at] = line.Cases[at] with { Rate = rate };
        return null;
    }
}
