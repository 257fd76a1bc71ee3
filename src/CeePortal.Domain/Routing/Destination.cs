using CeePortal.Domain.Centers;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Routing;

/// <summary>What kind of office processes an entry after release.</summary>
public enum DestinationKind
{
    /// <summary>The port of entry.</summary>
    Port = 0,

    /// <summary>A Center of Excellence and Expertise.</summary>
    Center = 1,
}

/// <summary>Where the post-release processing of an entry is done: a Center, or the port of entry.</summary>
/// <remarks>Its code is three digits for a Center, four for a port, so that one column holds both without doubt.</remarks>
public readonly record struct Destination
{
    Destination(CenterCode center, PortCode port) => (Center, Port) = (center, port);

    /// <summary>The Center, or none.</summary>
    public CenterCode Center { get; }

    /// <summary>The port, or none.</summary>
    public PortCode Port { get; }

    /// <summary>Center or port.</summary>
    public DestinationKind Kind => Center.IsNone ? DestinationKind.Port : DestinationKind.Center;

    /// <summary>A Center.</summary>
    public static Destination Of(CenterCode center) => new(center, default);

    /// <summary>A port.</summary>
    public static Destination Of(PortCode port) => new(default, port);

    /// <summary>Reads the stored code.</summary>
    public static Destination FromCode(string code) =>
        code.Length == 3 ? Of(CenterCode.Parse(code)) : Of(PortCode.Parse(code));

    /// <summary>Three digits for a Center, four for a port.</summary>
    public string Code => Kind == DestinationKind.Center ? Center.ToString() : Port.ToString();

    /// <inheritdoc cref="Code"/>
    public override string ToString() => Code;
}
