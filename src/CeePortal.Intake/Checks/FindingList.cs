using CeePortal.Domain.Entries;

namespace CeePortal.Intake.Checks;

/// <summary>Gathers an entry's findings, up to a limit, so that a garbage file cannot flood the disk.</summary>
sealed class FindingList
{
    /// <summary>How many findings of one entry are kept.</summary>
    public const int Limit = 200;

    List<Finding>? findings;
    int left;

    /// <summary>True when a fatal one is among them, kept or not.</summary>
    public bool HasFatal { get; private set; }

    /// <summary>How many there are, kept or not.</summary>
    public int Count => (findings?.Count ?? 0) + left;

    /// <summary>True while another finding would be kept; a finding that would not need not be composed.</summary>
    public bool HasRoom => findings is null || findings.Count < Limit;

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding)
    {
        HasFatal |= finding.Severity == Severity.Fatal;
        if (HasRoom) (findings ??= []).Add(finding);
        else left++;
    }

    /// <summary>Counts a finding that is not kept.</summary>
    public void CountOnly(Severity severity)
    {
        HasFatal |= severity == Severity.Fatal;
        left++;
    }

    /// <summary>Gives the findings in the order of the file and begins anew.</summary>
    public IReadOnlyList<Finding> TakeAll()
    {
        if (findings is null) return [];
        var sorted = findings.OrderBy(f => f.Record == 0 ? long.MaxValue : f.Record).ThenBy(f => f.ColumnFrom).ToList();
        if (left > 0)
        {
            var condition = Conditions.Find("CP9");
            sorted.Add(new Finding
            {
                Code = condition.Code,
                Severity = Severity.Information,
                Message = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"And {left:N0} more findings on this entry, which are not listed."),
                Fix = condition.Fix,
                Entry = sorted[0].Entry,
            });
        }
        (findings, left, HasFatal) = (null, 0, false);
        return sorted;
    }
}
