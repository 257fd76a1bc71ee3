using CeePortal.Domain.Entries;

namespace CeePortal.Intake;

/// <summary>A block of an ABI batch: the entries that one filer sends for one processing port.</summary>
/// <param name="Number">Its number in the batch, from 1.</param>
/// <param name="Port">Processing port.</param>
/// <param name="Filer">Processing filer.</param>
/// <param name="Office">Filer's office code, or empty.</param>
/// <param name="Transactions">How many entries it holds.</param>
public sealed record BatchBlock(int Number, string Port, string Filer, string Office, long Transactions);

/// <summary>What a file says about itself as a whole, gathered while it is received.</summary>
public sealed record BatchEnvelope
{
    /// <summary>The format whose envelope this is.</summary>
    public required IntakeFormat Format { get; init; }

    /// <summary>Site code of the sender (record A).</summary>
    public string Site { get; init; } = "";

    /// <summary>Identifier of the sender (record A), most often its filer code.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Office code of the sender (record A), or empty.</summary>
    public string Office { get; init; } = "";

    /// <summary>The day of transmission (record A), when one is given.</summary>
    public DateOnly? TransmittedOn { get; init; }

    /// <summary>The filer of the first block, or of the first row; empty when there is none.</summary>
    public string Filer => Filers.Count > 0 ? Filers[0] : "";

    /// <summary>Every filer for whom the file speaks: of its blocks, or of its rows; at most 100 are kept.</summary>
    public IReadOnlyList<string> Filers { get; init; } = [];

    /// <summary>The blocks in order; at most 1,000 are kept.</summary>
    public IReadOnlyList<BatchBlock> Blocks { get; init; } = [];

    /// <summary>How many blocks there are.</summary>
    public long BlockCount { get; init; }

    /// <summary>How many records (lines that are not blank), or rows.</summary>
    public long Records { get; init; }

    /// <summary>How many entries the file holds; for progress, not for accounting.</summary>
    public long Transactions { get; init; }

    /// <summary>How many bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>What is wrong with the envelope.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>True when the batch must be refused whole.</summary>
    public bool IsBroken => Findings.Any(f => f.Severity == Severity.Fatal);
}
