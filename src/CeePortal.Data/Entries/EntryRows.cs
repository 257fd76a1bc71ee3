using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;

namespace CeePortal.Data.Entries;

/// <summary>The rows that one accepted filing becomes: header, lines, decision.</summary>
public sealed record EntryRows(EntrySummary Entry, IReadOnlyList<EntryLine> Lines, EntryDecision Decision)
{
    /// <summary>Makes the rows of a draft and its decision. Keys come from <paramref name="nextKey"/>; when the filing
    /// replaces one on file, give that entry's key, version and last decision number; when its lines were made ahead (<see cref="LinesOf"/>), give them.</summary>
    public static EntryRows From(EntrySummaryDraft draft, RoutingDecision decision, long importerId, long uploadId, DateTime at,
        DateOnly receivedOn, Func<long> nextKey, EntryOnFile? replaces = null, FilerCode owner = default, IReadOnlyList<EntryLine>? lines = null)
    {
        var entryId = replaces?.Id ?? nextKey();
        var decisionId = nextKey();
        var handledBy = decision.Destination.Code;
        // A withdrawn entry that is filed again is again that of its number's filer.
        var filer = !owner.IsNone ? owner.ToString() : replaces is { Status: not EntryStatus.Withdrawn } ? replaces.Filer : draft.Number.Filer.ToString();
        var port = draft.PortOfEntry.ToString();
        long value = 0;
        foreach (var line in draft.Lines)
            if (line.SetRole != SetRole.Component) // an X line's value is the sum of its V lines
                value += line.Value.Cents;
        var bond = draft.Bonds.Count > 0 ? draft.Bonds[0] : null;
        var entry = new EntrySummary
        {
            Id = entryId,
            Number = draft.Number.ToCompact(),
            Filer = filer,
            Type = draft.Type.ToString(),
            PortOfEntry = port,
            StatementPort = EntryDetail.Text(draft.StatementPort.ToString()),
            ImporterId = importerId,
            Consignee = draft.ConsigneeAsShown,
            BrokerReference = draft.BrokerReference,
            ModeOfTransport = draft.ModeOfTransport,
            EstimatedEntryDate = draft.EstimatedEntryDate,
            EntryDateCbp = draft.EntryDateCbp,
            StatementPrintDate = draft.StatementPrintDate,
            ArrivalDate = draft.ArrivalDate,
            ImportDate = draft.ImportDate,
            ReceivedOn = receivedOn,
            DecidingDate = decision.Date.On,
            DateBasis = decision.Date.Basis,
            PaymentType = draft.PaymentType,
            BondType = bond?.Type ?? (draft.BondWaived ? "0" : null),
            Surety = bond?.Surety,
            StateOfDestination = draft.StateOfDestination,
            Carrier = draft.Carrier,
            Conveyance = draft.Conveyance,
            ValueCents = value,
            DutyCents = draft.Totals.Duty.Cents,
            FeesCents = draft.Totals.Fees.Cents,
            TaxCents = draft.Totals.Tax.Cents,
            AntidumpingCents = draft.Totals.Antidumping.Cents,
            CountervailingCents = draft.Totals.Countervailing.Cents,
            OtherCents = draft.Totals.Other.Cents,
            LineCount = draft.Lines.Count,
            HandledBy = handledBy,
            RoutingBasis = decision.Basis,
            CoverageBasis = decision.CoverageBasis,
            DecisionId = decisionId,
            UploadId = uploadId,
            FiledAt = at,
            Version = (replaces?.Version ?? 0) + 100,
            Corrections = (replaces?.Corrections ?? 0) + (draft.IsPostSummaryCorrection ? 1 : 0),
            Seq = (replaces?.Seq ?? 0) + 1,
            Detail = EntryDetail.From(draft).ToJson(),
        };
        lines ??= LinesOf(draft);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            // The router answers line by line in the order of the entry.
            var routed = i < decision.Lines.Count ? decision.Lines[i] : default;
            (line.Id, line.EntryId) = (nextKey(), entryId);
            (line.DecidingNumber, line.Destination) = (EntryDetail.Text(routed.Number.ToCompact()), routed.Destination?.Code);
            (line.ImporterId, line.Filer, line.PortOfEntry, line.HandledBy) = (importerId, filer, port, handledBy);
        }
        return new EntryRows(entry, lines, Decide(entry, decision, decisionId, (replaces?.DecisionSeq ?? 0) + 1, at, uploadId));
    }

    /// <summary>The rows of a draft's lines, without what its decision gives them: keys, parties, and where they go.</summary>
    public static IReadOnlyList<EntryLine> LinesOf(EntrySummaryDraft draft)
    {
        var lines = new List<EntryLine>(draft.Lines.Count);
        foreach (var line in draft.Lines)
        {
            long duty = 0;
            foreach (var tariff in line.Tariffs) duty += tariff.Duty.Cents;
            lines.Add(new EntryLine
            {
                Number = line.Number,
                Origin = EntryDetail.Text(line.Origin.ToString()),
                ValueCents = line.Value.Cents,
                DutyCents = duty,
                Description = line.Description is { Length: > 500 } text ? text[..500] : line.Description,
                Manufacturer = EntryDetail.Text(line.Manufacturer.ToString()),
                Detail = LineDetail.From(line).ToJson(),
                Filer = "",
                PortOfEntry = "",
                HandledBy = "",
            });
        }
        return lines;
    }

    /// <summary>The row of a decision on an entry.</summary>
    public static EntryDecision Decide(EntrySummary entry, RoutingDecision decision, long id, int seq, DateTime at, long? uploadId) => new()
    {
        Id = id,
        EntryId = entry.Id,
        Seq = seq,
        Destination = decision.Destination.Code,
        RevenuePort = decision.RevenuePort.ToString(),
        Basis = decision.Basis,
        CoverageBasis = decision.CoverageBasis,
        DecidedAt = at,
        DateUsed = decision.Date.On,
        DateBasis = decision.Date.Basis,
        PolicyVersion = decision.PolicyVersion,
        CoverageVersion = decision.CoverageVersion,
        Reasons = EntryDecision.Write(decision.Reasons),
        Lines = EntryDecision.Write(decision.Lines),
        UploadId = uploadId,
        ImporterId = entry.ImporterId,
        Filer = entry.Filer,
        PortOfEntry = entry.PortOfEntry,
        HandledBy = decision.Destination.Code,
    };
}

/// <summary>What an upload must know of an entry that is on file already, to replace, refuse or withdraw it.</summary>
public sealed record EntryOnFile(long Id, string Number, string PortOfEntry, string? BrokerReference, EntryStatus Status, int Version, int Seq, int DecisionSeq, long UploadId)
{
    /// <summary>Whose file it is.</summary>
    public string Filer { get; init; } = "";

    /// <summary>How many corrections of it were accepted.</summary>
    public int Corrections { get; init; }

    /// <summary>In whose hands it is.</summary>
    public SummaryControl Control { get; init; }

    /// <summary>Its rows, when they are being written and are not to be read yet; null otherwise.</summary>
    public EntryRows? Ahead { get; init; }

    /// <summary>True when a correction that is being written is to be reviewed.</summary>
    public bool IsUnderReview { get; init; }

    /// <summary>The correction that is being written, when its extra duty is to be deposited; null otherwise.</summary>
    public CorrectionFiling? Awaiting { get; init; }
}
