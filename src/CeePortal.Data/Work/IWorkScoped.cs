using CeePortal.Domain.Work;

namespace CeePortal.Data.Work;

/// <summary>A row that belongs to the parties of an item of work: the importer, who filed it, the broker of its leading
/// entry, the office that works it, and the port of entry. The brokers of its other entries are <see cref="WorkBroker"/>.</summary>
public interface IWorkScoped
{
    long ImporterId { get; }
    long OrganizationId { get; }
    string Filer { get; }
    string Office { get; }
    string Port { get; }

    /// <summary>Whom of the trade it concerns.</summary>
    WorkAudience Audience { get; }
}

/// <summary>A row that is part of an item of work.</summary>
public interface IWorkPart : IWorkScoped
{
    /// <summary>The item.</summary>
    long WorkId { get; }
}
