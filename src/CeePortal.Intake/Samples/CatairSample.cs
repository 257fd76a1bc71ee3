using CeePortal.Intake.Catair;

namespace CeePortal.Intake.Samples;

/// <summary>Writes sample entries as an AE batch. Positions: ACE CATAIR, Entry Summary Create/Update, July 2026.</summary>
sealed class CatairSample(SampleSink sink, SampleOptions options) : ISampleFormat
{
    readonly string filer = options.Filer.ToString();
    string site = "";
    string processing = "";

    public void Begin(SampleGateway gateway)
    {
        site = gateway.Processing;
        var a = Next("A");
        a.Put(2, 4, site);
        a.Put(6, 3, filer);
        a.Put(9, 6, "SAMPLE"); // the password: a sample has none
        a.Put(15, options.Today);
        a.Put(26, 2, "AE");
    }

    public void BeginBlock(SampleGateway gateway)
    {
        processing = gateway.Processing;
        var b = Next("B");
        PutBlock(b);
        b.Put(60, 21, "SYNTHETIC TEST DATA");
    }

    public void EndBlock() => PutBlock(Next("Y"));

    public void End()
    {
        var z = Next("Z");
        z.Put(2, 4, site);
        z.Put(6, 3, filer);
        z.Put(15, options.Today);
    }

    public void Write(SampleEntry entry)
    {
        WriteHeader(entry);
        if (!entry.HasNoLines)
            foreach (var line in entry.Lines) WriteLine(entry, line);
        WriteTotals(entry);
    }

    void PutBlock(RecordImage record)
    {
        record.Put(4, 4, processing);
        record.Put(8, 3, filer);
        record.Put(11, 2, "AE");
    }

    void WriteHeader(SampleEntry entry)
    {
        var r10 = Next("10");
        r10.Put(3, 1, options.AsCorrections ? "R" : "A");
        r10.Put(4, 3, filer);
        r10.Put(9, 7, entry.Serial);
        r10.Put(16, 1, entry.CheckDigit);
        r10.Put(18, 4, entry.Port);
        r10.Put(22, 1, "S");
        r10.Put(23, 7, entry.Serial);
        r10.Put(34, 2, entry.Type);
        r10.Put(36, 2, entry.Mode);
        r10.Put(39, 1, entry.Signature);
        if (options.AsCorrections) r10.Put(65, 1, "Y");
        else
        {
            r10.Put(51, 1, "2");
            r10.Put(52, entry.StatementPrint);
        }

        var r11 = Next("11");
        r11.Put(3, 12, entry.ImporterNumber);
        r11.Put(15, 12, entry.ConsigneeNumber);
        r11.Put(42, entry.EstimatedEntry);
        if (entry.EstimatedEntryIsImpossible) r11.Put(42, 4, "0230");
        r11.Put(48, entry.Import);
        r11.Put(61, 2, entry.State);

        var r20 = Next("20");
        r20.Put(3, 4, entry.Carrier.Code);
        r20.Put(7, 4, entry.Port);
        r20.Put(11, entry.Import);
        if (!entry.IsByAir)
        {
            if (!options.AsCorrections) r20.Put(17, 4, "Y258");
            r20.Put(21, 15, "EXAMPLE VESSEL ");
            r20.Put(36, 2, entry.Vessel);
        }

        var r22 = Next("22");
        r22.Put(3, 8, entry.Lines.Count * 10);
        r22.Put(11, 5, "CTNS");
        var r23 = Next("23");
        r23.Put(3, 1, "M");
        if (entry.IsByAir)
        {
            // An air waybill: the carrier's prefix, seven digits, and their remainder by seven.
            r23.Put(8, 3, entry.Carrier.Prefix);
            r23.Put(11, 7, entry.Bill);
            r23.Put(18, 1, entry.Bill % 7);
        }
        else
        {
            r23.Put(4, 4, entry.Carrier.Code);
            r23.Put(8, 2, "60");
            r23.Put(10, 7, entry.Bill);
        }

        if (entry.BondType.Length > 0)
        {
            var r31 = Next("31");
            r31.Put(3, 1, entry.BondType);
            r31.Put(4, 1, "B");
            r31.Put(6, 3, "036");
        }
        if (entry.InformalFee > 0)
        {
            var r34 = Next("34");
            r34.Put(3, 3, "311");
            r34.Put(6, 8, entry.InformalFee);
        }
        if (options.AsCorrections) Next("36").Put(3, 75, "THE VALUE OF THE LAST LINE LEFT OUT AN ASSIST. SYNTHETIC TEST DATA.");
    }

