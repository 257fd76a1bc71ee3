using CeePortal.Domain.Entries;

namespace CeePortal.Intake.Samples;

/// <summary>Makes entries that are right: sums, fees, dates, check digits.</summary>
sealed class SampleMaker(SampleOptions options, SampleDice dice)
{
    // An informal entry is worth at most $2,500 (19 CFR 143.21); with many lines that would be pennies.
    const int InformalLimit = 2_500;
    const int InformalLines = 20;

    readonly SampleEntry entry = new();

    /// <summary>Makes the next entry; the object is used again for the one after it.</summary>
    public SampleEntry Make(int serial, SampleGateway gateway)
    {
        var isByAir = dice.Percent(35);
        var importer = SampleImporter.All[Math.Min(dice.Below(SampleImporter.All.Length), dice.Below(SampleImporter.All.Length))];
        if (options.Importer is { } one) importer = new SampleImporter(one.ToOfficial(), "Example Importer LLC", options.ImporterIndustry);
        entry.Serial = serial;
        entry.CheckDigit = EntryNumber.ComputeCheckDigit(options.Filer, serial, options.CheckDigitFactor);
        entry.Mode = isByAir ? "40" : dice.Percent(75) ? "11" : "10";
        entry.Type = isByAir && options.Lines <= InformalLines && dice.Percent(30) && !options.FormalOnly ? "11" : "01";
        entry.Port = isByAir ? gateway.Air : dice.Of<string>(gateway.Sea);
        entry.State = gateway.State;
        entry.Signature = "X";
        entry.BondType = entry.IsInformal ? "" : "8";
        entry.ImporterNumber = entry.ConsigneeNumber = importer.Number;
        entry.ImporterName = importer.Name;
        entry.EstimatedEntry = options.Today.AddDays(-dice.Below(10));
        entry.Import = entry.EstimatedEntry.AddDays(-dice.Below(4));
        entry.StatementPrint = entry.EstimatedEntry.AddDays(14);
        entry.Carrier = dice.Of<SampleCarrier>(isByAir ? SampleCarrier.Air : SampleCarrier.Sea);
        entry.Vessel = dice.Between(1, 40);
        entry.Bill = dice.Below(10_000_000);
        (entry.EstimatedEntryIsImpossible, entry.HasUnknownRecord, entry.HasNoLines, entry.HasNoGrandTotals) = (false, false, false, false);
        MakeLines(importer);
        AddUp();
        return entry;
    }

    void MakeLines(SampleImporter importer)
    {
        while (entry.Lines.Count < options.Lines) entry.Lines.Add(new SampleLine());
        var exported = entry.Import.AddDays(-(entry.IsByAir ? dice.Between(1, 4) : dice.Between(10, 28)));
        var origin = dice.Of<SampleOrigin>(SampleOrigin.All);
        for (var i = 0; i < entry.Lines.Count; i++)
        {
            var line = entry.Lines[i];
            var budget = entry.IsInformal ? InformalLimit / options.Lines : dice.Between(400, 60_000);
            line.Number = i + 1;
            line.Good = PickGood(importer.Industry, entry.IsInformal ? budget / 2 : int.MaxValue);
            line.Origin = dice.Percent(80) ? origin : dice.Of<SampleOrigin>(SampleOrigin.All);
            line.ExportDate = exported;
            line.Maker = dice.Between(1, 999);
            line.Quantity = Math.Max(1, budget * (long)dice.Between(50, 90) / 100 / line.Good.Price);
            line.Value = Math.Max(1, line.Quantity * line.Good.Price * dice.Between(90, 110) / 100);
            if (options.AsCorrections && i == entry.Lines.Count - 1) line.Value += Math.Max(1, line.Value / 10);
            line.Weight = line.Good.Unit1 switch
            {
                "KG" => line.Quantity,
                "T" => line.Quantity * 1_000,
                "M3" => line.Quantity * 500,
                _ => Math.Max(1, line.Value / 15),
            };
            // Charges are asked for above $1,250 (AE chapter, record 40).
            line.Charges = line.Value > 1_250 ? line.Value / 50 : 0;
            line.Duty = SampleFees.Duty(line.Value, line.Good.Rate);
            line.Processing = entry.IsInformal ? 0 : SampleFees.Processing(line.Value);
            line.Harbor = entry.IsByAir ? 0 : SampleFees.Harbor(line.Value);
            line.ValueIsSpoiled = line.DutyIsSpoiled = line.NumberIsRepeated = line.HasNoOrigin = line.HasNoTariffNumber = false;
        }
    }

    // Four lines of five are of the importer's own industry, so that most importers have clearly predominant goods.
    SampleGood PickGood(int industry, int dearest)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var good = dice.Of<SampleGood>(dice.Percent(80) ? SampleGood.ByIndustry[industry - 1] : SampleGood.All);
            if (good.Price <= dearest) return good;
        }
        return SampleGood.All.MinBy(g => g.Price)!;
    }

    void AddUp()
    {
        long processing = 0;
        (entry.DutyTotal, entry.HarborTotal) = (0, 0);
        foreach (var line in entry.Lines)
        {
            entry.DutyTotal += line.Duty;
            entry.HarborTotal += line.Harbor;
            processing += line.Processing;
        }
        var fees = SampleFees.On(entry.EstimatedEntry);
        entry.InformalFee = entry.IsInformal ? fees.Informal : 0;
        entry.ProcessingTotal = entry.IsInformal ? 0 : Math.Clamp(processing, fees.Minimum, fees.Maximum);
        entry.FeeTotal = entry.InformalFee + entry.ProcessingTotal + entry.HarborTotal;
    }
}
