using CeePortal.Domain.Work;

namespace CeePortal.Data.Work;

/// <summary>The kinds of work that the portal knows, by their codes. Clocks, queue, audit and messages ask here and never
/// name a kind; to add one is to register it.</summary>
public sealed class WorkKinds(IEnumerable<WorkKind> kinds)
{
    readonly Dictionary<string, WorkKind> byCode = Checked([.. kinds]).ToDictionary(k => k.Code, StringComparer.Ordinal);

    /// <summary>All, by name.</summary>
    public IReadOnlyList<WorkKind> All { get; } = [.. kinds.OrderBy(k => k.Name, StringComparer.Ordinal)];

    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public WorkKind this[string code] => byCode.TryGetValue(code, out var kind) ? kind : throw new KeyNotFoundException($"There is no kind of work \"{code}\".");

    public WorkKind? Find(string code) => byCode.GetValueOrDefault(code);

    // A number names one item, whatever its kind.
    static List<WorkKind> Checked(List<WorkKind> kinds)
    {
        for (var i = 0; i < kinds.Count; i++)
            if (kinds.Skip(i + 1).FirstOrDefault(k => k.Numbers.Overlaps(kinds[i].Numbers)) is { } other)
                throw new InvalidOperationException($"The kinds \"{kinds[i].Code}\" and \"{other.Code}\" share numbers.");
        return kinds;
    }
}
