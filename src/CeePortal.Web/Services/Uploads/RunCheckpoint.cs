using System.Text.Json;
using CeePortal.Intake;
using CeePortal.Intake.Ax;

namespace CeePortal.Web.Services.Uploads;

/// <summary>Where an upload goes on: the place in its file, and how long its two spool files are. Written in the
/// transaction of each slice.</summary>
/// <param name="At">The place behind the last entry that was worked through.</param>
/// <param name="Ax">How far the AX response has come.</param>
/// <param name="Batch">Who sent the batch.</param>
/// <param name="RejectedLength">Length of the list of rejected entries, in bytes.</param>
public sealed record RunCheckpoint(ReadingPosition At, AxState Ax, AxBatch Batch, long RejectedLength)
{
    public static RunCheckpoint AtStart(AxBatch batch) => new(ReadingPosition.Start, AxState.Start, batch, 0);

    /// <summary>The beginning of the same file.</summary>
    public RunCheckpoint Restart() => AtStart(Batch);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static RunCheckpoint FromJson(string json) =>
        JsonSerializer.Deserialize<RunCheckpoint>(json) ?? throw new InvalidOperationException("The upload's checkpoint cannot be read.");
}
