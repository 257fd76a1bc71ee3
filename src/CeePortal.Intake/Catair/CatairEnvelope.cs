using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Catair.Layouts;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Catair;

/// <summary>The envelope of an AE batch: A, then blocks of B, entries and Y, then Z. Source: ABI Batch and Block Control,
/// version 23; conditions X01 to X42 of the ACE Error Dictionary.</summary>
sealed class CatairEnvelope(DateOnly today) : IEnvelope
{
    const int MaxFindings = 100;
    const int MaxBlocksKept = 1_000;
    const int MaxFilersKept = 100;

    enum Place
    {
        BeforeBatch,
        BetweenBlocks,
        InBlock,
        AfterBatch,
    }

    readonly List<Finding> findings = [];
    readonly List<BatchBlock> blocks = [];
    readonly List<string> filers = [];
    readonly char[] columns = new char[RecordLayout.Length];
    Place place;
    string header = "", blockHeader = "";
    long records, transactions, inBlock, blockCount, lastNumber;
    bool entryHasBegun, blockIsUnnamed;

    public int LongestLine => RecordSource.MaxLine;

    public void Take(ReadOnlySpan<byte> line, long number)
    {
        if (RecordSource.IsBlank(line)) return;
        records++;
        lastNumber = number;
        var kind = RecordKinds.Of(line);
        if (place == Place.AfterBatch)
        {
            if (kind == RecordKind.A) Report("X35", number, line, 0, "A second batch begins here; a file holds one batch.");
            else Report("X35", number, line, 0, "Something stands behind the end of the batch (record Z).");
            return;
        }
        if (place == Place.BeforeBatch && kind != RecordKind.A)
        {
            Report("X01", number, line);
            place = Place.BetweenBlocks;
        }
        switch (kind)
        {
            case RecordKind.A: TakeBatchHeader(line, number); break;
            case RecordKind.B: TakeBlockHeader(line, number); break;
            case RecordKind.Y: TakeBlockTrailer(line, number); break;
            case RecordKind.Z: TakeBatchTrailer(line, number); break;
            case RecordKind.E0 or RecordKind.E1 or RecordKind.X0 or RecordKind.X1:
                Report("X34", number, line, 0, "This record belongs to an answer of ACE, not to a batch that is sent to it.");
                break;
            default: TakeEntryRecord(kind, line, number); break;
        }
    }

    public BatchEnvelope Finish()
    {
        if (place == Place.BeforeBatch) Report("X01", 0, default, 0, "The file holds no records.");
        else if (place != Place.AfterBatch)
        {
            if (place == Place.InBlock) Report("X05", lastNumber, default);
            Report("X06", lastNumber, default);
        }
        EndBlock();
        return new BatchEnvelope
        {
            Format = IntakeFormat.CatairAe,
            Site = Of(header, 2, 5),
            Sender = Of(header, 6, 8),
            Office = Of(header, 38, 39),
            TransmittedOn = header.Length == 0 ? null : RecordText.DateOf(header.AsSpan(14, 6), today),
            Filers = filers,
            Blocks = blocks,
            BlockCount = blockCount,
            Records = records,
            Transactions = transactions,
            Findings = findings,
        };
    }

    void TakeBatchHeader(ReadOnlySpan<byte> line, long number)
    {
        if (place != Place.BeforeBatch)
        {
            Report("X35", number, line, 0, "A second batch header stands inside the batch.");
            return;
        }
        place = Place.BetweenBlocks;
        header = Show(line);
        CheckCharacters(RecordKind.A, number, line);
        if (Of(header, 2, 5).Length == 0) Report("X07", number, line, 2);
        if (Of(header, 6, 8).Length == 0) Report("X08", number, line, 6);
        if (header.AsSpan(14, 6).IndexOfAnyExcept(' ') >= 0 && RecordText.DateOf(header.AsSpan(14, 6), today) is null) Report("X10", number, line, 15);
        var application = Of(header, 26, 27);
        if (application.Length == 0) Report("X11", number, line, 26);
        else if (application != "AE")
            Report("X12", number, line, 26, $"This batch is for application {application}{AbiApplications.InWords(application)}, which the portal does not read.");
    }

    void TakeBlockHeader(ReadOnlySpan<byte> line, long number)
    {
        if (place == Place.InBlock)
        {
            Report("X05", number, line, 0, "A new block begins here, but the block before has not ended with record Y.");
            EndBlock();
        }
        BeginBlock(Show(line));
        CheckCharacters(RecordKind.B, number, line);
        if (PortCode.Read(Of(blockHeader, 4, 7), out _) is not null) Report("X15", number, line, 4);
        if (FilerCode.Read(Of(blockHeader, 8, 10), out var filer) is not null) Report("X16", number, line, 8);
        else if (filers.Count < MaxFilersKept && !filers.Contains(filer.ToString())) filers.Add(filer.ToString());
        CheckApplication(blockHeader, number, line);
        if (blockHeader[55] is not (' ' or '1' or '2')) Report("X21", number, line, 56);
    }

    void TakeBlockTrailer(ReadOnlySpan<byte> line, long number)
    {
        var trailer = Show(line);
        if (place != Place.InBlock || blockIsUnnamed)
        {
            if (place != Place.InBlock) Report("X03", number, line, 0, "Record Y ends a block that no record B has begun.");
            EndBlock();
            return;
        }
        CheckCharacters(RecordKind.Y, number, line);
        CheckApplication(trailer, number, line);
        if (Of(trailer, 4, 10) != Of(blockHeader, 4, 10) || Of(trailer, 45, 46) != Of(blockHeader, 45, 46)) Report("X32", number, line, 4);
        if (inBlock == 0) Report("X04", number, line);
        EndBlock();
    }

