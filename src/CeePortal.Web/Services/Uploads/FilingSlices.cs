using System.Runtime.CompilerServices;
using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Intake;

namespace CeePortal.Web.Services.Uploads;

/// <summary>Some entries of a file, read and judged, and the place behind them.</summary>
public sealed record FilingSlice(List<Filing> Filings, ReadingPosition End, bool IsLast);

/// <summary>Cuts a file into slices in which no entry number comes twice, and judges each.</summary>
public static class FilingSlices
{
    /// <summary>Reads a file to its end. The last slice says so and may be empty. Whoever takes a slice tells the judge's
    /// <see cref="ISummariesOnFile"/> what it leaves on file before asking for the next.</summary>
    /// <param name="size">How many entries the next slice should have.</param>
    public static async IAsyncEnumerable<FilingSlice> ReadAsync(IEntryReader reader, FilingJudge judge, Func<int> size, [EnumeratorCancellation] CancellationToken ct)
    {
        var numbers = new HashSet<EntryNumber>();
        EntryReading? ahead = null;
        var aheadEnd = reader.Position;
        for (var more = true; more;)
        {
            ct.ThrowIfCancellationRequested();
            var most = size();
            var batch = new List<EntryReading>(most);
            numbers.Clear();
            var end = aheadEnd;
            while (batch.Count < most)
            {
                if (ahead is null)
                {
                    if (!reader.Read(out ahead))
                    {
                        ahead = null;
                        more = false;
                        break;
                    }
                    aheadEnd = reader.Position;
                }
                // An entry that comes again is judged by what its first coming left on file: it opens the next slice.
                if (ahead.Draft is { } draft && !numbers.Add(draft.Number)) break;
                batch.Add(ahead);
                end = aheadEnd;
                ahead = null;
            }
            yield return new FilingSlice(await judge.JudgeAsync(batch, ct), end, IsLast: !more);
        }
    }

    /// <summary>What accepted filings would leave on file, without rows: for a check.</summary>
    public static List<EntryOnFile> LeftOnFile(List<Filing> filings)
    {
        var left = new List<EntryOnFile>(filings.Count);
        foreach (var filing in filings)
            if (filing.IsAccepted && filing.Reading.Draft is { } draft)
                left.Add(new EntryOnFile(0, draft.Number.ToCompact(), draft.PortOfEntry.ToString(), draft.BrokerReference,
                    filing.Outcome == FilingOutcome.Withdrawn ? EntryStatus.Withdrawn : EntryStatus.Accepted, 0, 0, 0, 0)
                {
                    Control = filing.OnFile is { Status: EntryStatus.Accepted } before ? before.Control : default,
                    Corrections = (filing.OnFile?.Corrections ?? 0) + (filing.Correction is null ? 0 : 1),
                });
        return left;
    }
}
