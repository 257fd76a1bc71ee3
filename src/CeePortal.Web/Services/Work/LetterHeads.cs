using CeePortal.Data;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Reference;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace CeePortal.Web.Services.Work;

/// <summary>What stands around the text of a letter of any kind: the office that works the item, the party and who files for it, and
/// the entries.</summary>
public sealed class LetterHeads(PortalDbContextFactory contexts, OfficeNameSource offices)
{
    const int MostNamed = 10;

    public async Task<LetterView> WriteAsync(WorkItem item, string subject, DateOnly date, IReadOnlyList<(string Name, string Value)> references, LetterText text, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var about = item.Subject;
        var office = (await offices.GetAsync(ct)).Describe(item.Office);
        var city = item.Office.Kind == DestinationKind.Center ? await db.RefCenters.Where(c => c.Code == item.Office.Code).Select(c => c.City + ", " + c.State).FirstOrDefaultAsync(ct) : null;
        List<string> to = [await db.Importers.Where(i => i.Id == about.PartyId).Select(i => i.Name ?? i.Display).FirstOrDefaultAsync(ct) ?? "The importer of record"];
        if (about.AgentId is { } agent && await db.Organizations.Where(o => o.Id == agent).Select(o => o.Name).FirstOrDefaultAsync(ct) is { } name) to.Add($"c/o {name}");
        var entries = about.Entries.Select(e => e.Entry).Distinct().ToList();
        return new()
        {
            From = ["U.S. Customs and Border Protection", office, .. city is null ? Array.Empty<string>() : [city]],
            To = to,
            Date = date,
            Number = item.Number.ToString(),
            Subject = subject,
            References = [.. references, (entries.Count == 1 ? "Entry" : "Entries", entries.Count <= MostNamed ? string.Join(", ", entries) : Invariant($"{entries[0]} and {entries.Count - 1:N0} more"))],
            Body = _ => text.ToHtml(),
            Signed = ["For the Director", office],
        };
    }
}
