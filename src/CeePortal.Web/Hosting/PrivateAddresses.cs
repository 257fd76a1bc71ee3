using System.Diagnostics;
using System.Text.RegularExpressions;
using CeePortal.Web.Services.Clocks;
using OpenTelemetry;
using Serilog.Core;
using Serilog.Events;

namespace CeePortal.Web.Hosting;

/// <summary>Keeps the secret of private calendars (<see cref="CalendarEndpoint"/>) out of whatever leaves this process. The
/// framework puts the path into every log event of a request and into its trace, beside the portal's own words.</summary>
public static partial class PrivateAddresses
{
    // The framework writes the path with its first slash, without it, or the last part alone as a value of the route.
    [GeneratedRegex("calendar/[^/?#\\s\"]+|^[0-9a-f]{64}$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();

    public static string Hide(string text) => Secret().Replace(text, found => found.Value.StartsWith("calendar/", StringComparison.OrdinalIgnoreCase) ? CalendarEndpoint.Hidden[1..] : "(private)");

    /// <summary>Of every property of every log event, however deep: to be added last, after those that add properties.</summary>
    public sealed class InLogs : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            List<LogEventProperty>? hidden = null;
            foreach (var (name, value) in logEvent.Properties)
                if (Of(value) is var other && !ReferenceEquals(other, value)) (hidden ??= []).Add(new(name, other));
            hidden?.ForEach(logEvent.AddOrUpdateProperty);
        }

        static LogEventPropertyValue Of(LogEventPropertyValue value)
        {
            switch (value)
            {
                case ScalarValue { Value: { } held } scalar when held is string or PathString or Uri:
                    var text = held.ToString()!;
                    var hidden = Hide(text);
                    return ReferenceEquals(hidden, text) || hidden == text ? scalar : new ScalarValue(hidden);
                case SequenceValue many:
                    var parts = many.Elements.Select(Of).ToList();
                    return parts.SequenceEqual(many.Elements, ReferenceEqualityComparer.Instance) ? many : new SequenceValue(parts);
                case StructureValue one:
                    var fields = one.Properties.Select(p => new LogEventProperty(p.Name, Of(p.Value))).ToList();
                    return fields.Select(f => f.Value).SequenceEqual(one.Properties.Select(p => p.Value), ReferenceEqualityComparer.Instance) ? one : new StructureValue(fields, one.TypeTag);
                case DictionaryValue map:
                    var pairs = map.Elements.Select(p => KeyValuePair.Create(p.Key, Of(p.Value))).ToList();
                    return pairs.Select(p => p.Value).SequenceEqual(map.Elements.Values, ReferenceEqualityComparer.Instance) ? map : new DictionaryValue(pairs);
                default:
                    return value;
            }
        }
    }

    /// <summary>Of every tag of a trace, and of its name, before it is exported.</summary>
    public sealed class InTraces : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.DisplayName = Hide(data.DisplayName);
            foreach (var (name, value) in data.TagObjects.ToList())
                if (value is string text && Hide(text) is var hidden && hidden != text) data.SetTag(name, hidden);
        }
    }
}
