using System.Globalization;
using System.Text;
using CeePortal.Intake.Csv;

namespace CeePortal.Intake.Samples;

/// <summary>Writes sample entries in the CSV template. No cell needs quotation marks.</summary>
sealed class CsvSample(SampleSink sink, SampleOptions options) : ISampleFormat
{
    readonly string[] cells = new string[CsvTemplate.Columns.Count];
    readonly StringBuilder row = new();

    public void Begin(SampleGateway gateway)
    {
        sink.Append(CsvTemplate.Header);
        sink.Append("\r\n");
    }

    public void BeginBlock(SampleGateway gateway)
    {
    }

    public void EndBlock()
    {
    }

    public void End()
    {
    }

    public void Write(SampleEntry entry)
    {
        Array.Fill(cells, "");
        FillEntry(entry);
        foreach (var line in entry.Lines)
        {
            FillLine(entry, line);
            row.Clear().AppendJoin(',', cells).Append("\r\n");
            foreach (var chunk in row.GetChunks()) sink.Append(chunk.Span);
        }
    }

    void FillEntry(SampleEntry entry)
    {
        cells[Column.Action] = "A";
        cells[Column.EntryNumber] = string.Create(CultureInfo.InvariantCulture, $"{options.Filer}-{entry.Serial:D7}-{entry.CheckDigit}");
        cells[Column.EntryType] = entry.Type;
        cells[Column.Port] = cells[Column.Unlading] = entry.Port;
        cells[Column.Reference] = string.Create(CultureInfo.InvariantCulture, $"S{entry.Serial:D7}");
        cells[Column.Mode] = entry.Mode;
        cells[Column.Signature] = entry.Signature;
        cells[Column.PaymentType] = "2";
        cells[Column.StatementDate] = Day(entry.StatementPrint);
        cells[Column.BondType] = entry.BondType;
        cells[Column.Surety] = entry.BondType.Length > 0 ? "036" : "";
        cells[Column.Importer] = entry.ImporterNumber;
        cells[Column.ImporterName] = entry.ImporterName;
        cells[Column.Consignee] = entry.ConsigneeNumber;
        cells[Column.EstimatedEntry] = entry.EstimatedEntryIsImpossible ? string.Create(CultureInfo.InvariantCulture, $"{entry.EstimatedEntry.Year}-02-30") : Day(entry.EstimatedEntry);
        cells[Column.Import] = cells[Column.Arrival] = Day(entry.Import);
        cells[Column.State] = entry.State;
        cells[Column.Carrier] = entry.Carrier.Code;
        cells[Column.Location] = entry.IsByAir ? "" : "Y258";
        cells[Column.Conveyance] = entry.IsByAir ? "" : string.Create(CultureInfo.InvariantCulture, $"EXAMPLE VESSEL {entry.Vessel:D2}");
        cells[Column.BillIssuer] = entry.IsByAir ? "" : entry.Carrier.Code;
        cells[Column.BillNumber] = entry.IsByAir
            ? string.Create(CultureInfo.InvariantCulture, $"{entry.Carrier.Prefix}{entry.Bill:D7}{entry.Bill % 7}")
            : string.Create(CultureInfo.InvariantCulture, $"60{entry.Bill:D7}");
        cells[Column.HeaderFeeClass] = entry.InformalFee > 0 ? "311" : "";
        cells[Column.HeaderFee] = Cents(entry.InformalFee);
        cells[Column.TotalProcessing] = Cents(entry.ProcessingTotal);
        cells[Column.TotalHarbor] = Cents(entry.HarborTotal);
        cells[Column.TotalDuty] = Cents(entry.DutyTotal, "0.00");
        cells[Column.TotalFees] = Cents(entry.FeeTotal, "0.00");
    }

    void FillLine(SampleEntry entry, SampleLine line)
    {
        cells[Column.LineNumber] = Number(line.Number);
        cells[Column.Origin] = line.HasNoOrigin ? "" : line.Origin.Country;
        cells[Column.Export] = line.Origin.Country;
        cells[Column.ExportDate] = line.ExportDate is { } exported ? Day(exported) : "";
        cells[Column.Charges] = line.Charges > 0 ? Number(line.Charges) : "";
        cells[Column.Lading] = entry.IsByAir ? "" : line.Origin.Lading;
        cells[Column.Weight] = Number(line.Weight);
        cells[Column.Related] = "N";
        cells[Column.Description] = line.Good.Description;
        cells[Column.Manufacturer] = string.Create(CultureInfo.InvariantCulture, $"{line.Origin.Country}EXAMAN{line.Maker:D3}{line.Origin.City}");
        cells[Column.SoldTo] = entry.ConsigneeNumber;
        cells[Column.Hts] = line.HasNoTariffNumber ? "" : line.Good.Hts;
        cells[Column.Value] = line.ValueIsSpoiled ? Number(line.Value) + "O" : Number(line.Value);
        cells[Column.Duty] = line.DutyIsSpoiled ? Cents(line.Duty, "0.00") + "O" : Cents(line.Duty, "0.00");
        cells[Column.Quantity1] = Number(line.Quantity);
        cells[Column.Unit1] = line.Good.Unit1;
        cells[Column.Quantity2] = line.Good.Unit2.Length > 0 ? Number(line.Weight) : "";
        cells[Column.Unit2] = line.Good.Unit2;
        cells[Column.Processing] = Cents(line.Processing);
        cells[Column.Harbor] = Cents(line.Harbor);
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string Cents(long cents, string whenZero = "") =>
        cents == 0 ? whenZero : string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:D2}");

    static class Column
    {
        public static readonly int Action = At("Action"), EntryNumber = At("Entry Number"), EntryType = At("Entry Type"), Port = At("Port of Entry"),
            Reference = At("Broker Reference"), Mode = At("Mode of Transport"), Signature = At("Electronic Signature"), PaymentType = At("Payment Type"),
            StatementDate = At("Statement Date"), BondType = At("Bond Type"), Surety = At("Surety"), Importer = At("Importer Number"),
            ImporterName = At("Importer Name"), Consignee = At("Consignee Number"), EstimatedEntry = At("Estimated Entry Date"), Import = At("Import Date"),
            State = At("State of Destination"), Carrier = At("Carrier"), Unlading = At("Port of Unlading"), Arrival = At("Arrival Date"),
            Location = At("Location of Goods"), Conveyance = At("Conveyance"), BillIssuer = At("Bill Issuer"), BillNumber = At("Bill Number"),
            HeaderFeeClass = At("Header Fee Class"), HeaderFee = At("Header Fee"), TotalProcessing = At("Total MPF"), TotalHarbor = At("Total HMF"),
            TotalDuty = At("Total Duty"), TotalFees = At("Total Fees");

        public static readonly int LineNumber = At("Line Number"), Origin = At("Country of Origin"), Export = At("Country of Export"), ExportDate = At("Export Date"),
            Charges = At("Charges"), Lading = At("Port of Lading"), Weight = At("Gross Weight"), Related = At("Related Parties"), Description = At("Description"),
            Manufacturer = At("Manufacturer"), SoldTo = At("Sold To"), Hts = At("HTS Number"), Value = At("Value"), Duty = At("Duty"), Quantity1 = At("Quantity 1"),
            Unit1 = At("Unit 1"), Quantity2 = At("Quantity 2"), Unit2 = At("Unit 2"), Processing = At("MPF"), Harbor = At("HMF");

        static int At(string name) => CsvTemplate.IndexOf(name) is >= 0 and var index ? index : throw new InvalidOperationException("The template has no column " + name);
    }
}
