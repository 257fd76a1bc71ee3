using System.Text.Encodings.Web;
using System.Text.Json;

namespace CeePortal.Web.Operations;

/// <summary>What a verb says on standard output: sentences for people, or with --json one JSON document and nothing else.</summary>
public sealed class Answer(bool json, Terminal terminal)
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
            terminal.Words.WriteLine(JsonSerializer.Serialize(document, Options));
        else
            text(terminal.Words);
        terminal.Words.Flush();
    }

    /// <summary>A line for people; with --json, nothing.</summary>
    public void Say(string line)
    {
        if (!json)
            terminal.Words.WriteLine(line);
    }

    /// <summary>A remark beside the answer: on standard error, so that it never stands in a document.</summary>
    public void Remark(string sentence) => terminal.Errors.WriteLine(sentence);

    /// <summary>For a document with a long list: write its totals first and stream the list last. The stream is standard output.</summary>
    public Utf8JsonWriter Stream() => new(terminal.Bytes,
        new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Ends a streamed document's last line, as a shell expects.</summary>
    public void EndStream() => terminal.Bytes.Write("\n"u8);
}
