using System.Text.Encodings.Web;
using System.Text.Json;

namespace CeePortal.Web.Operations;

/// <summary>What a verb says on standard output: sentences for people, or with --json one JSON document and nothing else.</summary>
public sealed class Answer(bool json, TextWriter output)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a terminal is not a web page
    };

    public bool IsJson => json;

    /// <summary>Answers as the document, or else as text for people.</summary>
    public void Give<T>(T document, Action<TextWriter> text)
    {
        if (json)
            output.WriteLine(JsonSerializer.Serialize(document, Options));
        else
            text(output);
        output.Flush();
    }

    /// <summary>A line for people; with --json, nothing.</summary>
    public void Say(string line)
    {
        if (!json)
            output.WriteLine(line);
    }

    /// <summary>For a document with a long list: write its totals first and stream the list last. The stream is standard output.</summary>
    public static Utf8JsonWriter Stream() => new(Console.OpenStandardOutput(),
        new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