    void WriteLine(SampleEntry entry, SampleLine line)
    {
        var r40 = Next("40");
        r40.Put(5, 3, line.Number);
        if (!line.HasNoOrigin) r40.Put(9, 2, line.Origin.Country);
        r40.Put(11, 2, line.Origin.Country);
        if (line.ExportDate is { } exported) r40.Put(13, exported);
        r40.Put(27, 10, line.Charges);
        if (!entry.IsByAir) r40.Put(37, 5, line.Origin.Lading);
        r40.Put(42, 10, line.Weight);
        r40.Put(56, 1, "N");

        Next("44").Put(3, 70, line.Good.Description);

        var r47 = Next("47");
        r47.Put(3, 1, "M");
        r47.Put(4, 2, line.Origin.Country);
        r47.Put(6, 6, "EXAMAN");
        r47.Put(12, 3, line.Maker);
        r47.Put(15, 3, line.Origin.City);
        r47 = Next("47");
        r47.Put(3, 1, "S");
        r47.Put(4, 15, entry.ConsigneeNumber);

        if (entry.HasUnknownRecord && line.Number == 1) Next("45").Put(3, 30, "NO SUCH RECORD");

        var r50 = Next("50");
        if (!line.HasNoTariffNumber) r50.Put(3, 10, line.Good.Hts);
        r50.Put(14, 10, line.Duty);
        if (line.DutyIsSpoiled) r50.Put(23, 1, "O");
        r50.Put(25, 10, line.Value);
        if (line.ValueIsSpoiled) r50.Put(34, 1, "O");
        r50.Put(36, 12, line.Quantity * 100);
        r50.Put(48, 3, line.Good.Unit1);
        if (line.Good.Unit2.Length > 0)
        {
            r50.Put(51, 12, line.Weight * 100);
            r50.Put(63, 3, line.Good.Unit2);
        }
        if (line.NumberIsRepeated)
        {
            r50 = Next("50");
            r50.Put(3, 10, line.Good.Hts);
            r50.Put(14, 10, 0);
            r50.Put(25, 10, 0);
            r50.Put(36, 12, 0);
            r50.Put(48, 3, line.Good.Unit1);
        }
        WriteFee("499", line.Processing);
        WriteFee("501", line.Harbor);
        if (options.AsCorrections && line.Number == entry.Lines.Count) Next("63").Put(3, 3, "L04");
    }

    void WriteFee(string feeClass, long amount)
    {
        if (amount == 0) return;
        var r62 = Next("62");
        r62.Put(3, 3, feeClass);
        r62.Put(6, 8, amount);
    }

    void WriteTotals(SampleEntry entry)
    {
        if (entry.FeeTotal > 0)
        {
            var r89 = Next("89");
            var at = 3;
            if (entry.InformalFee > 0) at = PutTotal(r89, at, "311", entry.InformalFee);
            if (entry.ProcessingTotal > 0) at = PutTotal(r89, at, "499", entry.ProcessingTotal);
            if (entry.HarborTotal > 0) PutTotal(r89, at, "501", entry.HarborTotal);
        }
        if (entry.HasNoGrandTotals) return;
        var r90 = Next("90");
        r90.Put(3, 11, entry.DutyTotal);
        r90.Put(15, 11, entry.FeeTotal);
        for (var at = 27; at <= 63; at += 12) r90.Put(at, 11, 0);
    }

    static int PutTotal(RecordImage r89, int at, string feeClass, long amount)
    {
        r89.Put(at, 3, feeClass);
        r89.Put(at + 3, 11, amount);
        return at + 14;
    }

    RecordImage Next(string id)
    {
        var record = sink.Take(RecordImage.Length + 2);
        var image = new RecordImage(record, id);
        record[RecordImage.Length] = (byte)'\r';
        record[RecordImage.Length + 1] = (byte)'\n';
        return image;
    }
}