    void TakeBatchTrailer(ReadOnlySpan<byte> line, long number)
    {
        if (place == Place.InBlock) Report("X05", number, line, 0, "The batch ends here, but its last block has not ended with record Y.");
        EndBlock();
        place = Place.AfterBatch;
        CheckCharacters(RecordKind.Z, number, line);
        var trailer = Show(line);
        if (blockCount == 0 && findings.Count == 0) Report("X03", number, line, 0, "The batch holds no block.");
        if (header.Length > 0 && (Of(trailer, 2, 8) != Of(header, 2, 8) || Of(trailer, 15, 20) != Of(header, 15, 20) || Of(trailer, 38, 39) != Of(header, 38, 39)))
            Report("X14", number, line);
        if (line.Length < RecordLayout.Length) Report("X42", number, line);
    }

    void TakeEntryRecord(RecordKind kind, ReadOnlySpan<byte> line, long number)
    {
        if (place != Place.InBlock)
        {
            Report("X03", number, line, 0, "An entry stands outside of a block: no record B has begun one.");
            BeginBlock(new string(' ', RecordLayout.Length));
            blockIsUnnamed = true;
        }
        if (kind == RecordKind.R10 || !entryHasBegun)
        {
            transactions++;
            inBlock++;
        }
        entryHasBegun = true;
    }

    void BeginBlock(string text)
    {
        place = Place.InBlock;
        blockHeader = text;
        blockCount++;
        (inBlock, entryHasBegun, blockIsUnnamed) = (0, false, false);
    }

    void EndBlock()
    {
        if (place != Place.InBlock) return;
        place = Place.BetweenBlocks;
        if (blocks.Count < MaxBlocksKept)
            blocks.Add(new BatchBlock((int)blockCount, Of(blockHeader, 4, 7), Of(blockHeader, 8, 10), Of(blockHeader, 45, 46), inBlock));
    }

    void CheckApplication(string text, long number, ReadOnlySpan<byte> line)
    {
        var application = Of(text, 11, 12);
        if (application.Length == 0) Report("X11", number, line, 11);
        else if (header.Length > 0 && application != Of(header, 26, 27)) Report("X19", number, line, 11);
    }

    void CheckCharacters(RecordKind kind, long number, ReadOnlySpan<byte> line)
    {
        var layout = RecordLayouts.Of(kind);
        if (line.Length > RecordLayout.Length && line[RecordLayout.Length..].IndexOfAnyExcept((byte)' ') >= 0) Report("CP4", number, line);
        Show(line);
        foreach (var field in layout.Fields)
            for (var column = field.From; column <= field.To; column++)
            {
                var c = columns[column - 1];
                if (CharacterClasses.Fits(c, field.Class)) continue;
                if (field.Class == FieldClass.Date) break; // X10
                Report(field.IsFiller && CharacterClasses.IsPrintable(c) ? "X39" : "X40", number, line, field.From);
                break;
            }
    }

    string Show(ReadOnlySpan<byte> line)
    {
        var length = Math.Min(line.Length, RecordLayout.Length);
        Encoding.Latin1.GetChars(line[..length], columns);
        columns.AsSpan(length).Fill(' ');
        return new string(columns);
    }

    static string Of(string text, int from, int to) => text.Length == 0 ? "" : text.AsSpan(from - 1, to - from + 1).Trim(' ').ToString();

    void Report(string code, long number, ReadOnlySpan<byte> line, int from = 0, string? message = null)
    {
        if (findings.Count == MaxFindings) return;
        var condition = Conditions.Find(code);
        var kind = line.IsEmpty ? RecordKind.Unknown : RecordKinds.Of(line);
        var field = from > 0 && kind != RecordKind.Unknown ? RecordLayouts.Of(kind).At(from) : null;
        var image = line.IsEmpty ? "" : Image(kind, Show(line));
        findings.Add(new Finding
        {
            Code = code,
            Severity = condition.Severity,
            Message = message ?? condition.Message,
            Fix = condition.Fix,
            Record = number,
            RecordType = line.IsEmpty ? "" : kind == RecordKind.Unknown ? image[..Math.Min(2, image.Length)].Trim() : RecordLayouts.Of(kind).Id,
            ColumnFrom = field?.From ?? 0,
            ColumnTo = field?.To ?? 0,
            Field = field?.Name ?? "",
            Value = field is null ? "" : image.Length < field.From ? "" : image[(field.From - 1)..Math.Min(field.To, image.Length)].Trim(),
            Image = image,
        });
    }

    // The password of record A is nobody's business, nor are numbers of importers.
    static string Image(RecordKind kind, string text)
    {
        var image = text.ToCharArray();
        for (var i = 0; i < image.Length; i++)
            if (!CharacterClasses.IsPrintable(image[i])) image[i] = '?';
        if (kind == RecordKind.A) image.AsSpan(8, 6).Fill('*');
        if (kind == RecordKind.R11) Masking.Hide(image.AsSpan(2, 36));
        Masking.HideNumbers(image, abutting: true, bare: kind == RecordKind.Unknown);
        return new string(image).TrimEnd();
    }
}
