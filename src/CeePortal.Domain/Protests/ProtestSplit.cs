using CeePortal.Domain.Routing;

namespace CeePortal.Domain.Protests;

/// <summary>Makes one protest for each office out of a filing whose entries go to several. A protest may list entries of
/// several ports when one Center works them all.</summary>
/// <remarks>Source: CBP, protest questions and answers. That the portal splits by itself is our modelling.</remarks>
public static class ProtestSplit
{
    /// <summary>The protests, in the order in which their offices first appear; entries and objections keep theirs. An
    /// objection about entries of several offices stands in each protest, about the entries there. One whose entries are
    /// unknown stays with the first, where the check finds it.</summary>
    public static IReadOnlyList<(Destination Office, ProtestFiling Filing)> ByDestination(ProtestFiling filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        var listed = filing.Entries.Select(e => e.Entry).ToHashSet();
        var isFirst = true;
        List<(Destination, ProtestFiling)> parts = [];
        foreach (var office in filing.Entries.GroupBy(e => e.Destination))
        {
            var here = office.Select(e => e.Entry).ToHashSet();
            List<ObjectionFiling> objections = [];
            foreach (var o in filing.Objections)
            {
                var strays = isFirst && !o.Entries.Any(listed.Contains);
                if (strays) objections.Add(o);
                else if (o.Entries.Any(here.Contains)) objections.Add(o with { Entries = [.. o.Entries.Where(e => here.Contains(e) || (isFirst && !listed.Contains(e)))] });
            }
            parts.Add((office.Key, filing with
            {
                Entries = [.. office],
                Objections = objections,
                // Only the protest with an objection to an exclusion can say that it is filed against one.
                SaysExclusion = filing.SaysExclusion && objections.Any(o => o.Decision == ProtestableDecision.ExclusionOrRedelivery),
            }));
            isFirst = false;
        }
        return parts;
    }
}
