using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CeePortal.Domain.Routing;

namespace CeePortal.Domain.Work;

/// <summary>Writes events as they are stored, reads them again, and prints an item's whole state for comparison.</summary>
/// <remarks>Stored beside the payload are stream, number, instant, actor, type and version; the payload has the rest.</remarks>
public static class WorkJournal
{
    // Read back by this; written part by part below, in the same order.
    sealed record Payload(DateOnly On, WorkRoles As, string State, JsonElement Fact, IReadOnlyList<Change> Changes);

    static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default,
        Converters = { new JsonStringEnumConverter(), new NounConverters(), new DestinationConverter() },
    };

    // An upload writes thousands of events a second: each thread keeps what it writes into.
    [ThreadStatic]
    static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? pen;

    /// <summary>The payload of an event, as JSON.</summary>
    public static string Write(WorkEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var (bytes, json) = pen ??= NewPen();
        try
        {
            json.WriteStartObject();
            json.WriteString("on"u8, e.On.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            json.WritePropertyName("as"u8);
            JsonSerializer.Serialize(json, e.By.Roles, options);
            json.WriteString("state"u8, e.State);
            json.WritePropertyName("fact"u8);
            JsonSerializer.Serialize(json, e.Fact, e.Fact.GetType(), options);
            json.WritePropertyName("changes"u8);
            JsonSerializer.Serialize(json, e.Changes, options);
            json.WriteEndObject();
            json.Flush();
            return Encoding.UTF8.GetString(bytes.WrittenSpan);
        }
        finally
        {
            bytes.ResetWrittenCount();
            json.Reset();
        }
    }

    /// <summary>A part of a fact, as JSON, for what is filed later than it came in.</summary>
    public static string WritePart<T>(T part)
    {
        var (bytes, json) = pen ??= NewPen();
        try
        {
            JsonSerializer.Serialize(json, part, options);
            return Encoding.UTF8.GetString(bytes.WrittenSpan);
        }
        finally
        {
            bytes.ResetWrittenCount();
            json.Reset();
        }
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="JsonException">It is not that of such a part.</exception>
    public static T ReadPart<T>(string json) => JsonSerializer.Deserialize<T>(json, options) ?? throw new JsonException("It is empty.");

    static (ArrayBufferWriter<byte>, Utf8JsonWriter) NewPen()
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        return (bytes, new(bytes, new() { Encoder = options.Encoder }));
    }

    /// <summary>An event from what is stored of it.</summary>
    /// <exception cref="JsonException">The payload is not that of such an event.</exception>
    /// <exception cref="KeyNotFoundException">The kind has no such type of event.</exception>
    public static WorkEvent Read(WorkKind kind, int seq, string type, int schemaVersion, DateTime at, long? actorId, string payload)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var stored = JsonSerializer.Deserialize<Payload>(payload, options) ?? throw new JsonException("The payload is empty.");
        var fact = (WorkFact)(stored.Fact.Deserialize(kind.LifeCycle.Move(type).Fact, options) ?? throw new JsonException("The event has no fact."));
        return new(seq, type, schemaVersion, at, stored.On, new(actorId, stored.As), stored.State, fact, stored.Changes);
    }

    /// <summary>The whole state of an item as text: two items are the same exactly when these are.</summary>
    public static string Snapshot(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return JsonSerializer.Serialize(item, item.GetType(), options);
    }

    /// <summary>Our nouns as their official texts; no noun is an empty text.</summary>
    sealed class NounConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => type.IsValueType && type.Assembly == typeof(WorkNumber).Assembly
            && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>));

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(NounConverter<>).MakeGenericType(type))!;
    }

    sealed class NounConverter<T> : JsonConverter<T> where T : struct, IParsable<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetString() is { Length: > 0 } text ? T.Parse(text, null) : default;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    sealed class DestinationConverter : JsonConverter<Destination>
    {
        public override Destination Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetString() is { Length: > 0 } code ? Destination.FromCode(code) : default;

        public override void Write(Utf8JsonWriter writer, Destination value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}
