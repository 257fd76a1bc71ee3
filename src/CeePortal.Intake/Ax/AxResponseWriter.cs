using CeePortal.Domain.Entries;
using CeePortal.Intake.Catair;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Ax;

/// <summary>
/// Answers an AE batch in the form that brokers' software reads: A, then for each block B, the conditions and the outcome of
/// each entry (E0, E1), and Y, then Z. A batch whose envelope is broken is answered by X0 and X1.
/// </summary>
/// <remarks>
/// Source: ACE CATAIR, Entry Summary Create/Update, July 2026 (AX); ABI Batch and Block Control, version 23.
/// Every record has exactly 80 characters and ends with CR LF. The sender's password is never echoed.
/// The condition codes of outcomes are not in the ACE Error Dictionary, so they are ours (<see cref="AxFinal"/>); their
/// narratives are the chapter's. Narratives of conditions are official where one is known.
/// Y counts the E0 and E1 records of its block in five digits; 99999 stands for that many or more.
/// Memory does not grow. <see cref="Checkpoint"/> gives a state from which another writer goes on, byte for byte.
/// </remarks>
public sealed class AxResponseWriter
{
    const int BufferSize = 400 * (RecordImage.Length + 2);

    readonly Stream output;
    readonly AxBatch batch;
    readonly Func<string, string?> narrative;
    readonly byte[] buffer = new byte[BufferSize];
    int buffered;
    long bytes;
    bool isBegun;
    bool isEnded;
    AxBlock? open;
    long images;
    int lastLine;
    AxSignpost lastRecord;

    /// <summary>Begins an answer, or goes on with one.</summary>
    /// <param name="output">Where to write. When going on, it stands at <see cref="AxState.Bytes"/> and ends there. The caller closes it.</param>
    /// <param name="batch">Who sent the batch.</param>
    /// <param name="narrative">The official narrative of a condition that the intake checks do not know, or null. Where there is
    /// none the finding's own words stand.</param>
    /// <param name="resume">Where an earlier writer stopped, or null for the beginning.</param>
    public AxResponseWriter(Stream output, AxBatch batch, Func<string, string?>? narrative = null, AxState? resume = null)
    {
        (this.output, this.batch, this.narrative) = (output, batch, code => Conditions.NarrativeOf(code) ?? narrative?.Invoke(code));
        if (resume is null) return;
        (bytes, isBegun, isEnded, images) = (resume.Bytes, resume.IsBegun, resume.IsEnded, resume.Images);
        if (resume.Block > 0) open = new AxBlock(resume.Block, resume.Port, resume.Filer, resume.Office);
    }

    /// <summary>Writes what became of an entry. Entries come in the order of the file.</summary>
    public void Write(AxBlock block, AxEntry entry)
    {
        if (isEnded) throw new InvalidOperationException("The answer has been ended already.");
        Begin();
        if (open?.Number != block.Number) Open(block);
        WriteSummary(entry);
        foreach (var finding in entry.Findings) WriteCondition(entry, finding);
        WriteFinal(entry);
    }

    /// <summary>Writes the rest: Y for the block that is open, and Z. A second call does nothing.</summary>
    public AxState End()
    {
        if (!isEnded)
        {
            Begin();
            Close();
            WriteBatchTrailer();
            isEnded = true;
        }
        return Checkpoint();
    }

    /// <summary>Refuses a batch whole because of its envelope: X0 and X1 for each fatal finding, then condition 999.</summary>
    /// <param name="findings">What is wrong with the envelope.</param>
    public AxState Refuse(IEnumerable<Finding> findings)
    {
        if (isBegun) throw new InvalidOperationException("Entries of this batch have been answered already.");
        Begin();
        foreach (var finding in findings.Where(f => f.Severity == Severity.Fatal && f.Code != AxFinal.BatchRejected))
        {
            WriteReference(finding);
            WriteBatchCondition(' ', finding.Code, narrative(finding.Code) ?? finding.Message);
        }
        WriteBatchCondition('R', AxFinal.BatchRejected, "BATCH REJECTED");
        WriteBatchTrailer();
        isEnded = true;
        return Checkpoint();
    }

    /// <summary>Hands everything to the stream and tells how far the answer has come.</summary>
    public AxState Checkpoint()
    {
        output.Write(buffer, 0, buffered);
        output.Flush();
        buffered = 0;
        return new AxState(bytes, isBegun, isEnded, images, open?.Number ?? 0, open?.Port ?? "", open?.Filer ?? "", open?.Office ?? "");
    }

    void Begin()
    {
        if (isBegun) return;
        var a = Next("A");
        a.Put(2, 4, batch.Site);
        a.Put(6, 3, batch.Sender);
        if (batch.AnsweredOn is { } on) a.Put(15, on);
        a.Put(26, 2, "AX");
        a.Put(38, 2, batch.Office);
        isBegun = true;
    }

