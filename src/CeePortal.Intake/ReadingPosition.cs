using System.Text.Json;
using System.Text.Json.Serialization;

namespace CeePortal.Intake;

/// <summary>A place between two entries of a file, from which reading can go on.</summary>
/// <param name="Offset">Bytes before the place.</param>
/// <param name="Record">Records (or rows) before the place, so that the next one has this number plus one.</param>
/// <param name="Ordinal">Entries before the place.</param>
/// <param name="Block">Blocks begun before the place; 0 before the first.</param>
/// <param name="BlockPort">Processing port of the block that the place lies in.</param>
/// <param name="BlockFiler">Filer of that block.</param>
/// <param name="BlockOffice">Filer's office code of that block, or empty.</param>
public sealed record ReadingPosition(
    [property: JsonPropertyName("o")] long Offset,
    [property: JsonPropertyName("r")] long Record,
    [property: JsonPropertyName("n")] int Ordinal,
    [property: JsonPropertyName("b")] int Block = 0,
    [property: JsonPropertyName("p")] string BlockPort = "",
    [property: JsonPropertyName("f")] string BlockFiler = "",
    [property: JsonPropertyName("c")] string BlockOffice = "")
{
    /// <summary>The beginning of a file.</summary>
    public static readonly ReadingPosition Start = new(0, 0, 0);

    /// <summary>A short text to store with a job.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static ReadingPosition FromJson(string json) => JsonSerializer.Deserialize<ReadingPosition>(json) ?? Start;
}
