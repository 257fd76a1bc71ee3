using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Web.Operations;

/// <summary>A line as the operator writes it: <c>8471300100=500</c>, <c>9801001012+8471300100=500</c>,
/// <c>8471300100=300+8528590000=200</c>; ending in <c>:X</c> for a set's own line or <c>:V</c> for a component.</summary>
/// <remarks>A number without a value of its own has none: the value stands on the number that it follows.</remarks>
static class RouteLine
{
    /// <summary>Adds the line to the lines of the question.</summary>
    /// <exception cref="VerbFailure">It is not written so.</exception>
    public static void Add(RoutingLines lines, int number, string text)
    {
        var rest = text.AsSpan().Trim();
        var role = SetRole.None;
        if (rest.Length > 2 && rest[^2] == ':')
        {
            role = char.ToUpperInvariant(rest[^1]) switch
            {
                'X' => SetRole.Header,
                'V' => SetRole.Component,
                _ => throw new VerbFailure(string.Create(CultureInfo.InvariantCulture, $"Line {number}, \"{text}\": after the colon stands X for a set's own line or V for a component.")),
            };
            rest = rest[..^2];
        }
        lines.AddLine(number, role);
        foreach (var range in rest.Split('+'))
        {
            var part = rest[range];
            var equals = part.IndexOf('=');
            var value = Money.Zero;
            if (HtsNumber.Read(equals < 0 ? part : part[..equals], out var hts) is { } wrong)
                throw new VerbFailure(string.Create(CultureInfo.InvariantCulture, $"Line {number}, \"{text}\": {wrong}"));
            if (equals >= 0 && Money.Read(part[(equals + 1)..], out value) is { } bad)
                throw new VerbFailure(string.Create(CultureInfo.InvariantCulture, $"Line {number}, \"{text}\": {bad}"));
            if (value < Money.Zero)
                throw new VerbFailure(string.Create(CultureInfo.InvariantCulture, $"Line {number}, \"{text}\": a value cannot be negative."));
            lines.AddTariff(hts, value);
        }
    }
}