    void Open(AxBlock block)
    {
        Close();
        var b = Next("B");
        b.Put(4, 4, block.Port);
        b.Put(8, 3, block.Filer);
        b.Put(11, 2, "AX");
        b.Put(45, 2, block.Office);
        (open, images) = (block, 0);
    }

    void Close()
    {
        if (open is null) return;
        var y = Next("Y");
        y.Put(4, 4, open.Port);
        y.Put(8, 3, open.Filer);
        y.Put(11, 2, "AX");
        y.Put(13, 5, images);
        y.Put(45, 2, open.Office);
        (open, images) = (null, 0);
    }

    void WriteBatchTrailer()
    {
        var z = Next("Z");
        z.Put(2, 4, batch.Site);
        z.Put(6, 3, batch.Sender);
        if (batch.AnsweredOn is { } on) z.Put(15, on);
        z.Put(38, 2, batch.Office);
    }

    void WriteSummary(AxEntry entry)
    {
        var e0 = NextSignpost(new AxSignpost(AxSignpost.Summary, 1, ""));
        e0.Put(26, 3, entry.Filer);
        e0.Put(30, 8, entry.Number);
        e0.Put(39, 9, entry.BrokerReference);
        e0.Put(52, 3, entry.Team);
        (lastLine, lastRecord) = (0, default);
    }

    // Signposts go from the whole to the part: the line when it changes, then the record within it.
    void WriteCondition(AxEntry entry, Finding finding)
    {
        // Back from a line to the header or the totals: say so, or the condition would seem to lie on the line.
        if (finding.Line == 0 && lastLine > 0) WriteSummary(entry);
        if (finding.Line != lastLine)
        {
            NextSignpost(AxSignpost.OfLine(finding.Line));
            (lastLine, lastRecord) = (finding.Line, default);
        }
        if (AxSignpost.OfRecord(finding) is { } record && record != lastRecord)
        {
            NextSignpost(record);
            lastRecord = record;
        }
        var e1 = NextCounted("E1");
        e1.Put(4, 1, finding.Severity switch { Severity.Fatal => "F", Severity.Warning => "W", _ => "I" });
        e1.Put(5, 3, finding.Code);
        e1.Put(11, 40, narrative(finding.Code) ?? finding.Message);
    }

    void WriteFinal(AxEntry entry)
    {
        var final = AxFinal.Of(entry.Outcome);
        var e1 = NextCounted("E1");
        e1.Put(3, 1, entry.Outcome == FilingOutcome.Refused ? "R" : "A");
        if (entry.Outcome == FilingOutcome.Refused) e1.Put(4, 1, "F");
        e1.Put(5, 3, final.Code);
        e1.Put(11, 40, final.Narrative);
        e1.Put(51, 3, entry.Filer);
        e1.Put(56, 8, entry.Number);
        // NNNnn: our version, and CBP's own within it, of which we know nothing.
        if (entry.Outcome != FilingOutcome.Refused && entry.Version > 0) e1.Put(64, 5, entry.Version * 100L);
        e1.Put(69, 9, entry.BrokerReference);
    }

    void WriteReference(Finding finding)
    {
        var x0 = Next("X0");
        x0.Put(4, 6, finding.Entry is null ? "BLOCK" : "TRNACT");
        x0.Put(11, 6, 0);
        x0.Put(18, 7, "REF ID:");
        x0.Put(26, 55, AxSignpost.Describe(finding));
    }

    void WriteBatchCondition(char disposition, string code, string text)
    {
        var x1 = Next("X1");
        x1.Put(3, 1, [disposition]);
        x1.Put(4, 1, "F");
        x1.Put(5, 3, code);
        x1.Put(11, 40, text);
    }

    RecordImage NextSignpost(AxSignpost signpost)
    {
        var e0 = NextCounted("E0");
        e0.Put(4, 6, signpost.Type);
        e0.Put(11, 6, signpost.Occurrence);
        e0.Put(18, 7, "REF ID:");
        e0.Put(26, 55, signpost.Text);
        return e0;
    }

    RecordImage NextCounted(string id)
    {
        images++;
        return Next(id);
    }

    RecordImage Next(string id)
    {
        if (buffered == BufferSize)
        {
            output.Write(buffer, 0, buffered);
            buffered = 0;
        }
        var record = buffer.AsSpan(buffered, RecordImage.Length + 2);
        var image = new RecordImage(record, id);
        record[RecordImage.Length] = (byte)'\r';
        record[RecordImage.Length + 1] = (byte)'\n';
        buffered += RecordImage.Length + 2;
        bytes += RecordImage.Length + 2;
        return image;
    }
}
