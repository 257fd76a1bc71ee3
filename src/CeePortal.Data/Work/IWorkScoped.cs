namespace CeePortal.Data.Work;

/// <summary>A row that belongs to the parties of an item of work: the importer, who filed it, the broker of its leading
/// entry, the office that works it, and the port of entry.</summary>
public interface IWorkScoped
{
    long ImporterId { get; }
    long OrganizationId { get; }
    string Filer { get; }
    string Office { get; }
    string Port { get; }
}
