namespace CeePortal.Data.Scoping;

/// <summary>A row that belongs to the parties of an entry: it carries their keys itself, since a filter on a parent does
/// not cover its children.</summary>
public interface IPartyScoped
{
    long ImporterId { get; }
    string Filer { get; }
    string PortOfEntry { get; }

    /// <summary>Three digits for a Center, four for a port.</summary>
    string HandledBy { get; }
}

/// <summary>A row that belongs to the organization that uploaded; perhaps also to the parties of an accepted entry.</summary>
public interface IFilerScoped
{
    long OrganizationId { get; }
}
