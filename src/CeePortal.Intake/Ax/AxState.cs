using System.Text.Json;
using System.Text.Json.Serialization;

namespace CeePortal.Intake.Ax;

/// <summary>How far an answer has been written, so that another run can go on with it.</summary>
/// <param name="Bytes">Bytes written. Whatever a crash left behind them must be cut off before writing goes on.</param>
/// <param name="IsBegun">True once record A is written.</param>
/// <param name="IsEnded">True once record Z is written.</param>
/// <param name="Images">Records written in the block that is open.</param>
/// <param name="Block">Number of the block that is open, 0 for none.</param>
/// <param name="Port">Its processing port.</param>
/// <param name="Filer">Its filer.</param>
/// <param name="Office">Its office code.</param>
public sealed record AxState(
    [property: JsonPropertyName("l")] long Bytes,
    [property: JsonPropertyName("a")] bool IsBegun = false,
    [property: JsonPropertyName("z")] bool IsEnded = false,
    [property: JsonPropertyName("i")] long Images = 0,
    [property: JsonPropertyName("b")] int Block = 0,
    [property: JsonPropertyName("p")] string Port = "",
    [property: JsonPropertyName("f")] string Filer = "",
    [property: JsonPropertyName("o")] string Office = "")
{
    /// <summary>Nothing is written yet.</summary>
    public static readonly AxState Start = new(0);

    /// <summary>A short text to store with a job.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static AxState FromJson(string json) => JsonSerializer.Deserialize<AxState>(json) ?? Start;
}
