using System.Collections.Frozen;
using CeePortal.Domain.Entries;

namespace CeePortal.Intake.Checks;

/// <summary>A condition that a check can find: its official code and narrative, and our explanation.</summary>
/// <param name="Code">Three characters. Codes that begin with CP are the portal's own.</param>
/// <param name="Severity">How much it weighs here, unless the check says otherwise.</param>
/// <param name="Narrative">The narrative of the ACE Error Dictionary, 40 characters or one more; ours where there is none.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">How to fix it.</param>
public sealed record Condition(string Code, Severity Severity, string Narrative, string Message, string Fix);

/// <summary>The conditions that the portal knows. To add one, add a row to the table of its subject.</summary>
/// <remarks>Codes and narratives: CBP, ACE Error Dictionary, version 51, 2026-07-18. Messages and fixes are our own words.</remarks>
public static partial class Conditions
{
    static readonly FrozenDictionary<string, Condition> byCode =
        Parse([EnvelopeRows, StructureRows, HeaderRows, LineRows, TotalRows, CorrectionRows, PortalRows]).ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    /// <summary>All conditions.</summary>
    public static IReadOnlyCollection<Condition> All => byCode.Values;

    /// <summary>The condition of a code.</summary>
    public static Condition Find(string code) => byCode.TryGetValue(code, out var condition)
        ? condition
        : throw new ArgumentOutOfRangeException(nameof(code), code, "There is no such condition.");

    /// <summary>The official narrative of a code, or null for one that we do not know.</summary>
    public static string? NarrativeOf(string code) => byCode.GetValueOrDefault(code)?.Narrative;

    // A row: code | F, W or I | narrative | message | fix
    static IEnumerable<Condition> Parse(string[] tables)
    {
        foreach (var table in tables)
            foreach (var row in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var cells = row.Split('|', StringSplitOptions.TrimEntries);
                // The dictionary keeps to 40 characters but for 186, which has 41; an answer cuts it.
                if (cells.Length != 5 || cells[2].Length > 41) throw new FormatException("A condition has five cells and a short narrative: " + row);
                yield return new Condition(cells[0], cells[1] switch
                {
                    "F" => Severity.Fatal,
                    "W" => Severity.Warning,
                    "I" => Severity.Information,
                    _ => throw new FormatException("Severity is F, W or I: " + row),
                }, cells[2], cells[3], cells[4]);
            }
    }
}
