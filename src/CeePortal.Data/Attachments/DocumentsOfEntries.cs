using CeePortal.Domain.Documents;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Attachments;

/// <summary>The documents of entries that an office handles now, whichever office asked for them: an entry goes to another Center, and
/// its documents are read there. What is for the staff of the office that asked, and what the importer alone may see, stays where it is.</summary>
public static class DocumentsOfEntries
{
    /// <param name="all">A context that sees everything.</param>
    /// <param name="office">The office: three digits for a Center, four for a port.</param>
    public static IQueryable<Attachment> ReadBy(PortalDbContext all, string office)
    {
        var request = DocumentRequest.RequestKind.Code;
        return all.Attachments.Where(a => a.WorkId != null && !a.ForStaffOnly && a.Audience == WorkAudience.All
            && (a.As != null || all.WorkItems.Any(w => w.Id == a.WorkId && w.Kind == request)) // a document of an entry: asked for as one, or named as one
            && all.WorkEntries.Any(e => e.WorkId == a.WorkId && all.Entries.Any(x => x.Number == e.Entry && x.HandledBy == office)));
    }
}
