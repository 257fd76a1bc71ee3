using CeePortal.Data.Reference;
using CeePortal.Domain.Routing;

namespace CeePortal.Web.Services.Reference;

/// <summary>What offices are called: words first, code after. A snapshot that never changes while it is used.</summary>
public sealed class OfficeNames(IReadOnlyDictionary<string, string> centers, IReadOnlyDictionary<string, string> ports)
{
    /// <summary>Short names of the Centers, such as Electronics, by three-digit code.</summary>
    public IReadOnlyDictionary<string, string> Centers => centers;

    /// <summary>Names of the ports, such as Los Angeles, CA, by four-digit code.</summary>
    public IReadOnlyDictionary<string, string> Ports => ports;

    /// <summary>"Electronics Center (007)" for a Center, "Port of Los Angeles, CA (2704)" for a port.</summary>
    public string Describe(string code) => code.Length == 3
        ? centers.TryGetValue(code, out var center) ? $"{center} Center ({code})" : $"Center {code}"
        : ports.TryGetValue(code, out var port) ? $"Port of {port} ({code})" : $"Port {code}";

    /// <inheritdoc cref="Describe(string)"/>
    public string Describe(Destination destination) => Describe(destination.Code);

    /// <summary>The name alone: "Los Angeles, CA"; the code where no name is known.</summary>
    public string Port(string code) => ports.GetValueOrDefault(code, code);

    /// <summary>The names in which reasons of decisions are rendered.</summary>
    public ReasonNames ForReasons => new(
        // The sentence adds the code itself.
        center => centers.TryGetValue(center.ToString(), out var name) ? $"{name} Center" : null,
        port => ports.GetValueOrDefault(port.ToString()));
}

/// <summary>Gives the <see cref="OfficeNames"/> of the moment.</summary>
public sealed class OfficeNameSource(ReferenceLists lists)
{
    public async ValueTask<OfficeNames> GetAsync(CancellationToken ct = default)
    {
        var snapshot = await lists.GetAsync(ct);
        return new OfficeNames(snapshot.Centers, snapshot.Ports);
    }
}
