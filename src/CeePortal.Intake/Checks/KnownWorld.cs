using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Intake.Checks;

/// <summary>An <see cref="IntakeReference"/> made ready for quick questions.</summary>
sealed class KnownWorld
{
    readonly bool[] ports = new bool[10_000];
    readonly bool[] entryTypes = new bool[100];
    readonly HashSet<CountryCode> countries = [];
    readonly Dictionary<FilerCode, int> factors = [];

    public KnownWorld(IntakeReference reference)
    {
        Today = reference.Today;
        foreach (var port in reference.Ports) ports[port] = true;
        foreach (var type in reference.EntryTypes) entryTypes[type] = true;
        foreach (var country in reference.Countries)
            if (CountryCode.TryParse(country, null, out var code)) countries.Add(code);
        foreach (var (filer, factor) in reference.CheckDigitFactors) factors[FilerCode.Parse(filer)] = factor;
        (HasPorts, HasCountries) = (reference.Ports.Count > 0, countries.Count > 0);
    }

    public DateOnly Today { get; }

    /// <summary>True when a list of ports is loaded.</summary>
    public bool HasPorts { get; }

    /// <summary>True when a list of countries is loaded.</summary>
    public bool HasCountries { get; }

    public bool Knows(PortCode port) => ports[port.Code];

    public bool Knows(EntryType type) => entryTypes[type.Code];

    public bool Knows(CountryCode country) => countries.Contains(country);

    public int FactorOf(FilerCode filer) => factors.Count == 0 ? 0 : factors.GetValueOrDefault(filer);
}
