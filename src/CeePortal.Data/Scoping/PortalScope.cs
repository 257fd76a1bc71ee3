namespace CeePortal.Data.Scoping;

/// <summary>Whose rows may be read. The kinds are closed: whoever has no scope sees nothing.</summary>
public enum ScopeKind
{
    /// <summary>Nothing at all.</summary>
    None = 0,

    /// <summary>The portal itself: jobs and operators' verbs. Never a person.</summary>
    System = 1,

    /// <summary>Staff that may see everything.</summary>
    All = 2,

    /// <summary>Importers: their own entries.</summary>
    Importers = 3,

    /// <summary>A broker: what it filed, and the importers that gave it a power of attorney.</summary>
    Filers = 4,

    /// <summary>A Center: the entries that it handles.</summary>
    Center = 5,

    /// <summary>A port: the entries whose revenue it is credited with, or that it handles.</summary>
    Port = 6,
}

/// <summary>Whose rows may be read, resolved once per request. Immutable.</summary>
public sealed class PortalScope
{
    PortalScope(ScopeKind kind) => Kind = kind;

    public ScopeKind Kind { get; }
    public IReadOnlyList<long> ImporterIds => ImporterList;
    public IReadOnlyList<string> FilerCodes => FilerList;
    public string? Center { get; private init; }
    public string? Port { get; private init; }

    /// <summary>The organization whose own uploads may be seen; 0 for none.</summary>
    public long OrganizationId { get; private init; }

    /// <summary>The person, for what belongs to one alone: messages. 0 for nobody.</summary>
    public long UserId { get; private init; }

    /// <summary>The same rows, and what belongs to this person.</summary>
    public PortalScope For(long userId) =>
        new(Kind) { ImporterList = ImporterList, FilerList = FilerList, Center = Center, Port = Port, OrganizationId = OrganizationId, UserId = userId };

    // Lists, not arrays: Contains on an array is a span method, which no query translates.
    internal List<long> ImporterList { get; private init; } = [];
    internal List<string> FilerList { get; private init; } = [];

    /// <summary>True when no filter applies.</summary>
    public bool SeesAll => Kind is ScopeKind.System or ScopeKind.All;

    public static readonly PortalScope None = new(ScopeKind.None);
    public static readonly PortalScope System = new(ScopeKind.System);
    public static readonly PortalScope All = new(ScopeKind.All);

    public static PortalScope Importers(IEnumerable<long> importerIds, long organizationId = 0) =>
        new(ScopeKind.Importers) { ImporterList = [.. importerIds.Distinct()], OrganizationId = organizationId };

    public static PortalScope Filers(IEnumerable<string> filerCodes, IEnumerable<long> importersUnderPower, long organizationId = 0) =>
        new(ScopeKind.Filers)
        {
            FilerList = [.. filerCodes.Distinct(StringComparer.Ordinal)],
            ImporterList = [.. importersUnderPower.Distinct()],
            OrganizationId = organizationId,
        };

    public static PortalScope OfCenter(Domain.Centers.CenterCode center, long organizationId = 0) =>
        center.IsNone ? None : new(ScopeKind.Center) { Center = center.ToString(), OrganizationId = organizationId };

    public static PortalScope OfPort(Domain.Trade.PortCode port, long organizationId = 0) =>
        port.IsNone ? None : new(ScopeKind.Port) { Port = port.ToString(), OrganizationId = organizationId };
}
